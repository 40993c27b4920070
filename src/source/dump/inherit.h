#ifndef MM_INHERIT_H
#define MM_INHERIT_H

#include "loader.h"

/*
 * Parents and children while a dump is read. The lists `parents` and `children`
 * of relations are kept here; `children` may hold dropped ones.
 */

/* More columns than PostgreSQL lets a table have are not copied into one. */
enum { MM_MAX_COLUMNS = 1600 };

/* Refuses (false) what would make a circle, or is there already. */
bool mm_link_child(struct mm_loader *loader, struct mm_relation *parent, struct mm_relation *child);
void mm_unlink_child(struct mm_relation *parent, struct mm_relation *child);
bool mm_is_child_of(const struct mm_relation *child, const struct mm_relation *parent);
/* All levels below it, each once, parents before their children; in the scratch arena. */
struct mm_relation_list mm_descendants(struct mm_loader *loader, struct mm_relation *relation);

/* The same strings in an array of its own, in the catalog's arena. */
struct mm_strings mm_copy_strings(struct mm_loader *loader, const struct mm_strings *from);
/* A copy with type, NOT NULL, default or generation expression and collation; NULL: no room. */
struct mm_column *mm_copy_column(struct mm_loader *loader, struct mm_relation *relation,
                                 const struct mm_column *from);
void mm_copy_default(struct mm_column *to, const struct mm_column *from);
/* A CHECK of the same name, not inherited; `to` has none of that name. */
struct mm_constraint *mm_copy_check(struct mm_loader *loader, struct mm_relation *to,
                                    const struct mm_constraint *check);
/* The child gets the parent's CHECK, unless it has one of that name or the CHECK is NO INHERIT. */
void mm_inherit_check(struct mm_loader *loader, struct mm_relation *child,
                      const struct mm_constraint *check);
/* Everything that CREATE TABLE … INHERITS and PARTITION OF copy from one parent. */
void mm_inherit_columns(struct mm_loader *loader, struct mm_relation *child,
                        const struct mm_relation *parent);
void mm_inherit_checks(struct mm_loader *loader, struct mm_relation *child,
                       const struct mm_relation *parent);

/* ALTER TABLE child INHERIT parent and NO INHERIT; ATTACH and DETACH PARTITION rest on them. */
void mm_add_inherit(struct mm_loader *loader, struct mm_relation *child,
                    struct mm_relation *parent);
void mm_drop_inherit(struct mm_relation *child, struct mm_relation *parent);

/* Whether a live parent has a column of that name. */
bool mm_column_is_inherited(const struct mm_relation *relation, const char *name);
/* Whether a parent hands down a CHECK of that name. */
bool mm_check_is_inherited(const struct mm_relation *relation, const char *name);

#endif
