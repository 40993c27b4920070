#include "publications.h"

#include <stdint.h>
#include <string.h>

#include "arena.h"
#include "key.h"
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

static const char *address_of(struct mm_loader *loader, const struct mm_publication *p)
{
	return mm_arena_printf(loader->scratch, "%p", (const void *)p);
}

static void set_place(struct mm_loader *loader, const struct mm_publication *p, size_t place)
{
	mm_key_set(loader->catalog, MM_KEY_PUBLISHED, address_of(loader, p),
	           p->table_schemas.items[place], p->tables.items[place],
	           (void *)(uintptr_t)(place + 1)); /* NOLINT(performance-no-int-to-ptr) */
}

/* Where the table stands in the publication's list; -1: it does not. */
static long place_of(struct mm_loader *loader, const struct mm_publication *p, const char *schema,
                     const char *name)
{
	uintptr_t found = (uintptr_t)mm_key_get(loader->catalog, MM_KEY_PUBLISHED,
	                                        address_of(loader, p), schema, name);

	/* SET TABLE empties the list and leaves the keys. */
	if (found == 0 || found > p->tables.count || !mm_same(p->tables.items[found - 1], name) ||
	    !mm_same(p->table_schemas.items[found - 1], schema))
		return -1;
	return (long)found - 1;
}

static void remove_place(struct mm_loader *loader, struct mm_publication *p, size_t place)
{
	size_t last = --p->tables.count;

	p->table_schemas.count--;
	p->tables.items[place] = p->tables.items[last];
	p->table_schemas.items[place] = p->table_schemas.items[last];
	if (place < last)
		set_place(loader, p, place);
}

void mm_leave_publications(struct mm_loader *loader, const struct mm_relation *relation)
{
	for (size_t i = 0; i < loader->catalog->publications.count; i++) {
		struct mm_publication *p = loader->catalog->publications.items[i];
		long place = place_of(loader, p, relation->schema, relation->name);

		if (place >= 0)
			remove_place(loader, p, (size_t)place);
	}
}

void mm_rename_in_publications(struct mm_loader *loader, const struct mm_relation *relation,
                               const char *schema, const char *name)
{
	for (size_t i = 0; i < loader->catalog->publications.count; i++) {
		struct mm_publication *p = loader->catalog->publications.items[i];
		long place = place_of(loader, p, relation->schema, relation->name);

		if (place < 0)
			continue;
		p->table_schemas.items[place] = schema;
		p->tables.items[place] = name;
		set_place(loader, p, (size_t)place);
	}
}

static void add_table(struct mm_loader *loader, struct mm_publication *p,
                      const PgQuery__RangeVar *range)
{
	struct mm_relation *r = mm_find_relation(loader, range);
	struct mm_name n = mm_name_of_new(loader, range);

	if (r != NULL)
		n.schema = r->schema;
	if (place_of(loader, p, n.schema, n.name) >= 0)
		return;
	mm_strings_add(loader->catalog->arena, &p->table_schemas, mm_loader_text(loader, n.schema));
	mm_strings_add(loader->catalog->arena, &p->tables, mm_loader_text(loader, n.name));
	set_place(loader, p, p->tables.count - 1);
}

static void drop_table(struct mm_loader *loader, struct mm_publication *p,
                       const PgQuery__RangeVar *range)
{
	const struct mm_relation *r = mm_find_relation(loader, range);
	struct mm_name n = mm_name_of_new(loader, range);
	long place = place_of(loader, p, r == NULL ? n.schema : r->schema, n.name);

	if (place >= 0)
		remove_place(loader, p, (size_t)place);
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
			drop_table(loader, p, range);
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
