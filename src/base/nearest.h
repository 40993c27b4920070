#ifndef MM_NEAREST_H
#define MM_NEAREST_H

#include <stddef.h>

/* How many letters must be put in, taken out, changed or swapped with their
 * neighbour to turn one word into the other. Words are cut at 64 bytes. */
size_t mm_edit_distance(const char *a, const char *b);

/*
 * The candidate most like `word`, for "did you mean": at most a third of the
 * word's letters differ (two of a short word), or the word begins the candidate. NULL: none is
 * near. Among equals the first.
 */
const char *mm_nearest(const char *word, const char *const *candidates, size_t count);

#endif
