#include "owners.h"

#include <string.h>

#include "arena.h"
#include "names.h"
#include "special.h"

#include "banned.h"

/*
 * Kinds without a look-up: from the end, since an owner is given right after
 * the object was made.
 */
#define OWNER_OF_LAST(list, wanted)                                                                \
	for (size_t i = (list).count; i > 0; i--)                                                  \
		if (strcmp((list).items[i - 1]->name, (wanted)) == 0)                              \
			return &(list).items[i - 1]->owner;                                        \
	return NULL

static const char **owner_of_schema(struct mm_loader *loader, const char *name)
{
	struct mm_schema *s = mm_catalog_find_schema(loader->catalog, name);

	return s == NULL ? NULL : &s->owner;
}

static const char **owner_of_event_trigger(struct mm_loader *loader, const char *name)
{
	OWNER_OF_LAST(loader->catalog->event_triggers, name);
}

static const char **owner_of_publication(struct mm_loader *loader, const char *name)
{
	OWNER_OF_LAST(loader->catalog->publications, name);
}

static const char **owner_of_subscription(struct mm_loader *loader, const char *name)
{
	OWNER_OF_LAST(loader->catalog->subscriptions, name);
}

static const char **owner_of_server(struct mm_loader *loader, const char *name)
{
	OWNER_OF_LAST(loader->catalog->foreign_servers, name);
}

static const char **owner_of_database(struct mm_loader *loader, const char *name)
{
	OWNER_OF_LAST(loader->shared->databases, name);
}

static const char **owner_of_tablespace(struct mm_loader *loader, const char *name)
{
	OWNER_OF_LAST(loader->shared->tablespaces, name);
}

static const struct {
	PgQuery__ObjectType kind;
	const char **(*find)(struct mm_loader *loader, const char *name);
} named_kinds[] = {
	{ PG_QUERY__OBJECT_TYPE__OBJECT_SCHEMA, owner_of_schema },
	{ PG_QUERY__OBJECT_TYPE__OBJECT_EVENT_TRIGGER, owner_of_event_trigger },
	{ PG_QUERY__OBJECT_TYPE__OBJECT_PUBLICATION, owner_of_publication },
	{ PG_QUERY__OBJECT_TYPE__OBJECT_SUBSCRIPTION, owner_of_subscription },
	{ PG_QUERY__OBJECT_TYPE__OBJECT_FOREIGN_SERVER, owner_of_server },
	{ PG_QUERY__OBJECT_TYPE__OBJECT_DATABASE, owner_of_database },
	{ PG_QUERY__OBJECT_TYPE__OBJECT_TABLESPACE, owner_of_tablespace },
};

static const char **owner_of_named(struct mm_loader *loader, PgQuery__ObjectType kind,
                                   const char *name)
{
	for (size_t i = 0; i < sizeof named_kinds / sizeof named_kinds[0]; i++)
		if (named_kinds[i].kind == kind)
			return named_kinds[i].find(loader, name);
	return NULL;
}

static const char **owner_of(struct mm_loader *loader, const PgQuery__AlterOwnerStmt *stmt)
{
	const PgQuery__Node *object = stmt->object;
	bool is_type = stmt->object_type == PG_QUERY__OBJECT_TYPE__OBJECT_TYPE ||
	               stmt->object_type == PG_QUERY__OBJECT_TYPE__OBJECT_DOMAIN;

	if (object->node_case == PG_QUERY__NODE__NODE_STRING)
		return owner_of_named(loader, stmt->object_type, object->string->sval);
	if (object->node_case == PG_QUERY__NODE__NODE_OBJECT_WITH_ARGS) {
		struct mm_function *f =
		    stmt->object_type == PG_QUERY__OBJECT_TYPE__OBJECT_OPERATOR
		        ? NULL
		        : mm_load_find_function(loader, object->object_with_args);

		return f == NULL ? NULL : &f->owner;
	}
	if (object->node_case == PG_QUERY__NODE__NODE_LIST && is_type) {
		struct mm_type *t =
		    mm_find_type_list(loader, object->list->n_items, object->list->items);

		return t == NULL ? NULL : &t->owner;
	}
	return NULL;
}

static void count_large_object(struct mm_loader *loader, const PgQuery__Node *number)
{
	if (number->node_case == PG_QUERY__NODE__NODE_INTEGER)
		mm_special_large_object(
		    loader, mm_arena_printf(loader->scratch, "%d", number->integer->ival));
	else if (number->node_case == PG_QUERY__NODE__NODE_FLOAT)
		mm_special_large_object(loader, number->float_->fval);
}

void mm_load_alter_owner(struct mm_loader *loader, const PgQuery__AlterOwnerStmt *stmt)
{
	const char *role = mm_role_name(stmt->newowner);
	const char **owner;

	if (stmt->object == NULL)
		return;
	if (stmt->object_type == PG_QUERY__OBJECT_TYPE__OBJECT_LARGEOBJECT)
		count_large_object(loader, stmt->object);
	owner = owner_of(loader, stmt);
	if (owner == NULL || role == NULL)
		return;
	*owner = stmt->object_type == PG_QUERY__OBJECT_TYPE__OBJECT_DATABASE ||
	                 stmt->object_type == PG_QUERY__OBJECT_TYPE__OBJECT_TABLESPACE
	             ? mm_catalog_text(loader->shared, role)
	             : mm_loader_text(loader, role);
}
