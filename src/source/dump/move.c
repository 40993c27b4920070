#include "move.h"

#include "choose.h"
#include "inherit.h"
#include "key.h"
#include "partition_index.h"
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

static void tell_publications(const struct mm_catalog *catalog, const struct mm_relation *relation,
                              const char *schema, const char *name)
{
	for (size_t i = 0; i < catalog->publications.count; i++) {
		struct mm_publication *p = catalog->publications.items[i];

		for (size_t k = 0; k < p->tables.count; k++)
			if (mm_same(p->tables.items[k], relation->name) &&
			    mm_same(p->table_schemas.items[k], relation->schema)) {
				p->tables.items[k] = name;
				p->table_schemas.items[k] = schema;
			}
	}
}

void mm_move_relation(struct mm_loader *loader, struct mm_relation *relation, const char *schema,
                      const char *name)
{
	if (mm_relation_name_is_taken(loader, schema, name))
		return;
	schema = mm_loader_text(loader, schema);
	name = mm_loader_text(loader, name);
	tell_publications(loader->catalog, relation, schema, name);
	if (!mm_same(schema, relation->schema))
		leave_schema(loader, relation, schema);
	mm_catalog_rename_relation(loader->catalog, relation, schema, name);
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

	if (mm_catalog_find_type(loader->catalog, schema, name) != NULL)
		return;
	mm_catalog_rename_type(loader->catalog, type, schema, name);
	mm_respell_type(loader, old, mm_qualified_name(loader->scratch, schema, name));
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

static bool is_in(const char *schema, const char *wanted, bool is_dropped)
{
	return !is_dropped && mm_same(schema, wanted);
}

/* References by name to what moves: functions of triggers, the schemas of extensions. */
static void rename_references(const struct mm_catalog *c, const char *from, const char *to)
{
	for (size_t i = 0; i < c->triggers.count; i++)
		if (mm_same(c->triggers.items[i]->function_schema, from))
			c->triggers.items[i]->function_schema = to;
	for (size_t i = 0; i < c->event_triggers.count; i++)
		if (mm_same(c->event_triggers.items[i]->function_schema, from))
			c->event_triggers.items[i]->function_schema = to;
	for (size_t i = 0; i < c->extensions.count; i++)
		if (mm_same(c->extensions.items[i]->schema, from))
			c->extensions.items[i]->schema = to;
	for (size_t i = 0; i < c->publications.count; i++)
		mm_rename_in_list(&c->publications.items[i]->schemas, from, to);
}

static void move_contents(struct mm_loader *loader, const char *old_name, const char *to)
{
	struct mm_catalog *c = loader->catalog;
	size_t function_count = c->functions.count;

	for (size_t i = 0; i < c->relations.count; i++)
		if (is_in(c->relations.items[i]->schema, old_name,
		          c->relations.items[i]->is_dropped))
			mm_move_relation(loader, c->relations.items[i], to,
			                 c->relations.items[i]->name);
	for (size_t i = 0; i < c->sequences.count; i++)
		if (is_in(c->sequences.items[i]->schema, old_name,
		          c->sequences.items[i]->is_dropped))
			mm_rename_sequence(loader, c->sequences.items[i], to,
			                   c->sequences.items[i]->name);
	for (size_t i = 0; i < c->types.count; i++)
		if (is_in(c->types.items[i]->schema, old_name, c->types.items[i]->is_dropped))
			mm_move_type(loader, c->types.items[i], to, c->types.items[i]->name);
	/* Each renamed function is appended anew: those are not met again. */
	for (size_t i = 0; i < function_count; i++)
		if (is_in(c->functions.items[i]->schema, old_name,
		          c->functions.items[i]->is_dropped))
			mm_catalog_rename_function(c, c->functions.items[i], to,
			                           c->functions.items[i]->name);
	for (size_t i = 0; i < c->collations.count; i++)
		if (is_in(c->collations.items[i]->schema, old_name,
		          c->collations.items[i]->is_dropped))
			mm_move_collation(loader, c->collations.items[i], to,
			                  c->collations.items[i]->name);
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
