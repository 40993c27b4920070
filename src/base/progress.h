#ifndef MM_PROGRESS_H
#define MM_PROGRESS_H

#include <stdbool.h>

/*
 * One line on standard error that says how far a long reading is. Silent unless
 * standard error is a terminal, and for anything below 20 MB.
 */
struct mm_progress {
	bool is_wanted;
	bool is_shown;
	long long last_ms;
};

void mm_progress_init(struct mm_progress *progress, bool is_wanted);
/* total is 0 when unknown. Fits mm_dump_progress: `progress` is the struct. */
void mm_progress_update(unsigned long long done_bytes, unsigned long long total_bytes,
                        void *progress);
/* Takes the line away. */
void mm_progress_clear(struct mm_progress *progress);

#endif
