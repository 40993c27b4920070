#include "move.h"

#include "choose.h"
#include "inherit.h"
#include "key.h"
#include "late.h"
#include "partition_index.h"
#include "publications.h"
#include "quote.h"
#include "rename_text.h"
#include "sequences.h"

#include "banned.h"

/* Indexes of partitions name the parent's index. */
static void tell_partitions(const struct mm_relation *relation, const struct mm_index *index,
                            const char *schema, const char *name)
{
	for (size_t i = 0; i < relation->children.count; i++) {
		struct mm_index *below = mm_index_below(index, relation->children.items[i]);

		if (below == NULL)
			continue;
		below->parent = name;
		below->parent_schema = schema;
	}
}

static void leave_schema(struct mm_loader *loader, struct mm_relation *relation, const char *schema)
{
	for (size_t i = 0; i < relation->indexes.count; i++)
		if (!relation->indexes.items[i]->is_dropped)
			tell_partitions(relation, relation->indexes.items[i], schema,
			                relation->indexes.items[i]->name);
	for (size_t i = 0; i < relation->columns.count; i++)
		if (relation->columns.items[i]->sequence != NULL)
			mm_rename_sequence(loader, relation->columns.items[i]->sequence, schema,
			                   relation->columns.items[i]->sequence->name);
}

void mm_move_relation(struct mm_loader *loader, struct mm_relation *relation, const char *schema,
                      const char *name)
{
	bool is_other_schema;

	if (mm_relation_name_is_taken(loader, schema, name))
		return;
	schema = mm_loader_text(loader, schema);
	name = mm_loader_text(loader, name);
	mm_rename_in_publications(loader, relation, schema, name);
	is_other_schema = !mm_same(schema, relation->schema);
	if (is_other_schema)
		leave_schema(loader, relation, schema);
	mm_catalog_rename_relation(loader->catalog, relation, schema, name);
	if (!is_other_schema)
		return;
	mm_late_relation(loader, relation);
	for (size_t i = 0; i < relation->constraints.count; i++)
		if (!relation->constraints.items[i]->is_dropped)
			mm_list_constraint(loader, relation->constraints.items[i]);
}

void mm_move_index(struct mm_loader *loader, struct mm_index *index, const char *name)
{
	struct mm_constraint *constraint = mm_constraint_of_index(index);

	if (mm_relation_name_is_taken(loader, index->schema, name))
		return;
	name = mm_loader_text(loader, name);
	tell_partitions(index->relation, index, index->schema, name);
	mm_catalog_rename_index(loader->catalog, index, index->schema, name);
	if (constraint == NULL)
		return;
	mm_set_constraint_name(loader, constraint, name);
	constraint->index = index->name;
	index->constraint = constraint->name;
}

void mm_rename_constraint(struct mm_loader *loader, struct mm_relation *relation,
                          const char *old_name, const char *new_name)
{
	struct mm_constraint *c = mm_relation_find_constraint(relation, old_name);
	struct mm_relation_list all = { 0 };
	struct mm_index *index;

	if (c == NULL || mm_relation_find_constraint(relation, new_name) != NULL)
		return;
	if (c->index != NULL) {
		index = mm_catalog_find_index(loader->catalog, c->schema, c->index);
		if (index != NULL)
			mm_move_index(loader, index, new_name);
		return;
	}
	mm_set_constraint_name(loader, c, new_name);
	if (c->type == 'c' && !c->is_no_inherit)
		all = mm_descendants(loader, relation);
	for (size_t i = 0; i < all.count; i++) {
		c = mm_relation_find_constraint(all.items[i], old_name);
		if (c != NULL && c->type == 'c')
			mm_set_constraint_name(loader, c, new_name);
	}
}

void mm_move_type(struct mm_loader *loader, struct mm_type *type, const char *schema,
                  const char *name)
{
	const char *old = mm_qualified_name(loader->scratch, type->schema, type->name);
	struct mm_of_type users;

	if (mm_catalog_find_type(loader->catalog, schema, name) != NULL)
		return;
	users = mm_take_of_type(loader, type);
	mm_catalog_rename_type(loader->catalog, type, schema, name);
	mm_late_type(loader, type);
	for (size_t i = 0; i < type->constraints.count; i++)
		mm_list_constraint(loader, type->constraints.items[i]);
	mm_respell_type(loader, &users, old, mm_qualified_name(loader->scratch, schema, name));
}

void mm_move_collation(struct mm_loader *loader, struct mm_collation *collation, const char *schema,
                       const char *name)
{
	struct mm_catalog *catalog = loader->catalog;
	const char *old = mm_qualified_name(loader->scratch, collation->schema, collation->name);
	const char *new;

	mm_key_set(catalog, MM_KEY_COLLATION, collation->schema, collation->name, NULL, NULL);
	collation->schema = mm_loader_text(loader, schema);
	collation->name = mm_loader_text(loader, name);
	mm_key_set(catalog, MM_KEY_COLLATION, schema, name, NULL, collation);
	mm_late_collation(loader, collation);
	new = mm_loader_text(loader, mm_qualified_name(loader->scratch, schema, name));
	for (size_t i = 0; i < catalog->columns.count; i++)
		if (mm_same(catalog->columns.items[i]->collation, old))
			catalog->columns.items[i]->collation = new;
	for (size_t i = 0; i < catalog->types.count; i++)
		if (mm_same(catalog->types.items[i]->collation, old))
			catalog->types.items[i]->collation = new;
	for (size_t i = 0; i < catalog->indexes.count; i++)
		mm_rename_in_list(&catalog->indexes.items[i]->collations, old, new);
	for (size_t i = 0; i < catalog->relations.count; i++)
		mm_rename_in_list(&catalog->relations.items[i]->partition_collations, old, new);
}

/* References by name to what moves: functions of triggers, the schemas of extensions. */
static void rename_references(const struct mm_catalog *c, const char *from, const char *to)
{
	for (size_t i = 0; i < c->event_triggers.count; i++)
		if (mm_same(c->event_triggers.items[i]->function_schema, from))
			c->event_triggers.items[i]->function_schema = to;
	for (size_t i = 0; i < c->extensions.count; i++)
		if (mm_same(c->extensions.items[i]->schema, from))
			c->extensions.items[i]->schema = to;
	for (size_t i = 0; i < c->publications.count; i++)
		mm_rename_in_list(&c->publications.items[i]->schemas, from, to);
}

static void move_code(struct mm_loader *loader, const struct mm_in_schema *all, const char *from,
                      const char *to)
{
	for (size_t i = 0; i < all->functions.count; i++) {
		struct mm_function *f = all->functions.items[i];

		if (!f->is_dropped && mm_same(f->schema, from))
			mm_catalog_rename_function(loader->catalog, f, to, f->name);
	}
	for (size_t i = 0; i < all->triggers.count; i++) {
		struct mm_trigger *t = all->triggers.items[i];

		if (!mm_same(t->function_schema, from))
			continue;
		t->function_schema = to;
		mm_late_trigger(loader, t);
	}
}

static void move_data(struct mm_loader *loader, const struct mm_in_schema *all, const char *from,
                      const char *to)
{
	for (size_t i = 0; i < all->relations.count; i++) {
		struct mm_relation *r = all->relations.items[i];

		if (!r->is_dropped && mm_same(r->schema, from))
			mm_move_relation(loader, r, to, r->name);
	}
	for (size_t i = 0; i < all->sequences.count; i++) {
		struct mm_sequence *s = all->sequences.items[i];

		if (!s->is_dropped && mm_same(s->schema, from))
			mm_rename_sequence(loader, s, to, s->name);
	}
}

static void move_contents(struct mm_loader *loader, const char *from, const char *to)
{
	struct mm_in_schema all = mm_take_in_schema(loader, from);

	move_data(loader, &all, from, to);
	for (size_t i = 0; i < all.types.count; i++) {
		struct mm_type *t = all.types.items[i];

		if (!t->is_dropped && mm_same(t->schema, from))
			mm_move_type(loader, t, to, t->name);
	}
	move_code(loader, &all, from, to);
	for (size_t i = 0; i < all.collations.count; i++) {
		struct mm_collation *c = all.collations.items[i];

		if (!c->is_dropped && mm_same(c->schema, from))
			mm_move_collation(loader, c, to, c->name);
	}
}

void mm_rename_schema(struct mm_loader *loader, const char *old_name, const char *new_name)
{
	struct mm_catalog *c = loader->catalog;
	struct mm_schema *schema = mm_catalog_find_schema(c, old_name);
	const char *to = mm_loader_text(loader, new_name);

	if (mm_catalog_find_schema(c, new_name) != NULL)
		return;
	move_contents(loader, old_name, to);
	rename_references(c, old_name, to);
	if (schema == NULL)
		return;
	mm_key_set(c, MM_KEY_SCHEMA, old_name, NULL, NULL, NULL);
	schema->name = to;
	mm_key_set(c, MM_KEY_SCHEMA, to, NULL, NULL, schema);
}
