#ifndef MM_SKIPS_H
#define MM_SKIPS_H

#include "model.h"

/* Checks that were skipped for one reason. */
struct mm_skip {
	const char *reason;
	struct mm_strings checks;
};
MM_LIST(mm_skip);

/* The reasons, the one of most checks first. */
struct mm_skip_list mm_report_skips(struct mm_arena *arena, const struct mm_report *report);

#endif
