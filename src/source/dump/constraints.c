#include "constraints.h"

#include "arena.h"
#include "choose.h"
#include "expr.h"
#include "foreign_keys.h"
#include "inherit.h"
#include "keys.h"
#include "slice.h"

#include "banned.h"

void mm_collect_constraint(struct mm_loader *loader, struct mm_constraint_spec_list *list,
                           const PgQuery__Constraint *node, const char *column)
{
	struct mm_constraint_spec *spec = mm_arena_zalloc(loader->scratch, 1, sizeof *spec);

	spec->node = node;
	spec->column = column;
	spec->is_deferrable = node->deferrable;
	spec->is_deferred = node->initdeferred;
	mm_list_add(loader->scratch, list, spec);
}

void mm_collect_attribute(struct mm_constraint_spec_list *list, const PgQuery__Constraint *node)
{
	struct mm_constraint_spec *spec;

	if (list->count == 0)
		return;
	spec = list->items[list->count - 1];
	switch (node->contype) {
	case PG_QUERY__CONSTR_TYPE__CONSTR_ATTR_DEFERRABLE:
		spec->is_deferrable = true;
		break;
	case PG_QUERY__CONSTR_TYPE__CONSTR_ATTR_DEFERRED:
		spec->is_deferrable = true;
		spec->is_deferred = true;
		break;
	case PG_QUERY__CONSTR_TYPE__CONSTR_ATTR_NOT_DEFERRABLE:
		spec->is_deferrable = false;
		break;
	default: /* INITIALLY IMMEDIATE */
		spec->is_deferred = false;
		break;
	}
}

void mm_set_not_null(struct mm_loader *loader, struct mm_relation *relation, const char *column,
                     bool recurse)
{
	struct mm_column *c = mm_relation_find_column(relation, column);
	struct mm_relation_list below = { 0 };

	if (c != NULL)
		c->is_not_null = true;
	if (recurse)
		below = mm_descendants(loader, relation);
	for (size_t i = 0; i < below.count; i++) {
		c = mm_relation_find_column(below.items[i], column);
		if (c != NULL)
			c->is_not_null = true;
	}
}

/* PostgreSQL names it after its column when it mentions exactly one. */
static const char *check_name(struct mm_loader *loader, const struct mm_relation *relation,
                              const PgQuery__Constraint *node, const struct mm_strings *columns)
{
	if (node->conname[0] != '\0')
		return node->conname;
	return mm_choose_constraint_name(loader, relation->schema, relation->name,
	                                 columns->count == 1 ? columns->items[0] : NULL, "check");
}

static struct mm_constraint *add_check(struct mm_loader *loader, struct mm_relation *relation,
                                       const PgQuery__Constraint *node, bool recurse)
{
	struct mm_strings columns = { 0 };
	struct mm_constraint *c;
	const char *name;
	struct mm_relation_list below = { 0 };

	mm_expr_columns(loader, node->raw_expr, relation, &columns);
	name = check_name(loader, relation, node, &columns);
	c = mm_relation_find_constraint(relation, name);
	if (c != NULL) {
		/* The definition of an inherited CHECK, repeated: it is the table's own too. */
		c->is_inherited = relation->is_partition && c->is_inherited;
		return c;
	}
	c = mm_new_constraint(loader, relation, name, 'c');
	c->columns = columns;
	c->is_no_inherit = node->is_no_inherit;
	c->expression =
	    mm_slice_parentheses(loader, node->location > 0 ? (size_t)node->location : 0);
	c->is_not_valid = node->skip_validation;
	if (recurse)
		below = mm_descendants(loader, relation);
	for (size_t i = 0; i < below.count; i++)
		mm_inherit_check(loader, below.items[i], c);
	return c;
}

void mm_add_checks(struct mm_loader *loader, struct mm_relation *relation,
                   const struct mm_constraint_spec_list *list, bool recurse)
{
	for (size_t i = 0; i < list->count; i++) {
		const PgQuery__Constraint *node = list->items[i]->node;

		/* On an empty table or a new column NOT VALID means nothing. */
		if (node->contype == PG_QUERY__CONSTR_TYPE__CONSTR_CHECK)
			add_check(loader, relation, node, recurse)->is_not_valid = false;
	}
}

/* UNIQUE beside PRIMARY KEY on the same columns gives one index. */
static bool is_repeated(const struct mm_constraint_spec_list *list, size_t which, size_t primary)
{
	if (primary < list->count && which != primary &&
	    mm_key_specs_equal(list->items[primary], list->items[which]))
		return true;
	for (size_t i = 0; i < which; i++)
		if (mm_key_specs_equal(list->items[i], list->items[which]) && i != primary)
			return true;
	return false;
}

static bool is_key(const struct mm_constraint_spec *spec)
{
	enum _PgQuery__ConstrType type = spec->node->contype;

	return type == PG_QUERY__CONSTR_TYPE__CONSTR_UNIQUE ||
	       type == PG_QUERY__CONSTR_TYPE__CONSTR_EXCLUSION;
}

void mm_add_keys(struct mm_loader *loader, struct mm_relation *relation,
                 const struct mm_constraint_spec_list *list, bool recurse)
{
	size_t primary = 0;

	while (primary < list->count &&
	       list->items[primary]->node->contype != PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY)
		primary++;
	if (primary < list->count)
		mm_add_key(loader, relation, list->items[primary], recurse);
	for (size_t i = 0; i < list->count; i++)
		if (is_key(list->items[i]) && !is_repeated(list, i, primary))
			mm_add_key(loader, relation, list->items[i], recurse);
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i]->node->contype == PG_QUERY__CONSTR_TYPE__CONSTR_FOREIGN)
			mm_add_foreign_key(loader, relation, list->items[i]);
}

void mm_add_constraint(struct mm_loader *loader, struct mm_relation *relation,
                       const PgQuery__Constraint *node, bool recurse)
{
	struct mm_constraint_spec_list list = { 0 };

	switch (node->contype) {
	case PG_QUERY__CONSTR_TYPE__CONSTR_CHECK:
		add_check(loader, relation, node, recurse);
		break;
	case PG_QUERY__CONSTR_TYPE__CONSTR_NOTNULL:
		/* Reached only through a grammar that knows NOT NULL as a table's constraint. */
		for (size_t i = 0; i < node->n_keys; i++)
			if (node->keys[i]->node_case == PG_QUERY__NODE__NODE_STRING)
				mm_set_not_null(loader, relation, node->keys[i]->string->sval,
				                recurse);
		break;
	default:
		mm_collect_constraint(loader, &list, node, NULL);
		mm_add_keys(loader, relation, &list, recurse);
		break;
	}
}
