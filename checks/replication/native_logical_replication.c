/*
 * Spock stamps the commits it applies with a 16-bit hash of the node's name as
 * replication origin (documentation of 5.0); native subscriptions number theirs in the
 * same space. A publication that sends updates makes PostgreSQL refuse UPDATE and
 * DELETE on tables without replica identity (CheckCmdReplicaIdentity). pglogical and
 * its kin replicate by means of their own beside Spock's.
 */
#include <string.h>

#include "arena.h"
#include "check.h"
#include "map.h"
#include "scope.h"

#include "banned.h"

/* Tables whose updates PostgreSQL refuses once they are published; leaves as their root. */
struct keyless {
	struct mm_strings all;  /* display names, sorted */
	struct mm_map *tables;  /* by relation: itself, or some leaf below it */
	struct mm_map *schemas; /* by schema: struct mm_strings */
};

/* To PostgreSQL's own replication FULL is an identity. */
static bool is_keyless(const struct mm_relation *r)
{
	return r->kind == 'r' && r->persistence == 'p' && !mm_schema_is_system(r->schema) &&
	       r->identity == NULL && r->replica_identity != 'f';
}

static void keep(struct keyless *k, const struct mm_relation *leaf, struct mm_findings *out)
{
	const struct mm_relation *r = leaf->root != NULL ? leaf->root : leaf;
	struct mm_strings *of_schema;

	mm_map_set(k->tables, (const char *)&leaf, sizeof leaf, k);
	if (r != leaf && mm_map_get(k->tables, (const char *)&r, sizeof r) != NULL)
		return;
	mm_map_set(k->tables, (const char *)&r, sizeof r, k);
	const char *name = mm_display(out, mm_object_of_relation(r));

	mm_strings_add(out->arena, &k->all, name);
	of_schema = mm_map_get(k->schemas, r->schema, strlen(r->schema));
	if (of_schema == NULL) {
		of_schema = mm_arena_zalloc(out->arena, 1, sizeof *of_schema);
		mm_map_set(k->schemas, r->schema, strlen(r->schema), of_schema);
	}
	mm_strings_add(out->arena, of_schema, name);
}

static void find_keyless(const struct mm_catalog *catalog, struct keyless *k,
                         struct mm_findings *out)
{
	k->tables = mm_map_new();
	k->schemas = mm_map_new();
	for (size_t i = 0; i < catalog->relations.count; i++)
		if (is_keyless(catalog->relations.items[i]))
			keep(k, catalog->relations.items[i], out);
	mm_strings_sort_unique(&k->all);
}

/* The keyless tables that the publication names, by table or schema. */
static void add_named(const struct mm_catalog *catalog, const struct mm_publication *p,
                      const struct keyless *k, struct mm_findings *out, struct mm_strings *to)
{
	for (size_t i = 0; i < p->tables.count && i < p->table_schemas.count; i++) {
		const struct mm_relation *r = mm_catalog_find_relation(
		    catalog, p->table_schemas.items[i], p->tables.items[i]);

		if (r != NULL && mm_map_get(k->tables, (const char *)&r, sizeof r) != NULL)
			mm_strings_add(out->arena, to, mm_display(out, mm_object_of_relation(r)));
	}
	for (size_t i = 0; i < p->schemas.count; i++) {
		const char *schema = p->schemas.items[i];
		const struct mm_strings *names = mm_map_get(k->schemas, schema, strlen(schema));

		for (size_t n = 0; names != NULL && n < names->count; n++)
			mm_strings_add(out->arena, to, names->items[n]);
	}
	mm_strings_sort_unique(to);
}

static void report_publication(const struct mm_catalog *catalog, const struct mm_publication *p,
                               const struct keyless *k, struct mm_findings *out)
{
	struct mm_object object = mm_object_named("publication", p->name);
	struct mm_strings named = { 0 };
	const struct mm_strings *tables = &named;
	bool is_checked = p->publishes_update || p->publishes_delete;
	struct mm_finding *f;

	object.location = p->location;
	if (is_checked && p->is_for_all_tables)
		tables = &k->all;
	else if (is_checked)
		add_named(catalog, p, k, out, &named);
	if (tables->count > 0)
		f = mm_findings_add(
		    out, MM_WARNING, object,
		    "Publication %s makes updates of tables without replica identity fail",
		    mm_display(out, object));
	else
		f = mm_findings_add(out, MM_INFO, object,
		                    "Publication %s serves PostgreSQL's own logical replication",
		                    mm_display(out, object));
	mm_meta_bool(f, "is_for_all_tables", p->is_for_all_tables);
	mm_meta_list(f, "tables", tables);
}

static void report_publications(const struct mm_catalog *catalog, struct mm_findings *out)
{
	struct keyless k = { 0 };

	if (catalog->publications.count == 0)
		return;
	find_keyless(catalog, &k, out);
	for (size_t i = 0; i < catalog->publications.count; i++)
		report_publication(catalog, catalog->publications.items[i], &k, out);
	mm_map_free(k.tables);
	mm_map_free(k.schemas);
}

static void report_subscription(const struct mm_subscription *s, struct mm_findings *out)
{
	struct mm_object object = mm_object_named("subscription", s->name);

	object.location = s->location;
	struct mm_finding *f = mm_findings_add(
	    out, MM_WARNING, object, "Subscription %s uses PostgreSQL's own logical replication",
	    mm_display(out, object));

	mm_meta_bool(f, "is_enabled", s->is_enabled);
	mm_meta_text(f, "slot_name", s->slot_name);
	mm_meta_set(f, "publications", &s->publications);
	mm_finding_fix(f, MM_BEFORE, "DROP SUBSCRIPTION %s;", f->object_name);
}

static void report_extension(const struct mm_extension *e, struct mm_findings *out)
{
	struct mm_object object = mm_object_named("extension", e->name);

	object.location = e->location;
	struct mm_finding *f =
	    mm_findings_add(out, MM_CRITICAL, object, "Extension %s replicates beside Spock",
	                    mm_display(out, object));

	mm_meta_text(f, "version", e->version);
	mm_meta_text(f, "schema", e->schema);
	mm_finding_fix(f, MM_BEFORE, "DROP EXTENSION %s;", f->object_name);
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	static const char *const others[] = { "pglogical", "pglogical_origin", "bdr", "pgactive" };

	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		const struct mm_extension *e = mm_catalog_find_extension(in->catalog, others[i]);

		if (e != NULL && e->is_installed)
			report_extension(e, out);
	}
	for (size_t i = 0; i < in->catalog->subscriptions.count; i++)
		report_subscription(in->catalog->subscriptions.items[i], out);
	report_publications(in->catalog, out);
}

MM_CHECK(native_logical_replication) = {
	.title = "Other logical replication in this database",
	.why = "Spock marks each change it applies with a number made from the name of the node "
	       "it came from, and PostgreSQL's own subscriptions draw their numbers from the "
	       "same range. When two of them coincide, Spock takes changes of the one for "
	       "changes of the other and resolves conflicts wrongly. The extensions pglogical, "
	       "bdr and pgactive do the same work as Spock with means of their own, and are not "
	       "made to share a database with it. A publication that sends updates and deletes "
	       "makes PostgreSQL refuse UPDATE and DELETE on published tables without a replica "
	       "identity, with an error where they are issued. Consumers that read the WAL, such "
	       "as change data capture, will also see the changes that Spock applies, so that a "
	       "change may reach them once from every node.",
	.evidence = "Documentation of Spock 5.0 on origins; CheckCmdReplicaIdentity in "
	            "PostgreSQL's src/backend/executor/execReplication.c, the refusal seen on a "
	            "server.",
	.fix = "End the other replication before Spock starts: DROP SUBSCRIPTION on the "
	       "subscriber, DROP EXTENSION for pglogical and its kin after their own "
	       "subscriptions and nodes are removed. Give published tables a primary key, or "
	       "drop the publication when nobody reads it. Tell the owners of change data "
	       "capture that replicated changes will appear, and let them read from one node "
	       "only.",
	.severities = MM_CAN(CRITICAL) | MM_CAN(WARNING) | MM_CAN(INFO),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT,
	.needs = MM_PART(PUBLICATIONS) | MM_PART(SUBSCRIPTIONS) | MM_PART(EXTENSIONS),
	.uses = MM_PART(SLOTS) | MM_PART(ORIGINS),
	.from_dump = MM_DUMP_PARTLY,
	.other_sources = "live",
	.run = run,
};
