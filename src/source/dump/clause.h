#ifndef MM_CLAUSE_H
#define MM_CLAUSE_H

#include "loader.h"

/* Where a keyword stands in the statement being applied. */
struct mm_clause {
	size_t start;
	size_t end;
};

/*
 * The first unquoted `word` at or after `from`, outside of parentheses and
 * brackets; false when there is none.
 */
bool mm_clause_find(const struct mm_loader *loader, size_t from, const char *word,
                    struct mm_clause *out);
/* The next token at or after `from`, whatever it is; false at the end. */
bool mm_clause_next(const struct mm_loader *loader, size_t from, struct mm_clause *out);
/* Whether the token at this place is the unquoted `word`. */
bool mm_clause_is(const struct mm_loader *loader, struct mm_clause at, const char *word);

/*
 * The statement's text from `from` to `to` (at most its end), from the first to
 * the last token, in the catalog's arena; NULL when there is no token.
 */
const char *mm_clause_text(struct mm_loader *loader, size_t from, size_t to);
/* Narrows [*from, *to) to what is inside a pair of parentheses around the whole; false: none. */
bool mm_clause_unwrap(const struct mm_loader *loader, size_t *from, size_t *to);

#endif
