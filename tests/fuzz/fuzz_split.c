/*
 * Bytes as a file: what the reader makes of them, split, and every statement
 * lexed. However the text is portioned, the pieces must be the same, and the
 * lexer's tokens must lie within the statement, in order.
 */
#include "fuzz_target.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "error.h"
#include "input.h"
#include "lex.h"
#include "split.h"
#include "sql_chars.h"
#include "text_equal.h"
#include "utf8.h"

#include "banned.h"

static void require(bool holds)
{
	if (!holds)
		abort();
}

/* 1e5$a$: letters right after a number, which PostgreSQL 15 and later refuse.
 * The splitter takes them for a name, in which a dollar sign quotes nothing. */
static bool is_odd_number(const struct mm_token *token, const char *end)
{
	const char *after = token->text + token->len;

	if (token->kind != MM_TOKEN_NUMBER)
		return false;
	for (size_t i = 0; i < token->len; i++)
		if (token->text[i] < '0' || token->text[i] > '9')
			return true;
	return after < end && (mm_char_is_identifier(*after) || *after == '.');
}

static void lex(struct mm_arena *arena, const struct mm_piece *piece)
{
	const char *end = piece->text;
	struct mm_lexer lexer;
	struct mm_token token;
	bool is_odd = false;

	mm_lexer_init(&lexer, piece->text, piece->len);
	lexer.has_plain_escapes = piece->has_plain_escapes;
	while (mm_lexer_next(&lexer, &token)) {
		require(token.len > 0 && token.text >= end);
		end = token.text + token.len;
		require(end <= piece->text + piece->len);
		mm_token_identifier(arena, &token);
		mm_token_string(arena, &token);
		/* Only a statement that the file's end cut can end inside a token. */
		is_odd |= is_odd_number(&token, piece->text + piece->len);
		if (piece->kind == MM_PIECE_STATEMENT && token.is_unterminated && !is_odd)
			require(piece->is_unterminated || piece->is_data || piece->is_oversized);
	}
	/* A long text would make this the larger part of the work. */
	if (!piece->has_nul && piece->len < 10000)
		require(mm_sql_text_equal(piece->text, piece->text));
	mm_utf8_from(arena, piece->text, piece->len, "EUC_JP");
}

static void require_same(const struct mm_piece *a, const struct mm_piece *b)
{
	require(a->kind == b->kind && a->len == b->len && memcmp(a->text, b->text, a->len) == 0);
	require(a->line == b->line && a->column == b->column);
	require(a->rows == b->rows && a->bytes == b->bytes);
	require(a->is_unterminated == b->is_unterminated && a->is_unfinished == b->is_unfinished);
	require(a->is_data == b->is_data && a->has_plain_escapes == b->has_plain_escapes);
}

static void split(struct mm_input *whole, struct mm_input *portions)
{
	struct mm_error err = { 0 };
	struct mm_splitter *splitter = mm_splitter_new(whole);
	struct mm_splitter *other = mm_splitter_new(portions);
	struct mm_arena *arena = mm_arena_new();
	struct mm_piece piece = { .kind = MM_PIECE_COMMENT };

	mm_splitter_set_read_size(other, 3);
	while (piece.kind != MM_PIECE_END) {
		struct mm_piece same;

		if (!mm_splitter_next(splitter, &piece, &err))
			break;
		/* A file whose end is damaged fails at another place. */
		if (mm_splitter_next(other, &same, &err))
			require_same(&piece, &same);
		lex(arena, &piece);
		mm_arena_reset(arena);
	}
	mm_arena_free(arena);
	mm_splitter_free(other);
	mm_splitter_free(splitter);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct mm_error err = { 0 };
	struct mm_input *input = NULL;
	struct mm_input *other = NULL;

	if (!mm_input_open_memory("fuzz", bytes, len, &input, &err))
		return 0;
	require(mm_input_open_memory("fuzz", bytes, len, &other, &err));
	split(input, other);
	mm_input_close(other);
	mm_input_close(input);
	return 0;
}
