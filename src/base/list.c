#include "list.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "buf.h"

void *mm_list_room(struct mm_arena *arena, const void *items, size_t count, size_t *capacity)
{
	if (count < *capacity)
		return (void *)(size_t)items;
	size_t larger = *capacity == 0 ? 4 : *capacity * 2;
	void *room = mm_arena_alloc(arena, larger * sizeof(void *));

	if (count > 0)
		memcpy(room, items, count * sizeof(void *));
	*capacity = larger;
	return room;
}

void mm_strings_add(struct mm_arena *arena, struct mm_strings *list, const char *text)
{
	mm_list_add(arena, list, text);
}

long mm_strings_find(const struct mm_strings *list, const char *text)
{
	for (size_t i = 0; i < list->count; i++)
		if (mm_same(list->items[i], text))
			return (long)i;
	return -1;
}

bool mm_strings_has(const struct mm_strings *list, const char *text)
{
	return mm_strings_find(list, text) >= 0;
}

void mm_strings_add_once(struct mm_arena *arena, struct mm_strings *list, const char *text)
{
	if (!mm_strings_has(list, text))
		mm_strings_add(arena, list, text);
}

static int compare_items(const void *a, const void *b)
{
	return mm_compare(*(const char *const *)a, *(const char *const *)b);
}

void mm_strings_sort_unique(struct mm_strings *list)
{
	size_t kept = 0;

	if (list->count == 0)
		return;
	qsort(list->items, list->count, sizeof *list->items, compare_items);
	for (size_t i = 0; i < list->count; i++)
		if (kept == 0 || !mm_same(list->items[kept - 1], list->items[i]))
			list->items[kept++] = list->items[i];
	list->count = kept;
}

const char *mm_strings_join(struct mm_arena *arena, const struct mm_strings *list,
                            const char *between)
{
	struct mm_buf buf = { 0 };

	for (size_t i = 0; i < list->count; i++) {
		if (i > 0)
			mm_buf_adds(&buf, between);
		mm_buf_adds(&buf, list->items[i]);
	}
	const char *text = mm_arena_strndup(arena, buf.text, buf.len);

	mm_buf_release(&buf);
	return text;
}

bool mm_strings_equal(const struct mm_strings *a, const struct mm_strings *b)
{
	if (a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++)
		if (!mm_same(a->items[i], b->items[i]))
			return false;
	return true;
}

int mm_compare(const char *a, const char *b)
{
	if (a == NULL || b == NULL)
		return (a != NULL) - (b != NULL);
	return strcmp(a, b);
}

bool mm_same(const char *a, const char *b)
{
	return mm_compare(a, b) == 0;
}
