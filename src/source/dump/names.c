#include "names.h"

#include <string.h>

#include "arena.h"

#include "banned.h"

/* Where objects go when the path is empty: pg_dump's own scripts qualify every name. */
static const char *first_of_path(const struct mm_loader *loader)
{
	return loader->search_path.count > 0 ? loader->search_path.items[0] : "public";
}

/* libpg_query gives "" for what is not there. */
static const char *or_null(const char *text)
{
	return text == NULL || text[0] == '\0' ? NULL : text;
}

const char *mm_node_string(const PgQuery__Node *node)
{
	return node != NULL && node->node_case == PG_QUERY__NODE__NODE_STRING ? node->string->sval
	                                                                      : NULL;
}

struct mm_name mm_name_split(size_t count, PgQuery__Node **names)
{
	struct mm_name n = { NULL, "" };

	if (count > 0 && mm_node_string(names[count - 1]) != NULL)
		n.name = mm_node_string(names[count - 1]);
	if (count > 1)
		n.schema = or_null(mm_node_string(names[count - 2]));
	return n;
}

struct mm_name mm_name_of_new(struct mm_loader *loader, const PgQuery__RangeVar *range)
{
	struct mm_name n = { or_null(range->schemaname), range->relname };

	if (range->relpersistence != NULL && range->relpersistence[0] == 't')
		n.schema = "pg_temp";
	if (n.schema == NULL)
		n.schema = first_of_path(loader);
	return n;
}

struct mm_name mm_name_of_new_list(struct mm_loader *loader, size_t count, PgQuery__Node **names)
{
	struct mm_name n = mm_name_split(count, names);

	if (n.schema == NULL)
		n.schema = first_of_path(loader);
	return n;
}

/*
 * Looks in the schema given, or else where PostgreSQL does: among temporary
 * objects, then along the path.
 */
#define FIND(find)                                                                                 \
	do {                                                                                       \
		if (schema != NULL)                                                                \
			return find(loader->catalog, schema, name);                                \
		found = find(loader->catalog, "pg_temp", name);                                    \
		for (size_t i = 0; found == NULL && i < loader->search_path.count; i++)            \
			found = find(loader->catalog, loader->search_path.items[i], name);         \
		if (found == NULL && loader->search_path.count == 0)                               \
			found = find(loader->catalog, first_of_path(loader), name);                \
		return found;                                                                      \
	} while (0)

struct mm_relation *mm_find_relation_named(struct mm_loader *loader, const char *schema,
                                           const char *name)
{
	struct mm_relation *found;

	FIND(mm_catalog_find_relation);
}

struct mm_index *mm_find_index_named(struct mm_loader *loader, const char *schema, const char *name)
{
	struct mm_index *found;

	FIND(mm_catalog_find_index);
}

struct mm_sequence *mm_find_sequence_named(struct mm_loader *loader, const char *schema,
                                           const char *name)
{
	struct mm_sequence *found;

	FIND(mm_catalog_find_sequence);
}

struct mm_type *mm_find_type_named(struct mm_loader *loader, const char *schema, const char *name)
{
	struct mm_type *found;

	FIND(mm_catalog_find_type);
}

struct mm_relation *mm_find_relation(struct mm_loader *loader, const PgQuery__RangeVar *range)
{
	if (range == NULL)
		return NULL;
	return mm_find_relation_named(loader, or_null(range->schemaname), range->relname);
}

struct mm_relation *mm_find_relation_list(struct mm_loader *loader, size_t count,
                                          PgQuery__Node **names)
{
	struct mm_name n = mm_name_split(count, names);

	return mm_find_relation_named(loader, n.schema, n.name);
}

struct mm_type *mm_find_type_list(struct mm_loader *loader, size_t count, PgQuery__Node **names)
{
	struct mm_name n = mm_name_split(count, names);

	return mm_find_type_named(loader, n.schema, n.name);
}

const char *mm_role_name(const PgQuery__RoleSpec *role)
{
	if (role == NULL)
		return NULL;
	if (role->roletype == PG_QUERY__ROLE_SPEC_TYPE__ROLESPEC_PUBLIC)
		return "PUBLIC";
	return role->roletype == PG_QUERY__ROLE_SPEC_TYPE__ROLESPEC_CSTRING ? role->rolename : NULL;
}
