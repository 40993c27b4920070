/* ALTER TABLE: constraints. */
#include "alter.h"
#include "constraints.h"
#include "indexes.h"
#include "inherit.h"

#include "banned.h"

static const PgQuery__Constraint *constraint_def(const PgQuery__AlterTableCmd *command)
{
	return command->def != NULL && command->def->node_case == PG_QUERY__NODE__NODE_CONSTRAINT
	           ? command->def->constraint
	           : NULL;
}

static void drop_check(struct mm_alter *alter, struct mm_constraint *check)
{
	struct mm_relation_list all = mm_descendants(alter->loader, alter->relation);

	mm_catalog_drop_constraint(alter->loader->catalog, check);
	for (size_t i = 0; i < all.count; i++) {
		struct mm_constraint *c = mm_relation_find_constraint(all.items[i], check->name);

		if (c == NULL || c->type != 'c' || !c->is_inherited ||
		    mm_check_is_inherited(all.items[i], check->name))
			continue;
		if (alter->is_recursive)
			mm_catalog_drop_constraint(alter->loader->catalog, c);
		else
			c->is_inherited = false;
	}
}

/* Foreign keys that rest on a key go with it. */
static void drop_references(struct mm_alter *alter, const struct mm_constraint *key)
{
	const struct mm_relation *r = alter->relation;

	for (size_t i = 0; i < r->referenced_by.count; i++) {
		struct mm_constraint *c = r->referenced_by.items[i];

		if (!c->is_dropped && mm_strings_equal(&c->ref_columns, &key->columns))
			mm_catalog_drop_constraint(alter->loader->catalog, c);
	}
}

static void drop_constraint(struct mm_alter *alter, const PgQuery__AlterTableCmd *command)
{
	struct mm_constraint *c = mm_relation_find_constraint(alter->relation, command->name);
	struct mm_index *index = NULL;

	if (c == NULL)
		return;
	if (c->type == 'c') {
		drop_check(alter, c);
		return;
	}
	if (mm_is_cascade(command) && c->type != 'f')
		drop_references(alter, c);
	if (c->index != NULL)
		index = mm_catalog_find_index(alter->loader->catalog, c->schema, c->index);
	if (index != NULL)
		mm_drop_index_tree(alter->loader, index);
	else
		mm_catalog_drop_constraint(alter->loader->catalog, c);
}

static void validate_constraint(struct mm_alter *alter, const PgQuery__AlterTableCmd *command)
{
	struct mm_constraint *c = mm_relation_find_constraint(alter->relation, command->name);
	struct mm_relation_list all = { 0 };

	if (c == NULL)
		return;
	c->is_not_valid = false;
	if (c->type == 'c' && !c->is_no_inherit)
		all = mm_descendants(alter->loader, alter->relation);
	for (size_t i = 0; i < all.count; i++) {
		c = mm_relation_find_constraint(all.items[i], command->name);
		if (c != NULL && c->type == 'c')
			c->is_not_valid = false;
	}
}

static void alter_deferrability(struct mm_alter *alter, const PgQuery__AlterTableCmd *command)
{
	const PgQuery__Constraint *def = constraint_def(command);
	struct mm_constraint *c;

	if (def == NULL)
		return;
	c = mm_relation_find_constraint(alter->relation, def->conname);
	if (c == NULL || c->type != 'f')
		return;
	c->is_deferrable = def->deferrable;
	c->is_deferred = def->initdeferred;
}

bool mm_alter_constraint(struct mm_alter *alter, const PgQuery__AlterTableCmd *command)
{
	switch (command->subtype) {
	case PG_QUERY__ALTER_TABLE_TYPE__AT_AddConstraint:
		if (constraint_def(command) != NULL)
			mm_add_constraint(alter->loader, alter->relation, constraint_def(command),
			                  alter->is_recursive);
		return true;
	case PG_QUERY__ALTER_TABLE_TYPE__AT_DropConstraint:
		drop_constraint(alter, command);
		return true;
	case PG_QUERY__ALTER_TABLE_TYPE__AT_ValidateConstraint:
		validate_constraint(alter, command);
		return true;
	case PG_QUERY__ALTER_TABLE_TYPE__AT_AlterConstraint:
		alter_deferrability(alter, command);
		return true;
	default:
		return false;
	}
}
