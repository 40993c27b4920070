#include "split_other.h"

#include <string.h>

#include "split_state.h"
#include "sql_chars.h"

#include "banned.h"

enum { COMMENT_MAX = 4096 };

/* What a meta-command means for the rest of the script. */
static void follow_meta(struct mm_splitter *splitter, const struct mm_piece *piece)
{
	static const char *const connects[] = { "c", "connect", NULL };
	static const char *const resets[] = { "r", "reset", NULL };

	/* A statement is read as it began. */
	if (mm_meta_is(piece->text, piece->len, connects) && !splitter->has_statement)
		splitter->scan.has_plain_escapes = false;
	if (mm_meta_is(piece->text, piece->len, resets))
		splitter->has_statement = false;
	splitter->copy_pending += mm_meta_has_copy_data(piece->text, piece->len);
}

enum mm_split_outcome mm_split_in_meta(struct mm_splitter *splitter, struct mm_piece *piece)
{
	struct mm_window *window = &splitter->window;
	struct mm_buf *line = &splitter->line;
	char *bytes = window->bytes + window->position;
	bool is_done;
	size_t taken =
	    mm_meta_take(&splitter->meta, bytes, window->len - window->position, line, &is_done);

	/* It is no part of the statement around it. */
	if (splitter->has_statement)
		memset(bytes, ' ', taken);
	window->position += taken;
	if (!is_done && !window->is_last)
		return MM_NEED_MORE;
	while (line->len > 0 && mm_char_is_space(line->text[line->len - 1]))
		line->text[--line->len] = '\0';
	mm_split_set_piece(piece, MM_PIECE_META, &splitter->other);
	mm_split_set_text(piece, line);
	piece->is_oversized = splitter->meta.is_cut;
	piece->has_plain_escapes = splitter->scan.has_plain_escapes;
	splitter->mode = MM_IN_SQL;
	follow_meta(splitter, piece);
	return MM_HAVE_PIECE;
}

static bool comment_matters(const struct mm_buf *line)
{
	static const char *const beginnings[] = { "-- Dumped ", "-- PostgreSQL database" };
	static const char ignore[] = "mm-ready:ignore";

	for (size_t i = 0; i < sizeof beginnings / sizeof beginnings[0]; i++)
		if (strncmp(line->text, beginnings[i], strlen(beginnings[i])) == 0)
			return true;
	return memmem(line->text, line->len, ignore, sizeof ignore - 1) != NULL;
}

enum mm_split_outcome mm_split_in_line_comment(struct mm_splitter *splitter, struct mm_piece *piece)
{
	struct mm_window *window = &splitter->window;
	struct mm_buf *line = &splitter->line;
	const char *bytes = window->bytes + window->position;
	size_t len = window->len - window->position;
	const char *end = memchr(bytes, '\n', len);
	const char *cr = memchr(bytes, '\r', end == NULL ? len : (size_t)(end - bytes));
	size_t room = COMMENT_MAX - line->len;

	end = cr != NULL ? cr : end;
	if (end != NULL)
		len = (size_t)(end - bytes);
	mm_buf_add(line, bytes, len < room ? len : room);
	window->position += len;
	if (end == NULL && !window->is_last)
		return MM_NEED_MORE;
	splitter->mode = MM_IN_SQL;
	if (!comment_matters(line))
		return MM_GO_ON;
	mm_split_set_piece(piece, MM_PIECE_COMMENT, &splitter->other);
	mm_split_set_text(piece, line);
	return MM_HAVE_PIECE;
}

enum mm_split_outcome mm_split_in_block_comment(struct mm_splitter *splitter,
                                                struct mm_piece *piece)
{
	struct mm_window *window = &splitter->window;
	const char *p = window->bytes + window->position;
	bool is_done =
	    mm_scan_comment(&splitter->scan, &p, window->bytes + window->len, window->is_last);

	window->position = (size_t)(p - window->bytes);
	if (!is_done && !window->is_last)
		return MM_NEED_MORE;
	splitter->mode = MM_IN_SQL;
	if (is_done)
		return MM_GO_ON;
	mm_split_set_piece(piece, MM_PIECE_COMMENT, &splitter->other);
	piece->is_unterminated = true;
	return MM_HAVE_PIECE;
}

enum mm_split_outcome mm_split_in_copy_data(struct mm_splitter *splitter, struct mm_piece *piece)
{
	struct mm_window *window = &splitter->window;
	const char *p = window->bytes + window->position;
	bool is_done =
	    mm_copy_scan_run(&splitter->copy, &p, window->bytes + window->len, window->is_last);

	window->position = (size_t)(p - window->bytes);
	if (!is_done && !window->is_last)
		return MM_NEED_MORE;
	mm_split_set_piece(piece, MM_PIECE_COPY_DATA, &splitter->other);
	piece->rows = splitter->copy.rows;
	piece->bytes = window->base + window->position - splitter->other.offset;
	piece->is_unterminated = !is_done;
	splitter->mode = MM_IN_SQL;
	if (is_done)
		window->position += 2;
	return MM_HAVE_PIECE;
}
