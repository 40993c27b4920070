#include "keys.h"

#include "arena.h"
#include "choose.h"
#include "indexes.h"
#include "inherit.h"
#include "names.h"
#include "partition_index.h"
#include "slice.h"

#include "banned.h"

static size_t key_count(const struct mm_constraint_spec *spec)
{
	return spec->column != NULL ? 1 : spec->node->n_keys;
}

static const char *key_name(const struct mm_constraint_spec *spec, size_t which)
{
	const char *name;

	if (spec->column != NULL)
		return spec->column;
	name = mm_node_string(spec->node->keys[which]);
	return name == NULL ? "" : name;
}

bool mm_key_specs_equal(const struct mm_constraint_spec *a, const struct mm_constraint_spec *b)
{
	if (a->node->n_exclusions > 0 || b->node->n_exclusions > 0 ||
	    a->node->contype == PG_QUERY__CONSTR_TYPE__CONSTR_CHECK ||
	    a->node->contype == PG_QUERY__CONSTR_TYPE__CONSTR_FOREIGN ||
	    key_count(a) != key_count(b) || a->node->n_including != b->node->n_including ||
	    a->is_deferrable != b->is_deferrable || a->is_deferred != b->is_deferred ||
	    a->node->nulls_not_distinct != b->node->nulls_not_distinct)
		return false;
	for (size_t i = 0; i < key_count(a); i++)
		if (!mm_same(key_name(a, i), key_name(b, i)))
			return false;
	for (size_t i = 0; i < a->node->n_including; i++)
		if (!mm_same(mm_node_string(a->node->including[i]),
		             mm_node_string(b->node->including[i])))
			return false;
	return key_count(a) > 0;
}

static char type_of(const PgQuery__Constraint *node)
{
	if (node->contype == PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY)
		return 'p';
	return node->contype == PG_QUERY__CONSTR_TYPE__CONSTR_EXCLUSION ? 'x' : 'u';
}

/* Parts of an EXCLUDE element: the index element and the operator. */
static const PgQuery__IndexElem *exclusion_element(const PgQuery__Node *node,
                                                   const char **operator_name)
{
	const PgQuery__List *pair;
	const PgQuery__Node *names;

	*operator_name = "";
	if (node->node_case != PG_QUERY__NODE__NODE_LIST || node->list->n_items < 2)
		return NULL;
	pair = node->list;
	names = pair->items[1];
	if (names->node_case == PG_QUERY__NODE__NODE_LIST)
		*operator_name = mm_name_split(names->list->n_items, names->list->items).name;
	return pair->items[0]->node_case == PG_QUERY__NODE__NODE_INDEX_ELEM
	           ? pair->items[0]->index_elem
	           : NULL;
}

static struct mm_strings key_names(struct mm_loader *loader, const struct mm_constraint_spec *spec)
{
	const PgQuery__Constraint *node = spec->node;
	struct mm_strings names = { 0 };

	if (node->n_exclusions > 0) {
		PgQuery__Node **elements =
		    mm_arena_zalloc(loader->scratch, node->n_exclusions, sizeof *elements);

		for (size_t i = 0; i < node->n_exclusions; i++) {
			const PgQuery__Node *pair = node->exclusions[i];

			if (pair->node_case == PG_QUERY__NODE__NODE_LIST && pair->list->n_items > 0)
				elements[i] = pair->list->items[0];
		}
		return mm_index_column_names(loader, node->n_exclusions, elements,
		                             node->n_including, node->including);
	}
	for (size_t i = 0; i < key_count(spec); i++)
		mm_strings_add(loader->scratch, &names, key_name(spec, i));
	for (size_t i = 0; type_of(node) != 'p' && i < node->n_including; i++)
		if (mm_node_string(node->including[i]) != NULL)
			mm_strings_add(loader->scratch, &names, mm_node_string(node->including[i]));
	return names;
}

static const char *constraint_name(struct mm_loader *loader, const struct mm_relation *relation,
                                   const struct mm_constraint_spec *spec)
{
	char type = type_of(spec->node);
	struct mm_strings names;

	if (spec->node->conname[0] != '\0')
		return spec->node->conname;
	if (type == 'p')
		return mm_choose_relation_name(loader, relation->schema, relation->name, NULL,
		                               "pkey");
	names = key_names(loader, spec);
	return mm_choose_relation_name(loader, relation->schema, relation->name,
	                               mm_join_for_name(loader, &names),
	                               type == 'x' ? "excl" : "key");
}

static void fill_exclusion(struct mm_loader *loader, struct mm_constraint *c,
                           struct mm_index *index, const PgQuery__Constraint *node)
{
	size_t offset = node->location > 0 ? (size_t)node->location : 0;
	struct mm_strings texts = { 0 };
	struct mm_strings names;
	long where;

	mm_slice_list(loader, offset, &texts);
	for (size_t i = 0; i < node->n_exclusions; i++) {
		const char *operator_name;
		const PgQuery__IndexElem *element =
		    exclusion_element(node->exclusions[i], &operator_name);

		if (element == NULL)
			continue;
		mm_add_index_element(loader, index, element,
		                     i < texts.count ? texts.items[i] : NULL);
		mm_strings_add(loader->catalog->arena, &c->operators,
		               mm_loader_text(loader, operator_name));
	}
	c->columns = mm_copy_strings(loader, &index->columns);
	index->is_exclusion = true;
	where = node->where_clause == NULL ? -1 : mm_find_word(loader, offset, "where");
	if (where >= 0)
		index->predicate = mm_slice_parentheses(loader, (size_t)where);
	if (index->expressions.count > 0) {
		struct mm_constraint_spec spec = { .node = node };

		names = key_names(loader, &spec);
		mm_keep_index_names(loader, index, &names);
	}
}

static void set_key_not_null(struct mm_loader *loader, struct mm_relation *relation,
                             const struct mm_strings *columns, bool recurse)
{
	for (size_t i = 0; i < columns->count; i++)
		mm_set_not_null(loader, relation, columns->items[i], recurse);
}

/* What the constraint and its index say alike. */
static void tie(struct mm_constraint *c, struct mm_index *index,
                const struct mm_constraint_spec *spec)
{
	c->is_deferrable = spec->is_deferrable;
	c->is_deferred = spec->is_deferred;
	c->index = index->name;
	index->constraint = c->name;
	index->is_unique = c->type != 'x';
	index->is_primary = c->type == 'p';
	index->is_deferrable = spec->is_deferrable;
}

/* ADD CONSTRAINT … USING INDEX: the index takes the constraint's name. */
static void adopt_index(struct mm_loader *loader, struct mm_relation *relation,
                        const struct mm_constraint_spec *spec)
{
	struct mm_index *index =
	    mm_catalog_find_index(loader->catalog, relation->schema, spec->node->indexname);
	const char *name = spec->node->conname;
	struct mm_constraint *c;

	if (index == NULL || index->relation != relation || index->constraint != NULL)
		return;
	if (name[0] == '\0')
		name = index->name;
	else if (!mm_same(name, index->name))
		mm_catalog_rename_index(loader->catalog, index, index->schema, name);
	c = mm_new_constraint(loader, relation, name, type_of(spec->node));
	c->columns = mm_copy_strings(loader, &index->columns);
	tie(c, index, spec);
	if (c->type == 'p')
		set_key_not_null(loader, relation, &c->columns, true);
}

static bool has_primary_key(const struct mm_relation *relation)
{
	for (size_t i = 0; i < relation->indexes.count; i++)
		if (relation->indexes.items[i]->is_primary &&
		    !relation->indexes.items[i]->is_dropped)
			return true;
	return false;
}

void mm_add_key(struct mm_loader *loader, struct mm_relation *relation,
                const struct mm_constraint_spec *spec, bool recurse)
{
	const PgQuery__Constraint *node = spec->node;
	char type = type_of(node);
	const char *name;
	struct mm_constraint *c;
	struct mm_index *index;

	if (type == 'p' && has_primary_key(relation))
		return;
	if (node->indexname[0] != '\0') {
		adopt_index(loader, relation, spec);
		return;
	}
	name = constraint_name(loader, relation, spec);
	if (mm_relation_name_is_taken(loader, relation->schema, name) ||
	    mm_relation_find_constraint(relation, name) != NULL)
		return;
	c = mm_new_constraint(loader, relation, name, type);
	index = mm_new_index(loader, relation, name,
	                     node->access_method[0] == '\0' ? "btree" : node->access_method,
	                     node->indexspace);
	if (type == 'x')
		fill_exclusion(loader, c, index, node);
	for (size_t i = 0; i < key_count(spec); i++) {
		mm_add_index_column(loader, index, key_name(spec, i));
		mm_strings_add(loader->catalog->arena, &c->columns, index->columns.items[i]);
	}
	mm_add_index_included(loader, index, node->n_including, node->including);
	index->has_nulls_not_distinct = node->nulls_not_distinct;
	tie(c, index, spec);
	if (type == 'p')
		set_key_not_null(loader, relation, &c->columns, recurse);
	mm_index_created(loader, index, recurse);
}
