/*
 * User code on apply runs as the table's owner in a security-restricted operation
 * (SwitchToUntrustedUser in src/spock_common.c, 5.0.11), where temporary objects, SET
 * ROLE and LISTEN fail with 42501. An owner who is the bootstrap superuser is not
 * switched to, and nothing fails. What a trigger writes on apply carries the origin's
 * mark and is not sent back.
 */
#include <string.h>

#include "arena.h"
#include "check.h"
#include "code.h"
#include "moment.h"
#include "outside.h"
#include "trigger.h"

#include "banned.h"

/* The worst first. */
enum effect { CANNOT_RUN, SECOND_ROW, WRITES, VALUES, RAISES, OUTSIDE, EFFECT_COUNT };

static const struct {
	const char *name;
	const char *title;
} effects[] = {
	{ "cannot_run", "cannot run on apply" },
	{ "second_row", "inserts a row of its own on every node" },
	{ "writes", "writes replicated tables on apply" },
	{ "values", "stores other values on each node" },
	{ "raises", "can refuse rows on apply" },
	{ "outside", "reaches out of the database on every node" },
};

struct effects {
	struct mm_arena *arena;
	const struct mm_trigger *trigger;
	bool has[EFFECT_COUNT];
	const char *what[EFFECT_COUNT]; /* the first of the kind: "LISTEN", a table */
	const struct mm_function
	    *who[EFFECT_COUNT]; /* whose body holds it, not the trigger's own */
	bool is_guarded;        /* it asks for session_replication_role */
	bool is_heuristic;
};

static void note(struct effects *e, enum effect effect, const char *what,
                 const struct mm_function *culprit)
{
	const struct mm_function *holder = culprit != NULL ? culprit : e->trigger->calls;

	if (e->has[effect])
		return;
	e->has[effect] = true;
	e->what[effect] = what;
	e->who[effect] = culprit;
	e->is_heuristic = e->is_heuristic || holder->facts->is_heuristic;
}

/* What a security-restricted operation refuses, or NULL. */
static const char *refused(const struct mm_fact *fact)
{
	switch (fact->kind) {
	case MM_FACT_DDL:
		if (!mm_fact_has(fact, MM_FACT_TEMPORARY) || fact->detail == NULL)
			return NULL;
		return strncmp(fact->detail, "CREATE ", 7) == 0 ||
		               strcmp(fact->detail, "SELECT INTO") == 0
		           ? "creates a temporary object"
		           : NULL;
	case MM_FACT_SET:
		if (mm_same(fact->name, "role"))
			return "sets the role";
		return mm_same(fact->name, "session_authorization") ? "sets the session's user"
		                                                    : NULL;
	case MM_FACT_LISTEN:
		return "listens on a channel";
	default:
		return NULL;
	}
}

static bool draws_value(const struct mm_column *column)
{
	if (column->identity != '\0')
		return true;
	for (size_t i = 0; column->facts != NULL && i < column->facts->count; i++)
		if (column->facts->items[i].kind == MM_FACT_CALL &&
		    column->facts->items[i].volatility != 'i')
			return true;
	return false;
}

/* A key column that the INSERT does not name gets a new value on each node. */
static bool has_generated_key(const struct mm_fact *insert)
{
	const struct mm_index *key = insert->relation->identity;

	if (insert->columns.count == 0 || key == NULL)
		return false;
	for (size_t i = 0; i < key->columns.count; i++) {
		const struct mm_column *column =
		    mm_relation_find_column(insert->relation, key->columns.items[i]);

		if (column != NULL && !mm_strings_has(&insert->columns, column->name) &&
		    draws_value(column))
			return true;
	}
	return false;
}

static void note_write(struct effects *e, const struct mm_fact *fact,
                       const struct mm_function *culprit)
{
	const struct mm_relation *r = fact->relation;
	enum effect effect = WRITES;
	struct mm_object object;

	if (!mm_fact_writes_rows(fact) || r == NULL || !mm_relation_replicates(r))
		return;
	if (fact->kind == MM_FACT_INSERT && e->trigger->enabled == 'A' && has_generated_key(fact))
		effect = SECOND_ROW;
	if (e->has[effect])
		return;
	object = mm_object_of_relation(r);
	note(e, effect,
	     mm_arena_printf(e->arena, "writes %s", mm_object_display(e->arena, &object)), culprit);
}

static void note_value(struct effects *e, const struct mm_fact *fact,
                       const struct mm_function *culprit)
{
	if (!e->has[VALUES] && fact->kind == MM_FACT_ASSIGN_NEW && fact->columns.count > 0 &&
	    e->trigger->timing == 'b' && mm_moment_of(fact) != MM_MOMENT_NONE)
		note(e, VALUES,
		     mm_arena_printf(e->arena, "sets %s from %s", fact->columns.items[0],
		                     fact->name),
		     culprit);
}

static bool look(const struct mm_fact *fact, const struct mm_function *culprit, void *data)
{
	struct effects *e = data;
	const char *what = refused(fact);

	if (what != NULL)
		note(e, CANNOT_RUN, what, culprit);
	if (fact->kind == MM_FACT_RAISE)
		note(e, RAISES, "raises an exception", culprit);
	if (mm_outside_of(fact) != MM_OUTSIDE_NONE)
		note(e, OUTSIDE, "reaches out of the database", culprit);
	if (mm_fact_calls(fact, "current_setting") &&
	    mm_same(fact->detail, "session_replication_role"))
		e->is_guarded = true;
	note_write(e, fact, culprit);
	note_value(e, fact, culprit);
	return true;
}

/* The owner that initdb makes, under the name that nearly everyone leaves it. */
static bool is_bootstrap(const char *owner)
{
	return mm_same(owner, "postgres");
}

static enum mm_severity severity_of(enum effect effect, const char *owner)
{
	if (effect == CANNOT_RUN)
		return owner == NULL ? MM_WARNING : MM_CRITICAL;
	return effect == SECOND_ROW ? MM_CRITICAL : MM_WARNING;
}

static void explain(struct mm_finding *f, const struct effects *e, enum effect effect)
{
	const char *what = e->what[effect];

	if (e->who[effect] != NULL) {
		struct mm_object object = mm_object_of_function(e->who[effect]);

		mm_finding_detail(f, "%s, which it calls, %s.",
		                  mm_object_display(f->arena, &object), what);
	} else {
		mm_finding_detail(f, "Its function %s.", what);
	}
}

static void report(const struct effects *e, enum effect worst, struct mm_findings *out)
{
	const struct mm_trigger *trigger = e->trigger;
	const char *owner = trigger->relation->owner;
	struct mm_finding *f =
	    mm_findings_add(out, severity_of(worst, owner), mm_object_of_trigger(trigger), "%s %s",
	                    mm_trigger_title(out, trigger), effects[worst].title);
	struct mm_strings names = { 0 };

	for (int effect = 0; effect < EFFECT_COUNT; effect++)
		if (e->has[effect])
			mm_strings_add(out->arena, &names, effects[effect].name);
	explain(f, e, worst);
	mm_finding_discriminate(f, effects[worst].name);
	f->is_heuristic = e->is_heuristic;
	mm_meta_text(f, "function", mm_trigger_function(out, trigger));
	mm_meta_set(f, "facts", &names);
	mm_meta_text(f, "runs_as", owner);
	mm_meta_partitions(f, trigger->relation);
}

/* Some event of it fires it on apply. */
static bool fires_on_apply(const struct mm_trigger *trigger, struct mm_arena *arena)
{
	struct mm_strings dead = { 0 };

	mm_trigger_dead_events(arena, trigger, &dead);
	return dead.count < trigger->events.count;
}

static void look_at(const struct mm_trigger *trigger, struct mm_findings *out)
{
	struct effects e = { .arena = out->arena, .trigger = trigger };

	if (!mm_trigger_is_for_apply(trigger) || !fires_on_apply(trigger, out->arena) ||
	    trigger->calls == NULL || trigger->calls->facts == NULL)
		return;
	mm_facts_walk(trigger->calls->facts, look, &e);
	if (e.is_guarded)
		return;
	if (is_bootstrap(trigger->relation->owner))
		e.has[CANNOT_RUN] = false;
	for (int effect = 0; effect < EFFECT_COUNT; effect++) {
		if (e.has[effect]) {
			report(&e, (enum effect)effect, out);
			return;
		}
	}
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	for (size_t i = 0; i < in->catalog->triggers.count; i++)
		look_at(in->catalog->triggers.items[i], out);
}

MM_CHECK(trigger_side_effects) = {
	.title = "Triggers on apply whose functions fail or diverge",
	.why = "A trigger with ENABLE REPLICA or ALWAYS runs on the nodes that receive a row, as "
	       "the owner of the table and with restricted rights: it cannot create a temporary "
	       "table, change the role or LISTEN. An error in it costs more than the row, since "
	       "Spock drops the whole remote transaction. Only tables of the superuser that initdb "
	       "made are exempt from the restriction. What an ALWAYS trigger writes runs once on "
	       "each node, and what it writes on apply is not sent back: a second row on the other "
	       "nodes, one row where the change was made, and no message. nextval(), random(), the "
	       "time and the current user differ between the nodes, and so do the rows they are "
	       "stored in.",
	.evidence = "SwitchToUntrustedUser in src/spock_common.c (5.0.11); the failed transactions "
	            "and the rows that differ were seen on two nodes with 5.0.11 and 6.0.0.",
	.fix = "Make it an ordinary trigger: its rows arrive by replication. Where each node needs "
	       "the effect for itself, write to a table that is in no replication set, create "
	       "working tables once instead of as temporary ones, and let errors be caught. Or "
	       "leave the function early when current_setting('session_replication_role') = "
	       "'replica'.",
	.severities = MM_CAN(CRITICAL) | MM_CAN(WARNING),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT,
	.needs = MM_PART(TRIGGERS) | MM_PART(FUNCTIONS),
	.uses = MM_PART(ROLES),
	.from_dump = MM_DUMP_YES,
	.run = run,
};
