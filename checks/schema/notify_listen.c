/*
 * NOTIFY passes through a queue in shared memory and on disk of one server
 * (PostgreSQL, src/backend/commands/async.c); it writes no WAL. Apply runs with
 * session_replication_role = replica (src/spock_apply.c, 5.0.11), so an ordinary
 * trigger that notifies does not fire for rows that come from another node.
 */
#include "arena.h"
#include "check.h"
#include "code.h"
#include "quote.h"

#include "banned.h"

enum { MOST_STATEMENTS = 20 };

/* The function's own notifications: those of functions that it calls are theirs. */
static void add_channels(struct mm_arena *arena, const struct mm_facts *facts,
                         struct mm_strings *to)
{
	for (size_t i = 0; i < facts->count; i++)
		if (facts->items[i].kind == MM_FACT_NOTIFY && facts->items[i].detail != NULL)
			mm_strings_add(arena, to, facts->items[i].detail);
}

static void add_triggers(struct mm_finding *f, const struct mm_function *function,
                         struct mm_findings *out)
{
	struct mm_strings names = { 0 };

	for (size_t i = 0; i < function->triggers.count; i++) {
		const struct mm_trigger *t = function->triggers.items[i];

		if (t->is_in_scope)
			mm_strings_add(f->arena, &names,
			               mm_arena_printf(f->arena, "%s (%c)",
			                               mm_display(out, mm_object_of_trigger(t)),
			                               t->enabled));
	}
	mm_meta_set(f, "triggers", &names);
}

static bool does_more(const struct mm_fact *fact, const struct mm_function *culprit, void *data)
{
	bool *found = data;

	(void)culprit;
	*found = *found || mm_fact_writes_rows(fact) || fact->kind == MM_FACT_DDL ||
	         fact->kind == MM_FACT_DYNAMIC || fact->kind == MM_FACT_EXTERNAL ||
	         fact->kind == MM_FACT_LARGE_OBJECT || fact->kind == MM_FACT_ASSIGN_NEW;
	return !*found;
}

/* Firing on every node is only offered where the trigger does nothing but notify. */
static void fix(struct mm_finding *f, const struct mm_function *function)
{
	struct mm_strings statements = { 0 };
	bool found = function->facts->is_heuristic;

	mm_facts_walk(function->facts, does_more, &found);
	for (size_t i = 0; !found && i < function->triggers.count; i++) {
		const struct mm_trigger *t = function->triggers.items[i];

		if (t->is_in_scope && t->enabled == 'O' && t->is_row)
			mm_strings_add(
			    f->arena, &statements,
			    mm_arena_printf(f->arena, "ALTER TABLE %s ENABLE ALWAYS TRIGGER %s;",
			                    mm_qualified_name(f->arena, t->schema, t->table),
			                    mm_quoted_ident(f->arena, t->name)));
	}
	mm_strings_sort_unique(&statements);
	if (statements.count > 0 && statements.count <= MOST_STATEMENTS)
		mm_finding_fix(f, MM_APPLICATION, "%s",
		               mm_strings_join(f->arena, &statements, "\n"));
}

static void report(const struct mm_function *function, struct mm_findings *out)
{
	struct mm_object object = mm_object_of_function(function);
	struct mm_strings channels = { 0 };
	struct mm_finding *f = mm_findings_add(out, MM_CONSIDER, object,
	                                       "%s %s sends notifications that stay on one node",
	                                       mm_function_noun(function), mm_display(out, object));

	add_channels(f->arena, function->facts, &channels);
	f->is_heuristic = function->facts->is_heuristic;
	mm_meta_text(f, "language", function->language);
	mm_meta_set(f, "channels", &channels);
	add_triggers(f, function, out);
	fix(f, function);
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	for (size_t i = 0; i < in->catalog->functions.count; i++) {
		const struct mm_function *function = in->catalog->functions.items[i];

		if (function->is_in_scope && mm_facts_find(function->facts, MM_FACT_NOTIFY) != NULL)
			report(function, out);
	}
}

MM_CHECK(notify_listen) = {
	.title = "Notifications",
	.why = "NOTIFY reaches sessions that listen on the same server. It is not part of the "
	       "WAL, so it is not replicated: a listener on another node hears nothing. Nor does "
	       "a trigger on the replicated table help by itself, because ordinary triggers do "
	       "not fire where Spock applies changes. A worker that waits for a notification on "
	       "one node therefore misses rows that were written through another, without an "
	       "error anywhere. A trigger that is set to ENABLE ALWAYS fires on every node, for "
	       "local and for replicated rows, so that each node's listeners are told.",
	.evidence = "PostgreSQL's src/backend/commands/async.c; session_replication_role is set "
	            "in src/spock_apply.c (5.0.11).",
	.fix = "Decide where listeners run. With listeners on every node, set the triggers that "
	       "notify to ENABLE ALWAYS, and see to it that the work is done once although every "
	       "node is told of each row, for instance by claiming the row in a table. Or let "
	       "one node be the hub that all listeners connect to, again with ENABLE ALWAYS "
	       "there. A listener that also looks at the table at intervals is safe in either "
	       "case.",
	.severities = MM_CAN(CONSIDER),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT | MM_MONITOR,
	.needs = MM_PART(FUNCTIONS) | MM_PART(TRIGGERS),
	.uses = MM_PART(STATEMENTS),
	.from_dump = MM_DUMP_PARTLY,
	.other_sources = "statements",
	.run = run,
};
