#include "batch.h"

#include <string.h>

#include "arena.h"
#include "lex.h"
#include "mem.h"
#include "utf8.h"

#include "banned.h"

enum { FULL_TEXT = 128 * 1024, FULL_COUNT = 256 };

struct mm_batch *mm_batch_new(void)
{
	struct mm_batch *batch = mm_mem_zalloc(1, sizeof *batch);

	batch->arena = mm_arena_new();
	return batch;
}

void mm_batch_free(struct mm_batch *batch)
{
	if (batch == NULL)
		return;
	mm_arena_free(batch->arena);
	mm_buf_release(&batch->text);
	mm_mem_free(batch->items);
	mm_mem_free(batch);
}

struct mm_item *mm_batch_add(struct mm_batch *batch, const struct mm_piece *piece)
{
	struct mm_item *item;

	if (batch->count == batch->capacity) {
		batch->capacity = batch->capacity == 0 ? FULL_COUNT : batch->capacity * 2;
		batch->items = mm_mem_realloc(batch->items, batch->capacity * sizeof *batch->items);
	}
	item = &batch->items[batch->count++];
	*item = (struct mm_item){ .piece = *piece };
	item->offset = batch->text.len;
	if (piece->len > 0)
		mm_buf_add(&batch->text, piece->text, piece->len);
	mm_buf_addc(&batch->text, '\0');
	return item;
}

bool mm_batch_is_full(const struct mm_batch *batch)
{
	return batch->count >= FULL_COUNT || batch->text.len >= FULL_TEXT;
}

/*
 * The grammar takes backslashes in plain strings as they are: where the script
 * had turned that off, 'a\'b' becomes E'a\'b'.
 */
static void mark_escapes(struct mm_item *item, struct mm_arena *arena)
{
	struct mm_buf out = { 0 };
	struct mm_lexer lexer;
	struct mm_token token;
	size_t from = 0;

	mm_lexer_init(&lexer, item->text, item->len);
	lexer.has_plain_escapes = true;
	while (mm_lexer_next(&lexer, &token)) {
		size_t at = (size_t)(token.text - item->text);

		if (token.kind != MM_TOKEN_STRING || token.text[0] != '\'' ||
		    memchr(token.text, '\\', token.len) == NULL)
			continue;
		mm_buf_add(&out, item->text + from, at - from);
		mm_buf_adds(&out, " E");
		from = at;
	}
	mm_buf_add(&out, item->text + from, item->len - from);
	item->text = mm_arena_strndup(arena, out.text, out.len);
	item->len = out.len;
	mm_buf_release(&out);
}

static void parse_text(struct mm_item *item, struct mm_arena *arena)
{
	const char *rewritten;
	struct mm_parse second;

	mm_parse(item->text, arena, &item->parse);
	if (item->parse.tree != NULL)
		return;
	rewritten = mm_rewrite_text(item->text, item->len, arena, &item->rewrite);
	if (rewritten == NULL)
		return;
	mm_parse(rewritten, arena, &second);
	if (second.tree == NULL) {
		item->rewrite = NULL;
		return;
	}
	item->parse = second;
	item->text = rewritten;
	item->len = strlen(rewritten);
}

static void parse_item(struct mm_item *item, struct mm_arena *arena)
{
	if (!mm_utf8_is_valid(item->text, item->len)) {
		item->text = mm_utf8_from(arena, item->text, item->len, item->encoding);
		item->len = strlen(item->text);
	}
	if (item->piece.kind != MM_PIECE_STATEMENT)
		return;
	if (item->piece.has_plain_escapes && memchr(item->text, '\\', item->len) != NULL)
		mark_escapes(item, arena);
	item->class = mm_classify(item->text, item->len);
	if (item->class != MM_CLASS_PARSE)
		return;
	if (item->piece.has_nul)
		item->parse.error = "the statement holds a NUL byte";
	else if (item->piece.is_oversized)
		item->parse.error = "the statement is longer than 64 MB";
	else
		parse_text(item, arena);
}

void mm_batch_parse(struct mm_batch *batch)
{
	for (size_t i = 0; i < batch->count; i++) {
		struct mm_item *item = &batch->items[i];

		item->text = batch->text.text + item->offset;
		item->piece.text = item->text;
		item->len = item->piece.len;
		parse_item(item, batch->arena);
	}
}

void mm_batch_clear(struct mm_batch *batch)
{
	batch->count = 0;
	mm_buf_clear(&batch->text);
	mm_arena_reset(batch->arena);
	batch->is_parsed = false;
}
