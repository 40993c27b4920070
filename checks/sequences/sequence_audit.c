/*
 * A sequence counts on each node for itself. Where it fills a key, sequence_pks
 * speaks of it. Elsewhere no constraint notices that two nodes gave out one
 * number: it matters when the number leaves the database, as that of an invoice
 * does. That is taken from where nextval() is called: in a function, a view, a
 * rule, or the default of a column whose name speaks of a number.
 */
#include <string.h>

#include "arena.h"
#include "check.h"
#include "generators.h"
#include "map.h"
#include "words.h"

#include "banned.h"

/* Where the sequence is drawn from, keys' own defaults aside. */
struct use {
	struct mm_strings used_by;
	const char *first; /* the user that makes it a matter of concern */
	bool is_heuristic;
};

struct state {
	const struct mm_catalog *catalog;
	struct mm_findings *out;
	struct mm_generators generators;
	struct mm_map *uses; /* of a sequence */
};

static struct use *use_of(struct state *s, const struct mm_sequence *sequence)
{
	struct use *use = mm_map_get(s->uses, (const char *)&sequence, sizeof sequence);

	if (use == NULL) {
		use = mm_arena_zalloc(s->out->arena, 1, sizeof *use);
		mm_map_set(s->uses, (const char *)&sequence, sizeof sequence, use);
	}
	return use;
}

/* The calls in one piece of code, not through others: those have entries of their own. */
static void note_code(struct state *s, const struct mm_facts *facts, struct mm_object user)
{
	for (size_t i = 0; facts != NULL && i < facts->count; i++) {
		const struct mm_fact *fact = &facts->items[i];
		const struct mm_sequence *sequence;
		struct use *use;

		if (fact->kind != MM_FACT_CALL || !mm_fact_calls(fact, "nextval"))
			continue;
		sequence = mm_sequence_of_call(s->catalog, s->out->arena, facts, i, user.schema);
		if (sequence == NULL)
			continue;
		use = use_of(s, sequence);
		if (use->first == NULL)
			use->first = mm_display(s->out, user);
		use->is_heuristic = use->is_heuristic || facts->is_heuristic;
		mm_strings_add(s->out->arena, &use->used_by, mm_display(s->out, user));
	}
}

static bool speaks_of_number(struct mm_arena *arena, const char *name)
{
	static const char *const numbers[] = { "no", "number", "nr", "num", "seq", "ref" };
	struct mm_strings words = { 0 };

	mm_words_of(arena, name, &words);
	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
		if (mm_strings_has(&words, numbers[i]))
			return true;
	return false;
}

/* A column whose default is the sequence; what fills it through code is noted there. */
static void note_column(struct state *s, const struct mm_generator *g)
{
	const struct mm_column *column = g->column;
	struct mm_object object = mm_object_of_column(column);
	struct use *use;

	if (g->sequence == NULL || g->is_snowflake || g->function != NULL ||
	    !column->relation->is_in_scope || mm_relation_is_partition(column->relation))
		return;
	use = use_of(s, g->sequence);
	if (use->first == NULL && speaks_of_number(s->out->arena, column->name))
		use->first = mm_display(s->out, object);
	mm_strings_add(s->out->arena, &use->used_by, mm_display(s->out, object));
}

static void note_uses(struct state *s)
{
	const struct mm_catalog *c = s->catalog;

	for (size_t i = 0; i < c->functions.count; i++)
		if (c->functions.items[i]->is_in_scope)
			note_code(s, c->functions.items[i]->facts,
			          mm_object_of_function(c->functions.items[i]));
	for (size_t i = 0; i < c->relations.count; i++)
		if (c->relations.items[i]->is_in_scope)
			note_code(s, c->relations.items[i]->facts,
			          mm_object_of_relation(c->relations.items[i]));
	for (size_t i = 0; i < c->rules.count; i++)
		if (c->rules.items[i]->relation != NULL && c->rules.items[i]->relation->is_in_scope)
			note_code(s, c->rules.items[i]->facts,
			          mm_object_of_rule(c->rules.items[i]));
	for (size_t i = 0; i < s->generators.list.count; i++)
		note_column(s, s->generators.list.items[i]);
}

/* What sequence_pks reports; or, with is_snowflake, what snowflake.nextval() replaced. */
static bool feeds(const struct state *s, const struct mm_sequence *sequence, bool is_snowflake)
{
	const struct mm_generator_list *list = mm_generators_of_sequence(&s->generators, sequence);

	for (size_t i = 0; list != NULL && i < list->count; i++)
		if (is_snowflake ? list->items[i]->is_snowflake
		                 : mm_generator_feeds_key(list->items[i]))
			return true;
	return false;
}

static bool is_integer(const char *type)
{
	return mm_same(type, "smallint") || mm_same(type, "integer") || mm_same(type, "bigint");
}

/* Conversion serves where a column takes the number as it is. */
static void fix(const struct state *s, struct mm_finding *f, const struct mm_sequence *sequence,
                const struct use *use)
{
	const struct mm_generator_list *list = mm_generators_of_sequence(&s->generators, sequence);
	const char *conversion = NULL;

	if (list != NULL && list->count == 1 && use->used_by.count == 1 &&
	    is_integer(list->items[0]->column->type))
		conversion = mm_generator_conversion(f->arena, list->items[0]);
	if (conversion != NULL)
		mm_finding_fix(f, MM_INSTALL, "%s", conversion);
}

static void report(struct state *s, const struct mm_sequence *sequence, const struct use *use)
{
	struct mm_object object = mm_object_of_sequence(sequence);
	struct mm_finding *f =
	    mm_findings_add(s->out, MM_WARNING, object, "Sequence %s runs separately on each node",
	                    mm_display(s->out, object));

	if (use->first != NULL)
		mm_finding_detail(f, "Its numbers are used by %s.", use->first);
	else
		mm_finding_detail(f, "It starts over when it has reached its end (CYCLE).");
	f->is_heuristic = use->is_heuristic;
	mm_finding_group(f, "sequence", object);
	mm_meta_text(f, "data_type", sequence->data_type);
	mm_meta_int(f, "start", sequence->start);
	mm_meta_int(f, "increment", sequence->increment);
	mm_meta_bool(f, "cycle", sequence->is_cycled);
	if (sequence->column_of != NULL) {
		mm_meta_text(
		    f, "owner_table",
		    mm_display(s->out, mm_object_of_relation(sequence->column_of->relation)));
		mm_meta_text(f, "owner_column", sequence->column_of->name);
	}
	mm_meta_set(f, "used_by", &use->used_by);
	fix(s, f, sequence, use);
}

static void summarise(const struct state *s, const struct mm_strings *rest)
{
	struct mm_finding *f;

	if (rest->count == 0)
		return;
	f = mm_findings_add(s->out, MM_INFO, mm_object_database(s->catalog),
	                    "Sequences outside keys run separately on each node");
	mm_finding_discriminate(f, "summary");
	mm_meta_set(f, "sequences", rest);
	mm_meta_int(f, "sequence_count", (int64_t)rest->count);
}

static void look_at(struct state *s, const struct mm_sequence *sequence, struct mm_strings *rest)
{
	const struct use *use;

	if (!sequence->is_in_scope || feeds(s, sequence, false))
		return;
	use = use_of(s, sequence);
	if (feeds(s, sequence, true) && use->used_by.count == 0)
		return;
	if (use->first != NULL || sequence->is_cycled)
		report(s, sequence, use);
	else
		mm_strings_add(s->out->arena, rest,
		               mm_display(s->out, mm_object_of_sequence(sequence)));
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	struct state s = { .catalog = in->catalog,
		           .out = out,
		           .generators = { .arena = out->arena } };
	struct mm_strings rest = { 0 };

	s.uses = mm_map_new();
	mm_generators_find(&s.generators, in->catalog);
	note_uses(&s);
	for (size_t i = 0; i < in->catalog->sequences.count; i++)
		look_at(&s, in->catalog->sequences.items[i], &rest);
	summarise(&s, &rest);
	mm_generators_release(&s.generators);
	mm_map_free(s.uses);
}

MM_CHECK(sequence_audit) = {
	.title = "Sequences outside keys whose numbers leave the database",
	.why = "Every node counts in its own copy of a sequence, so two nodes hand out the same "
	       "number. In a key the collision is at least noticed (see sequence_pks). A number "
	       "outside a key, such as that of an invoice, simply exists twice: no constraint and "
	       "no log tells of it.",
	.evidence = "Sequences are not replicated with the rows; seen on two nodes with Spock "
	            "5.0.11 and 6.0.0.",
	.fix = "Draw such numbers from snowflake.nextval(), or convert the sequence once Snowflake "
	       "is installed: SELECT snowflake.convert_sequence_to_snowflake('s.q'::regclass). "
	       "Where numbers must be short or without gaps, let one node give them out. Or give "
	       "each node its own progression: ALTER SEQUENCE s.q INCREMENT BY n, with n at least "
	       "the number of nodes and another start value on each.",
	.severities = MM_CAN(WARNING) | MM_CAN(INFO),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT,
	.needs = MM_PART(SEQUENCES) | MM_PART(COLUMNS) | MM_PART(CONSTRAINTS) | MM_PART(FUNCTIONS),
	.from_dump = MM_DUMP_YES,
	.run = run,
};
