#include "split_meta.h"

#include <string.h>

#include "buf.h"
#include "lex.h"
#include "sql_chars.h"

#include "banned.h"

static bool name_is(const char *text, size_t len, const char *name)
{
	size_t name_len = strlen(name);

	if (len < name_len + 1 || text[0] != '\\' || memcmp(text + 1, name, name_len) != 0)
		return false;
	return len == name_len + 1 || !mm_char_is_identifier(text[name_len + 1]);
}

bool mm_meta_is(const char *text, size_t len, const char *const *names)
{
	for (; *names != NULL; names++)
		if (name_is(text, len, *names))
			return true;
	return false;
}

bool mm_meta_ends_statement(const char *text, size_t len)
{
	static const char *const names[] = { "g",     "gx",           "gset",  "gdesc",
		                             "gexec", "crosstabview", "watch", NULL };

	return mm_meta_is(text, len, names);
}

bool mm_meta_has_copy_data(const char *text, size_t len)
{
	static const char *const names[] = { "copy", NULL };
	struct mm_lexer lexer;
	struct mm_token token;
	bool after_from = false;

	if (!mm_meta_is(text, len, names))
		return false;
	mm_lexer_init(&lexer, text, len);
	while (mm_lexer_next(&lexer, &token)) {
		if (mm_token_is_char(&token, '('))
			lexer.position =
			    mm_lex_skip_parentheses(text, len, (size_t)(token.text - text));
		if (after_from && mm_token_is(&token, "stdin"))
			return true;
		after_from = mm_token_is(&token, "from");
	}
	return false;
}

/* These take the rest of the line as it is. */
static bool takes_whole_line(const struct mm_buf *text)
{
	static const char *const names[] = { "copy", NULL };

	return text->len > 1 && (text->text[1] == '!' || mm_meta_is(text->text, text->len, names));
}

/* Whether `c` is the second backslash of a separator. */
static bool ends_at(struct mm_meta *meta, char c, const struct mm_buf *text)
{
	bool was_backslash = meta->has_backslash;

	meta->has_backslash = false;
	if (meta->quote != 0) {
		if (c == meta->quote)
			meta->quote = 0;
		return false;
	}
	if (c == '\'' || c == '"' || c == '`')
		meta->quote = c;
	if (c != '\\')
		return false;
	if (was_backslash)
		return !takes_whole_line(text);
	meta->has_backslash = text->len > 1;
	return false;
}

size_t mm_meta_take(struct mm_meta *meta, const char *bytes, size_t len, struct mm_buf *text,
                    bool *is_done)
{
	*is_done = false;
	for (size_t i = 0; i < len; i++) {
		if (bytes[i] == '\n') {
			*is_done = true;
			return i;
		}
		if (ends_at(meta, bytes[i], text)) {
			text->text[--text->len] = '\0';
			*is_done = true;
			return i + 1;
		}
		if (text->len < MM_META_MAX)
			mm_buf_addc(text, bytes[i]);
		else
			meta->is_cut = true;
	}
	return len;
}
