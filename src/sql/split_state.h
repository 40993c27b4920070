#ifndef MM_SPLIT_STATE_H
#define MM_SPLIT_STATE_H

#include "buf.h"
#include "copy_scan.h"
#include "error.h"
#include "split.h"
#include "split_meta.h"
#include "split_scan.h"
#include "split_window.h"

/* The inside of the splitter, for the files that make it up. */

enum mm_split_mode {
	MM_IN_SQL,
	MM_IN_META,
	MM_IN_LINE_COMMENT,
	MM_IN_BLOCK_COMMENT,
	MM_IN_COPY_DATA
};

enum mm_split_outcome { MM_GO_ON, MM_NEED_MORE, MM_HAVE_PIECE };

struct mm_place {
	unsigned long long offset;
	unsigned long long line;
	unsigned long long column;
};

struct mm_splitter {
	struct mm_window window;
	struct mm_scan scan;
	struct mm_copy_scan copy;
	struct mm_meta meta;
	enum mm_split_mode mode;
	bool has_statement; /* one has begun: at `start`, or cut with its beginning in `head` */
	bool is_cut;
	size_t start;
	struct mm_place statement;
	struct mm_place other; /* the meta-command, comment or data that we are in */
	struct mm_buf head;
	struct mm_buf line;
	unsigned copy_pending; /* data sections that begin on the next line */
	char *patched;         /* where a NUL ends the text that was handed out */
	char patched_byte;
	bool has_failed;
	struct mm_error failure;
};

struct mm_place mm_split_place(struct mm_window *window, size_t at);
void mm_split_set_piece(struct mm_piece *piece, enum mm_piece_kind kind,
                        const struct mm_place *place);
void mm_split_set_text(struct mm_piece *piece, const struct mm_buf *buf);
/* What is no statement begins at the window's position. */
void mm_split_begin_other(struct mm_splitter *splitter, enum mm_split_mode mode);

#endif
