#ifndef MM_TYPENAME_H
#define MM_TYPENAME_H

#include "loader.h"

/*
 * A type as format_type() spells it under an empty search_path, in the scratch
 * arena: "character varying(120)", "timestamp(3) with time zone", "public.mood[]",
 * "numeric(12,2)". User types resolve through the search_path in force; one that
 * is nowhere defined keeps the schema it was written with, or the first of the
 * path, except the types of PostgreSQL itself, which have no schema. serial
 * types give their integer type; *is_serial (may be NULL) tells.
 */
const char *mm_type_spelling(struct mm_loader *loader, const PgQuery__TypeName *type,
                             bool *is_serial);
/* The same without modifiers, as identity arguments have it. */
const char *mm_type_spelling_bare(struct mm_loader *loader, const PgQuery__TypeName *type);

#endif
