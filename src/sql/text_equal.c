#include "text_equal.h"

#include <string.h>

#include "lex.h"
#include "sql_chars.h"

#include "banned.h"

/* How much of a text its enclosing parentheses are. */
struct shape {
	size_t tokens;
	size_t enclosing; /* pairs of parentheses around the whole */
};

/*
 * One pass. A pair encloses the whole when the depth between the leading '('
 * and the trailing ')' never falls below its own. `lowest` counts every ')';
 * `low` only those that something follows.
 */
static struct shape shape_of(const char *text)
{
	struct shape shape = { 0, 0 };
	struct mm_lexer lexer;
	struct mm_token token;
	size_t depth = 0;
	size_t low = 0;
	size_t lowest = 0;
	bool is_leading = true;
	bool is_balanced = true;

	mm_lexer_init(&lexer, text, strlen(text));
	while (mm_lexer_next(&lexer, &token)) {
		bool opens = mm_token_is_char(&token, '(');

		shape.tokens++;
		if (is_leading && !opens) {
			low = lowest = depth;
			is_leading = false;
		}
		depth += opens;
		if (is_leading)
			continue;
		if (!mm_token_is_char(&token, ')')) {
			low = lowest;
		} else if (depth-- == 0) {
			is_balanced = false;
			depth = 0;
		} else if (depth < lowest) {
			lowest = depth;
		}
	}
	shape.enclosing = is_balanced && depth == 0 ? low : 0;
	return shape;
}

static bool same_token(const struct mm_token *a, const struct mm_token *b)
{
	if (a->kind != b->kind || a->len != b->len)
		return false;
	if (a->kind != MM_TOKEN_IDENTIFIER)
		return memcmp(a->text, b->text, a->len) == 0;
	for (size_t i = 0; i < a->len; i++)
		if (mm_char_lower(a->text[i]) != mm_char_lower(b->text[i]))
			return false;
	return true;
}

static void skip_tokens(struct mm_lexer *lexer, size_t count)
{
	struct mm_token token;

	while (count-- > 0)
		mm_lexer_next(lexer, &token);
}

bool mm_sql_text_equal(const char *a, const char *b)
{
	struct mm_lexer in_a;
	struct mm_lexer in_b;
	struct shape shape;
	struct shape other;
	size_t count;

	if (a == NULL || b == NULL)
		return a == b;
	shape = shape_of(a);
	other = shape_of(b);
	count = shape.tokens - 2 * shape.enclosing;
	if (count != other.tokens - 2 * other.enclosing)
		return false;
	mm_lexer_init(&in_a, a, strlen(a));
	mm_lexer_init(&in_b, b, strlen(b));
	skip_tokens(&in_a, shape.enclosing);
	skip_tokens(&in_b, other.enclosing);
	while (count-- > 0) {
		struct mm_token token_a;
		struct mm_token token_b;

		mm_lexer_next(&in_a, &token_a);
		mm_lexer_next(&in_b, &token_b);
		if (!same_token(&token_a, &token_b))
			return false;
	}
	return true;
}
