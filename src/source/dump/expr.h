#ifndef MM_EXPR_H
#define MM_EXPR_H

#include "loader.h"

/* Questions about an expression's tree. Nothing here recurses: trees can be very deep. */

/* Called for each message of a tree, parents first, in the order of the text. */
typedef void mm_tree_visitor(const ProtobufCMessage *message, void *data);
void mm_tree_walk(struct mm_loader *loader, const ProtobufCMessage *tree, mm_tree_visitor *visit,
                  void *data);

/* The columns of the relation that it mentions, each once, in order; names of the catalog. */
void mm_expr_columns(struct mm_loader *loader, const PgQuery__Node *expr,
                     const struct mm_relation *relation, struct mm_strings *out);
/* The smallest location in it, or -1. */
long mm_expr_start(struct mm_loader *loader, const PgQuery__Node *expr);

/* The name that PostgreSQL gives to a result or index column of this expression; NULL: none. */
const char *mm_expr_name(const PgQuery__Node *expr);

#endif
