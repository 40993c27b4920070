#include "gather.h"

#include <string.h>

#include "object_type.h"
#include "tree.h"

#include "banned.h"

/*
 * DDL with something in it that is run at once: a query, the default of a new
 * column, USING. What is only stored (a view's query, a rule's actions, defaults
 * of a new table) is not looked into.
 */

static bool is_temporary(const PgQuery__RangeVar *r)
{
	return mm_same(r->relpersistence, "t") ||
	       mm_gather_is_temporary(&(struct mm_gather){ 0 }, mm_tree_text(r->schemaname), NULL);
}

/* The fact of a CREATE: TEMPORARY when it makes a temporary object. */
static struct mm_fact *add_create(struct mm_gather *g, const char *tag, const PgQuery__RangeVar *r)
{
	struct mm_fact *fact = mm_gather_add_relation(g, MM_FACT_DDL, r);

	fact->detail = tag;
	fact->flags &= ~(unsigned)MM_FACT_TEMPORARY;
	if (r != NULL && is_temporary(r)) {
		fact->flags |= MM_FACT_TEMPORARY;
		if (r->relname != NULL)
			mm_gather_made_temporary(g, r->relname);
	}
	return fact;
}

static void gather_like(struct mm_gather *g, const PgQuery__Node *element)
{
	struct mm_fact *fact;

	if (element->node_case != PG_QUERY__NODE__NODE_TABLE_LIKE_CLAUSE)
		return;
	fact = mm_gather_add_relation(g, MM_FACT_READ, element->table_like_clause->relation);
	fact->flags |= MM_FACT_LIKE_SOURCE;
}

/* CREATE TABLE … PARTITION OF: the parent. */
static void gather_parent(struct mm_gather *g, const PgQuery__CreateStmt *s)
{
	struct mm_fact *fact;

	if (s->partbound == NULL || s->n_inh_relations == 0)
		return;
	fact = mm_gather_add_relation(g, MM_FACT_READ, mm_tree_range(s->inh_relations[0]));
	fact->flags |= MM_FACT_PARTITION;
}

static void gather_create(struct mm_gather *g, const char *tag, const PgQuery__CreateStmt *s)
{
	size_t at = g->count;
	struct mm_fact *fact = add_create(g, tag, s->relation);

	if (s->oncommit == PG_QUERY__ON_COMMIT_ACTION__ONCOMMIT_DROP)
		fact->flags |= MM_FACT_ON_COMMIT_DROP;
	for (size_t i = 0; i < s->n_table_elts; i++)
		gather_like(g, s->table_elts[i]);
	gather_parent(g, s);
	g->items[at].inner_count = g->count - at - 1;
}

static void gather_create_as(struct mm_gather *g, const PgQuery__CreateTableAsStmt *s)
{
	const PgQuery__RangeVar *r = s->into == NULL ? NULL : s->into->rel;
	bool is_matview = s->objtype == PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW;
	unsigned read_flags = g->read_flags;
	size_t at = g->count;
	struct mm_fact *fact =
	    add_create(g, is_matview ? "CREATE MATERIALIZED VIEW" : "CREATE TABLE AS", r);

	fact->flags |= MM_FACT_FROM_QUERY;
	if (s->into != NULL && s->into->on_commit == PG_QUERY__ON_COMMIT_ACTION__ONCOMMIT_DROP)
		fact->flags |= MM_FACT_ON_COMMIT_DROP;
	g->read_flags |= MM_FACT_LIKE_SOURCE;
	mm_gather_node(g, s->query);
	g->read_flags = read_flags;
	g->items[at].inner_count = g->count - at - 1;
}

/* serial, bigserial and their like: the rows that are there get numbers. */
static bool is_serial(const PgQuery__TypeName *type)
{
	const char *name = type == NULL || type->n_names == 0
	                       ? NULL
	                       : mm_tree_string(type->names[type->n_names - 1]);

	return name != NULL &&
	       (strcmp(name, "serial") == 0 || strcmp(name, "bigserial") == 0 ||
	        strcmp(name, "smallserial") == 0 || strncmp(name, "serial", strlen("serial")) == 0);
}

/* Whether the new column numbers the rows that are there. */
static bool gather_new_column(struct mm_gather *g, const PgQuery__ColumnDef *column)
{
	bool numbers = is_serial(column->type_name);

	mm_gather_node(g, column->raw_default);
	for (size_t i = 0; i < column->n_constraints; i++) {
		const PgQuery__Constraint *c;

		if (column->constraints[i]->node_case != PG_QUERY__NODE__NODE_CONSTRAINT)
			continue;
		c = column->constraints[i]->constraint;
		numbers = numbers || c->contype == PG_QUERY__CONSTR_TYPE__CONSTR_IDENTITY;
		mm_gather_node(g, c->raw_expr);
	}
	return numbers;
}

static void gather_command(struct mm_gather *g, size_t at, const PgQuery__AlterTableCmd *command)
{
	const PgQuery__Node *def = command->def;
	unsigned flags = 0;

	if (def == NULL)
		return;
	if (command->subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_AddColumn &&
	    def->node_case == PG_QUERY__NODE__NODE_COLUMN_DEF)
		flags = gather_new_column(g, def->column_def) ? MM_FACT_VOLATILE : 0;
	else if (command->subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_AlterColumnType &&
	         def->node_case == PG_QUERY__NODE__NODE_COLUMN_DEF)
		mm_gather_node(g, def->column_def->raw_default);
	else if (def->node_case == PG_QUERY__NODE__NODE_PARTITION_CMD)
		flags = MM_FACT_PARTITION |
		        (def->partition_cmd->concurrent ? (unsigned)MM_FACT_CONCURRENTLY : 0);
	g->items[at].flags |= flags;
}

static void gather_alter(struct mm_gather *g, const PgQuery__AlterTableStmt *s)
{
	size_t at = g->count;
	struct mm_fact *fact = mm_gather_add_relation(g, MM_FACT_DDL, s->relation);

	fact->detail = mm_object_tag(g, "ALTER", s->objtype);
	if (s->missing_ok)
		fact->flags |= MM_FACT_IF_EXISTS;
	for (size_t i = 0; i < s->n_cmds; i++)
		if (s->cmds[i]->node_case == PG_QUERY__NODE__NODE_ALTER_TABLE_CMD)
			gather_command(g, at, s->cmds[i]->alter_table_cmd);
	g->items[at].inner_count = g->count - at - 1;
}

static void gather_index(struct mm_gather *g, const PgQuery__IndexStmt *s)
{
	struct mm_fact *fact = mm_gather_add_relation(g, MM_FACT_DDL, s->relation);

	fact->detail = "CREATE INDEX";
	if (mm_tree_text(s->idxname) != NULL)
		mm_strings_add(g->arena, &fact->columns, s->idxname);
	if (s->concurrent)
		fact->flags |= MM_FACT_CONCURRENTLY;
}

static void gather_drop(struct mm_gather *g, const PgQuery__DropStmt *s)
{
	for (size_t i = 0; i < s->n_objects; i++) {
		struct mm_fact *fact = mm_gather_add(g, MM_FACT_DDL, -1);

		fact->detail = mm_object_tag(g, "DROP", s->remove_type);
		mm_object_name(g, fact, s->remove_type, s->objects[i]);
		if (s->missing_ok)
			fact->flags |= MM_FACT_IF_EXISTS;
		if (s->concurrent)
			fact->flags |= MM_FACT_CONCURRENTLY;
		if (s->behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE)
			fact->flags |= MM_FACT_CASCADE;
	}
}

static void gather_sequence(struct mm_gather *g, const PgQuery__AlterSeqStmt *s)
{
	struct mm_fact *fact = mm_gather_add_relation(g, MM_FACT_DDL, s->sequence);

	fact->detail = "ALTER SEQUENCE";
	if (mm_tree_option(s->options, s->n_options, "restart") != NULL)
		fact->flags |= MM_FACT_RESTART;
	if (s->missing_ok)
		fact->flags |= MM_FACT_IF_EXISTS;
}

static void gather_reindex(struct mm_gather *g, const PgQuery__ReindexStmt *s)
{
	struct mm_fact *fact = mm_gather_add_relation(g, MM_FACT_DDL, s->relation);

	fact->detail = "REINDEX";
	if (s->relation == NULL)
		fact->name = mm_tree_text(s->name);
	if (mm_tree_option_is_on(s->params, s->n_params, "concurrently"))
		fact->flags |= MM_FACT_CONCURRENTLY;
}

static void gather_vacuum(struct mm_gather *g, const PgQuery__VacuumStmt *s)
{
	for (size_t i = 0; i < s->n_rels || i == 0; i++) {
		const PgQuery__Node *rel = i < s->n_rels ? s->rels[i] : NULL;
		const PgQuery__RangeVar *r = NULL;

		if (rel != NULL && rel->node_case == PG_QUERY__NODE__NODE_VACUUM_RELATION)
			r = rel->vacuum_relation->relation;
		mm_gather_add_relation(g, MM_FACT_DDL, r)->detail =
		    s->is_vacuumcmd ? "VACUUM" : "ANALYZE";
	}
}

bool mm_gather_table_ddl(struct mm_gather *g, const PgQuery__Node *node)
{
	switch (node->node_case) {
	case PG_QUERY__NODE__NODE_CREATE_STMT:
		gather_create(g, "CREATE TABLE", node->create_stmt);
		return true;
	case PG_QUERY__NODE__NODE_CREATE_FOREIGN_TABLE_STMT:
		gather_create(g, "CREATE FOREIGN TABLE",
		              node->create_foreign_table_stmt->base_stmt);
		return true;
	case PG_QUERY__NODE__NODE_CREATE_TABLE_AS_STMT:
		gather_create_as(g, node->create_table_as_stmt);
		return true;
	case PG_QUERY__NODE__NODE_CREATE_SEQ_STMT:
		add_create(g, "CREATE SEQUENCE", node->create_seq_stmt->sequence);
		return true;
	case PG_QUERY__NODE__NODE_VIEW_STMT:
		add_create(g, "CREATE VIEW", node->view_stmt->view);
		return true;
	case PG_QUERY__NODE__NODE_ALTER_TABLE_STMT:
		gather_alter(g, node->alter_table_stmt);
		return true;
	case PG_QUERY__NODE__NODE_INDEX_STMT:
		gather_index(g, node->index_stmt);
		return true;
	case PG_QUERY__NODE__NODE_DROP_STMT:
		gather_drop(g, node->drop_stmt);
		return true;
	case PG_QUERY__NODE__NODE_ALTER_SEQ_STMT:
		gather_sequence(g, node->alter_seq_stmt);
		return true;
	case PG_QUERY__NODE__NODE_REINDEX_STMT:
		gather_reindex(g, node->reindex_stmt);
		return true;
	case PG_QUERY__NODE__NODE_VACUUM_STMT:
		gather_vacuum(g, node->vacuum_stmt);
		return true;
	default:
		return false;
	}
}
