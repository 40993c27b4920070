#include "grants.h"

#include <string.h>

#include "arena.h"
#include "map.h"
#include "names.h"
#include "special.h"

#include "banned.h"

static const struct {
	PgQuery__ObjectType type;
	const char *kind;
} kinds[] = {
	{ PG_QUERY__OBJECT_TYPE__OBJECT_TABLE, "table" },
	{ PG_QUERY__OBJECT_TYPE__OBJECT_SEQUENCE, "sequence" },
	{ PG_QUERY__OBJECT_TYPE__OBJECT_FUNCTION, "function" },
	{ PG_QUERY__OBJECT_TYPE__OBJECT_PROCEDURE, "procedure" },
	{ PG_QUERY__OBJECT_TYPE__OBJECT_ROUTINE, "routine" },
	{ PG_QUERY__OBJECT_TYPE__OBJECT_SCHEMA, "schema" },
	{ PG_QUERY__OBJECT_TYPE__OBJECT_DATABASE, "database" },
	{ PG_QUERY__OBJECT_TYPE__OBJECT_LANGUAGE, "language" },
	{ PG_QUERY__OBJECT_TYPE__OBJECT_LARGEOBJECT, "large object" },
	{ PG_QUERY__OBJECT_TYPE__OBJECT_TABLESPACE, "tablespace" },
	{ PG_QUERY__OBJECT_TYPE__OBJECT_TYPE, "type" },
	{ PG_QUERY__OBJECT_TYPE__OBJECT_DOMAIN, "domain" },
	{ PG_QUERY__OBJECT_TYPE__OBJECT_FDW, "foreign-data wrapper" },
	{ PG_QUERY__OBJECT_TYPE__OBJECT_FOREIGN_SERVER, "server" },
	{ PG_QUERY__OBJECT_TYPE__OBJECT_PARAMETER_ACL, "parameter" },
};

static const char *kind_of(PgQuery__ObjectType type)
{
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (kinds[i].type == type)
			return kinds[i].kind;
	return "object";
}

/* One record for each role and kind of object: ten thousand grants name a few roles. */
static struct mm_privilege *privilege_of(struct mm_loader *loader, const char *kind,
                                         const char *grantee)
{
	const char *key = mm_arena_printf(loader->scratch, "%s %s", kind, grantee);
	struct mm_privilege *p = mm_map_get(loader->grants, key, strlen(key));

	if (p != NULL)
		return p;
	p = mm_catalog_add_privilege(loader->catalog, grantee);
	p->object_kind = mm_loader_text(loader, kind);
	p->location = loader->location;
	mm_map_set(loader->grants, key, strlen(key), p);
	return p;
}

static const char *upper(struct mm_arena *arena, const char *word)
{
	char *text = mm_arena_strdup(arena, word);

	for (char *p = text; *p != '\0'; p++)
		if (*p >= 'a' && *p <= 'z')
			*p = (char)(*p - 'a' + 'A');
	return text;
}

static void add_privilege(struct mm_loader *loader, struct mm_privilege *p, const char *name)
{
	name = upper(loader->scratch, name);
	if (!mm_strings_has(&p->privileges, name))
		mm_strings_add(loader->catalog->arena, &p->privileges,
		               mm_loader_text(loader, name));
}

static void grant_to(struct mm_loader *loader, const PgQuery__GrantStmt *stmt, const char *kind,
                     const char *grantee)
{
	struct mm_privilege *p = privilege_of(loader, kind, grantee);

	if (!stmt->is_grant)
		return;
	for (size_t i = 0; i < stmt->n_privileges; i++) {
		const PgQuery__AccessPriv *priv = stmt->privileges[i]->access_priv;

		if (stmt->privileges[i]->node_case == PG_QUERY__NODE__NODE_ACCESS_PRIV)
			add_privilege(loader, p,
			              priv->priv_name[0] == '\0' ? "ALL" : priv->priv_name);
	}
	if (stmt->n_privileges == 0)
		add_privilege(loader, p, "ALL");
}

static void count_large_objects(struct mm_loader *loader, const PgQuery__GrantStmt *stmt)
{
	for (size_t i = 0; i < stmt->n_objects; i++) {
		const PgQuery__Node *n = stmt->objects[i];

		if (n->node_case == PG_QUERY__NODE__NODE_INTEGER)
			mm_special_large_object(
			    loader, mm_arena_printf(loader->scratch, "%d", n->integer->ival));
		else if (n->node_case == PG_QUERY__NODE__NODE_FLOAT)
			mm_special_large_object(loader, n->float_->fval);
	}
}

void mm_load_grant(struct mm_loader *loader, const PgQuery__GrantStmt *stmt, bool is_default)
{
	const char *kind = is_default ? "default privileges" : kind_of(stmt->objtype);

	if (stmt->objtype == PG_QUERY__OBJECT_TYPE__OBJECT_LARGEOBJECT)
		count_large_objects(loader, stmt);
	for (size_t i = 0; i < stmt->n_grantees; i++) {
		const char *role = NULL;

		if (stmt->grantees[i]->node_case == PG_QUERY__NODE__NODE_ROLE_SPEC)
			role = mm_role_name(stmt->grantees[i]->role_spec);
		if (role != NULL)
			grant_to(loader, stmt, kind, role);
	}
}

/* FOR ROLE names roles too. */
static void name_roles(struct mm_loader *loader, const PgQuery__DefElem *def)
{
	const PgQuery__List *roles;

	if (def->arg == NULL || def->arg->node_case != PG_QUERY__NODE__NODE_LIST ||
	    strcmp(def->defname, "roles") != 0)
		return;
	roles = def->arg->list;
	for (size_t i = 0; i < roles->n_items; i++) {
		const char *role = NULL;

		if (roles->items[i]->node_case == PG_QUERY__NODE__NODE_ROLE_SPEC)
			role = mm_role_name(roles->items[i]->role_spec);
		if (role != NULL)
			privilege_of(loader, "default privileges", role);
	}
}

void mm_load_default_privileges(struct mm_loader *loader,
                                const PgQuery__AlterDefaultPrivilegesStmt *stmt)
{
	for (size_t i = 0; i < stmt->n_options; i++)
		if (stmt->options[i]->node_case == PG_QUERY__NODE__NODE_DEF_ELEM)
			name_roles(loader, stmt->options[i]->def_elem);
	if (stmt->action != NULL)
		mm_load_grant(loader, stmt->action, true);
}
