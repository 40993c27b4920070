#ifndef MM_SPLIT_H
#define MM_SPLIT_H

#include <stdbool.h>
#include <stddef.h>

struct mm_error;
struct mm_input;

enum mm_piece_kind {
	MM_PIECE_END,
	MM_PIECE_STATEMENT,
	MM_PIECE_META,      /* a psql meta-command: from its backslash to the end of the line */
	MM_PIECE_COPY_DATA, /* the rows after the COPY (or \copy) piece that came before */
	MM_PIECE_COMMENT,   /* a line comment that matters, see mm_splitter_next() */
};

struct mm_piece {
	enum mm_piece_kind kind;
	/* NUL-terminated, and valid until the next call. Without the semicolon and
	 * without comments and white space before it. */
	const char *text;
	size_t len;
	unsigned long long line;   /* of the first byte, from 1 */
	unsigned long long column; /* in bytes, from 1 */
	unsigned long long rows;   /* COPY_DATA: lines */
	unsigned long long bytes;  /* COPY_DATA and cut statements: their whole size */
	bool is_unterminated; /* the file ended inside a string, comment, parenthesis, body or data
	                       */
	bool is_unfinished;   /* the file ended without the semicolon; the text may be whole */
	bool is_data;         /* an INSERT of more than 64 kB: the text is its beginning only */
	bool is_oversized;    /* another statement of more than 64 MB: likewise */
	bool has_nul;         /* the text has a NUL byte in it: C strings end early */
	bool has_plain_escapes; /* standard_conforming_strings was off here */
};

/*
 * Cuts a script into statements by psql's rules, as a stream: memory grows only
 * with the longest single statement that is kept, time with the input.
 */
struct mm_splitter;

/* Borrows the input, which must outlive the splitter. */
struct mm_splitter *mm_splitter_new(struct mm_input *input);
void mm_splitter_free(struct mm_splitter *splitter); /* NULL is allowed */

/*
 * The next piece; at the end its kind is END, again and again. False when the
 * input could not be read on; later calls fail the same way. Empty statements
 * are passed over. Of the comments between statements only these are pieces:
 * line comments that start with "-- Dumped " or "-- PostgreSQL database" or
 * hold "mm-ready:ignore" (in their first 4 kB), and, with is_unterminated, a
 * block comment that the file ends in. A meta-command inside a statement comes
 * before that statement; one of the \g family ends it and comes after it.
 */
bool mm_splitter_next(struct mm_splitter *splitter, struct mm_piece *piece, struct mm_error *err);

/* How many bytes of text were cut so far. */
unsigned long long mm_splitter_bytes(const struct mm_splitter *splitter);

/* How many bytes to ask the input for at once (> 0). Tests make it small. */
void mm_splitter_set_read_size(struct mm_splitter *splitter, size_t size);

#endif
