#include "arena.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "mem.h"

#if defined(__SANITIZE_ADDRESS__)
#define ONE_MALLOC_PER_REQUEST 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ONE_MALLOC_PER_REQUEST 1
#endif
#endif
#ifndef ONE_MALLOC_PER_REQUEST
#define ONE_MALLOC_PER_REQUEST 0
#endif

/* Under ASan each request is a block of its own, so that every overrun is
 * seen; otherwise requests are cut from blocks of growing size. */
enum { FIRST_BLOCK = 4096, LARGEST_BLOCK = 1 << 20 };

struct block {
	struct block *next;
	max_align_t data[];
};

struct mm_arena {
	struct block *blocks;
	char *free_space;
	size_t free_size;
	size_t next_block;
	size_t handed_out;
};

struct mm_arena *mm_arena_new(void)
{
	struct mm_arena *arena = mm_mem_zalloc(1, sizeof *arena);

	arena->next_block = FIRST_BLOCK;
	return arena;
}

void mm_arena_reset(struct mm_arena *arena)
{
	for (struct block *b = arena->blocks, *next; b != NULL; b = next) {
		next = b->next;
		mm_mem_free(b);
	}
	*arena = (struct mm_arena){ .next_block = FIRST_BLOCK };
}

void mm_arena_free(struct mm_arena *arena)
{
	if (arena == NULL)
		return;
	mm_arena_reset(arena);
	mm_mem_free(arena);
}

static void *new_block(struct mm_arena *arena, size_t size)
{
	struct block *b = mm_mem_alloc(sizeof *b + size);

	b->next = arena->blocks;
	arena->blocks = b;
	return b->data;
}

void *mm_arena_alloc(struct mm_arena *arena, size_t size)
{
	const size_t align = sizeof(void *);

	if (size > SIZE_MAX / 2)
		mm_mem_fail("allocation size overflow");
	arena->handed_out += size;
	if (ONE_MALLOC_PER_REQUEST)
		return new_block(arena, size);
	size = size == 0 ? align : (size + align - 1) / align * align;
	if (size > arena->free_size) {
		if (size > arena->next_block / 4)
			return new_block(arena, size);
		arena->free_space = new_block(arena, arena->next_block);
		arena->free_size = arena->next_block;
		if (arena->next_block < LARGEST_BLOCK)
			arena->next_block *= 2;
	}
	void *p = arena->free_space;

	arena->free_space += size;
	arena->free_size -= size;
	return p;
}

void *mm_arena_zalloc(struct mm_arena *arena, size_t count, size_t size)
{
	if (size != 0 && count > SIZE_MAX / 2 / size)
		mm_mem_fail("allocation size overflow");
	return memset(mm_arena_alloc(arena, count * size), 0, count * size);
}

char *mm_arena_strndup(struct mm_arena *arena, const char *text, size_t len)
{
	char *copy = mm_arena_alloc(arena, len + 1);

	if (len > 0)
		memcpy(copy, text, len);
	copy[len] = '\0';
	return copy;
}

char *mm_arena_strdup(struct mm_arena *arena, const char *text)
{
	return text == NULL ? NULL : mm_arena_strndup(arena, text, strlen(text));
}

char *mm_arena_vprintf(struct mm_arena *arena, const char *format, va_list args)
{
	char most[256]; /* of all texts: formatted once, not measured first */
	va_list again;

	va_copy(again, args);
	int len = vsnprintf(most, sizeof most, format, args);
	size_t size = len < 0 ? 1 : (size_t)len + 1;
	char *text = mm_arena_alloc(arena, size);

	if (len < 0)
		text[0] = '\0';
	else if (size <= sizeof most)
		memcpy(text, most, size);
	else
		vsnprintf(text, size, format, again);
	va_end(again);
	return text;
}

char *mm_arena_printf(struct mm_arena *arena, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	char *text = mm_arena_vprintf(arena, format, args);
	va_end(args);
	return text;
}

size_t mm_arena_size(const struct mm_arena *arena)
{
	return arena->handed_out;
}
