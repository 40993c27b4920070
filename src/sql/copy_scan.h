#ifndef MM_COPY_SCAN_H
#define MM_COPY_SCAN_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Passes over COPY data that comes in portions, up to the line that is only a
 * backslash and a dot. Nothing has to be kept but the few bytes left over.
 */
struct mm_copy_scan {
	bool is_inside_line; /* the byte before *p was not a line end */
	unsigned long long rows;
};

/*
 * Goes on from *p. True when the end line was found, with *p at its backslash.
 * False: *p is where to go on with more bytes, at most 4 before `end`, or at
 * `end` when `is_last` says that nothing follows.
 */
bool mm_copy_scan_run(struct mm_copy_scan *scan, const char **p, const char *end, bool is_last);

/* How many line ends (\n) there are, at memory speed. */
size_t mm_count_lines(const char *text, size_t len);

#endif
