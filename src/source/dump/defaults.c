#include "defaults.h"

#include <string.h>

#include "lex.h"
#include "sequences.h"

#include "banned.h"

static bool is_sign(const struct mm_token *token, const char *sign)
{
	return token->kind == MM_TOKEN_PUNCTUATION && token->len == strlen(sign) &&
	       memcmp(token->text, sign, token->len) == 0;
}

/* The string in nextval('…') or nextval('…'::regclass); NULL for anything else. */
static const char *sequence_text(struct mm_loader *loader, const char *text)
{
	struct mm_lexer lexer;
	struct mm_token token;
	const char *name;

	mm_lexer_init(&lexer, text, strlen(text));
	mm_lexer_next(&lexer, &token);
	if (mm_token_is(&token, "pg_catalog") && mm_lexer_next(&lexer, &token) &&
	    mm_token_is_char(&token, '.'))
		mm_lexer_next(&lexer, &token);
	if (!mm_token_is(&token, "nextval") || !mm_lexer_next(&lexer, &token) ||
	    !mm_token_is_char(&token, '(') || !mm_lexer_next(&lexer, &token) ||
	    token.kind != MM_TOKEN_STRING)
		return NULL;
	name = mm_token_string(loader->scratch, &token);
	mm_lexer_next(&lexer, &token);
	if (is_sign(&token, "::") && mm_lexer_next(&lexer, &token) &&
	    mm_token_is(&token, "regclass"))
		mm_lexer_next(&lexer, &token);
	return mm_token_is_char(&token, ')') && !mm_lexer_next(&lexer, &token) ? name : NULL;
}

const char *mm_normal_default(struct mm_loader *loader, const char *text)
{
	const char *name = text == NULL ? NULL : sequence_text(loader, text);
	const struct mm_sequence *sequence =
	    name == NULL ? NULL : mm_sequence_of_text(loader, name);

	return sequence == NULL ? text : mm_nextval_text(loader, sequence);
}
