#ifndef MM_FACTS_OF_H
#define MM_FACTS_OF_H

#include <stdbool.h>

struct mm_arena;
struct mm_facts;
struct mm_function;

/*
 * What a piece of SQL does. The facts live in the arena and are not resolved. What does
 * not parse is read by its tokens (is_heuristic). Never NULL. All of these need
 * a deep stack (deep.h) when the text comes from a file.
 */
const struct mm_facts *mm_sql_facts_of_statement(struct mm_arena *arena, const char *sql);
const struct mm_facts *mm_sql_facts_of_expression(struct mm_arena *arena, const char *expression);
/* Of its body, whatever the language. */
const struct mm_facts *mm_sql_facts_of_function(struct mm_arena *arena,
                                                const struct mm_function *function);

/*
 * Whether an expression can hold a fact at all: a call, a subquery, or a value
 * function such as CURRENT_DATE; decided without the grammar.
 */
bool mm_sql_may_hold_facts(const char *expression);

#endif
