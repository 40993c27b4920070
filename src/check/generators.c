#include "generators.h"

#include <string.h>

#include "arena.h"
#include "buf.h"
#include "catalog.h"
#include "identity.h"
#include "map.h"
#include "qualified.h"
#include "quote.h"

#include "banned.h"

/* One call of nextval() in a piece of code. */
struct draw {
	const char *text;   /* the argument; NULL: an expression */
	const char *schema; /* of the code: where an unqualified name is looked for */
	bool is_snowflake;
	const struct mm_function *function;
	bool is_heuristic;
};
MM_LIST(draw);

const char *mm_generator_kind_name(enum mm_generator_kind kind)
{
	static const char *const names[] = {
		[MM_GENERATOR_ALWAYS] = "identity always",
		[MM_GENERATOR_BY_DEFAULT] = "identity by default",
		[MM_GENERATOR_SERIAL] = "serial",
		[MM_GENERATOR_DEFAULT] = "default",
		[MM_GENERATOR_TRIGGER] = "trigger",
	};

	return names[kind];
}

const struct mm_sequence *mm_sequence_named(const struct mm_catalog *catalog,
                                            struct mm_arena *arena, const char *text,
                                            const char *schema)
{
	const struct mm_sequence *found;
	const struct mm_sequence_list *named;
	struct mm_qualified q;

	if (text == NULL)
		return NULL;
	q = mm_qualified_read(arena, text);
	if (q.schema != NULL)
		return mm_catalog_find_sequence(catalog, q.schema, q.name);
	found = schema == NULL ? NULL : mm_catalog_find_sequence(catalog, schema, q.name);
	if (found != NULL)
		return found;
	named = mm_catalog_sequences_named(catalog, q.name);
	return named != NULL && named->count == 1 ? named->items[0] : NULL;
}

/* As pg_get_serial_sequence() is given it: a column under the name it has in the catalog. */
static const struct mm_column *column_named(const struct mm_catalog *catalog,
                                            struct mm_arena *arena, const struct mm_fact *serial,
                                            const char *schema)
{
	struct mm_qualified q = mm_qualified_read(arena, serial->detail);
	const struct mm_relation_list *named;
	const struct mm_relation *r = NULL;

	if (q.schema != NULL || schema != NULL)
		r = mm_catalog_find_relation(catalog, q.schema != NULL ? q.schema : schema, q.name);
	if (r == NULL && q.schema == NULL) {
		named = mm_catalog_relations_named(catalog, q.name);
		r = named != NULL && named->count == 1 ? named->items[0] : NULL;
	}
	return r == NULL ? NULL : mm_relation_find_column(r, serial->columns.items[0]);
}

const struct mm_sequence *mm_sequence_of_call(const struct mm_catalog *catalog,
                                              struct mm_arena *arena, const struct mm_facts *facts,
                                              size_t call, const char *schema)
{
	const struct mm_fact *inner = &facts->items[call] + 1;
	const struct mm_column *column;

	if (facts->items[call].detail != NULL)
		return mm_sequence_named(catalog, arena, facts->items[call].detail, schema);
	if (call + 1 >= facts->count || !mm_fact_calls(inner, "pg_get_serial_sequence") ||
	    inner->kind != MM_FACT_CALL || inner->detail == NULL || inner->columns.count == 0)
		return NULL;
	column = column_named(catalog, arena, inner, schema);
	return column == NULL ? NULL : column->sequence;
}

static bool is_snowflake_call(const struct mm_fact *fact)
{
	return mm_same(fact->schema, "snowflake") && mm_same(fact->name, "nextval");
}

static bool is_draw(const struct mm_fact *fact)
{
	return mm_fact_calls(fact, "nextval") || is_snowflake_call(fact);
}

struct draws {
	struct mm_arena *arena;
	struct draw_list list;
	const struct mm_function *function; /* whose facts are walked */
};

static bool note_draw(const struct mm_fact *fact, const struct mm_function *culprit, void *data)
{
	struct draws *draws = data;
	struct draw *draw;

	if (fact->kind != MM_FACT_CALL || !is_draw(fact))
		return true;
	if (culprit == NULL)
		culprit = draws->function;
	draw = mm_arena_zalloc(draws->arena, 1, sizeof *draw);
	draw->text = fact->detail;
	draw->schema = culprit->schema;
	draw->is_snowflake = is_snowflake_call(fact);
	draw->function = culprit;
	draw->is_heuristic = culprit->facts->is_heuristic;
	mm_list_add(draws->arena, &draws->list, draw);
	return true;
}

/* What a function draws, itself or through others; worked out once for each. */
static const struct draw_list *draws_of(struct mm_generators *g, const struct mm_function *function)
{
	struct draws *draws = mm_map_get(g->draws, (const char *)&function, sizeof function);

	if (draws != NULL)
		return &draws->list;
	draws = mm_arena_zalloc(g->arena, 1, sizeof *draws);
	draws->arena = g->arena;
	draws->function = function;
	mm_facts_walk(function->facts, note_draw, draws);
	mm_map_set(g->draws, (const char *)&function, sizeof function, draws);
	return &draws->list;
}

static void add_to(struct mm_generators *g, struct mm_map *map, const void *key,
                   struct mm_generator *generator)
{
	struct mm_generator_list *list = mm_map_get(map, (const char *)&key, sizeof key);

	if (list == NULL) {
		list = mm_arena_zalloc(g->arena, 1, sizeof *list);
		mm_map_set(map, (const char *)&key, sizeof key, list);
	}
	mm_list_add(g->arena, list, generator);
}

/* Whether the column has it already; from now on it has. */
static bool is_known(struct mm_generators *g, const struct mm_generator *generator)
{
	struct {
		const void *column;
		const void *sequence;
		size_t is_snowflake;
	} key = { generator->column, generator->sequence, generator->is_snowflake };

	if (mm_map_get(g->seen, (const char *)&key, sizeof key) != NULL)
		return true;
	mm_map_set(g->seen, (const char *)&key, sizeof key, g->seen);
	return false;
}

static void add(struct mm_generators *g, struct mm_generator generator)
{
	struct mm_generator *copy;

	if (is_known(g, &generator))
		return;
	copy = mm_arena_alloc(g->arena, sizeof *copy);
	*copy = generator;
	mm_list_add(g->arena, &g->list, copy);
	add_to(g, g->by_column, generator.column, copy);
	if (generator.sequence != NULL)
		add_to(g, g->by_sequence, generator.sequence, copy);
}

static void add_draw(struct mm_generators *g, const struct mm_catalog *catalog,
                     const struct mm_column *column, const struct draw *draw,
                     enum mm_generator_kind kind)
{
	struct mm_generator generator = {
		.column = column,
		.sequence = mm_sequence_named(catalog, g->arena, draw->text, draw->schema),
		.kind = kind,
		.is_snowflake = draw->is_snowflake,
		.function = draw->function,
		.is_heuristic = draw->is_heuristic,
	};

	/* An expression is, for the most part, pg_get_serial_sequence(). */
	if (draw->text == NULL && !draw->is_snowflake)
		generator.sequence = column->sequence;
	if (kind == MM_GENERATOR_DEFAULT && draw->function == NULL && generator.sequence != NULL &&
	    generator.sequence->column_of == column)
		generator.kind = MM_GENERATOR_SERIAL;
	add(g, generator);
}

/* One fact of a default or of an assignment to NEW: nextval() itself, or a function. */
static void add_call(struct mm_generators *g, const struct mm_catalog *catalog,
                     const struct mm_column *column, const struct mm_fact *fact,
                     const struct mm_function *within, enum mm_generator_kind kind)
{
	const struct draw_list *draws;

	if (is_draw(fact)) {
		struct draw draw = {
			.text = fact->detail,
			.schema = within == NULL ? column->schema : within->schema,
			.is_snowflake = is_snowflake_call(fact),
			.function = within,
			.is_heuristic = within != NULL && within->facts->is_heuristic,
		};

		add_draw(g, catalog, column, &draw, kind);
		return;
	}
	if (fact->function == NULL || !fact->function->is_in_scope)
		return;
	draws = draws_of(g, fact->function);
	for (size_t i = 0; i < draws->count; i++)
		add_draw(g, catalog, column, draws->items[i], kind);
}

static void find_defaults(struct mm_generators *g, const struct mm_catalog *catalog,
                          const struct mm_column *column)
{
	if (column->identity != '\0') {
		add(g, (struct mm_generator){ .column = column,
		                              .sequence = column->sequence,
		                              .kind = column->identity == 'a'
		                                          ? MM_GENERATOR_ALWAYS
		                                          : MM_GENERATOR_BY_DEFAULT });
		return;
	}
	if (column->generated != '\0' || column->facts == NULL)
		return;
	for (size_t i = 0; i < column->facts->count; i++)
		if (column->facts->items[i].kind == MM_FACT_CALL)
			add_call(g, catalog, column, &column->facts->items[i], NULL,
			         MM_GENERATOR_DEFAULT);
}

/* A disabled trigger, or one for replicated rows only, gives no number on the origin. */
static bool fills_new_rows(const struct mm_trigger *t)
{
	return t->timing == 'b' && t->is_row && !t->is_clone && t->calls != NULL &&
	       t->calls->facts != NULL && t->enabled != 'D' && t->enabled != 'R' &&
	       mm_strings_has(&t->events, "INSERT");
}

static void find_assigned(struct mm_generators *g, const struct mm_catalog *catalog,
                          const struct mm_trigger *trigger)
{
	const struct mm_facts *facts = trigger->calls->facts;

	for (size_t i = 0; i < facts->count; i++) {
		const struct mm_fact *fact = &facts->items[i];
		const struct mm_column *column;

		if (fact->kind != MM_FACT_ASSIGN_NEW || fact->columns.count == 0)
			continue;
		column = mm_relation_find_column(trigger->relation, fact->columns.items[0]);
		if (column != NULL)
			add_call(g, catalog, column, fact, trigger->calls, MM_GENERATOR_TRIGGER);
	}
}

void mm_generators_find(struct mm_generators *g, const struct mm_catalog *catalog)
{
	g->by_column = mm_map_new();
	g->by_sequence = mm_map_new();
	g->draws = mm_map_new();
	g->seen = mm_map_new();
	for (size_t i = 0; i < catalog->columns.count; i++)
		find_defaults(g, catalog, catalog->columns.items[i]);
	for (size_t i = 0; i < catalog->triggers.count; i++)
		if (catalog->triggers.items[i]->relation != NULL &&
		    fills_new_rows(catalog->triggers.items[i]))
			find_assigned(g, catalog, catalog->triggers.items[i]);
}

void mm_generators_release(struct mm_generators *g)
{
	mm_map_free(g->by_column);
	mm_map_free(g->by_sequence);
	mm_map_free(g->draws);
	mm_map_free(g->seen);
}

const struct mm_generator_list *mm_generators_of_column(const struct mm_generators *g,
                                                        const struct mm_column *column)
{
	return mm_map_get(g->by_column, (const char *)&column, sizeof column);
}

const struct mm_generator_list *mm_generators_of_sequence(const struct mm_generators *g,
                                                          const struct mm_sequence *sequence)
{
	return mm_map_get(g->by_sequence, (const char *)&sequence, sizeof sequence);
}

bool mm_generator_feeds_key(const struct mm_generator *generator)
{
	const struct mm_relation *r = generator->column->relation;

	return !generator->is_snowflake && mm_relation_is_table(r) &&
	       mm_column_is_key(generator->column);
}

/* The sequence as nextval() takes it: 's.q'::regclass. */
static const char *as_regclass(struct mm_arena *arena, const struct mm_sequence *sequence)
{
	struct mm_buf buf = { 0 };
	const char *text;

	mm_quote_literal(&buf, mm_qualified_name(arena, sequence->schema, sequence->name));
	text = mm_arena_printf(arena, "%s::regclass", buf.text);
	mm_buf_release(&buf);
	return text;
}

const char *mm_generator_conversion(struct mm_arena *arena, const struct mm_generator *generator)
{
	const struct mm_sequence *s = generator->sequence;
	const struct mm_column *c = generator->column;
	const char *convert;

	if (s == NULL || generator->is_snowflake || generator->function != NULL)
		return NULL;
	convert = mm_arena_printf(arena, "SELECT snowflake.convert_sequence_to_snowflake(%s);",
	                          as_regclass(arena, s));
	if (c->identity == '\0')
		return c->default_expression == NULL ? NULL : convert; /* a domain's stays */
	const char *table = mm_qualified_name(arena, c->schema, c->table);
	const char *name = mm_quoted_ident(arena, c->name);
	const char *sequence = mm_qualified_name(arena, s->schema, s->name);

	return mm_arena_printf(
	    arena,
	    "ALTER TABLE %s ALTER COLUMN %s DROP IDENTITY;\n"
	    "CREATE SEQUENCE %s OWNED BY %s.%s;\n"
	    "SELECT setval(%s, (SELECT COALESCE(max(%s), 0) + 1 FROM %s), false);\n"
	    "ALTER TABLE %s ALTER COLUMN %s SET DEFAULT nextval(%s);\n%s",
	    table, name, sequence, table, name, as_regclass(arena, s), name, table, table, name,
	    as_regclass(arena, s), convert);
}
