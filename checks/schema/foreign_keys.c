/*
 * Apply runs with session_replication_role = replica (src/spock_apply.c), under
 * which PostgreSQL fires no referential trigger: no check of the parent, no
 * cascade. What a cascade did on the origin travels as rows of the child. CASCADE is
 * therefore no worse than NO ACTION; what is open with both is a child inserted on
 * one node while another deletes its parent.
 */
#include "arena.h"
#include "check.h"
#include "foreign_key.h"
#include "gathered.h"
#include "quote.h"

#include "banned.h"

static const char *actions(struct mm_arena *arena, const struct mm_constraint *key)
{
	const char *on_delete = mm_action_name(key->on_delete);
	const char *on_update = mm_action_name(key->on_update);

	if (!mm_action_writes(key->on_update))
		return mm_arena_printf(arena, "on delete (%s)", on_delete);
	if (!mm_action_writes(key->on_delete))
		return mm_arena_printf(arena, "on update (%s)", on_update);
	return mm_arena_printf(arena, "on delete (%s) and on update (%s)", on_delete, on_update);
}

static const char *conditions(struct mm_arena *arena, const struct mm_constraint *key)
{
	struct mm_strings parts = { 0 };

	for (size_t i = 0; i < key->columns.count; i++)
		mm_strings_add(arena, &parts,
		               mm_arena_printf(arena, "p.%s = c.%s",
		                               mm_quoted_ident(arena, key->ref_columns.items[i]),
		                               mm_quoted_ident(arena, key->columns.items[i])));
	return mm_strings_join(arena, &parts, " AND ");
}

static const char *not_nulls(struct mm_arena *arena, const struct mm_constraint *key)
{
	struct mm_strings parts = { 0 };

	for (size_t i = 0; i < key->columns.count; i++)
		mm_strings_add(arena, &parts,
		               mm_arena_printf(arena, "c.%s IS NOT NULL",
		                               mm_quoted_ident(arena, key->columns.items[i])));
	return mm_strings_join(arena, &parts, " AND ");
}

/* A query for the rows whose parent is missing. */
static void fix_with_orphan_check(struct mm_finding *f, const struct mm_constraint *key)
{
	if (key->is_period || key->columns.count == 0 ||
	    key->columns.count != key->ref_columns.count)
		return;
	mm_finding_fix(
	    f, MM_APPLICATION,
	    "SELECT * FROM %s AS c WHERE %s AND NOT EXISTS (SELECT FROM %s AS p WHERE %s);",
	    mm_qualified_name(f->arena, key->schema, key->table), not_nulls(f->arena, key),
	    mm_qualified_name(f->arena, key->ref_schema, key->ref_table),
	    conditions(f->arena, key));
}

static void report(const struct mm_constraint *key, struct mm_findings *out)
{
	struct mm_object object = mm_object_of_constraint(key);
	struct mm_finding *f = mm_findings_add(out, MM_CONSIDER, object, "Foreign key %s acts %s",
	                                       mm_display(out, object), actions(out->arena, key));
	const char *parent = mm_qualified_name(f->arena, key->ref_schema, key->ref_table);

	mm_finding_detail(f, "It references %s.", parent);
	mm_meta_text(f, "constraint", key->name);
	mm_meta_text(f, "references", parent);
	mm_meta_text(f, "on_delete", mm_action_name(key->on_delete));
	mm_meta_text(f, "on_update", mm_action_name(key->on_update));
	mm_meta_bool(f, "is_deferrable", key->is_deferrable);
	mm_meta_bool(f, "is_validated", !key->is_not_valid);
	fix_with_orphan_check(f, key);
}

static bool acts(const struct mm_constraint *key)
{
	return mm_action_writes(key->on_delete) || mm_action_writes(key->on_update);
}

static void summarize(const struct mm_check_input *in, struct mm_findings *out, int64_t count,
                      int64_t acting)
{
	struct mm_finding *f =
	    mm_findings_add(out, MM_INFO, mm_object_database(in->catalog),
	                    "Foreign keys are not checked where replicated changes are applied");

	mm_finding_discriminate(f, "summary");
	mm_meta_int(f, "fk_count", count);
	mm_meta_int(f, "cascade_count", acting);
}

/* Foreign keys that are each partition's own. */
static void report_root(struct mm_gathered *odd, struct mm_findings *out)
{
	struct mm_object object = mm_object_of_relation(odd->root);
	struct mm_finding *f = mm_findings_add(
	    out, odd->severity, object,
	    "Table %s has partitions with foreign keys that act on delete or update",
	    mm_display(out, object));

	mm_meta_set(f, "constraints", &odd->things);
	mm_finding_gathered(f, odd);
}

static void report_or_gather(const struct mm_constraint *key, struct mm_gathering *odd,
                             struct mm_findings *out)
{
	if (mm_relation_is_partition(key->relation))
		mm_strings_add(out->arena, &mm_gather(odd, key->relation, MM_CONSIDER)->things,
		               mm_display(out, mm_object_of_constraint(key)));
	else
		report(key, out);
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	struct mm_gathering odd = { .arena = out->arena };
	int64_t count = 0;
	int64_t acting = 0;

	for (size_t i = 0; i < in->catalog->constraints.count; i++) {
		const struct mm_constraint *c = in->catalog->constraints.items[i];

		if (!mm_is_foreign_key(c) || c->relation == NULL ||
		    !mm_relation_is_table(c->relation))
			continue;
		count++;
		if (!acts(c))
			continue;
		acting++;
		/* Nothing is wrong in a running node: there the summary counts them. */
		if (in->mode != MM_AUDIT)
			report_or_gather(c, &odd, out);
	}
	for (size_t i = 0; i < odd.list.count; i++)
		report_root(odd.list.items[i], out);
	mm_gathering_release(&odd);
	if (count > 0)
		summarize(in, out, count, acting);
}

MM_CHECK(foreign_keys) = {
	.title = "Foreign keys that act, and all in number",
	.why =
	    "Spock applies replicated changes with session_replication_role = replica, so foreign "
	    "keys neither check nor cascade there. That is sound for what one node does: its "
	    "cascades, SET NULLs and SET DEFAULTs happen once, on that node, and travel as changed "
	    "rows of the child. What remains open is concurrency: a row inserted into the child on "
	    "one node while another node deletes its parent stays behind on all nodes without a "
	    "parent, with CASCADE as with NO ACTION, and nothing is logged. The application meets "
	    "it as a join that loses rows, or when the constraint is created anew and fails.",
	.evidence =
	    "src/spock_apply.c sets session_replication_role (5.0.11); orphans on both nodes "
	    "and cascades that travel as rows seen with 5.0.11 and 6.0.0.",
	.fix =
	    "Let the application write the rows of one parent and its children on one node only, "
	    "for example by routing each customer to a node; or look for orphans at intervals "
	    "with a query like the one given, and decide what becomes of them. ALTER TABLE ... "
	    "VALIDATE CONSTRAINT does not find them: it passes over a constraint that was valid "
	    "before.",
	.severities = MM_CAN(CONSIDER) | MM_CAN(INFO),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT,
	.needs = MM_PART(RELATIONS) | MM_PART(CONSTRAINTS),
	.from_dump = MM_DUMP_YES,
	.run = run,
};
