#ifndef MM_PARSE_H
#define MM_PARSE_H

/* Internal to src/sql and src/source/dump: the only layers that see libpg_query. */

#include <stdbool.h>
#include <stddef.h>

#include <pg_query/pg_query.pb-c.h>

struct mm_arena;

/* One piece of SQL, parsed. Everything lives in the arena given to mm_parse(). */
struct mm_parse {
	const PgQuery__ParseResult *tree; /* NULL when the text did not parse */
	const char *error;                /* the parser's message, or NULL */
	size_t error_offset;              /* in the text, 0-based */
};

/*
 * Parses `text` (NUL-terminated; one or more statements) with libpg_query.
 * Deep expressions need a deep stack: call it on a thread of mm_deep_thread_start()
 * or through mm_deep_call() whenever the text comes from a file.
 */
void mm_parse(const char *text, struct mm_arena *arena, struct mm_parse *out);

/* The same for PL/pgSQL: `create_function` is the whole CREATE FUNCTION statement. The result is
 * libpg_query's JSON text in the arena, or NULL with *error set. */
const char *mm_parse_plpgsql(const char *create_function, struct mm_arena *arena,
                             const char **error);

#endif
