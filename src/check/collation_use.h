#ifndef MM_COLLATION_USE_H
#define MM_COLLATION_USE_H

#include <stdbool.h>

#include "catalog.h"

/* Which collation orders and compares a column's or an index's text. */

/*
 * As the catalog spells it (pg_catalog."C"): the column's own, or its domain's.
 * NULL: the database's default, or the type has none.
 */
const char *mm_column_collation(const struct mm_column *column);
/* Of element `i` of a partition key, which is a column; NULL also for an expression. */
const char *mm_partition_collation(const struct mm_relation *relation, size_t i);
/* Of the index's key column `i`; NULL also for an expression that names none. */
const char *mm_index_collation(const struct mm_index *index, size_t i);

/* The catalog's collations by that spelling. The caller frees the map. */
struct mm_map *mm_collations_by_spelling(const struct mm_catalog *catalog);
/* The entry; NULL: the catalog does not hold it (PostgreSQL's own, in a dump). */
const struct mm_collation *mm_collation_spelled(const struct mm_map *by_spelling,
                                                const char *spelling);

/*
 * It orders text by its bytes or code points, on every system alike: C, POSIX,
 * ucs_basic, the builtin provider. `entry` may be NULL.
 */
bool mm_collation_is_fixed(const char *spelling, const struct mm_collation *entry);

#endif
