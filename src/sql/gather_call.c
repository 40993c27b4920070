#include "gather.h"

#include <string.h>

#include "tree.h"

#include "banned.h"

static const PgQuery__Node *argument(const PgQuery__FuncCall *c, size_t i)
{
	const PgQuery__Node *node = i < c->n_args ? c->args[i] : NULL;

	if (node != NULL && node->node_case == PG_QUERY__NODE__NODE_NAMED_ARG_EXPR)
		node = node->named_arg_expr->arg;
	return node;
}

static bool is_true(const struct mm_gather *g, const PgQuery__Node *node)
{
	const char *value = mm_tree_literal(g->arena, node);

	return value != NULL && strchr("tTyY1", *value) != NULL && *value != '\0';
}

/* What two functions do, as the statements that do the same. */
static void gather_effect(struct mm_gather *g, const PgQuery__FuncCall *c, const char *name)
{
	struct mm_fact *fact;

	if (strcmp(name, "pg_notify") == 0) {
		fact = mm_gather_add(g, MM_FACT_NOTIFY, c->location);
		fact->detail = mm_tree_literal(g->arena, argument(c, 0));
	} else if (strcmp(name, "set_config") == 0) {
		fact = mm_gather_add(g, MM_FACT_SET, c->location);
		fact->name = mm_tree_literal(g->arena, argument(c, 0));
		fact->detail = mm_tree_literal(g->arena, argument(c, 1));
		if (is_true(g, argument(c, 2)))
			fact->flags |= MM_FACT_LOCAL;
	}
}

/* pg_get_serial_sequence('s.t', 'c') names a sequence by the column that owns it. */
static void note_serial_column(struct mm_gather *g, const PgQuery__FuncCall *c,
                               struct mm_fact *fact)
{
	const char *column = mm_tree_literal(g->arena, argument(c, 1));

	if (column != NULL)
		mm_strings_add(g->arena, &fact->columns, column);
}

void mm_gather_call(struct mm_gather *g, const PgQuery__FuncCall *c)
{
	struct mm_fact *fact = mm_gather_add(g, MM_FACT_CALL, c->location);
	const char *name;

	mm_tree_names(c->funcname, c->n_funcname, &fact->schema, &name);
	fact->name = name;
	if (fact->schema != NULL)
		fact->flags |= MM_FACT_QUALIFIED;
	fact->argument_count = (int)c->n_args;
	fact->detail = mm_tree_literal(g->arena, argument(c, 0));
	if (name != NULL && strcmp(name, "pg_get_serial_sequence") == 0)
		note_serial_column(g, c, fact);
	if (name != NULL && (fact->schema == NULL || strcmp(fact->schema, "pg_catalog") == 0))
		gather_effect(g, c, name);
	mm_gather_children(g, &c->base);
}

void mm_gather_value_function(struct mm_gather *g, const PgQuery__SQLValueFunction *f)
{
	struct mm_fact *fact = mm_gather_add(g, MM_FACT_CALL, f->location);

	fact->name = mm_tree_value_function(f->op);
	fact->flags |= MM_FACT_BUILTIN;
	fact->volatility = 's';
}

/* The column of max(column), also in COALESCE(max(column), 0); NULL for anything else. */
static const char *max_column(const PgQuery__Node *node)
{
	const PgQuery__FuncCall *c;
	const char *schema;
	const char *name;

	node = mm_tree_without_casts(node);
	while (node != NULL && node->node_case == PG_QUERY__NODE__NODE_COALESCE_EXPR)
		node = mm_tree_without_casts(node->coalesce_expr->args[0]);
	if (node == NULL || node->node_case != PG_QUERY__NODE__NODE_FUNC_CALL)
		return NULL;
	c = node->func_call;
	mm_tree_names(c->funcname, c->n_funcname, &schema, &name);
	if (name == NULL || strcmp(name, "max") != 0 || c->n_args != 1 || c->over != NULL)
		return NULL;
	node = mm_tree_without_casts(c->args[0]);
	if (node == NULL || node->node_case != PG_QUERY__NODE__NODE_COLUMN_REF)
		return NULL;
	mm_tree_names(node->column_ref->fields, node->column_ref->n_fields, &schema, &name);
	return name;
}

/* The column of max(column) + 1, also inside COALESCE(max(column) + 1, 1). */
static const char *gapless_column(const PgQuery__Node *node)
{
	const char *operator;
	const char *column;

	node = mm_tree_without_casts(node);
	while (node != NULL && node->node_case == PG_QUERY__NODE__NODE_COALESCE_EXPR)
		node = mm_tree_without_casts(node->coalesce_expr->args[0]);
	operator= mm_tree_operator(node);
	if (node == NULL || operator== NULL || strcmp(operator, "+") != 0)
		return NULL;
	column = max_column(node->a_expr->lexpr);
	return column != NULL ? column : max_column(node->a_expr->rexpr);
}

/* (SELECT max(n) FROM t), the operand of an outer + 1. */
static const PgQuery__SelectStmt *scalar_select(const PgQuery__Node *node)
{
	node = mm_tree_without_casts(node);
	while (node != NULL && node->node_case == PG_QUERY__NODE__NODE_COALESCE_EXPR)
		node = mm_tree_without_casts(node->coalesce_expr->args[0]);
	if (node == NULL || node->node_case != PG_QUERY__NODE__NODE_SUB_LINK ||
	    node->sub_link->subselect == NULL ||
	    node->sub_link->subselect->node_case != PG_QUERY__NODE__NODE_SELECT_STMT)
		return NULL;
	return node->sub_link->subselect->select_stmt;
}

static void add_gapless(struct mm_gather *g, const PgQuery__SelectStmt *s, const char *column)
{
	const PgQuery__RangeVar *r = s->n_from_clause > 0 ? mm_tree_range(s->from_clause[0]) : NULL;
	struct mm_fact *fact = mm_gather_add(g, MM_FACT_GAPLESS, r == NULL ? -1 : r->location);

	fact->name = column;
	if (r == NULL)
		return;
	fact->schema = mm_tree_text(r->schemaname);
	fact->detail = r->relname;
	if (fact->schema != NULL)
		fact->flags |= MM_FACT_QUALIFIED;
}

/* (SELECT max(n) FROM t) + 1 */
static void gather_outer(struct mm_gather *g, const PgQuery__Node *node)
{
	const char *operator= mm_tree_operator(mm_tree_without_casts(node));
	const PgQuery__SelectStmt *inner;
	const char *column;

	if (operator== NULL || strcmp(operator, "+") != 0)
		return;
	inner = scalar_select(mm_tree_without_casts(node)->a_expr->lexpr);
	if (inner == NULL || inner->n_target_list != 1 ||
	    inner->target_list[0]->node_case != PG_QUERY__NODE__NODE_RES_TARGET)
		return;
	column = max_column(inner->target_list[0]->res_target->val);
	if (column != NULL)
		add_gapless(g, inner, column);
}

void mm_gather_gapless(struct mm_gather *g, const PgQuery__SelectStmt *s)
{
	for (size_t i = 0; i < s->n_target_list; i++) {
		const PgQuery__Node *value;
		const char *column;

		if (s->target_list[i]->node_case != PG_QUERY__NODE__NODE_RES_TARGET)
			continue;
		value = s->target_list[i]->res_target->val;
		column = gapless_column(value);
		if (column != NULL)
			add_gapless(g, s, column);
		else
			gather_outer(g, value);
	}
}
