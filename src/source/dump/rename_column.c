#include "rename_column.h"

#include "inherit.h"
#include "rename_text.h"

#include "banned.h"

/* One renaming in one relation. */
struct renaming {
	struct mm_loader *loader;
	struct mm_relation *relation;
	const char *from;
	const char *to; /* in the catalog's arena */
};

static const char *text(const struct renaming *r, const char *expression)
{
	return mm_rename_in_text(r->loader, expression, r->from, r->to);
}

static void rename_in_constraints(const struct renaming *r)
{
	for (size_t i = 0; i < r->relation->constraints.count; i++) {
		struct mm_constraint *c = r->relation->constraints.items[i];

		mm_rename_in_list(&c->columns, r->from, r->to);
		c->expression = text(r, c->expression);
	}
	for (size_t i = 0; i < r->relation->referenced_by.count; i++)
		mm_rename_in_list(&r->relation->referenced_by.items[i]->ref_columns, r->from,
		                  r->to);
}

static void rename_in_indexes(const struct renaming *r)
{
	for (size_t i = 0; i < r->relation->indexes.count; i++) {
		struct mm_index *index = r->relation->indexes.items[i];

		mm_rename_in_list(&index->columns, r->from, r->to);
		mm_rename_in_list(&index->included, r->from, r->to);
		mm_rename_in_texts(r->loader, &index->expressions, r->from, r->to);
		index->predicate = text(r, index->predicate);
	}
}

/* Defaults cannot mention columns, generation expressions do. */
static void rename_in_columns(const struct renaming *r)
{
	for (size_t i = 0; i < r->relation->columns.count; i++) {
		struct mm_column *c = r->relation->columns.items[i];

		if (c->generated != '\0')
			c->default_expression = text(r, c->default_expression);
	}
}

static void rename_in_code(const struct renaming *r)
{
	for (size_t i = 0; i < r->relation->triggers.count; i++) {
		struct mm_trigger *t = r->relation->triggers.items[i];

		mm_rename_in_list(&t->columns, r->from, r->to);
		t->condition = text(r, t->condition);
	}
	for (size_t i = 0; i < r->relation->policies.count; i++) {
		struct mm_policy *p = r->relation->policies.items[i];

		p->using_expression = text(r, p->using_expression);
		p->check_expression = text(r, p->check_expression);
	}
}

static void rename_in(const struct renaming *r)
{
	struct mm_column *column = mm_relation_find_column(r->relation, r->from);

	if (column == NULL || mm_relation_find_column(r->relation, r->to) != NULL)
		return;
	mm_relation_rename_column(r->loader->catalog, r->relation, column, r->to);
	if (column->sequence != NULL)
		column->sequence->column = r->to;
	rename_in_constraints(r);
	rename_in_indexes(r);
	rename_in_columns(r);
	rename_in_code(r);
	mm_rename_in_list(&r->relation->partition_columns, r->from, r->to);
	mm_rename_in_texts(r->loader, &r->relation->partition_expressions, r->from, r->to);
}

void mm_rename_column(struct mm_loader *loader, struct mm_relation *relation, const char *old_name,
                      const char *new_name)
{
	struct renaming r = { loader, relation, old_name, mm_loader_text(loader, new_name) };
	struct mm_relation_list all = mm_descendants(loader, relation);

	rename_in(&r);
	for (size_t i = 0; i < all.count; i++) {
		r.relation = all.items[i];
		rename_in(&r);
	}
}
