#include "units.h"

#include <string.h>

#include "arena.h"
#include "buf.h"
#include "catalog.h"
#include "facts_of.h"
#include "map.h"
#include "types.h"

#include "banned.h"

MM_LIST(mm_unit);

struct collector {
	struct mm_arena *arena;
	struct mm_map *by_text; /* schema and texts to unit */
	struct mm_buf key;
	struct mm_unit_list units;
	struct mm_unit_text *texts; /* of the object at hand */
	struct mm_unit_text **end;
};

static void add_text(struct collector *c, const char *text, bool is_statement)
{
	struct mm_unit_text *entry;

	if (text == NULL || (!is_statement && !mm_sql_may_hold_facts(text)))
		return;
	entry = mm_arena_zalloc(c->arena, 1, sizeof *entry);
	entry->text = text;
	entry->is_statement = is_statement;
	if (c->texts == NULL)
		c->end = &c->texts;
	*c->end = entry;
	c->end = &entry->next;
}

static void add_expressions(struct collector *c, const struct mm_strings *texts)
{
	for (size_t i = 0; i < texts->count; i++)
		add_text(c, texts->items[i], false);
}

static void set_key(struct collector *c, const char *schema)
{
	mm_buf_clear(&c->key);
	mm_buf_adds(&c->key, schema == NULL ? "" : schema);
	for (const struct mm_unit_text *t = c->texts; t != NULL; t = t->next) {
		mm_buf_addc(&c->key, t->is_statement ? '\1' : '\2');
		mm_buf_adds(&c->key, t->text);
	}
}

static struct mm_unit *new_unit(struct collector *c, const char *schema)
{
	struct mm_unit *unit = mm_arena_zalloc(c->arena, 1, sizeof *unit);

	unit->schema = schema;
	mm_list_add(c->arena, &c->units, unit);
	return unit;
}

static void add_use(struct collector *c, struct mm_unit *unit, const struct mm_facts **facts)
{
	struct mm_unit_use *use = mm_arena_zalloc(c->arena, 1, sizeof *use);

	use->facts = facts;
	use->next = unit->uses;
	unit->uses = use;
}

/* The texts added since the last call are the object's. */
static void end_object(struct collector *c, const char *schema, const struct mm_facts **facts)
{
	struct mm_unit *unit;

	if (c->texts == NULL)
		return;
	set_key(c, schema);
	unit = mm_map_get(c->by_text, c->key.text, c->key.len);
	if (unit == NULL) {
		unit = new_unit(c, schema);
		unit->texts = c->texts;
		mm_map_set(c->by_text, c->key.text, c->key.len, unit);
	}
	c->texts = NULL;
	add_use(c, unit, facts);
}

static void collect_code(struct collector *c, const struct mm_catalog *catalog)
{
	for (size_t i = 0; i < catalog->functions.count; i++) {
		struct mm_function *f = catalog->functions.items[i];
		struct mm_unit *unit;

		if (f->body == NULL)
			continue;
		unit = new_unit(c, f->schema);
		unit->function = f;
		add_use(c, unit, &f->facts);
	}
	for (size_t i = 0; i < catalog->relations.count; i++) {
		struct mm_relation *r = catalog->relations.items[i];

		add_text(c, r->definition, true);
		add_expressions(c, &r->partition_expressions);
		end_object(c, r->schema, &r->facts);
	}
	for (size_t i = 0; i < catalog->rules.count; i++) {
		struct mm_rule *r = catalog->rules.items[i];

		add_text(c, r->condition, false);
		for (size_t k = 0; k < r->actions.count; k++)
			add_text(c, r->actions.items[k], true);
		end_object(c, r->schema, &r->facts);
	}
}

static void collect_expressions(struct collector *c, const struct mm_catalog *catalog)
{
	for (size_t i = 0; i < catalog->columns.count; i++) {
		struct mm_column *column = catalog->columns.items[i];

		add_text(c,
		         column->generated != '\0' ? column->default_expression
		                                   : mm_column_default(column),
		         false);
		end_object(c, column->schema, &column->facts);
	}
	for (size_t i = 0; i < catalog->constraints.count; i++) {
		struct mm_constraint *constraint = catalog->constraints.items[i];

		add_text(c, constraint->expression, false);
		end_object(c, constraint->schema, &constraint->facts);
	}
	for (size_t i = 0; i < catalog->indexes.count; i++) {
		struct mm_index *index = catalog->indexes.items[i];

		add_expressions(c, &index->expressions);
		add_text(c, index->predicate, false);
		end_object(c, index->schema, &index->facts);
	}
	for (size_t i = 0; i < catalog->policies.count; i++) {
		struct mm_policy *policy = catalog->policies.items[i];

		add_text(c, policy->using_expression, false);
		add_text(c, policy->check_expression, false);
		end_object(c, policy->schema, &policy->facts);
	}
}

struct mm_unit **mm_units_of(const struct mm_catalog *catalog, struct mm_arena *arena,
                             size_t *count)
{
	struct collector c = { .arena = arena, .by_text = mm_map_new() };

	collect_code(&c, catalog);
	collect_expressions(&c, catalog);
	mm_map_free(c.by_text);
	mm_buf_release(&c.key);
	*count = c.units.count;
	return c.units.items;
}
