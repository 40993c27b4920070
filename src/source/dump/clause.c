#include "clause.h"

#include "lex.h"

#include "banned.h"

static size_t offset_of(const struct mm_loader *loader, const struct mm_token *token)
{
	return (size_t)(token->text - loader->text);
}

static struct mm_clause place_of(const struct mm_loader *loader, const struct mm_token *token)
{
	size_t start = offset_of(loader, token);

	return (struct mm_clause){ .start = start, .end = start + token->len };
}

static void start_at(const struct mm_loader *loader, size_t from, struct mm_lexer *lexer)
{
	mm_lexer_init(lexer, loader->text, loader->len);
	lexer->position = from < loader->len ? from : loader->len;
}

bool mm_clause_find(const struct mm_loader *loader, size_t from, const char *word,
                    struct mm_clause *out)
{
	struct mm_lexer lexer;
	struct mm_token token;
	long depth = 0;

	start_at(loader, from, &lexer);
	while (mm_lexer_next(&lexer, &token)) {
		if (mm_token_is_char(&token, '(') || mm_token_is_char(&token, '['))
			depth++;
		else if (mm_token_is_char(&token, ')') || mm_token_is_char(&token, ']'))
			depth--;
		else if (depth == 0 && mm_token_is(&token, word)) {
			*out = place_of(loader, &token);
			return true;
		}
	}
	return false;
}

bool mm_clause_next(const struct mm_loader *loader, size_t from, struct mm_clause *out)
{
	struct mm_lexer lexer;
	struct mm_token token;

	start_at(loader, from, &lexer);
	if (!mm_lexer_next(&lexer, &token))
		return false;
	*out = place_of(loader, &token);
	return true;
}

bool mm_clause_is(const struct mm_loader *loader, struct mm_clause at, const char *word)
{
	struct mm_lexer lexer;
	struct mm_token token;

	start_at(loader, at.start, &lexer);
	return mm_lexer_next(&lexer, &token) && mm_token_is(&token, word);
}

/* Narrows the range to its tokens: no white space and comments at the ends. */
static bool trim(const struct mm_loader *loader, size_t *from, size_t *to)
{
	struct mm_lexer lexer;
	struct mm_token token;
	size_t start = 0;
	size_t end = 0;

	start_at(loader, *from, &lexer);
	if (*to < lexer.len)
		lexer.len = *to;
	while (mm_lexer_next(&lexer, &token)) {
		if (end == 0)
			start = offset_of(loader, &token);
		end = offset_of(loader, &token) + token.len;
	}
	*from = start;
	*to = end;
	return end > start;
}

const char *mm_clause_text(struct mm_loader *loader, size_t from, size_t to)
{
	if (!trim(loader, &from, &to))
		return NULL;
	return mm_loader_text_n(loader, loader->text + from, to - from);
}

bool mm_clause_unwrap(const struct mm_loader *loader, size_t *from, size_t *to)
{
	size_t start = *from;
	size_t end = *to;

	if (!trim(loader, &start, &end) || loader->text[start] != '(' ||
	    mm_lex_skip_parentheses(loader->text, end, start) != end ||
	    loader->text[end - 1] != ')')
		return false;
	*from = start + 1;
	*to = end - 1;
	return true;
}
