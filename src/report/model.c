#include "model.h"

#include <stdlib.h>

#include "arena.h"
#include "catalog.h"
#include "objects_count.h"

#include "banned.h"

static void describe_result(const struct mm_result *from, struct mm_report_result *to)
{
	const struct mm_check *check = from->entry->check;

	*to = (struct mm_report_result){
		.check_name = from->entry->id,
		.category = from->entry->category,
		.title = check->title,
		.why = check->why,
		.evidence = check->evidence,
		.fix = check->fix,
		.is_skipped = from->outcome == MM_SKIPPED,
		.skip_reason = from->reason,
		.note = from->findings.note,
		.findings = from->findings.list.items,
		.finding_count = from->findings.list.count,
	};
	for (size_t i = 0; i < to->finding_count; i++)
		to->counts[to->findings[i]->severity]++;
}

/* By the number of critical findings, then of warnings, and so on; then by place in the registry.
 */
static int worst_first(const void *left, const void *right)
{
	const struct mm_report_result *a = *(struct mm_report_result *const *)left;
	const struct mm_report_result *b = *(struct mm_report_result *const *)right;

	for (int s = MM_SEVERITY_COUNT - 1; s >= 0; s--)
		if (a->counts[s] != b->counts[s])
			return a->counts[s] < b->counts[s] ? 1 : -1;
	return a < b ? -1 : 1;
}

static void rank_results(struct mm_arena *arena, struct mm_report *report)
{
	report->worst = mm_arena_zalloc(arena, report->result_count + 1, sizeof *report->worst);
	for (size_t i = 0; i < report->result_count; i++) {
		struct mm_report_result *result = &report->results[i];

		report->skipped_count += result->is_skipped;
		report->run_count += !result->is_skipped;
		report->passed_count += !result->is_skipped && result->finding_count == 0;
		if (result->finding_count > 0)
			report->worst[report->worst_count++] = result;
	}
	qsort(report->worst, report->worst_count, sizeof(void *), worst_first);
}

static void list_absences(struct mm_arena *arena, const struct mm_run *run,
                          struct mm_report *report)
{
	const mm_part_mask expected = mm_mode_parts(run->mode);

	report->absences = mm_arena_zalloc(arena, MM_PART_COUNT, sizeof *report->absences);
	for (int i = 0; i < MM_PART_COUNT; i++) {
		const struct mm_part_state *state = &run->catalog->parts[i];

		if (!state->is_present && (expected & (UINT64_C(1) << i)) != 0)
			report->absences[report->absence_count++] =
			    (struct mm_report_absence){ .part = mm_part_name((enum mm_part)i),
				                        .reason = state->reason };
	}
}

struct mm_report *mm_report_of_run(struct mm_arena *arena, const struct mm_run *run)
{
	struct mm_report *report = mm_arena_zalloc(arena, 1, sizeof *report);
	const struct mm_server *server = &run->catalog->server;

	report->database = server->database;
	report->server_version = server->version;
	report->dump_version = server->dump_version;
	report->bytes = run->catalog->coverage.bytes;
	report->result_count = run->result_count;
	report->excluded_count = run->excluded_count;
	report->results = mm_arena_zalloc(arena, run->result_count + 1, sizeof *report->results);
	for (size_t i = 0; i < run->result_count; i++)
		describe_result(&run->results[i], &report->results[i]);
	for (int i = 0; i < MM_SEVERITY_COUNT; i++)
		report->counts[i] = run->counts[i];
	report->finding_count = run->finding_count;
	rank_results(arena, report);
	report->coverage = &run->catalog->coverage;
	mm_report_count_objects(arena, run->catalog, report);
	list_absences(arena, run, report);
	report->verdict = run->verdict;
	return report;
}

enum mm_verdict_value mm_document_verdict(const struct mm_document *document)
{
	enum mm_verdict_value worst = MM_READY;

	for (size_t i = 0; i < document->report_count; i++)
		if (document->reports[i]->verdict.value > worst)
			worst = document->reports[i]->verdict.value;
	return worst;
}

bool mm_document_is_complete(const struct mm_document *document)
{
	for (size_t i = 0; i < document->report_count; i++)
		if (!document->reports[i]->verdict.is_complete)
			return false;
	return true;
}

size_t mm_document_count(const struct mm_document *document, enum mm_severity severity)
{
	size_t count = 0;

	for (size_t i = 0; i < document->report_count; i++)
		count += document->reports[i]->counts[severity];
	return count;
}

const char *mm_report_name(const struct mm_report *report)
{
	return report->database == NULL ? "database" : report->database;
}
