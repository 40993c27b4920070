#ifndef MM_CHECK_CODE_H
#define MM_CHECK_CODE_H

#include <stdbool.h>

#include "catalog.h"

/* What checks of code ask of facts and functions. */

/* "Function" or "Procedure", for titles. */
const char *mm_function_noun(const struct mm_function *function);

/* The fact changes rows of a relation: INSERT, UPDATE, DELETE, TRUNCATE, COPY FROM. */
bool mm_fact_writes_rows(const struct mm_fact *fact);

/*
 * It writes rows of a relation that cannot replicate what is done: an unlogged or
 * foreign table, or, for UPDATE and DELETE, a table without a usable identity.
 */
bool mm_fact_write_stays(const struct mm_fact *fact);

#endif
