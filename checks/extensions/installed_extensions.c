/*
 * What an extension keeps in its own tables belongs to it: pg_dump leaves it out and
 * no replication set has it unless added. Values of its types travel in binary form
 * between nodes of one major release (check_binary_compatibility in
 * src/spock_output_plugin.c, 5.0.11). Chunks and shards are made and routed
 * outside automatic DDL replication (expected from their sources, not run).
 */
#include "check.h"

#include <string.h>

#include "arena.h"
#include "map.h"
#include "outside.h"

#include "banned.h"

struct known_extension {
	const char *name;
	enum mm_severity severity;
	const char *effect; /* behind "Extension x …" in the title */
	const char *fix;
};

static const char same_version[] = "Install the same version on every node.";
static const char one_node[] = "Run its maintenance on one node only, and leave its configuration "
                               "tables out of the replication sets.";
static const char review_queue[] = "Decide on one node that fills and empties its queues; its "
                                   "tables are in no replication set.";
static const char remove_it[] = "Remove it, or replace what it does, before Spock is installed.";

static const struct known_extension known[] = {
	{ "citus", MM_CRITICAL, "distributes tables itself, which Spock does not see", remove_it },
	{ "timescaledb", MM_CRITICAL, "has its own partitioning, which Spock does not see",
	  remove_it },
	{ "pg_ivm", MM_WARNING, "keeps views by triggers that do not fire on apply", one_node },
	{ "pg_partman", MM_WARNING, "creates and drops partitions on each node for itself",
	  one_node },
	{ "pg_squeeze", MM_WARNING, "swaps tables behind the back of DDL replication", one_node },
	{ "pg_repack", MM_WARNING, "swaps tables behind the back of DDL replication", one_node },
	{ "lo", MM_WARNING, "manages large objects by a function that fails under LOLOR",
	  "Replace lo_manage triggers; see the check large_objects." },
	{ "anon", MM_WARNING, "masks data by rules of its own on each node", one_node },
	{ "pgmq", MM_WARNING, "keeps queues in tables of its own", review_queue },
	{ "pgq", MM_WARNING, "keeps queues in tables of its own", review_queue },
	{ "pg_task", MM_WARNING, "keeps queues in tables of its own", review_queue },
	{ "postgis", MM_CONSIDER, "must have the same version on all nodes", same_version },
	{ "pgrouting", MM_CONSIDER, "must have the same version on all nodes", same_version },
	{ "vector", MM_CONSIDER, "must have the same version on all nodes", same_version },
	{ "age", MM_CONSIDER, "must have the same version on all nodes", same_version },
	{ "pg_graphql", MM_CONSIDER, "must have the same version on all nodes", same_version },
	{ "plpython3u", MM_CONSIDER, "must have the same version on all nodes", same_version },
	{ "plv8", MM_CONSIDER, "must have the same version on all nodes", same_version },
	{ "plperlu", MM_CONSIDER, "must have the same version on all nodes", same_version },
	{ "pgaudit", MM_CONSIDER, "must have the same version on all nodes", same_version },
	{ "hstore", MM_CONSIDER, "must have the same version on all nodes", same_version },
	{ "ltree", MM_CONSIDER, "must have the same version on all nodes", same_version },
	{ "citext", MM_CONSIDER, "must have the same version on all nodes", same_version },
	{ "cube", MM_CONSIDER, "must have the same version on all nodes", same_version },
	{ "isn", MM_CONSIDER, "must have the same version on all nodes", same_version },
	{ "h3", MM_CONSIDER, "must have the same version on all nodes", same_version },
};

/* Spoken of elsewhere: Spock's own, every database's, and native_logical_replication's. */
static const char *const silent[] = { "spock",     "snowflake", "lolor",    "plpgsql",
	                              "pglogical", "bdr",       "pgactive", "pglogical_origin" };

/* A dump does not carry the members of an extension: the types that each is known to own. */
static const struct {
	const char *type;
	const char *extension;
} owned_types[] = {
	{ "agtype", "age" },        { "box2d", "postgis" },    { "box3d", "postgis" },
	{ "citext", "citext" },     { "cube", "cube" },        { "ean13", "isn" },
	{ "geography", "postgis" }, { "geometry", "postgis" }, { "h3index", "h3" },
	{ "halfvec", "vector" },    { "hstore", "hstore" },    { "isbn", "isn" },
	{ "isbn13", "isn" },        { "ismn", "isn" },         { "ismn13", "isn" },
	{ "issn", "isn" },          { "issn13", "isn" },       { "lo", "lo" },
	{ "lquery", "ltree" },      { "ltree", "ltree" },      { "ltxtquery", "ltree" },
	{ "raster", "postgis" },    { "sparsevec", "vector" }, { "upc", "isn" },
	{ "vector", "vector" },
};

static bool is_silent(const char *name)
{
	for (size_t i = 0; i < sizeof silent / sizeof *silent; i++)
		if (strcmp(silent[i], name) == 0)
			return true;
	return false;
}

static const struct known_extension *find_known(const char *name)
{
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (strcmp(known[i].name, name) == 0)
			return &known[i];
	return NULL;
}

/* The type's own name: the last of the parts between dots. */
static const char *last_part(const char *bare)
{
	const char *dot = strrchr(bare, '.');

	return dot == NULL ? bare : dot + 1;
}

static const char *owner_of_type(const char *name)
{
	for (size_t i = 0; i < sizeof owned_types / sizeof *owned_types; i++)
		if (strcmp(owned_types[i].type, name) == 0)
			return owned_types[i].extension;
	return NULL;
}

struct usage {
	struct mm_map *counts; /* extension → int64_t, in the findings' arena */
	struct mm_arena *arena;
};

static bool count_type(const char *bare_name, const struct mm_type *entry, void *data)
{
	struct usage *usage = data;
	const char *extension = entry != NULL && entry->extension != NULL
	                            ? entry->extension
	                            : owner_of_type(last_part(bare_name));

	if (extension == NULL)
		return true;
	int64_t *count = mm_map_get(usage->counts, extension, strlen(extension));

	if (count == NULL) {
		count = mm_arena_zalloc(usage->arena, 1, sizeof *count);
		mm_map_set(usage->counts, extension, strlen(extension), count);
	}
	++*count;
	return false;
}

static void count_columns(const struct mm_catalog *catalog, struct usage *usage)
{
	for (size_t i = 0; i < catalog->columns.count; i++) {
		const struct mm_column *c = catalog->columns.items[i];

		/* Types of PostgreSQL itself carry no schema, and no walk is needed. */
		if (c->type != NULL && strchr(c->type, '.') != NULL &&
		    mm_relation_is_table(c->relation))
			mm_type_walk(catalog, c->type, count_type, usage);
	}
}

static struct mm_finding *report(const struct mm_extension *e, enum mm_severity severity,
                                 const char *effect, const struct usage *usage,
                                 struct mm_findings *out)
{
	struct mm_object object = mm_object_named("extension", e->name);
	const int64_t *columns = mm_map_get(usage->counts, e->name, strlen(e->name));

	object.location = e->location;
	struct mm_finding *f = mm_findings_add(out, severity, object, "Extension %s %s",
	                                       mm_display(out, object), effect);
	const struct known_extension *k = find_known(e->name);

	if (k != NULL)
		mm_finding_detail(f, "%s", k->fix);
	mm_meta_text(f, "version", e->version);
	mm_meta_text(f, "schema", e->schema);
	mm_meta_int(f, "columns_using", columns == NULL ? 0 : *columns);
	return f;
}

/* Functions that write to another server, by the extension through which they do. */
struct remote_writes {
	struct mm_strings by_dblink;
	struct mm_strings by_foreign_table;
};

static void look_at_function(const struct mm_function *function, struct remote_writes *writes,
                             struct mm_findings *out)
{
	for (size_t i = 0; function->facts != NULL && i < function->facts->count; i++) {
		const struct mm_fact *fact = &function->facts->items[i];

		if (mm_outside_of(fact) == MM_OUTSIDE_WRITES)
			mm_strings_add(out->arena,
			               fact->kind == MM_FACT_CALL ? &writes->by_dblink
			                                          : &writes->by_foreign_table,
			               mm_display(out, mm_object_of_function(function)));
	}
}

static struct remote_writes find_remote_writes(const struct mm_catalog *catalog,
                                               struct mm_findings *out)
{
	struct remote_writes writes = { .by_dblink = { 0 } };

	for (size_t i = 0; i < catalog->functions.count; i++)
		if (catalog->functions.items[i]->is_in_scope)
			look_at_function(catalog->functions.items[i], &writes, out);
	return writes;
}

/* NULL: nothing writes through it. */
static const struct mm_strings *writers_through(const struct mm_extension *e,
                                                const struct remote_writes *writes)
{
	const struct mm_strings *writers = NULL;

	if (strcmp(e->name, "dblink") == 0)
		writers = &writes->by_dblink;
	else if (strcmp(e->name, "postgres_fdw") == 0)
		writers = &writes->by_foreign_table;
	return writers == NULL || writers->count == 0 ? NULL : writers;
}

static void report_writers(const struct mm_extension *e, const struct mm_strings *writers,
                           const struct usage *usage, struct mm_findings *out)
{
	struct mm_finding *f = report(e, MM_WARNING, "is written through by functions", usage, out);

	mm_finding_detail(f, "Review what these functions write: they do so on the node that runs "
	                     "them only.");
	mm_meta_set(f, "functions", writers);
}

static void report_others(const struct mm_check_input *in, const struct mm_strings *others,
                          struct mm_findings *out)
{
	struct mm_finding *f;

	if (others->count == 0)
		return;
	f = mm_findings_add(out, MM_INFO, mm_object_database(in->catalog),
	                    "Other extensions must be installed on every node");
	mm_finding_discriminate(f, "summary");
	mm_meta_set(f, "extensions", others);
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	struct usage usage = { .counts = mm_map_new(), .arena = out->arena };
	struct remote_writes writes = find_remote_writes(in->catalog, out);
	struct mm_strings others = { 0 };

	count_columns(in->catalog, &usage);
	for (size_t i = 0; i < in->catalog->extensions.count; i++) {
		const struct mm_extension *e = in->catalog->extensions.items[i];
		const struct known_extension *k = find_known(e->name);

		if (!e->is_installed || is_silent(e->name))
			continue;
		if (k != NULL)
			report(e, k->severity, k->effect, &usage, out);
		else if (writers_through(e, &writes) != NULL)
			report_writers(e, writers_through(e, &writes), &usage, out);
		else
			mm_strings_add(out->arena, &others, e->name);
	}
	report_others(in, &others, out);
	mm_map_free(usage.counts);
}

MM_CHECK(installed_extensions) = {
	.title = "Extensions that need care under Spock",
	.why = "What an extension keeps in its own tables is part of the extension: it is in no "
	       "replication set unless somebody adds it, so queues, schedules and configuration "
	       "stay on one node. Extensions that make or route tables themselves (citus, "
	       "timescaledb) do so outside what Spock replicates. Between nodes of one major "
	       "release, values of an extension's types travel in binary form, so its version must "
	       "be the same everywhere. A function that writes to another server through dblink or "
	       "postgres_fdw does so once, on the node that runs it; if that server is another "
	       "node of the cluster, the row also arrives by replication.",
	.evidence =
	    "check_binary_compatibility in src/spock_output_plugin.c (5.0.11). For citus and "
	    "timescaledb this follows from their sources and was not run.",
	.fix =
	    "Remove or replace citus and timescaledb. Run the maintenance of pg_partman, "
	    "pg_squeeze, pg_repack and pg_ivm on one node and keep their configuration tables "
	    "out of the sets. Review functions that write through dblink or postgres_fdw. Install "
	    "all others in the same version on every node before the structure is copied.",
	.severities = MM_CAN(CRITICAL) | MM_CAN(WARNING) | MM_CAN(CONSIDER) | MM_CAN(INFO),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT,
	.needs = MM_PART(EXTENSIONS) | MM_PART(COLUMNS) | MM_PART(TYPES) | MM_PART(FUNCTIONS),
	.from_dump = MM_DUMP_YES,
	.other_sources = "live",
	.run = run,
};
