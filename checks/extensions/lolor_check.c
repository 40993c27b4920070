/*
 * LOLOR keeps large objects in tables of its own, so that they replicate. It needs
 * PostgreSQL 16, and lolor.node: values are oid << 4 | node, so 1 to 15
 * (src/lolor_largeobject.c, 1.3.0; the setting accepts 16, which does not fit). In a
 * Spock database lo_unlink() fails, and contrib's lo_manage() calls the native
 * function and fails. lolor.node is no part of a schema dump.
 */
#include "check.h"

#include "arena.h"
#include "lob.h"

#include "banned.h"

enum { FIRST_SERVER = 160000 };

/* What speaks for large objects in this schema. */
struct evidence {
	struct mm_strings managed;   /* tables with an lo_manage trigger */
	struct mm_strings unlinking; /* functions that call lo_unlink() */
	bool has_writers;
};

static void look_at_functions(const struct mm_catalog *catalog, struct mm_findings *out,
                              struct evidence *e)
{
	for (size_t i = 0; i < catalog->functions.count; i++) {
		const struct mm_function *fn = catalog->functions.items[i];
		bool unlinks = false;

		if (!fn->is_in_scope || fn->facts == NULL)
			continue;
		for (size_t k = 0; k < fn->facts->count; k++) {
			const struct mm_fact *fact = &fn->facts->items[k];

			e->has_writers = e->has_writers || mm_lob_writing_call(fact) != NULL;
			unlinks = unlinks || mm_fact_calls(fact, "lo_unlink");
		}
		if (unlinks)
			mm_strings_add(out->arena, &e->unlinking,
			               mm_display(out, mm_object_of_function(fn)));
	}
}

static struct evidence gather(const struct mm_catalog *catalog, struct mm_findings *out)
{
	struct evidence e = { 0 };

	look_at_functions(catalog, out, &e);
	for (size_t i = 0; i < catalog->triggers.count; i++) {
		const struct mm_trigger *t = catalog->triggers.items[i];

		if (mm_trigger_is_lo_manage(t))
			mm_strings_add(out->arena, &e.managed,
			               mm_display(out, mm_object_of_relation(t->relation)));
	}
	return e;
}

static struct mm_finding *report(struct mm_findings *out, enum mm_severity severity,
                                 const struct mm_extension *extension, const char *id,
                                 const char *title)
{
	struct mm_object object = mm_object_named("extension", "lolor");

	if (extension != NULL)
		object.location = extension->location;
	struct mm_finding *f = mm_findings_add(out, severity, object, "%s", title);

	mm_finding_discriminate(f, id);
	mm_lob_group(f);
	if (extension != NULL)
		mm_meta_text(f, "version", extension->version);
	mm_meta_text(f, "range", "1-15");
	return f;
}

static void report_installed(const struct mm_check_input *in, const struct mm_extension *extension,
                             const struct evidence *e, struct mm_findings *out)
{
	int64_t server = in->catalog->server.version_num;

	if (server != 0 && server < FIRST_SERVER)
		report(out, MM_WARNING, extension, "server", "LOLOR needs PostgreSQL 16 or later");
	if (e->managed.count > 0) {
		struct mm_finding *f = report(out, MM_WARNING, extension, "lo_manage",
		                              "lo_manage triggers fail with LOLOR");

		mm_meta_set(f, "tables", &e->managed);
	}
	if (e->unlinking.count > 0) {
		struct mm_finding *f = report(out, MM_WARNING, extension, "lo_unlink",
		                              "lo_unlink() fails with LOLOR in a Spock database");

		mm_meta_set(f, "functions", &e->unlinking);
	}
	if (!in->catalog->parts[MM_PART_NUMBER_SETTINGS].is_present)
		mm_findings_note(out,
		                 "LOLOR is installed; whether lolor.node is set is unknown here.");
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	const struct mm_extension *extension = mm_catalog_find_extension(in->catalog, "lolor");
	struct evidence e = gather(in->catalog, out);

	if (extension != NULL && extension->is_installed) {
		report_installed(in, extension, &e, out);
		return;
	}
	if (in->catalog->large_objects.count == 0 && !e.has_writers && e.managed.count == 0)
		return;
	struct mm_finding *f = report(out, MM_CONSIDER, NULL, "missing", "LOLOR is not installed");

	mm_finding_detail(f, in->catalog->large_objects.count > 0
	                         ? "Large objects are stored in this database."
	                         : "Code of this database writes large objects.");
}

MM_CHECK(lolor_check) = {
	.title = "LOLOR: large objects that replicate",
	.why =
	    "LOLOR keeps large objects in two tables of its own, which replicate like others once "
	    "they are in a replication set. Each node needs another lolor.node, 1 to 15: the "
	    "setting accepts 16, but the number has only four bits in an object's id. It needs "
	    "PostgreSQL 16 or later. It is a partial answer: in a database with Spock lo_unlink() "
	    "raises an internal error, the lo_manage() trigger of the lo extension calls the "
	    "native function and fails, and GRANT, COMMENT and ALTER ON LARGE OBJECT do not "
	    "work. Objects made before it was installed are invisible until "
	    "lolor.migrate_from_native() has run.",
	.evidence =
	    "src/lolor_largeobject.c (1.3.0) for the range; the failures of lo_unlink() were "
	    "seen with Spock 5.0.11 and 6.0.0, those of lo_manage() with 6.0.0.",
	.fix =
	    "On each node: CREATE EXTENSION lolor; ALTER SYSTEM SET lolor.node = 1 (another number "
	    "on each); SELECT pg_reload_conf(); no restart is needed. Then SELECT "
	    "spock.repset_add_table('default', 'lolor.pg_largeobject'), the same for "
	    "lolor.pg_largeobject_metadata, and SELECT lolor.migrate_from_native(). Replace "
	    "lo_manage triggers and calls of lo_unlink(). Moving the data to bytea columns or to "
	    "object storage avoids all of this.",
	.severities = MM_CAN(CRITICAL) | MM_CAN(WARNING) | MM_CAN(CONSIDER) | MM_CAN(INFO),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT,
	.needs = MM_PART(EXTENSIONS) | MM_PART(COLUMNS) | MM_PART(TYPES) | MM_PART(TRIGGERS) |
	         MM_PART(SERVER),
	.uses = MM_PART(LARGE_OBJECTS) | MM_PART(SETTINGS) | MM_PART(SPOCK_SETS),
	.from_dump = MM_DUMP_PARTLY,
	.other_sources = "settings, live",
	.run = run,
};
