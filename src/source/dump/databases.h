#ifndef MM_DATABASES_H
#define MM_DATABASES_H

#include <stdbool.h>
#include <stddef.h>

#include "loader.h"

/* One database that a script fills. */
struct mm_dumped {
	const char *name; /* NULL: the one that the script begins in, which it does not name */
	struct mm_loader loader;
	bool is_created;  /* CREATE DATABASE stands in the script */
	const char *file; /* the file being read, in the catalog's arena */
	int file_number;  /* that `file` is of */
};

/* The databases of a script, and what they share. Zeroed is not valid: init. */
struct mm_dumped_list {
	struct mm_dumped **items;
	size_t count;
	size_t capacity;
	struct mm_catalog *shared; /* roles, tablespaces, databases, settings of both */
	struct mm_arena *arena;
	struct mm_arena *scratch;
};

void mm_dumped_init(struct mm_dumped_list *list);
void mm_dumped_release(struct mm_dumped_list *list);
/* The database of that name, or NULL; a NULL name is that of the unnamed one. */
struct mm_dumped *mm_dumped_find(struct mm_dumped_list *list, const char *name);
struct mm_dumped *mm_dumped_add(struct mm_dumped_list *list, const char *name);

/* Whether the catalog holds anything that belongs to a database alone. */
bool mm_dumped_has_objects(const struct mm_dumped *database);
/*
 * Keeps the databases that hold something or have a name of their own (postgres
 * and template1 only when they hold something), at least one; what was counted
 * in the others goes to the first that is kept.
 */
void mm_dumped_keep(struct mm_dumped_list *list);
/* Copies what is shared into the database's catalog, and what it says of this database. */
void mm_dumped_share(const struct mm_dumped_list *list, struct mm_dumped *database);

#endif
