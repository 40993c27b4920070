/*
 * Up to Spock 5.0.11 the column list of the initial COPY holds generated columns
 * (make_copy_attnamelist in src/spock_sync.c), and PostgreSQL refuses to COPY
 * them. Commit 1de07435 on v5_STABLE, after 5.0.11, and 6.0.0 leave them out
 * everywhere, from the replica identity too, so that on 6.0.0 UPDATE and
 * DELETE of a table keyed by one find no row. Without a copy such a table
 * replicates: each node computes the value.
 */
#include "check.h"

#include "banned.h"

static bool copy_fails(const struct mm_column *column, const struct mm_target *target)
{
	if (column->generated == 'v')
		return target->spock < MM_SPOCK_6;
	return target->spock <= MM_SPOCK_5;
}

static void describe(struct mm_finding *f, const struct mm_column *column)
{
	mm_finding_group(f, "generated", f->object);
	mm_meta_text(f, "gen_type", column->generated == 'v' ? "VIRTUAL" : "STORED");
	mm_meta_text(f, "expression", column->default_expression);
	mm_meta_partitions(f, column->relation);
}

/* In a running mesh the tables were copied already: only the next copy will fail. */
static void report_copy(const struct mm_column *column, const struct mm_check_input *in,
                        struct mm_findings *out)
{
	struct mm_object object = mm_object_of_column(column);
	const char *name = mm_display(out, object);
	struct mm_finding *f;
	char version[32];

	if (copy_fails(column, in->target)) {
		f = mm_findings_add(out, in->mode == MM_AUDIT ? MM_INFO : MM_CRITICAL, object,
		                    "Generated column %s breaks the initial copy under Spock %s",
		                    name, mm_target_spock_name(in->target->spock, version));
		if (in->mode == MM_AUDIT)
			mm_finding_detail(f, "The next copy of this table will fail.");
	} else {
		f = mm_findings_add(out, MM_INFO, object,
		                    "Generated column %s is computed on each node", name);
	}
	describe(f, column);
}

static void report_key(const struct mm_column *column, const struct mm_target *target,
                       struct mm_findings *out)
{
	struct mm_object object = mm_object_of_column(column);
	bool is_lost = target->spock >= MM_SPOCK_6;
	struct mm_finding *f = mm_findings_add(
	    out, is_lost ? MM_CRITICAL : MM_WARNING, object,
	    "Generated column %s is part of the replica identity", mm_display(out, object));

	if (is_lost)
		mm_finding_detail(f, "Spock 6 does not send the column, so no other node finds the "
		                     "row that an UPDATE or DELETE means.");
	else
		mm_finding_detail(
		    f, "This replicates under Spock 5, and no longer does under Spock 6.");
	mm_finding_discriminate(f, "key");
	describe(f, column);
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	for (size_t i = 0; i < in->catalog->columns.count; i++) {
		const struct mm_column *column = in->catalog->columns.items[i];

		if (column->generated == '\0' || !mm_relation_is_table(column->relation) ||
		    mm_relation_is_partition(column->relation))
			continue;
		report_copy(column, in, out);
		if (mm_column_is_identity(column))
			report_key(column, in->target, out);
	}
}

MM_CHECK(generated_columns) = {
	.title = "Generated columns",
	.why =
	    "Up to 5.0.11 Spock names generated columns when it copies a table, and PostgreSQL "
	    "refuses to copy them: \"Generated columns cannot be used in COPY\". A subscription "
	    "created with synchronize_data then rolls back the copy of all its tables and stays "
	    "down. A table added later with spock.repset_add_table(..., synchronize_data := true) "
	    "fails about 30 times a second while the subscription's status says \"replicating\", "
	    "and none of the table's later rows are applied. The exception log is empty in both "
	    "cases. Once the rows are there, such a table replicates: each node computes the value "
	    "for itself. A replica identity that holds a generated column works on Spock 5. Spock "
	    "6 does not send the column, so updates end in the exception log, deletes are passed "
	    "over, and the rows stay on the other nodes.",
	.evidence = "make_copy_attnamelist in src/spock_sync.c (5.0.11); commit 1de07435 on "
	            "v5_STABLE, after 5.0.11. The failing copies were seen on two nodes with "
	            "5.0.11, the lost identity with 6.0.0.",
	.fix =
	    "Use a release of Spock that has the correction, or bring the data over with pg_dump "
	    "and create the subscription without synchronize_data. Put the replica identity on "
	    "plain columns before moving to Spock 6. To end a copy that fails over and over: on "
	    "the provider run spock.repset_remove_table() for the table, then on the subscriber "
	    "delete the table's row from spock.local_sync_status.",
	.severities = MM_CAN(CRITICAL) | MM_CAN(WARNING) | MM_CAN(INFO),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT,
	.needs = MM_PART(COLUMNS) | MM_PART(CONSTRAINTS) | MM_PART(INDEXES),
	.uses = MM_PART(SERVER) | MM_PART(SPOCK) | MM_PART(SPOCK_SUBSCRIPTIONS),
	.from_dump = MM_DUMP_YES,
	.other_sources = "live",
	.run = run,
};
