#ifndef MM_MAP_H
#define MM_MAP_H

#include <stddef.h>

/*
 * From byte strings to pointers, by hash. Keys are copied. Entries live as long
 * as the map. A map belongs to one thread at a time.
 */
struct mm_map;

struct mm_map *mm_map_new(void);
void mm_map_free(struct mm_map *map); /* NULL is allowed; the values are not touched */

/* The value, or NULL when there is none. */
void *mm_map_get(const struct mm_map *map, const char *key, size_t len);
/* Sets or replaces the value; NULL takes the key out again. */
void mm_map_set(struct mm_map *map, const char *key, size_t len, void *value);
size_t mm_map_count(const struct mm_map *map);

/* The map's own copy of `text`: equal texts give the same pointer. */
const char *mm_map_intern(struct mm_map *map, const char *text, size_t len);

#endif
