#ifndef MM_ODD_LEAVES_H
#define MM_ODD_LEAVES_H

#include "finding.h"

/*
 * What is found on columns of some partitions and not on their root is reported
 * once, on the root's column, with the partitions listed.
 */
struct mm_map;

struct mm_odd_leaf {
	const struct mm_column *root; /* the root's column */
	const char *tag;
	const void *data;         /* as given with the first leaf */
	struct mm_strings leaves; /* display names */
};
MM_LIST(mm_odd_leaf);

/* Zeroed but for the arena; mm_odd_leaves_release() at the end. */
struct mm_odd_leaves {
	struct mm_arena *arena;
	struct mm_map *seen;
	struct mm_odd_leaf_list list; /* in the order of the first leaf of each */
};

/* The column of that name of the partition's root; the column itself outside partitions. */
const struct mm_column *mm_column_of_root(const struct mm_column *column);

/* One entry for each root column and `tag`. A column that the root lacks is passed over. */
void mm_odd_leaves_add(struct mm_odd_leaves *odd, const struct mm_column *column, const char *tag,
                       const void *data);
void mm_odd_leaves_release(struct mm_odd_leaves *odd);

/* The discriminator "partitions", and partitions and partition_examples of the odd ones. */
void mm_finding_odd_leaves(struct mm_finding *finding, const struct mm_odd_leaf *leaf);

#endif
