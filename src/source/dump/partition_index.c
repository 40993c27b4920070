#include "partition_index.h"

#include "arena.h"
#include "choose.h"
#include "indexes.h"
#include "inherit.h"
#include "map.h"
#include "text_equal.h"

#include "banned.h"

struct mm_constraint *mm_constraint_of_index(const struct mm_index *index)
{
	return index->constraint == NULL
	           ? NULL
	           : mm_relation_find_constraint(index->relation, index->constraint);
}

struct mm_index *mm_index_below(const struct mm_index *parent, const struct mm_relation *partition)
{
	for (size_t i = 0; i < partition->indexes.count; i++) {
		struct mm_index *index = partition->indexes.items[i];

		if (!index->is_dropped && index->is_partition &&
		    mm_same(index->parent, parent->name) &&
		    mm_same(index->parent_schema, parent->schema))
			return index;
	}
	return NULL;
}

static bool texts_are_equal(const struct mm_strings *a, const struct mm_strings *b)
{
	if (a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++)
		if (!mm_sql_text_equal(a->items[i], b->items[i]))
			return false;
	return true;
}

/* PostgreSQL's CompareIndexInfo(), as far as the catalog knows. */
static bool fits(const struct mm_index *parent, const struct mm_index *own)
{
	const struct mm_constraint *a = mm_constraint_of_index(parent);
	const struct mm_constraint *b = mm_constraint_of_index(own);

	if (own->is_dropped || own->is_partition || own->is_unique != parent->is_unique ||
	    own->has_nulls_not_distinct != parent->has_nulls_not_distinct ||
	    own->is_exclusion != parent->is_exclusion || !mm_same(own->method, parent->method))
		return false;
	if (a != NULL && (b == NULL || a->type != b->type))
		return false;
	return mm_strings_equal(&own->columns, &parent->columns) &&
	       mm_strings_equal(&own->collations, &parent->collations) &&
	       mm_strings_equal(&own->included, &parent->included) &&
	       texts_are_equal(&own->expressions, &parent->expressions) &&
	       mm_sql_text_equal(own->predicate, parent->predicate);
}

static void attach(struct mm_index *parent, struct mm_index *index)
{
	struct mm_constraint *constraint = mm_constraint_of_index(index);

	index->is_partition = true;
	index->parent = parent->name;
	index->parent_schema = parent->schema;
	/* A constraint of the partition hangs on the parent's only where there is one. */
	if (constraint != NULL && parent->constraint != NULL)
		constraint->is_inherited = true;
}

static void copy_constraint(struct mm_loader *loader, struct mm_index *to,
                            const struct mm_constraint *from)
{
	struct mm_constraint *c = mm_new_constraint(loader, to->relation, to->name, from->type);

	c->columns = mm_copy_strings(loader, &from->columns);
	c->operators = mm_copy_strings(loader, &from->operators);
	c->is_deferrable = from->is_deferrable;
	c->is_deferred = from->is_deferred;
	c->is_period = from->is_period;
	c->index = to->name;
	to->constraint = c->name;
	for (size_t i = 0; c->type == 'p' && i < c->columns.count; i++) {
		struct mm_column *column =
		    mm_relation_find_column(to->relation, c->columns.items[i]);

		if (column != NULL)
			column->is_not_null = true;
	}
}

static const char *copy_name(struct mm_loader *loader, const struct mm_relation *relation,
                             const struct mm_index *from, const struct mm_constraint *constraint)
{
	struct mm_strings names;
	const char *label = "idx";

	if (constraint != NULL && constraint->type == 'p')
		return mm_choose_relation_name(loader, relation->schema, relation->name, NULL,
		                               "pkey");
	if (constraint != NULL)
		label = constraint->type == 'x' ? "excl" : "key";
	names = mm_kept_index_names(loader, from);
	return mm_choose_relation_name(loader, relation->schema, relation->name,
	                               mm_join_for_name(loader, &names), label);
}

struct mm_index *mm_copy_index(struct mm_loader *loader, struct mm_relation *relation,
                               const struct mm_index *from)
{
	const struct mm_constraint *constraint = mm_constraint_of_index(from);
	const char *name = copy_name(loader, relation, from, constraint);
	struct mm_index *to = mm_new_index(loader, relation, name, from->method,
	                                   from->tablespace == NULL ? "" : from->tablespace);

	to->is_unique = from->is_unique;
	to->is_primary = from->is_primary;
	to->is_exclusion = from->is_exclusion;
	to->is_deferrable = from->is_deferrable;
	to->has_nulls_not_distinct = from->has_nulls_not_distinct;
	to->columns = mm_copy_strings(loader, &from->columns);
	to->expressions = mm_copy_strings(loader, &from->expressions);
	to->collations = mm_copy_strings(loader, &from->collations);
	to->included = mm_copy_strings(loader, &from->included);
	to->predicate = from->predicate;
	if (to->expressions.count > 0) {
		struct mm_strings names = mm_kept_index_names(loader, from);

		mm_keep_index_names(loader, to, &names);
	}
	if (constraint != NULL)
		copy_constraint(loader, to, constraint);
	return to;
}

/* The partition's index for the parent's: a fitting one, or a new one. NULL: it has it already. */
static struct mm_index *ensure(struct mm_loader *loader, struct mm_index *parent,
                               struct mm_relation *partition)
{
	struct mm_index *index = NULL;

	/* Foreign tables have no indexes. */
	if (partition->is_dropped || partition->kind == 'f' ||
	    mm_index_below(parent, partition) != NULL)
		return NULL;
	for (size_t i = 0; index == NULL && i < partition->indexes.count; i++)
		if (fits(parent, partition->indexes.items[i]))
			index = partition->indexes.items[i];
	if (index == NULL)
		index = mm_copy_index(loader, partition, parent);
	attach(parent, index);
	return index;
}

/* Goes down level by level; what is attached is followed too, and has it all already. */
static void spread(struct mm_loader *loader, struct mm_index *index)
{
	struct mm_index_list todo = { 0 };

	mm_list_add(loader->scratch, &todo, index);
	for (size_t i = 0; i < todo.count; i++) {
		const struct mm_relation *relation = todo.items[i]->relation;

		for (size_t k = 0; relation->kind == 'p' && k < relation->children.count; k++) {
			struct mm_index *made =
			    ensure(loader, todo.items[i], relation->children.items[k]);

			if (made != NULL)
				mm_list_add(loader->scratch, &todo, made);
		}
	}
}

static bool has_partitions(const struct mm_relation *relation)
{
	for (size_t i = 0; i < relation->children.count; i++)
		if (!relation->children.items[i]->is_dropped)
			return true;
	return false;
}

void mm_index_created(struct mm_loader *loader, struct mm_index *index, bool recurse)
{
	if (index->relation->kind != 'p')
		return;
	if (recurse)
		spread(loader, index);
	else
		index->is_invalid = has_partitions(index->relation);
}

void mm_partition_created(struct mm_loader *loader, struct mm_relation *partition,
                          struct mm_relation *parent)
{
	for (size_t i = 0; i < parent->indexes.count; i++) {
		struct mm_index *made;

		if (parent->indexes.items[i]->is_dropped)
			continue;
		made = ensure(loader, parent->indexes.items[i], partition);
		if (made != NULL)
			spread(loader, made);
	}
}

void mm_partition_removed(struct mm_relation *partition)
{
	for (size_t i = 0; i < partition->indexes.count; i++) {
		struct mm_index *index = partition->indexes.items[i];
		struct mm_constraint *constraint = mm_constraint_of_index(index);

		index->is_partition = false;
		index->parent = NULL;
		index->parent_schema = NULL;
		if (constraint != NULL)
			constraint->is_inherited = false;
	}
}

void mm_attach_index(struct mm_index *parent, struct mm_index *index)
{
	if (index->is_partition || !mm_is_child_of(index->relation, parent->relation))
		return;
	attach(parent, index);
}

/* How many valid indexes are attached below each; one that has all becomes valid itself. */
struct count {
	struct mm_index *index;
	size_t missing;
};

static struct count *count_of(struct mm_loader *loader, struct mm_map *counts,
                              struct mm_index *index)
{
	struct count *c = mm_map_get(counts, (const char *)&index, sizeof index);

	if (c != NULL)
		return c;
	c = mm_arena_zalloc(loader->scratch, 1, sizeof *c);
	c->index = index;
	for (size_t i = 0; i < index->relation->children.count; i++)
		c->missing += index->relation->children.items[i]->is_dropped ? 0 : 1;
	mm_map_set(counts, (const char *)&index, sizeof index, c);
	return c;
}

static void found_valid(struct mm_loader *loader, struct mm_map *counts,
                        const struct mm_index *index)
{
	while (index != NULL && index->is_partition && !index->is_invalid) {
		struct mm_index *parent =
		    mm_catalog_find_index(loader->catalog, index->parent_schema, index->parent);
		struct count *c;

		if (parent == NULL || !parent->is_invalid)
			return;
		c = count_of(loader, counts, parent);
		if (c->missing > 0)
			c->missing--;
		if (c->missing > 0)
			return;
		parent->is_invalid = false;
		index = parent;
	}
}

void mm_validate_partitioned_indexes(struct mm_loader *loader)
{
	const struct mm_index_list *all = &loader->catalog->indexes;
	struct mm_map *counts = mm_map_new();
	struct mm_index_list start = { 0 };

	/* Those that become valid on the way are followed up there, not met again here. */
	for (size_t i = 0; i < all->count; i++)
		if (all->items[i]->is_partition && !all->items[i]->is_dropped &&
		    !all->items[i]->is_invalid)
			mm_list_add(loader->scratch, &start, all->items[i]);
	for (size_t i = 0; i < start.count; i++)
		found_valid(loader, counts, start.items[i]);
	mm_map_free(counts);
}
