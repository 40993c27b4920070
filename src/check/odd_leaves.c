#include "odd_leaves.h"

#include <string.h>

#include "arena.h"
#include "catalog.h"
#include "map.h"

#include "banned.h"

const struct mm_column *mm_column_of_root(const struct mm_column *column)
{
	if (column->relation->root == column->relation)
		return column;
	return mm_relation_find_column(column->relation->root, column->name);
}

static struct mm_odd_leaf *entry_of(struct mm_odd_leaves *odd, const struct mm_column *root,
                                    const char *tag)
{
	const char *key = mm_arena_printf(odd->arena, "%p %s", (const void *)root, tag);
	struct mm_odd_leaf *leaf;

	if (odd->seen == NULL)
		odd->seen = mm_map_new();
	leaf = mm_map_get(odd->seen, key, strlen(key));
	if (leaf != NULL)
		return leaf;
	leaf = mm_arena_zalloc(odd->arena, 1, sizeof *leaf);
	leaf->root = root;
	leaf->tag = tag;
	mm_map_set(odd->seen, key, strlen(key), leaf);
	mm_list_add(odd->arena, &odd->list, leaf);
	return leaf;
}

void mm_odd_leaves_add(struct mm_odd_leaves *odd, const struct mm_column *column, const char *tag,
                       const void *data)
{
	const struct mm_column *root = mm_column_of_root(column);
	struct mm_object table = mm_object_of_relation(column->relation);
	struct mm_odd_leaf *leaf;

	if (root == NULL)
		return;
	leaf = entry_of(odd, root, tag);
	if (leaf->data == NULL)
		leaf->data = data;
	mm_strings_add(odd->arena, &leaf->leaves, mm_object_display(odd->arena, &table));
}

void mm_odd_leaves_release(struct mm_odd_leaves *odd)
{
	mm_map_free(odd->seen);
	odd->seen = NULL;
}

void mm_finding_odd_leaves(struct mm_finding *f, const struct mm_odd_leaf *leaf)
{
	mm_finding_discriminate(f, "partitions");
	mm_meta_int(f, "partitions", (int64_t)leaf->leaves.count);
	mm_meta_set(f, "partition_examples", &leaf->leaves);
}
