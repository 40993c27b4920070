#ifndef MM_TODO_H
#define MM_TODO_H

#include "model.h"

/* What one check asks for in one phase. */
struct mm_todo_step {
	enum mm_phase phase;
	enum mm_severity severity; /* the worst */
	const struct mm_report_result *result;
	const struct mm_finding **findings; /* worst first */
	size_t count;
	size_t capacity;
	size_t sql_count; /* of these with a fix SQL */
};
MM_LIST(mm_todo_step);

/*
 * The to-do list, by phase, then worst first: CRITICAL and WARNING, CONSIDER too when asked for.
 * A group of several checks stands under the one that reports it worst.
 */
struct mm_todo_step_list mm_todo_of(struct mm_arena *arena, const struct mm_report *report,
                                    bool has_consider);

/* "Before Spock is installed", … */
const char *mm_todo_phase_title(enum mm_phase phase);

#endif
