#ifndef MM_NAMES_H
#define MM_NAMES_H

#include "defs.h"
#include "loader.h"
#include "typename.h"

/*
 * A name of a statement resolved through the search_path in force: raw parts
 * in the scratch arena. `schema` is never NULL: for a new object it is the
 * first schema of the path; for an existing one the first that has it, or the
 * first of the path when none has.
 */
struct mm_name {
	const char *schema;
	const char *name;
};

/* Where a new object of that name goes; temporary ones go to "pg_temp". */
struct mm_name mm_name_of_new(struct mm_loader *loader, const PgQuery__RangeVar *range);
struct mm_name mm_name_of_new_list(struct mm_loader *loader, size_t count, PgQuery__Node **names);

/* Existing objects. NULL when there is none. */
struct mm_relation *mm_find_relation(struct mm_loader *loader, const PgQuery__RangeVar *range);
struct mm_relation *mm_find_relation_named(struct mm_loader *loader, const char *schema,
                                           const char *name);
struct mm_relation *mm_find_relation_list(struct mm_loader *loader, size_t count,
                                          PgQuery__Node **names);
struct mm_index *mm_find_index_named(struct mm_loader *loader, const char *schema,
                                     const char *name);
struct mm_sequence *mm_find_sequence_named(struct mm_loader *loader, const char *schema,
                                           const char *name);
struct mm_type *mm_find_type_named(struct mm_loader *loader, const char *schema, const char *name);
struct mm_type *mm_find_type_list(struct mm_loader *loader, size_t count, PgQuery__Node **names);

/* Schema (NULL when there is none) and name of a list of String nodes ("db"."schema"."name" too).
 */
struct mm_name mm_name_split(size_t count, PgQuery__Node **names);
/* The text of a String node, or NULL. */
const char *mm_node_string(const PgQuery__Node *node);
/* The role's name; CURRENT_USER and its like give NULL, PUBLIC gives "PUBLIC". */
const char *mm_role_name(const PgQuery__RoleSpec *role);

#endif
