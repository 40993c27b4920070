/*
 * A sequence is no table: what setval() or RESTART does to it stays on its node.
 * Snowflake leaves the sequence itself where it is when it takes over a default,
 * with the last Snowflake value in it: plain nextval() counts on from there by
 * one, and currval() knows nothing of what snowflake.nextval() gave
 * (convert_sequence_to_snowflake() of Snowflake 2.6.0).
 */
#include <string.h>

#include "arena.h"
#include "check.h"
#include "code_units.h"
#include "generators.h"
#include "map.h"
#include "quote.h"

#include "banned.h"

enum kind { SET, CURRVAL, NEXTVAL, KIND_COUNT };

static const char *const kind_names[] = { "set", "currval", "nextval" };

struct use {
	const struct mm_sequence *sequence;
	struct mm_culprits of[KIND_COUNT];
	bool is_used[KIND_COUNT];
};
MM_LIST(use);

struct state {
	const struct mm_catalog *catalog;
	struct mm_findings *out;
	struct mm_generators generators;
	struct mm_map *uses; /* by sequence */
	struct use_list list;
};

static bool feeds_key(const struct state *s, const struct mm_sequence *sequence)
{
	const struct mm_generator_list *list = mm_generators_of_sequence(&s->generators, sequence);

	for (size_t i = 0; list != NULL && i < list->count; i++)
		if (mm_relation_is_table(list->items[i]->column->relation) &&
		    mm_column_is_key(list->items[i]->column))
			return true;
	return false;
}

static bool is_snowflake(const struct state *s, const struct mm_sequence *sequence)
{
	const struct mm_generator_list *list = mm_generators_of_sequence(&s->generators, sequence);

	for (size_t i = 0; list != NULL && i < list->count; i++)
		if (list->items[i]->is_snowflake)
			return true;
	return false;
}

/* The function is what fills the column: sequence_pks speaks of it. */
static bool is_generator(const struct state *s, const struct mm_sequence *sequence,
                         const struct mm_function *function)
{
	const struct mm_generator_list *list = mm_generators_of_sequence(&s->generators, sequence);

	for (size_t i = 0; list != NULL && i < list->count; i++)
		if (function != NULL && list->items[i]->function == function)
			return true;
	return false;
}

static void note(struct state *s, const struct mm_sequence *sequence, enum kind kind,
                 const struct mm_code_unit *unit)
{
	struct use *use = mm_map_get(s->uses, (const char *)&sequence, sizeof sequence);

	if (use == NULL) {
		use = mm_arena_zalloc(s->out->arena, 1, sizeof *use);
		use->sequence = sequence;
		mm_map_set(s->uses, (const char *)&sequence, sizeof sequence, use);
		mm_list_add(s->out->arena, &s->list, use);
	}
	use->is_used[kind] = true;
	mm_culprits_add(&use->of[kind], s->out, unit);
}

/* lastval() names no sequence: it is that of the column the same code inserts into. */
static void note_lastval(struct state *s, const struct mm_code_unit *unit)
{
	for (size_t i = 0; i < unit->facts->count; i++) {
		const struct mm_fact *fact = &unit->facts->items[i];

		if (fact->kind != MM_FACT_INSERT || fact->relation == NULL)
			continue;
		for (size_t k = 0; k < fact->relation->columns.count; k++) {
			const struct mm_generator_list *list = mm_generators_of_column(
			    &s->generators, fact->relation->columns.items[k]);

			if (list != NULL && list->items[0]->is_snowflake &&
			    list->items[0]->sequence != NULL)
				note(s, list->items[0]->sequence, CURRVAL, unit);
		}
	}
}

/* ALTER SEQUENCE s.q RESTART */
static const struct mm_sequence *restarted(struct state *s, const struct mm_fact *fact,
                                           const char *schema)
{
	if (fact->kind != MM_FACT_DDL || !mm_same(fact->detail, "ALTER SEQUENCE") ||
	    !mm_fact_has(fact, MM_FACT_RESTART) || fact->name == NULL)
		return NULL;
	return mm_sequence_named(s->catalog, s->out->arena,
	                         mm_qualified_name(s->out->arena, fact->schema, fact->name),
	                         schema);
}

static void look_at_call(struct state *s, size_t call, const struct mm_code_unit *unit)
{
	const struct mm_fact *fact = &unit->facts->items[call];
	const struct mm_sequence *sequence =
	    mm_sequence_of_call(s->catalog, s->out->arena, unit->facts, call, unit->object.schema);

	if (sequence == NULL)
		return;
	if (mm_fact_calls(fact, "setval") && feeds_key(s, sequence))
		note(s, sequence, SET, unit);
	else if (mm_fact_calls(fact, "currval") && is_snowflake(s, sequence))
		note(s, sequence, CURRVAL, unit);
	else if (mm_fact_calls(fact, "nextval") && feeds_key(s, sequence) &&
	         !is_generator(s, sequence, unit->function))
		note(s, sequence, NEXTVAL, unit);
}

static void look_at(const struct mm_code_unit *unit, void *data)
{
	struct state *s = data;

	for (size_t i = 0; i < unit->facts->count; i++) {
		const struct mm_fact *fact = &unit->facts->items[i];
		const struct mm_sequence *sequence = restarted(s, fact, unit->object.schema);

		if (sequence != NULL && feeds_key(s, sequence))
			note(s, sequence, SET, unit);
		if (fact->kind != MM_FACT_CALL)
			continue;
		if (mm_fact_calls(fact, "lastval"))
			note_lastval(s, unit);
		else
			look_at_call(s, i, unit);
	}
}

static void report(const struct state *s, const struct use *use, enum kind kind)
{
	static const char *const titles[] = {
		"is set by code",
		"is asked for its last value after conversion to Snowflake",
		"is drawn from by code",
	};
	struct mm_object object = mm_object_of_sequence(use->sequence);
	struct mm_finding *f =
	    mm_findings_add(s->out, kind == NEXTVAL ? MM_CONSIDER : MM_WARNING, object,
	                    "Sequence %s %s", mm_display(s->out, object), titles[kind]);

	mm_finding_discriminate(f, kind_names[kind]);
	mm_culprits_tell(&use->of[kind], f);
	if (kind == NEXTVAL && is_snowflake(s, use->sequence))
		mm_finding_detail(f, "The column's default is converted to Snowflake already; the "
		                     "code draws plain values beside it.");
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	struct state s = { .catalog = in->catalog,
		           .out = out,
		           .generators = { .arena = out->arena },
		           .uses = mm_map_new() };

	mm_generators_find(&s.generators, in->catalog);
	mm_code_walk(in->catalog, look_at, &s);
	for (size_t i = 0; i < s.list.count; i++)
		for (int kind = 0; kind < KIND_COUNT; kind++)
			if (s.list.items[i]->is_used[kind])
				report(&s, s.list.items[i], (enum kind)kind);
	mm_generators_release(&s.generators);
	mm_map_free(s.uses);
}

MM_CHECK(sequence_manipulation) = {
	.title = "Code that works on sequences of keys",
	.why = "The state of a sequence is not replicated. setval() and ALTER SEQUENCE ... RESTART "
	       "change it on one node, and two nodes may hand out the same keys from then on; one "
	       "of two rows with the same key is dropped without an error. Once a sequence is "
	       "converted to Snowflake, currval() and lastval() no longer tell what a row was "
	       "given, and plain nextval() returns the last Snowflake value plus one, which the "
	       "next row of this node takes as well.",
	.evidence = "convert_sequence_to_snowflake() of Snowflake 2.6.0; values of nextval() after "
	            "conversion seen on two nodes with Spock 5.0.11 and 6.0.0.",
	.fix = "Take keys from the column's default and read them with INSERT ... RETURNING, or "
	       "call snowflake.nextval() and snowflake.currval(). Leave sequences of keys alone in "
	       "code that runs on more than one node.",
	.severities = MM_CAN(WARNING) | MM_CAN(CONSIDER),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT | MM_MONITOR,
	.needs = MM_PART(FUNCTIONS) | MM_PART(SEQUENCES) | MM_PART(COLUMNS),
	.uses = MM_PART(STATEMENTS),
	.from_dump = MM_DUMP_PARTLY,
	.other_sources = "statements",
	.run = run,
};
