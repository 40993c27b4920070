#ifndef MM_TREE_COPY_H
#define MM_TREE_COPY_H

/* Internal to src/sql. */

#include <pg_query/pg_query.pb-c.h>

struct mm_arena;

/* A parse tree, copied into the arena whole. Recurses as deep as the tree. */
const PgQuery__ParseResult *mm_tree_copy(const PgQuery__ParseResult *tree, struct mm_arena *arena);

#endif
