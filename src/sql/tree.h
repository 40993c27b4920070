#ifndef MM_TREE_H
#define MM_TREE_H

/* Internal to src/sql and src/source/dump: reading libpg_query's nodes. */

#include <stdbool.h>
#include <stddef.h>

#include <pg_query/pg_query.pb-c.h>

struct mm_arena;

/* protobuf-c gives "" for text that is absent: that as NULL. */
const char *mm_tree_text(const char *text);
/* The text of a String node, or NULL. */
const char *mm_tree_string(const PgQuery__Node *node);
/* The last name, and the one before it (NULL: none), of a list of String nodes. */
void mm_tree_names(PgQuery__Node *const *names, size_t count, const char **schema,
                   const char **name);
/* The value of a constant, also under casts, as text; NULL for another node. */
const char *mm_tree_literal(struct mm_arena *arena, const PgQuery__Node *node);
/* The same for a string constant alone. */
const char *mm_tree_string_literal(const PgQuery__Node *node);
/* Without casts around it. */
const PgQuery__Node *mm_tree_without_casts(const PgQuery__Node *node);
/* The operator of an A_Expr of kind OP ("+"), or NULL. */
const char *mm_tree_operator(const PgQuery__Node *node);
const PgQuery__RangeVar *mm_tree_range(const PgQuery__Node *node);
/* The option of that name in a list of DefElem, or NULL. */
const PgQuery__DefElem *mm_tree_option(PgQuery__Node *const *options, size_t count,
                                       const char *name);
/* A boolean option: given alone, or with true, on, 1. */
bool mm_tree_option_is_on(PgQuery__Node *const *options, size_t count, const char *name);
/* The name of CURRENT_DATE and its like as a function; CURRENT_TIMESTAMP's for an unknown one. */
const char *mm_tree_value_function(PgQuery__SQLValueFunctionOp op);
/* The message inside a node, or NULL. */
const ProtobufCMessage *mm_tree_message(const PgQuery__Node *node);

/* Fields by name, for what the versions of the grammar share by name only. */
const char *mm_field_text(const ProtobufCMessage *message, const char *field);
const ProtobufCMessage *mm_field_message(const ProtobufCMessage *message, const char *field);
/* The number of its nodes; 0 when there is no such list. */
size_t mm_field_nodes(const ProtobufCMessage *message, const char *field,
                      PgQuery__Node *const **nodes);

#endif
