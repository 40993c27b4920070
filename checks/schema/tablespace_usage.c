/*
 * Spock 5 copies the structure to a new node with pg_dump -s and pg_restore
 * --exit-on-error -1, without --no-tablespaces (src/spock_sync.c, 5.0.11): a
 * tablespace that the new node lacks undoes all of it. Its automatic DDL
 * replication sends CREATE, ALTER and DROP TABLESPACE, which need the directory on
 * the peer; Spock 6 leaves them out.
 */
#include <string.h>

#include "arena.h"
#include "check.h"
#include "map.h"
#include "quote.h"

#include "banned.h"

struct usage {
	const char *name;
	struct mm_strings objects;
	bool is_database_default;
	const char *setting; /* whose default_tablespace it is */
};

struct usages {
	struct mm_arena *arena;
	struct mm_map *by_name;
	struct usage **items;
	size_t count;
	size_t capacity;
};

/* NULL for those that every server has. */
static struct usage *usage_of(struct usages *all, const char *name)
{
	struct usage *u;

	if (name == NULL || name[0] == '\0' || strcmp(name, "pg_default") == 0 ||
	    strcmp(name, "pg_global") == 0)
		return NULL;
	u = mm_map_get(all->by_name, name, strlen(name));
	if (u != NULL)
		return u;
	u = mm_arena_zalloc(all->arena, 1, sizeof *u);
	u->name = name;
	mm_map_set(all->by_name, name, strlen(name), u);
	mm_list_add(all->arena, all, u);
	return u;
}

static void add_objects(const struct mm_catalog *catalog, struct usages *all)
{
	for (size_t i = 0; i < catalog->relations.count; i++) {
		const struct mm_relation *r = catalog->relations.items[i];
		struct usage *u = r->is_in_scope ? usage_of(all, r->tablespace) : NULL;

		if (u != NULL)
			mm_strings_add(all->arena, &u->objects,
			               mm_qualified_name(all->arena, r->schema, r->name));
	}
	for (size_t i = 0; i < catalog->indexes.count; i++) {
		const struct mm_index *x = catalog->indexes.items[i];
		bool is_in_scope = x->relation != NULL && x->relation->is_in_scope;
		struct usage *u = is_in_scope ? usage_of(all, x->tablespace) : NULL;

		if (u != NULL)
			mm_strings_add(all->arena, &u->objects,
			               mm_qualified_name(all->arena, x->schema, x->name));
	}
}

static void add_database(const struct mm_catalog *catalog, struct usages *all)
{
	struct usage *u = usage_of(all, catalog->server.tablespace);

	for (size_t i = 0; u == NULL && i < catalog->databases.count; i++) {
		const struct mm_database *d = catalog->databases.items[i];

		if (catalog->server.database != NULL && mm_same(d->name, catalog->server.database))
			u = usage_of(all, d->tablespace);
	}
	if (u != NULL)
		u->is_database_default = true;
}

static void add_settings(const struct mm_catalog *catalog, struct usages *all)
{
	for (size_t i = 0; i < catalog->db_role_settings.count; i++) {
		const struct mm_db_role_setting *s = catalog->db_role_settings.items[i];
		bool is_ours = s->database == NULL || catalog->server.database == NULL ||
		               mm_same(s->database, catalog->server.database);
		struct usage *u = NULL;

		if (is_ours && mm_same(s->name, "default_tablespace"))
			u = usage_of(all, s->value);
		if (u == NULL || u->setting != NULL)
			continue;
		u->setting = s->role != NULL ? mm_arena_printf(all->arena, "the role %s",
		                                               mm_quoted_ident(all->arena, s->role))
		                             : "this database";
	}
}

static void report(struct usage *u, struct mm_findings *out)
{
	struct mm_object object = mm_object_named("tablespace", u->name);
	struct mm_finding *f =
	    mm_findings_add(out, MM_CONSIDER, object, "Tablespace %s is used by this database",
	                    mm_display(out, object));

	if (u->setting != NULL)
		mm_finding_detail(f, "It is the default_tablespace of %s.", u->setting);
	mm_meta_int(f, "object_count", (int64_t)u->objects.count);
	mm_strings_sort_unique(&u->objects);
	mm_meta_list(f, "objects", &u->objects);
	mm_meta_bool(f, "is_database_default", u->is_database_default);
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	struct usages all = { .arena = out->arena, .by_name = mm_map_new() };

	add_objects(in->catalog, &all);
	add_database(in->catalog, &all);
	add_settings(in->catalog, &all);
	for (size_t i = 0; i < all.count; i++)
		report(all.items[i], out);
	mm_map_free(all.by_name);
}

MM_CHECK(tablespace_usage) = {
	.title = "Tablespaces in use",
	.why = "A tablespace is a directory on one server. Spock 5 copies the structure of the "
	       "database to a new node in one transaction, tablespaces included, and stops at "
	       "the first error: where the new node lacks one that is used, nothing at all is "
	       "created there and the subscription does not start. With automatic DDL "
	       "replication, Spock 5 also sends CREATE, ALTER and DROP TABLESPACE. They succeed "
	       "where the directory exists and is free on the other node; otherwise they end in "
	       "its exception log, and what is later created in the tablespace fails too. Spock "
	       "6 does not send them, so the tablespace is missing there unless it was made by "
	       "hand.",
	.evidence = "The structure copy is in src/spock_sync.c (5.0.11). Tablespaces under "
	            "automatic DDL replication were seen on two nodes with 5.0.11 and 6.0.0.",
	.fix = "Before the node joins, create a tablespace of the same name on every node by "
	       "hand, with a directory of that node: SET spock.enable_ddl_replication = off, "
	       "then CREATE TABLESPACE name LOCATION '/directory', in one session. Or move the "
	       "objects to the default tablespace: ALTER TABLE s.t SET TABLESPACE pg_default.",
	.severities = MM_CAN(CONSIDER),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT,
	.needs = MM_PART(RELATIONS) | MM_PART(INDEXES),
	/* What objects name suffices; the list of the cluster adds nothing to it. */
	.uses = MM_PART(TABLESPACES) | MM_PART(DATABASES) | MM_PART(DB_ROLE_SETTINGS) |
	        MM_PART(SETTINGS),
	.from_dump = MM_DUMP_YES,
	.run = run,
};
