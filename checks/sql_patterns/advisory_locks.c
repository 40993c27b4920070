/*
 * Advisory locks live in the shared lock table of one server. They are neither
 * written to WAL nor known to Spock, so that each node grants "the" lock once:
 * two nodes hold it at the same time.
 */
#include <string.h>

#include "check.h"
#include "code_units.h"

#include "banned.h"

static bool is_advisory(const struct mm_fact *fact)
{
	return fact->kind == MM_FACT_CALL && mm_fact_has(fact, MM_FACT_BUILTIN) &&
	       (strncmp(fact->name, "pg_advisory_", strlen("pg_advisory_")) == 0 ||
	        strncmp(fact->name, "pg_try_advisory_", strlen("pg_try_advisory_")) == 0);
}

static void look_at(const struct mm_code_unit *unit, void *data)
{
	struct mm_findings *out = data;
	struct mm_strings calls = { 0 };
	struct mm_finding *f;

	for (size_t i = 0; i < unit->facts->count; i++)
		if (is_advisory(&unit->facts->items[i]))
			mm_strings_add(out->arena, &calls, unit->facts->items[i].name);
	if (calls.count == 0)
		return;
	f = mm_findings_add(out, MM_CONSIDER, unit->object, "%s uses advisory locks",
	                    mm_code_title(out, unit->object));
	f->is_heuristic = unit->facts->is_heuristic;
	mm_meta_set(f, "functions_called", &calls);
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	mm_code_walk(in->catalog, look_at, out);
}

MM_CHECK(advisory_locks) = {
	.title = "Code that takes advisory locks",
	.why =
	    "An advisory lock exists on the node where it was taken, and nowhere else. Code that "
	    "relies on one to let a single session do something, such as a job, a migration or "
	    "the next number of a series, is let in on every node at the same time. No error "
	    "tells of it. The question to answer: what does the lock protect, and may it happen "
	    "on two nodes at once?",
	.evidence =
	    "Lock table of PostgreSQL (src/backend/utils/adt/lockfuncs.c, 15 to 18): kept in "
	    "shared memory, not in WAL.",
	.fix = "Let one node do what the lock protects, or move the mutual exclusion to a service "
	       "that all nodes ask. A row in a table does not help: its lock is local to a node "
	       "too. A lock that only keeps sessions of one node apart can stay.",
	.severities = MM_CAN(CONSIDER),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT | MM_MONITOR,
	.needs = MM_PART(FUNCTIONS),
	.uses = MM_PART(STATEMENTS),
	.from_dump = MM_DUMP_PARTLY,
	.other_sources = "statements",
	.run = run,
};
