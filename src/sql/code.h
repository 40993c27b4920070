#ifndef MM_CODE_H
#define MM_CODE_H

#include <stdbool.h>

struct mm_arena;
struct mm_function;
struct mm_gather;

/*
 * Internal to src/sql. The function as a CREATE FUNCTION or CREATE PROCEDURE statement
 * that libpg_query's PL/pgSQL parser takes: names and types of its arguments, its result,
 * its body. In the arena.
 */
const char *mm_code_create_statement(struct mm_arena *arena, const struct mm_function *function);

/* Adds the facts of a function's body. */
void mm_gather_function(struct mm_gather *g, const struct mm_function *function);

#endif
