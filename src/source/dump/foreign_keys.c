#include "foreign_keys.h"

#include "choose.h"
#include "inherit.h"
#include "names.h"

#include "banned.h"

static void add_names(struct mm_loader *loader, struct mm_strings *to, size_t count,
                      PgQuery__Node **nodes)
{
	for (size_t i = 0; i < count; i++)
		if (mm_node_string(nodes[i]) != NULL)
			mm_strings_add(loader->catalog->arena, to,
			               mm_loader_text(loader, mm_node_string(nodes[i])));
}

static const struct mm_index *primary_key_of(const struct mm_relation *relation)
{
	for (size_t i = 0; i < relation->indexes.count; i++)
		if (relation->indexes.items[i]->is_primary &&
		    !relation->indexes.items[i]->is_dropped)
			return relation->indexes.items[i];
	return NULL;
}

/* REFERENCES without columns means the primary key. */
static void refer_to_primary_key(struct mm_loader *loader, struct mm_constraint *c,
                                 const struct mm_relation *target)
{
	const struct mm_index *key = primary_key_of(target);

	if (key != NULL)
		c->ref_columns = mm_copy_strings(loader, &key->columns);
}

static void set_target(struct mm_loader *loader, struct mm_constraint *c,
                       const PgQuery__Constraint *node)
{
	struct mm_relation *target = mm_find_relation(loader, node->pktable);
	struct mm_name name;

	add_names(loader, &c->ref_columns, node->n_pk_attrs, node->pk_attrs);
	if (target == NULL) {
		name = mm_name_of_new(loader, node->pktable);
		c->ref_schema = mm_loader_text(loader, name.schema);
		c->ref_table = mm_loader_text(loader, name.name);
		return;
	}
	c->ref_schema = target->schema;
	c->ref_table = target->name;
	mm_list_add(loader->catalog->arena, &target->referenced_by, c);
	if (c->ref_columns.count == 0)
		refer_to_primary_key(loader, c, target);
}

static char letter(const char *text, char otherwise)
{
	if (text == NULL || text[0] == '\0')
		return otherwise;
	return text[0];
}

void mm_add_foreign_key(struct mm_loader *loader, struct mm_relation *relation,
                        const struct mm_constraint_spec *spec)
{
	const PgQuery__Constraint *node = spec->node;
	struct mm_strings columns = { 0 };
	struct mm_constraint *c;
	const char *name = node->conname;

	if (node->pktable == NULL)
		return;
	add_names(loader, &columns, node->n_fk_attrs, node->fk_attrs);
	if (spec->column != NULL)
		mm_strings_add(loader->catalog->arena, &columns,
		               mm_loader_text(loader, spec->column));
	if (name[0] == '\0')
		name = mm_choose_constraint_name(loader, relation->schema, relation->name,
		                                 mm_join_for_name(loader, &columns), "fkey");
	if (mm_relation_find_constraint(relation, name) != NULL)
		return;
	c = mm_new_constraint(loader, relation, name, 'f');
	c->columns = columns;
	c->is_deferrable = spec->is_deferrable;
	c->is_deferred = spec->is_deferred;
	c->is_not_valid = node->skip_validation;
	c->on_delete = letter(node->fk_del_action, 'a');
	c->on_update = letter(node->fk_upd_action, 'a');
	c->match = letter(node->fk_matchtype, 's');
	set_target(loader, c, node);
}

static bool is_same_key(const struct mm_constraint *a, const struct mm_constraint *b)
{
	return a->type == 'f' && b->type == 'f' && mm_same(a->ref_schema, b->ref_schema) &&
	       mm_same(a->ref_table, b->ref_table) && mm_strings_equal(&a->columns, &b->columns) &&
	       mm_strings_equal(&a->ref_columns, &b->ref_columns) && a->on_delete == b->on_delete &&
	       a->on_update == b->on_update && a->match == b->match &&
	       a->is_deferrable == b->is_deferrable && a->is_deferred == b->is_deferred;
}

static struct mm_constraint *same_key_of(const struct mm_relation *relation,
                                         const struct mm_constraint *key)
{
	for (size_t i = 0; i < relation->constraints.count; i++)
		if (!relation->constraints.items[i]->is_dropped &&
		    is_same_key(relation->constraints.items[i], key))
			return relation->constraints.items[i];
	return NULL;
}

void mm_merge_foreign_keys(struct mm_loader *loader, struct mm_relation *partition,
                           const struct mm_relation *parent)
{
	for (size_t i = 0; i < parent->constraints.count; i++) {
		const struct mm_constraint *key = parent->constraints.items[i];
		struct mm_constraint *own;

		if (key->type != 'f' || key->is_dropped)
			continue;
		own = same_key_of(partition, key);
		if (own != NULL)
			mm_catalog_drop_constraint(loader->catalog, own);
	}
}

static void own_foreign_key(struct mm_loader *loader, struct mm_relation *relation,
                            const struct mm_constraint *key)
{
	const char *name = key->name;
	struct mm_relation *target =
	    mm_catalog_find_relation(loader->catalog, key->ref_schema, key->ref_table);
	struct mm_constraint *c;

	if (mm_relation_find_constraint(relation, name) != NULL)
		name = mm_choose_constraint_name(loader, relation->schema, relation->name,
		                                 mm_join_for_name(loader, &key->columns), "fkey");
	c = mm_new_constraint(loader, relation, name, 'f');
	c->columns = mm_copy_strings(loader, &key->columns);
	c->ref_columns = mm_copy_strings(loader, &key->ref_columns);
	c->ref_schema = key->ref_schema;
	c->ref_table = key->ref_table;
	c->on_delete = key->on_delete;
	c->on_update = key->on_update;
	c->match = key->match;
	c->is_deferrable = key->is_deferrable;
	c->is_deferred = key->is_deferred;
	if (target != NULL)
		mm_list_add(loader->catalog->arena, &target->referenced_by, c);
}

void mm_split_foreign_keys(struct mm_loader *loader, struct mm_relation *partition,
                           const struct mm_relation *parent)
{
	for (size_t i = 0; i < parent->constraints.count; i++)
		if (parent->constraints.items[i]->type == 'f' &&
		    !parent->constraints.items[i]->is_dropped)
			own_foreign_key(loader, partition, parent->constraints.items[i]);
}

void mm_resolve_foreign_keys(struct mm_loader *loader)
{
	const struct mm_catalog *catalog = loader->catalog;

	for (size_t i = 0; i < catalog->constraints.count; i++) {
		struct mm_constraint *c = catalog->constraints.items[i];
		const struct mm_relation *target;

		if (c->type != 'f' || c->is_dropped || c->ref_columns.count > 0)
			continue;
		target = mm_catalog_find_relation(catalog, c->ref_schema, c->ref_table);
		if (target != NULL)
			refer_to_primary_key(loader, c, target);
	}
}
