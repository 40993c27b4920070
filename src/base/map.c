#include "map.h"

#include <stdint.h>
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
	uint64_t seed;
	struct mm_arena *arena;
};

struct mm_map *mm_map_new(void)
{
	struct mm_map *map = mm_mem_zalloc(1, sizeof *map);

	map->arena = mm_arena_new();
	/* Where the map lies is not known to who wrote a file to make keys collide. */
	map->seed = (uint64_t)(uintptr_t)map * UINT64_C(0x9E3779B97F4A7C15);
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

static uint64_t mix(uint64_t hash, uint64_t bytes)
{
	hash = (hash ^ bytes) * UINT64_C(0xFF51AFD7ED558CCD);
	return hash ^ hash >> 32;
}

/* Seeded, and eight bytes at a time: uthash's own takes a byte at a time, without a seed. */
static unsigned hash_of(const struct mm_map *map, const char *key, size_t len)
{
	uint64_t hash = mix(map->seed, len);
	uint64_t bytes;

	for (; len >= sizeof bytes; len -= sizeof bytes, key += sizeof bytes) {
		memcpy(&bytes, key, sizeof bytes);
		hash = mix(hash, bytes);
	}
	bytes = 0;
	if (len > 0)
		memcpy(&bytes, key, len);
	return (unsigned)mix(mix(hash, bytes), map->seed);
}

/* uthash's macros expand to code nested deeper than ours may be.
 * NOLINTBEGIN(readability-function-size) */
static struct entry *find(const struct mm_map *map, const char *key, size_t len, unsigned hash)
{
	struct entry *e = NULL;

	HASH_FIND_BYHASHVALUE(hh, map->entries, key, len, hash, e);
	return e;
}

static struct entry *add(struct mm_map *map, const char *key, size_t len, unsigned hash)
{
	struct entry *e = mm_arena_alloc(map->arena, sizeof *e + len + 1);

	memset(e, 0, sizeof *e);
	if (len > 0)
		memcpy(e->key, key, len);
	e->key[len] = '\0';
	HASH_ADD_KEYPTR_BYHASHVALUE(hh, map->entries, e->key, len, hash, e);
	return e;
}

void *mm_map_get(const struct mm_map *map, const char *key, size_t len)
{
	struct entry *e = map->entries == NULL ? NULL : find(map, key, len, hash_of(map, key, len));

	return e == NULL ? NULL : e->value;
}

void mm_map_set(struct mm_map *map, const char *key, size_t len, void *value)
{
	unsigned hash = hash_of(map, key, len);
	struct entry *e = find(map, key, len, hash);

	if (e == NULL && value == NULL)
		return;
	if (e == NULL)
		e = add(map, key, len, hash);
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
	unsigned hash = hash_of(map, text, len);
	struct entry *e = find(map, text, len, hash);

	if (e == NULL) {
		e = add(map, text, len, hash);
		e->value = e->key;
	}
	return e->key;
}
