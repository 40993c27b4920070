#ifndef MM_RENAME_COLUMN_H
#define MM_RENAME_COLUMN_H

#include "loader.h"

/* RENAME COLUMN, on children too; everything of the catalog that names the column follows. */
void mm_rename_column(struct mm_loader *loader, struct mm_relation *relation, const char *old_name,
                      const char *new_name);

#endif
