/*
 * A TRUNCATE that reaches a parent is applied as TRUNCATE ... RESTRICT of the
 * tables in the WAL record (handle_truncate in src/spock_apply.c, 5.0.11); a child
 * that does not replicate still references the parent there, and PostgreSQL
 * refuses with 0A000 even when the child is empty. Deletes leave orphans in it, as
 * foreign keys do not fire on apply.
 */
#include "arena.h"
#include "check.h"
#include "foreign_key.h"
#include "gathered.h"
#include "quote.h"
#include "row_identity.h"

#include "banned.h"

/* What keeps the table from replicating with all verbs, or NULL. */
static const char *obstacle(const struct mm_relation *table)
{
	if (mm_relation_replicates(table))
		return NULL;
	if (table->kind == 'f')
		return "is a foreign table";
	if (table->persistence == 'u')
		return "is unlogged";
	return "has no replica identity";
}

static void report(const struct mm_constraint *key, const struct mm_relation *lacking,
                   struct mm_findings *out)
{
	struct mm_object object = mm_object_of_constraint(key);
	const char *end = lacking == key->relation ? "child" : "parent";
	const char *name = mm_display(out, mm_object_of_relation(lacking));
	struct mm_finding *f = mm_findings_add(out, MM_WARNING, object,
	                                       "Foreign key %s crosses the border of replication",
	                                       mm_display(out, object));

	mm_finding_detail(f, "Its %s %s %s.", end, name, obstacle(lacking));
	mm_meta_text(f, "child", mm_display(out, mm_object_of_relation(key->relation)));
	mm_meta_text(f, "parent", mm_display(out, mm_object_of_relation(key->references)));
	mm_meta_text(f, "reason", mm_arena_printf(f->arena, "%s %s", end, obstacle(lacking)));
	if (lacking->persistence == 'u')
		mm_finding_fix(f, MM_BEFORE, "ALTER TABLE %s SET LOGGED;", name);
	else
		mm_fix_identity(f, lacking);
}

/* Foreign keys that are each partition's own. */
static void report_root(struct mm_gathered *odd, struct mm_findings *out)
{
	struct mm_object object = mm_object_of_relation(odd->root);
	struct mm_finding *f = mm_findings_add(
	    out, odd->severity, object,
	    "Table %s has partitions with foreign keys that cross the border of replication",
	    mm_display(out, object));

	mm_meta_set(f, "constraints", &odd->things);
	mm_finding_gathered(f, odd);
}

static void look(const struct mm_constraint *key, struct mm_gathering *odd, struct mm_findings *out)
{
	const struct mm_relation *child = key->relation;
	const struct mm_relation *parent = key->references;

	if (parent == NULL || !child->is_in_scope)
		return;
	const struct mm_relation *lacking = obstacle(child) != NULL ? child : parent;

	if ((obstacle(child) == NULL) == (obstacle(parent) == NULL))
		return;
	if (mm_relation_is_partition(child))
		mm_strings_add(out->arena, &mm_gather(odd, child, MM_WARNING)->things,
		               mm_display(out, mm_object_of_constraint(key)));
	else
		report(key, lacking, out);
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	struct mm_gathering odd = { .arena = out->arena };

	for (size_t i = 0; i < in->catalog->constraints.count; i++) {
		const struct mm_constraint *c = in->catalog->constraints.items[i];

		if (mm_is_foreign_key(c) && c->relation != NULL)
			look(c, &odd, out);
	}
	for (size_t i = 0; i < odd.list.count; i++)
		report_root(odd.list.items[i], out);
	mm_gathering_release(&odd);
}

MM_CHECK(foreign_key_closure) = {
	.title = "Foreign keys between tables that replicate and tables that do not",
	.why =
	    "A foreign key joins two tables of which one will replicate with all its changes and "
	    "the other will not. When the parent is truncated together with the child, the other "
	    "nodes are told to truncate the parent alone, and PostgreSQL refuses that there "
	    "while a child references it, even an empty one. On Spock 5 the subscription then "
	    "stops: its worker restarts every five seconds, the status is down, the exception log "
	    "stays empty, and no setting of spock.exception_behaviour helps until the foreign key "
	    "is dropped on the subscriber. On Spock 6 the whole transaction goes to the exception "
	    "log and its changes are lost on that node. A delete of a parent removes only those of "
	    "its children that replicate, so rows without a parent stay on the other nodes.",
	.evidence = "handle_truncate in src/spock_apply.c (5.0.11); the stopped subscription seen "
	            "with 5.0.11, the exception with 6.0.0, orphans with both, on two nodes.",
	.fix =
	    "Bring both ends to the same side: give each a primary key, make an unlogged table "
	    "logged, and put both into the same replication set. Or drop the foreign key, if the "
	    "table that does not replicate is meant to be local to each node. A subscription "
	    "that stands still on Spock 5 goes on once the key is dropped on the subscriber: "
	    "ALTER TABLE child DROP CONSTRAINT c.",
	.severities = MM_CAN(CRITICAL) | MM_CAN(WARNING),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT,
	.needs = MM_PART(RELATIONS) | MM_PART(CONSTRAINTS) | MM_PART(INDEXES),
	.uses = MM_PART(SPOCK_SETS),
	.from_dump = MM_DUMP_YES,
	.other_sources = "live",
	.run = run,
};
