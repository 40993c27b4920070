/*
 * Apply runs under session_replication_role = replica and through the executor:
 * ROW triggers ENABLE REPLICA or ALWAYS fire, ordinary ones do not, and those for
 * each statement never do, but for TRUNCATE (src/spock_apply_heap.c, 5.0.11). It
 * does not fill the set of updated columns, so that UPDATE OF triggers are passed
 * over even when ALWAYS.
 */
#include <inttypes.h>

#include "arena.h"
#include "check.h"
#include "quote.h"
#include "trigger.h"

#include "banned.h"

static const char *timing_name(char timing)
{
	if (timing == 'i')
		return "INSTEAD OF";
	return timing == 'b' ? "BEFORE" : "AFTER";
}

static void describe(struct mm_finding *f, const struct mm_trigger *trigger,
                     struct mm_findings *out)
{
	mm_meta_text(f, "timing", timing_name(trigger->timing));
	mm_meta_list(f, "events", &trigger->events);
	mm_meta_text(f, "level", trigger->is_row ? "ROW" : "STATEMENT");
	mm_meta_list(f, "columns", &trigger->columns);
	mm_meta_text(f, "function", mm_trigger_function(out, trigger));
	mm_meta_text(f, "enabled", trigger->enabled == 'A' ? "ALWAYS" : "REPLICA");
	mm_meta_partitions(f, trigger->relation);
}

/* It has some event that apply fires it for. */
static bool fires_at_all(const struct mm_trigger *trigger, const struct mm_strings *dead)
{
	return dead->count < trigger->events.count;
}

static void report(const struct mm_trigger *trigger, struct mm_findings *out)
{
	struct mm_object object = mm_object_of_trigger(trigger);
	const char *title = mm_trigger_title(out, trigger);
	bool is_replica = trigger->enabled == 'R';
	struct mm_strings dead = { 0 };
	struct mm_finding *f;

	mm_trigger_dead_events(out->arena, trigger, &dead);
	if (dead.count > 0)
		f = mm_findings_add(out, MM_WARNING, object, "%s does not fire for replicated %s",
		                    title, mm_strings_join(out->arena, &dead, ", "));
	else if (is_replica)
		f = mm_findings_add(out, MM_CONSIDER, object, "%s fires for replicated rows only",
		                    title);
	else
		f = mm_findings_add(out, MM_CONSIDER, object, "%s fires on every node", title);
	if (is_replica) {
		mm_finding_discriminate(f, "local");
		mm_finding_detail(f, fires_at_all(trigger, &dead)
		                         ? "It does not fire for changes made on its own node."
		                         : "As it does not fire for changes made on its own node "
		                           "either, it never fires.");
	}
	describe(f, trigger, out);
	mm_finding_fix(f, MM_BEFORE, "ALTER TABLE %s ENABLE TRIGGER %s;",
	               mm_qualified_name(out->arena, trigger->schema, trigger->table),
	               mm_quoted_ident(out->arena, trigger->name));
}

/* How many ordinary and disabled triggers the table has. */
static void count_ordinary(const struct mm_relation *relation, int64_t *origin, int64_t *disabled)
{
	*origin = 0;
	*disabled = 0;
	for (size_t i = 0; i < relation->triggers.count; i++) {
		const struct mm_trigger *trigger = relation->triggers.items[i];

		if (!trigger->is_in_scope)
			continue;
		*origin += trigger->enabled == 'O';
		*disabled += trigger->enabled == 'D';
	}
}

static void summarise(const struct mm_catalog *catalog, struct mm_findings *out)
{
	struct mm_strings tables = { 0 };
	int64_t origin = 0;
	int64_t disabled = 0;
	struct mm_finding *f;

	for (size_t i = 0; i < catalog->relations.count; i++) {
		const struct mm_relation *r = catalog->relations.items[i];
		int64_t own_origin;
		int64_t own_disabled;

		count_ordinary(r, &own_origin, &own_disabled);
		origin += own_origin;
		disabled += own_disabled;
		if (own_origin + own_disabled > 0)
			mm_strings_add(out->arena, &tables,
			               mm_arena_printf(out->arena, "%s: %" PRId64,
			                               mm_display(out, mm_object_of_relation(r)),
			                               own_origin + own_disabled));
	}
	if (tables.count == 0)
		return;
	f = mm_findings_add(out, MM_INFO, mm_object_database(catalog),
	                    "Ordinary triggers fire only on the node that changes the row");
	mm_finding_discriminate(f, "summary");
	mm_meta_int(f, "origin_count", origin);
	mm_meta_int(f, "disabled_count", disabled);
	mm_meta_set(f, "tables", &tables);
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	for (size_t i = 0; i < in->catalog->triggers.count; i++)
		if (mm_trigger_is_for_apply(in->catalog->triggers.items[i]))
			report(in->catalog->triggers.items[i], out);
	summarise(in->catalog, out);
}

MM_CHECK(trigger_functions) = {
	.title = "Triggers that fire, or fail to, when rows are applied",
	.why = "Spock applies rows with session_replication_role = replica. An ordinary trigger "
	       "fires once, on the node where the row is changed, and what it wrote arrives as "
	       "rows. A trigger with ENABLE ALWAYS fires again on every other node, and one with "
	       "ENABLE REPLICA only there. Some never do what they promise: triggers for each "
	       "statement do not fire for replicated INSERT, UPDATE and DELETE (they do for "
	       "TRUNCATE), and UPDATE OF a column does not fire for a replicated UPDATE, even when "
	       "ALWAYS. A cache or an audit trail that depends on them is then incomplete, without "
	       "an error.",
	.evidence =
	    "src/spock_apply_heap.c (5.0.11): rows go through the executor one by one; which "
	    "triggers fire was seen on two nodes with 5.0.11 and 6.0.0, UPDATE OF with "
	    "6.0.0.",
	.fix = "Make it an ordinary trigger (ALTER TABLE s.t ENABLE TRIGGER x) when what it writes "
	       "belongs to the row. Keep ENABLE ALWAYS for what each node needs for itself, such "
	       "as a cache table that is in no replication set, or NOTIFY. For those, write FOR "
	       "EACH ROW, and instead of UPDATE OF c write UPDATE with the condition NEW.c IS "
	       "DISTINCT FROM OLD.c.",
	.severities = MM_CAN(WARNING) | MM_CAN(CONSIDER) | MM_CAN(INFO),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT,
	.needs = MM_PART(TRIGGERS) | MM_PART(FUNCTIONS) | MM_PART(RELATIONS),
	.from_dump = MM_DUMP_YES,
	.run = run,
};
