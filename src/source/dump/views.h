#ifndef MM_VIEWS_H
#define MM_VIEWS_H

#include "loader.h"

/* SELECT … INTO table */
void mm_load_select_into(struct mm_loader *loader, const PgQuery__SelectStmt *stmt);
void mm_load_refresh(struct mm_loader *loader, const PgQuery__RefreshMatViewStmt *stmt);

/* The views that a relation is used in, as far as their text says; NULL: none. May hold dropped
 * ones. */
const struct mm_relation_list *mm_views_over(struct mm_loader *loader,
                                             const struct mm_relation *relation);

#endif
