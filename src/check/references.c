#include "references.h"

#include "catalog.h"
#include "map.h"
#include "odd_leaves.h"

#include "banned.h"

const struct mm_column *mm_references_origin(const struct mm_references *r,
                                             const struct mm_column *column)
{
	if (r->origins == NULL)
		return NULL;
	return mm_map_get(r->origins, (const char *)&column, sizeof column);
}

static void add(struct mm_references *r, struct mm_column *column, struct mm_column *origin)
{
	if (r->origins == NULL)
		r->origins = mm_map_new();
	if (mm_references_origin(r, column) != NULL)
		return;
	mm_map_set(r->origins, (const char *)&column, sizeof column, origin);
	mm_list_add(r->arena, &r->list, column);
}

/* The catalog's own pointer: the lists of this layer hold those. */
static struct mm_column *own_pointer(const struct mm_column *column)
{
	return mm_relation_find_column(column->relation, column->name);
}

void mm_references_add(struct mm_references *r, const struct mm_column *column)
{
	struct mm_column *own = own_pointer(column);

	add(r, own, own);
}

/* The column of the foreign key that points to this one, of the root where it has one. */
static const struct mm_column *referencing(const struct mm_constraint *key, const char *column)
{
	long place = mm_strings_find(&key->ref_columns, column);
	const struct mm_column *found;
	const struct mm_column *root;

	if (place < 0 || (size_t)place >= key->columns.count || key->relation == NULL)
		return NULL;
	found = mm_relation_find_column(key->relation, key->columns.items[place]);
	root = found == NULL ? NULL : mm_column_of_root(found);
	return root != NULL ? root : found;
}

bool mm_references_follow(struct mm_references *r, size_t most)
{
	for (size_t i = 0; i < r->list.count; i++) {
		struct mm_column *column = r->list.items[i];
		const struct mm_constraint_list *keys = &column->relation->referenced_by;
		const struct mm_column *origin = mm_references_origin(r, column);

		for (size_t k = 0; k < keys->count; k++) {
			const struct mm_column *next = referencing(keys->items[k], column->name);

			if (r->list.count >= most)
				return false;
			if (next != NULL)
				add(r, own_pointer(next), own_pointer(origin));
		}
	}
	return true;
}

void mm_references_release(struct mm_references *r)
{
	mm_map_free(r->origins);
	r->origins = NULL;
	r->list.count = 0;
}
