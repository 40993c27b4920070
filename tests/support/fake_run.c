#include "fake_run.h"

#include "arena.h"
#include "catalog.h"
#include "mem.h"
#include "verdict.h"

enum { MOST_RESULTS = 32 };

struct mm_run *fake_run_new(void)
{
	struct mm_run *run = mm_mem_zalloc(1, sizeof *run);

	struct mm_catalog *catalog = mm_catalog_new();

	mm_catalog_claim(catalog, mm_mode_parts(MM_ANALYZE) & ~MM_PART(SETTINGS));
	mm_catalog_lacks(catalog, MM_PART_NUMBER_SETTINGS, MM_NOT_CARRIED, "not in a schema dump");
	run->arena = mm_arena_new();
	run->catalog = catalog;
	run->mode = MM_ANALYZE;
	run->target = mm_target_default;
	run->results = mm_arena_zalloc(run->arena, MOST_RESULTS, sizeof *run->results);
	return run;
}

void fake_run_free(struct mm_run *run)
{
	/* The run only borrows it; a fake one made it. */
	union {
		const struct mm_catalog *borrowed;
		struct mm_catalog *owned;
	} catalog = { .borrowed = run->catalog };

	mm_catalog_free(catalog.owned);
	mm_run_free(run);
}

struct mm_result *fake_run_result(struct mm_run *run, const char *name, const char *title)
{
	struct mm_check *check = mm_arena_zalloc(run->arena, 1, sizeof *check);
	struct mm_registry_entry *entry = mm_arena_zalloc(run->arena, 1, sizeof *entry);
	struct mm_result *result = &run->results[run->result_count++];

	check->title = title;
	check->why = mm_arena_printf(run->arena, "Why %s.", name);
	check->fix = mm_arena_printf(run->arena, "Fix %s.", name);
	check->evidence = mm_arena_printf(run->arena, "Seen %s.", name);
	check->severities = MM_CAN(CRITICAL);
	*entry = (struct mm_registry_entry){ .id = name, .category = "schema", .check = check };
	*result = (struct mm_result){ .entry = entry, .outcome = MM_RAN };
	result->findings.arena = run->arena;
	return result;
}

struct mm_finding *fake_run_finding(struct mm_result *result, enum mm_severity severity,
                                    const char *table, const char *what)
{
	struct mm_object object = { .kind = "table", .schema = "public", .name = table };

	return mm_findings_add(&result->findings, severity, object, "Table %s %s",
	                       mm_display(&result->findings, object), what);
}

void fake_run_skip(struct mm_run *run, const char *name, const char *reason)
{
	struct mm_result *result = fake_run_result(run, name, name);

	result->outcome = MM_SKIPPED;
	result->reason = reason;
}

void fake_run_close(struct mm_run *run)
{
	for (size_t i = 0; i < run->result_count; i++) {
		struct mm_findings *findings = &run->results[i].findings;

		mm_findings_close(findings, run->results[i].entry->id);
		run->finding_count += findings->list.count;
		for (size_t k = 0; k < findings->list.count; k++)
			run->counts[findings->list.items[k]->severity]++;
	}
	mm_run_judge(run);
}
