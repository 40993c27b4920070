#include "gather.h"

#include <ctype.h>
#include <string.h>

#include "arena.h"
#include "map.h"
#include "parse.h"
#include "tree.h"

#include "banned.h"

static char present; /* what the maps hold: only the key counts */

/* Lines are asked for in about the order of the text: count from the last answer. */
static int line_of(struct mm_gather *g, int location)
{
	size_t to = location < 0 ? 0 : (size_t)location;

	if (g->text == NULL || location < 0 || to > g->text_len)
		return g->statement_line;
	for (; g->line_offset < to; g->line_offset++)
		g->line += g->text[g->line_offset] == '\n';
	for (; g->line_offset > to; g->line_offset--)
		g->line -= g->text[g->line_offset - 1] == '\n';
	return g->line;
}

struct mm_fact *mm_gather_add(struct mm_gather *g, enum mm_fact_kind kind, int location)
{
	struct mm_fact *fact;

	if (g->count == g->capacity) {
		size_t capacity = g->capacity == 0 ? 8 : g->capacity * 2;
		struct mm_fact *items = mm_arena_alloc(g->arena, capacity * sizeof *items);

		if (g->count > 0)
			memcpy(items, g->items, g->count * sizeof *items);
		g->items = items;
		g->capacity = capacity;
	}
	fact = &g->items[g->count++];
	*fact = (struct mm_fact){ .kind = kind, .flags = g->flags, .line = line_of(g, location) };
	return fact;
}

bool mm_gather_is_temporary(const struct mm_gather *g, const char *schema, const char *name)
{
	if (schema != NULL)
		return strncmp(schema, "pg_temp", strlen("pg_temp")) == 0;
	return name != NULL && g->temps != NULL && mm_map_get(g->temps, name, strlen(name)) != NULL;
}

void mm_gather_made_temporary(struct mm_gather *g, const char *name)
{
	if (g->temps == NULL)
		g->temps = mm_map_new();
	mm_map_set(g->temps, name, strlen(name), &present);
}

void mm_gather_name(struct mm_gather *g, struct mm_fact *fact, const char *schema, const char *name)
{
	fact->schema = mm_tree_text(schema);
	fact->name = mm_tree_text(name);
	if (fact->schema != NULL)
		fact->flags |= MM_FACT_QUALIFIED;
	if (mm_gather_is_temporary(g, fact->schema, fact->name))
		fact->flags |= MM_FACT_TEMPORARY;
}

struct mm_fact *mm_gather_add_relation(struct mm_gather *g, enum mm_fact_kind kind,
                                       const PgQuery__RangeVar *relation)
{
	struct mm_fact *fact = mm_gather_add(g, kind, relation == NULL ? -1 : relation->location);

	if (relation != NULL)
		mm_gather_name(g, fact, relation->schemaname, relation->relname);
	return fact;
}

/* A statement's place in the text is given with the white space before it. */
static int statement_line(struct mm_gather *g, const PgQuery__RawStmt *raw)
{
	int at = raw->stmt_location;

	while ((size_t)at < g->text_len && isspace((unsigned char)g->text[at]))
		at++;
	return line_of(g, at);
}

static bool gather_text(struct mm_gather *g, const char *sql, int line, const char **error)
{
	struct mm_gather saved = *g;
	struct mm_parse parse;

	mm_parse(sql, g->arena, &parse);
	if (parse.tree == NULL) {
		*error = parse.error;
		return false;
	}
	size_t len = strlen(sql);

	g->first_line = line;
	g->line = line;
	g->line_offset = 0;
	for (size_t i = 0; i < parse.tree->n_stmts; i++) {
		/* A body that was read by its tokens (in DO) leaves no text behind. */
		g->text = sql;
		g->text_len = len;
		g->statement_line = statement_line(g, parse.tree->stmts[i]);
		mm_gather_node(g, parse.tree->stmts[i]->stmt);
	}
	g->text = saved.text;
	g->text_len = saved.text_len;
	g->first_line = saved.first_line;
	g->statement_line = saved.statement_line;
	g->line = saved.line;
	g->line_offset = saved.line_offset;
	return true;
}

bool mm_gather_sql(struct mm_gather *g, const char *sql, int line, const char **error)
{
	return gather_text(g, sql, line, error);
}

bool mm_gather_expression(struct mm_gather *g, const char *expression, int line, const char **error)
{
	return gather_text(g, mm_arena_printf(g->arena, "SELECT %s", expression), line, error);
}

void mm_gather_assign_new(struct mm_gather *g, size_t first, const char *column)
{
	size_t end = g->count;

	for (size_t i = first; i < end; i++) {
		struct mm_fact *fact;

		if (g->items[i].kind != MM_FACT_CALL)
			continue;
		fact = mm_gather_add(g, MM_FACT_ASSIGN_NEW, -1);
		*fact = g->items[i];
		fact->kind = MM_FACT_ASSIGN_NEW;
		fact->columns = (struct mm_strings){ 0 };
		mm_strings_add(g->arena, &fact->columns, column);
	}
}

/* Of our own, not quote.h's: the body must come back from the parser byte by byte. */
const char *mm_gather_quote(struct mm_gather *g, const char *text)
{
	size_t len = strlen(text);
	char *quoted = mm_arena_alloc(g->arena, len * 2 + 5);
	char *to = quoted;

	*to++ = ' ';
	*to++ = 'E';
	*to++ = '\'';
	for (; *text != '\0'; text++) {
		if (*text == '\'' || *text == '\\')
			*to++ = *text;
		*to++ = *text;
	}
	*to++ = '\'';
	*to = '\0';
	return quoted;
}

/* DROP … IF EXISTS before CREATE TEMP of the same name clears away the last call's. */
static void mark_drops_of_temporaries(struct mm_gather *g)
{
	for (size_t i = 0; i < g->count; i++) {
		struct mm_fact *fact = &g->items[i];

		if (fact->kind == MM_FACT_DDL && mm_fact_has(fact, MM_FACT_IF_EXISTS) &&
		    mm_gather_is_temporary(g, fact->schema, fact->name))
			fact->flags |= MM_FACT_TEMPORARY;
	}
}

struct mm_facts *mm_gather_finish(struct mm_gather *g)
{
	struct mm_facts *facts = mm_arena_zalloc(g->arena, 1, sizeof *facts);

	if (g->temps != NULL)
		mark_drops_of_temporaries(g);
	mm_map_free(g->temps);
	mm_map_free(g->ctes);
	g->temps = NULL;
	g->ctes = NULL;
	facts->items = g->items;
	facts->count = g->count;
	facts->is_heuristic = g->is_heuristic;
	facts->is_opaque = g->is_opaque;
	facts->parse_error = g->parse_error;
	return facts;
}
