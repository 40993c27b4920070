#ifndef MM_INPUT_UNPACK_H
#define MM_INPUT_UNPACK_H

#include <stdbool.h>
#include <stddef.h>

struct mm_error;
struct mm_raw;

/* What compressed bytes hold, through libarchive. */
struct mm_unpack;

/* Borrows `raw`. NULL on an error. */
struct mm_unpack *mm_unpack_new(struct mm_raw *raw, struct mm_error *err);
void mm_unpack_free(struct mm_unpack *unpack); /* NULL is allowed */

/* *got is 0 only at the end. */
bool mm_unpack_read(struct mm_unpack *unpack, char *to, size_t size, size_t *got,
                    struct mm_error *err);

#endif
