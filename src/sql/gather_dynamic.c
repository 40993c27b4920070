#include "gather.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "buf.h"
#include "parse.h"
#include "quote.h"
#include "tree.h"

#include "banned.h"

/*
 * The text given to EXECUTE, as far as it is constant. What is not becomes a
 * name that no one uses, and facts that hold it lose it again: 'DROP TABLE ' || t
 * is read as DROP TABLE of something.
 */
#define HOLE "mm__hole"

struct template
{
	struct mm_arena *arena;
	struct mm_buf buf;
	int holes;    /* where any text may come */
	bool has_gap; /* the same, or where a value comes */
};

static void add_hole(struct template *t)
{
	mm_buf_adds(&t->buf, HOLE);
	t->holes++;
	t->has_gap = true;
}

static void add_node(struct template *t, const PgQuery__Node *node);

static void add_string_constant(struct template *t, const char *value)
{
	mm_buf_addc(&t->buf, '\'');
	for (; *value != '\0'; value++) {
		if (*value == '\'')
			mm_buf_addc(&t->buf, '\'');
		mm_buf_addc(&t->buf, *value);
	}
	mm_buf_addc(&t->buf, '\'');
}

static void add_format_argument(struct template *t, char conversion, const PgQuery__Node *argument)
{
	const char *value = mm_tree_literal(t->arena, argument);

	if (conversion == 'L') {
		t->has_gap = t->has_gap || value == NULL;
		add_string_constant(t, value == NULL ? HOLE : value);
	} else if (conversion == 'I' && value != NULL) {
		mm_quote_ident(&t->buf, value);
	} else if (value == NULL) {
		add_hole(t);
	} else {
		mm_buf_adds(&t->buf, value);
	}
}

/* One %[position$][-][width]conversion; returns what follows it. */
static const char *add_conversion(struct template *t, const char *p, const PgQuery__FuncCall *c,
                                  size_t *next)
{
	size_t digits = strspn(p, "0123456789");
	size_t position = *next;

	if (digits > 0 && p[digits] == '$') {
		position = strtoul(p, NULL, 10);
		p += digits + 1;
	}
	p += strspn(p, "-0123456789*$");
	if (*p == '\0')
		return p;
	if (*p == '%') {
		mm_buf_addc(&t->buf, '%');
		return p + 1;
	}
	add_format_argument(t, *p, position < c->n_args ? c->args[position] : NULL);
	*next = position < c->n_args ? position + 1 : c->n_args;
	return p + 1;
}

static bool add_format(struct template *t, const PgQuery__FuncCall *c)
{
	const char *p = mm_tree_string_literal(c->args[0]);
	size_t next = 1;

	if (p == NULL)
		return false;
	while (*p != '\0') {
		size_t plain = strcspn(p, "%");

		mm_buf_add(&t->buf, p, plain);
		p += plain;
		if (*p == '%')
			p = add_conversion(t, p + 1, c, &next);
	}
	return true;
}

/* format(), and the functions that make a constant of a value. */
static bool add_call(struct template *t, const PgQuery__Node *node)
{
	const PgQuery__FuncCall *c;
	const char *schema;
	const char *name;

	if (node == NULL || node->node_case != PG_QUERY__NODE__NODE_FUNC_CALL)
		return false;
	c = node->func_call;
	mm_tree_names(c->funcname, c->n_funcname, &schema, &name);
	if (name == NULL || c->n_args == 0)
		return false;
	if (strcmp(name, "format") == 0)
		return add_format(t, c);
	if (strcmp(name, "quote_literal") != 0 && strcmp(name, "quote_nullable") != 0)
		return false;
	add_format_argument(t, 'L', c->args[0]);
	return true;
}

static void add_node(struct template *t, const PgQuery__Node *node)
{
	const char *operator;
	const char *text;

	node = mm_tree_without_casts(node);
	operator= mm_tree_operator(node);
	text = mm_tree_literal(t->arena, node);
	if (operator!= NULL && strcmp(operator, "||") == 0) {
		add_node(t, node->a_expr->lexpr);
		add_node(t, node->a_expr->rexpr);
	} else if (text != NULL) {
		mm_buf_adds(&t->buf, text);
	} else if (!add_call(t, node)) {
		add_hole(t);
	}
}

/* The value of the only column of SELECT …, or NULL. */
static const PgQuery__Node *selected(const struct mm_parse *parse)
{
	const PgQuery__Node *s;

	if (parse->tree == NULL || parse->tree->n_stmts != 1)
		return NULL;
	s = parse->tree->stmts[0]->stmt;
	if (s == NULL || s->node_case != PG_QUERY__NODE__NODE_SELECT_STMT ||
	    s->select_stmt->n_target_list != 1)
		return NULL;
	s = s->select_stmt->target_list[0];
	return s->node_case == PG_QUERY__NODE__NODE_RES_TARGET ? s->res_target->val : NULL;
}

static const char *known(const char *text)
{
	return text != NULL && strstr(text, HOLE) != NULL ? NULL : text;
}

static void drop_unknown(struct mm_strings *list)
{
	size_t kept = 0;

	for (size_t i = 0; i < list->count; i++)
		if (known(list->items[i]) != NULL)
			list->items[kept++] = list->items[i];
	list->count = kept;
}

/* Names that are not known leave the facts; a READ or CALL of such a name says nothing. */
static void clean(struct mm_gather *g, size_t first)
{
	size_t kept = first;

	for (size_t i = first; i < g->count; i++) {
		struct mm_fact fact = g->items[i];
		bool had_name = fact.name != NULL;

		fact.schema = known(fact.schema);
		fact.name = known(fact.name);
		fact.detail = known(fact.detail);
		drop_unknown(&fact.columns);
		drop_unknown(&fact.increments);
		if (had_name && fact.name == NULL &&
		    (fact.kind == MM_FACT_READ || fact.kind == MM_FACT_CALL))
			fact.kind = MM_FACT_DYNAMIC;
		else
			g->items[kept++] = fact;
	}
	/* Inner facts may be fewer now. */
	g->count = kept;
	for (size_t i = first; i < kept; i++)
		if (g->items[i].inner_count > kept - i - 1)
			g->items[i].inner_count = kept - i - 1;
}

static void gather_template(struct mm_gather *g, const struct template *t, int line)
{
	unsigned flags = g->flags;
	size_t first = g->count;
	const char *error;
	const char *sql;

	if (t->buf.len == 0 || strncmp(t->buf.text, HOLE, strlen(HOLE)) == 0)
		return;
	sql = mm_arena_strndup(g->arena, t->buf.text, t->buf.len);
	g->flags |= MM_FACT_DYNAMIC_TEXT;
	g->nesting++;
	if (!mm_gather_sql(g, sql, line, &error))
		mm_gather_statement_tokens(g, sql, line);
	g->nesting--;
	g->flags = flags;
	if (t->has_gap)
		clean(g, first);
}

void mm_gather_dynamic(struct mm_gather *g, const char *expression, int line)
{
	struct template t = { .arena = g->arena };
	struct mm_parse parse;
	const char *error;

	if (!mm_gather_expression(g, expression, line, &error) ||
	    g->nesting >= MM_GATHER_MOST_NESTING) {
		mm_gather_add(g, MM_FACT_DYNAMIC, -1);
		return;
	}
	mm_parse(mm_arena_printf(g->arena, "SELECT %s", expression), g->arena, &parse);
	add_node(&t, selected(&parse));
	gather_template(g, &t, line);
	mm_buf_release(&t.buf);
	if (t.holes > 0) {
		g->statement_line = line;
		mm_gather_add(g, MM_FACT_DYNAMIC, -1);
	}
}
