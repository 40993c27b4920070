#ifndef MM_DEFS_H
#define MM_DEFS_H

#include "loader.h"

/* A DefElem's argument as text (strings, integers, floats, booleans, type names), or NULL. */
const char *mm_def_text(struct mm_loader *loader, const PgQuery__DefElem *def);
bool mm_def_bool(const PgQuery__DefElem *def); /* present without argument is true */
int64_t mm_def_int(const PgQuery__DefElem *def, int64_t otherwise);
/* "name=value" of a list of DefElem nodes (reloptions, attribute options), in the
 * catalog's arena; those of another namespace (toast.x) are left out. */
void mm_def_options(struct mm_loader *loader, size_t count, PgQuery__Node **defs,
                    struct mm_strings *out);

#endif
