#ifndef MM_BUILTIN_H
#define MM_BUILTIN_H

#include <stdbool.h>

/* Whether pg_catalog of PostgreSQL 17 has a type of that name (typname, arrays aside). */
bool mm_builtin_is_type(const char *name);

/*
 * What format_type() calls the type typname of pg_catalog: "int4" gives
 * "integer", "text" gives "text". NULL for a name that is none. The spelling of
 * the types that put their modifier in the middle is that without one.
 */
const char *mm_builtin_spelling(const char *name);

#endif
