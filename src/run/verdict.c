/*
 * The verdict: the first that applies of NOT READY (a critical finding),
 * INCOMPLETE, CONDITIONALLY READY (a warning), READY. Incomplete is what
 * should have been seen, was not, and could hide a critical finding; what this
 * kind of input never carries does not make it so.
 */
#include "verdict.h"

#include "arena.h"
#include "run.h"

#include "banned.h"

const char *mm_verdict_name(enum mm_verdict_value value)
{
	static const char *const names[] = { "READY", "CONDITIONALLY READY", "INCOMPLETE",
		                             "NOT READY" };

	return names[value];
}

static void add_reason(struct mm_run *run, const char *text)
{
	mm_strings_add(run->arena, &run->verdict.reasons, text);
}

static const char *plural(size_t count)
{
	return count == 1 ? "" : "s";
}

/* "3 CRITICAL findings from 2 checks" */
static void add_findings_reason(struct mm_run *run, enum mm_severity severity)
{
	size_t checks = 0;

	for (size_t i = 0; i < run->result_count; i++) {
		const struct mm_finding_list *list = &run->results[i].findings.list;

		for (size_t k = 0; k < list->count; k++)
			if (list->items[k]->severity == severity) {
				checks++;
				break;
			}
	}
	add_reason(run, mm_arena_printf(run->arena, "%zu %s finding%s from %zu check%s",
	                                run->counts[severity], mm_severity_name(severity),
	                                plural(run->counts[severity]), checks, plural(checks)));
}

static void add_unparsed_reason(struct mm_run *run)
{
	const struct mm_coverage *c = &run->catalog->coverage;
	size_t count = c->unparsed.count;

	if (count == 0)
		return;
	const struct mm_location *at = &c->unparsed.items[0]->location;

	add_reason(run,
	           mm_arena_printf(run->arena,
	                           "%zu statement%s could not be parsed, the first in %s line %d",
	                           count, plural(count), at->file, at->line));
}

static void add_notes(struct mm_run *run)
{
	const struct mm_unparsed_list *notes = &run->catalog->coverage.notes;

	for (size_t i = 0; i < notes->count; i++)
		add_reason(run, mm_arena_printf(
		                    run->arena, "%s line %d: %s", notes->items[i]->location.file,
		                    notes->items[i]->location.line, notes->items[i]->message));
}

static bool needs_for_critical(const struct mm_run *run, enum mm_part part)
{
	for (size_t i = 0; i < run->result_count; i++) {
		const struct mm_check *check = run->results[i].entry->check;
		mm_part_mask wanted = check->needs | check->uses;

		if ((wanted & (UINT64_C(1) << part)) && (check->severities & MM_CAN(CRITICAL)))
			return true;
	}
	return false;
}

static void add_unreadable_parts(struct mm_run *run)
{
	for (int i = 0; i < MM_PART_COUNT; i++) {
		const struct mm_part_state *state = &run->catalog->parts[i];

		if (state->is_present || state->absence != MM_NOT_READABLE ||
		    !needs_for_critical(run, (enum mm_part)i))
			continue;
		add_reason(run, mm_arena_printf(run->arena, "%s not read: %s",
		                                mm_part_name((enum mm_part)i), state->reason));
	}
}

void mm_run_judge(struct mm_run *run)
{
	struct mm_verdict *v = &run->verdict;

	if (run->counts[MM_CRITICAL] > 0)
		add_findings_reason(run, MM_CRITICAL);
	size_t before = v->reasons.count;

	add_unparsed_reason(run);
	add_notes(run);
	add_unreadable_parts(run);
	v->is_complete = v->reasons.count == before;
	if (run->counts[MM_WARNING] > 0)
		add_findings_reason(run, MM_WARNING);
	if (run->excluded_count > 0)
		add_reason(run, mm_arena_printf(run->arena,
		                                "%zu check%s left out, as the selection asks",
		                                run->excluded_count, plural(run->excluded_count)));
	if (run->counts[MM_CRITICAL] > 0)
		v->value = MM_NOT_READY;
	else if (!v->is_complete)
		v->value = MM_INCOMPLETE;
	else
		v->value = run->counts[MM_WARNING] > 0 ? MM_CONDITIONALLY_READY : MM_READY;
	if (v->reasons.count == 0)
		add_reason(run, "no CRITICAL or WARNING finding");
}
