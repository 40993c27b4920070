#ifndef MM_PARTITION_INDEX_H
#define MM_PARTITION_INDEX_H

#include "loader.h"

/*
 * Indexes of partitioned tables and of their partitions. A new index on a
 * partitioned table is made on each partition too (a matching one is attached),
 * or, with ONLY, is invalid while there are partitions without it.
 */
void mm_index_created(struct mm_loader *loader, struct mm_index *index, bool recurse);
/* A table became a partition: it gets the indexes of its parent. */
void mm_partition_created(struct mm_loader *loader, struct mm_relation *partition,
                          struct mm_relation *parent);
/* DETACH: its indexes and constraints become its own. */
void mm_partition_removed(struct mm_relation *partition);
/* ALTER INDEX parent ATTACH PARTITION index */
void mm_attach_index(struct mm_index *parent, struct mm_index *index);
/* The constraint that an index implements, or NULL. */
struct mm_constraint *mm_constraint_of_index(const struct mm_index *index);
/* A copy with another name, on another table; its constraint too (LIKE INCLUDING INDEXES). */
struct mm_index *mm_copy_index(struct mm_loader *loader, struct mm_relation *relation,
                               const struct mm_index *from);
/* The index that implements the parent's on this partition, or NULL. */
struct mm_index *mm_index_below(const struct mm_index *parent, const struct mm_relation *partition);

/* Once all is read: indexes made with ONLY are valid when every partition has its own. */
void mm_validate_partitioned_indexes(struct mm_loader *loader);

#endif
