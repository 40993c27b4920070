/*
 * A replication set that carries UPDATE or DELETE takes a table only when
 * rd_replidindex is valid (replication_set_add_table in src/spock_repset.c,
 * Spock 5.0.11 and 6.0.0): the primary key, or the index of REPLICA IDENTITY
 * USING INDEX. FULL leaves it empty. PostgreSQL's own publications take FULL.
 * A table that has a key and hides it belongs to replica_identity, one with a
 * deferrable key to deferrable_constraints.
 */
#include "check.h"
#include "quote.h"
#include "row_identity.h"

#include "banned.h"

/* A partition's missing key is its root's, or partition_identity's matter. */
static bool is_without_key(const struct mm_relation *table)
{
	return mm_relation_is_table(table) && !mm_relation_is_partition(table) &&
	       table->identity == NULL && table->replica_identity != 'i' &&
	       mm_relation_primary_key(table) == NULL;
}

/* What the reader of this one table needs to know beyond the title. */
static void explain(struct mm_finding *f, const struct mm_relation *table)
{
	const struct mm_index *index = mm_identity_candidate(table, NULL);
	struct mm_strings nullable = { 0 };

	if (index == NULL) {
		if (table->replica_identity == 'f')
			mm_finding_detail(f, "REPLICA IDENTITY FULL does not help with Spock.");
		return;
	}
	const char *name = mm_quoted_ident(f->arena, index->name);

	mm_index_nullable_columns(f->arena, index, &nullable);
	if (nullable.count == 0)
		mm_finding_detail(f, "The unique index %s can serve as its identity.", name);
	else
		mm_finding_detail(f, "The unique index %s can serve once %s cannot be null.", name,
		                  mm_quoted_idents(f->arena, &nullable));
}

static void report(const struct mm_relation *table, struct mm_findings *out)
{
	struct mm_object object = mm_object_of_relation(table);
	struct mm_finding *f =
	    mm_findings_add(out, MM_WARNING, object, "Table %s has no replica identity index",
	                    mm_display(out, object));

	explain(f, table);
	mm_finding_group(f, "identity", object);
	mm_meta_text(f, "relreplident", (const char[]){ table->replica_identity, '\0' });
	mm_meta_candidates(f, table);
	mm_meta_bool(f, "has_identity_full", table->replica_identity == 'f');
	mm_meta_partitions(f, table);
	mm_fix_identity(f, table);
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	for (size_t i = 0; i < in->catalog->relations.count; i++)
		if (is_without_key(in->catalog->relations.items[i]))
			report(in->catalog->relations.items[i], out);
}

MM_CHECK(primary_keys) = {
	.title = "Tables without a replica identity index",
	.why =
	    "Spock finds the row that a replicated UPDATE or DELETE means by the table's replica "
	    "identity index: the primary key, or a unique index chosen with REPLICA IDENTITY "
	    "USING INDEX. REPLICA IDENTITY FULL does not supply one. The replication set "
	    "\"default\" carries updates and deletes and refuses a table without such an index. "
	    "An insert-only set takes it, but then updates and deletes succeed on the node that "
	    "ran them, are never sent, and leave nothing in any log: the nodes drift apart "
	    "unnoticed. One such table also gets in the way of the others: on Spock 5, "
	    "spock.repset_add_all_tables() fails at the first of them and adds no table of the "
	    "schema at all; on Spock 6 it warns, passes over the table, and leaves it in no "
	    "set. Only automatic DDL replication with spock.include_ddl_repset puts it into "
	    "\"default_insert_only\" by itself.",
	.evidence = "replication_set_add_table in src/spock_repset.c (5.0.11). The refusal and the "
	            "unsent updates and deletes were seen on two nodes with 5.0.11 and 6.0.0, "
	            "repset_add_all_tables() as told for each.",
	.fix =
	    "Give the table a primary key: ALTER TABLE s.t ADD PRIMARY KEY (...). Where a unique "
	    "index on NOT NULL columns exists, it is enough to choose it: ALTER TABLE s.t REPLICA "
	    "IDENTITY USING INDEX i. Columns of it that may be null need ALTER COLUMN ... SET NOT "
	    "NULL first. A table that is only ever inserted into can stay as it is; once Spock is "
	    "installed, put it into the insert-only set: SELECT "
	    "spock.repset_add_table('default_insert_only', 's.t'::regclass).",
	.severities = MM_CAN(WARNING) | MM_CAN(INFO),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT,
	.needs = MM_PART(RELATIONS) | MM_PART(CONSTRAINTS) | MM_PART(INDEXES),
	.uses = MM_PART(SPOCK_SETS) | MM_PART(ACTIVITY),
	.from_dump = MM_DUMP_YES,
	.run = run,
};
