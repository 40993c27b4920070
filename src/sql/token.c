#include "token.h"

#include <string.h>

#include "arena.h"
#include "sql_chars.h"
#include "utf8.h"

#include "banned.h"

enum { SURROGATE_FIRST = 0xD800, SURROGATE_SECOND = 0xDC00, SURROGATE_END = 0xE000 };

/* Text under construction: the value is never longer than the token. */
struct value {
	char *text;
	size_t len;
	unsigned first_half; /* of a surrogate pair, or 0 */
};

bool mm_token_is(const struct mm_token *token, const char *lower)
{
	if (token->kind != MM_TOKEN_IDENTIFIER)
		return false;
	for (size_t i = 0; i < token->len; i++)
		if (lower[i] == '\0' || mm_char_lower(token->text[i]) != lower[i])
			return false;
	return lower[token->len] == '\0';
}

bool mm_token_is_char(const struct mm_token *token, char c)
{
	return token->kind == MM_TOKEN_PUNCTUATION && token->len == 1 && token->text[0] == c;
}

static int hex_value(char c)
{
	c = mm_char_lower(c);
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Up to `max` digits; returns how many there were. */
static size_t read_hex(const char *p, const char *end, size_t max, unsigned *code)
{
	size_t count = 0;

	*code = 0;
	while (p + count < end && count < max && hex_value(p[count]) >= 0)
		*code = *code * 16 + (unsigned)hex_value(p[count++]);
	return count;
}

static size_t read_octal(const char *p, const char *end, unsigned *code)
{
	size_t count = 0;

	*code = 0;
	while (p + count < end && count < 3 && p[count] >= '0' && p[count] <= '7')
		*code = *code * 8 + (unsigned)(p[count++] - '0');
	return count;
}

static void put(struct value *value, char c)
{
	if (c != '\0')
		value->text[value->len++] = c;
}

static void put_code(struct value *value, unsigned code)
{
	unsigned first = value->first_half;

	value->first_half = 0;
	if (code >= SURROGATE_FIRST && code < SURROGATE_SECOND) {
		value->first_half = code;
		return;
	}
	if (code >= SURROGATE_SECOND && code < SURROGATE_END && first != 0)
		code = 0x10000 + ((first - SURROGATE_FIRST) << 10) + (code - SURROGATE_SECOND);
	if (code != 0)
		value->len += mm_utf8_encode(code, value->text + value->len);
}

/* After the backslash of an E'' string; returns where to go on. */
static const char *put_escape(struct value *value, const char *p, const char *end)
{
	static const char letters[] = "bfnrtv";
	static const char meanings[] = "\b\f\n\r\t\v";
	const char *letter;
	unsigned code = 0;
	size_t digits = *p == 'u'   ? read_hex(p + 1, end, 4, &code)
	                : *p == 'U' ? read_hex(p + 1, end, 8, &code)
	                            : 0;

	if (digits > 0) {
		put_code(value, code);
		return p + 1 + digits;
	}
	digits = *p == 'x' ? read_hex(p + 1, end, 2, &code) : 0;
	if (digits > 0) {
		put(value, (char)code);
		return p + 1 + digits;
	}
	digits = read_octal(p, end, &code);
	if (digits > 0) {
		put(value, (char)code);
		return p + digits;
	}
	letter = *p == '\0' ? NULL : strchr(letters, *p);
	if (letter == NULL)
		put(value, *p);
	else
		put(value, meanings[letter - letters]);
	return p + 1;
}

/* After the backslash of a U& string or name. */
static const char *put_unicode(struct value *value, const char *p, const char *end)
{
	unsigned code = 0;
	bool is_long = *p == '+';
	size_t digits = read_hex(p + is_long, end, is_long ? 6 : 4, &code);

	if (digits == 0) {
		put(value, *p);
		return p + 1;
	}
	put_code(value, code);
	return p + is_long + digits;
}

struct quoting {
	char quote;
	bool has_escapes;
	bool is_unicode;
};

/* From after the opening quote to after the closing one, or to the end. */
static const char *put_part(struct value *value, const char *p, const char *end,
                            const struct quoting *quoting)
{
	while (p < end) {
		char c = *p++;

		if (c == quoting->quote) {
			if (p == end || *p != quoting->quote)
				return p;
			put(value, c);
			p++;
		} else if (c == '\\' && p < end && quoting->has_escapes) {
			p = put_escape(value, p, end);
		} else if (c == '\\' && p < end && quoting->is_unicode) {
			p = put_unicode(value, p, end);
		} else {
			put(value, c);
		}
	}
	return p;
}

/* The opening quote of the next part. Line comments may lie between the parts,
 * with quotes of their own. */
static const char *find_part(const char *p, const char *end, char quote)
{
	while (p < end && *p != quote) {
		if (*p == '-')
			while (p < end && *p != '\n' && *p != '\r')
				p++;
		else
			p++;
	}
	return p;
}

static char *unquote(struct mm_arena *arena, const struct mm_token *token, char quote)
{
	const char *end = token->text + token->len;
	const char *p = memchr(token->text, quote, token->len);
	struct quoting quoting = { .quote = quote,
		                   .has_escapes = token->has_escapes,
		                   .is_unicode = token->text[0] == 'u' || token->text[0] == 'U' };
	/* An escaped character is at most as long in UTF-8 as its escape. */
	struct value value = { .text = mm_arena_alloc(arena, token->len + 1) };

	while (p != NULL && p < end) {
		p = put_part(&value, p + 1, end, &quoting);
		p = find_part(p, end, quote);
	}
	value.text[value.len] = '\0';
	return value.text;
}

char *mm_token_identifier(struct mm_arena *arena, const struct mm_token *token)
{
	char *name;

	if (token->kind == MM_TOKEN_QUOTED_IDENTIFIER)
		return unquote(arena, token, '"');
	if (token->kind != MM_TOKEN_IDENTIFIER)
		return NULL;
	name = mm_arena_strndup(arena, token->text, token->len);
	for (char *p = name; *p != '\0'; p++)
		*p = mm_char_lower(*p);
	return name;
}

static char *undollar(struct mm_arena *arena, const struct mm_token *token)
{
	const char *tag_end = memchr(token->text + 1, '$', token->len - 1);
	size_t tag_len = (size_t)(tag_end - token->text) + 1;
	size_t closing = token->is_unterminated ? 0 : tag_len;

	return mm_arena_strndup(arena, tag_end + 1, token->len - tag_len - closing);
}

char *mm_token_string(struct mm_arena *arena, const struct mm_token *token)
{
	if (token->kind == MM_TOKEN_DOLLAR_STRING)
		return undollar(arena, token);
	return token->kind == MM_TOKEN_STRING ? unquote(arena, token, '\'') : NULL;
}
