#ifndef MM_OUTPUT_H
#define MM_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

struct mm_buf;
struct mm_error;

/*
 * Where a report goes, through a large buffer. The first error is kept and told
 * by mm_output_finish(), so that writers need not look. A regular file is
 * written under a temporary name in its folder, mode 0600, and renamed when it
 * is whole; pipes, devices, /dev/stdout and "-" are written to directly.
 */
struct mm_output;

/*
 * Opens `path`; NULL with err (exit code 6) when that cannot be. With
 * is_no_clobber an existing regular file is an error, now and at the end.
 */
struct mm_output *mm_output_open(const char *path, bool is_no_clobber, struct mm_error *err);
/* Adds to `to`, which must outlive it. */
struct mm_output *mm_output_memory(struct mm_buf *to);

void mm_output_add(struct mm_output *out, const char *text, size_t len);
void mm_output_adds(struct mm_output *out, const char *text);
void mm_output_addc(struct mm_output *out, char c);
void mm_output_addf(struct mm_output *out, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Bytes added so far. */
unsigned long long mm_output_size(const struct mm_output *out);

/* Writes what is left, puts the file in its place and frees `out`; false (exit code 6): nothing is
 * left behind. */
bool mm_output_finish(struct mm_output *out, struct mm_error *err);
/* Frees `out` and removes the temporary file. NULL is allowed. */
void mm_output_abandon(struct mm_output *out);

/* Whether the path is written to directly as the program's standard output. */
bool mm_output_is_stdout(const char *path);

/* Makes the folder and those above it where they are missing. */
bool mm_output_make_directory(const char *path, struct mm_error *err);

/* Removes the temporary files of all outputs. May be called from a signal handler. */
void mm_output_remove_temporaries(void);

#endif
