#ifndef MM_QUERY_COLUMNS_H
#define MM_QUERY_COLUMNS_H

#include "loader.h"

/*
 * Gives the relation the columns of a query, named by `aliases` (String nodes)
 * as far as these go. Types are known for casts and columns of known tables,
 * and NULL elsewhere. A * over something unknown: no columns at all.
 */
void mm_add_query_columns(struct mm_loader *loader, struct mm_relation *relation,
                          const PgQuery__Node *query, size_t alias_count, PgQuery__Node **aliases);

#endif
