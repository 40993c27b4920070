#ifndef MM_VIEWS_RULE_H
#define MM_VIEWS_RULE_H

#include "loader.h"

/*
 * Makes a table into the view of that query, as CREATE RULE "_RETURN" does, or
 * gives a view its new query. `query` lives as long as the catalog.
 */
void mm_load_become_view(struct mm_loader *loader, struct mm_relation *relation, const char *query);

#endif
