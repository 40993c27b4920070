#ifndef MM_RUN_H
#define MM_RUN_H

#include <stdbool.h>
#include <stddef.h>

#include "registry.h"
#include "scope.h"

struct mm_error;

/* Which checks are run, over which objects, for what. Empty lists choose everything. */
struct mm_selection {
	struct mm_strings categories;
	struct mm_strings include; /* names or globs */
	struct mm_strings exclude;
	struct mm_scope scope;
};

/*
 * Every name of the selection must mean something: an unknown category or check
 * is an error (exit code 2) that gives the nearest names.
 */
bool mm_selection_validate(const struct mm_selection *selection, struct mm_error *err);

enum mm_outcome {
	MM_RAN,
	MM_SKIPPED, /* the catalog lacks a part it needs: see reason */
};

struct mm_result {
	const struct mm_registry_entry *entry;
	enum mm_outcome outcome;
	const char *reason; /* when skipped */
	struct mm_findings findings;
};

enum mm_verdict_value {
	MM_READY,
	MM_CONDITIONALLY_READY,
	MM_INCOMPLETE,
	MM_NOT_READY,
};
/* "READY", "CONDITIONALLY READY", "INCOMPLETE", "NOT READY" */
const char *mm_verdict_name(enum mm_verdict_value value);

struct mm_verdict {
	enum mm_verdict_value value;
	bool is_complete;
	struct mm_strings reasons; /* sentences, the decisive one first */
};

/* One database assessed. Lives in its arena; the catalog is borrowed. */
struct mm_run {
	struct mm_arena *arena;
	const struct mm_catalog *catalog;
	enum mm_mode mode;
	struct mm_target target;
	struct mm_result *results; /* in registry order; only checks of the mode that were chosen */
	size_t result_count;
	size_t excluded_count; /* checks of the mode that the selection left out */
	size_t counts[MM_SEVERITY_COUNT];
	size_t finding_count;
	struct mm_verdict verdict;
};

/* Runs the checks of a mode over a finished catalog. Free with mm_run_free(). */
struct mm_run *mm_run_checks(struct mm_catalog *catalog, enum mm_mode mode,
                             const struct mm_target *target, const struct mm_selection *selection);
void mm_run_free(struct mm_run *run); /* NULL is allowed */

/* The parts that a run of that mode is expected to have looked at. */
mm_part_mask mm_mode_parts(enum mm_mode mode);

/* One finding with the check it came from. */
struct mm_ranked {
	const struct mm_result *result;
	const struct mm_finding *finding;
};

/* All findings, worst first; then by check order, object, id. *count of them, in the run's arena.
 */
struct mm_ranked *mm_run_ranked(const struct mm_run *run, size_t *count);

#endif
