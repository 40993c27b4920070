#ifndef MM_MEM_H
#define MM_MEM_H

#include <stddef.h>

/*
 * The heap, for the few things that do not live in an arena. Never returns
 * NULL: out of memory prints one line and ends the program with exit code 70.
 */
void *mm_mem_alloc(size_t size);
void *mm_mem_zalloc(size_t count, size_t size);
void *mm_mem_realloc(void *p, size_t size);
void mm_mem_free(void *p); /* NULL is allowed */

/* Prints "mm-ready: error: <what>" and ends the program with exit code 70. */
void mm_mem_fail(const char *what) __attribute__((noreturn));

#endif
