#include "servers.h"

#include "key.h"
#include "names.h"

#include "banned.h"

static struct mm_foreign_server *find(struct mm_loader *loader, const char *name)
{
	struct mm_foreign_server *s = mm_key_get(loader->catalog, MM_KEY_SERVER, name, NULL, NULL);

	return s != NULL && !s->is_dropped && mm_same(s->name, name) ? s : NULL;
}

void mm_load_create_server(struct mm_loader *loader, const PgQuery__CreateForeignServerStmt *stmt)
{
	struct mm_foreign_server *s = find(loader, stmt->servername);

	if (s == NULL) {
		s = mm_catalog_add_foreign_server(loader->catalog, stmt->servername);
		mm_key_set(loader->catalog, MM_KEY_SERVER, s->name, NULL, NULL, s);
	}
	s->wrapper = mm_loader_text(loader, stmt->fdwname);
	s->location = loader->location;
}

void mm_load_create_user_mapping(struct mm_loader *loader,
                                 const PgQuery__CreateUserMappingStmt *stmt)
{
	struct mm_foreign_server *s = find(loader, stmt->servername);
	const char *role = mm_role_name(stmt->user);

	if (s != NULL && role != NULL && !mm_strings_has(&s->mapped_users, role))
		mm_strings_add(loader->catalog->arena, &s->mapped_users,
		               mm_loader_text(loader, role));
}

void mm_load_drop_user_mapping(struct mm_loader *loader, const PgQuery__DropUserMappingStmt *stmt)
{
	struct mm_foreign_server *s = find(loader, stmt->servername);
	const char *role = mm_role_name(stmt->user);
	long at = s == NULL || role == NULL ? -1 : mm_strings_find(&s->mapped_users, role);

	if (at >= 0)
		s->mapped_users.items[at] = s->mapped_users.items[--s->mapped_users.count];
}

void mm_rename_server(struct mm_loader *loader, const char *old_name, const char *new_name)
{
	struct mm_foreign_server *s = find(loader, old_name);

	if (s == NULL || find(loader, new_name) != NULL)
		return;
	s->name = mm_loader_text(loader, new_name);
	mm_key_set(loader->catalog, MM_KEY_SERVER, s->name, NULL, NULL, s);
}

void mm_drop_server(struct mm_loader *loader, const char *name)
{
	struct mm_foreign_server *s = find(loader, name);

	if (s != NULL)
		s->is_dropped = true;
}
