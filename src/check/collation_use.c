#include "collation_use.h"

#include <string.h>

#include "arena.h"
#include "map.h"
#include "quote.h"

#include "banned.h"

const char *mm_column_collation(const struct mm_column *column)
{
	if (column->collation != NULL)
		return column->collation;
	if (column->user_type != NULL && column->user_type->kind == 'd')
		return column->user_type->collation;
	return NULL;
}

const char *mm_partition_collation(const struct mm_relation *relation, size_t i)
{
	const char *name = relation->partition_columns.items[i];
	const struct mm_column *column = mm_relation_find_column(relation, name);

	if (i < relation->partition_collations.count &&
	    relation->partition_collations.items[i][0] != '\0')
		return relation->partition_collations.items[i];
	return column == NULL ? NULL : mm_column_collation(column);
}

const char *mm_index_collation(const struct mm_index *index, size_t i)
{
	const struct mm_column *column;

	if (i < index->collations.count && index->collations.items[i][0] != '\0')
		return index->collations.items[i];
	column = mm_relation_find_column(index->relation, index->columns.items[i]);
	return column == NULL ? NULL : mm_column_collation(column);
}

struct mm_map *mm_collations_by_spelling(const struct mm_catalog *catalog)
{
	struct mm_map *map = mm_map_new();
	struct mm_arena *scratch = mm_arena_new();

	for (size_t i = 0; i < catalog->collations.count; i++) {
		struct mm_collation *c = catalog->collations.items[i];
		const char *spelling = mm_qualified_name(scratch, c->schema, c->name);

		mm_map_set(map, spelling, strlen(spelling), c);
	}
	mm_arena_free(scratch);
	return map;
}

const struct mm_collation *mm_collation_spelled(const struct mm_map *by_spelling,
                                                const char *spelling)
{
	return spelling == NULL ? NULL : mm_map_get(by_spelling, spelling, strlen(spelling));
}

static bool is_one_of(const char *text, const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(names[i], text) == 0)
			return true;
	return false;
}

bool mm_collation_is_fixed(const char *spelling, const struct mm_collation *entry)
{
	static const char *const fixed[] = { "pg_catalog.\"C\"", "pg_catalog.\"POSIX\"",
		                             "pg_catalog.ucs_basic", "pg_catalog.pg_c_utf8",
		                             "pg_catalog.pg_unicode_fast" };
	static const char *const locales[] = { "C", "POSIX" };

	if (is_one_of(spelling, fixed, sizeof fixed / sizeof *fixed))
		return true;
	if (entry == NULL)
		return false;
	if (mm_same(entry->provider, "builtin"))
		return true;
	return mm_same(entry->provider, "libc") && entry->locale != NULL &&
	       is_one_of(entry->locale, locales, 2);
}
