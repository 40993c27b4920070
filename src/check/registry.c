#include "registry.h"

#include <string.h>

#include "banned.h"

/* Names that forerunners' configuration files use for a check of ours. */
static const char *canonical(const char *id)
{
	return strcmp(id, "snowflake_ext") == 0 ? "snowflake_check" : id;
}

const struct mm_registry_entry *mm_registry_find(const char *id)
{
	id = canonical(id);
	for (size_t i = 0; i < mm_registry_count; i++)
		if (strcmp(mm_registry[i].id, id) == 0)
			return &mm_registry[i];
	return NULL;
}
