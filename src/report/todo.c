#include "todo.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "map.h"

#include "banned.h"

const char *mm_todo_phase_title(enum mm_phase phase)
{
	static const char *const titles[] = {
		[MM_BEFORE] = "Before Spock is installed",
		[MM_INSTALL] = "When Spock is installed",
		[MM_AFTER] = "After Spock is installed",
		[MM_APPLICATION] = "In the application",
	};

	return titles[phase];
}

static void claim(struct mm_map *owners, struct mm_report_result *result, enum mm_severity severity)
{
	for (size_t i = 0; i < result->finding_count; i++) {
		const struct mm_finding *f = result->findings[i];

		if (f->severity != severity || f->group == NULL)
			continue;
		size_t len = strlen(f->group);

		if (mm_map_get(owners, f->group, len) == NULL)
			mm_map_set(owners, f->group, len, result);
	}
}

/* Which check speaks for each group. */
static struct mm_map *owners_of_groups(const struct mm_report *report)
{
	struct mm_map *owners = mm_map_new();

	for (int s = MM_CRITICAL; s >= MM_CONSIDER; s--)
		for (size_t i = 0; i < report->worst_count; i++)
			if (report->worst[i]->counts[s] > 0)
				claim(owners, report->worst[i], (enum mm_severity)s);
	return owners;
}

static void add_result(struct mm_arena *arena, const struct mm_map *owners,
                       const struct mm_report_result *result, enum mm_severity least,
                       struct mm_todo_step *steps)
{
	for (size_t i = 0; i < result->finding_count; i++) {
		const struct mm_finding *f = result->findings[i];
		struct mm_todo_step *step = &steps[f->fix_phase];

		if (f->severity < least)
			continue;
		if (f->group != NULL && mm_map_get(owners, f->group, strlen(f->group)) != result)
			continue;
		if (step->count == 0)
			step->severity = f->severity;
		step->findings = mm_list_room(arena, step->findings, step->count, &step->capacity);
		step->findings[step->count++] = f;
		step->sql_count += f->fix_sql != NULL;
	}
}

enum { PHASE_COUNT = MM_APPLICATION + 1 };

static int by_phase(const void *left, const void *right)
{
	const struct mm_todo_step *a = *(struct mm_todo_step *const *)left;
	const struct mm_todo_step *b = *(struct mm_todo_step *const *)right;

	if (a->phase != b->phase)
		return a->phase < b->phase ? -1 : 1;
	if (a->severity != b->severity)
		return a->severity < b->severity ? 1 : -1;
	if (a->count != b->count)
		return a->count < b->count ? 1 : -1;
	return strcmp(a->result->check_name, b->result->check_name);
}

struct mm_todo_step_list mm_todo_of(struct mm_arena *arena, const struct mm_report *report,
                                    bool has_consider)
{
	struct mm_todo_step_list list = { 0 };
	struct mm_map *owners = owners_of_groups(report);

	for (size_t i = 0; i < report->worst_count; i++) {
		struct mm_todo_step *steps = mm_arena_zalloc(arena, PHASE_COUNT, sizeof *steps);

		add_result(arena, owners, report->worst[i], has_consider ? MM_CONSIDER : MM_WARNING,
		           steps);
		for (int p = 0; p < PHASE_COUNT; p++) {
			steps[p].phase = (enum mm_phase)p;
			steps[p].result = report->worst[i];
			if (steps[p].count > 0)
				mm_list_add(arena, &list, &steps[p]);
		}
	}
	mm_map_free(owners);
	if (list.count > 1)
		qsort(list.items, list.count, sizeof(void *), by_phase);
	return list;
}
