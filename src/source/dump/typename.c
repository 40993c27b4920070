#include "typename.h"

#include <ctype.h>
#include <string.h>

#include "arena.h"
#include "buf.h"
#include "builtin.h"
#include "lex.h"
#include "names.h"
#include "quote.h"

#include "banned.h"

/* The bits of an interval's first modifier (utils/timestamp.h, utils/datetime.h). */
enum {
	MONTHS = 1 << 1,
	YEARS = 1 << 2,
	DAYS = 1 << 3,
	HOURS = 1 << 10,
	MINUTES = 1 << 11,
	SECONDS = 1 << 12,
};

static const struct {
	int mask;
	const char *fields;
} interval_fields[] = {
	{ YEARS, " year" },
	{ MONTHS, " month" },
	{ DAYS, " day" },
	{ HOURS, " hour" },
	{ MINUTES, " minute" },
	{ SECONDS, " second" },
	{ YEARS | MONTHS, " year to month" },
	{ DAYS | HOURS, " day to hour" },
	{ DAYS | HOURS | MINUTES, " day to minute" },
	{ DAYS | HOURS | MINUTES | SECONDS, " day to second" },
	{ HOURS | MINUTES, " hour to minute" },
	{ HOURS | MINUTES | SECONDS, " hour to second" },
	{ MINUTES | SECONDS, " minute to second" },
};

static const struct {
	const char *name;
	const char *spelling;
} serials[] = {
	{ "serial", "integer" }, { "serial4", "integer" },      { "bigserial", "bigint" },
	{ "serial8", "bigint" }, { "smallserial", "smallint" }, { "serial2", "smallint" },
};

static bool modifier(const PgQuery__TypeName *type, size_t i, int *value)
{
	const PgQuery__AConst *c;

	if (i >= type->n_typmods || type->typmods[i]->node_case != PG_QUERY__NODE__NODE_A_CONST)
		return false;
	c = type->typmods[i]->a_const;
	if (c->val_case != PG_QUERY__A__CONST__VAL_IVAL)
		return false;
	*value = c->ival->ival;
	return true;
}

static void spell_interval(struct mm_buf *to, const PgQuery__TypeName *type)
{
	int value;

	mm_buf_adds(to, "interval");
	if (!modifier(type, 0, &value))
		return;
	for (size_t i = 0; i < sizeof interval_fields / sizeof interval_fields[0]; i++)
		if (interval_fields[i].mask == value)
			mm_buf_adds(to, interval_fields[i].fields);
	if (modifier(type, 1, &value))
		mm_buf_addf(to, "(%d)", value > 6 ? 6 : value);
}

static void spell_time(struct mm_buf *to, const char *name, const PgQuery__TypeName *type)
{
	bool has_zone = name[strlen(name) - 1] == 'z';
	int value;

	mm_buf_adds(to, strncmp(name, "timestamp", 9) == 0 ? "timestamp" : "time");
	if (modifier(type, 0, &value))
		mm_buf_addf(to, "(%d)", value > 6 ? 6 : value);
	mm_buf_adds(to, has_zone ? " with time zone" : " without time zone");
}

static void spell_numeric(struct mm_buf *to, const PgQuery__TypeName *type)
{
	int precision;
	int scale = 0;

	mm_buf_adds(to, "numeric");
	if (!modifier(type, 0, &precision))
		return;
	modifier(type, 1, &scale);
	mm_buf_addf(to, "(%d,%d)", precision, scale);
}

static bool is_time(const char *name)
{
	return strcmp(name, "time") == 0 || strcmp(name, "timetz") == 0 ||
	       strcmp(name, "timestamp") == 0 || strcmp(name, "timestamptz") == 0;
}

/* A built-in type with its modifiers, as format_type(oid, typmod) has it. */
static void spell_builtin(struct mm_buf *to, const char *name, const PgQuery__TypeName *type)
{
	int value;

	if (strcmp(name, "interval") == 0) {
		spell_interval(to, type);
	} else if (strcmp(name, "numeric") == 0) {
		spell_numeric(to, type);
	} else if (is_time(name)) {
		spell_time(to, name, type);
	} else if (modifier(type, 0, &value)) {
		mm_buf_addf(to, "%s(%d)", mm_builtin_spelling(name), value);
	} else if (strcmp(name, "bpchar") == 0) {
		/* Without a length it is not character, which would be of length 1. */
		mm_buf_adds(to, "bpchar");
	} else if (strcmp(name, "bit") == 0) {
		mm_buf_adds(to, "\"bit\"");
	} else {
		mm_buf_adds(to, mm_builtin_spelling(name));
	}
}

/* "(Point, 4326)" of the statement's text as "(Point,4326)". */
static void add_modifiers_as_written(struct mm_buf *to, const struct mm_loader *loader,
                                     const PgQuery__TypeName *type)
{
	struct mm_lexer lexer;
	struct mm_token token;
	size_t end;

	if (type->n_typmods == 0 || type->location < 0 || (size_t)type->location >= loader->len)
		return;
	mm_lexer_init(&lexer, loader->text, loader->len);
	lexer.position = (size_t)type->location;
	do {
		if (!mm_lexer_next(&lexer, &token))
			return;
	} while (!mm_token_is_char(&token, '('));
	end =
	    mm_lex_skip_parentheses(loader->text, loader->len, (size_t)(token.text - loader->text));
	for (const char *p = token.text; p < loader->text + end; p++)
		if (!isspace((unsigned char)*p))
			mm_buf_addc(to, *p);
}

static void add_qualified(struct mm_buf *to, const char *schema, const char *name)
{
	if (schema != NULL) {
		mm_quote_ident(to, schema);
		mm_buf_addc(to, '.');
	}
	mm_quote_ident(to, name);
}

/*
 * The schema of a type that PostgreSQL itself does not have: where a type, a
 * table's row type, or an extension of that name stands (hstore, citext); else
 * the first schema of the path.
 */
static const char *schema_of_user_type(struct mm_loader *loader, const char *name)
{
	const struct mm_strings *path = &loader->search_path;
	const struct mm_extension *extension = mm_catalog_find_extension(loader->catalog, name);

	for (size_t i = 0; i < path->count; i++)
		if (mm_catalog_find_type(loader->catalog, path->items[i], name) != NULL ||
		    mm_catalog_find_relation(loader->catalog, path->items[i], name) != NULL)
			return path->items[i];
	if (extension != NULL && extension->schema != NULL)
		return extension->schema;
	return path->count > 0 ? path->items[0] : "public";
}

static bool is_named(const PgQuery__TypeName *type, const char *schema)
{
	return type->n_names == 1 || (schema != NULL && strcmp(schema, "pg_catalog") == 0);
}

/* table.column%TYPE: the column's own type. */
static const char *type_of_column(struct mm_loader *loader, const PgQuery__TypeName *type)
{
	const struct mm_relation *r;
	const struct mm_column *c;

	if (type->n_names < 2)
		return NULL;
	r = mm_find_relation_list(loader, type->n_names - 1, type->names);
	if (r == NULL)
		return NULL;
	c = mm_relation_find_column(r, mm_name_split(type->n_names, type->names).name);
	return c == NULL ? NULL : c->type;
}

static void spell_user_type(struct mm_buf *to, struct mm_loader *loader,
                            const PgQuery__TypeName *type, bool is_bare)
{
	struct mm_name n = mm_name_split(type->n_names, type->names);
	const char *of_column = type->pct_type ? type_of_column(loader, type) : NULL;

	if (of_column != NULL) {
		mm_buf_adds(to, of_column);
		return;
	}
	if (n.schema == NULL)
		n.schema = schema_of_user_type(loader, n.name);
	add_qualified(to, strcmp(n.schema, "pg_catalog") == 0 ? NULL : n.schema, n.name);
	if (!is_bare)
		add_modifiers_as_written(to, loader, type);
}

static const char *spell(struct mm_loader *loader, const PgQuery__TypeName *type, bool is_bare)
{
	struct mm_name n = mm_name_split(type->n_names, type->names);
	struct mm_buf text = { 0 };
	bool is_array = type->n_array_bounds > 0;
	const char *result;

	/* _int4 is what pg_type calls integer[]. */
	if (is_named(type, n.schema) && n.name[0] == '_' && mm_builtin_is_type(n.name + 1)) {
		n.name++;
		is_array = true;
	}
	if (!is_named(type, n.schema) || !mm_builtin_is_type(n.name) || type->pct_type)
		spell_user_type(&text, loader, type, is_bare);
	else if (is_bare)
		mm_buf_adds(&text, mm_builtin_spelling(n.name));
	else
		spell_builtin(&text, n.name, type);
	if (is_array)
		mm_buf_adds(&text, "[]");
	result = mm_arena_strndup(loader->scratch, text.text, text.len);
	mm_buf_release(&text);
	return result;
}

const char *mm_type_spelling(struct mm_loader *loader, const PgQuery__TypeName *type,
                             bool *is_serial)
{
	struct mm_name n = mm_name_split(type->n_names, type->names);

	if (is_serial != NULL)
		*is_serial = false;
	for (size_t i = 0; type->n_names == 1 && i < sizeof serials / sizeof serials[0]; i++) {
		if (strcmp(n.name, serials[i].name) != 0)
			continue;
		if (is_serial != NULL)
			*is_serial = true;
		return serials[i].spelling;
	}
	return spell(loader, type, false);
}

const char *mm_type_spelling_bare(struct mm_loader *loader, const PgQuery__TypeName *type)
{
	return spell(loader, type, true);
}
