/* Dropping and renaming while a source fills the catalog. */
#include "catalog.h"

#include "arena.h"
#include "key.h"

#include "banned.h"

void mm_catalog_drop_index(struct mm_catalog *catalog, struct mm_index *index)
{
	if (index->is_dropped)
		return;
	index->is_dropped = true;
	mm_key_set(catalog, MM_KEY_INDEX, index->schema, index->name, NULL, NULL);
}

void mm_catalog_drop_sequence(struct mm_catalog *catalog, struct mm_sequence *sequence)
{
	if (sequence->is_dropped)
		return;
	sequence->is_dropped = true;
	mm_key_set(catalog, MM_KEY_SEQUENCE, sequence->schema, sequence->name, NULL, NULL);
}

void mm_catalog_drop_type(struct mm_catalog *catalog, struct mm_type *type)
{
	if (type->is_dropped)
		return;
	type->is_dropped = true;
	for (size_t i = 0; i < type->constraints.count; i++)
		type->constraints.items[i]->is_dropped = true;
	mm_key_set(catalog, MM_KEY_TYPE, type->schema, type->name, NULL, NULL);
}

void mm_catalog_drop_function(struct mm_catalog *catalog, struct mm_function *function)
{
	if (function->is_dropped)
		return;
	function->is_dropped = true;
	mm_key_set(catalog, MM_KEY_FUNCTION, function->schema, function->name, function->arguments,
	           NULL);
}

void mm_catalog_drop_constraint(struct mm_catalog *catalog, struct mm_constraint *constraint)
{
	struct mm_index *index;

	constraint->is_dropped = true;
	if (constraint->index == NULL)
		return;
	index = mm_catalog_find_index(catalog, constraint->schema, constraint->index);
	if (index != NULL)
		mm_catalog_drop_index(catalog, index);
}

static bool has_column(const struct mm_strings *columns, const char *name)
{
	return mm_strings_has(columns, name);
}

/* Dropping a column drops the indexes and constraints on it, and its own sequence. */
void mm_catalog_drop_column(struct mm_catalog *catalog, struct mm_column *column)
{
	struct mm_relation *r = column->relation;

	column->is_dropped = true;
	for (size_t i = 0; i < r->indexes.count; i++)
		if (has_column(&r->indexes.items[i]->columns, column->name) ||
		    has_column(&r->indexes.items[i]->included, column->name))
			mm_catalog_drop_index(catalog, r->indexes.items[i]);
	for (size_t i = 0; i < r->constraints.count; i++)
		if (has_column(&r->constraints.items[i]->columns, column->name))
			mm_catalog_drop_constraint(catalog, r->constraints.items[i]);
	if (column->sequence != NULL)
		mm_catalog_drop_sequence(catalog, column->sequence);
}

#define DROP_ALL(list)                                                                             \
	for (size_t i = 0; i < (list).count; i++)                                                  \
	(list).items[i]->is_dropped = true

void mm_catalog_drop_relation(struct mm_catalog *catalog, struct mm_relation *relation)
{
	relation->is_dropped = true;
	for (size_t i = 0; i < relation->indexes.count; i++)
		mm_catalog_drop_index(catalog, relation->indexes.items[i]);
	for (size_t i = 0; i < relation->columns.count; i++)
		if (relation->columns.items[i]->sequence != NULL)
			mm_catalog_drop_sequence(catalog, relation->columns.items[i]->sequence);
	DROP_ALL(relation->columns);
	DROP_ALL(relation->constraints);
	DROP_ALL(relation->triggers);
	DROP_ALL(relation->rules);
	DROP_ALL(relation->policies);
	mm_key_set(catalog, MM_KEY_RELATION, relation->schema, relation->name, NULL, NULL);
}

#define CARRY_NAME(list, owner)                                                                    \
	for (size_t i = 0; i < (list).count; i++) {                                                \
		(list).items[i]->schema = (owner)->schema;                                         \
		(list).items[i]->table = (owner)->name;                                            \
	}

/* Those of a name are few: the entry moves to the list of the new name. */
#define LIST_UNDER(function, list_type, type, kind)                                                \
	static void function(struct mm_catalog *catalog, struct type *item, const char *name)      \
	{                                                                                          \
		struct list_type *named = mm_key_get(catalog, kind, item->name, NULL, NULL);       \
                                                                                                   \
		if (mm_same(item->name, name))                                                     \
			return;                                                                    \
		for (size_t i = 0; named != NULL && i < named->count; i++)                         \
			if (named->items[i] == item)                                               \
				named->items[i] = named->items[--named->count];                    \
		named = mm_key_get(catalog, kind, name, NULL, NULL);                               \
		if (named == NULL) {                                                               \
			named = mm_arena_zalloc(catalog->arena, 1, sizeof *named);                 \
			mm_key_set(catalog, kind, name, NULL, NULL, named);                        \
		}                                                                                  \
		mm_list_add(catalog->arena, named, item);                                          \
	}

LIST_UNDER(list_relation_under, mm_relation_list, mm_relation, MM_KEY_RELATIONS_NAMED)
LIST_UNDER(list_sequence_under, mm_sequence_list, mm_sequence, MM_KEY_SEQUENCES_NAMED)

/* Foreign keys and children name their tables. */
static void carry_references(const struct mm_relation *relation, const char *old_schema,
                             const char *old_name)
{
	for (size_t i = 0; i < relation->referenced_by.count; i++) {
		struct mm_constraint *c = relation->referenced_by.items[i];

		if (mm_same(c->ref_schema, old_schema) && mm_same(c->ref_table, old_name)) {
			c->ref_schema = relation->schema;
			c->ref_table = relation->name;
		}
	}
	for (size_t i = 0; i < relation->children.count; i++) {
		struct mm_relation *r = relation->children.items[i];

		for (size_t k = 0; k < r->parent_names.count; k++)
			if (mm_same(r->parent_schemas.items[k], old_schema) &&
			    mm_same(r->parent_names.items[k], old_name)) {
				r->parent_schemas.items[k] = relation->schema;
				r->parent_names.items[k] = relation->name;
			}
	}
}

void mm_catalog_rename_relation(struct mm_catalog *catalog, struct mm_relation *relation,
                                const char *schema, const char *name)
{
	const char *old_schema = relation->schema;
	const char *old_name = relation->name;

	mm_key_set(catalog, MM_KEY_RELATION, old_schema, old_name, NULL, NULL);
	list_relation_under(catalog, relation, name);
	relation->schema = mm_catalog_text(catalog, schema);
	relation->name = mm_catalog_text(catalog, name);
	mm_key_set(catalog, MM_KEY_RELATION, relation->schema, relation->name, NULL, relation);
	CARRY_NAME(relation->columns, relation);
	CARRY_NAME(relation->constraints, relation);
	CARRY_NAME(relation->triggers, relation);
	CARRY_NAME(relation->rules, relation);
	CARRY_NAME(relation->policies, relation);
	for (size_t i = 0; i < relation->indexes.count; i++) {
		struct mm_index *index = relation->indexes.items[i];

		if (!index->is_dropped)
			mm_catalog_rename_index(catalog, index, relation->schema, index->name);
		index->table = relation->name;
	}
	for (size_t i = 0; i < relation->columns.count; i++) {
		struct mm_sequence *s = relation->columns.items[i]->sequence;

		if (s == NULL)
			continue;
		s->table_schema = relation->schema;
		s->table = relation->name;
	}
	carry_references(relation, old_schema, old_name);
}

void mm_catalog_rename_index(struct mm_catalog *catalog, struct mm_index *index, const char *schema,
                             const char *name)
{
	mm_key_set(catalog, MM_KEY_INDEX, index->schema, index->name, NULL, NULL);
	index->schema = mm_catalog_text(catalog, schema);
	index->name = mm_catalog_text(catalog, name);
	mm_key_set(catalog, MM_KEY_INDEX, index->schema, index->name, NULL, index);
}

void mm_catalog_rename_sequence(struct mm_catalog *catalog, struct mm_sequence *sequence,
                                const char *schema, const char *name)
{
	mm_key_set(catalog, MM_KEY_SEQUENCE, sequence->schema, sequence->name, NULL, NULL);
	list_sequence_under(catalog, sequence, name);
	sequence->schema = mm_catalog_text(catalog, schema);
	sequence->name = mm_catalog_text(catalog, name);
	mm_key_set(catalog, MM_KEY_SEQUENCE, sequence->schema, sequence->name, NULL, sequence);
}

void mm_catalog_rename_type(struct mm_catalog *catalog, struct mm_type *type, const char *schema,
                            const char *name)
{
	mm_key_set(catalog, MM_KEY_TYPE, type->schema, type->name, NULL, NULL);
	type->schema = mm_catalog_text(catalog, schema);
	type->name = mm_catalog_text(catalog, name);
	mm_key_set(catalog, MM_KEY_TYPE, type->schema, type->name, NULL, type);
	CARRY_NAME(type->constraints, type);
}

void mm_catalog_rename_function(struct mm_catalog *catalog, struct mm_function *function,
                                const char *schema, const char *name)
{
	struct mm_function *renamed;

	mm_key_set(catalog, MM_KEY_FUNCTION, function->schema, function->name, function->arguments,
	           NULL);
	renamed = mm_catalog_add_function(catalog, schema, name, function->arguments);
	schema = renamed->schema;
	name = renamed->name;
	*renamed = *function;
	renamed->schema = schema;
	renamed->name = name;
	function->is_dropped = true;
}
