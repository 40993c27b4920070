#include "lex.h"

#include <string.h>

#include "sql_chars.h"

#include "banned.h"

/* PostgreSQL takes no operator longer than a name; a bound keeps the search for
 * its end from going over a long run of operator characters again and again. */
enum { OPERATOR_MAX = 64 };

void mm_lexer_init(struct mm_lexer *lexer, const char *text, size_t len)
{
	*lexer = (struct mm_lexer){ .text = text, .len = len };
}

static char at(const struct mm_lexer *lexer, size_t position)
{
	if (position >= lexer->len)
		return '\0';
	return lexer->text[position];
}

static bool begins(const struct mm_lexer *lexer, size_t position, const char *two)
{
	return position + 1 < lexer->len && lexer->text[position] == two[0] &&
	       lexer->text[position + 1] == two[1];
}

static size_t skip_line_comment(const struct mm_lexer *lexer, size_t position)
{
	while (position < lexer->len && lexer->text[position] != '\n' &&
	       lexer->text[position] != '\r')
		position++;
	return position;
}

/* After the comment, or past the end when it is not closed. */
static size_t skip_block_comment(const struct mm_lexer *lexer, size_t position)
{
	size_t depth = 0;

	while (position < lexer->len) {
		if (begins(lexer, position, "/*")) {
			depth++;
			position += 2;
		} else if (begins(lexer, position, "*/")) {
			depth--;
			position += 2;
		} else {
			position++;
		}
		if (depth == 0)
			return position;
	}
	return lexer->len + 1;
}

static size_t skip_blanks(const struct mm_lexer *lexer, size_t position)
{
	while (position < lexer->len) {
		if (mm_char_is_space(lexer->text[position]))
			position++;
		else if (begins(lexer, position, "--"))
			position = skip_line_comment(lexer, position);
		else if (begins(lexer, position, "/*"))
			position = skip_block_comment(lexer, position);
		else
			break;
	}
	return position;
}

/* The opening quote of the next part of a string that ended before `position`,
 * or `len`: white space with a line end in it, and line comments, may lie between. */
static size_t next_part(const struct mm_lexer *lexer, size_t position)
{
	bool has_newline = false;

	while (position < lexer->len) {
		char c = lexer->text[position];

		if (begins(lexer, position, "--")) {
			position = skip_line_comment(lexer, position);
			continue;
		}
		if (!mm_char_is_space(c))
			return c == '\'' && has_newline ? position : lexer->len;
		has_newline |= c == '\n' || c == '\r';
		position++;
	}
	return lexer->len;
}

/* From after the opening quote to after the closing one. */
static size_t skip_part(const struct mm_lexer *lexer, size_t position, struct mm_token *token)
{
	while (position < lexer->len) {
		char c = lexer->text[position];

		bool is_doubled = c == '\'' && at(lexer, position + 1) == '\'';

		if (c == '\'' && !is_doubled)
			return position + 1;
		position += is_doubled || (c == '\\' && token->has_escapes) ? 2 : 1;
	}
	token->is_unterminated = true;
	return lexer->len;
}

/* `position` is that of the opening quote. */
static size_t lex_string(const struct mm_lexer *lexer, size_t position, struct mm_token *token)
{
	token->kind = MM_TOKEN_STRING;
	for (;;) {
		size_t next;

		position = skip_part(lexer, position + 1, token);
		next = next_part(lexer, position);
		if (token->is_unterminated || next == lexer->len)
			return position;
		position = next;
	}
}

static size_t lex_quoted(const struct mm_lexer *lexer, size_t position, struct mm_token *token)
{
	token->kind = MM_TOKEN_QUOTED_IDENTIFIER;
	for (position++; position < lexer->len; position++) {
		if (lexer->text[position] != '"')
			continue;
		if (at(lexer, position + 1) != '"')
			return position + 1;
		position++;
	}
	token->is_unterminated = true;
	return lexer->len;
}

static size_t lex_word(const struct mm_lexer *lexer, size_t position, struct mm_token *token)
{
	size_t end = position;
	char first = mm_char_lower(lexer->text[position]);

	while (end < lexer->len && mm_char_is_identifier(lexer->text[end]))
		end++;
	token->kind = MM_TOKEN_IDENTIFIER;
	if (end - position != 1)
		return end;
	if (first == 'u' && begins(lexer, end, "&\""))
		return lex_quoted(lexer, end + 1, token);
	if (first == 'u' && begins(lexer, end, "&'"))
		return lex_string(lexer, end + 1, token);
	if (at(lexer, end) != '\'' || memchr("ebxn", first, 4) == NULL)
		return end;
	token->has_escapes = first == 'e' || (first == 'n' && lexer->has_plain_escapes);
	return lex_string(lexer, end, token);
}

static size_t skip_digits(const struct mm_lexer *lexer, size_t position)
{
	while (mm_char_class(at(lexer, position)) == MM_CHAR_DIGIT || at(lexer, position) == '_')
		position++;
	return position;
}

static size_t skip_radix_digits(const struct mm_lexer *lexer, size_t position)
{
	while (position < lexer->len &&
	       strchr("0123456789abcdef_", mm_char_lower(lexer->text[position])) != NULL &&
	       lexer->text[position] != '\0')
		position++;
	return position;
}

static bool is_digit(char c)
{
	return mm_char_class(c) == MM_CHAR_DIGIT;
}

static size_t lex_number(const struct mm_lexer *lexer, size_t position, struct mm_token *token)
{
	char radix = mm_char_lower(at(lexer, position + 1));
	size_t sign;

	token->kind = MM_TOKEN_NUMBER;
	if (lexer->text[position] == '0' && (radix == 'x' || radix == 'o' || radix == 'b'))
		return skip_radix_digits(lexer, position + 2);
	position = skip_digits(lexer, position);
	if (at(lexer, position) == '.' && at(lexer, position + 1) != '.')
		position = skip_digits(lexer, position + 1);
	if (mm_char_lower(at(lexer, position)) != 'e')
		return position;
	sign = at(lexer, position + 1) == '+' || at(lexer, position + 1) == '-';
	return is_digit(at(lexer, position + 1 + sign)) ? skip_digits(lexer, position + 1 + sign)
	                                                : position;
}

/* $1, $tag$ ... $tag$, or a dollar sign that means nothing. */
static size_t lex_dollar(const struct mm_lexer *lexer, size_t position, struct mm_token *token)
{
	size_t end = position + 1;
	size_t tag_len;
	const char *close;

	if (is_digit(at(lexer, end))) {
		token->kind = MM_TOKEN_PARAMETER;
		return skip_digits(lexer, end);
	}
	while (end < lexer->len && lexer->text[end] != '$' &&
	       mm_char_is_identifier(lexer->text[end]))
		end++;
	if (at(lexer, end) != '$')
		return position + 1;
	token->kind = MM_TOKEN_DOLLAR_STRING;
	tag_len = end + 1 - position;
	close =
	    memmem(lexer->text + end + 1, lexer->len - end - 1, lexer->text + position, tag_len);
	token->is_unterminated = close == NULL;
	return close == NULL ? lexer->len : (size_t)(close - lexer->text) + tag_len;
}

/* A + or - at the end belongs to an operator only together with these. */
static bool may_end_in_sign(const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (strchr("~!@#^&|`?%", text[i]) != NULL)
			return true;
	return false;
}

static size_t lex_operator(const struct mm_lexer *lexer, size_t position, struct mm_token *token)
{
	const char *text = lexer->text + position;
	size_t len = 0;

	token->kind = MM_TOKEN_OPERATOR;
	while (position + len < lexer->len && len < OPERATOR_MAX &&
	       mm_char_class(text[len]) == MM_CHAR_OPERATOR &&
	       !begins(lexer, position + len, "--") && !begins(lexer, position + len, "/*"))
		len++;
	if (!may_end_in_sign(text, len))
		while (len > 1 && (text[len - 1] == '+' || text[len - 1] == '-'))
			len--;
	return position + len;
}

static size_t lex_punctuation(const struct mm_lexer *lexer, size_t position, struct mm_token *token)
{
	bool is_pair = begins(lexer, position, "::") || begins(lexer, position, ":=") ||
	               begins(lexer, position, "..");

	if (lexer->text[position] == '.' && is_digit(at(lexer, position + 1)))
		return lex_number(lexer, position, token);
	token->kind = MM_TOKEN_PUNCTUATION;
	return position + (is_pair ? 2 : 1);
}

static size_t lex_token(const struct mm_lexer *lexer, size_t position, struct mm_token *token)
{
	switch (mm_char_class(lexer->text[position])) {
	case MM_CHAR_LETTER:
		return lex_word(lexer, position, token);
	case MM_CHAR_DIGIT:
		return lex_number(lexer, position, token);
	case MM_CHAR_DOLLAR:
		return lex_dollar(lexer, position, token);
	case MM_CHAR_QUOTE:
		token->has_escapes = lexer->has_plain_escapes;
		return lex_string(lexer, position, token);
	case MM_CHAR_DOUBLE_QUOTE:
		return lex_quoted(lexer, position, token);
	case MM_CHAR_OPERATOR:
		return lex_operator(lexer, position, token);
	case MM_CHAR_PUNCTUATION:
		return lex_punctuation(lexer, position, token);
	case MM_CHAR_BACKSLASH:
		token->kind = MM_TOKEN_BACKSLASH;
		break;
	case MM_CHAR_OTHER:
	case MM_CHAR_SPACE:
		break;
	}
	return position + 1;
}

bool mm_lexer_next(struct mm_lexer *lexer, struct mm_token *token)
{
	size_t position = skip_blanks(lexer, lexer->position);
	size_t end;

	*token = (struct mm_token){ .kind = MM_TOKEN_END, .text = lexer->text + lexer->len };
	if (position >= lexer->len) {
		token->is_unterminated = position > lexer->len;
		lexer->position = position;
		return false;
	}
	token->kind = MM_TOKEN_OTHER;
	end = lex_token(lexer, position, token);
	/* An escape at the very end points past it. */
	lexer->position = end < lexer->len ? end : lexer->len;
	token->text = lexer->text + position;
	token->len = lexer->position - position;
	return true;
}

size_t mm_lex_skip_parentheses(const char *text, size_t len, size_t position)
{
	struct mm_lexer lexer;
	struct mm_token token;
	size_t depth = 0;

	mm_lexer_init(&lexer, text, len);
	lexer.position = position;
	while (mm_lexer_next(&lexer, &token)) {
		if (mm_token_is_char(&token, '('))
			depth++;
		else if (mm_token_is_char(&token, ')'))
			depth--;
		if (depth == 0)
			return lexer.position;
	}
	return len;
}
