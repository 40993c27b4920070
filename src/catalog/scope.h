#ifndef MM_SCOPE_H
#define MM_SCOPE_H

#include <stdbool.h>

#include "list.h"

struct mm_catalog;

/* --schema and --exclude-schema: globs; an empty include list admits every schema. */
struct mm_scope {
	struct mm_strings include;
	struct mm_strings exclude;
};

/* pg_*, information_schema. */
bool mm_schema_is_system(const char *schema);
/* spock, snowflake, lolor, pgedge_ace. */
bool mm_schema_is_reserved(const char *schema);

/* Sets is_in_scope of every object; NULL admits every schema that is not PostgreSQL's or Spock's.
 */
void mm_catalog_set_scope(struct mm_catalog *catalog, const struct mm_scope *scope);

#endif
