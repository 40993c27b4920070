#ifndef MM_UNITS_H
#define MM_UNITS_H

#include <stdbool.h>
#include <stddef.h>

struct mm_arena;
struct mm_catalog;
struct mm_facts;
struct mm_function;

/* Internal to fill.c: one text of the catalog that is parsed once, and who wants its facts. */
struct mm_unit_text {
	const char *text;
	bool is_statement; /* else an expression */
	struct mm_unit_text *next;
};

struct mm_unit_use {
	const struct mm_facts **facts; /* the object's pointer */
	struct mm_unit_use *next;
};

struct mm_unit {
	const struct mm_function *function; /* its body; else the texts */
	struct mm_unit_text *texts;
	const char
	    *schema; /* where unqualified names are looked for first; NULL: nowhere special */
	struct mm_unit_use *uses;
	struct mm_facts *facts; /* once gathered; not yet resolved */
	struct mm_unit *next;
};

/* The units of everything in the catalog that may hold facts, in the arena; *count of them. */
struct mm_unit **mm_units_of(const struct mm_catalog *catalog, struct mm_arena *arena,
                             size_t *count);

#endif
