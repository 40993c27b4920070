#include "skips.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"

#include "banned.h"

static struct mm_skip *skip_for(struct mm_arena *arena, struct mm_skip_list *list,
                                const char *reason)
{
	struct mm_skip *skip;

	for (size_t i = 0; i < list->count; i++)
		if (mm_same(list->items[i]->reason, reason))
			return list->items[i];
	skip = mm_arena_zalloc(arena, 1, sizeof *skip);
	skip->reason = reason;
	mm_list_add(arena, list, skip);
	return skip;
}

static int most_first(const void *left, const void *right)
{
	const struct mm_skip *a = *(struct mm_skip *const *)left;
	const struct mm_skip *b = *(struct mm_skip *const *)right;

	if (a->checks.count != b->checks.count)
		return a->checks.count < b->checks.count ? 1 : -1;
	return mm_compare(a->reason, b->reason);
}

struct mm_skip_list mm_report_skips(struct mm_arena *arena, const struct mm_report *report)
{
	struct mm_skip_list list = { 0 };

	for (size_t i = 0; i < report->result_count; i++) {
		const struct mm_report_result *result = &report->results[i];

		if (result->is_skipped)
			mm_strings_add(arena, &skip_for(arena, &list, result->skip_reason)->checks,
			               result->check_name);
	}
	if (list.count > 1)
		qsort(list.items, list.count, sizeof(void *), most_first);
	return list;
}
