#include "reader.h"

#include "arena.h"
#include "batch.h"
#include "dump.h"
#include "encoding.h"
#include "input.h"
#include "pool.h"
#include "script.h"

#include "banned.h"

struct reader {
	struct mm_script *script;
	struct mm_input *input;
	struct mm_splitter *splitter;
	struct mm_pool *pool;
	struct mm_arena *names;
	const char *encoding; /* client_encoding as of the pieces read, or NULL */
	const struct mm_reader_progress *progress;
};

static void report(const struct reader *r)
{
	const struct mm_dump_options *options = r->progress->options;

	if (options != NULL && options->progress != NULL)
		options->progress(r->progress->done + mm_input_raw_position(r->input),
		                  r->progress->total, options->progress_data);
}

/* Applies the oldest batch; false when there is none to apply (yet). */
static bool apply_one(struct reader *r, bool is_waiting)
{
	struct mm_batch *batch = mm_pool_take(r->pool, is_waiting);

	if (batch == NULL)
		return false;
	for (size_t i = 0; i < batch->count; i++)
		mm_script_apply(r->script, &batch->items[i]);
	mm_pool_recycle(r->pool, batch);
	return true;
}

static struct mm_batch *empty_batch(struct reader *r)
{
	struct mm_batch *batch = mm_pool_empty(r->pool);

	while (batch == NULL) {
		apply_one(r, true);
		batch = mm_pool_empty(r->pool);
	}
	return batch;
}

/* Reads pieces into the batch until it is full or the input ends. */
static bool fill(struct reader *r, struct mm_batch *batch, bool *is_end, struct mm_error *err)
{
	struct mm_piece piece;

	while (!mm_batch_is_full(batch)) {
		struct mm_item *item;

		if (!mm_splitter_next(r->splitter, &piece, err))
			return false;
		if (piece.kind == MM_PIECE_END) {
			*is_end = true;
			return true;
		}
		mm_encoding_follow(&piece, r->names, &r->encoding);
		item = mm_batch_add(batch, &piece);
		item->encoding = r->encoding;
		item->end = mm_splitter_bytes(r->splitter);
	}
	return true;
}

static bool run(struct reader *r, struct mm_error *err)
{
	bool is_end = false;

	while (!is_end) {
		struct mm_batch *batch = empty_batch(r);

		if (!fill(r, batch, &is_end, err))
			return false;
		mm_pool_submit(r->pool, batch);
		while (apply_one(r, false))
			;
		report(r);
	}
	while (apply_one(r, true))
		;
	mm_script_end_file(r->script, mm_splitter_bytes(r->splitter));
	return true;
}

bool mm_reader_run(struct mm_script *script, struct mm_input *input,
                   const struct mm_reader_progress *progress, struct mm_error *err)
{
	struct reader r = { .script = script, .input = input, .progress = progress };
	bool is_done;

	r.splitter = mm_splitter_new(input);
	r.pool = mm_pool_new();
	r.names = mm_arena_new();
	mm_script_begin_file(script, mm_input_name(input));
	is_done = run(&r, err);
	mm_pool_free(r.pool);
	mm_splitter_free(r.splitter);
	mm_arena_free(r.names);
	return is_done;
}
