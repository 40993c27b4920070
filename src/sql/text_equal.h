#ifndef MM_TEXT_EQUAL_H
#define MM_TEXT_EQUAL_H

#include <stdbool.h>

/*
 * Whether two pieces of SQL are equal by their tokens: case of unquoted names,
 * white space, comments and parentheses around the whole set aside. A NULL
 * equals only a NULL.
 */
bool mm_sql_text_equal(const char *a, const char *b);

#endif
