#ifndef MM_CHOOSE_H
#define MM_CHOOSE_H

#include "loader.h"

/*
 * The names that PostgreSQL gives to what a statement leaves unnamed, in the
 * scratch arena. "pkey", "key", "excl", "idx" and "seq" name relations; "check"
 * and "fkey" name constraints.
 */

/* name1_name2_label cut to 63 bytes; name2 and label may be NULL. */
const char *mm_make_object_name(struct mm_loader *loader, const char *name1, const char *name2,
                                const char *label);
/* As above, with a number after the label when the name is taken in the schema. */
const char *mm_choose_relation_name(struct mm_loader *loader, const char *schema, const char *name1,
                                    const char *name2, const char *label);
const char *mm_choose_constraint_name(struct mm_loader *loader, const char *schema,
                                      const char *name1, const char *name2, const char *label);
/* "a_b_c" of column names, as far as it can matter. */
const char *mm_join_for_name(struct mm_loader *loader, const struct mm_strings *columns);

/* A table, view, index, sequence or composite type of that name is there. */
bool mm_relation_name_is_taken(struct mm_loader *loader, const char *schema, const char *name);

/* The only ways to add or rename a table's constraint here: they keep the names in view. */
struct mm_constraint *mm_new_constraint(struct mm_loader *loader, struct mm_relation *relation,
                                        const char *name, char type);
void mm_set_constraint_name(struct mm_loader *loader, struct mm_constraint *constraint,
                            const char *name);
/* After it came to another schema. */
void mm_list_constraint(struct mm_loader *loader, struct mm_constraint *constraint);

#endif
