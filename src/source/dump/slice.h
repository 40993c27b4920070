#ifndef MM_SLICE_H
#define MM_SLICE_H

#include "loader.h"

/*
 * Expressions of a statement as the statement's own text, without enclosing
 * parentheses of the clause, white space folded at the ends. Found with the
 * lexer from a location in the tree; in the catalog's arena; NULL when the text
 * does not hold what the tree promises.
 */

/* The text inside the first '(' at or after `offset`: CHECK (…), GENERATED ALWAYS AS (…), USING
 * (…). */
const char *mm_slice_parentheses(struct mm_loader *loader, size_t offset);
/* The expression after the DEFAULT at `offset`, up to the clause that follows it. */
const char *mm_slice_default(struct mm_loader *loader, size_t offset);
/* From after the keyword `word` (at depth 0, at or after `offset`) to the end of the statement. */
const char *mm_slice_after(struct mm_loader *loader, size_t offset, const char *word);
/*
 * The elements of the parenthesised, comma-separated list at or after `offset`,
 * each whole. False when there is no list.
 */
bool mm_slice_list(struct mm_loader *loader, size_t offset, struct mm_strings *out);

#endif
