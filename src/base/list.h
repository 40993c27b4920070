#ifndef MM_LIST_H
#define MM_LIST_H

#include <stdbool.h>
#include <stddef.h>

struct mm_arena;

/*
 * MM_LIST(mm_column) is a list of pointers to struct mm_column:
 * { items, count, capacity }. The list's array lives in an arena; the things it
 * points to do not move when it grows.
 */
#define MM_LIST(type)                                                                              \
	struct type##_list {                                                                       \
		struct type **items;                                                               \
		size_t count;                                                                      \
		size_t capacity;                                                                   \
	}

/* Strings, in order. The array lives in an arena. */
struct mm_strings {
	const char **items;
	size_t count;
	size_t capacity;
};

/* Appends `item` to a MM_LIST. */
#define mm_list_add(arena, list, item)                                                             \
	((list)->items = mm_list_room((arena), (list)->items, (list)->count, &(list)->capacity),   \
	 (list)->items[(list)->count++] = (item))

/* The array `items` with room for at least one more pointer. */
void *mm_list_room(struct mm_arena *arena, const void *items, size_t count, size_t *capacity);

void mm_strings_add(struct mm_arena *arena, struct mm_strings *list, const char *text);
/* Adds `text` unless an equal string is there (a linear search: for short lists). */
void mm_strings_add_once(struct mm_arena *arena, struct mm_strings *list, const char *text);
bool mm_strings_has(const struct mm_strings *list, const char *text);
/* The place of `text` in the list, or -1. */
long mm_strings_find(const struct mm_strings *list, const char *text);
/* Byte order; removes repeated strings. */
void mm_strings_sort_unique(struct mm_strings *list);
/* "a, b, c" */
const char *mm_strings_join(struct mm_arena *arena, const struct mm_strings *list,
                            const char *between);
bool mm_strings_equal(const struct mm_strings *a, const struct mm_strings *b);

/* strcmp() that sorts NULL first. */
int mm_compare(const char *a, const char *b);
/* Equal, or both NULL. */
bool mm_same(const char *a, const char *b);

#endif
