#ifndef MM_QUOTE_H
#define MM_QUOTE_H

#include <stdbool.h>

struct mm_arena;
struct mm_buf;

/*
 * Whether quote_ident() of PostgreSQL 17 puts the name in quotes: everything
 * but [a-z_][a-z0-9_]*, and every keyword that is not an unreserved one.
 */
bool mm_ident_needs_quotes(const char *name);

void mm_quote_ident(struct mm_buf *buf, const char *name);
/* As quote_literal(): '...', or  E'...' with doubled backslashes where there is one. */
void mm_quote_literal(struct mm_buf *buf, const char *text);

const char *mm_quoted_ident(struct mm_arena *arena, const char *name);
/* schema.name, each quoted where it must be; just the name when `schema` is NULL. */
const char *mm_qualified_name(struct mm_arena *arena, const char *schema, const char *name);

#endif
