#include "loader.h"

#include "arena.h"

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
	case PG_QUERY__NODE__NODE_INDEX_STMT:
		mm_load_create_index(loader, node->index_stmt);
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

/* The rest of a database's own objects. */
static bool apply_to_database(struct mm_loader *loader, const PgQuery__Node *node)
{
	(void)loader;
	switch (node->node_case) {
	default:
		return false;
	}
}

enum mm_load_result mm_load_statement(struct mm_loader *loader, const PgQuery__Node *statement)
{
	if (apply_to_tables(loader, statement) || apply_to_code(loader, statement) ||
	    apply_to_database(loader, statement))
		return MM_LOAD_APPLIED;
	return MM_LOAD_IGNORED;
}
