#include "servers.h"

#include <string.h>

#include "names.h"

#include "banned.h"

static struct mm_foreign_server *find(struct mm_loader *loader, const char *name)
{
	struct mm_foreign_server_list *list = &loader->catalog->foreign_servers;

	for (size_t i = list->count; i > 0; i--)
		if (!list->items[i - 1]->is_dropped && strcmp(list->items[i - 1]->name, name) == 0)
			return list->items[i - 1];
	return NULL;
}

void mm_load_create_server(struct mm_loader *loader, const PgQuery__CreateForeignServerStmt *stmt)
{
	struct mm_foreign_server *s = find(loader, stmt->servername);

	if (s == NULL)
		s = mm_catalog_add_foreign_server(loader->catalog, stmt->servername);
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
