/*
 * The apply worker evaluates CHECK and domain constraints again for each row
 * (ExecConstraints, from ExecSimpleRelationInsert and -Update in PostgreSQL's
 * src/backend/executor/execReplication.c): later, on another server, as the
 * owner of the table and with session_replication_role = replica. A function
 * that is declared volatile and does nothing that depends on time or place is
 * harmless, so the body counts where it can be read, and the declaration where
 * it cannot.
 */
#include "callee.h"
#include "check.h"

#include "banned.h"

struct use {
	struct mm_arena *arena;
	struct mm_strings functions; /* those that make the difference */
	struct mm_strings reads;
	const char *reader;   /* the first function that reads a table */
	const char *unsteady; /* the first stable or volatile function */
	char volatility;
	bool is_heuristic;
};

static const char *function_name(struct mm_arena *arena, const struct mm_function *function)
{
	struct mm_object object = mm_object_of_function(function);

	return mm_object_display(arena, &object);
}

static void note_read(struct use *use, const struct mm_fact *fact,
                      const struct mm_function *culprit)
{
	const char *reader = function_name(use->arena, culprit);

	if (use->reader == NULL)
		use->reader = reader;
	mm_strings_add(use->arena, &use->functions, reader);
	mm_strings_add(use->arena, &use->reads, mm_fact_relation_display(use->arena, fact));
}

static void note_call(struct use *use, const struct mm_fact *fact)
{
	const char *name = mm_callee_display(use->arena, fact);

	if (use->unsteady == NULL)
		use->unsteady = name;
	if (use->volatility != 'v')
		use->volatility = fact->volatility;
	mm_strings_add(use->arena, &use->functions, name);
}

static bool note_fact(const struct mm_fact *fact, const struct mm_function *culprit, void *data)
{
	struct use *use = data;

	if (fact->kind == MM_FACT_READ && culprit != NULL)
		note_read(use, fact, culprit);
	else if (fact->kind == MM_FACT_CALL && !mm_callee_is_readable(fact) &&
	         (fact->volatility == 's' || fact->volatility == 'v'))
		note_call(use, fact);
	else
		return true;
	if (culprit != NULL && culprit->facts->is_heuristic)
		use->is_heuristic = true;
	return true;
}

/* A partition's copy of its root's constraint says nothing new. */
static bool is_copy(const struct mm_constraint *c)
{
	const struct mm_relation *root = c->relation->root;
	const struct mm_constraint *original;

	if (c->is_inherited || root == c->relation)
		return c->is_inherited;
	original = mm_relation_find_constraint(root, c->name);
	return original != NULL && mm_same(original->expression, c->expression);
}

static bool is_looked_at(const struct mm_constraint *c)
{
	if (c->type != 'c' || c->is_not_enforced)
		return false;
	if (c->domain != NULL)
		return c->domain->is_in_scope;
	return c->relation != NULL && mm_relation_is_table(c->relation) && !is_copy(c);
}

static void report(const struct mm_constraint *c, const struct use *use, struct mm_findings *out)
{
	struct mm_object object = mm_object_of_constraint(c);
	struct mm_finding *f = mm_findings_add(
	    out, use->reader != NULL ? MM_WARNING : MM_CONSIDER, object,
	    "Check constraint %s depends on the time or place it runs", mm_display(out, object));

	if (use->reader != NULL)
		mm_finding_detail(f, "Function %s reads %s.", use->reader, use->reads.items[0]);
	else
		mm_finding_detail(f, "Its outcome depends on %s (%s).", use->unsteady,
		                  use->volatility == 'v' ? "volatile" : "stable");
	f->is_heuristic = use->is_heuristic;
	mm_meta_set(f, "functions", &use->functions);
	mm_meta_set(f, "reads_tables", &use->reads);
	if (use->volatility != '\0')
		mm_meta_text(f, "volatility", use->volatility == 'v' ? "volatile" : "stable");
	if (c->relation != NULL)
		mm_meta_partitions(f, c->relation);
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	for (size_t i = 0; i < in->catalog->constraints.count; i++) {
		const struct mm_constraint *c = in->catalog->constraints.items[i];
		struct use use = { .arena = out->arena };

		if (!is_looked_at(c))
			continue;
		mm_facts_walk(c->facts, note_fact, &use);
		if (use.functions.count > 0)
			report(c, &use, out);
	}
}

MM_CHECK(check_constraints) = {
	.title = "Check constraints that depend on the time or place they run",
	.why = "A node that applies a replicated row evaluates the table's check constraints, and "
	       "those of the domains it uses, once more: later than the node that wrote the row, "
	       "with the data and settings of its own server, as the owner of the table. A check "
	       "that reads a table, or asks for the time, the user or a setting, can pass on one "
	       "node and fail on the other. The row is then refused there (23514), its whole "
	       "transaction goes to the exception log, and the nodes differ from then on.",
	.evidence = "ExecConstraints in src/backend/executor/execMain.c of PostgreSQL 15 to 18; "
	            "the outcome of a check that fails on one node only was seen on two nodes "
	            "with Spock 5.0.11 and 6.0.0.",
	.fix = "Move the rule to an ordinary trigger, which does not fire for replicated rows, or "
	       "compare with values of the row itself, such as a column that holds the time of "
	       "its creation.",
	.severities = MM_CAN(WARNING) | MM_CAN(CONSIDER),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT,
	.needs = MM_PART(CONSTRAINTS) | MM_PART(TYPES) | MM_PART(FUNCTIONS),
	.from_dump = MM_DUMP_YES,
	.run = run,
};
