#include "publications.h"

#include <string.h>

#include "arena.h"
#include "names.h"
#include "settings.h"

#include "banned.h"

/* From the end: a publication is changed right after it was made. */
#define FIND_LAST(list, wanted)                                                                    \
	for (size_t i = (list).count; i > 0; i--)                                                  \
		if (!(list).items[i - 1]->is_dropped &&                                            \
		    strcmp((list).items[i - 1]->name, (wanted)) == 0)                              \
			return (list).items[i - 1];                                                \
	return NULL

static struct mm_publication *find_publication(struct mm_loader *loader, const char *name)
{
	FIND_LAST(loader->catalog->publications, name);
}

static struct mm_subscription *find_subscription(struct mm_loader *loader, const char *name)
{
	FIND_LAST(loader->catalog->subscriptions, name);
}

static void set_actions(struct mm_loader *loader, struct mm_publication *p, const char *actions)
{
	struct mm_strings list = { 0 };

	mm_setting_list(loader->scratch, actions == NULL ? "" : actions, &list);
	p->publishes_insert = mm_strings_has(&list, "insert");
	p->publishes_update = mm_strings_has(&list, "update");
	p->publishes_delete = mm_strings_has(&list, "delete");
	p->publishes_truncate = mm_strings_has(&list, "truncate");
}

static void take_options(struct mm_loader *loader, struct mm_publication *p, size_t count,
                         PgQuery__Node **options)
{
	for (size_t i = 0; i < count; i++) {
		const PgQuery__DefElem *def = options[i]->def_elem;

		if (options[i]->node_case != PG_QUERY__NODE__NODE_DEF_ELEM)
			continue;
		if (strcmp(def->defname, "publish") == 0)
			set_actions(loader, p, mm_def_text(loader, def));
		else if (strcmp(def->defname, "publish_via_partition_root") == 0)
			p->is_via_root = mm_def_bool(def);
	}
}

static void add_table(struct mm_loader *loader, struct mm_publication *p,
                      const PgQuery__RangeVar *range)
{
	struct mm_relation *r = mm_find_relation(loader, range);
	struct mm_name n = mm_name_of_new(loader, range);

	mm_strings_add(loader->catalog->arena, &p->table_schemas,
	               mm_loader_text(loader, r == NULL ? n.schema : r->schema));
	mm_strings_add(loader->catalog->arena, &p->tables, mm_loader_text(loader, n.name));
}

static void drop_table(struct mm_publication *p, const char *name, const char *schema)
{
	for (size_t i = 0; i < p->tables.count; i++) {
		if (strcmp(p->tables.items[i], name) != 0 ||
		    (schema[0] != '\0' && strcmp(p->table_schemas.items[i], schema) != 0))
			continue;
		p->tables.count--;
		p->table_schemas.count--;
		p->tables.items[i] = p->tables.items[p->tables.count];
		p->table_schemas.items[i] = p->table_schemas.items[p->table_schemas.count];
		return;
	}
}

static void change_object(struct mm_loader *loader, struct mm_publication *p,
                          const PgQuery__PublicationObjSpec *object, bool is_drop)
{
	struct mm_arena *arena = loader->catalog->arena;
	const char *schema = object->name;
	long at;

	if (object->pubtable != NULL && object->pubtable->relation != NULL) {
		const PgQuery__RangeVar *range = object->pubtable->relation;

		if (is_drop)
			drop_table(p, range->relname, range->schemaname);
		else
			add_table(loader, p, range);
		return;
	}
	if (object->pubobjtype ==
	    PG_QUERY__PUBLICATION_OBJ_SPEC_TYPE__PUBLICATIONOBJ_TABLES_IN_CUR_SCHEMA)
		schema = loader->search_path.count > 0 ? loader->search_path.items[0] : "public";
	if (!is_drop) {
		mm_strings_add(arena, &p->schemas, mm_loader_text(loader, schema));
		return;
	}
	at = mm_strings_find(&p->schemas, schema);
	if (at >= 0)
		p->schemas.items[at] = p->schemas.items[--p->schemas.count];
}

static void change_objects(struct mm_loader *loader, struct mm_publication *p, size_t count,
                           PgQuery__Node **objects, bool is_drop)
{
	for (size_t i = 0; i < count; i++)
		if (objects[i]->node_case == PG_QUERY__NODE__NODE_PUBLICATION_OBJ_SPEC)
			change_object(loader, p, objects[i]->publication_obj_spec, is_drop);
}

void mm_load_create_publication(struct mm_loader *loader,
                                const PgQuery__CreatePublicationStmt *stmt)
{
	struct mm_publication *p = mm_catalog_add_publication(loader->catalog, stmt->pubname);

	p->location = loader->location;
	p->is_for_all_tables = stmt->for_all_tables;
	p->publishes_insert = true;
	p->publishes_update = true;
	p->publishes_delete = true;
	p->publishes_truncate = true;
	take_options(loader, p, stmt->n_options, stmt->options);
	change_objects(loader, p, stmt->n_pubobjects, stmt->pubobjects, false);
}

void mm_load_alter_publication(struct mm_loader *loader, const PgQuery__AlterPublicationStmt *stmt)
{
	struct mm_publication *p = find_publication(loader, stmt->pubname);
	bool is_drop = stmt->action == PG_QUERY__ALTER_PUBLICATION_ACTION__AP_DropObjects;

	if (p == NULL)
		return;
	take_options(loader, p, stmt->n_options, stmt->options);
	if (stmt->action == PG_QUERY__ALTER_PUBLICATION_ACTION__AP_SetObjects &&
	    stmt->n_pubobjects > 0) {
		p->tables.count = 0;
		p->table_schemas.count = 0;
		p->schemas.count = 0;
	}
	change_objects(loader, p, stmt->n_pubobjects, stmt->pubobjects, is_drop);
}

static void set_slot(struct mm_loader *loader, struct mm_subscription *s,
                     const PgQuery__DefElem *def)
{
	const char *name = mm_def_text(loader, def);

	s->slot_name =
	    name == NULL || strcmp(name, "none") == 0 ? NULL : mm_loader_text(loader, name);
}

static void take_subscription_options(struct mm_loader *loader, struct mm_subscription *s,
                                      size_t count, PgQuery__Node **options)
{
	for (size_t i = 0; i < count; i++) {
		const PgQuery__DefElem *def = options[i]->def_elem;

		if (options[i]->node_case != PG_QUERY__NODE__NODE_DEF_ELEM)
			continue;
		if (strcmp(def->defname, "enabled") == 0)
			s->is_enabled = mm_def_bool(def);
		else if (strcmp(def->defname, "connect") == 0)
			s->is_enabled = s->is_enabled && mm_def_bool(def);
		else if (strcmp(def->defname, "slot_name") == 0)
			set_slot(loader, s, def);
	}
}

static void add_publications(struct mm_loader *loader, struct mm_subscription *s, size_t count,
                             PgQuery__Node **names)
{
	for (size_t i = 0; i < count; i++)
		if (mm_node_string(names[i]) != NULL)
			mm_strings_add(loader->catalog->arena, &s->publications,
			               mm_loader_text(loader, mm_node_string(names[i])));
}

/* The connection string stays out of the catalog. */
void mm_load_create_subscription(struct mm_loader *loader,
                                 const PgQuery__CreateSubscriptionStmt *stmt)
{
	struct mm_subscription *s = mm_catalog_add_subscription(loader->catalog, stmt->subname);

	s->location = loader->location;
	s->is_enabled = true;
	s->slot_name = s->name;
	take_subscription_options(loader, s, stmt->n_options, stmt->options);
	add_publications(loader, s, stmt->n_publication, stmt->publication);
}

void mm_load_alter_subscription(struct mm_loader *loader,
                                const PgQuery__AlterSubscriptionStmt *stmt)
{
	struct mm_subscription *s = find_subscription(loader, stmt->subname);

	if (s == NULL)
		return;
	take_subscription_options(loader, s, stmt->n_options, stmt->options);
	if (stmt->kind == PG_QUERY__ALTER_SUBSCRIPTION_TYPE__ALTER_SUBSCRIPTION_SET_PUBLICATION)
		s->publications.count = 0;
	if (stmt->kind != PG_QUERY__ALTER_SUBSCRIPTION_TYPE__ALTER_SUBSCRIPTION_DROP_PUBLICATION)
		add_publications(loader, s, stmt->n_publication, stmt->publication);
}

void mm_load_drop_subscription(struct mm_loader *loader, const PgQuery__DropSubscriptionStmt *stmt)
{
	struct mm_subscription *s = find_subscription(loader, stmt->subname);

	if (s != NULL)
		s->is_dropped = true;
}
