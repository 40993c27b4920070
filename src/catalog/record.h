#ifndef MM_RECORD_H
#define MM_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "list.h"

/*
 * Each struct of the catalog is declared once, as a list of (KIND, name) pairs.
 * The list makes the struct's members and its descriptor: the live loader, the
 * snapshot and the equality test work from the descriptor.
 *
 * STRING   const char *, NULL when there is none
 * BOOL     bool
 * INT      int64_t
 * LETTER   char, the letter PostgreSQL's catalog uses, '\0' when there is none
 * STRINGS  struct mm_strings
 */
#define MM_TYPE_OF_STRING  const char *
#define MM_TYPE_OF_BOOL    bool
#define MM_TYPE_OF_INT     int64_t
#define MM_TYPE_OF_LETTER  char
#define MM_TYPE_OF_STRINGS struct mm_strings

enum mm_field_kind {
	MM_FIELD_STRING,
	MM_FIELD_BOOL,
	MM_FIELD_INT,
	MM_FIELD_LETTER,
	MM_FIELD_STRINGS,
};

struct mm_field {
	const char *name;
	enum mm_field_kind kind;
	size_t offset;
};

/* Where in a dump an object was defined; zeroed for a live database. */
struct mm_location {
	const char *file;
	int line;
	int column;
};

/* Members of a catalog struct. */
#define MM_MEMBER(kind, name) MM_TYPE_OF_##kind name;

/* Writes the fields of `record` as "name=value" lines, for tests and debugging. */
struct mm_buf;
void mm_record_print(struct mm_buf *to, const struct mm_field *fields, size_t count,
                     const void *record);
bool mm_record_equal(const struct mm_field *fields, size_t count, const void *a, const void *b);

#endif
