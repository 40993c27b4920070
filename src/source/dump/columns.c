#include "columns.h"

#include "arena.h"
#include "defaults.h"
#include "defs.h"
#include "names.h"
#include "quote.h"
#include "sequences.h"
#include "slice.h"
#include "typename.h"

#include "banned.h"

const char *mm_collation_spelling(struct mm_loader *loader, size_t count, PgQuery__Node **names)
{
	struct mm_name name = mm_name_split(count, names);

	if (name.schema == NULL && mm_same(name.name, "default"))
		return NULL;
	for (size_t i = 0; name.schema == NULL && i < loader->search_path.count; i++)
		if (mm_catalog_find_collation(loader->catalog, loader->search_path.items[i],
		                              name.name) != NULL)
			name.schema = loader->search_path.items[i];
	if (name.schema == NULL)
		name.schema = "pg_catalog";
	if (mm_same(name.schema, "pg_catalog") && mm_same(name.name, "default"))
		return NULL;
	return mm_loader_text(loader, mm_qualified_name(loader->scratch, name.schema, name.name));
}

static void set_type(struct mm_loader *loader, struct mm_column *column,
                     const PgQuery__ColumnDef *def, bool *is_serial)
{
	*is_serial = false;
	if (def->type_name != NULL)
		column->type =
		    mm_loader_text(loader, mm_type_spelling(loader, def->type_name, is_serial));
	if (def->coll_clause != NULL)
		column->collation = mm_collation_spelling(loader, def->coll_clause->n_collname,
		                                          def->coll_clause->collname);
}

static void make_serial(struct mm_loader *loader, struct mm_column *column)
{
	struct mm_sequence *s = mm_add_column_sequence(loader, column, MM_SEQUENCE_SERIAL, 0, NULL);

	column->is_not_null = true;
	column->default_expression = mm_nextval_text(loader, s);
}

void mm_make_identity(struct mm_loader *loader, struct mm_column *column,
                      const PgQuery__Constraint *node)
{
	column->identity = node->generated_when[0] == 'a' ? 'a' : 'd';
	column->is_not_null = true;
	column->default_expression = NULL;
	if (column->sequence == NULL)
		mm_add_column_sequence(loader, column, MM_SEQUENCE_IDENTITY, node->n_options,
		                       node->options);
}

/* What belongs to the column itself; false for a constraint of the table. */
static bool apply_to_column(struct mm_loader *loader, struct mm_column *column,
                            const PgQuery__Constraint *node)
{
	size_t offset = node->location > 0 ? (size_t)node->location : 0;

	switch (node->contype) {
	case PG_QUERY__CONSTR_TYPE__CONSTR_NULL:
		return true;
	case PG_QUERY__CONSTR_TYPE__CONSTR_NOTNULL:
		column->is_not_null = true;
		return true;
	case PG_QUERY__CONSTR_TYPE__CONSTR_DEFAULT:
		column->default_expression =
		    mm_normal_default(loader, mm_slice_default(loader, offset));
		return true;
	case PG_QUERY__CONSTR_TYPE__CONSTR_GENERATED:
		column->default_expression = mm_slice_parentheses(loader, offset);
		column->generated = 's';
		return true;
	case PG_QUERY__CONSTR_TYPE__CONSTR_IDENTITY:
		mm_make_identity(loader, column, node);
		return true;
	default:
		return false;
	}
}

static void apply_constraint(struct mm_loader *loader, struct mm_column *column,
                             const PgQuery__Constraint *node, struct mm_constraint_spec_list *specs)
{
	if (apply_to_column(loader, column, node))
		return;
	switch (node->contype) {
	case PG_QUERY__CONSTR_TYPE__CONSTR_ATTR_DEFERRABLE:
	case PG_QUERY__CONSTR_TYPE__CONSTR_ATTR_NOT_DEFERRABLE:
	case PG_QUERY__CONSTR_TYPE__CONSTR_ATTR_DEFERRED:
	case PG_QUERY__CONSTR_TYPE__CONSTR_ATTR_IMMEDIATE:
		mm_collect_attribute(specs, node);
		break;
	default:
		mm_collect_constraint(loader, specs, node, column->name);
		break;
	}
}

struct mm_column *mm_define_column(struct mm_loader *loader, struct mm_relation *relation,
                                   struct mm_column *column, const PgQuery__ColumnDef *def,
                                   struct mm_constraint_spec_list *specs)
{
	bool is_serial;

	if (column == NULL)
		column = mm_catalog_add_column(loader->catalog, relation, def->colname);
	/* A partition's columns are its parent's, whatever it says about them. */
	column->is_local = column->is_local || !relation->is_partition;
	column->location = loader->location;
	set_type(loader, column, def, &is_serial);
	column->is_not_null = column->is_not_null || def->is_not_null;
	if (is_serial)
		make_serial(loader, column);
	for (size_t i = 0; i < def->n_constraints; i++)
		if (def->constraints[i]->node_case == PG_QUERY__NODE__NODE_CONSTRAINT)
			apply_constraint(loader, column, def->constraints[i]->constraint, specs);
	return column;
}
