#include "row_identity.h"

#include "arena.h"
#include "catalog.h"
#include "quote.h"

#include "banned.h"

bool mm_index_can_identify(const struct mm_index *index)
{
	return index->is_unique && !index->is_invalid && !index->is_deferrable &&
	       index->predicate == NULL && index->expressions.count == 0 &&
	       index->columns.count > 0;
}

static bool is_nullable(const struct mm_relation *relation, const char *name)
{
	const struct mm_column *column = mm_relation_find_column(relation, name);

	return column == NULL || !column->is_not_null;
}

void mm_index_nullable_columns(struct mm_arena *arena, const struct mm_index *index,
                               struct mm_strings *to)
{
	for (size_t i = 0; i < index->columns.count; i++)
		if (is_nullable(index->relation, index->columns.items[i]))
			mm_strings_add(arena, to, index->columns.items[i]);
}

static size_t count_nullable(const struct mm_index *index)
{
	size_t count = 0;

	for (size_t i = 0; i < index->columns.count; i++)
		if (is_nullable(index->relation, index->columns.items[i]))
			count++;
	return count;
}

const struct mm_index *mm_identity_candidate(const struct mm_relation *relation,
                                             const struct mm_index *except)
{
	const struct mm_index *best = NULL;
	size_t fewest = 0;

	for (size_t i = 0; i < relation->indexes.count; i++) {
		const struct mm_index *index = relation->indexes.items[i];

		if (index == except || !mm_index_can_identify(index))
			continue;
		size_t nullable = count_nullable(index);

		if (best == NULL || nullable < fewest) {
			best = index;
			fewest = nullable;
		}
	}
	return best;
}

void mm_meta_candidates(struct mm_finding *f, const struct mm_relation *relation)
{
	const struct mm_index *nearest = mm_identity_candidate(relation, NULL);
	struct mm_strings names = { 0 };
	struct mm_strings nullable = { 0 };

	if (nearest == NULL)
		return;
	for (size_t i = 0; i < relation->indexes.count; i++) {
		const struct mm_index *index = relation->indexes.items[i];

		if (mm_index_can_identify(index))
			mm_strings_add(f->arena, &names,
			               mm_qualified_name(f->arena, index->schema, index->name));
	}
	mm_meta_set(f, "candidate_indexes", &names);
	mm_index_nullable_columns(f->arena, nearest, &nullable);
	mm_meta_set(f, "nullable_columns", &nullable);
}

const char *mm_quoted_idents(struct mm_arena *arena, const struct mm_strings *names)
{
	struct mm_strings quoted = { 0 };

	for (size_t i = 0; i < names->count; i++)
		mm_strings_add(arena, &quoted, mm_quoted_ident(arena, names->items[i]));
	return mm_strings_join(arena, &quoted, ", ");
}

/* "ALTER COLUMN a SET NOT NULL, ALTER COLUMN b SET NOT NULL" */
static const char *not_null_actions(struct mm_arena *arena, const struct mm_strings *columns)
{
	struct mm_strings actions = { 0 };

	for (size_t i = 0; i < columns->count; i++)
		mm_strings_add(arena, &actions,
		               mm_arena_printf(arena, "ALTER COLUMN %s SET NOT NULL",
		                               mm_quoted_ident(arena, columns->items[i])));
	return mm_strings_join(arena, &actions, ", ");
}

const struct mm_index *mm_hidden_key(const struct mm_relation *relation)
{
	const struct mm_index *key = relation->primary_key;

	return relation->identity == NULL && key != NULL && !key->is_invalid && !key->is_deferrable
	           ? key
	           : NULL;
}

/* "REPLICA IDENTITY USING INDEX i", after SET NOT NULL where needed. */
static void fix_by_index(struct mm_finding *f, const char *table, const struct mm_index *index)
{
	const char *chosen = mm_quoted_ident(f->arena, index->name);
	struct mm_strings nullable = { 0 };

	mm_index_nullable_columns(f->arena, index, &nullable);
	if (nullable.count == 0)
		mm_finding_fix(f, MM_BEFORE, "ALTER TABLE %s REPLICA IDENTITY USING INDEX %s;",
		               table, chosen);
	else
		mm_finding_fix(
		    f, MM_BEFORE,
		    "ALTER TABLE %s %s;\nALTER TABLE %s REPLICA IDENTITY USING INDEX %s;", table,
		    not_null_actions(f->arena, &nullable), table, chosen);
}

void mm_fix_identity(struct mm_finding *f, const struct mm_relation *relation)
{
	const struct mm_index *index = mm_identity_candidate(relation, NULL);
	const char *table = mm_qualified_name(f->arena, relation->schema, relation->name);

	if (mm_hidden_key(relation) != NULL) {
		mm_finding_fix(f, MM_BEFORE, "ALTER TABLE %s REPLICA IDENTITY DEFAULT;", table);
		return;
	}
	if (index == NULL || relation->primary_key != NULL)
		return;
	/* REPLICA IDENTITY does not reach the partitions; a primary key does. */
	if (relation->kind == 'p')
		mm_finding_fix(f, MM_BEFORE, "ALTER TABLE %s ADD PRIMARY KEY (%s);", table,
		               mm_quoted_idents(f->arena, &index->columns));
	else
		fix_by_index(f, table, index);
}
