#include "split_scan.h"

#include <string.h>

#include "split_words.h"
#include "sql_chars.h"

#include "banned.h"

/* Each state has a function that goes on from `p` and returns where it stopped.
 * It made no progress only when it needs more bytes or found the end. */
struct window {
	const char *end;
	bool is_last;
	enum mm_scan_stop stop;
};

void mm_scan_reset(struct mm_scan *scan)
{
	scan->state = MM_SCAN_PLAIN;
	scan->before = MM_BEFORE_OTHER;
	scan->verb = MM_VERB_OTHER;
	scan->is_copy_from_stdin = false;
	scan->is_routine = false;
	scan->word_count = 0;
	scan->paren_depth = 0;
	scan->body_depth = 0;
	scan->comment_depth = 0;
	scan->word_len = 0;
}

void mm_scan_reset_in_comment(struct mm_scan *scan)
{
	mm_scan_reset(scan);
	scan->state = MM_SCAN_BLOCK_COMMENT;
	scan->comment_depth = 1;
}

static void open_string(struct mm_scan *scan, bool escapes)
{
	scan->state = MM_SCAN_STRING;
	scan->string_escapes = escapes;
}

/* The word is complete, and `p` is after it. */
static const char *end_word(struct mm_scan *scan, const char *p, const struct window *window)
{
	scan->state = MM_SCAN_PLAIN;
	if (p < window->end && *p == '\'' && scan->word_len == 1 &&
	    memchr("ebx", scan->word[0], 3) != NULL) {
		open_string(scan, scan->word[0] == 'e');
		return p + 1;
	}
	mm_scan_note_word(scan);
	if (p < window->end && *p == '&' && scan->word_len == 1 && scan->word[0] == 'u')
		scan->before = MM_BEFORE_U;
	return p;
}

static const char *in_word(struct mm_scan *scan, const char *p, struct window *window)
{
	const char *begin = p;

	while (p < window->end && mm_char_is_identifier(*p))
		p++;
	mm_scan_keep_word(scan, begin, (size_t)(p - begin));
	if (p == window->end && !window->is_last)
		return p;
	return end_word(scan, p, window);
}

static const char *begin_word(struct mm_scan *scan, const char *p, struct window *window)
{
	const char *begin = p;

	while (p < window->end && mm_char_is_identifier(*p))
		p++;
	if (p < window->end && !mm_scan_words_matter(scan) && *p != '\'' && *p != '&') {
		scan->before = MM_BEFORE_OTHER;
		return p;
	}
	scan->word_len = 0;
	scan->state = MM_SCAN_WORD;
	return in_word(scan, begin, window);
}

/* At - or /, which may open a comment. */
static const char *maybe_comment(struct mm_scan *scan, const char *p, const struct window *window)
{
	if (p + 1 == window->end && !window->is_last)
		return p;
	if (p + 1 < window->end && *p == '-' && p[1] == '-') {
		scan->state = MM_SCAN_LINE_COMMENT;
		return p + 2;
	}
	scan->before = MM_BEFORE_OTHER;
	if (p + 1 < window->end && *p == '/' && p[1] == '*') {
		scan->state = MM_SCAN_BLOCK_COMMENT;
		scan->comment_depth = 1;
		return p + 2;
	}
	return p + 1;
}

static const char *at_punctuation(struct mm_scan *scan, const char *p, struct window *window)
{
	if (*p == ';' && scan->paren_depth == 0 && scan->body_depth == 0) {
		window->stop = MM_STOP_SEMICOLON;
		return p;
	}
	if (*p == '(')
		scan->paren_depth++;
	else if (*p == ')' && scan->paren_depth > 0)
		scan->paren_depth--;
	scan->before = *p == '.' ? MM_BEFORE_DOT : MM_BEFORE_OTHER;
	return p + 1;
}

static const char *at_space(struct mm_scan *scan, const char *p, const struct window *window)
{
	if (scan->before == MM_BEFORE_UNICODE_STRING)
		scan->before = MM_BEFORE_OTHER;
	for (; p < window->end && mm_char_is_space(*p); p++)
		if (scan->before == MM_BEFORE_STRING && (*p == '\n' || *p == '\r'))
			scan->before = MM_BEFORE_STRING_AND_NEWLINE;
	return p;
}

static const char *at_quote(struct mm_scan *scan, const char *p)
{
	bool escapes = scan->has_plain_escapes;

	if (scan->before == MM_BEFORE_UNICODE_STRING)
		escapes = false;
	/* A string that goes on after a line end goes on as it began. */
	if (scan->before == MM_BEFORE_STRING_AND_NEWLINE)
		escapes = scan->string_escapes;
	open_string(scan, escapes);
	return p + 1;
}

static const char *in_plain(struct mm_scan *scan, const char *p, struct window *window)
{
	switch (mm_char_class(*p)) {
	case MM_CHAR_SPACE:
		return at_space(scan, p, window);
	case MM_CHAR_LETTER:
		return begin_word(scan, p, window);
	case MM_CHAR_QUOTE:
		return at_quote(scan, p);
	case MM_CHAR_DOUBLE_QUOTE:
		scan->state = MM_SCAN_QUOTED;
		return p + 1;
	case MM_CHAR_DOLLAR:
		scan->state = MM_SCAN_TAG;
		scan->tag_len = 0;
		return p + 1;
	case MM_CHAR_PUNCTUATION:
		return at_punctuation(scan, p, window);
	case MM_CHAR_BACKSLASH:
		window->stop = MM_STOP_BACKSLASH;
		return p;
	case MM_CHAR_OPERATOR:
		if (*p == '-' || *p == '/')
			return maybe_comment(scan, p, window);
		if (*p == '&' && scan->before == MM_BEFORE_U) {
			scan->before = MM_BEFORE_UNICODE_STRING;
			return p + 1;
		}
		break;
	default:
		break;
	}
	scan->before = MM_BEFORE_OTHER;
	return p + 1;
}

static const char *skip_to(const char *p, const char *end, char c)
{
	const char *found = memchr(p, c, (size_t)(end - p));

	return found == NULL ? end : found;
}

static const char *in_string(struct mm_scan *scan, const char *p, struct window *window)
{
	if (!scan->string_escapes)
		p = skip_to(p, window->end, '\'');
	else
		while (p < window->end && *p != '\'' && *p != '\\')
			p++;
	if (p == window->end)
		return p;
	if (p + 1 == window->end && !window->is_last)
		return p;
	if (*p == '\\')
		return p + 1 == window->end ? p + 1 : p + 2;
	if (p + 1 < window->end && p[1] == '\'')
		return p + 2;
	scan->state = MM_SCAN_PLAIN;
	scan->before = MM_BEFORE_STRING;
	return p + 1;
}

static const char *in_quoted(struct mm_scan *scan, const char *p, struct window *window)
{
	p = skip_to(p, window->end, '"');
	if (p == window->end)
		return p;
	/* A doubled quote opens the next part at once, which comes to the same. */
	scan->state = MM_SCAN_PLAIN;
	scan->before = MM_BEFORE_OTHER;
	return p + 1;
}

static const char *in_tag(struct mm_scan *scan, const char *p, struct window *window)
{
	for (; p < window->end; p++) {
		enum mm_char_class class = mm_char_class(*p);

		if (class == MM_CHAR_DOLLAR) {
			scan->state = MM_SCAN_DOLLAR;
			scan->tag_matched = 0;
			return p + 1;
		}
		if (class != MM_CHAR_LETTER && (class != MM_CHAR_DIGIT || scan->tag_len == 0))
			break;
		if (scan->tag_len == sizeof scan->tag)
			break;
		scan->tag[scan->tag_len++] = *p;
	}
	if (p == window->end && !window->is_last)
		return p;
	/* A dollar sign alone; what came after it is a word like any other. */
	scan->before = MM_BEFORE_OTHER;
	scan->word_len = 0;
	scan->state = MM_SCAN_PLAIN;
	if (scan->tag_len > 0) {
		mm_scan_keep_word(scan, scan->tag, scan->tag_len);
		scan->state = MM_SCAN_WORD;
	}
	return p;
}

/* tag_matched counts the opening dollar sign too. The tag holds none, so that a
 * mismatch can only begin anew at the byte that did not match. */
static const char *in_dollar(struct mm_scan *scan, const char *p, struct window *window)
{
	while (p < window->end) {
		size_t at = scan->tag_matched - 1;

		if (scan->tag_matched == 0) {
			p = skip_to(p, window->end, '$');
			if (p == window->end)
				return p;
			scan->tag_matched = 1;
		} else if (*p != (at < scan->tag_len ? scan->tag[at] : '$')) {
			scan->tag_matched = 0;
			continue;
		} else {
			scan->tag_matched++;
		}
		p++;
		if (scan->tag_matched == scan->tag_len + 2) {
			scan->state = MM_SCAN_PLAIN;
			scan->before = MM_BEFORE_OTHER;
			return p;
		}
	}
	return p;
}

static const char *in_line_comment(struct mm_scan *scan, const char *p, struct window *window)
{
	while (p < window->end && *p != '\n' && *p != '\r')
		p++;
	if (p < window->end)
		scan->state = MM_SCAN_PLAIN;
	return p;
}

static const char *in_block_comment(struct mm_scan *scan, const char *p, struct window *window)
{
	while (p < window->end && *p != '*' && *p != '/')
		p++;
	if (p == window->end)
		return p;
	if (p + 1 == window->end)
		return window->is_last ? p + 1 : p;
	if (p[0] == '/' && p[1] == '*') {
		scan->comment_depth++;
		return p + 2;
	}
	if (p[0] == '*' && p[1] == '/') {
		scan->comment_depth--;
		if (scan->comment_depth == 0)
			scan->state = MM_SCAN_PLAIN;
		return p + 2;
	}
	return p + 1;
}

typedef const char *(*step)(struct mm_scan *, const char *, struct window *);

static const step steps[] = {
	[MM_SCAN_PLAIN] = in_plain,
	[MM_SCAN_WORD] = in_word,
	[MM_SCAN_STRING] = in_string,
	[MM_SCAN_QUOTED] = in_quoted,
	[MM_SCAN_TAG] = in_tag,
	[MM_SCAN_DOLLAR] = in_dollar,
	[MM_SCAN_LINE_COMMENT] = in_line_comment,
	[MM_SCAN_BLOCK_COMMENT] = in_block_comment,
};

enum mm_scan_stop mm_scan_run(struct mm_scan *scan, const char **p, const char *end, bool is_last)
{
	struct window window = { .end = end, .is_last = is_last, .stop = MM_STOP_MORE };

	while (*p < end) {
		enum mm_scan_state state = scan->state;
		const char *next = state == MM_SCAN_PLAIN ? in_plain(scan, *p, &window)
		                                          : steps[state](scan, *p, &window);

		if (next == *p && scan->state == state)
			break;
		*p = next;
	}
	return window.stop;
}

bool mm_scan_comment(struct mm_scan *scan, const char **p, const char *end, bool is_last)
{
	struct window window = { .end = end, .is_last = is_last, .stop = MM_STOP_MORE };

	while (*p < end && scan->state == MM_SCAN_BLOCK_COMMENT) {
		const char *next = in_block_comment(scan, *p, &window);

		if (next == *p)
			break;
		*p = next;
	}
	return scan->state != MM_SCAN_BLOCK_COMMENT;
}

bool mm_scan_is_open(const struct mm_scan *scan)
{
	switch (scan->state) {
	case MM_SCAN_STRING:
	case MM_SCAN_QUOTED:
	case MM_SCAN_DOLLAR:
	case MM_SCAN_BLOCK_COMMENT:
		return true;
	default:
		return scan->paren_depth > 0 || scan->body_depth > 0;
	}
}
