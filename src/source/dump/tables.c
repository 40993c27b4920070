#include "tables.h"

#include <string.h>

#include "arena.h"
#include "choose.h"
#include "columns.h"
#include "defs.h"
#include "inherit.h"
#include "names.h"
#include "partition_index.h"
#include "typename.h"

#include "banned.h"

const char *mm_table_tablespace(struct mm_loader *loader, const char *given)
{
	const char *t = given[0] == '\0' ? loader->default_tablespace : given;

	if (t == NULL || t[0] == '\0' || strcmp(t, "pg_default") == 0)
		return NULL;
	return mm_loader_text(loader, t);
}

struct mm_relation *mm_new_relation(struct mm_loader *loader, const PgQuery__RangeVar *name,
                                    char kind)
{
	struct mm_relation *r;
	struct mm_name n;

	if (name == NULL)
		return NULL;
	n = mm_name_of_new(loader, name);
	if (mm_relation_name_is_taken(loader, n.schema, n.name))
		return NULL;
	r = mm_catalog_add_relation(loader->catalog, n.schema, n.name, kind);
	r->location = loader->location;
	if (name->relpersistence[0] != '\0')
		r->persistence = name->relpersistence[0];
	if (strcmp(n.schema, "pg_temp") == 0)
		r->persistence = 't';
	return r;
}

static const struct mm_relation *parent_of(const struct mm_relation *relation)
{
	return relation->parents.count > 0 ? relation->parents.items[0] : NULL;
}

/* Where the table is kept. A partition goes where its parent says. */
static void set_storage(struct mm_loader *loader, struct mm_relation *r,
                        const PgQuery__CreateStmt *stmt)
{
	const struct mm_relation *parent = parent_of(r);

	mm_def_options(loader, stmt->n_options, stmt->options, &r->options);
	if (r->kind == 'f')
		return;
	if (stmt->access_method[0] != '\0')
		r->access_method = mm_loader_text(loader, stmt->access_method);
	else if (r->kind == 'r')
		r->access_method = mm_loader_text(loader, loader->default_access_method);
	if (r->is_partition && parent != NULL && stmt->tablespacename[0] == '\0')
		r->tablespace = parent->tablespace;
	if (r->tablespace == NULL && (r->persistence != 't' || stmt->tablespacename[0] != '\0'))
		r->tablespace = mm_table_tablespace(loader, stmt->tablespacename);
}

static void add_parents(struct mm_loader *loader, struct mm_relation *r,
                        const PgQuery__CreateStmt *stmt)
{
	for (size_t i = 0; i < stmt->n_inh_relations; i++) {
		struct mm_relation *parent = NULL;

		if (stmt->inh_relations[i]->node_case == PG_QUERY__NODE__NODE_RANGE_VAR)
			parent = mm_find_relation(loader, stmt->inh_relations[i]->range_var);
		if (parent == NULL || !mm_link_child(loader, parent, r))
			continue;
		mm_inherit_columns(loader, r, parent);
	}
}

/* CREATE TABLE … OF type: its fields, in order. */
static void add_type_columns(struct mm_loader *loader, struct mm_relation *r,
                             const PgQuery__TypeName *name)
{
	const struct mm_type *type = mm_find_type_list(loader, name->n_names, name->names);

	r->of_type = mm_loader_text(loader, mm_type_spelling(loader, name, NULL));
	for (size_t i = 0; type != NULL && i < type->field_names.count; i++) {
		struct mm_column *c =
		    mm_catalog_add_column(loader->catalog, r, type->field_names.items[i]);

		c->location = loader->location;
		c->type = i < type->field_types.count ? type->field_types.items[i] : NULL;
	}
}

static void add_elements(struct mm_loader *loader, struct mm_relation *r,
                         const PgQuery__CreateStmt *stmt, struct mm_constraint_spec_list *specs)
{
	bool may_merge = r->columns.count > 0;

	for (size_t i = 0; i < stmt->n_table_elts; i++) {
		const PgQuery__Node *node = stmt->table_elts[i];
		struct mm_column *column = NULL;

		if (node->node_case == PG_QUERY__NODE__NODE_COLUMN_DEF) {
			if (may_merge)
				column = mm_relation_find_column(r, node->column_def->colname);
			mm_define_column(loader, r, column, node->column_def, specs);
		} else if (node->node_case == PG_QUERY__NODE__NODE_CONSTRAINT) {
			mm_collect_constraint(loader, specs, node->constraint, NULL);
		} else if (node->node_case == PG_QUERY__NODE__NODE_TABLE_LIKE_CLAUSE) {
			mm_like_columns(loader, r, node->table_like_clause);
		}
	}
}

static void add_likes(struct mm_loader *loader, struct mm_relation *r,
                      const PgQuery__CreateStmt *stmt)
{
	for (size_t i = 0; i < stmt->n_table_elts; i++)
		if (stmt->table_elts[i]->node_case == PG_QUERY__NODE__NODE_TABLE_LIKE_CLAUSE)
			mm_like_rest(loader, r, stmt->table_elts[i]->table_like_clause);
}

static char kind_of(const PgQuery__CreateStmt *stmt, const char *foreign_server)
{
	if (foreign_server != NULL)
		return 'f';
	return stmt->partspec != NULL ? 'p' : 'r';
}

/* The order of the steps is PostgreSQL's: it decides who gets a name first. */
void mm_load_create_table(struct mm_loader *loader, const PgQuery__CreateStmt *stmt,
                          const char *foreign_server)
{
	struct mm_constraint_spec_list specs = { 0 };
	struct mm_relation *r =
	    mm_new_relation(loader, stmt->relation, kind_of(stmt, foreign_server));

	if (r == NULL)
		return;
	r->server = mm_loader_text(loader, foreign_server);
	if (r->kind == 'f')
		r->replica_identity = 'n';
	r->is_partition = stmt->partbound != NULL;
	add_parents(loader, r, stmt);
	set_storage(loader, r, stmt);
	if (stmt->of_typename != NULL)
		add_type_columns(loader, r, stmt->of_typename);
	add_elements(loader, r, stmt, &specs);
	if (stmt->partspec != NULL)
		mm_set_partition_key(loader, r, stmt->partspec);
	mm_add_checks(loader, r, &specs, false);
	for (size_t i = 0; i < r->parents.count; i++)
		mm_inherit_checks(loader, r, r->parents.items[i]);
	if (stmt->partbound != NULL) {
		mm_set_partition_bound(loader, r, stmt->partbound);
		if (r->parents.count > 0)
			mm_partition_created(loader, r, r->parents.items[0]);
	}
	add_likes(loader, r, stmt);
	mm_add_keys(loader, r, &specs, true);
}

void mm_load_create_foreign_table(struct mm_loader *loader,
                                  const PgQuery__CreateForeignTableStmt *stmt)
{
	if (stmt->base_stmt != NULL)
		mm_load_create_table(loader, stmt->base_stmt, stmt->servername);
}
