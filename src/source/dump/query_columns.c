#include "query_columns.h"

#include "arena.h"
#include "expr.h"
#include "inherit.h"
#include "names.h"
#include "typename.h"

#include "banned.h"

/* A table in FROM and the name it goes by there. */
struct from_item {
	const char *alias;
	const struct mm_relation *relation;
};
MM_LIST(from_item);

/* What a query can select from. */
struct from {
	struct from_item_list items;
	bool has_unknown; /* subqueries, functions, CTEs, tables that are nowhere */
	bool has_merged;  /* USING and NATURAL show a column once */
};

struct result {
	struct mm_loader *loader;
	struct from from;
	struct mm_strings names;
	struct mm_strings types; /* NULL: unknown */
};

static void add_table(struct mm_loader *loader, struct from *from, const PgQuery__RangeVar *range)
{
	struct from_item *item;
	const struct mm_relation *relation = mm_find_relation(loader, range);

	if (relation == NULL) {
		from->has_unknown = true;
		return;
	}
	item = mm_arena_zalloc(loader->scratch, 1, sizeof *item);
	item->relation = relation;
	item->alias = range->alias != NULL ? range->alias->aliasname : range->relname;
	mm_list_add(loader->scratch, &from->items, item);
}

/* Joins nest to the left, as deep as the text likes. */
static void add_item(struct mm_loader *loader, struct from *from, const PgQuery__Node *node)
{
	struct stack {
		const PgQuery__Node **items;
		size_t count;
		size_t capacity;
	} todo = { 0 };

	mm_list_add(loader->scratch, &todo, node);
	while (todo.count > 0) {
		node = todo.items[--todo.count];
		if (node != NULL && node->node_case == PG_QUERY__NODE__NODE_RANGE_VAR) {
			add_table(loader, from, node->range_var);
		} else if (node != NULL && node->node_case == PG_QUERY__NODE__NODE_JOIN_EXPR) {
			from->has_merged = from->has_merged || node->join_expr->is_natural ||
			                   node->join_expr->n_using_clause > 0;
			mm_list_add(loader->scratch, &todo, node->join_expr->rarg);
			mm_list_add(loader->scratch, &todo, node->join_expr->larg);
		} else {
			from->has_unknown = true;
		}
	}
}

static void add(struct result *result, const char *name, const char *type)
{
	struct mm_arena *arena = result->loader->scratch;

	mm_strings_add(arena, &result->names, name == NULL ? "?column?" : name);
	mm_strings_add(arena, &result->types, type);
}

/* "*" or "alias.*"; false when not all of it is known. */
static bool add_star(struct result *result, const char *alias)
{
	const struct from *from = &result->from;
	bool is_found = alias == NULL && from->items.count > 0;

	if (alias == NULL && (from->has_unknown || from->has_merged))
		return false;
	for (size_t i = 0; i < from->items.count; i++) {
		const struct mm_relation *r = from->items.items[i]->relation;

		if (alias != NULL && !mm_same(alias, from->items.items[i]->alias))
			continue;
		is_found = r->columns.count > 0;
		/* v2 of (v1.*, v1.*), v3 of (v2.*, v2.*): no real view is as wide as that. */
		if (result->names.count + r->columns.count > (size_t)MM_MAX_COLUMNS)
			return false;
		for (size_t k = 0; k < r->columns.count; k++)
			if (!r->columns.items[k]->is_dropped)
				add(result, r->columns.items[k]->name, r->columns.items[k]->type);
	}
	return is_found;
}

static const char *column_type(const struct from *from, const PgQuery__ColumnRef *ref)
{
	const char *name = mm_node_string(ref->fields[ref->n_fields - 1]);
	const char *alias =
	    ref->n_fields > 1 ? mm_node_string(ref->fields[ref->n_fields - 2]) : NULL;

	for (size_t i = 0; name != NULL && i < from->items.count; i++) {
		const struct mm_column *c;

		if (alias != NULL && !mm_same(alias, from->items.items[i]->alias))
			continue;
		c = mm_relation_find_column(from->items.items[i]->relation, name);
		if (c != NULL)
			return c->type;
	}
	return NULL;
}

static const char *constant_type(const PgQuery__AConst *constant)
{
	switch (constant->val_case) {
	case PG_QUERY__A__CONST__VAL_IVAL:
		return "integer";
	case PG_QUERY__A__CONST__VAL_BOOLVAL:
		return "boolean";
	case PG_QUERY__A__CONST__VAL_SVAL:
		return "text";
	default:
		return constant->isnull ? "text" : NULL;
	}
}

static const char *type_of(struct result *result, const PgQuery__Node *value)
{
	if (value->node_case == PG_QUERY__NODE__NODE_TYPE_CAST &&
	    value->type_cast->type_name != NULL)
		return mm_type_spelling(result->loader, value->type_cast->type_name, NULL);
	if (value->node_case == PG_QUERY__NODE__NODE_COLUMN_REF && value->column_ref->n_fields > 0)
		return column_type(&result->from, value->column_ref);
	if (value->node_case == PG_QUERY__NODE__NODE_A_CONST)
		return constant_type(value->a_const);
	return NULL;
}

static bool add_target(struct result *result, const PgQuery__ResTarget *target)
{
	const PgQuery__Node *value = target->val;
	const PgQuery__ColumnRef *ref;

	if (value == NULL)
		return false;
	if (value->node_case == PG_QUERY__NODE__NODE_COLUMN_REF &&
	    value->column_ref->n_fields > 0) {
		ref = value->column_ref;
		if (ref->fields[ref->n_fields - 1]->node_case == PG_QUERY__NODE__NODE_A_STAR)
			return add_star(result, ref->n_fields > 1
			                            ? mm_node_string(ref->fields[ref->n_fields - 2])
			                            : NULL);
	}
	add(result, target->name[0] != '\0' ? target->name : mm_expr_name(value),
	    type_of(result, value));
	return true;
}

static bool read_targets(struct result *result, const PgQuery__SelectStmt *select)
{
	for (size_t i = 0; i < select->n_from_clause; i++)
		add_item(result->loader, &result->from, select->from_clause[i]);
	if (select->with_clause != NULL) {
		result->from.has_unknown = true;
		result->from.items.count = 0;
	}
	for (size_t i = 0; i < select->n_target_list; i++)
		if (select->target_list[i]->node_case != PG_QUERY__NODE__NODE_RES_TARGET ||
		    !add_target(result, select->target_list[i]->res_target))
			return false;
	return true;
}

static bool read_query(struct result *result, const PgQuery__SelectStmt *select)
{
	while (select->larg != NULL)
		select = select->larg;
	if (select->n_values_lists == 0)
		return read_targets(result, select);
	if (select->values_lists[0]->node_case != PG_QUERY__NODE__NODE_LIST)
		return false;
	for (size_t i = 0; i < select->values_lists[0]->list->n_items; i++)
		add(result, mm_arena_printf(result->loader->scratch, "column%zu", i + 1), NULL);
	return true;
}

void mm_add_query_columns(struct mm_loader *loader, struct mm_relation *relation,
                          const PgQuery__Node *query, size_t alias_count, PgQuery__Node **aliases)
{
	struct result result = { .loader = loader };

	if (query == NULL || query->node_case != PG_QUERY__NODE__NODE_SELECT_STMT ||
	    !read_query(&result, query->select_stmt))
		result.names.count = 0;
	for (size_t i = 0; i < result.names.count || i < alias_count; i++) {
		const char *alias = i < alias_count ? mm_node_string(aliases[i]) : NULL;
		struct mm_column *c;

		if (alias == NULL && i >= result.names.count)
			continue;
		c = mm_catalog_add_column(loader->catalog, relation,
		                          alias != NULL ? alias : result.names.items[i]);
		c->location = loader->location;
		if (i < result.names.count)
			c->type = mm_loader_text(loader, result.types.items[i]);
	}
}
