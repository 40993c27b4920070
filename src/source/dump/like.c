/* CREATE TABLE … (LIKE source …) */
#include "inherit.h"
#include "names.h"
#include "partition_index.h"
#include "sequences.h"
#include "tables.h"

#include "banned.h"

/* TableLikeOption of parsenodes.h */
enum {
	LIKE_CONSTRAINTS = 1 << 2,
	LIKE_DEFAULTS = 1 << 3,
	LIKE_GENERATED = 1 << 4,
	LIKE_IDENTITY = 1 << 5,
	LIKE_INDEXES = 1 << 6,
};

/*
 * A chain of tables, each LIKE two others with all their indexes, would double
 * them with every statement; no real table comes near this.
 */
enum { MAX_LIKE_INDEXES = 1000 };

static void like_column(struct mm_loader *loader, struct mm_relation *relation,
                        const struct mm_column *from, uint32_t options)
{
	struct mm_column *to;

	if (from->is_dropped || mm_relation_find_column(relation, from->name) != NULL)
		return;
	to = mm_copy_column(loader, relation, from);
	if (to == NULL)
		return;
	if (!(options & (from->generated == '\0' ? LIKE_DEFAULTS : LIKE_GENERATED))) {
		to->default_expression = NULL;
		to->generated = '\0';
	}
	if ((options & LIKE_IDENTITY) && from->identity != '\0') {
		to->identity = from->identity;
		mm_add_column_sequence(loader, to, MM_SEQUENCE_IDENTITY, 0, NULL);
		if (from->sequence != NULL)
			mm_copy_sequence_settings(to->sequence, from->sequence);
	}
}

/* A composite type can be the source too. */
static void like_type(struct mm_loader *loader, struct mm_relation *relation,
                      const PgQuery__RangeVar *name)
{
	struct mm_name n = mm_name_of_new(loader, name);
	const struct mm_type *type = mm_catalog_find_type(loader->catalog, n.schema, n.name);

	for (size_t i = 0; type != NULL && i < type->field_names.count; i++) {
		struct mm_column from = { .name = type->field_names.items[i],
			                  .type = type->field_types.items[i] };

		like_column(loader, relation, &from, 0);
	}
}

void mm_like_columns(struct mm_loader *loader, struct mm_relation *relation,
                     const PgQuery__TableLikeClause *like)
{
	const struct mm_relation *source = mm_find_relation(loader, like->relation);

	if (source == NULL && like->relation != NULL)
		like_type(loader, relation, like->relation);
	if (source == NULL || source == relation)
		return;
	for (size_t i = 0; i < source->columns.count; i++)
		like_column(loader, relation, source->columns.items[i], like->options);
}

static void like_checks(struct mm_loader *loader, struct mm_relation *relation,
                        const struct mm_relation *source)
{
	for (size_t i = 0; i < source->constraints.count; i++) {
		const struct mm_constraint *from = source->constraints.items[i];

		if (from->type == 'c' && !from->is_dropped &&
		    mm_relation_find_constraint(relation, from->name) == NULL)
			mm_copy_check(loader, relation, from)->is_no_inherit = from->is_no_inherit;
	}
}

void mm_like_rest(struct mm_loader *loader, struct mm_relation *relation,
                  const PgQuery__TableLikeClause *like)
{
	const struct mm_relation *source = mm_find_relation(loader, like->relation);

	if (source == NULL || source == relation)
		return;
	if (like->options & LIKE_CONSTRAINTS)
		like_checks(loader, relation, source);
	if (!(like->options & LIKE_INDEXES))
		return;
	for (size_t i = 0; i < source->indexes.count; i++)
		if (!source->indexes.items[i]->is_dropped &&
		    relation->indexes.count < MAX_LIKE_INDEXES)
			mm_copy_index(loader, relation, source->indexes.items[i]);
}
