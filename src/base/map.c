#include "map.h"

#include <stdint.h>
#include <string.h>

#include "arena.h"
#include "mem.h"

#include "banned.h"

enum { FIRST_CAPACITY = 16 };

struct entry {
	void *value; /* NULL: taken out, and its slot free for the same key only */
	size_t len;
	char key[];
};

struct slot {
	uint64_t hash;
	struct entry *entry; /* NULL: never used */
};

/*
 * Open addressing: the hash stands in the slot, so that a look-up touches one
 * entry, and a look-up of what is not there, which is most of them, none.
 */
struct mm_map {
	struct slot *slots; /* a power of two of them, at most three quarters used */
	size_t capacity;
	size_t used;  /* slots with an entry */
	size_t count; /* entries with a value */
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
	mm_mem_free(map->slots);
	mm_arena_free(map->arena);
	mm_mem_free(map);
}

static uint64_t mix(uint64_t hash, uint64_t bytes)
{
	hash = (hash ^ bytes) * UINT64_C(0xFF51AFD7ED558CCD);
	return hash ^ hash >> 32;
}

static uint64_t hash_of(const struct mm_map *map, const char *key, size_t len)
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
	return mix(mix(hash, bytes), map->seed);
}

/* The slot of the key, or the free one where it would go; there are always free ones. */
static struct slot *find(const struct mm_map *map, const char *key, size_t len, uint64_t hash)
{
	size_t at = (size_t)hash & (map->capacity - 1);

	for (;; at = (at + 1) & (map->capacity - 1)) {
		struct slot *slot = &map->slots[at];

		if (slot->entry == NULL)
			return slot;
		if (slot->hash == hash && slot->entry->len == len &&
		    (len == 0 || memcmp(slot->entry->key, key, len) == 0))
			return slot;
	}
}

void *mm_map_get(const struct mm_map *map, const char *key, size_t len)
{
	const struct entry *e;

	if (map->capacity == 0)
		return NULL;
	e = find(map, key, len, hash_of(map, key, len))->entry;
	return e == NULL ? NULL : e->value;
}

/* Twice the room, or as much as before when most entries were taken out again. */
static void grow(struct mm_map *map)
{
	struct slot *old = map->slots;
	size_t old_capacity = map->capacity;

	if (map->capacity == 0)
		map->capacity = FIRST_CAPACITY;
	else if (map->count >= map->capacity / 4)
		map->capacity *= 2;
	map->slots = mm_mem_zalloc(map->capacity, sizeof *map->slots);
	map->used = map->count;
	for (size_t i = 0; i < old_capacity; i++) {
		size_t at = (size_t)old[i].hash & (map->capacity - 1);

		if (old[i].entry == NULL || old[i].entry->value == NULL)
			continue;
		while (map->slots[at].entry != NULL)
			at = (at + 1) & (map->capacity - 1);
		map->slots[at] = old[i];
	}
	mm_mem_free(old);
}

/* The key's entry, made where there is none. */
static struct entry *entry_of(struct mm_map *map, const char *key, size_t len)
{
	uint64_t hash = hash_of(map, key, len);
	struct slot *slot;

	if (map->used + 1 > map->capacity / 4 * 3)
		grow(map);
	slot = find(map, key, len, hash);
	if (slot->entry != NULL)
		return slot->entry;
	slot->hash = hash;
	slot->entry = mm_arena_alloc(map->arena, sizeof *slot->entry + len + 1);
	slot->entry->value = NULL;
	slot->entry->len = len;
	if (len > 0)
		memcpy(slot->entry->key, key, len);
	slot->entry->key[len] = '\0';
	map->used++;
	return slot->entry;
}

void mm_map_set(struct mm_map *map, const char *key, size_t len, void *value)
{
	struct entry *e;

	if (value == NULL && mm_map_get(map, key, len) == NULL)
		return;
	e = entry_of(map, key, len);
	if (e->value == NULL)
		map->count++;
	else if (value == NULL)
		map->count--;
	e->value = value;
}

size_t mm_map_count(const struct mm_map *map)
{
	return map->count;
}

const char *mm_map_intern(struct mm_map *map, const char *text, size_t len)
{
	struct entry *e = entry_of(map, text, len);

	if (e->value == NULL)
		map->count++;
	e->value = e->key;
	return e->key;
}
