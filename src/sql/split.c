#include "split.h"

#include <string.h>
#include <strings.h>

#include "lex.h"
#include "mem.h"
#include "split_other.h"
#include "split_state.h"
#include "sql_chars.h"

#include "banned.h"

enum {
	INSERT_MAX = 64 * 1024,
	STATEMENT_MAX = 64 * 1024 * 1024,
	HEAD_SIZE = 1024,
};

struct mm_splitter *mm_splitter_new(struct mm_input *input)
{
	struct mm_splitter *splitter = mm_mem_zalloc(1, sizeof *splitter);

	mm_window_init(&splitter->window, input);
	return splitter;
}

void mm_splitter_free(struct mm_splitter *splitter)
{
	if (splitter == NULL)
		return;
	mm_window_release(&splitter->window);
	mm_buf_release(&splitter->head);
	mm_buf_release(&splitter->line);
	mm_mem_free(splitter);
}

void mm_splitter_set_read_size(struct mm_splitter *splitter, size_t size)
{
	splitter->window.read_size = size;
}

/* A statement's text stays where it was read; a NUL takes the place of the
 * byte after it until the next call. */
static void lend_text(struct mm_splitter *splitter, struct mm_piece *piece, size_t end)
{
	char *bytes = splitter->window.bytes;

	while (end > splitter->start && mm_char_is_space(bytes[end - 1]))
		end--;
	piece->text = bytes + splitter->start;
	piece->len = end - splitter->start;
	piece->has_nul = memchr(piece->text, '\0', piece->len) != NULL;
	splitter->patched = bytes + end;
	splitter->patched_byte = bytes[end];
	bytes[end] = '\0';
}

static void take_text_back(struct mm_splitter *splitter)
{
	if (splitter->patched != NULL)
		*splitter->patched = splitter->patched_byte;
	splitter->patched = NULL;
}

static bool is_false(const struct mm_token *value)
{
	const char *text = value->text;
	size_t len = value->len;

	if (value->kind == MM_TOKEN_STRING && len >= 2) {
		text++;
		len -= 2;
	}
	return (len == 3 && strncasecmp(text, "off", 3) == 0) ||
	       (len == 5 && strncasecmp(text, "false", 5) == 0) ||
	       (len == 2 && strncasecmp(text, "no", 2) == 0) || (len == 1 && *text == '0');
}

/* SET [SESSION] standard_conforming_strings = off changes how the rest reads. */
static void follow_set(struct mm_splitter *splitter, const struct mm_piece *piece)
{
	struct mm_lexer lexer;
	struct mm_token token;

	mm_lexer_init(&lexer, piece->text, piece->len);
	mm_lexer_next(&lexer, &token);
	mm_lexer_next(&lexer, &token);
	if (mm_token_is(&token, "session") || mm_token_is(&token, "local"))
		mm_lexer_next(&lexer, &token);
	if (!mm_token_is(&token, "standard_conforming_strings"))
		return;
	mm_lexer_next(&lexer, &token);
	mm_lexer_next(&lexer, &token);
	splitter->scan.has_plain_escapes = is_false(&token);
}

/* The statement that has begun ends before `end`. */
static enum mm_split_outcome give_statement(struct mm_splitter *splitter, struct mm_piece *piece,
                                            size_t end)
{
	const struct mm_scan *scan = &splitter->scan;

	mm_split_set_piece(piece, MM_PIECE_STATEMENT, &splitter->statement);
	piece->bytes = splitter->window.base + end - splitter->statement.offset;
	piece->has_plain_escapes = scan->has_plain_escapes;
	if (splitter->is_cut) {
		mm_split_set_text(piece, &splitter->head);
		piece->is_data = scan->verb == MM_VERB_INSERT;
		piece->is_oversized = !piece->is_data;
	} else {
		lend_text(splitter, piece, end);
	}
	if (scan->verb == MM_VERB_SET)
		follow_set(splitter, piece);
	splitter->has_statement = false;
	splitter->is_cut = false;
	return MM_HAVE_PIECE;
}

static void begin_statement(struct mm_splitter *splitter)
{
	splitter->start = splitter->window.position;
	splitter->statement = mm_split_place(&splitter->window, splitter->start);
	splitter->has_statement = true;
	mm_scan_reset(&splitter->scan);
}

/* Of what is too long, only the beginning is kept. */
static void cut_long_statement(struct mm_splitter *splitter)
{
	size_t limit = splitter->scan.verb == MM_VERB_INSERT ? INSERT_MAX : STATEMENT_MAX;

	if (splitter->is_cut || splitter->window.position - splitter->start <= limit)
		return;
	mm_buf_clear(&splitter->head);
	mm_buf_add(&splitter->head, splitter->window.bytes + splitter->start, HEAD_SIZE);
	splitter->is_cut = true;
}

static enum mm_split_outcome at_backslash(struct mm_splitter *splitter, struct mm_piece *piece)
{
	struct mm_window *window = &splitter->window;
	char *text = window->bytes + window->position;
	size_t len = window->len - window->position;

	if (len < MM_META_NAME_MAX && !window->is_last)
		return MM_NEED_MORE;
	if (len > 1 && text[1] == ':') {
		text[0] = ' ';
		return MM_GO_ON;
	}
	if (len > 1 && text[1] == ';') {
		window->position += 2;
		return splitter->has_statement
		           ? give_statement(splitter, piece, window->position - 2)
		           : MM_GO_ON;
	}
	if (splitter->has_statement && mm_meta_ends_statement(text, len))
		return give_statement(splitter, piece, window->position);
	mm_split_begin_other(splitter, MM_IN_META);
	return MM_GO_ON;
}

static enum mm_split_outcome go_on_in_statement(struct mm_splitter *splitter,
                                                struct mm_piece *piece)
{
	struct mm_window *window = &splitter->window;
	const char *p = window->bytes + window->position;
	enum mm_scan_stop stop =
	    mm_scan_run(&splitter->scan, &p, window->bytes + window->len, window->is_last);

	window->position = (size_t)(p - window->bytes);
	cut_long_statement(splitter);
	switch (stop) {
	case MM_STOP_BACKSLASH:
		return at_backslash(splitter, piece);
	case MM_STOP_SEMICOLON:
		splitter->copy_pending += splitter->scan.is_copy_from_stdin;
		window->position++;
		return give_statement(splitter, piece, window->position - 1);
	case MM_STOP_MORE:
		break;
	}
	if (!window->is_last)
		return MM_NEED_MORE;
	give_statement(splitter, piece, window->position);
	piece->is_unfinished = true;
	piece->is_unterminated = mm_scan_is_open(&splitter->scan);
	return MM_HAVE_PIECE;
}

/* True at a line end where rows begin. */
static bool skip_space(struct mm_splitter *splitter)
{
	struct mm_window *window = &splitter->window;

	while (window->position < window->len) {
		char c = window->bytes[window->position];

		if (!mm_char_is_space(c) && c != ';')
			return false;
		window->position++;
		if (c == '\n' && splitter->copy_pending > 0)
			return true;
	}
	return window->is_last && splitter->copy_pending > 0;
}

static enum mm_split_outcome begin_copy_data(struct mm_splitter *splitter)
{
	splitter->copy_pending--;
	splitter->copy = (struct mm_copy_scan){ 0 };
	mm_split_begin_other(splitter, MM_IN_COPY_DATA);
	return MM_GO_ON;
}

/* At - or /: a comment, or a statement of a strange kind. */
static enum mm_split_outcome at_comment_sign(struct mm_splitter *splitter)
{
	struct mm_window *window = &splitter->window;
	const char *text = window->bytes + window->position;
	size_t len = window->len - window->position;

	if (len == 1 && !window->is_last)
		return MM_NEED_MORE;
	if (len > 1 && text[0] == '-' && text[1] == '-') {
		mm_split_begin_other(splitter, MM_IN_LINE_COMMENT);
	} else if (len > 1 && text[0] == '/' && text[1] == '*') {
		mm_split_begin_other(splitter, MM_IN_BLOCK_COMMENT);
		mm_scan_reset_in_comment(&splitter->scan);
		window->position += 2;
	} else {
		begin_statement(splitter);
	}
	return MM_GO_ON;
}

/* Between statements. */
static enum mm_split_outcome look_for_statement(struct mm_splitter *splitter,
                                                struct mm_piece *piece)
{
	struct mm_window *window = &splitter->window;

	if (skip_space(splitter))
		return begin_copy_data(splitter);
	if (window->position == window->len) {
		if (!window->is_last)
			return MM_NEED_MORE;
		splitter->other = mm_split_place(window, window->position);
		mm_split_set_piece(piece, MM_PIECE_END, &splitter->other);
		return MM_HAVE_PIECE;
	}
	switch (window->bytes[window->position]) {
	case '\\':
		return at_backslash(splitter, piece);
	case '-':
	case '/':
		return at_comment_sign(splitter);
	default:
		begin_statement(splitter);
		return MM_GO_ON;
	}
}

static enum mm_split_outcome go_on_in_sql(struct mm_splitter *splitter, struct mm_piece *piece)
{
	return splitter->has_statement ? go_on_in_statement(splitter, piece)
	                               : look_for_statement(splitter, piece);
}

static enum mm_split_outcome go_on(struct mm_splitter *splitter, struct mm_piece *piece)
{
	switch (splitter->mode) {
	case MM_IN_META:
		return mm_split_in_meta(splitter, piece);
	case MM_IN_LINE_COMMENT:
		return mm_split_in_line_comment(splitter, piece);
	case MM_IN_BLOCK_COMMENT:
		return mm_split_in_block_comment(splitter, piece);
	case MM_IN_COPY_DATA:
		return mm_split_in_copy_data(splitter, piece);
	case MM_IN_SQL:
		break;
	}
	return go_on_in_sql(splitter, piece);
}

static bool read_on(struct mm_splitter *splitter)
{
	bool keeps_statement = splitter->has_statement && !splitter->is_cut;
	size_t keep = keeps_statement ? splitter->start : splitter->window.position;

	if (keeps_statement)
		splitter->start = 0;
	return mm_window_fill(&splitter->window, keep, &splitter->failure);
}

bool mm_splitter_next(struct mm_splitter *splitter, struct mm_piece *piece, struct mm_error *err)
{
	take_text_back(splitter);
	if (splitter->window.bytes == NULL && !splitter->has_failed)
		splitter->has_failed = !read_on(splitter);
	while (!splitter->has_failed) {
		enum mm_split_outcome outcome = go_on(splitter, piece);

		if (outcome == MM_HAVE_PIECE)
			return true;
		if (outcome == MM_NEED_MORE)
			splitter->has_failed = !read_on(splitter);
	}
	*err = splitter->failure;
	return false;
}

unsigned long long mm_splitter_bytes(const struct mm_splitter *splitter)
{
	return splitter->window.base + splitter->window.position;
}
