#ifndef MM_NUMBER_H
#define MM_NUMBER_H

#include <stdbool.h>

/*
 * The whole text as a decimal number from `min` to `max`: an optional sign and
 * digits, nothing else. False, and *out as it was, for anything else or NULL.
 */
bool mm_number_parse(const char *text, long long min, long long max, long long *out);

#endif
