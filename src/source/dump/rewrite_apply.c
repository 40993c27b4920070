#include "rewrite_apply.h"

#include "inherit.h"
#include "names.h"

#include "banned.h"

static struct mm_relation *relation_of(struct mm_loader *loader, const PgQuery__Node *statement)
{
	switch (statement->node_case) {
	case PG_QUERY__NODE__NODE_CREATE_STMT:
		return mm_find_relation(loader, statement->create_stmt->relation);
	case PG_QUERY__NODE__NODE_CREATE_FOREIGN_TABLE_STMT:
		if (statement->create_foreign_table_stmt->base_stmt == NULL)
			return NULL;
		return mm_find_relation(loader,
		                        statement->create_foreign_table_stmt->base_stmt->relation);
	case PG_QUERY__NODE__NODE_ALTER_TABLE_STMT:
		return mm_find_relation(loader, statement->alter_table_stmt->relation);
	default:
		return NULL;
	}
}

/* The statement's constraints of a type are the last ones of the relation, in their order. */
static struct mm_constraint *find_by_place(const struct mm_relation *relation,
                                           const struct mm_rewritten_constraint *wanted,
                                           size_t count)
{
	size_t from_end = count - wanted->ordinal;

	for (size_t i = relation->constraints.count; i > 0; i--) {
		struct mm_constraint *c = relation->constraints.items[i - 1];

		if (c->type == wanted->type && !c->is_inherited && !c->is_dropped &&
		    --from_end == 0)
			return c;
	}
	return NULL;
}

static void set_period(struct mm_loader *loader, struct mm_constraint *c)
{
	struct mm_index *index =
	    c->index == NULL ? NULL : mm_catalog_find_index(loader->catalog, c->schema, c->index);

	c->is_period = true;
	/* WITHOUT OVERLAPS stands on a GiST index that excludes. */
	if (index == NULL || c->type == 'f')
		return;
	index->method = "gist";
	index->is_exclusion = true;
}

/* What is not enforced was not validated either; the copies of children follow a check. */
static void set_enforced(struct mm_loader *loader, struct mm_relation *relation,
                         struct mm_constraint *c, bool is_enforced)
{
	struct mm_relation_list all = { 0 };

	c->is_not_enforced = c->is_not_valid = !is_enforced;
	if (c->type == 'c' && !c->is_no_inherit)
		all = mm_descendants(loader, relation);
	for (size_t i = 0; i < all.count; i++) {
		struct mm_constraint *copy = mm_relation_find_constraint(all.items[i], c->name);

		if (copy != NULL && copy->type == 'c' && copy->is_inherited)
			copy->is_not_enforced = copy->is_not_valid = !is_enforced;
	}
}

static void change_constraint(struct mm_loader *loader, struct mm_relation *relation,
                              const struct mm_rewrite *rewrite,
                              const struct mm_rewritten_constraint *change)
{
	struct mm_constraint *c;

	if (change->name != NULL)
		c = mm_relation_find_constraint(relation, change->name);
	else
		c = find_by_place(relation, change,
		                  rewrite->type_counts[(unsigned char)change->type]);
	if (c == NULL)
		return;
	if (change->is_not_enforced || change->is_enforced)
		set_enforced(loader, relation, c, !change->is_not_enforced);
	if (change->is_period)
		set_period(loader, c);
}

void mm_rewrite_apply(struct mm_loader *loader, const PgQuery__Node *statement,
                      const struct mm_rewrite *rewrite)
{
	struct mm_relation *relation = relation_of(loader, statement);

	if (relation == NULL)
		return;
	for (size_t i = 0; i < rewrite->virtual_columns.count; i++) {
		struct mm_column *c =
		    mm_relation_find_column(relation, rewrite->virtual_columns.items[i]);

		if (c != NULL)
			c->generated = 'v';
	}
	for (size_t i = 0; i < rewrite->not_null_columns.count; i++) {
		struct mm_column *c =
		    mm_relation_find_column(relation, rewrite->not_null_columns.items[i]);

		if (c != NULL)
			c->is_not_null = true;
	}
	for (size_t i = 0; i < rewrite->odd_identities.count; i++) {
		struct mm_column *c =
		    mm_relation_find_column(relation, rewrite->odd_identities.items[i]);

		if (c != NULL)
			c->identity = '\0';
	}
	for (size_t i = 0; i < rewrite->constraints.count; i++)
		change_constraint(loader, relation, rewrite, rewrite->constraints.items[i]);
}
