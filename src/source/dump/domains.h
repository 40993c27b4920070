#ifndef MM_DOMAINS_H
#define MM_DOMAINS_H

#include "loader.h"

/*
 * The collation that a COLLATE clause names, qualified and quoted, in the
 * catalog's arena. NULL for no clause and for the "default" collation.
 */
const char *mm_load_collation(struct mm_loader *loader, const PgQuery__CollateClause *clause);

#endif
