#ifndef MM_IDENTITY_H
#define MM_IDENTITY_H

#include <stdbool.h>

struct mm_column;
struct mm_constraint;
struct mm_index;
struct mm_relation;

/* Sets primary_key and identity of a relation whose indexes are complete. */
void mm_identity_find(struct mm_relation *relation);

/* A table of design/checks/README.md: in scope, kind r or p, permanent. */
bool mm_relation_is_table(const struct mm_relation *relation);
/* A partition: of some level below a root. */
bool mm_relation_is_partition(const struct mm_relation *relation);

/*
 * It will replicate with all its verbs: an ordinary or partitioned table,
 * permanent, with a usable identity; a root also needs it on every leaf's
 * behalf only as far as the root itself has one.
 */
bool mm_relation_replicates(const struct mm_relation *relation);

bool mm_index_has_column(const struct mm_index *index, const char *column);
/* The column is in the table's primary key or in a unique index's key. */
bool mm_column_is_key(const struct mm_column *column);
/* The column is in the table's usable identity. */
bool mm_column_is_identity(const struct mm_column *column);

/* The primary key constraint, valid or not, deferrable or not; NULL: none. */
const struct mm_constraint *mm_relation_primary_key(const struct mm_relation *relation);

/* Leaves below a partitioned table, all levels. */
long mm_relation_leaf_count(const struct mm_relation *relation);

#endif
