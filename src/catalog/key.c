#include "key.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "buf.h"
#include "catalog.h"
#include "map.h"

#include "banned.h"

/* Three names of 63 bytes fit; a longer key goes to the heap. */
enum { SHORT_KEY = 256 };

static size_t size_of(const char *name)
{
	return name == NULL ? 0 : strlen(name) + 1;
}

static char *put(char *to, const char *name)
{
	size_t size = size_of(name);

	if (size > 0)
		memcpy(to, name, size);
	return to + size;
}

struct key {
	char short_key[SHORT_KEY];
	struct mm_buf long_key;
	const char *bytes;
	size_t len;
};

static void make(struct key *key, enum mm_key_kind kind, const char *a, const char *b,
                 const char *c)
{
	size_t len = 1 + size_of(a) + size_of(b) + size_of(c);
	char *start = key->short_key;

	key->long_key = (struct mm_buf){ 0 };
	if (len > sizeof key->short_key)
		start = mm_buf_reserve(&key->long_key, len);
	start[0] = (char)kind;
	put(put(put(start + 1, a), b), c);
	key->bytes = start;
	key->len = len;
}

void *mm_key_get(const struct mm_catalog *catalog, enum mm_key_kind kind, const char *a,
                 const char *b, const char *c)
{
	struct key key;

	make(&key, kind, a, b, c);
	void *value = mm_map_get(catalog->index, key.bytes, key.len);

	mm_buf_release(&key.long_key);
	return value;
}

void mm_key_set(struct mm_catalog *catalog, enum mm_key_kind kind, const char *a, const char *b,
                const char *c, void *value)
{
	struct key key;

	make(&key, kind, a, b, c);
	mm_map_set(catalog->index, key.bytes, key.len, value);
	mm_buf_release(&key.long_key);
}

static void make_of(struct key *key, enum mm_key_kind kind, const void *owner, const char *name)
{
	char address[2 * sizeof owner + sizeof "0x"];

	snprintf(address, sizeof address, "%" PRIxPTR, (uintptr_t)owner);
	make(key, kind, address, name, NULL);
}

void *mm_key_get_of(const struct mm_map *index, enum mm_key_kind kind, const void *owner,
                    const char *name)
{
	struct key key;

	make_of(&key, kind, owner, name);
	void *value = mm_map_get(index, key.bytes, key.len);

	mm_buf_release(&key.long_key);
	return value;
}

void mm_key_set_of(struct mm_catalog *catalog, enum mm_key_kind kind, const void *owner,
                   const char *name, void *value)
{
	struct key key;

	make_of(&key, kind, owner, name);
	mm_map_set(catalog->index, key.bytes, key.len, value);
	mm_buf_release(&key.long_key);
}
