#ifndef MM_BATCH_H
#define MM_BATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"
#include "classify.h"
#include "parse.h"
#include "rewrite.h"
#include "split.h"

/*
 * Pieces of a script that travel together: filled on the main thread, parsed on
 * a worker, applied on the main thread again, in order. Internal to this layer.
 */
struct mm_item {
	struct mm_piece piece;  /* its text belongs to the batch once it is closed */
	size_t offset;          /* of the text in the batch's buffer */
	unsigned long long end; /* how much of the file was read when the piece was */
	const char *encoding;   /* in force (client_encoding), or NULL */

	/* Filled by mm_batch_parse(). */
	enum mm_class class;
	const char *text; /* as UTF-8, and as it was parsed */
	size_t len;
	struct mm_parse parse;      /* of a statement of class PARSE */
	struct mm_rewrite *rewrite; /* NULL: the grammar took the text as it is */
};

struct mm_batch {
	struct mm_item *items;
	size_t count;
	size_t capacity;
	struct mm_buf text;
	struct mm_arena *arena; /* of what parsing makes */
	bool is_parsed;         /* guarded by the pool */
};

struct mm_batch *mm_batch_new(void);
void mm_batch_free(struct mm_batch *batch); /* NULL is allowed */

/* Copies the piece, and returns its item, for the caller to say where it comes from. */
struct mm_item *mm_batch_add(struct mm_batch *batch, const struct mm_piece *piece);
/* Enough for one go of a worker. */
bool mm_batch_is_full(const struct mm_batch *batch);
/* Parses every statement that matters. Needs a deep stack. */
void mm_batch_parse(struct mm_batch *batch);
/* Empties it, for the next pieces. */
void mm_batch_clear(struct mm_batch *batch);

#endif
