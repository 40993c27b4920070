#ifndef MM_KEY_H
#define MM_KEY_H

#include <stddef.h>

struct mm_catalog;
struct mm_map;

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
	/* Of long lists: an address, a name → what belongs to that relation or domain. */
	MM_KEY_COLUMN_OF = '1',
	MM_KEY_CONSTRAINT_OF = '2',
	MM_KEY_TRIGGER_OF = '3',
	MM_KEY_RULE_OF = '4',
	MM_KEY_POLICY_OF = '5',
	/* Of the dump loader, while it fills the catalog. */
	MM_KEY_CONSTRAINTS_NAMED = 'C', /* schema, name → list of constraints */
	MM_KEY_NAME_PASS = 'P',         /* schema, name → the number last put after it */
	MM_KEY_VIEWS_OVER = 'V',        /* a relation's address → list of views */
	MM_KEY_INDEX_NAMES = 'N',       /* an index's address → names of its columns */
	MM_KEY_SERVER = 'W',            /* name → foreign server, also one dropped or renamed */
	MM_KEY_LATE = 'L',              /* see late.h */
	MM_KEY_IN_SCHEMA = 'I',         /* schema → what is in it */
	MM_KEY_OF_TYPE = 'T',           /* schema, name → what is of that type */
	MM_KEY_CALLERS = 'A',           /* schema, name → triggers that call the function */
	MM_KEY_PUBLISHED = 'B',   /* a publication's address, schema, name → place, from 1 */
	MM_KEY_HAS_MEMBERS = 'M', /* extension → not NULL when it was given objects */
};

/* Any of the names may be NULL, which is left out. */
void *mm_key_get(const struct mm_catalog *catalog, enum mm_key_kind kind, const char *a,
                 const char *b, const char *c);
void mm_key_set(struct mm_catalog *catalog, enum mm_key_kind kind, const char *a, const char *b,
                const char *c, void *value);

/* By what a name belongs to. `index` is the catalog's. */
void *mm_key_get_of(const struct mm_map *index, enum mm_key_kind kind, const void *owner,
                    const char *name);
void mm_key_set_of(struct mm_catalog *catalog, enum mm_key_kind kind, const void *owner,
                   const char *name, void *value);

#endif
