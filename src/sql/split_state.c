#include "split_state.h"

#include <string.h>

#include "banned.h"

struct mm_place mm_split_place(struct mm_window *window, size_t at)
{
	struct mm_place place = { .offset = window->base + at };

	mm_window_locate(window, at, &place.line, &place.column);
	return place;
}

void mm_split_set_piece(struct mm_piece *piece, enum mm_piece_kind kind,
                        const struct mm_place *place)
{
	*piece = (struct mm_piece){
		.kind = kind, .text = "", .line = place->line, .column = place->column
	};
}

void mm_split_set_text(struct mm_piece *piece, const struct mm_buf *buf)
{
	piece->text = buf->text == NULL ? "" : buf->text;
	piece->len = buf->len;
	piece->has_nul = memchr(piece->text, '\0', piece->len) != NULL;
}

void mm_split_begin_other(struct mm_splitter *splitter, enum mm_split_mode mode)
{
	splitter->other = mm_split_place(&splitter->window, splitter->window.position);
	splitter->mode = mode;
	mm_buf_clear(&splitter->line);
	splitter->meta = (struct mm_meta){ 0 };
}
