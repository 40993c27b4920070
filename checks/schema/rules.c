/*
 * Spock's apply worker calls the executor for each row (spock_apply_heap_insert,
 * _update, _delete in src/spock_apply_heap.c, 5.0.11) and never the rewriter, so
 * neither INSTEAD nor ALSO rules run there. What a rule did on the origin was
 * executed as statements of their own and arrives as rows, as far as the tables
 * that it wrote replicate.
 */
#include "check.h"
#include "code.h"
#include "quote.h"

#include "banned.h"

struct effects {
	struct mm_findings *out;
	struct mm_strings writes;
	struct mm_strings stays; /* tables that do not carry what the rule writes */
	bool notifies;
};

static bool note_effect(const struct mm_fact *fact, const struct mm_function *culprit, void *data)
{
	struct effects *e = data;

	(void)culprit;
	if (fact->kind == MM_FACT_NOTIFY)
		e->notifies = true;
	if (!mm_fact_writes_rows(fact) || fact->name == NULL)
		return true;
	const char *name = fact->relation != NULL
	                       ? mm_display(e->out, mm_object_of_relation(fact->relation))
	                       : mm_qualified_name(e->out->arena, fact->schema, fact->name);

	mm_strings_add(e->out->arena, &e->writes, name);
	if (mm_fact_write_stays(fact))
		mm_strings_add(e->out->arena, &e->stays, name);
	return true;
}

static void explain(struct mm_finding *f, struct effects *e)
{
	mm_strings_sort_unique(&e->stays);
	if (e->stays.count > 0)
		mm_finding_detail(f, "What it writes to %s stays on the node that ran it.",
		                  e->stays.items[0]);
	else if (e->notifies)
		mm_finding_detail(f, "Its notifications reach listeners of the same node only.");
}

static void report(const struct mm_rule *rule, struct mm_findings *out)
{
	struct effects e = { .out = out };
	struct mm_object object = mm_object_of_rule(rule);

	mm_facts_walk(rule->facts, note_effect, &e);
	struct mm_finding *f =
	    mm_findings_add(out, e.stays.count > 0 || e.notifies ? MM_CONSIDER : MM_INFO, object,
	                    "Rule %s on %s rewrites %s", mm_quoted_ident(out->arena, rule->name),
	                    mm_qualified_name(out->arena, rule->schema, rule->table), rule->event);

	explain(f, &e);
	f->is_heuristic = rule->facts != NULL && rule->facts->is_heuristic;
	mm_meta_text(f, "event", rule->event);
	mm_meta_bool(f, "is_instead", rule->is_instead);
	mm_meta_text(f, "enabled", (const char[]){ rule->enabled, '\0' });
	mm_meta_set(f, "writes", &e.writes);
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	for (size_t i = 0; i < in->catalog->rules.count; i++) {
		const struct mm_rule *rule = in->catalog->rules.items[i];

		if (rule->relation != NULL && mm_relation_is_table(rule->relation) &&
		    rule->enabled != 'D')
			report(rule, out);
	}
}

MM_CHECK(rules) = {
	.title = "Rules on tables",
	.why = "A rule changes a statement before it is run. Spock applies rows, not statements, "
	       "so no rule is looked at where changes are applied, neither INSTEAD nor ALSO. For "
	       "most rules that is right: what the rule did on the node of origin was done to "
	       "rows there, and these rows are replicated. It goes wrong where the rule writes a "
	       "table that does not replicate, such as an unlogged or foreign one, or one "
	       "without a replica identity that it updates or deletes from: then that part "
	       "happens on one node only and nobody is told. Notifications sent by a rule reach "
	       "only listeners of the node that ran the statement. COPY passes by rules as well, "
	       "so the initial copy of a table does not run them.",
	.evidence = "The apply functions in src/spock_apply_heap.c call the executor directly "
	            "(5.0.11); rules that did not run on the peer were seen on two nodes with "
	            "5.0.11 and 6.0.0.",
	.fix = "Most rules can stay. Where a rule writes a table that cannot replicate, make "
	       "that table an ordinary one with a primary key, or move the work into a trigger, "
	       "which can be told to fire on each node with ENABLE ALWAYS. The rule has to be "
	       "the same on all nodes, since it acts on whichever of them the statement is sent "
	       "to.",
	.severities = MM_CAN(CONSIDER) | MM_CAN(INFO),
	.modes = MM_SCAN | MM_ANALYZE,
	.needs = MM_PART(RULES) | MM_PART(RELATIONS),
	.from_dump = MM_DUMP_YES,
	.run = run,
};
