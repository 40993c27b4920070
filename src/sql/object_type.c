#include "object_type.h"

#include <stdbool.h>

#include "arena.h"
#include "tree.h"

#include "banned.h"

#define TYPE(x) PG_QUERY__OBJECT_TYPE__OBJECT_##x

/* The numbers of the types are the same in all versions of libpg_query; the designators
 * keep that from mattering. */
static const char *const names[] = {
	[TYPE(ACCESS_METHOD)] = "ACCESS METHOD",
	[TYPE(AGGREGATE)] = "AGGREGATE",
	[TYPE(ATTRIBUTE)] = "TYPE",
	[TYPE(CAST)] = "CAST",
	[TYPE(COLUMN)] = "TABLE",
	[TYPE(COLLATION)] = "COLLATION",
	[TYPE(CONVERSION)] = "CONVERSION",
	[TYPE(DATABASE)] = "DATABASE",
	[TYPE(DOMAIN)] = "DOMAIN",
	[TYPE(DOMCONSTRAINT)] = "DOMAIN",
	[TYPE(EVENT_TRIGGER)] = "EVENT TRIGGER",
	[TYPE(EXTENSION)] = "EXTENSION",
	[TYPE(FDW)] = "FOREIGN DATA WRAPPER",
	[TYPE(FOREIGN_SERVER)] = "SERVER",
	[TYPE(FOREIGN_TABLE)] = "FOREIGN TABLE",
	[TYPE(FUNCTION)] = "FUNCTION",
	[TYPE(INDEX)] = "INDEX",
	[TYPE(LANGUAGE)] = "LANGUAGE",
	[TYPE(LARGEOBJECT)] = "LARGE OBJECT",
	[TYPE(MATVIEW)] = "MATERIALIZED VIEW",
	[TYPE(OPCLASS)] = "OPERATOR CLASS",
	[TYPE(OPERATOR)] = "OPERATOR",
	[TYPE(OPFAMILY)] = "OPERATOR FAMILY",
	[TYPE(POLICY)] = "POLICY",
	[TYPE(PROCEDURE)] = "PROCEDURE",
	[TYPE(PUBLICATION)] = "PUBLICATION",
	[TYPE(ROLE)] = "ROLE",
	[TYPE(ROUTINE)] = "ROUTINE",
	[TYPE(RULE)] = "RULE",
	[TYPE(SCHEMA)] = "SCHEMA",
	[TYPE(SEQUENCE)] = "SEQUENCE",
	[TYPE(SUBSCRIPTION)] = "SUBSCRIPTION",
	[TYPE(STATISTIC_EXT)] = "STATISTICS",
	[TYPE(TABCONSTRAINT)] = "TABLE",
	[TYPE(TABLE)] = "TABLE",
	[TYPE(TABLESPACE)] = "TABLESPACE",
	[TYPE(TRANSFORM)] = "TRANSFORM",
	[TYPE(TRIGGER)] = "TRIGGER",
	[TYPE(TSCONFIGURATION)] = "TEXT SEARCH CONFIGURATION",
	[TYPE(TSDICTIONARY)] = "TEXT SEARCH DICTIONARY",
	[TYPE(TSPARSER)] = "TEXT SEARCH PARSER",
	[TYPE(TSTEMPLATE)] = "TEXT SEARCH TEMPLATE",
	[TYPE(TYPE)] = "TYPE",
	[TYPE(USER_MAPPING)] = "USER MAPPING",
	[TYPE(VIEW)] = "VIEW",
};

const char *mm_object_type_name(PgQuery__ObjectType type)
{
	if ((size_t)type >= sizeof names / sizeof *names || names[type] == NULL)
		return "";
	return names[type];
}

const char *mm_object_tag(struct mm_gather *g, const char *verb, PgQuery__ObjectType type)
{
	return mm_arena_printf(g->arena, "%s %s", verb, mm_object_type_name(type));
}

/* Named after their table, with their own name last. */
static bool is_part_of_table(PgQuery__ObjectType type)
{
	switch (type) {
	case TYPE(TRIGGER):
	case TYPE(RULE):
	case TYPE(POLICY):
	case TYPE(TABCONSTRAINT):
	case TYPE(COLUMN):
		return true;
	default:
		return false;
	}
}

static void name_by_list(struct mm_gather *g, struct mm_fact *fact, PgQuery__ObjectType type,
                         const PgQuery__List *list)
{
	size_t count = list->n_items;
	const char *schema;
	const char *name;

	if (count > 1 && is_part_of_table(type)) {
		const char *own = mm_tree_string(list->items[--count]);

		if (own != NULL)
			mm_strings_add(g->arena, &fact->columns, own);
	}
	mm_tree_names(list->items, count, &schema, &name);
	mm_gather_name(g, fact, schema, name);
}

void mm_object_name(struct mm_gather *g, struct mm_fact *fact, PgQuery__ObjectType type,
                    const PgQuery__Node *node)
{
	const char *schema = NULL;
	const char *name = NULL;

	if (node == NULL)
		return;
	switch (node->node_case) {
	case PG_QUERY__NODE__NODE_LIST:
		name_by_list(g, fact, type, node->list);
		return;
	case PG_QUERY__NODE__NODE_RANGE_VAR:
		mm_gather_name(g, fact, node->range_var->schemaname, node->range_var->relname);
		return;
	case PG_QUERY__NODE__NODE_TYPE_NAME:
		mm_tree_names(node->type_name->names, node->type_name->n_names, &schema, &name);
		break;
	case PG_QUERY__NODE__NODE_OBJECT_WITH_ARGS:
		mm_tree_names(node->object_with_args->objname, node->object_with_args->n_objname,
		              &schema, &name);
		break;
	case PG_QUERY__NODE__NODE_ROLE_SPEC:
		name = mm_tree_text(node->role_spec->rolename);
		break;
	default:
		name = mm_tree_string(node);
	}
	mm_gather_name(g, fact, schema, name);
}
