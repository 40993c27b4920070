#ifndef MM_REFERENCES_H
#define MM_REFERENCES_H

#include <stdbool.h>
#include <stddef.h>

#include "objects.h"

struct mm_arena;
struct mm_map;

/*
 * Columns that hold the values of other columns by foreign key, step by step, each
 * once; of partitions the root's. Zeroed but for the arena; the maps that it
 * holds go with mm_references_release().
 */
struct mm_references {
	struct mm_arena *arena;
	struct mm_column_list list; /* in the order found; those given come first */
	struct mm_map *origins;     /* of each column: the one given that leads to it */
};

/* A column to begin with. */
void mm_references_add(struct mm_references *references, const struct mm_column *column);
/*
 * Follows the foreign keys from every column of the list, until it holds `most`
 * columns. False when there may be more.
 */
bool mm_references_follow(struct mm_references *references, size_t most);
/* The column given with mm_references_add() that leads to this one of the list. */
const struct mm_column *mm_references_origin(const struct mm_references *references,
                                             const struct mm_column *column);
void mm_references_release(struct mm_references *references);

#endif
