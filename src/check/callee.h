#ifndef MM_CALLEE_H
#define MM_CALLEE_H

#include <stdbool.h>

#include "facts.h"

struct mm_arena;

/*
 * The function that a CALL or ASSIGN_NEW fact names, as shown to people: with its
 * arguments when the catalog has it, PostgreSQL's own without schema.
 */
const char *mm_callee_display(struct mm_arena *arena, const struct mm_fact *call);

/* mm_facts_walk() looks into its body: what it does is seen, whatever volatility it declares. */
bool mm_callee_is_readable(const struct mm_fact *call);

/* A relation fact's name, qualified where its schema is known. */
const char *mm_fact_relation_display(struct mm_arena *arena, const struct mm_fact *fact);

#endif
