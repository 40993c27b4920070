#include "complete.h"

#include "arena.h"
#include "foreign_keys.h"
#include "partition_index.h"

#include "banned.h"

void mm_load_complete(struct mm_loader *loader)
{
	mm_resolve_foreign_keys(loader);
	mm_validate_partitioned_indexes(loader);
	mm_arena_reset(loader->scratch);
}
