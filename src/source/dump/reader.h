#ifndef MM_READER_H
#define MM_READER_H

#include <stdbool.h>

struct mm_dump_options;
struct mm_error;
struct mm_input;
struct mm_script;

/*
 * Reads one input to its end and applies it: pieces are gathered into batches,
 * parsed on worker threads and applied in order on this one. `done` is
 * how many bytes of other files came before, `total` those of all, 0 unknown.
 */
struct mm_reader_progress {
	const struct mm_dump_options *options; /* or NULL */
	unsigned long long done;
	unsigned long long total;
};

bool mm_reader_run(struct mm_script *script, struct mm_input *input,
                   const struct mm_reader_progress *progress, struct mm_error *err);

#endif
