#include "cluster.h"

#include <string.h>

#include "names.h"
#include "settings.h"

#include "banned.h"

/* Shared objects outlive the catalog of the database in which they are named. */
static const char *shared_text(struct mm_loader *loader, const char *text)
{
	return mm_catalog_text(loader->shared, text);
}

static struct mm_location shared_location(struct mm_loader *loader)
{
	struct mm_location where = loader->location;

	where.file = shared_text(loader, where.file);
	return where;
}

static struct mm_database *find_database(struct mm_loader *loader, const char *name)
{
	struct mm_database_list *list = &loader->shared->databases;

	for (size_t i = list->count; i > 0; i--)
		if (!list->items[i - 1]->is_dropped && strcmp(list->items[i - 1]->name, name) == 0)
			return list->items[i - 1];
	return NULL;
}

static void set_locale(struct mm_loader *loader, struct mm_database *d, const char *name,
                       const char *value)
{
	bool is_both = strcmp(name, "locale") == 0;

	if (is_both || strcmp(name, "lc_collate") == 0)
		d->collation = shared_text(loader, value);
	if (is_both || strcmp(name, "lc_ctype") == 0)
		d->ctype = shared_text(loader, value);
	if (strcmp(name, "locale_provider") == 0)
		d->provider = shared_text(loader, value);
}

static void set_option(struct mm_loader *loader, struct mm_database *d, const PgQuery__DefElem *def)
{
	const char *value = mm_def_text(loader, def);

	if (strcmp(def->defname, "encoding") == 0)
		d->encoding = mm_encoding_name(loader->shared->arena, value);
	else if (strcmp(def->defname, "owner") == 0)
		d->owner = shared_text(loader, value);
	else if (strcmp(def->defname, "tablespace") == 0)
		d->tablespace = shared_text(loader, value);
	else if (strcmp(def->defname, "is_template") == 0)
		d->is_template = mm_def_bool(def);
	else if (strcmp(def->defname, "allow_connections") == 0)
		d->is_not_connectable = !mm_def_bool(def);
	else
		set_locale(loader, d, def->defname, value);
}

static void set_options(struct mm_loader *loader, struct mm_database *d, size_t count,
                        PgQuery__Node **options)
{
	for (size_t i = 0; i < count; i++)
		if (options[i]->node_case == PG_QUERY__NODE__NODE_DEF_ELEM)
			set_option(loader, d, options[i]->def_elem);
}

void mm_load_create_database(struct mm_loader *loader, const PgQuery__CreatedbStmt *stmt)
{
	struct mm_database *d = find_database(loader, stmt->dbname);

	if (d == NULL)
		d = mm_catalog_add_database(loader->shared, stmt->dbname);
	d->location = shared_location(loader);
	d->provider = "libc";
	set_options(loader, d, stmt->n_options, stmt->options);
}

void mm_load_alter_database(struct mm_loader *loader, const PgQuery__AlterDatabaseStmt *stmt)
{
	struct mm_database *d = find_database(loader, stmt->dbname);

	if (d != NULL)
		set_options(loader, d, stmt->n_options, stmt->options);
}

void mm_load_drop_database(struct mm_loader *loader, const PgQuery__DropdbStmt *stmt)
{
	struct mm_database *d = find_database(loader, stmt->dbname);

	if (d != NULL)
		d->is_dropped = true;
}

void mm_load_alter_database_set(struct mm_loader *loader, const PgQuery__AlterDatabaseSetStmt *stmt)
{
	if (stmt->setstmt != NULL)
		mm_setting_store(loader, stmt->dbname, NULL, stmt->setstmt);
}

void mm_load_create_tablespace(struct mm_loader *loader, const PgQuery__CreateTableSpaceStmt *stmt)
{
	struct mm_tablespace *t = mm_catalog_add_tablespace(loader->shared, stmt->tablespacename);

	t->owner = shared_text(loader, mm_role_name(stmt->owner));
	t->location = shared_location(loader);
}

static void add_membership(struct mm_loader *loader, const char *member, const char *of,
                           bool is_grant)
{
	struct mm_role *role = member == NULL ? NULL : mm_catalog_find_role(loader->shared, member);
	long at;

	if (role == NULL || of == NULL)
		return;
	at = mm_strings_find(&role->member_of, of);
	if (is_grant && at < 0)
		mm_strings_add(loader->shared->arena, &role->member_of, shared_text(loader, of));
	else if (!is_grant && at >= 0)
		role->member_of.items[at] = role->member_of.items[--role->member_of.count];
}

static const char *listed_role(const PgQuery__List *list, size_t i)
{
	return list->items[i]->node_case == PG_QUERY__NODE__NODE_ROLE_SPEC
	           ? mm_role_name(list->items[i]->role_spec)
	           : NULL;
}

/* IN ROLE, ROLE, ADMIN of CREATE ROLE; ADD USER of ALTER GROUP. */
static void set_members(struct mm_loader *loader, const struct mm_role *role,
                        const PgQuery__DefElem *def, bool is_grant)
{
	bool is_into = strcmp(def->defname, "addroleto") == 0;

	if (def->arg == NULL || def->arg->node_case != PG_QUERY__NODE__NODE_LIST)
		return;
	for (size_t i = 0; i < def->arg->list->n_items; i++) {
		const char *other = listed_role(def->arg->list, i);

		add_membership(loader, is_into ? role->name : other, is_into ? other : role->name,
		               is_grant);
	}
}

static void set_role_option(struct mm_loader *loader, struct mm_role *role,
                            const PgQuery__DefElem *def, bool is_grant)
{
	const struct {
		const char *name;
		bool *value;
	} flags[] = {
		{ "superuser", &role->is_superuser },
		{ "createrole", &role->can_create_role },
		{ "createdb", &role->can_create_database },
		{ "canlogin", &role->can_login },
		{ "isreplication", &role->has_replication },
		{ "bypassrls", &role->bypasses_row_security },
	};

	for (size_t i = 0; i < sizeof flags / sizeof flags[0]; i++)
		if (strcmp(def->defname, flags[i].name) == 0)
			*flags[i].value = mm_def_bool(def);
	set_members(loader, role, def, is_grant);
}

static void set_role_options(struct mm_loader *loader, struct mm_role *role, size_t count,
                             PgQuery__Node **options, bool is_grant)
{
	for (size_t i = 0; i < count; i++)
		if (options[i]->node_case == PG_QUERY__NODE__NODE_DEF_ELEM)
			set_role_option(loader, role, options[i]->def_elem, is_grant);
}

void mm_load_create_role(struct mm_loader *loader, const PgQuery__CreateRoleStmt *stmt)
{
	struct mm_role *role = mm_catalog_find_role(loader->shared, stmt->role);

	if (role == NULL)
		role = mm_catalog_add_role(loader->shared, stmt->role);
	role->is_dropped = false;
	role->location = shared_location(loader);
	role->can_login = stmt->stmt_type == PG_QUERY__ROLE_STMT_TYPE__ROLESTMT_USER;
	set_role_options(loader, role, stmt->n_options, stmt->options, true);
}

void mm_load_alter_role(struct mm_loader *loader, const PgQuery__AlterRoleStmt *stmt)
{
	const char *name = mm_role_name(stmt->role);
	struct mm_role *role = name == NULL ? NULL : mm_catalog_find_role(loader->shared, name);

	if (role != NULL)
		set_role_options(loader, role, stmt->n_options, stmt->options, stmt->action >= 0);
}

void mm_load_alter_role_set(struct mm_loader *loader, const PgQuery__AlterRoleSetStmt *stmt)
{
	const char *role = mm_role_name(stmt->role);

	/* ALTER ROLE ALL has no role; that of CURRENT_USER is not known. */
	if (stmt->setstmt == NULL || (stmt->role != NULL && role == NULL))
		return;
	mm_setting_store(loader, stmt->database[0] == '\0' ? NULL : stmt->database, role,
	                 stmt->setstmt);
}

void mm_load_drop_role(struct mm_loader *loader, const PgQuery__DropRoleStmt *stmt)
{
	for (size_t i = 0; i < stmt->n_roles; i++) {
		const char *name = stmt->roles[i]->node_case == PG_QUERY__NODE__NODE_ROLE_SPEC
		                       ? mm_role_name(stmt->roles[i]->role_spec)
		                       : NULL;
		struct mm_role *role =
		    name == NULL ? NULL : mm_catalog_find_role(loader->shared, name);

		if (role != NULL)
			role->is_dropped = true;
	}
}

void mm_load_grant_role(struct mm_loader *loader, const PgQuery__GrantRoleStmt *stmt)
{
	for (size_t i = 0; i < stmt->n_grantee_roles; i++) {
		const char *member =
		    stmt->grantee_roles[i]->node_case == PG_QUERY__NODE__NODE_ROLE_SPEC
		        ? mm_role_name(stmt->grantee_roles[i]->role_spec)
		        : NULL;

		for (size_t k = 0; k < stmt->n_granted_roles; k++)
			if (stmt->granted_roles[k]->node_case == PG_QUERY__NODE__NODE_ACCESS_PRIV)
				add_membership(loader, member,
				               stmt->granted_roles[k]->access_priv->priv_name,
				               stmt->is_grant);
	}
}
