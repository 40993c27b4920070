#ifndef MM_CONSTRAINTS_H
#define MM_CONSTRAINTS_H

#include "loader.h"

/* A constraint as a statement defines it. */
struct mm_constraint_spec {
	const PgQuery__Constraint *node;
	const char *column; /* that it was written with, or NULL */
	bool is_deferrable;
	bool is_deferred;
};
MM_LIST(mm_constraint_spec);

/* Collects a table constraint. */
void mm_collect_constraint(struct mm_loader *loader, struct mm_constraint_spec_list *list,
                           const PgQuery__Constraint *node, const char *column);
/* DEFERRABLE and its like, which follow a column's constraint as nodes of their own. */
void mm_collect_attribute(struct mm_constraint_spec_list *list, const PgQuery__Constraint *node);

/*
 * Adds what CREATE TABLE or ADD COLUMN collected, in the order PostgreSQL does:
 * first the CHECKs, then (second call) keys and at last foreign keys. With
 * `recurse` children get theirs.
 */
void mm_add_checks(struct mm_loader *loader, struct mm_relation *relation,
                   const struct mm_constraint_spec_list *list, bool recurse);
void mm_add_keys(struct mm_loader *loader, struct mm_relation *relation,
                 const struct mm_constraint_spec_list *list, bool recurse);

/* ALTER TABLE … ADD CONSTRAINT */
void mm_add_constraint(struct mm_loader *loader, struct mm_relation *relation,
                       const PgQuery__Constraint *node, bool recurse);

/* NOT NULL on a column and, with `recurse`, on that column of every child. */
void mm_set_not_null(struct mm_loader *loader, struct mm_relation *relation, const char *column,
                     bool recurse);

#endif
