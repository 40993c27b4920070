/*
 * Logical decoding carries rows of user tables; pg_largeobject is a system catalog
 * and is never decoded (PostgreSQL, every version), so Spock cannot send large
 * objects. A row that refers to one by its oid arrives, the object does not.
 * LOLOR 1.3.0 keeps the objects in tables of its own, with gaps: seen in a Spock
 * database, lo_unlink() and lo_manage() fail and commands ON LARGE OBJECT do not work.
 */
#include <string.h>

#include "arena.h"
#include "blockers.h"
#include "check.h"
#include "code.h"
#include "lob.h"
#include "quote.h"

#include "banned.h"

struct state {
	struct mm_findings *out;
	enum mm_severity code; /* of code that writes large objects */
	bool has_code;
	struct mm_blockers blockers;
};

/* What the code itself calls; what it reaches through other functions is reported on those. */
static void add_calls(struct mm_arena *arena, const struct mm_facts *facts, struct mm_strings *to)
{
	for (size_t i = 0; facts != NULL && i < facts->count; i++) {
		const char *call = mm_lob_writing_call(&facts->items[i]);

		if (call != NULL)
			mm_strings_add_once(arena, to, call);
	}
}

static void report_code(struct state *s, struct mm_object object, const struct mm_facts *facts,
                        const char *subject)
{
	struct mm_strings calls = { 0 };

	add_calls(s->out->arena, facts, &calls);
	if (calls.count == 0)
		return;
	struct mm_finding *f =
	    mm_findings_add(s->out, s->code, object, "%s writes large objects", subject);

	s->has_code = true;
	mm_lob_group(f);
	f->is_heuristic = facts->is_heuristic;
	mm_meta_set(f, "calls", &calls);
}

static void look_at_code(const struct mm_catalog *catalog, struct state *s)
{
	struct mm_arena *arena = s->out->arena;

	for (size_t i = 0; i < catalog->functions.count; i++) {
		const struct mm_function *fn = catalog->functions.items[i];
		struct mm_object object = mm_object_of_function(fn);

		if (fn->is_in_scope && fn->facts != NULL)
			report_code(s, object, fn->facts,
			            mm_arena_printf(arena, "%s %s", mm_function_noun(fn),
			                            mm_display(s->out, object)));
	}
	for (size_t i = 0; i < catalog->rules.count; i++) {
		const struct mm_rule *rule = catalog->rules.items[i];

		if (rule->relation == NULL || !rule->relation->is_in_scope || rule->facts == NULL ||
		    rule->enabled == 'D')
			continue;
		report_code(s, mm_object_of_rule(rule), rule->facts,
		            mm_arena_printf(arena, "Rule %s on %s",
		                            mm_quoted_ident(arena, rule->name),
		                            mm_qualified_name(arena, rule->schema, rule->table)));
	}
}

static const struct mm_trigger *manager_of(const struct mm_column *column)
{
	for (size_t i = 0; i < column->relation->triggers.count; i++) {
		const struct mm_trigger *trigger = column->relation->triggers.items[i];

		if (mm_trigger_is_lo_manage(trigger) && trigger->arguments.count > 0 &&
		    mm_same(trigger->arguments.items[0], column->name))
			return trigger;
	}
	return NULL;
}

struct content {
	bool is_lo; /* the type or domain of contrib/lo */
	bool is_oid;
};

static bool note_type(const char *bare_name, const struct mm_type *entry, void *data)
{
	struct content *c = data;
	const char *dot = strrchr(bare_name, '.');
	/* The extension's own is not in the catalog; a user's may be something else. */
	bool can_be_lo = entry == NULL || (entry->kind == 'd' && mm_same(entry->base_type, "oid"));

	if (can_be_lo && mm_same(dot == NULL ? bare_name : dot + 1, "lo"))
		c->is_lo = true;
	if (mm_same(bare_name, "oid"))
		c->is_oid = true;
	return true;
}

static struct content content_of(const struct mm_catalog *catalog, const struct mm_column *column)
{
	struct content c = { 0 };

	if (column->type != NULL)
		mm_type_walk(catalog, column->type, note_type, &c);
	return c;
}

/* One value becomes one bytea; the trigger would fail on it. */
static void fix_column(struct mm_finding *f, const struct mm_column *column,
                       const struct mm_trigger *trigger)
{
	const char *table = mm_qualified_name(f->arena, column->schema, column->table);
	const char *name = mm_quoted_ident(f->arena, column->name);
	const char *drop = "";

	if (trigger != NULL)
		drop = mm_arena_printf(f->arena, "DROP TRIGGER %s ON %s;\n",
		                       mm_quoted_ident(f->arena, trigger->name), table);
	mm_finding_fix(f, MM_BEFORE,
	               "%sALTER TABLE %s %sALTER COLUMN %s TYPE bytea USING lo_get(%s);", drop,
	               table,
	               column->default_expression == NULL
	                   ? ""
	                   : mm_arena_printf(f->arena, "ALTER COLUMN %s DROP DEFAULT, ", name),
	               name, name);
}

static bool is_simple(const struct mm_catalog *catalog, const struct mm_column *column)
{
	struct mm_arena *scratch = mm_arena_new();
	const char *base = mm_type_base_name(catalog, scratch, column->type);
	const char *dot = strrchr(base, '.');
	bool is_simple = !mm_type_is_array(column->type) &&
	                 (mm_same(base, "oid") || mm_same(dot == NULL ? base : dot + 1, "lo"));

	mm_arena_free(scratch);
	return is_simple;
}

static void report_column(const struct mm_catalog *catalog, const struct mm_column *column,
                          struct state *s)
{
	struct content c = content_of(catalog, column);
	struct mm_object object = mm_object_of_column(column);
	const char *name = mm_display(s->out, object);
	struct mm_strings calls = { 0 };
	struct mm_finding *f;

	if (!c.is_lo && !c.is_oid)
		return;
	const struct mm_trigger *trigger = manager_of(column);

	add_calls(s->out->arena, column->facts, &calls);
	if (calls.count > 0)
		s->has_code = true;
	if (calls.count > 0 || c.is_lo || trigger != NULL)
		f = mm_findings_add(s->out, calls.count > 0 ? s->code : MM_WARNING, object,
		                    "Column %s refers to large objects", name);
	else
		f = mm_findings_add(s->out, MM_CONSIDER, object,
		                    "Column %s may refer to large objects", name);
	mm_lob_group(f);
	mm_meta_text(f, "data_type", column->type);
	mm_meta_text(f, "trigger", trigger == NULL ? NULL : trigger->name);
	mm_meta_set(f, "calls", &calls);
	mm_meta_partitions(f, column->relation);
	if (f->severity != MM_CONSIDER && is_simple(catalog, column) &&
	    mm_finding_blockers(f, &s->blockers, column))
		fix_column(f, column, trigger);
}

/* A trigger whose column says nothing of large objects, or that names none. */
static void report_trigger(const struct mm_catalog *catalog, const struct mm_trigger *trigger,
                           struct state *s)
{
	const struct mm_relation *r = trigger->relation;
	struct mm_object object = mm_object_of_trigger(trigger);
	const struct mm_column *column = NULL;

	if (trigger->arguments.count > 0)
		column = mm_relation_find_column(r->root != NULL ? r->root : r,
		                                 trigger->arguments.items[0]);
	if (column != NULL) {
		struct content c = content_of(catalog, column);

		if (c.is_lo || c.is_oid)
			return;
	}
	mm_lob_group(mm_findings_add(
	    s->out, MM_WARNING, object, "Trigger %s on %s removes large objects with lo_manage",
	    mm_quoted_ident(s->out->arena, trigger->name),
	    mm_qualified_name(s->out->arena, trigger->schema, trigger->table)));
}

static void report_stored(const struct mm_large_objects *stored, struct state *s)
{
	struct mm_finding *f = mm_findings_add(s->out, s->has_code ? MM_CRITICAL : MM_WARNING,
	                                       mm_object_named("large objects", NULL),
	                                       "Large objects are stored in this database");

	mm_lob_group(f);
	mm_finding_discriminate(f, "stored");
	mm_meta_int(f, "lob_count", stored->count);
	mm_meta_bool(f, "is_estimate", stored->is_estimate);
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	const struct mm_catalog *catalog = in->catalog;
	bool are_stored =
	    mm_catalog_has(catalog, MM_PART(LARGE_OBJECTS)) && catalog->large_objects.count > 0;
	struct state s = { .out = out, .code = are_stored ? MM_CRITICAL : MM_WARNING };

	s.blockers.arena = out->arena;
	mm_blockers_find(&s.blockers, catalog);
	look_at_code(catalog, &s);
	for (size_t i = 0; i < catalog->columns.count; i++) {
		const struct mm_column *column = catalog->columns.items[i];

		if (mm_relation_is_table(column->relation) &&
		    !mm_relation_is_partition(column->relation))
			report_column(catalog, column, &s);
	}
	for (size_t i = 0; i < catalog->triggers.count; i++)
		if (mm_trigger_is_lo_manage(catalog->triggers.items[i]) &&
		    mm_relation_is_table(catalog->triggers.items[i]->relation))
			report_trigger(catalog, catalog->triggers.items[i], &s);
	if (are_stored)
		report_stored(&catalog->large_objects, &s);
	mm_blockers_release(&s.blockers);
}

MM_CHECK(large_objects) = {
	.title = "Large objects",
	.why = "Large objects live in the system catalog pg_largeobject, which logical decoding "
	       "does not carry, so Spock cannot replicate them. The row that holds a large "
	       "object's number arrives on the other nodes, the object itself does not: reading "
	       "it there fails with \"large object ... does not exist\", or finds an object of "
	       "that number that was made there for something else. Nothing is logged. The "
	       "extension LOLOR stores the objects in replicated tables and helps in part: in a "
	       "database with Spock, lo_unlink() fails with an internal error, the trigger "
	       "function lo_manage() calls the original functions and fails, and GRANT, COMMENT "
	       "and ALTER on a large object do not work.",
	.evidence = "Rows without their objects seen on two nodes with 5.0.11 and 6.0.0; LOLOR "
	            "1.3.0 with both. PostgreSQL decodes no system catalogs.",
	.fix = "Move the contents into a bytea column, which replicates like any other, or into "
	       "object storage, and drop lo_manage triggers; then remove the objects with "
	       "vacuumlo. A column of type oid that does not refer to large objects can stay. "
	       "Where the application cannot be changed, LOLOR is the other way (PostgreSQL 16 "
	       "and later): set lolor.node to a number from 1 to 15, different on each node, put "
	       "lolor.pg_largeobject and lolor.pg_largeobject_metadata into a replication set, "
	       "run SELECT lolor.migrate_from_native() on each node, and replace lo_manage.",
	.severities = MM_CAN(CRITICAL) | MM_CAN(WARNING) | MM_CAN(CONSIDER),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT | MM_MONITOR,
	.needs = MM_PART(COLUMNS) | MM_PART(TYPES) | MM_PART(TRIGGERS) | MM_PART(FUNCTIONS) |
	         MM_PART(EXTENSIONS),
	.uses = MM_PART(LARGE_OBJECTS) | MM_PART(STATEMENTS) | MM_PART(VIEWS) | MM_PART(RULES) |
	        MM_PART(POLICIES),
	.from_dump = MM_DUMP_PARTLY,
	.other_sources = "live, statements",
	.run = run,
};
