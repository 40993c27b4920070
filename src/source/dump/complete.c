#include "complete.h"

#include "arena.h"
#include "foreign_keys.h"
#include "partition_index.h"

#include "banned.h"

/* The catalog knows one sequence of a column; a second one is met here. */
static void drop_left_behind(struct mm_catalog *catalog)
{
	for (size_t i = 0; i < catalog->sequences.count; i++) {
		struct mm_sequence *s = catalog->sequences.items[i];

		if (s->column_of != NULL && s->column_of->is_dropped)
			mm_catalog_drop_sequence(catalog, s);
	}
}

void mm_load_complete(struct mm_loader *loader)
{
	drop_left_behind(loader->catalog);
	mm_resolve_foreign_keys(loader);
	mm_validate_partitioned_indexes(loader);
	mm_arena_reset(loader->scratch);
}
