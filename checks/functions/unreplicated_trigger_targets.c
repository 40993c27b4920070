/*
 * An ordinary trigger fires on the origin only; what it writes reaches the other
 * nodes as rows, if the table that it writes replicates. A set that carries UPDATE and
 * DELETE takes no table without a replica identity (replication_set_add_table in
 * src/spock_repset.c, 5.0.11); WAL holds neither unlogged nor foreign tables' rows. An
 * insert-only set takes a keyless table, so that one only inserted into is well.
 */
#include "check.h"
#include "code.h"
#include "map.h"
#include "quote.h"
#include "row_identity.h"
#include "trigger.h"

#include "banned.h"

struct state {
	struct mm_findings *out;
	const struct mm_trigger *trigger;
	struct mm_map *seen; /* targets of this trigger */
};

/* Why what code writes there stays on its node. */
static const char *obstacle(const struct mm_relation *written)
{
	if (written->kind == 'f')
		return "is a foreign table";
	if (written->persistence == 'u')
		return "is unlogged";
	return "has no replica identity and is updated or deleted from";
}

static void fix(struct mm_finding *f, const struct mm_relation *target)
{
	if (target->persistence == 'u')
		mm_finding_fix(f, MM_BEFORE, "ALTER TABLE %s SET LOGGED;",
		               mm_qualified_name(f->arena, target->schema, target->name));
	else if (target->kind != 'f')
		mm_fix_identity(f, target);
}

static void report(const struct state *s, const struct mm_relation *target, const char *why,
                   const struct mm_function *culprit)
{
	const struct mm_trigger *trigger = s->trigger;
	const char *name = mm_display(s->out, mm_object_of_relation(target));
	const struct mm_function *holder = culprit != NULL ? culprit : trigger->calls;
	struct mm_strings targets = { 0 };
	struct mm_finding *f = mm_findings_add(s->out, MM_CONSIDER, mm_object_of_trigger(trigger),
	                                       "Trigger %s writes %s, which does not replicate",
	                                       mm_quoted_ident(s->out->arena, trigger->name), name);

	if (culprit != NULL)
		mm_finding_detail(f, "%s %s; it is written by %s, which the trigger calls.", name,
		                  why, mm_display(s->out, mm_object_of_function(culprit)));
	else
		mm_finding_detail(f, "%s %s.", name, why);
	mm_finding_discriminate(f, target->schema);
	mm_finding_discriminate(f, target->name);
	f->is_heuristic = holder->facts->is_heuristic;
	mm_strings_add(f->arena, &targets, name);
	mm_meta_text(f, "function", mm_trigger_function(s->out, trigger));
	mm_meta_list(f, "targets", &targets);
	fix(f, target);
}

static bool look(const struct mm_fact *fact, const struct mm_function *culprit, void *data)
{
	struct state *s = data;
	const struct mm_relation *target;

	if (!mm_fact_write_stays(fact))
		return true;
	target = fact->relation->root;
	if (!target->is_in_scope || target == s->trigger->relation->root ||
	    mm_map_get(s->seen, (const char *)&target, sizeof target) != NULL)
		return true;
	mm_map_set(s->seen, (const char *)&target, sizeof target, s);
	report(s, target, obstacle(fact->relation), culprit);
	return true;
}

/* On a table that does not replicate either, nothing is missed. */
static bool is_ordinary(const struct mm_trigger *trigger)
{
	const struct mm_relation *r = trigger->relation;

	return trigger->is_in_scope && trigger->enabled == 'O' && r != NULL &&
	       (mm_relation_is_table(r) || r->kind == 'v') && trigger->calls != NULL &&
	       trigger->calls->facts != NULL;
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	for (size_t i = 0; i < in->catalog->triggers.count; i++) {
		struct state s = { .out = out, .trigger = in->catalog->triggers.items[i] };

		if (!is_ordinary(s.trigger))
			continue;
		s.seen = mm_map_new();
		mm_facts_walk(s.trigger->calls->facts, look, &s);
		mm_map_free(s.seen);
	}
}

MM_CHECK(unreplicated_trigger_targets) = {
	.title = "Triggers that write tables which do not replicate",
	.why =
	    "An ordinary trigger fires on the node where a row is changed, and nowhere else. What "
	    "it writes reaches the other nodes only as rows of the table that it writes. That "
	    "table will not replicate, or not all that is done to it: each node holds the part "
	    "of the audit trail or of the summary that its own users caused, and nobody sees "
	    "the whole. A log with or without a key that is only inserted into needs nothing "
	    "but a place in a replication set. The question to answer: is the table meant for "
	    "one node alone?",
	.evidence =
	    "replication_set_add_table in src/spock_repset.c (5.0.11); ordinary triggers that "
	    "do not fire on apply seen on two nodes with 5.0.11 and 6.0.0.",
	.fix = "Give the target a primary key and make it logged, so that its rows replicate. Or, "
	       "where each node shall keep its own complete copy, let the trigger fire everywhere: "
	       "ALTER TABLE s.t ENABLE ALWAYS TRIGGER x, and keep the target out of every set.",
	.severities = MM_CAN(CONSIDER),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT,
	.needs = MM_PART(TRIGGERS) | MM_PART(FUNCTIONS) | MM_PART(RELATIONS) | MM_PART(INDEXES),
	.uses = MM_PART(SPOCK_SETS),
	.from_dump = MM_DUMP_YES,
	.run = run,
};
