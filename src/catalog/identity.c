/*
 * Replica identity as PostgreSQL sees it (RelationGetIndexList in
 * src/backend/utils/cache/relcache.c, 15 to 18): rd_replidindex is the valid,
 * immediate primary key, or the index named by REPLICA IDENTITY USING INDEX;
 * FULL and NOTHING give none. Spock asks for that index (spock_repset.c).
 */
#include "identity.h"

#include "catalog.h"

#include "banned.h"

static bool keys_are_not_null(const struct mm_relation *relation, const struct mm_index *index)
{
	for (size_t i = 0; i < index->columns.count; i++) {
		const struct mm_column *c =
		    mm_relation_find_column(relation, index->columns.items[i]);

		if (c == NULL || !c->is_not_null)
			return false;
	}
	return true;
}

static bool can_identify(const struct mm_relation *relation, const struct mm_index *index)
{
	return index->is_unique && !index->is_invalid && !index->is_deferrable &&
	       index->predicate == NULL && index->expressions.count == 0 &&
	       keys_are_not_null(relation, index);
}

void mm_identity_find(struct mm_relation *relation)
{
	struct mm_index *chosen = NULL;

	relation->primary_key = NULL;
	relation->identity = NULL;
	for (size_t i = 0; i < relation->indexes.count; i++) {
		struct mm_index *index = relation->indexes.items[i];

		if (index->is_primary)
			relation->primary_key = index;
		if (index->is_replica_identity)
			chosen = index;
	}
	if (relation->replica_identity == 'i') {
		if (chosen != NULL && can_identify(relation, chosen))
			relation->identity = chosen;
	} else if (relation->replica_identity == 'd' && relation->primary_key != NULL &&
	           !relation->primary_key->is_invalid && !relation->primary_key->is_deferrable) {
		relation->identity = relation->primary_key;
	}
}

bool mm_relation_is_table(const struct mm_relation *relation)
{
	return relation->is_in_scope && (relation->kind == 'r' || relation->kind == 'p') &&
	       relation->persistence == 'p';
}

bool mm_relation_is_partition(const struct mm_relation *relation)
{
	return relation->root != relation;
}

bool mm_relation_replicates(const struct mm_relation *relation)
{
	return (relation->kind == 'r' || relation->kind == 'p') && relation->persistence == 'p' &&
	       relation->identity != NULL;
}

bool mm_index_has_column(const struct mm_index *index, const char *column)
{
	return mm_strings_has(&index->columns, column);
}

bool mm_column_is_key(const struct mm_column *column)
{
	const struct mm_relation *r = column->relation;

	for (size_t i = 0; i < r->indexes.count; i++)
		if (r->indexes.items[i]->is_unique &&
		    mm_index_has_column(r->indexes.items[i], column->name))
			return true;
	return false;
}

bool mm_column_is_identity(const struct mm_column *column)
{
	const struct mm_index *identity = column->relation->identity;

	return identity != NULL && mm_index_has_column(identity, column->name);
}

const struct mm_constraint *mm_relation_primary_key(const struct mm_relation *relation)
{
	for (size_t i = 0; i < relation->constraints.count; i++)
		if (relation->constraints.items[i]->type == 'p')
			return relation->constraints.items[i];
	return NULL;
}

/* The chain of partitions cannot be deeper than this in practice; a circle ends here. */
enum { MAX_LEVELS = 64 };

static long count_leaves(const struct mm_relation *relation, int level)
{
	long leaves = 0;

	if (relation->kind != 'p')
		return 1;
	for (size_t i = 0; level < MAX_LEVELS && i < relation->children.count; i++)
		leaves += count_leaves(relation->children.items[i], level + 1);
	return leaves;
}

long mm_relation_leaf_count(const struct mm_relation *relation)
{
	return relation->kind == 'p' ? count_leaves(relation, 0) : 0;
}
