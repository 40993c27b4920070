#ifndef MM_REWRITE_H
#define MM_REWRITE_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>

#include "list.h"

struct mm_arena;

/* A constraint of the statement that newer syntax says something about. */
struct mm_rewritten_constraint {
	const char *name; /* NULL: it has none in the statement */
	char type;        /* c, f, p or u; '\0' in ALTER CONSTRAINT */
	size_t ordinal;   /* its place among the statement's constraints of that type, from 0 */
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
	size_t type_counts[UCHAR_MAX + 1]; /* of all constraints in the statement, by type */
};

/*
 * The statement, which the grammar refused, in words that it knows: PostgreSQL
 * 16 to 18's virtual columns, NOT ENFORCED, NOT NULL constraints of tables,
 * WITHOUT OVERLAPS, PERIOD, STORAGE, options of role grants, and the ADD GENERATED  AS IDENTITY of
 * dumps of Snowflake's conversion; and the WITH OIDS of 11 and earlier. Lines stay where they were.
 * NULL when there is nothing of that kind in it. Everything made is in the arena.
 */
const char *mm_rewrite_text(const char *text, size_t len, struct mm_arena *arena,
                            struct mm_rewrite **out);

#endif
