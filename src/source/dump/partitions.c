/* PARTITION BY, PARTITION OF, ATTACH and DETACH PARTITION. */
#include "arena.h"
#include "columns.h"
#include "foreign_keys.h"
#include "indexes.h"
#include "inherit.h"
#include "names.h"
#include "partition_index.h"
#include "slice.h"
#include "tables.h"

#include "banned.h"

static char strategy_of(const PgQuery__PartitionSpec *spec)
{
#if MM_PG_QUERY_MAJOR >= 16
	switch (spec->strategy) {
	case PG_QUERY__PARTITION_STRATEGY__PARTITION_STRATEGY_LIST:
		return 'l';
	case PG_QUERY__PARTITION_STRATEGY__PARTITION_STRATEGY_RANGE:
		return 'r';
	case PG_QUERY__PARTITION_STRATEGY__PARTITION_STRATEGY_HASH:
		return 'h';
	default:
		return '\0';
	}
#else
	/* The word as written. */
	return spec->strategy[0] == '\0' ? '\0' : (char)(spec->strategy[0] | 0x20);
#endif
}

static const char *element_collation(struct mm_loader *loader,
                                     const PgQuery__PartitionElem *element)
{
	const char *spelling = NULL;

	if (element->n_collation > 0)
		spelling = mm_collation_spelling(loader, element->n_collation, element->collation);
	return spelling == NULL ? "" : spelling;
}

void mm_set_partition_key(struct mm_loader *loader, struct mm_relation *relation,
                          const PgQuery__PartitionSpec *spec)
{
	struct mm_arena *arena = loader->catalog->arena;
	struct mm_strings texts = { 0 };

	relation->partition_strategy = strategy_of(spec);
	mm_slice_list(loader, spec->location > 0 ? (size_t)spec->location : 0, &texts);
	for (size_t i = 0; i < spec->n_part_params; i++) {
		const PgQuery__Node *node = spec->part_params[i];

		if (node->node_case != PG_QUERY__NODE__NODE_PARTITION_ELEM)
			continue;
		mm_strings_add(arena, &relation->partition_columns,
		               mm_loader_text(loader, node->partition_elem->name));
		mm_strings_add(arena, &relation->partition_collations,
		               element_collation(loader, node->partition_elem));
		if (node->partition_elem->name[0] == '\0' && i < texts.count)
			mm_strings_add(arena, &relation->partition_expressions,
			               mm_element_expression(loader, texts.items[i]));
	}
}

/* The values of IN (…), or of FROM (…) TO (…), keywords as pg_get_expr() has them. */
static const char *bound_text(struct mm_loader *loader, size_t offset, bool is_range)
{
	struct mm_arena *arena = loader->catalog->arena;
	const char *values = mm_slice_parentheses(loader, offset);
	long to = is_range ? mm_find_word(loader, offset, "to") : -1;

	if (values == NULL || (is_range && to < 0))
		return NULL;
	if (!is_range)
		return mm_arena_printf(arena, "FOR VALUES IN (%s)", values);
	return mm_arena_printf(arena, "FOR VALUES FROM (%s) TO (%s)", values,
	                       mm_slice_parentheses(loader, (size_t)to));
}

void mm_set_partition_bound(struct mm_loader *loader, struct mm_relation *relation,
                            const PgQuery__PartitionBoundSpec *bound)
{
	if (bound == NULL || bound->location <= 0 || (size_t)bound->location >= loader->len)
		return;
	if (bound->is_default)
		relation->partition_bound = "DEFAULT";
	else if (bound->strategy[0] == 'h')
		relation->partition_bound = mm_arena_printf(
		    loader->catalog->arena, "FOR VALUES WITH (modulus %d, remainder %d)",
		    (int)bound->modulus, (int)bound->remainder);
	else
		relation->partition_bound =
		    bound_text(loader, (size_t)bound->location, bound->strategy[0] == 'r');
}

void mm_attach_partition(struct mm_loader *loader, struct mm_relation *parent,
                         const PgQuery__PartitionCmd *command)
{
	struct mm_relation *partition = mm_find_relation(loader, command->name);

	if (partition == NULL || partition->is_partition || parent->kind != 'p' ||
	    partition->parents.count > 0)
		return;
	mm_add_inherit(loader, partition, parent);
	if (!mm_is_child_of(partition, parent))
		return;
	partition->is_partition = true;
	mm_set_partition_bound(loader, partition, command->bound);
	mm_merge_foreign_keys(loader, partition, parent);
	mm_partition_created(loader, partition, parent);
}

void mm_detach_partition(struct mm_loader *loader, struct mm_relation *parent,
                         struct mm_relation *partition)
{
	if (!partition->is_partition || !mm_is_child_of(partition, parent))
		return;
	mm_drop_inherit(partition, parent);
	partition->is_partition = false;
	partition->partition_bound = NULL;
	mm_partition_removed(partition);
	mm_split_foreign_keys(loader, partition, parent);
}
