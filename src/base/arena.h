#ifndef MM_ARENA_H
#define MM_ARENA_H

#include <stdarg.h>
#include <stddef.h>

/*
 * A region of memory that is freed as a whole. Every pointer handed out lives
 * until mm_arena_free(); there is no way to free one alone. Allocation never
 * returns NULL: out of memory ends the program with exit code 70. One arena
 * belongs to one thread at a time.
 */
struct mm_arena;

struct mm_arena *mm_arena_new(void);
void mm_arena_free(struct mm_arena *arena);  /* NULL is allowed */
void mm_arena_reset(struct mm_arena *arena); /* frees what it handed out, stays usable */

void *mm_arena_alloc(struct mm_arena *arena, size_t size); /* not cleared */
void *mm_arena_zalloc(struct mm_arena *arena, size_t count, size_t size);
char *mm_arena_strdup(struct mm_arena *arena, const char *text);              /* NULL gives NULL */
char *mm_arena_strndup(struct mm_arena *arena, const char *text, size_t len); /* adds the NUL */
char *mm_arena_printf(struct mm_arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
char *mm_arena_vprintf(struct mm_arena *arena, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

/* Bytes handed out so far. */
size_t mm_arena_size(const struct mm_arena *arena);

#endif
