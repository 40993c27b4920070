#ifndef MM_KEY_H
#define MM_KEY_H

#include <stddef.h>

struct mm_catalog;

/*
 * Keys of the catalog's look-up map: a letter for the kind of object, then up to
 * three raw names, each closed by a NUL byte. Internal to this layer and to src/source/dump.
 */
enum mm_key_kind {
	MM_KEY_RELATION = 'r',
	MM_KEY_INDEX = 'i',
	MM_KEY_SEQUENCE = 's',
	MM_KEY_TYPE = 't',
	MM_KEY_FUNCTION = 'f',
	MM_KEY_SCHEMA = 'n',
	MM_KEY_EXTENSION = 'e',
	MM_KEY_ROLE = 'u',
	MM_KEY_COLLATION = 'c',
	MM_KEY_OVERLOADS = 'F',       /* schema, name → list of functions */
	MM_KEY_FUNCTIONS_NAMED = 'G', /* name → list */
	MM_KEY_RELATIONS_NAMED = 'R',
	MM_KEY_SEQUENCES_NAMED = 'S',
	/* Of the dump loader, while it fills the catalog. */
	MM_KEY_CONSTRAINTS_NAMED = 'C', /* name → list of constraints */
	MM_KEY_NAME_PASS = 'P',         /* schema, name → the number last put after it */
	MM_KEY_VIEWS_OVER = 'V',        /* a relation's address → list of views */
	MM_KEY_INDEX_NAMES = 'N',       /* an index's address → names of its columns */
};

/* Any of the names may be NULL, which is left out. */
void *mm_key_get(const struct mm_catalog *catalog, enum mm_key_kind kind, const char *a,
                 const char *b, const char *c);
void mm_key_set(struct mm_catalog *catalog, enum mm_key_kind kind, const char *a, const char *b,
                const char *c, void *value);

#endif
