#ifndef MM_REWRITE_APPLY_H
#define MM_REWRITE_APPLY_H

#include "loader.h"
#include "rewrite.h"

/* Gives the objects of the statement, which is applied, what the rewrite took out. */
void mm_rewrite_apply(struct mm_loader *loader, const PgQuery__Node *statement,
                      const struct mm_rewrite *rewrite);

#endif
