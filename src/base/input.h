#ifndef MM_INPUT_H
#define MM_INPUT_H

#include <stdbool.h>
#include <stddef.h>

struct mm_error;

/*
 * The text of a file as a stream of UTF-8, whatever its wrapping. What the
 * file is decides its content, never its name: plain text, gzip, zstd, xz,
 * bzip2 or lz4 of it, UTF-16 (with or without a byte order mark). A UTF-8 byte
 * order mark is dropped. Bytes that are not UTF-8 pass through as they are.
 */
struct mm_input;

/*
 * Opens a file; "-" is standard input. Fails (exit code 4) when it is missing,
 * unreadable, a directory, a pg_dump archive or another binary. An empty file
 * opens. On success *out belongs to the caller.
 */
bool mm_input_open(const char *path, struct mm_input **out, struct mm_error *err);
/* The same over bytes in memory, which must outlive the input. */
bool mm_input_open_memory(const char *name, const void *bytes, size_t len, struct mm_input **out,
                          struct mm_error *err);

/*
 * Reads up to `size` (> 0) bytes; *got is 0 only at the end. False on a read
 * error or damaged compressed data; the message names the file and the place.
 */
bool mm_input_read(struct mm_input *input, char *to, size_t size, size_t *got,
                   struct mm_error *err);

/* Bytes of the file itself, before unpacking; 0 when unknown (a pipe). */
unsigned long long mm_input_raw_size(const struct mm_input *input);
/* How many of these were read so far: for a progress line. */
unsigned long long mm_input_raw_position(const struct mm_input *input);
/* The path as given, or "standard input". Lives as long as the input. */
const char *mm_input_name(const struct mm_input *input);

void mm_input_close(struct mm_input *input); /* NULL is allowed */

#endif
