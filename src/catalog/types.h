#ifndef MM_TYPES_H
#define MM_TYPES_H

#include <stdbool.h>

struct mm_arena;
struct mm_catalog;
struct mm_column;
struct mm_type;

/*
 * Questions about a type as it is spelled in the catalog (format_type under an
 * empty search_path, modifiers and brackets included).
 */

/* The catalog's entry of a type or of an array's element type; NULL: built in or unknown. */
struct mm_type *mm_catalog_type_of(const struct mm_catalog *catalog, const char *type);

/* Without modifiers and array brackets: "numeric(12,2)[]" gives "numeric". */
const char *mm_type_bare_name(struct mm_arena *arena, const char *type);
bool mm_type_is_array(const char *type);

/*
 * The built-in type at the bottom of domains, bare; a type that is no domain
 * gives its own bare name.
 */
const char *mm_type_base_name(const struct mm_catalog *catalog, struct mm_arena *arena,
                              const char *type);

/*
 * What fills the column where an INSERT leaves it out: its own default, or else its
 * domain's. NULL: nothing does, or it is generated or an identity column.
 */
const char *mm_column_default(const struct mm_column *column);

/*
 * Calls visit() with the bare name of the type and of every type it is made of:
 * bases of domains, elements of arrays, fields of composite types, subtypes of
 * ranges; each once, domains and composites themselves too. visit() returns
 * false to stop. True when no visit() stopped. NULL, a type that is not known, calls none.
 */
typedef bool mm_type_visitor(const char *bare_name, const struct mm_type *entry, void *data);
bool mm_type_walk(const struct mm_catalog *catalog, const char *type, mm_type_visitor *visit,
                  void *data);

#endif
