/*
 * A Snowflake value holds the milliseconds since 2023 in its upper bits and needs
 * 64 bits from the start. Spock 5.0.11 compares the types of both ends and stops at
 * a row that does not fit; 6.0.0 stores the value cut to 32 bits.
 * convert_sequence_to_snowflake() widens the column and those that refer to it by
 * ALTER COLUMN TYPE, which a view on one of them refuses, and fails for an
 * identity column of a partitioned table on PostgreSQL 17 and later.
 */
#include <stdint.h>

#include "arena.h"
#include "blockers.h"
#include "check.h"
#include "generators.h"
#include "map.h"
#include "odd_leaves.h"
#include "quote.h"
#include "references.h"

#include "banned.h"

enum {
	MOST_REFERENCES = 1000000, /* columns followed for all keys together */
	IDENTITY_ON_PARTITIONS = 170000,
};

struct state {
	const struct mm_catalog *catalog;
	struct mm_findings *out;
	struct mm_generators generators;
	struct mm_blockers blockers;
	struct mm_map *functions; /* of a relation: those with narrow arguments that use it */
	struct mm_map *reported;
	size_t references; /* followed so far */
	bool is_incomplete;
};

static bool is_narrow(const struct state *s, const struct mm_column *column)
{
	const char *type;

	if (mm_type_is_array(column->type))
		return false;
	type = mm_type_base_name(s->catalog, s->out->arena, column->type);
	return mm_same(type, "smallint") || mm_same(type, "integer");
}

static bool takes_narrow(const struct mm_function *function)
{
	for (size_t i = 0; i < function->argument_types.count; i++)
		if (mm_same(function->argument_types.items[i], "integer") ||
		    mm_same(function->argument_types.items[i], "smallint"))
			return true;
	return false;
}

static void note_function(struct state *s, const struct mm_relation *relation, const char *name)
{
	struct mm_strings *names =
	    mm_map_get(s->functions, (const char *)&relation, sizeof relation);

	if (names == NULL) {
		names = mm_arena_zalloc(s->out->arena, 1, sizeof *names);
		mm_map_set(s->functions, (const char *)&relation, sizeof relation, names);
	}
	if (names->count == 0 || names->items[names->count - 1] != name)
		mm_strings_add(s->out->arena, names, name);
}

/* Functions that use a table and have an argument that its wider key would not fit. */
static void find_functions(struct state *s)
{
	for (size_t i = 0; i < s->catalog->functions.count; i++) {
		const struct mm_function *function = s->catalog->functions.items[i];
		const char *name;

		if (!function->is_in_scope || function->facts == NULL || !takes_narrow(function))
			continue;
		name = mm_display(s->out, mm_object_of_function(function));
		for (size_t k = 0; k < function->facts->count; k++)
			if (function->facts->items[k].relation != NULL)
				note_function(s, function->facts->items[k].relation, name);
	}
}

static bool is_new(struct state *s, const struct mm_column *column)
{
	if (mm_map_get(s->reported, (const char *)&column, sizeof column) != NULL)
		return false;
	mm_map_set(s->reported, (const char *)&column, sizeof column, s->reported);
	return true;
}

/* ALTER TABLE of the narrow ones among the columns; one transaction where there are several. */
static void fix(const struct state *s, struct mm_finding *f, const struct mm_column_list *columns)
{
	struct mm_strings statements = { 0 };
	const char *joined;

	for (size_t i = 0; i < columns->count; i++) {
		const struct mm_column *c = columns->items[i];

		if (is_narrow(s, c))
			mm_strings_add(
			    f->arena, &statements,
			    mm_arena_printf(f->arena, "ALTER TABLE %s ALTER COLUMN %s TYPE bigint;",
			                    mm_qualified_name(f->arena, c->schema, c->table),
			                    mm_quoted_ident(f->arena, c->name)));
	}
	joined = mm_strings_join(f->arena, &statements, "\n");
	if (statements.count > 1)
		joined = mm_arena_printf(f->arena, "BEGIN;\n%s\nCOMMIT;", joined);
	mm_finding_fix(f, MM_BEFORE, "%s", joined);
}

static void describe(struct mm_finding *f, const struct mm_column *column,
                     const struct mm_generator *generator)
{
	mm_meta_text(f, "column", column->name);
	mm_meta_text(f, "data_type", column->type);
	if (generator == NULL || generator->sequence == NULL)
		return;
	mm_finding_group(f, "sequence", mm_object_of_sequence(generator->sequence));
	mm_meta_text(f, "sequence_data_type", generator->sequence->data_type);
	f->is_heuristic = generator->is_heuristic;
}

static void add_functions(struct state *s, struct mm_finding *f, const struct mm_column *column)
{
	const struct mm_relation *r = column->relation;
	const struct mm_strings *names = mm_map_get(s->functions, (const char *)&r, sizeof r);

	if (names != NULL)
		mm_meta_set(f, "functions", names);
	mm_meta_bool(f, "rewrite", true);
	mm_meta_partitions(f, r);
}

static void report_cut(struct state *s, const struct mm_column *column,
                       const struct mm_column *origin, const struct mm_generator *generator)
{
	struct mm_object object = mm_object_of_column(column);
	const char *name = mm_display(s->out, object);
	struct mm_column_list alone = { 0 };
	struct mm_finding *f;

	if (column == origin && mm_column_is_key(column))
		f = mm_findings_add(s->out, MM_CRITICAL, object,
		                    "Key column %s is too narrow for Snowflake values", name);
	else
		f = mm_findings_add(s->out, MM_CRITICAL, object,
		                    "Column %s is too narrow for Snowflake values", name);
	if (column != origin)
		mm_finding_detail(f, "It refers to %s, which is filled by snowflake.nextval().",
		                  mm_display(s->out, mm_object_of_column(origin)));
	describe(f, column, generator);
	add_functions(s, f, column);
	mm_list_add(s->out->arena, &alone, mm_relation_find_column(column->relation, column->name));
	fix(s, f, &alone);
}

/* snowflake.nextval() fills the column: its generator, or NULL. */
static const struct mm_generator *snowflake_of(const struct state *s,
                                               const struct mm_column *column)
{
	const struct mm_generator_list *list = mm_generators_of_column(&s->generators, column);

	for (size_t i = 0; list != NULL && i < list->count; i++)
		if (list->items[i]->is_snowflake)
			return list->items[i];
	return NULL;
}

static const struct mm_column *shown_column(const struct mm_column *column)
{
	const struct mm_column *root = mm_column_of_root(column);

	return root == NULL ? column : root;
}

/* Columns that get Snowflake values now, from a sequence or by foreign key. */
static void look_at_converted(struct state *s)
{
	struct mm_references references = { .arena = s->out->arena };

	for (size_t i = 0; i < s->generators.list.count; i++) {
		const struct mm_generator *g = s->generators.list.items[i];

		if (g->is_snowflake && mm_relation_is_table(g->column->relation))
			mm_references_add(&references, shown_column(g->column));
	}
	mm_references_follow(&references, SIZE_MAX);
	for (size_t i = 0; i < references.list.count; i++) {
		const struct mm_column *column = references.list.items[i];
		const struct mm_column *origin = mm_references_origin(&references, column);

		if (is_narrow(s, column) && mm_relation_is_table(column->relation) &&
		    is_new(s, column))
			report_cut(s, column, origin, snowflake_of(s, origin));
	}
	mm_references_release(&references);
}

/* The columns that refer to a key, as names; the key itself is the first of the list. */
static struct mm_strings names_of_referencing(struct state *s, const struct mm_references *r)
{
	struct mm_strings names = { 0 };

	for (size_t i = 1; i < r->list.count; i++)
		mm_strings_add(s->out->arena, &names,
		               mm_display(s->out, mm_object_of_column(r->list.items[i])));
	return names;
}

static struct mm_strings blocked_by(struct state *s, const struct mm_column *column,
                                    const struct mm_references *references)
{
	struct mm_strings found = { 0 };

	for (size_t i = 0; i < references->list.count; i++)
		if (is_narrow(s, references->list.items[i]))
			mm_blockers_of(&s->blockers, references->list.items[i], &found);
	if (column->identity != '\0' && column->relation->kind == 'p' &&
	    s->catalog->server.version_num >= IDENTITY_ON_PARTITIONS)
		mm_strings_add(s->out->arena, &found, "identity of a partitioned table");
	mm_strings_sort_unique(&found);
	return found;
}

static void report_key(struct state *s, const struct mm_generator *g,
                       const struct mm_column *column)
{
	struct mm_references references = { .arena = s->out->arena };
	struct mm_object object = mm_object_of_column(column);
	struct mm_strings blockers;
	struct mm_strings names;
	struct mm_finding *f;

	mm_references_add(&references, column);
	bool is_complete = mm_references_follow(&references, MOST_REFERENCES - s->references);

	s->references += references.list.count - 1;
	s->is_incomplete = s->is_incomplete || !is_complete;
	blockers = blocked_by(s, column, &references);
	names = names_of_referencing(s, &references);
	f = mm_findings_add(s->out, blockers.count > 0 ? MM_WARNING : MM_CONSIDER, object,
	                    "Key column %s is too narrow for Snowflake values",
	                    mm_display(s->out, object));
	if (blockers.count > 0)
		mm_finding_detail(f, "Its conversion is blocked by %s.",
		                  mm_strings_join(s->out->arena, &blockers, ", "));
	describe(f, column, g);
	mm_meta_set(f, "referencing_columns", &names);
	mm_meta_set(f, "blocked_by", &blockers);
	add_functions(s, f, column);
	/* No statement changes the type of a partition key. */
	if (is_complete && !mm_strings_has(&blockers, "partition key"))
		fix(s, f, &references.list);
	mm_references_release(&references);
}

static void look_at_keys(struct state *s)
{
	for (size_t i = 0; i < s->generators.list.count; i++) {
		const struct mm_generator *g = s->generators.list.items[i];
		const struct mm_column *column = shown_column(g->column);

		if (mm_generator_feeds_key(g) && is_narrow(s, column) && is_new(s, column))
			report_key(s, g, column);
	}
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	struct state s = { .catalog = in->catalog,
		           .out = out,
		           .generators = { .arena = out->arena },
		           .blockers = { .arena = out->arena } };

	s.functions = mm_map_new();
	s.reported = mm_map_new();
	mm_generators_find(&s.generators, in->catalog);
	mm_blockers_find(&s.blockers, in->catalog);
	find_functions(&s);
	look_at_converted(&s);
	look_at_keys(&s);
	if (s.is_incomplete)
		mm_findings_note(out, "Foreign keys form so many chains that not all of them were "
		                      "followed.");
	mm_blockers_release(&s.blockers);
	mm_generators_release(&s.generators);
	mm_map_free(s.reported);
	mm_map_free(s.functions);
}

MM_CHECK(sequence_data_types) = {
	.title = "Key columns too narrow for Snowflake values",
	.why =
	    "A Snowflake value does not fit 32 bits. A column that is filled with such values, or "
	    "refers to one that is, must be bigint on every node. Where only one node was "
	    "converted, a subscription of Spock 5 stops at the first row (\"binary data has type "
	    "20 (bigint) instead of expected 23 (integer)\"), with the status \"down\" and an "
	    "empty exception log; Spock 6 stores the value cut to 32 bits without an error. The "
	    "conversion rewrites the table and the tables that refer to it under an exclusive "
	    "lock. A view, rule, policy, trigger or generated column that uses one of the columns "
	    "stops it.",
	.evidence = "Both outcomes, and the view that stops the conversion, were seen on two nodes "
	            "with Spock 5.0.11 and 6.0.0 and Snowflake 2.6.0.",
	.fix =
	    "Widen the key and every column that refers to it, in one transaction, on all nodes, "
	    "before the sequence is converted: ALTER TABLE s.t ALTER COLUMN c TYPE bigint. Drop "
	    "what blocks it first, and create it again afterwards. Widen the arguments and "
	    "variables of functions that take the key, too.",
	.severities = MM_CAN(CRITICAL) | MM_CAN(WARNING) | MM_CAN(CONSIDER),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT,
	.needs = MM_PART(SEQUENCES) | MM_PART(COLUMNS) | MM_PART(CONSTRAINTS) | MM_PART(VIEWS) |
	         MM_PART(FUNCTIONS) | MM_PART(TYPES),
	.uses = MM_PART(SIZES),
	.from_dump = MM_DUMP_YES,
	.other_sources = "live",
	.run = run,
};
