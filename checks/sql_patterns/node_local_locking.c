/*
 * Table locks, row locks and the conflict detection of serializable
 * transactions live in the memory and the tuples of one server. Spock applies what
 * was committed and takes no lock elsewhere, so that a queue read with FOR UPDATE
 * SKIP LOCKED, or a number computed as the highest plus one, gives the same job or
 * number on two nodes.
 */
#include <string.h>

#include "arena.h"
#include "check.h"
#include "code.h"
#include "code_units.h"

#include "banned.h"

struct locks {
	struct mm_strings modes; /* "FOR UPDATE", "LOCK TABLE IN EXCLUSIVE MODE" */
	struct mm_strings tables;
	bool has_row;
	bool has_table;
	bool has_isolation;
	bool has_write;
	bool skips_locked;
	bool does_not_wait;
};

static void note_relation(const struct mm_fact *fact, struct mm_findings *out,
                          struct mm_strings *to)
{
	if (fact->relation != NULL)
		mm_strings_add(out->arena, to,
		               mm_display(out, mm_object_of_relation(fact->relation)));
}

static void note_lock(const struct mm_fact *fact, struct mm_findings *out, struct locks *locks)
{
	bool is_row = fact->kind == MM_FACT_ROW_LOCK;
	const char *mode = fact->detail == NULL ? "ACCESS EXCLUSIVE" : fact->detail;

	if (mm_fact_has(fact, MM_FACT_TEMPORARY))
		return;
	locks->has_row |= is_row;
	locks->has_table |= !is_row;
	locks->skips_locked |= mm_fact_has(fact, MM_FACT_SKIP_LOCKED);
	locks->does_not_wait |= mm_fact_has(fact, MM_FACT_NOWAIT);
	mm_strings_add(
	    out->arena, &locks->modes,
	    mm_arena_printf(out->arena, is_row ? "FOR %s" : "LOCK TABLE IN %s MODE", mode));
	note_relation(fact, out, &locks->tables);
}

static bool note_write(const struct mm_fact *fact, const struct mm_function *culprit, void *data)
{
	bool *has_write = data;

	(void)culprit;
	*has_write =
	    *has_write || (mm_fact_writes_rows(fact) && !mm_fact_has(fact, MM_FACT_TEMPORARY));
	return !*has_write;
}

static struct locks locks_of(const struct mm_facts *facts, struct mm_findings *out)
{
	struct locks locks = { 0 };

	for (size_t i = 0; i < facts->count; i++) {
		const struct mm_fact *fact = &facts->items[i];

		if (fact->kind == MM_FACT_ROW_LOCK || fact->kind == MM_FACT_LOCK_TABLE)
			note_lock(fact, out, &locks);
		else if (fact->kind == MM_FACT_ISOLATION)
			locks.has_isolation = true;
	}
	/* A transaction that only reads conflicts with nothing. */
	if (locks.has_isolation)
		mm_facts_walk(facts, note_write, &locks.has_write);
	locks.has_isolation = locks.has_isolation && locks.has_write;
	return locks;
}

static void note_levels(const struct mm_facts *facts, struct mm_findings *out,
                        struct mm_strings *modes)
{
	for (size_t i = 0; i < facts->count; i++)
		if (facts->items[i].kind == MM_FACT_ISOLATION)
			mm_strings_add(
			    out->arena, modes,
			    mm_arena_printf(out->arena, "ISOLATION LEVEL %s",
			                    strcmp(facts->items[i].detail, "serializable") == 0
			                        ? "SERIALIZABLE"
			                        : "REPEATABLE READ"));
}

static const char *what_is_taken(const struct locks *locks)
{
	if (locks->has_row && locks->has_table)
		return "takes row and table locks that other nodes do not see";
	if (locks->has_row)
		return "takes row locks that other nodes do not see";
	if (locks->has_table)
		return "takes table locks that other nodes do not see";
	return "relies on an isolation level that ends at its node";
}

static void report_locks(const struct mm_code_unit *unit, struct mm_findings *out)
{
	struct locks locks = locks_of(unit->facts, out);
	struct mm_finding *f;

	if (!locks.has_row && !locks.has_table && !locks.has_isolation)
		return;
	if (locks.has_isolation)
		note_levels(unit->facts, out, &locks.modes);
	mm_strings_sort_unique(&locks.modes);
	f = mm_findings_add(out, MM_CONSIDER, unit->object, "%s %s",
	                    mm_code_title(out, unit->object), what_is_taken(&locks));
	f->is_heuristic = unit->facts->is_heuristic;
	mm_meta_text(f, "lock", mm_strings_join(f->arena, &locks.modes, ", "));
	mm_meta_set(f, "tables", &locks.tables);
	if (locks.has_row)
		mm_meta_bool(f, "skip_locked", locks.skips_locked);
	if (locks.does_not_wait)
		mm_meta_bool(f, "nowait", true);
}

static void report_gapless(const struct mm_code_unit *unit, struct mm_findings *out)
{
	struct mm_strings tables = { 0 };
	struct mm_strings columns = { 0 };
	struct mm_finding *f;

	for (size_t i = 0; i < unit->facts->count; i++) {
		const struct mm_fact *fact = &unit->facts->items[i];

		if (fact->kind != MM_FACT_GAPLESS || fact->name == NULL)
			continue;
		mm_strings_add(out->arena, &columns, fact->name);
		note_relation(fact, out, &tables);
	}
	if (columns.count == 0)
		return;
	f = mm_findings_add(out, MM_CONSIDER, unit->object,
	                    "%s computes the next number from the highest one",
	                    mm_code_title(out, unit->object));
	mm_finding_discriminate(f, "gapless");
	f->is_heuristic = unit->facts->is_heuristic;
	mm_meta_set(f, "columns", &columns);
	mm_meta_set(f, "tables", &tables);
}

static void look_at(const struct mm_code_unit *unit, void *data)
{
	report_locks(unit, data);
	/* A view shows the next number; what takes it is code or a statement. */
	if (unit->function != NULL || strcmp(unit->object.kind, "rule") == 0)
		report_gapless(unit, data);
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	mm_code_walk(in->catalog, look_at, out);
}

MM_CHECK(node_local_locking) = {
	.title = "Code that relies on locks of one node",
	.why =
	    "LOCK TABLE, SELECT ... FOR UPDATE and the checks of serializable transactions work "
	    "within one node. Spock sends what was committed and takes no lock on the other "
	    "nodes. Two workers on two nodes therefore take the same job from a queue that is "
	    "read with SKIP LOCKED, and two sessions that compute max(number) + 1 get the same "
	    "number; in a key one of the two rows is then dropped without an error. The question "
	    "to answer: can the code run on two nodes for the same rows?",
	.evidence = "Row and table locks of PostgreSQL (src/backend/access/heap/heapam.c, "
	            "src/backend/storage/lmgr, 15 to 18) are not in the stream that Spock decodes.",
	.fix =
	    "Let one node work on a queue, or give every job the node that may take it, as a "
	    "column that the query asks for. Draw numbers from Snowflake sequences where gaps do "
	    "not matter, and from one node where they do. A lock that only keeps sessions of one "
	    "node apart can stay.",
	.severities = MM_CAN(CONSIDER),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT | MM_MONITOR,
	.needs = MM_PART(FUNCTIONS),
	.uses = MM_PART(STATEMENTS) | MM_PART(SETTINGS),
	.from_dump = MM_DUMP_PARTLY,
	.other_sources = "statements, settings",
	.run = run,
};
