#include "map.h"

#include <string.h>

#include "arena.h"
#include "mem.h"

#define uthash_malloc(size)  mm_mem_alloc(size)
#define uthash_free(p, size) mm_mem_free(p)
/* uthash hashes with unsigned arithmetic that narrows on purpose. */
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wcast-qual"
#include <uthash.h>

struct entry {
	UT_hash_handle hh;
	void *value;
	char key[];
};

struct mm_map {
	struct entry *entries;
	struct mm_arena *arena;
};

struct mm_map *mm_map_new(void)
{
	struct mm_map *map = mm_mem_zalloc(1, sizeof *map);

	map->arena = mm_arena_new();
	return map;
}

void mm_map_free(struct mm_map *map)
{
	if (map == NULL)
		return;
	HASH_CLEAR(hh, map->entries);
	mm_arena_free(map->arena);
	mm_mem_free(map);
}

/* uthash's macros expand to code nested deeper than ours may be.
 * NOLINTBEGIN(readability-function-size) */
static struct entry *find(const struct mm_map *map, const char *key, size_t len)
{
	struct entry *e = NULL;

	HASH_FIND(hh, map->entries, key, len, e);
	return e;
}

void *mm_map_get(const struct mm_map *map, const char *key, size_t len)
{
	struct entry *e = find(map, key, len);

	return e == NULL ? NULL : e->value;
}

static struct entry *add(struct mm_map *map, const char *key, size_t len)
{
	struct entry *e = mm_arena_alloc(map->arena, sizeof *e + len + 1);

	memset(e, 0, sizeof *e);
	if (len > 0)
		memcpy(e->key, key, len);
	e->key[len] = '\0';
	HASH_ADD_KEYPTR(hh, map->entries, e->key, len, e);
	return e;
}

void mm_map_set(struct mm_map *map, const char *key, size_t len, void *value)
{
	struct entry *e = find(map, key, len);

	if (e == NULL && value == NULL)
		return;
	if (e == NULL)
		e = add(map, key, len);
	e->value = value;
	if (value == NULL)
		HASH_DEL(map->entries, e);
}

/* NOLINTEND(readability-function-size) */

size_t mm_map_count(const struct mm_map *map)
{
	return HASH_COUNT(map->entries);
}

const char *mm_map_intern(struct mm_map *map, const char *text, size_t len)
{
	struct entry *e = find(map, text, len);

	if (e == NULL) {
		e = add(map, text, len);
		e->value = e->key;
	}
	return e->key;
}
