#ifndef MM_TEST_SPLIT_PIECES_H
#define MM_TEST_SPLIT_PIECES_H

#include <stddef.h>

struct mm_buf;

/* Adds the pieces of a script before its end to `out`, one a line: kind, place,
 * text and flags. `read_size` 0 is the splitter's own. */
void mm_test_split(struct mm_buf *out, const char *text, size_t len, size_t read_size);

#endif
