#ifndef MM_SPLIT_WINDOW_H
#define MM_SPLIT_WINDOW_H

#include <stdbool.h>
#include <stddef.h>

struct mm_error;
struct mm_input;

/* The part of an input that is in memory, and where in the file it lies. */
struct mm_window {
	struct mm_input *input; /* borrowed */
	char *bytes;            /* one byte more than `len` may be written */
	size_t len;
	size_t capacity;
	size_t position; /* where to go on */
	size_t read_size;
	unsigned long long base; /* the offset of bytes[0] in the text */
	bool is_last;            /* nothing follows */
	/* Lines are counted up to this offset; the current one began at line_start. */
	unsigned long long counted;
	unsigned long long line;
	unsigned long long line_start;
};

void mm_window_init(struct mm_window *window, struct mm_input *input);
void mm_window_release(struct mm_window *window);

/* Forgets the bytes before `keep` (<= position), which moves the others to the
 * front, and reads on. False on a read error. */
bool mm_window_fill(struct mm_window *window, size_t keep, struct mm_error *err);

/* The line and column, from 1, of bytes[at]. Places must be asked for in rising order. */
void mm_window_locate(struct mm_window *window, size_t at, unsigned long long *line,
                      unsigned long long *column);

#endif
