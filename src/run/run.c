#include "run.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "mem.h"
#include "selection.h"
#include "verdict.h"

#include "banned.h"

mm_part_mask mm_mode_parts(enum mm_mode mode)
{
	const mm_part_mask of_audit = MM_PART(SPOCK) | MM_PART(SPOCK_NODES) |
	                              MM_PART(SPOCK_SUBSCRIPTIONS) | MM_PART(SPOCK_SETS) |
	                              MM_PART(SPOCK_TABLES) | MM_PART(SPOCK_PROGRESS) |
	                              MM_PART(SPOCK_LOGS) | MM_PART(SPOCK_WORKERS);
	mm_part_mask parts = (UINT64_C(1) << MM_PART_COUNT) - 1;

	if (mode != MM_AUDIT)
		parts &= ~of_audit;
	if (mode != MM_COMPARE)
		parts &= ~MM_PART(CLOCK);
	if (mode != MM_MONITOR)
		parts &= ~MM_PART(LOG);
	return parts;
}

/* "settings: not in a schema dump; hba: …" of the parts in the mask that are absent. */
static const char *absent_parts(struct mm_run *run, mm_part_mask parts)
{
	const char *text = NULL;

	for (int i = 0; i < MM_PART_COUNT; i++) {
		const struct mm_part_state *state = &run->catalog->parts[i];

		if (!(parts & (UINT64_C(1) << i)) || state->is_present)
			continue;
		const char *one = mm_arena_printf(run->arena, "%s: %s",
		                                  mm_part_name((enum mm_part)i), state->reason);

		text = text == NULL ? one : mm_arena_printf(run->arena, "%s; %s", text, one);
	}
	return text;
}

static void run_one(struct mm_run *run, struct mm_result *result)
{
	const struct mm_check *check = result->entry->check;
	const struct mm_check_input input = { .catalog = run->catalog,
		                              .mode = run->mode,
		                              .target = &run->target };

	result->findings.arena = run->arena;
	result->reason = absent_parts(run, check->needs);
	if (result->reason != NULL) {
		result->outcome = MM_SKIPPED;
		return;
	}
	result->outcome = MM_RAN;
	check->run(&input, &result->findings);
	mm_findings_close(&result->findings, result->entry->id);
	const char *less = absent_parts(run, check->uses & mm_mode_parts(run->mode));

	if (less != NULL)
		mm_findings_note(&result->findings, "Decided without %s.", less);
	run->finding_count += result->findings.list.count;
	for (size_t i = 0; i < result->findings.list.count; i++)
		run->counts[result->findings.list.items[i]->severity]++;
}

struct mm_run *mm_run_checks(struct mm_catalog *catalog, enum mm_mode mode,
                             const struct mm_target *target, const struct mm_selection *selection)
{
	struct mm_run *run = mm_mem_zalloc(1, sizeof *run);

	run->arena = mm_arena_new();
	run->catalog = catalog;
	run->mode = mode;
	run->target = *target;
	run->results = mm_arena_zalloc(run->arena, mm_registry_count, sizeof *run->results);
	mm_catalog_set_scope(catalog, &selection->scope);
	for (size_t i = 0; i < mm_registry_count; i++) {
		const struct mm_registry_entry *entry = &mm_registry[i];

		if (!(entry->check->modes & (unsigned)mode))
			continue;
		if (!mm_selection_chooses(selection, entry)) {
			run->excluded_count++;
			continue;
		}
		struct mm_result *result = &run->results[run->result_count++];

		result->entry = entry;
		run_one(run, result);
	}
	mm_run_judge(run);
	return run;
}

void mm_run_free(struct mm_run *run)
{
	if (run == NULL)
		return;
	mm_arena_free(run->arena);
	mm_mem_free(run);
}

static int worst_first(const void *left, const void *right)
{
	const struct mm_ranked *a = left;
	const struct mm_ranked *b = right;

	if (a->finding->severity != b->finding->severity)
		return a->finding->severity < b->finding->severity ? 1 : -1;
	if (a->result != b->result)
		return a->result < b->result ? -1 : 1;
	int order = strcmp(a->finding->object_name, b->finding->object_name);

	return order != 0 ? order : strcmp(a->finding->id, b->finding->id);
}

struct mm_ranked *mm_run_ranked(const struct mm_run *run, size_t *count)
{
	struct mm_ranked *ranked = mm_arena_zalloc(run->arena, run->finding_count, sizeof *ranked);

	*count = 0;
	for (size_t i = 0; i < run->result_count; i++) {
		const struct mm_result *result = &run->results[i];

		for (size_t k = 0; k < result->findings.list.count; k++)
			ranked[(*count)++] =
			    (struct mm_ranked){ .result = result,
				                .finding = result->findings.list.items[k] };
	}
	if (*count > 1)
		qsort(ranked, *count, sizeof *ranked, worst_first);
	return ranked;
}
