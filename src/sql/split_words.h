#ifndef MM_SPLIT_WORDS_H
#define MM_SPLIT_WORDS_H

#include <stdbool.h>
#include <stddef.h>

struct mm_scan;

/* The keywords by which the scanner knows what a statement is and where it may end. */

/* Adds to the word that is being read. */
void mm_scan_keep_word(struct mm_scan *scan, const char *text, size_t len);
/* The word is complete. */
void mm_scan_note_word(struct mm_scan *scan);
bool mm_scan_words_matter(const struct mm_scan *scan);

#endif
