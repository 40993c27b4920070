#ifndef MM_REWRITE_H
#define MM_REWRITE_H

#include <stddef.h>

#include "list.h"
#include "parse.h"

struct mm_loader;

/* A constraint of the statement, by its name; unnamed ones by their kind and place. */
struct mm_rewritten_constraint {
	const char *name; /* NULL: the ordinal-th of this type that has no name */
	char type;        /* c or f; p for PRIMARY KEY, u for UNIQUE */
	size_t ordinal;
	bool is_not_enforced;
	bool is_enforced; /* ALTER CONSTRAINT … ENFORCED */
	bool is_period;
};
MM_LIST(mm_rewritten_constraint);

/*
 * What newer syntax said that had to be taken out of a statement, for the
 * catalog's objects once the statement is applied.
 */
struct mm_rewrite {
	struct mm_strings virtual_columns;
	struct mm_strings not_null_columns;
	struct mm_strings odd_identities; /* ADD GENERATED  AS IDENTITY */
	struct mm_rewritten_constraint_list constraints;
};

/*
 * The statement, which the grammar refused, in words that it knows: PostgreSQL
 * 16 to 18's virtual columns, NOT ENFORCED, NOT NULL constraints of tables,
 * WITHOUT OVERLAPS, PERIOD, STORAGE, and the ADD GENERATED  AS IDENTITY of dumps of
 * Snowflake's conversion. Lines stay where they were. NULL when there is nothing
 * of that kind in it. Everything made is in the arena.
 */
const char *mm_rewrite_text(const char *text, size_t len, struct mm_arena *arena,
                            struct mm_rewrite **out);

/* Gives the objects of the statement, which is applied, what the rewrite took out. */
void mm_rewrite_apply(struct mm_loader *loader, const PgQuery__Node *statement,
                      const struct mm_rewrite *rewrite);

#endif
