#include "gather.h"

#include <string.h>

#include "tree.h"

#include "banned.h"

/* The column that is assigned, and the relation's name in the statement. */
struct own_column {
	const char *table;
	const char *name;
};

static bool is_own(const struct own_column *own, const PgQuery__ColumnRef *ref)
{
	const char *table;
	const char *name;

	mm_tree_names(ref->fields, ref->n_fields, &table, &name);
	return name != NULL && strcmp(name, own->name) == 0 &&
	       (table == NULL || strcmp(table, own->table) == 0);
}

static bool uses(const struct own_column *own, const PgQuery__Node *node, bool in_sum);

static bool list_uses(const struct own_column *own, PgQuery__Node *const *nodes, size_t count,
                      bool in_sum)
{
	for (size_t i = 0; i < count; i++)
		if (uses(own, nodes[i], in_sum))
			return true;
	return false;
}

static bool case_uses(const struct own_column *own, const PgQuery__CaseExpr *c, bool in_sum)
{
	for (size_t i = 0; i < c->n_args; i++)
		if (c->args[i]->node_case == PG_QUERY__NODE__NODE_CASE_WHEN &&
		    uses(own, c->args[i]->case_when->result, in_sum))
			return true;
	return uses(own, c->defresult, in_sum);
}

/* Whether the column stands under a + or - in what becomes its value: not in conditions,
 * not in subqueries. `in_sum`: such an operator was passed already. */
static bool uses(const struct own_column *own, const PgQuery__Node *node, bool in_sum)
{
	const char *operator;

	node = mm_tree_without_casts(node);
	if (node == NULL)
		return false;
	switch (node->node_case) {
	case PG_QUERY__NODE__NODE_COLUMN_REF:
		return in_sum && is_own(own, node->column_ref);
	case PG_QUERY__NODE__NODE_A_EXPR:
		operator= mm_tree_operator(node);
		if (operator== NULL)
			return false;
		in_sum = in_sum || strcmp(operator, "+") == 0 || strcmp(operator, "-") == 0;
		return uses(own, node->a_expr->lexpr, in_sum) ||
		       uses(own, node->a_expr->rexpr, in_sum);
	case PG_QUERY__NODE__NODE_COALESCE_EXPR:
		return list_uses(own, node->coalesce_expr->args, node->coalesce_expr->n_args,
		                 in_sum);
	case PG_QUERY__NODE__NODE_MIN_MAX_EXPR:
		return list_uses(own, node->min_max_expr->args, node->min_max_expr->n_args, in_sum);
	case PG_QUERY__NODE__NODE_FUNC_CALL:
		return list_uses(own, node->func_call->args, node->func_call->n_args, in_sum);
	case PG_QUERY__NODE__NODE_CASE_EXPR:
		return case_uses(own, node->case_expr, in_sum);
	default:
		return false;
	}
}

/* SET (a, b) = (a + 1, b): the part of the row that belongs to this column. */
static const PgQuery__Node *value_of(const PgQuery__ResTarget *target)
{
	const PgQuery__Node *value = target->val;
	const PgQuery__MultiAssignRef *m;
	const PgQuery__RowExpr *row;

	if (value == NULL || value->node_case != PG_QUERY__NODE__NODE_MULTI_ASSIGN_REF)
		return value;
	m = value->multi_assign_ref;
	if (m->source == NULL || m->source->node_case != PG_QUERY__NODE__NODE_ROW_EXPR)
		return NULL;
	row = m->source->row_expr;
	if (m->colno < 1 || (size_t)m->colno > row->n_args)
		return NULL;
	return row->args[m->colno - 1];
}

void mm_gather_targets(struct mm_gather *g, struct mm_fact *fact, PgQuery__Node *const *targets,
                       size_t count, const PgQuery__RangeVar *relation)
{
	struct own_column own = { .table = "" };

	if (relation != NULL)
		own.table =
		    relation->alias != NULL ? relation->alias->aliasname : relation->relname;
	for (size_t i = 0; i < count; i++) {
		const PgQuery__ResTarget *target;

		if (targets[i]->node_case != PG_QUERY__NODE__NODE_RES_TARGET)
			continue;
		target = targets[i]->res_target;
		own.name = mm_tree_text(target->name);
		if (own.name == NULL)
			continue;
		mm_strings_add(g->arena, &fact->columns, own.name);
		if (uses(&own, value_of(target), false))
			mm_strings_add(g->arena, &fact->increments, own.name);
	}
}
