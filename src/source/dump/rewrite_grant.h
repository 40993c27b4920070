#ifndef MM_REWRITE_GRANT_H
#define MM_REWRITE_GRANT_H

#include <stddef.h>

struct mm_arena;

/*
 * GRANT role TO role WITH INHERIT TRUE, SET FALSE … (PostgreSQL 16), as
 * pg_dumpall writes it, without its options, which say nothing that the catalog
 * holds. NULL when the statement is another one. The result is in the arena.
 */
const char *mm_rewrite_grant(const char *text, size_t len, struct mm_arena *arena);

#endif
