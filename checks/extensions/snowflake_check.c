/*
 * snowflake.node 0 means unset, and then snowflake.nextval() raises an error
 * (snowflake.c, 2.6.0). An id holds 41 bits of milliseconds since 2023-01-01, 10 of
 * node and 12 of counter; equal node numbers are not detected. The setting is no
 * part of a schema dump; what a dump shows is the extension, what uses it, and
 * settings of roles and databases.
 */
#include "check.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "generators.h"

#include "banned.h"

/* What the columns of the tables in scope get their numbers from. */
struct numbers {
	struct mm_strings by_snowflake; /* display names of columns */
	bool has_node_local_key;        /* sequence_pks has findings */
};

static void look_at_columns(const struct mm_check_input *in, struct mm_findings *out,
                            struct numbers *numbers)
{
	struct mm_generators generators = { .arena = out->arena };

	mm_generators_find(&generators, in->catalog);
	for (size_t i = 0; i < generators.list.count; i++) {
		const struct mm_generator *g = generators.list.items[i];

		if (g->is_snowflake && g->column->relation->is_in_scope)
			mm_strings_add(out->arena, &numbers->by_snowflake,
			               mm_display(out, mm_object_of_column(g->column)));
		else if (mm_generator_feeds_key(g))
			numbers->has_node_local_key = true;
	}
	mm_generators_release(&generators);
}

static struct mm_finding *report(struct mm_findings *out, enum mm_severity severity,
                                 const struct mm_extension *e, const char *id, const char *title)
{
	struct mm_object object = mm_object_named("extension", "snowflake");

	if (e != NULL)
		object.location = e->location;
	struct mm_finding *f = mm_findings_add(out, severity, object, "%s", title);

	mm_finding_discriminate(f, id);
	if (e != NULL)
		mm_meta_text(f, "version", e->version);
	return f;
}

/* A number of its own for one role or database: two numbers on one server. */
static void report_overrides(const struct mm_check_input *in, const struct mm_extension *e,
                             struct mm_findings *out)
{
	struct mm_strings holders = { 0 };

	for (size_t i = 0; i < in->catalog->db_role_settings.count; i++) {
		const struct mm_db_role_setting *s = in->catalog->db_role_settings.items[i];
		const char *holder = s->role != NULL ? s->role : s->database;

		if (strcmp(s->name, "snowflake.node") == 0 && holder != NULL)
			mm_strings_add(out->arena, &holders, holder);
	}
	if (holders.count == 0)
		return;
	struct mm_finding *f =
	    report(out, MM_WARNING, e, "override", "snowflake.node is set by role or database");

	mm_meta_set(f, "holders", &holders);
}

/* "2.4", "2.4.1": below 2.5. What is no number is not judged. */
static bool is_before_2_5(const char *version)
{
	char *rest;
	long major = strtol(version, &rest, 10);

	if (rest == version || major > 2)
		return false;
	return major < 2 || *rest != '.' || strtol(rest + 1, NULL, 10) < 5;
}

static void report_version(const struct mm_extension *e, struct mm_findings *out)
{
	struct mm_finding *f;

	if (e->version == NULL || !is_before_2_5(e->version))
		return;
	f = report(out, MM_WARNING, e, "version", "Extension snowflake is older than 2.5.0");
	mm_finding_detail(f, "It converts sequences in a way that dumps cannot restore.");
	mm_finding_fix(f, MM_INSTALL, "ALTER EXTENSION snowflake UPDATE;");
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	const struct mm_extension *e = mm_catalog_find_extension(in->catalog, "snowflake");
	bool is_installed = e != NULL && e->is_installed;
	struct numbers numbers = { 0 };

	look_at_columns(in, out, &numbers);
	if (!is_installed && numbers.by_snowflake.count == 0 && numbers.has_node_local_key) {
		struct mm_finding *f = report(out, MM_CONSIDER, NULL, "missing",
		                              "Extension snowflake is not installed");

		mm_finding_detail(f, "Keys of this schema draw from node-local sequences.");
	}
	if (is_installed)
		report_version(e, out);
	report_overrides(in, is_installed ? e : NULL, out);
	if (numbers.by_snowflake.count == 0)
		return;
	if (!is_installed) {
		struct mm_finding *f =
		    report(out, MM_CONSIDER, NULL, "missing",
		           "Extension snowflake is not installed, but defaults call it");

		mm_meta_set(f, "columns_using", &numbers.by_snowflake);
	}
	if (!in->catalog->parts[MM_PART_NUMBER_SETTINGS].is_present)
		mm_findings_note(out,
		                 "Columns draw from snowflake.nextval(); whether snowflake.node is "
		                 "set is unknown here.");
}

MM_CHECK(snowflake_check) = {
	.title = "Snowflake: unique ids for keys on every node",
	.why =
	    "Snowflake replaces a sequence by ids that hold the time, the number of the node and a "
	    "counter, so that no two nodes hand out the same one. It needs snowflake.node, a "
	    "number from 1 to 1023 that is different on each node. While it is 0 or unset, "
	    "every INSERT that draws an id fails. Two nodes with the same number can hand out "
	    "the same id, and nothing detects that. A number set for one role or database gives "
	    "one server two of them. Conversion by a release before 2.5.0 writes a MAXVALUE "
	    "that a dump cannot restore. Without Snowflake, keys that draw from sequences "
	    "collide between nodes unless UUIDs or interleaved sequences take their place.",
	.evidence =
	    "snowflake.c (2.6.0): range 0 to 1023, 0 raises an error; the layout of ids and "
	    "equal ids under equal node numbers were seen on two nodes with Spock 5.0.11 and "
	    "6.0.0.",
	.fix =
	    "Install the extension on every node: CREATE EXTENSION snowflake. Then, with another "
	    "number on each: ALTER SYSTEM SET snowflake.node = 1; SELECT pg_reload_conf(); no "
	    "restart is needed (before PostgreSQL 17 run LOAD 'snowflake' in that session "
	    "first). Take back settings of roles and databases: ALTER ROLE ... RESET "
	    "snowflake.node. A version before 2.5.0: ALTER EXTENSION snowflake UPDATE.",
	.severities = MM_CAN(CRITICAL) | MM_CAN(WARNING) | MM_CAN(CONSIDER) | MM_CAN(INFO),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT,
	.needs = MM_PART(EXTENSIONS) | MM_PART(COLUMNS),
	.uses = MM_PART(SETTINGS) | MM_PART(DB_ROLE_SETTINGS) | MM_PART(SEQUENCES),
	.from_dump = MM_DUMP_PARTLY,
	.other_sources = "settings, live",
	.run = run,
};
