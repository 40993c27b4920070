#include "sequences.h"

#include <stdint.h>
#include <string.h>

#include "arena.h"
#include "buf.h"
#include "choose.h"
#include "defs.h"
#include "inherit.h"
#include "late.h"
#include "lex.h"
#include "names.h"
#include "quote.h"
#include "typename.h"

#include "banned.h"

static int64_t type_maximum(const char *type)
{
	if (mm_same(type, "smallint"))
		return INT16_MAX;
	return mm_same(type, "integer") ? INT32_MAX : INT64_MAX;
}

static int64_t type_minimum(const char *type)
{
	return -type_maximum(type) - 1;
}

/* The options of one statement. */
struct options {
	const PgQuery__DefElem *type;
	const PgQuery__DefElem *increment;
	const PgQuery__DefElem *minimum;
	const PgQuery__DefElem *maximum;
	const PgQuery__DefElem *start;
	const PgQuery__DefElem *cache;
	const PgQuery__DefElem *cycle;
	const PgQuery__DefElem *owned_by;
	const PgQuery__DefElem *name;
};

static void sort_option(struct options *o, const PgQuery__DefElem *def)
{
	const struct {
		const char *name;
		const PgQuery__DefElem **slot;
	} slots[] = {
		{ "as", &o->type },
		{ "increment", &o->increment },
		{ "minvalue", &o->minimum },
		{ "maxvalue", &o->maximum },
		{ "start", &o->start },
		{ "cache", &o->cache },
		{ "cycle", &o->cycle },
		{ "owned_by", &o->owned_by },
		{ "sequence_name", &o->name },
	};

	for (size_t i = 0; i < sizeof slots / sizeof slots[0]; i++)
		if (strcmp(def->defname, slots[i].name) == 0)
			*slots[i].slot = def;
}

static struct options sort_options(size_t count, PgQuery__Node **nodes)
{
	struct options o = { 0 };

	for (size_t i = 0; i < count; i++)
		if (nodes[i]->node_case == PG_QUERY__NODE__NODE_DEF_ELEM)
			sort_option(&o, nodes[i]->def_elem);
	return o;
}

void mm_set_sequence_type(struct mm_sequence *sequence, const char *type)
{
	bool is_full_up = sequence->maximum == type_maximum(sequence->data_type);
	bool is_full_down = sequence->minimum == type_minimum(sequence->data_type);

	sequence->data_type = type;
	if (is_full_up)
		sequence->maximum = type_maximum(type);
	if (is_full_down)
		sequence->minimum = type_minimum(type);
}

static void set_type(struct mm_loader *loader, struct mm_sequence *s, const PgQuery__DefElem *def)
{
	if (def->arg != NULL && def->arg->node_case == PG_QUERY__NODE__NODE_TYPE_NAME)
		mm_set_sequence_type(
		    s, mm_loader_text(loader, mm_type_spelling(loader, def->arg->type_name, NULL)));
}

/* Bounds that a change of type has just widened to all of the type stay so. */
static int64_t default_maximum(const struct mm_sequence *s, bool is_widened)
{
	if (is_widened && s->maximum == type_maximum(s->data_type))
		return s->maximum;
	return s->increment < 0 ? -1 : type_maximum(s->data_type);
}

static int64_t default_minimum(const struct mm_sequence *s, bool is_widened)
{
	if (is_widened && s->minimum == type_minimum(s->data_type))
		return s->minimum;
	return s->increment < 0 ? type_minimum(s->data_type) : 1;
}

static int64_t bound(const PgQuery__DefElem *given, int64_t otherwise)
{
	return given == NULL || given->arg == NULL ? otherwise : mm_def_int(given, otherwise);
}

/* The order of PostgreSQL's init_params(): the bounds rest on type and increment. */
static void apply(struct mm_loader *loader, struct mm_sequence *s, const struct options *o,
                  bool is_new)
{
	bool is_widened = !is_new && o->type != NULL;

	if (o->type != NULL)
		set_type(loader, s, o->type);
	if (o->increment != NULL)
		s->increment = mm_def_int(o->increment, 1);
	if (is_new || o->maximum != NULL)
		s->maximum = bound(o->maximum, default_maximum(s, is_widened));
	if (is_new || o->minimum != NULL)
		s->minimum = bound(o->minimum, default_minimum(s, is_widened));
	if (is_new)
		s->start = s->increment < 0 ? s->maximum : s->minimum;
	s->start = bound(o->start, s->start);
	s->cache = bound(o->cache, s->cache);
	if (o->cycle != NULL)
		s->is_cycled = mm_def_bool(o->cycle);
}

static struct mm_sequence *new_sequence(struct mm_loader *loader, const char *schema,
                                        const char *name, char persistence)
{
	struct mm_sequence *s = mm_catalog_add_sequence(loader->catalog, schema, name);

	s->location = loader->location;
	s->persistence = persistence;
	s->data_type = "bigint";
	s->increment = 1;
	s->cache = 1;
	return s;
}

void mm_own_sequence(struct mm_sequence *s, struct mm_column *column, char dependency)
{
	if (s->column_of != NULL && s->column_of->sequence == s)
		s->column_of->sequence = NULL;
	s->column_of = column;
	s->dependency = '\0';
	if (column != NULL)
		s->dependency = dependency;
	s->table_schema = column == NULL ? NULL : column->schema;
	s->table = column == NULL ? NULL : column->table;
	s->column = column == NULL ? NULL : column->name;
	if (column != NULL && column->sequence == NULL)
		column->sequence = s;
}

static void set_owner_column(struct mm_loader *loader, struct mm_sequence *s,
                             const PgQuery__DefElem *def)
{
	const PgQuery__List *list;
	const struct mm_relation *r;
	struct mm_column *column;
	const char *name;

	if (def->arg == NULL || def->arg->node_case != PG_QUERY__NODE__NODE_LIST)
		return;
	list = def->arg->list;
	if (list->n_items < 2) { /* OWNED BY NONE */
		mm_own_sequence(s, NULL, '\0');
		return;
	}
	r = mm_find_relation_list(loader, list->n_items - 1, list->items);
	name = mm_node_string(list->items[list->n_items - 1]);
	column = r == NULL || name == NULL ? NULL : mm_relation_find_column(r, name);
	if (column != NULL)
		mm_own_sequence(s, column, 'a');
}

static struct mm_name column_sequence_name(struct mm_loader *loader, const struct mm_column *column,
                                           const PgQuery__DefElem *given)
{
	struct mm_name name = { column->schema, NULL };

	if (given != NULL && given->arg != NULL &&
	    given->arg->node_case == PG_QUERY__NODE__NODE_LIST) {
		name = mm_name_split(given->arg->list->n_items, given->arg->list->items);
		if (name.schema == NULL)
			name.schema = column->schema;
		if (!mm_relation_name_is_taken(loader, name.schema, name.name))
			return name;
	}
	name.name =
	    mm_choose_relation_name(loader, name.schema, column->table, column->name, "seq");
	return name;
}

struct mm_sequence *mm_add_column_sequence(struct mm_loader *loader, struct mm_column *column,
                                           enum mm_sequence_use use, size_t option_count,
                                           PgQuery__Node **options)
{
	struct options o = sort_options(option_count, options);
	struct mm_name name = column_sequence_name(loader, column, o.name);
	struct mm_sequence *s =
	    new_sequence(loader, name.schema, name.name, column->relation->persistence);

	if (mm_same(column->type, "integer") || mm_same(column->type, "smallint"))
		s->data_type = column->type;
	s->owner = column->relation->owner;
	apply(loader, s, &o, true);
	mm_own_sequence(s, column, use == MM_SEQUENCE_IDENTITY ? 'i' : 'a');
	return s;
}

void mm_set_sequence_options(struct mm_loader *loader, struct mm_sequence *sequence, size_t count,
                             PgQuery__Node **options)
{
	struct options o = sort_options(count, options);

	apply(loader, sequence, &o, false);
}

void mm_copy_sequence_settings(struct mm_sequence *to, const struct mm_sequence *from)
{
	to->data_type = from->data_type;
	to->start = from->start;
	to->increment = from->increment;
	to->minimum = from->minimum;
	to->maximum = from->maximum;
	to->cache = from->cache;
	to->is_cycled = from->is_cycled;
}

const char *mm_nextval_text(struct mm_loader *loader, const struct mm_sequence *sequence)
{
	struct mm_buf text = { 0 };
	const char *copy;

	mm_buf_adds(&text, "nextval(");
	mm_quote_literal(&text,
	                 mm_qualified_name(loader->scratch, sequence->schema, sequence->name));
	mm_buf_adds(&text, "::regclass)");
	copy = mm_loader_text(loader, text.text);
	mm_buf_release(&text);
	return copy;
}

/* The column's children have inherited its default. */
static void respell_default(struct mm_loader *loader, const struct mm_column *owner,
                            const char *old_text, const char *new_text)
{
	struct mm_relation_list all = mm_descendants(loader, owner->relation);

	for (size_t i = 0; i < all.count; i++) {
		struct mm_column *c = mm_relation_find_column(all.items[i], owner->name);

		if (c != NULL && mm_same(c->default_expression, old_text))
			c->default_expression = new_text;
	}
}

void mm_rename_sequence(struct mm_loader *loader, struct mm_sequence *sequence, const char *schema,
                        const char *name)
{
	struct mm_column *owner = sequence->column_of;
	const char *text = mm_nextval_text(loader, sequence);
	bool is_default = owner != NULL && mm_same(owner->default_expression, text);

	mm_catalog_rename_sequence(loader->catalog, sequence, schema, name);
	mm_late_sequence(loader, sequence);
	if (!is_default)
		return;
	owner->default_expression = mm_nextval_text(loader, sequence);
	respell_default(loader, owner, text, owner->default_expression);
}

void mm_load_create_sequence(struct mm_loader *loader, const PgQuery__CreateSeqStmt *stmt)
{
	struct options o = sort_options(stmt->n_options, stmt->options);
	struct mm_name name;
	struct mm_sequence *s;

	if (stmt->sequence == NULL)
		return;
	name = mm_name_of_new(loader, stmt->sequence);
	if (mm_relation_name_is_taken(loader, name.schema, name.name))
		return;
	s = new_sequence(loader, name.schema, name.name, stmt->sequence->relpersistence[0]);
	apply(loader, s, &o, true);
	if (o.owned_by != NULL)
		set_owner_column(loader, s, o.owned_by);
}

void mm_load_alter_sequence(struct mm_loader *loader, const PgQuery__AlterSeqStmt *stmt)
{
	struct options o = sort_options(stmt->n_options, stmt->options);
	struct mm_sequence *s;

	if (stmt->sequence == NULL)
		return;
	s = mm_find_sequence_named(
	    loader, stmt->sequence->schemaname[0] == '\0' ? NULL : stmt->sequence->schemaname,
	    stmt->sequence->relname);
	if (s == NULL)
		return;
	apply(loader, s, &o, false);
	if (o.owned_by != NULL)
		set_owner_column(loader, s, o.owned_by);
}

struct mm_sequence *mm_sequence_of_text(struct mm_loader *loader, const char *text)
{
	struct mm_lexer lexer;
	struct mm_token token;
	const char *schema = NULL;
	const char *name = NULL;

	mm_lexer_init(&lexer, text, strlen(text));
	while (mm_lexer_next(&lexer, &token)) {
		const char *part = mm_token_identifier(loader->scratch, &token);

		if (part == NULL && !mm_token_is_char(&token, '.'))
			return NULL;
		if (part == NULL)
			continue;
		schema = name;
		name = part;
	}
	return name == NULL ? NULL : mm_find_sequence_named(loader, schema, name);
}

void mm_load_setval(struct mm_loader *loader, const char *sequence, int64_t value, bool is_called)
{
	struct mm_sequence *s = mm_sequence_of_text(loader, sequence);

	if (s == NULL)
		return;
	/* pg_sequences shows a last value only of a sequence that was used. */
	s->has_last_value = is_called;
	s->last_value = is_called ? value : 0;
}
