#ifndef MM_COLUMNS_H
#define MM_COLUMNS_H

#include "constraints.h"
#include "loader.h"

/*
 * Adds the column of a definition, or, where `column` is given (an inherited one
 * or one of a typed table), changes that one. Its constraints other than NOT
 * NULL, DEFAULT, IDENTITY and GENERATED go to `specs`.
 */
struct mm_column *mm_define_column(struct mm_loader *loader, struct mm_relation *relation,
                                   struct mm_column *column, const PgQuery__ColumnDef *def,
                                   struct mm_constraint_spec_list *specs);

/* pg_catalog."C" of a COLLATE clause, in the catalog's arena; NULL for "default". */
const char *mm_collation_spelling(struct mm_loader *loader, size_t count, PgQuery__Node **names);

/* GENERATED … AS IDENTITY: the letter, NOT NULL and the sequence. */
void mm_make_identity(struct mm_loader *loader, struct mm_column *column,
                      const PgQuery__Constraint *node);

#endif
