#include "loader.h"

#include "arena.h"
#include "cluster.h"
#include "grants.h"
#include "owners.h"
#include "publications.h"
#include "schemas.h"
#include "servers.h"
#include "settings.h"
#include "views.h"

#include "banned.h"

const char *mm_loader_text(struct mm_loader *loader, const char *text)
{
	return mm_arena_strdup(loader->catalog->arena, text);
}

const char *mm_loader_text_n(struct mm_loader *loader, const char *text, size_t len)
{
	return mm_arena_strndup(loader->catalog->arena, text, len);
}

/* tables.c, alter_table.c, indexes.c, views.c, sequences.c, drop.c, rename.c */
static bool apply_to_tables(struct mm_loader *loader, const PgQuery__Node *node)
{
	switch (node->node_case) {
	case PG_QUERY__NODE__NODE_CREATE_STMT:
		mm_load_create_table(loader, node->create_stmt, NULL);
		return true;
	case PG_QUERY__NODE__NODE_CREATE_FOREIGN_TABLE_STMT:
		mm_load_create_foreign_table(loader, node->create_foreign_table_stmt);
		return true;
	case PG_QUERY__NODE__NODE_ALTER_TABLE_STMT:
		mm_load_alter_table(loader, node->alter_table_stmt);
		return true;
	case PG_QUERY__NODE__NODE_INDEX_STMT:
		mm_load_create_index(loader, node->index_stmt);
		return true;
	case PG_QUERY__NODE__NODE_VIEW_STMT:
		mm_load_create_view(loader, node->view_stmt);
		return true;
	case PG_QUERY__NODE__NODE_CREATE_TABLE_AS_STMT:
		mm_load_create_table_as(loader, node->create_table_as_stmt);
		return true;
	case PG_QUERY__NODE__NODE_REFRESH_MAT_VIEW_STMT:
		mm_load_refresh(loader, node->refresh_mat_view_stmt);
		return true;
	case PG_QUERY__NODE__NODE_SELECT_STMT:
		if (node->select_stmt->into_clause == NULL)
			return false;
		mm_load_select_into(loader, node->select_stmt);
		return true;
	case PG_QUERY__NODE__NODE_DROP_STMT:
		mm_load_drop(loader, node->drop_stmt);
		return true;
	case PG_QUERY__NODE__NODE_RENAME_STMT:
		mm_load_rename(loader, node->rename_stmt);
		return true;
	case PG_QUERY__NODE__NODE_ALTER_OBJECT_SCHEMA_STMT:
		mm_load_alter_object_schema(loader, node->alter_object_schema_stmt);
		return true;
	case PG_QUERY__NODE__NODE_CREATE_SEQ_STMT:
		mm_load_create_sequence(loader, node->create_seq_stmt);
		return true;
	case PG_QUERY__NODE__NODE_ALTER_SEQ_STMT:
		mm_load_alter_sequence(loader, node->alter_seq_stmt);
		return true;
	default:
		return false;
	}
}

/* types.c, functions.c, triggers.c, rules.c, policies.c */
static bool apply_to_code(struct mm_loader *loader, const PgQuery__Node *node)
{
	switch (node->node_case) {
	case PG_QUERY__NODE__NODE_CREATE_ENUM_STMT:
		mm_load_create_enum(loader, node->create_enum_stmt);
		return true;
	case PG_QUERY__NODE__NODE_ALTER_ENUM_STMT:
		mm_load_alter_enum(loader, node->alter_enum_stmt);
		return true;
	case PG_QUERY__NODE__NODE_CREATE_DOMAIN_STMT:
		mm_load_create_domain(loader, node->create_domain_stmt);
		return true;
	case PG_QUERY__NODE__NODE_ALTER_DOMAIN_STMT:
		mm_load_alter_domain(loader, node->alter_domain_stmt);
		return true;
	case PG_QUERY__NODE__NODE_COMPOSITE_TYPE_STMT:
		mm_load_create_composite(loader, node->composite_type_stmt);
		return true;
	case PG_QUERY__NODE__NODE_CREATE_RANGE_STMT:
		mm_load_create_range(loader, node->create_range_stmt);
		return true;
	case PG_QUERY__NODE__NODE_CREATE_FUNCTION_STMT:
		mm_load_create_function(loader, node->create_function_stmt);
		return true;
	case PG_QUERY__NODE__NODE_ALTER_FUNCTION_STMT:
		mm_load_alter_function(loader, node->alter_function_stmt);
		return true;
	case PG_QUERY__NODE__NODE_CREATE_TRIG_STMT:
		mm_load_create_trigger(loader, node->create_trig_stmt);
		return true;
	case PG_QUERY__NODE__NODE_CREATE_EVENT_TRIG_STMT:
		mm_load_create_event_trigger(loader, node->create_event_trig_stmt);
		return true;
	case PG_QUERY__NODE__NODE_ALTER_EVENT_TRIG_STMT:
		mm_load_alter_event_trigger(loader, node->alter_event_trig_stmt);
		return true;
	case PG_QUERY__NODE__NODE_RULE_STMT:
		mm_load_create_rule(loader, node->rule_stmt);
		return true;
	case PG_QUERY__NODE__NODE_CREATE_POLICY_STMT:
		mm_load_create_policy(loader, node->create_policy_stmt);
		return true;
	case PG_QUERY__NODE__NODE_ALTER_POLICY_STMT:
		mm_load_alter_policy(loader, node->alter_policy_stmt);
		return true;
	case PG_QUERY__NODE__NODE_DEFINE_STMT:
		return mm_load_define(loader, node->define_stmt);
	default:
		return false;
	}
}

/* schemas.c, owners.c, grants.c, publications.c, servers.c */
static bool apply_to_database(struct mm_loader *loader, const PgQuery__Node *node)
{
	switch (node->node_case) {
	case PG_QUERY__NODE__NODE_CREATE_SCHEMA_STMT:
		mm_load_create_schema(loader, node->create_schema_stmt);
		return true;
	case PG_QUERY__NODE__NODE_CREATE_EXTENSION_STMT:
		mm_load_create_extension(loader, node->create_extension_stmt);
		return true;
	case PG_QUERY__NODE__NODE_ALTER_EXTENSION_STMT:
		mm_load_alter_extension(loader, node->alter_extension_stmt);
		return true;
	case PG_QUERY__NODE__NODE_ALTER_EXTENSION_CONTENTS_STMT:
		mm_load_extension_contents(loader, node->alter_extension_contents_stmt);
		return true;
	case PG_QUERY__NODE__NODE_ALTER_OWNER_STMT:
		mm_load_alter_owner(loader, node->alter_owner_stmt);
		return true;
	case PG_QUERY__NODE__NODE_ALTER_DEFAULT_PRIVILEGES_STMT:
		mm_load_default_privileges(loader, node->alter_default_privileges_stmt);
		return true;
	case PG_QUERY__NODE__NODE_CREATE_PUBLICATION_STMT:
		mm_load_create_publication(loader, node->create_publication_stmt);
		return true;
	case PG_QUERY__NODE__NODE_ALTER_PUBLICATION_STMT:
		mm_load_alter_publication(loader, node->alter_publication_stmt);
		return true;
	case PG_QUERY__NODE__NODE_CREATE_SUBSCRIPTION_STMT:
		mm_load_create_subscription(loader, node->create_subscription_stmt);
		return true;
	case PG_QUERY__NODE__NODE_ALTER_SUBSCRIPTION_STMT:
		mm_load_alter_subscription(loader, node->alter_subscription_stmt);
		return true;
	case PG_QUERY__NODE__NODE_DROP_SUBSCRIPTION_STMT:
		mm_load_drop_subscription(loader, node->drop_subscription_stmt);
		return true;
	case PG_QUERY__NODE__NODE_CREATE_FOREIGN_SERVER_STMT:
		mm_load_create_server(loader, node->create_foreign_server_stmt);
		return true;
	case PG_QUERY__NODE__NODE_CREATE_USER_MAPPING_STMT:
		mm_load_create_user_mapping(loader, node->create_user_mapping_stmt);
		return true;
	case PG_QUERY__NODE__NODE_DROP_USER_MAPPING_STMT:
		mm_load_drop_user_mapping(loader, node->drop_user_mapping_stmt);
		return true;
	case PG_QUERY__NODE__NODE_GRANT_STMT:
		mm_load_grant(loader, node->grant_stmt, false);
		return true;
	default:
		return false;
	}
}

/* cluster.c, settings.c */
static bool apply_to_cluster(struct mm_loader *loader, const PgQuery__Node *node)
{
	switch (node->node_case) {
	case PG_QUERY__NODE__NODE_CREATEDB_STMT:
		mm_load_create_database(loader, node->createdb_stmt);
		return true;
	case PG_QUERY__NODE__NODE_ALTER_DATABASE_STMT:
		mm_load_alter_database(loader, node->alter_database_stmt);
		return true;
	case PG_QUERY__NODE__NODE_DROPDB_STMT:
		mm_load_drop_database(loader, node->dropdb_stmt);
		return true;
	case PG_QUERY__NODE__NODE_ALTER_DATABASE_SET_STMT:
		mm_load_alter_database_set(loader, node->alter_database_set_stmt);
		return true;
	case PG_QUERY__NODE__NODE_CREATE_ROLE_STMT:
		mm_load_create_role(loader, node->create_role_stmt);
		return true;
	case PG_QUERY__NODE__NODE_ALTER_ROLE_STMT:
		mm_load_alter_role(loader, node->alter_role_stmt);
		return true;
	case PG_QUERY__NODE__NODE_ALTER_ROLE_SET_STMT:
		mm_load_alter_role_set(loader, node->alter_role_set_stmt);
		return true;
	case PG_QUERY__NODE__NODE_DROP_ROLE_STMT:
		mm_load_drop_role(loader, node->drop_role_stmt);
		return true;
	case PG_QUERY__NODE__NODE_GRANT_ROLE_STMT:
		mm_load_grant_role(loader, node->grant_role_stmt);
		return true;
	case PG_QUERY__NODE__NODE_CREATE_TABLE_SPACE_STMT:
		mm_load_create_tablespace(loader, node->create_table_space_stmt);
		return true;
	default:
		return false;
	}
}

enum mm_load_result mm_load_statement(struct mm_loader *loader, const PgQuery__Node *statement)
{
	if (apply_to_tables(loader, statement) || apply_to_code(loader, statement) ||
	    apply_to_database(loader, statement) || apply_to_cluster(loader, statement))
		return MM_LOAD_APPLIED;
	if (statement->node_case == PG_QUERY__NODE__NODE_VARIABLE_SET_STMT)
		mm_load_set(loader, statement->variable_set_stmt);
	return MM_LOAD_IGNORED;
}
