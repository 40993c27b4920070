/*
 * RelationGetIndexList (PostgreSQL 15 to 18) leaves rd_replidindex empty for
 * REPLICA IDENTITY FULL and NOTHING, whatever key the table has, and for USING
 * INDEX when the index marked is gone or cannot serve. Spock looks at nothing
 * else (replication_set_add_table in src/spock_repset.c, 5.0.11 and 6.0.0); PostgreSQL's
 * own publications are content with FULL.
 */
#include "arena.h"
#include "check.h"
#include "leaves.h"
#include "quote.h"
#include "row_identity.h"

#include "banned.h"

static const struct mm_index *marked_index(const struct mm_relation *table)
{
	for (size_t i = 0; i < table->indexes.count; i++)
		if (table->indexes.items[i]->is_replica_identity)
			return table->indexes.items[i];
	return NULL;
}

static const char *index_defect(const struct mm_index *index)
{
	if (index == NULL)
		return "no index is marked";
	if (index->is_invalid)
		return "index is invalid";
	if (!index->is_unique)
		return "index is not unique";
	if (index->is_deferrable)
		return "index is deferrable";
	if (index->predicate != NULL)
		return "index is partial";
	if (index->expressions.count > 0)
		return "index has expressions";
	return "index has a nullable column";
}

static struct mm_finding *report(const struct mm_relation *table, struct mm_findings *out)
{
	struct mm_object object = mm_object_of_relation(table);
	const char *name = mm_display(out, object);
	const struct mm_index *index = marked_index(table);

	switch (table->replica_identity) {
	case 'f':
		return mm_findings_add(
		    out, MM_CRITICAL, object,
		    "Table %s has REPLICA IDENTITY FULL, which hides its primary key", name);
	case 'n':
		return mm_findings_add(
		    out, MM_CRITICAL, object,
		    "Table %s has REPLICA IDENTITY NOTHING, which hides its primary key", name);
	default:
		return mm_findings_add(
		    out, MM_CRITICAL, object,
		    index == NULL ? "Table %s has REPLICA IDENTITY USING INDEX, but no index"
		                  : "Table %s has REPLICA IDENTITY USING INDEX with an index "
		                    "that cannot serve",
		    name);
	}
}

/* The partitions that carry the root's setting need the statement too. */
static void fix_with_partitions(struct mm_finding *f, const struct mm_relation *table)
{
	struct mm_relation_list leaves = { 0 };
	struct mm_strings statements = { 0 };

	mm_fix_identity(f, table);
	if (table->kind != 'p' || mm_hidden_key(table) == NULL)
		return;
	mm_strings_add(f->arena, &statements, f->fix_sql);
	mm_leaves(f->arena, table, &leaves);
	for (size_t i = 0; i < leaves.count; i++) {
		const struct mm_relation *leaf = leaves.items[i];

		if (leaf->replica_identity == table->replica_identity &&
		    mm_hidden_key(leaf) != NULL)
			mm_strings_add(
			    f->arena, &statements,
			    mm_arena_printf(f->arena, "ALTER TABLE %s REPLICA IDENTITY DEFAULT;",
			                    mm_qualified_name(f->arena, leaf->schema, leaf->name)));
	}
	mm_finding_fix(f, MM_BEFORE, "%s", mm_strings_join(f->arena, &statements, "\n"));
}

static bool is_misdirected(const struct mm_relation *table)
{
	if (!mm_relation_is_table(table) || mm_relation_is_partition(table) ||
	    table->identity != NULL)
		return false;
	if (table->replica_identity == 'i') /* a deferrable key has a check of its own */
		return table->primary_key == NULL || !table->primary_key->is_deferrable;
	return table->replica_identity != 'd' && mm_hidden_key(table) != NULL;
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	for (size_t i = 0; i < in->catalog->relations.count; i++) {
		const struct mm_relation *table = in->catalog->relations.items[i];

		if (!is_misdirected(table))
			continue;
		const struct mm_index *index = marked_index(table);
		struct mm_finding *f = report(table, out);

		mm_finding_group(f, "identity", mm_object_of_relation(table));
		mm_meta_text(f, "relreplident", (const char[]){ table->replica_identity, '\0' });
		if (table->replica_identity == 'i') {
			mm_meta_text(f, "index", index == NULL ? NULL : index->name);
			mm_meta_text(f, "defect", index_defect(index));
			if (index != NULL)
				mm_finding_detail(f, "The %s.", index_defect(index));
		} else {
			mm_meta_text(f, "index", table->primary_key->name);
			mm_meta_text(f, "defect", "primary key is not used");
		}
		mm_meta_partitions(f, table);
		fix_with_partitions(f, table);
	}
}

MM_CHECK(replica_identity) = {
	.title = "Tables whose REPLICA IDENTITY setting hides their key",
	.why =
	    "Spock finds the row that a replicated UPDATE or DELETE means by one index: the "
	    "primary key under REPLICA IDENTITY DEFAULT, or the index named by USING INDEX. FULL "
	    "and NOTHING switch the primary key off, and USING INDEX leaves nothing when its index "
	    "was dropped or cannot serve. The replication set \"default\" then refuses the table "
	    "although it has a key; with automatic DDL replication, Spock 5 takes a member out of "
	    "its sets and puts it into no other. A setting made after the table joined is worse: "
	    "under NOTHING, deletes are lost without a message and updates end as exceptions; "
	    "under FULL, the row is looked up by all its old columns, so that concurrent updates "
	    "of one row fail on both nodes and leave different rows behind.",
	.evidence =
	    "replication_set_add_table in src/spock_repset.c and add_ddl_to_repset in "
	    "src/spock_executor.c (5.0.11); refusal, lost deletes and diverging updates seen "
	    "on two nodes with 5.0.11 and 6.0.0.",
	.fix =
	    "Let the table use its primary key: ALTER TABLE s.t REPLICA IDENTITY DEFAULT. A table "
	    "without a primary key needs a unique index on NOT NULL columns: ALTER TABLE s.t "
	    "REPLICA IDENTITY USING INDEX i. Where FULL was set for a change data capture tool, "
	    "that tool will see only key columns of old rows from then on: settle it with its "
	    "owners first.",
	.severities = MM_CAN(CRITICAL),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT,
	.needs = MM_PART(RELATIONS) | MM_PART(CONSTRAINTS) | MM_PART(INDEXES),
	.from_dump = MM_DUMP_YES,
	.run = run,
};
