#ifndef MM_ERROR_H
#define MM_ERROR_H

#include <stdbool.h>

/*
 * Why the world was unfit: a file that cannot be read, a bad option. The place
 * that detects it writes the message once, with object and cause (lower case,
 * no full stop); callers may only prefix it; only main prints.
 */
struct mm_error {
	int exit_code;      /* docs/interface: 2 usage, 4 input, 6 output, ... */
	char message[1024]; /* empty: no error */
	char hint[512];     /* empty: none is known */
};

/* Sets the error. Returns false, so that a caller can `return mm_error_set(…)`. */
bool mm_error_set(struct mm_error *err, int exit_code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void mm_error_hint(struct mm_error *err, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void mm_error_prefix(struct mm_error *err, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
