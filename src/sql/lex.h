#ifndef MM_LEX_H
#define MM_LEX_H

#include <stdbool.h>
#include <stddef.h>

#include "token.h"

/*
 * SQL text as tokens, the way PostgreSQL and psql see it; white space and
 * comments (nested ones too) are passed over. Allocates nothing, always ends,
 * and takes any bytes. A string that continues on the next line ('a' newline
 * 'b') is one token.
 */
struct mm_lexer {
	const char *text;
	size_t len;
	size_t position;        /* where the next token is looked for */
	bool has_plain_escapes; /* standard_conforming_strings is off: 'a\'b' is one string */
};

void mm_lexer_init(struct mm_lexer *lexer, const char *text, size_t len);
/* The next token; false, and a token of kind END, at the end. */
bool mm_lexer_next(struct mm_lexer *lexer, struct mm_token *token);

/*
 * `position` is that of a '(' in `text`; returns the position after the ')'
 * that closes it, or `len` when there is none.
 */
size_t mm_lex_skip_parentheses(const char *text, size_t len, size_t position);

#endif
