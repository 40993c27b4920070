#ifndef MM_MENTIONS_H
#define MM_MENTIONS_H

#include <stdbool.h>

#include "objects.h"

/*
 * Whether a query or expression names a column of the relation, by its tokens:
 * behind the relation's name or an alias of it, without a qualifier, or as part of
 * *. Comments, strings and the column's name behind another table's are passed
 * over. `is_own`: the text belongs to the relation itself, so that NEW and OLD
 * are its rows. A NULL text names nothing.
 */
bool mm_mentions_column(const char *text, const struct mm_relation *relation, const char *column,
                        bool is_own);

#endif
