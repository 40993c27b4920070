/*
 * spock.control fixes the extension to the schema spock. The structure copy
 * excludes the schemas spock, snowflake and lolor (--exclude-schema,
 * src/spock_sync.c, 5.0.11), and Spock 6 calls what is in them reserved
 * (spock.reserved_object): objects of the user there never reach another node.
 */
#include "check.h"

#include "banned.h"

/* pgedge_ace holds ACE's own tables, which are no member of an extension. */
enum { SCHEMA_COUNT = 3 };
static const char *const schemas[SCHEMA_COUNT] = { "spock", "snowflake", "lolor" };

struct content {
	struct mm_strings objects;
	bool has_table;
};

static struct content *content_of(struct content *all, const char *schema, const char *extension)
{
	for (size_t i = 0; extension == NULL && i < SCHEMA_COUNT; i++)
		if (mm_same(schemas[i], schema))
			return &all[i];
	return NULL;
}

static void add(struct mm_findings *out, struct content *content, struct mm_object object)
{
	if (content != NULL)
		mm_strings_add(out->arena, &content->objects, mm_display(out, object));
}

static void add_relations(const struct mm_catalog *catalog, struct content *all,
                          struct mm_findings *out)
{
	for (size_t i = 0; i < catalog->relations.count; i++) {
		const struct mm_relation *r = catalog->relations.items[i];
		struct content *content = content_of(all, r->schema, r->extension);

		add(out, content, mm_object_of_relation(r));
		if (content != NULL && (r->kind == 'r' || r->kind == 'p' || r->kind == 'f'))
			content->has_table = true;
	}
	for (size_t i = 0; i < catalog->sequences.count; i++) {
		const struct mm_sequence *s = catalog->sequences.items[i];

		/* The counter of snowflake.nextval(), made outside the extension. */
		if (mm_same(s->schema, "snowflake") && mm_same(s->name, "id_seq"))
			continue;
		add(out, content_of(all, s->schema, s->extension), mm_object_of_sequence(s));
	}
}

static void add_others(const struct mm_catalog *catalog, struct content *all,
                       struct mm_findings *out)
{
	for (size_t i = 0; i < catalog->types.count; i++) {
		const struct mm_type *t = catalog->types.items[i];

		add(out, content_of(all, t->schema, t->extension), mm_object_of_type(t));
	}
	for (size_t i = 0; i < catalog->functions.count; i++) {
		const struct mm_function *f = catalog->functions.items[i];

		add(out, content_of(all, f->schema, f->extension), mm_object_of_function(f));
	}
}

static bool is_spock_installed(const struct mm_catalog *catalog)
{
	const struct mm_extension *spock = mm_catalog_find_extension(catalog, "spock");

	return spock != NULL && spock->is_installed;
}

static void report_objects(const char *schema, struct content *content, bool is_critical,
                           struct mm_findings *out)
{
	struct mm_object object = mm_object_named("schema", schema);
	struct mm_finding *f =
	    mm_findings_add(out, is_critical ? MM_CRITICAL : MM_WARNING, object,
	                    "Schema %s holds user objects", mm_display(out, object));

	mm_strings_sort_unique(&content->objects);
	mm_meta_list(f, "objects", &content->objects);
	mm_meta_int(f, "object_count", (int64_t)content->objects.count);
}

static void report_empty(const struct mm_schema *schema, struct mm_findings *out)
{
	struct mm_object object = mm_object_named("schema", schema->name);

	object.location = schema->location;
	struct mm_finding *f = mm_findings_add(
	    out, MM_CRITICAL, object, "Schema %s exists without the extension of that name",
	    mm_display(out, object));

	mm_meta_int(f, "object_count", 0);
	mm_finding_fix(f, MM_BEFORE, "DROP SCHEMA %s;", f->object_name);
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	const struct mm_catalog *catalog = in->catalog;
	const struct mm_schema *spock = mm_catalog_find_schema(catalog, "spock");
	bool is_installed = is_spock_installed(catalog);
	struct content all[SCHEMA_COUNT] = { 0 };

	add_relations(catalog, all, out);
	add_others(catalog, all, out);
	for (size_t i = 0; i < SCHEMA_COUNT; i++)
		if (all[i].objects.count > 0)
			report_objects(schemas[i], &all[i],
			               i == 0 && (all[i].has_table || !is_installed), out);
	if (spock != NULL && spock->extension == NULL && all[0].objects.count == 0 && !is_installed)
		report_empty(spock, out);
}

MM_CHECK(reserved_schemas) = {
	.title = "Objects in schemas that belong to Spock",
	.why = "The schemas spock, snowflake and lolor belong to the extensions of these names. "
	       "Spock can be installed into no other schema than spock, and it leaves all of "
	       "them out when it copies the structure to a new node and when it replicates DDL. "
	       "Objects of your own in there are not created on another node, their rows are not "
	       "replicated, and code that uses them fails there. A schema named spock that is "
	       "there before the extension stands in the way of its installation: its tables may "
	       "have the names that Spock wants for its own.",
	.evidence = "spock.control and the --exclude-schema options in src/spock_sync.c "
	            "(5.0.11); spock.reserved_object in 6.0.0.",
	.fix = "Before Spock is installed, move the objects into a schema of your own, for "
	       "instance with ALTER TABLE spock.t SET SCHEMA app, and change the code that names "
	       "them. A schema spock that is empty then, with the extension not installed, can "
	       "be dropped.",
	.severities = MM_CAN(CRITICAL) | MM_CAN(WARNING),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT,
	.needs = MM_PART(RELATIONS) | MM_PART(FUNCTIONS) | MM_PART(TYPES) | MM_PART(EXTENSIONS),
	.from_dump = MM_DUMP_YES,
	.run = run,
};
