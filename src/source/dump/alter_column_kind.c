/* ALTER TABLE: identity, generation expressions and options of columns. */
#include <string.h>

#include "alter.h"
#include "columns.h"
#include "indexes.h"
#include "sequences.h"
#include "slice.h"

#include "banned.h"

static void add_identity(struct mm_loader *loader, struct mm_column *column,
                         const PgQuery__AlterTableCmd *command)
{
	if (command->def != NULL && command->def->node_case == PG_QUERY__NODE__NODE_CONSTRAINT &&
	    column->identity == '\0')
		mm_make_identity(loader, column, command->def->constraint);
}

static void set_identity(struct mm_loader *loader, struct mm_column *column,
                         const PgQuery__AlterTableCmd *command)
{
	const PgQuery__List *list;

	if (column->identity == '\0' || command->def == NULL ||
	    command->def->node_case != PG_QUERY__NODE__NODE_LIST)
		return;
	list = command->def->list;
	for (size_t i = 0; i < list->n_items; i++) {
		const PgQuery__DefElem *def = list->items[i]->def_elem;

		if (list->items[i]->node_case == PG_QUERY__NODE__NODE_DEF_ELEM &&
		    strcmp(def->defname, "generated") == 0 && def->arg != NULL &&
		    def->arg->node_case == PG_QUERY__NODE__NODE_INTEGER)
			column->identity = (char)def->arg->integer->ival;
	}
	if (column->sequence != NULL)
		mm_set_sequence_options(loader, column->sequence, list->n_items, list->items);
}

static void drop_identity(struct mm_loader *loader, struct mm_column *column)
{
	if (column->identity == '\0')
		return;
	column->identity = '\0';
	if (column->sequence != NULL)
		mm_catalog_drop_sequence(loader->catalog, column->sequence);
	column->sequence = NULL;
}

static void drop_expression(struct mm_column *column)
{
	if (column->generated == '\0')
		return;
	column->generated = '\0';
	column->default_expression = NULL;
}

static void set_options(struct mm_loader *loader, struct mm_column *column,
                        const PgQuery__AlterTableCmd *command)
{
	if (command->def != NULL && command->def->node_case == PG_QUERY__NODE__NODE_LIST)
		mm_set_options(loader, &column->options, command->def->list->n_items,
		               command->def->list->items,
		               command->subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_ResetOptions);
}

#if MM_PG_QUERY_MAJOR >= 17
static void set_expression(struct mm_alter *alter, struct mm_column *column)
{
	long where = mm_find_word(alter->loader, alter->position, "expression");

	if (where < 0 || column->generated == '\0')
		return;
	alter->position = (size_t)where + strlen("expression");
	column->default_expression = mm_slice_parentheses(alter->loader, alter->position);
}
#endif

bool mm_alter_column_kind(struct mm_alter *alter, const PgQuery__AlterTableCmd *command)
{
	struct mm_column *column = mm_relation_find_column(alter->relation, command->name);

	if (column == NULL)
		return false;
	switch (command->subtype) {
	case PG_QUERY__ALTER_TABLE_TYPE__AT_AddIdentity:
		add_identity(alter->loader, column, command);
		return true;
	case PG_QUERY__ALTER_TABLE_TYPE__AT_SetIdentity:
		set_identity(alter->loader, column, command);
		return true;
	case PG_QUERY__ALTER_TABLE_TYPE__AT_DropIdentity:
		drop_identity(alter->loader, column);
		return true;
	case PG_QUERY__ALTER_TABLE_TYPE__AT_DropExpression:
		drop_expression(column);
		return true;
#if MM_PG_QUERY_MAJOR >= 17
	case PG_QUERY__ALTER_TABLE_TYPE__AT_SetExpression:
		set_expression(alter, column);
		return true;
#endif
	case PG_QUERY__ALTER_TABLE_TYPE__AT_SetOptions:
	case PG_QUERY__ALTER_TABLE_TYPE__AT_ResetOptions:
		set_options(alter->loader, column, command);
		return true;
	default:
		return false;
	}
}
