/* ALTER TABLE: what concerns the table as a whole. */
#include <string.h>

#include "alter.h"
#include "defs.h"
#include "indexes.h"
#include "inherit.h"
#include "late.h"
#include "names.h"
#include "tables.h"
#include "typename.h"

#include "banned.h"

bool mm_is_cascade(const PgQuery__AlterTableCmd *command)
{
	return command->behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE;
}

static void remove_option(struct mm_strings *options, const char *name, size_t len)
{
	size_t kept = 0;

	for (size_t i = 0; i < options->count; i++)
		if (strncmp(options->items[i], name, len) != 0 ||
		    (options->items[i][len] != '=' && options->items[i][len] != '\0'))
			options->items[kept++] = options->items[i];
	options->count = kept;
}

void mm_set_options(struct mm_loader *loader, struct mm_strings *options, size_t count,
                    PgQuery__Node **defs, bool is_reset)
{
	struct mm_strings given = { 0 };

	mm_def_options(loader, count, defs, &given);
	for (size_t i = 0; i < given.count; i++) {
		remove_option(options, given.items[i], strcspn(given.items[i], "="));
		if (!is_reset)
			mm_strings_add(loader->catalog->arena, options, given.items[i]);
	}
}

static void change_owner(struct mm_alter *alter, const PgQuery__AlterTableCmd *command)
{
	struct mm_relation *r = alter->relation;

	r->owner = mm_loader_text(alter->loader, mm_role_name(command->newowner));
	for (size_t i = 0; i < r->columns.count; i++)
		if (r->columns.items[i]->sequence != NULL)
			r->columns.items[i]->sequence->owner = r->owner;
}

static void set_persistence(struct mm_alter *alter, char persistence)
{
	struct mm_relation *r = alter->relation;

	if (r->kind == 'p' || r->persistence == 't')
		return;
	r->persistence = persistence;
	for (size_t i = 0; i < r->columns.count; i++)
		if (r->columns.items[i]->sequence != NULL)
			r->columns.items[i]->sequence->persistence = persistence;
}

static void set_replica_identity(struct mm_alter *alter, const PgQuery__AlterTableCmd *command)
{
	const PgQuery__ReplicaIdentityStmt *identity;
	struct mm_index *index = NULL;
	struct mm_relation *r = alter->relation;

	if (command->def == NULL ||
	    command->def->node_case != PG_QUERY__NODE__NODE_REPLICA_IDENTITY_STMT)
		return;
	identity = command->def->replica_identity_stmt;
	if (identity->identity_type[0] == 'i') {
		index = mm_catalog_find_index(alter->loader->catalog, r->schema, identity->name);
		if (index == NULL || index->relation != r)
			return;
	}
	r->replica_identity = identity->identity_type[0];
	mm_mark_replica_identity(r, index);
}

static void change_parent(struct mm_alter *alter, const PgQuery__AlterTableCmd *command)
{
	struct mm_relation *parent;

	if (command->def == NULL || command->def->node_case != PG_QUERY__NODE__NODE_RANGE_VAR)
		return;
	parent = mm_find_relation(alter->loader, command->def->range_var);
	if (parent == NULL || parent->kind == 'p')
		return;
	if (command->subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_AddInherit)
		mm_add_inherit(alter->loader, alter->relation, parent);
	else
		mm_drop_inherit(alter->relation, parent);
}

static void change_partition(struct mm_alter *alter, const PgQuery__AlterTableCmd *command)
{
	const PgQuery__PartitionCmd *partition;
	struct mm_relation *child;

	if (command->def == NULL || command->def->node_case != PG_QUERY__NODE__NODE_PARTITION_CMD)
		return;
	partition = command->def->partition_cmd;
	if (command->subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_AttachPartition) {
		mm_attach_partition(alter->loader, alter->relation, partition);
		return;
	}
	child = mm_find_relation(alter->loader, partition->name);
	if (child != NULL)
		mm_detach_partition(alter->loader, alter->relation, child);
}

static void set_of_type(struct mm_alter *alter, const PgQuery__AlterTableCmd *command)
{
	if (command->def != NULL && command->def->node_case == PG_QUERY__NODE__NODE_TYPE_NAME)
		alter->relation->of_type = mm_loader_text(
		    alter->loader, mm_type_spelling(alter->loader, command->def->type_name, NULL));
	mm_late_relation(alter->loader, alter->relation);
}

static void set_reloptions(struct mm_alter *alter, const PgQuery__AlterTableCmd *command)
{
	if (command->subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_ReplaceRelOptions)
		alter->relation->options.count = 0;
	if (command->def != NULL && command->def->node_case == PG_QUERY__NODE__NODE_LIST)
		mm_set_options(alter->loader, &alter->relation->options,
		               command->def->list->n_items, command->def->list->items,
		               command->subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_ResetRelOptions);
}

static void set_tablespace(struct mm_alter *alter, const PgQuery__AlterTableCmd *command)
{
	alter->relation->tablespace = mm_same(command->name, "pg_default")
	                                  ? NULL
	                                  : mm_loader_text(alter->loader, command->name);
}

static bool alter_security(struct mm_relation *r, const PgQuery__AlterTableCmd *command)
{
	switch (command->subtype) {
	case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableRowSecurity:
		r->row_security = true;
		return true;
	case PG_QUERY__ALTER_TABLE_TYPE__AT_DisableRowSecurity:
		r->row_security = false;
		return true;
	case PG_QUERY__ALTER_TABLE_TYPE__AT_ForceRowSecurity:
		r->force_row_security = true;
		return true;
	case PG_QUERY__ALTER_TABLE_TYPE__AT_NoForceRowSecurity:
		r->force_row_security = false;
		return true;
	default:
		return false;
	}
}

static bool alter_storage(struct mm_alter *alter, const PgQuery__AlterTableCmd *command)
{
	switch (command->subtype) {
	case PG_QUERY__ALTER_TABLE_TYPE__AT_SetLogged:
		set_persistence(alter, 'p');
		return true;
	case PG_QUERY__ALTER_TABLE_TYPE__AT_SetUnLogged:
		set_persistence(alter, 'u');
		return true;
	case PG_QUERY__ALTER_TABLE_TYPE__AT_SetAccessMethod:
		alter->relation->access_method = mm_loader_text(
		    alter->loader, command->name[0] == '\0' ? alter->loader->default_access_method
		                                            : command->name);
		return true;
	case PG_QUERY__ALTER_TABLE_TYPE__AT_SetTableSpace:
		set_tablespace(alter, command);
		return true;
	case PG_QUERY__ALTER_TABLE_TYPE__AT_SetRelOptions:
	case PG_QUERY__ALTER_TABLE_TYPE__AT_ResetRelOptions:
	case PG_QUERY__ALTER_TABLE_TYPE__AT_ReplaceRelOptions:
		set_reloptions(alter, command);
		return true;
	default:
		return false;
	}
}

bool mm_alter_relation(struct mm_alter *alter, const PgQuery__AlterTableCmd *command)
{
	if (alter_security(alter->relation, command) || alter_storage(alter, command))
		return true;
	switch (command->subtype) {
	case PG_QUERY__ALTER_TABLE_TYPE__AT_ChangeOwner:
		change_owner(alter, command);
		return true;
	case PG_QUERY__ALTER_TABLE_TYPE__AT_ReplicaIdentity:
		set_replica_identity(alter, command);
		return true;
	case PG_QUERY__ALTER_TABLE_TYPE__AT_AddInherit:
	case PG_QUERY__ALTER_TABLE_TYPE__AT_DropInherit:
		change_parent(alter, command);
		return true;
	case PG_QUERY__ALTER_TABLE_TYPE__AT_AttachPartition:
	case PG_QUERY__ALTER_TABLE_TYPE__AT_DetachPartition:
	case PG_QUERY__ALTER_TABLE_TYPE__AT_DetachPartitionFinalize:
		change_partition(alter, command);
		return true;
	case PG_QUERY__ALTER_TABLE_TYPE__AT_AddOf:
		set_of_type(alter, command);
		return true;
	case PG_QUERY__ALTER_TABLE_TYPE__AT_DropOf:
		alter->relation->of_type = NULL;
		return true;
	default:
		return false;
	}
}
