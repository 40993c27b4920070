#ifndef MM_REGISTRY_H
#define MM_REGISTRY_H

#include "check.h"

struct mm_registry_entry {
	const char *id;
	const char *category;
	const struct mm_check *check;
};

/* Every check in the build, sorted by category, then id. */
extern const struct mm_registry_entry mm_registry[];
extern const size_t mm_registry_count;

/* The entry of that name, also by an accepted alias ("snowflake_ext"); NULL: none. */
const struct mm_registry_entry *mm_registry_find(const char *id);

#endif
