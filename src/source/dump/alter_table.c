#include "alter.h"

#include "choose.h"
#include "indexes.h"
#include "late.h"
#include "names.h"
#include "partition_index.h"
#include "tables.h"
#include "typename.h"

#include "banned.h"

typedef bool alter_function(struct mm_alter *alter, const PgQuery__AlterTableCmd *command);

static void alter_relation(struct mm_loader *loader, struct mm_relation *relation,
                           const PgQuery__AlterTableStmt *stmt)
{
	static alter_function *const functions[] = { mm_alter_column, mm_alter_column_kind,
		                                     mm_alter_constraint, mm_alter_trigger,
		                                     mm_alter_relation };
	struct mm_alter alter = { loader, relation, stmt->relation->inh, 0 };

	for (size_t i = 0; i < stmt->n_cmds; i++) {
		if (stmt->cmds[i]->node_case != PG_QUERY__NODE__NODE_ALTER_TABLE_CMD)
			continue;
		for (size_t k = 0; k < sizeof functions / sizeof functions[0]; k++)
			if (functions[k](&alter, stmt->cmds[i]->alter_table_cmd))
				break;
	}
}

static void alter_sequence(struct mm_loader *loader, struct mm_sequence *sequence,
                           const PgQuery__AlterTableCmd *command)
{
	switch (command->subtype) {
	case PG_QUERY__ALTER_TABLE_TYPE__AT_ChangeOwner:
		sequence->owner = mm_loader_text(loader, mm_role_name(command->newowner));
		break;
	case PG_QUERY__ALTER_TABLE_TYPE__AT_SetLogged:
		sequence->persistence = 'p';
		break;
	case PG_QUERY__ALTER_TABLE_TYPE__AT_SetUnLogged:
		sequence->persistence = 'u';
		break;
	default:
		break;
	}
}

static void alter_index(struct mm_loader *loader, struct mm_index *index,
                        const PgQuery__AlterTableCmd *command)
{
	const PgQuery__PartitionCmd *partition;
	struct mm_index *child = NULL;

	if (command->subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_SetTableSpace)
		index->tablespace = mm_same(command->name, "pg_default")
		                        ? NULL
		                        : mm_loader_text(loader, command->name);
	if (command->subtype != PG_QUERY__ALTER_TABLE_TYPE__AT_AttachPartition ||
	    command->def == NULL || command->def->node_case != PG_QUERY__NODE__NODE_PARTITION_CMD)
		return;
	partition = command->def->partition_cmd;
	if (partition->name != NULL)
		child = mm_find_index_named(
		    loader,
		    partition->name->schemaname[0] == '\0' ? NULL : partition->name->schemaname,
		    partition->name->relname);
	if (child != NULL)
		mm_attach_index(index, child);
}

/* ALTER TYPE of a composite type. */
static void alter_field(struct mm_loader *loader, struct mm_type *type,
                        const PgQuery__AlterTableCmd *command)
{
	struct mm_arena *arena = loader->catalog->arena;
	const PgQuery__ColumnDef *def =
	    command->def != NULL && command->def->node_case == PG_QUERY__NODE__NODE_COLUMN_DEF
	        ? command->def->column_def
	        : NULL;
	const char *spelling = def == NULL || def->type_name == NULL
	                           ? NULL
	                           : mm_type_spelling(loader, def->type_name, NULL);
	long place = mm_strings_find(&type->field_names, command->name);

	if (command->subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_AddColumn && spelling != NULL) {
		mm_strings_add(arena, &type->field_names, mm_loader_text(loader, def->colname));
		mm_strings_add(arena, &type->field_types, mm_loader_text(loader, spelling));
		mm_late_type(loader, type);
	} else if (command->subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_AlterColumnType &&
	           spelling != NULL && place >= 0) {
		type->field_types.items[place] = mm_loader_text(loader, spelling);
		mm_late_type(loader, type);
	} else if (command->subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_DropColumn && place >= 0) {
		for (size_t i = (size_t)place; i + 1 < type->field_names.count; i++) {
			type->field_names.items[i] = type->field_names.items[i + 1];
			type->field_types.items[i] = type->field_types.items[i + 1];
		}
		type->field_names.count--;
		type->field_types.count--;
	}
}

/* ALTER TABLE is allowed to name a view, an index or a sequence too. */
void mm_load_alter_table(struct mm_loader *loader, const PgQuery__AlterTableStmt *stmt)
{
	struct mm_relation *relation = mm_find_relation(loader, stmt->relation);
	const char *schema;
	struct mm_sequence *sequence;
	struct mm_index *index;
	struct mm_type *type;

	if (stmt->relation == NULL)
		return;
	if (relation != NULL && stmt->objtype != PG_QUERY__OBJECT_TYPE__OBJECT_TYPE) {
		alter_relation(loader, relation, stmt);
		return;
	}
	schema = stmt->relation->schemaname[0] == '\0' ? NULL : stmt->relation->schemaname;
	sequence = mm_find_sequence_named(loader, schema, stmt->relation->relname);
	index = mm_find_index_named(loader, schema, stmt->relation->relname);
	type = mm_find_type_named(loader, schema, stmt->relation->relname);
	for (size_t i = 0; i < stmt->n_cmds; i++) {
		const PgQuery__AlterTableCmd *command = stmt->cmds[i]->alter_table_cmd;

		if (stmt->cmds[i]->node_case != PG_QUERY__NODE__NODE_ALTER_TABLE_CMD)
			continue;
		if (sequence != NULL)
			alter_sequence(loader, sequence, command);
		else if (index != NULL)
			alter_index(loader, index, command);
		else if (type != NULL && type->kind == 'c')
			alter_field(loader, type, command);
	}
}
