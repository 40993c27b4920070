#include "rewrite_grant.h"

#include <stdbool.h>

#include "arena.h"
#include "lex.h"

#include "banned.h"

static void blank(char *from, const char *to)
{
	for (; from < to; from++)
		if (*from != '\n')
			*from = ' ';
}

const char *mm_rewrite_grant(const char *text, size_t len, struct mm_arena *arena)
{
	char *copy = mm_arena_strndup(arena, text, len);
	char *options = NULL;
	const char *end = copy + len;
	struct mm_lexer lexer;
	struct mm_token token;

	mm_lexer_init(&lexer, copy, len);
	if (!mm_lexer_next(&lexer, &token) || !mm_token_is(&token, "grant"))
		return NULL;
	while (mm_lexer_next(&lexer, &token)) {
		if (mm_token_is(&token, "on"))
			return NULL;
		if (mm_token_is(&token, "with") && options == NULL)
			options = copy + (token.text - copy);
		else if (mm_token_is(&token, "granted") && options != NULL)
			end = token.text;
	}
	if (options == NULL)
		return NULL;
	blank(options, end);
	return copy;
}
