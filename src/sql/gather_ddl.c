#include "gather.h"

#include <string.h>

#include "arena.h"
#include "object_type.h"
#include "tree.h"

#include "banned.h"

/*
 * DDL of which only the tag and the name count. `name` is the field that holds
 * the name: text, a RangeVar, a RoleSpec, an ObjectWithArgs, or a list of names;
 * `own` a text field with the name of a thing that belongs to that relation.
 */
struct plain_ddl {
	const char *node;
	const char *tag;
	const char *name;
	const char *own;
};

static const struct plain_ddl plain[] = {
	{ "AlterCollationStmt", "ALTER COLLATION", "collname", NULL },
	{ "AlterDatabaseRefreshCollStmt", "ALTER DATABASE", "dbname", NULL },
	{ "AlterDatabaseSetStmt", "ALTER DATABASE", "dbname", NULL },
	{ "AlterDatabaseStmt", "ALTER DATABASE", "dbname", NULL },
	{ "AlterDefaultPrivilegesStmt", "ALTER DEFAULT PRIVILEGES", NULL, NULL },
	{ "AlterDomainStmt", "ALTER DOMAIN", "type_name", NULL },
	{ "AlterEnumStmt", "ALTER TYPE", "type_name", NULL },
	{ "AlterEventTrigStmt", "ALTER EVENT TRIGGER", "trigname", NULL },
	{ "AlterExtensionContentsStmt", "ALTER EXTENSION", "extname", NULL },
	{ "AlterExtensionStmt", "ALTER EXTENSION", "extname", NULL },
	{ "AlterFdwStmt", "ALTER FOREIGN DATA WRAPPER", "fdwname", NULL },
	{ "AlterForeignServerStmt", "ALTER SERVER", "servername", NULL },
	{ "AlterOpFamilyStmt", "ALTER OPERATOR FAMILY", "opfamilyname", NULL },
	{ "AlterOperatorStmt", "ALTER OPERATOR", "opername", NULL },
	{ "AlterPolicyStmt", "ALTER POLICY", "table", "policy_name" },
	{ "AlterPublicationStmt", "ALTER PUBLICATION", "pubname", NULL },
	{ "AlterRoleSetStmt", "ALTER ROLE", "role", NULL },
	{ "AlterRoleStmt", "ALTER ROLE", "role", NULL },
	{ "AlterStatsStmt", "ALTER STATISTICS", "defnames", NULL },
	{ "AlterSubscriptionStmt", "ALTER SUBSCRIPTION", "subname", NULL },
	{ "AlterTSConfigurationStmt", "ALTER TEXT SEARCH CONFIGURATION", "cfgname", NULL },
	{ "AlterTSDictionaryStmt", "ALTER TEXT SEARCH DICTIONARY", "dictname", NULL },
	{ "AlterTableMoveAllStmt", "ALTER TABLE", NULL, NULL },
	{ "AlterTableSpaceOptionsStmt", "ALTER TABLESPACE", "tablespacename", NULL },
	{ "AlterTypeStmt", "ALTER TYPE", "type_name", NULL },
	{ "AlterUserMappingStmt", "ALTER USER MAPPING", "user", NULL },
	{ "ClusterStmt", "CLUSTER", "relation", NULL },
	{ "CompositeTypeStmt", "CREATE TYPE", "typevar", NULL },
	{ "CreateAmStmt", "CREATE ACCESS METHOD", "amname", NULL },
	{ "CreateCastStmt", "CREATE CAST", NULL, NULL },
	{ "CreateConversionStmt", "CREATE CONVERSION", "conversion_name", NULL },
	{ "CreateDomainStmt", "CREATE DOMAIN", "domainname", NULL },
	{ "CreateEnumStmt", "CREATE TYPE", "type_name", NULL },
	{ "CreateEventTrigStmt", "CREATE EVENT TRIGGER", "trigname", NULL },
	{ "CreateExtensionStmt", "CREATE EXTENSION", "extname", NULL },
	{ "CreateFdwStmt", "CREATE FOREIGN DATA WRAPPER", "fdwname", NULL },
	{ "CreateForeignServerStmt", "CREATE SERVER", "servername", NULL },
	{ "CreateOpClassStmt", "CREATE OPERATOR CLASS", "opclassname", NULL },
	{ "CreateOpFamilyStmt", "CREATE OPERATOR FAMILY", "opfamilyname", NULL },
	{ "CreatePLangStmt", "CREATE LANGUAGE", "plname", NULL },
	{ "CreatePolicyStmt", "CREATE POLICY", "table", "policy_name" },
	{ "CreatePublicationStmt", "CREATE PUBLICATION", "pubname", NULL },
	{ "CreateRangeStmt", "CREATE TYPE", "type_name", NULL },
	{ "CreateRoleStmt", "CREATE ROLE", "role", NULL },
	{ "CreateStatsStmt", "CREATE STATISTICS", "defnames", NULL },
	{ "CreateSubscriptionStmt", "CREATE SUBSCRIPTION", "subname", NULL },
	{ "CreateTableSpaceStmt", "CREATE TABLESPACE", "tablespacename", NULL },
	{ "CreateTransformStmt", "CREATE TRANSFORM", NULL, NULL },
	{ "CreateTrigStmt", "CREATE TRIGGER", "relation", "trigname" },
	{ "CreateUserMappingStmt", "CREATE USER MAPPING", "user", NULL },
	{ "CreatedbStmt", "CREATE DATABASE", "dbname", NULL },
	{ "DropOwnedStmt", "DROP OWNED", NULL, NULL },
	{ "DropSubscriptionStmt", "DROP SUBSCRIPTION", "subname", NULL },
	{ "DropTableSpaceStmt", "DROP TABLESPACE", "tablespacename", NULL },
	{ "DropUserMappingStmt", "DROP USER MAPPING", "user", NULL },
	{ "DropdbStmt", "DROP DATABASE", "dbname", NULL },
	{ "ImportForeignSchemaStmt", "IMPORT FOREIGN SCHEMA", "remote_schema", NULL },
	{ "ReassignOwnedStmt", "REASSIGN OWNED", NULL, NULL },
	{ "RuleStmt", "CREATE RULE", "relation", "rulename" },
};

static void name_by_field(struct mm_gather *g, struct mm_fact *fact,
                          const ProtobufCMessage *message, const char *field)
{
	const ProtobufCMessage *part = mm_field_message(message, field);
	PgQuery__Node *const *names;
	size_t count = mm_field_nodes(message, field, &names);
	const char *schema = NULL;
	const char *name = mm_field_text(message, field);

	if (part != NULL && part->descriptor == &pg_query__range_var__descriptor) {
		schema = mm_field_text(part, "schemaname");
		name = mm_field_text(part, "relname");
	} else if (part != NULL && part->descriptor == &pg_query__role_spec__descriptor) {
		name = mm_field_text(part, "rolename");
	} else if (part != NULL) {
		count = mm_field_nodes(part, "objname", &names);
	}
	if (count > 0)
		mm_tree_names(names, count, &schema, &name);
	mm_gather_name(g, fact, schema, name);
}

static bool has_password(const ProtobufCMessage *message)
{
	PgQuery__Node *const *options;
	size_t count = mm_field_nodes(message, "options", &options);
	const PgQuery__DefElem *password = mm_tree_option(options, count, "password");

	return password != NULL && password->arg != NULL;
}

static bool is_about_roles(const char *tag)
{
	return strstr(tag, " ROLE") != NULL || strstr(tag, " USER MAPPING") != NULL;
}

static bool gather_plain(struct mm_gather *g, const ProtobufCMessage *message)
{
	const struct plain_ddl *entry = NULL;
	struct mm_fact *fact;
	const char *own;

	for (size_t i = 0; entry == NULL && i < sizeof plain / sizeof *plain; i++)
		if (strcmp(plain[i].node, message->descriptor->short_name) == 0)
			entry = &plain[i];
	if (entry == NULL)
		return false;
	fact = mm_gather_add(g, MM_FACT_DDL, -1);
	fact->detail = entry->tag;
	if (entry->name != NULL)
		name_by_field(g, fact, message, entry->name);
	own = entry->own == NULL ? NULL : mm_field_text(message, entry->own);
	if (own != NULL)
		mm_strings_add(g->arena, &fact->columns, own);
	if (is_about_roles(entry->tag) && has_password(message))
		fact->flags |= MM_FACT_SECRET;
	return true;
}

/* COMMENT ON, SECURITY LABEL ON, ALTER … OWNER, RENAME, SET SCHEMA. */
static void gather_on_object(struct mm_gather *g, const char *tag, PgQuery__ObjectType type,
                             const PgQuery__RangeVar *relation, const PgQuery__Node *object)
{
	bool is_large = type == PG_QUERY__OBJECT_TYPE__OBJECT_LARGEOBJECT;
	struct mm_fact *fact =
	    mm_gather_add_relation(g, is_large ? MM_FACT_LARGE_OBJECT : MM_FACT_DDL, relation);

	fact->detail = tag;
	if (relation == NULL && !is_large)
		mm_object_name(g, fact, type, object);
}

static void gather_rename(struct mm_gather *g, const PgQuery__RenameStmt *s)
{
	bool is_column = s->rename_type == PG_QUERY__OBJECT_TYPE__OBJECT_COLUMN;
	PgQuery__ObjectType type = is_column ? s->relation_type : s->rename_type;
	struct mm_fact *fact;

	gather_on_object(g, mm_object_tag(g, "ALTER", type), type, s->relation, s->object);
	fact = &g->items[g->count - 1];
	if (s->relation == NULL && fact->name == NULL)
		fact->name = mm_tree_text(s->subname);
	else if (mm_tree_text(s->subname) != NULL)
		mm_strings_add(g->arena, &fact->columns, s->subname);
}

static void gather_grant(struct mm_gather *g, const PgQuery__GrantStmt *s)
{
	const char *tag = s->is_grant ? "GRANT" : "REVOKE";

	for (size_t i = 0; i < s->n_objects; i++)
		gather_on_object(g, tag, s->objtype, NULL, s->objects[i]);
}

/* One fact per role. */
static void gather_roles(struct mm_gather *g, const char *tag, PgQuery__Node *const *roles,
                         size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct mm_fact *fact = mm_gather_add(g, MM_FACT_DDL, -1);

		fact->detail = tag;
		if (roles[i]->node_case == PG_QUERY__NODE__NODE_ACCESS_PRIV)
			fact->name = mm_tree_text(roles[i]->access_priv->priv_name);
		else
			mm_object_name(g, fact, PG_QUERY__OBJECT_TYPE__OBJECT_ROLE, roles[i]);
	}
}

static void gather_define(struct mm_gather *g, const PgQuery__DefineStmt *s)
{
	struct mm_fact *fact = mm_gather_add(g, MM_FACT_DDL, -1);
	const char *schema;
	const char *name;

	fact->detail = mm_object_tag(g, "CREATE", s->kind);
	mm_tree_names(s->defnames, s->n_defnames, &schema, &name);
	mm_gather_name(g, fact, schema, name);
}

static void gather_function(struct mm_gather *g, const PgQuery__CreateFunctionStmt *s)
{
	struct mm_fact *fact = mm_gather_add(g, MM_FACT_DDL, -1);
	const char *schema;
	const char *name;

	fact->detail = s->is_procedure ? "CREATE PROCEDURE" : "CREATE FUNCTION";
	mm_tree_names(s->funcname, s->n_funcname, &schema, &name);
	mm_gather_name(g, fact, schema, name);
}

static void gather_alter_function(struct mm_gather *g, const PgQuery__AlterFunctionStmt *s)
{
	struct mm_fact *fact = mm_gather_add(g, MM_FACT_DDL, -1);
	const char *schema = NULL;
	const char *name = NULL;

	fact->detail = mm_object_tag(g, "ALTER", s->objtype);
	if (s->func != NULL)
		mm_tree_names(s->func->objname, s->func->n_objname, &schema, &name);
	mm_gather_name(g, fact, schema, name);
}

static void gather_schema(struct mm_gather *g, const PgQuery__CreateSchemaStmt *s)
{
	struct mm_fact *fact = mm_gather_add(g, MM_FACT_DDL, -1);

	fact->detail = "CREATE SCHEMA";
	fact->name = mm_tree_text(s->schemaname);
	if (fact->name == NULL && s->authrole != NULL)
		fact->name = mm_tree_text(s->authrole->rolename);
	mm_gather_nodes(g, s->schema_elts, s->n_schema_elts);
}

static void gather_system(struct mm_gather *g, const PgQuery__AlterSystemStmt *s)
{
	struct mm_fact *fact = mm_gather_add(g, MM_FACT_DDL, -1);

	fact->detail = "ALTER SYSTEM";
	if (s->setstmt != NULL)
		fact->name = mm_tree_text(s->setstmt->name);
}

/* ALTER … SET SCHEMA, OWNER TO, DEPENDS ON EXTENSION: fields of the same names. */
#define GATHER_CHANGE(g, s)                                                                        \
	gather_on_object((g), mm_object_tag((g), "ALTER", (s)->object_type), (s)->object_type,     \
	                 (s)->relation, (s)->object)

bool mm_gather_ddl(struct mm_gather *g, const PgQuery__Node *node)
{
	switch (node->node_case) {
	case PG_QUERY__NODE__NODE_COMMENT_STMT:
		gather_on_object(g, "COMMENT", node->comment_stmt->objtype, NULL,
		                 node->comment_stmt->object);
		return true;
	case PG_QUERY__NODE__NODE_SEC_LABEL_STMT:
		gather_on_object(g, "SECURITY LABEL", node->sec_label_stmt->objtype, NULL,
		                 node->sec_label_stmt->object);
		return true;
	case PG_QUERY__NODE__NODE_ALTER_OWNER_STMT:
		GATHER_CHANGE(g, node->alter_owner_stmt);
		return true;
	case PG_QUERY__NODE__NODE_ALTER_OBJECT_SCHEMA_STMT:
		GATHER_CHANGE(g, node->alter_object_schema_stmt);
		return true;
	case PG_QUERY__NODE__NODE_ALTER_OBJECT_DEPENDS_STMT:
		GATHER_CHANGE(g, node->alter_object_depends_stmt);
		return true;
	case PG_QUERY__NODE__NODE_RENAME_STMT:
		gather_rename(g, node->rename_stmt);
		return true;
	case PG_QUERY__NODE__NODE_GRANT_STMT:
		gather_grant(g, node->grant_stmt);
		return true;
	case PG_QUERY__NODE__NODE_GRANT_ROLE_STMT:
		gather_roles(g, node->grant_role_stmt->is_grant ? "GRANT ROLE" : "REVOKE ROLE",
		             node->grant_role_stmt->granted_roles,
		             node->grant_role_stmt->n_granted_roles);
		return true;
	case PG_QUERY__NODE__NODE_DROP_ROLE_STMT:
		gather_roles(g, "DROP ROLE", node->drop_role_stmt->roles,
		             node->drop_role_stmt->n_roles);
		return true;
	case PG_QUERY__NODE__NODE_DEFINE_STMT:
		gather_define(g, node->define_stmt);
		return true;
	case PG_QUERY__NODE__NODE_CREATE_FUNCTION_STMT:
		gather_function(g, node->create_function_stmt);
		return true;
	case PG_QUERY__NODE__NODE_ALTER_FUNCTION_STMT:
		gather_alter_function(g, node->alter_function_stmt);
		return true;
	case PG_QUERY__NODE__NODE_CREATE_SCHEMA_STMT:
		gather_schema(g, node->create_schema_stmt);
		return true;
	case PG_QUERY__NODE__NODE_ALTER_SYSTEM_STMT:
		gather_system(g, node->alter_system_stmt);
		return true;
	default:
		return gather_plain(g, mm_tree_message(node));
	}
}
