#include "split_pieces.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "buf.h"
#include "error.h"
#include "input.h"
#include "split.h"

#include "banned.h"

static void add_piece(struct mm_buf *out, const struct mm_piece *piece)
{
	static const char *const kinds[] = { "end", "statement", "meta", "copy", "comment" };

	mm_buf_addf(out, "%s %llu:%llu", kinds[piece->kind], piece->line, piece->column);
	if (piece->kind == MM_PIECE_COPY_DATA)
		mm_buf_addf(out, " %llu rows %llu bytes", piece->rows, piece->bytes);
	if (piece->is_data || piece->is_oversized)
		mm_buf_addf(out, " %s of %llu, kept %zu", piece->is_data ? "data" : "oversized",
		            piece->bytes, piece->len);
	else if (piece->len > 0)
		mm_buf_addf(out, " [%s]", piece->text);
	if (piece->is_unterminated)
		mm_buf_adds(out, " unterminated");
	if (piece->is_unfinished)
		mm_buf_adds(out, " unfinished");
	if (piece->has_nul)
		mm_buf_adds(out, " nul");
	if (piece->has_plain_escapes)
		mm_buf_adds(out, " escapes");
	mm_buf_addc(out, '\n');
}

void mm_test_split(struct mm_buf *out, const char *text, size_t len, size_t read_size)
{
	struct mm_error err = { 0 };
	struct mm_input *input = NULL;
	struct mm_splitter *splitter;
	struct mm_piece piece;

	assert_true(mm_input_open_memory("test.sql", text, len, &input, &err));
	splitter = mm_splitter_new(input);
	if (read_size > 0)
		mm_splitter_set_read_size(splitter, read_size);
	for (;;) {
		assert_true(mm_splitter_next(splitter, &piece, &err));
		if (piece.kind == MM_PIECE_END)
			break;
		assert_int_equal(strlen(piece.text) == piece.len, !piece.has_nul);
		add_piece(out, &piece);
	}
	assert_true(mm_splitter_next(splitter, &piece, &err));
	assert_int_equal(piece.kind, MM_PIECE_END);
	mm_splitter_free(splitter);
	mm_input_close(input);
}
