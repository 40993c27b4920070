#ifndef MM_TOKEN_H
#define MM_TOKEN_H

#include <stdbool.h>
#include <stddef.h>

struct mm_arena;

enum mm_token_kind {
	MM_TOKEN_END,
	MM_TOKEN_IDENTIFIER,        /* unquoted: a name or a keyword */
	MM_TOKEN_QUOTED_IDENTIFIER, /* "x" and U&"x" */
	MM_TOKEN_STRING,            /* 'x', E'x', U&'x', B'x', X'x', N'x' */
	MM_TOKEN_DOLLAR_STRING,     /* $$x$$ and $tag$x$tag$ */
	MM_TOKEN_NUMBER,
	MM_TOKEN_PARAMETER, /* $1 */
	MM_TOKEN_OPERATOR,
	MM_TOKEN_PUNCTUATION, /* one of ( ) [ ] , ; . :  and the pairs :: := .. */
	MM_TOKEN_BACKSLASH,   /* a psql meta-command begins here; one byte */
	MM_TOKEN_OTHER,       /* a byte that SQL has no use for; one byte */
};

/* A token borrows its text from what was lexed; quotes and prefix are in it. */
struct mm_token {
	enum mm_token_kind kind;
	const char *text;
	size_t len;
	bool is_unterminated; /* the text ended inside it (also END after an open comment) */
	bool has_escapes;     /* a string in which a backslash escapes */
};

/* Whether it is this keyword or unquoted name; `lower` is in lower case. */
bool mm_token_is(const struct mm_token *token, const char *lower);
/* Whether it is punctuation of one character, such as '('. */
bool mm_token_is_char(const struct mm_token *token, char c);

/*
 * The name that an identifier token stands for: unquoted ones folded to lower
 * case (ASCII letters only, as in a UTF-8 database), quoted ones without their
 * quotes, U& escapes resolved (with the default escape character). NULL for
 * other kinds of token.
 */
char *mm_token_identifier(struct mm_arena *arena, const struct mm_token *token);
/*
 * The value of a string or dollar string token, escapes resolved, pieces that
 * continue over lines joined; B'..' and X'..' give the digits. NULL for other
 * kinds. A NUL that an escape would make is left out.
 */
char *mm_token_string(struct mm_arena *arena, const struct mm_token *token);

#endif
