#ifndef MM_WORDS_H
#define MM_WORDS_H

#include "list.h"

struct mm_arena;

/*
 * Adds the words of a name, in lower case (ASCII only) and in order. A word ends
 * at everything but a letter (underscores, digits, blanks) and at a change of
 * case: "accountBalance2" gives account, balance; "HTTPHits" gives http, hits.
 */
void mm_words_of(struct mm_arena *arena, const char *name, struct mm_strings *to);

#endif
