/*
 * Unlogged relations write no WAL, so there is nothing to decode;
 * replication_set_add_table (src/spock_repset.c, 5.0.11 and 6.0.0) refuses them and
 * automatic DDL replication takes them out of their sets. A sequence has been able to
 * be unlogged since PostgreSQL 15; the one of a serial or identity column of an unlogged
 * table is so by itself.
 */
#include "arena.h"
#include "check.h"
#include "map.h"
#include "qualified.h"
#include "quote.h"

#include "banned.h"

/* An unlogged partition of a logged root is a matter of partition_identity. */
static bool is_unlogged_table(const struct mm_relation *table)
{
	return table->is_in_scope && (table->kind == 'r' || table->kind == 'p') &&
	       table->persistence == 'u' && !mm_relation_is_partition(table);
}

static void report_table(const struct mm_relation *table, struct mm_findings *out)
{
	struct mm_object object = mm_object_of_relation(table);
	struct mm_finding *f = mm_findings_add(out, MM_WARNING, object,
	                                       "Table %s is unlogged and cannot be replicated",
	                                       mm_display(out, object));

	mm_finding_group(f, "unlogged", object);
	mm_meta_text(f, "relkind", (const char[]){ table->kind, '\0' });
	mm_meta_partitions(f, table);
	/* PostgreSQL 15 to 17 accept SET LOGGED of a partitioned table, and do nothing. */
	if (table->kind == 'p')
		mm_finding_detail(f,
		                  "SET LOGGED has no effect on a partitioned table: it has to be "
		                  "created anew without UNLOGGED.");
	else
		mm_finding_fix(f, MM_BEFORE, "ALTER TABLE %s SET LOGGED;",
		               mm_qualified_name(f->arena, table->schema, table->name));
}

/* The columns of logged tables whose default draws from a sequence that they do not own. */
struct feeds {
	struct mm_map *columns; /* by sequence */
	struct mm_arena *scratch;
};

static const struct mm_sequence *drawn_sequence(const struct mm_catalog *catalog,
                                                const struct mm_fact *fact,
                                                const struct mm_column *column,
                                                struct mm_arena *scratch)
{
	struct mm_qualified name;

	if (!mm_fact_calls(fact, "nextval") || fact->detail == NULL)
		return NULL;
	name = mm_qualified_read(scratch, fact->detail);
	return mm_catalog_find_sequence(catalog, name.schema == NULL ? column->schema : name.schema,
	                                name.name);
}

static void collect_defaults(const struct mm_catalog *catalog, const struct feeds *feeds)
{
	for (size_t i = 0; i < catalog->columns.count; i++) {
		struct mm_column *column = catalog->columns.items[i];

		if (column->facts == NULL || column->relation->persistence != 'p')
			continue;
		for (size_t k = 0; k < column->facts->count; k++) {
			const struct mm_sequence *s = drawn_sequence(
			    catalog, &column->facts->items[k], column, feeds->scratch);

			if (s != NULL &&
			    mm_map_get(feeds->columns, (const char *)&s, sizeof s) == NULL)
				mm_map_set(feeds->columns, (const char *)&s, sizeof s, column);
		}
	}
}

/* The column that the sequence fills: of a logged table, if there is one. */
static const struct mm_column *fed_column(const struct mm_sequence *sequence,
                                          const struct feeds *feeds)
{
	const struct mm_column *owner = sequence->column_of;
	const struct mm_column *other;

	if (owner != NULL && owner->relation->persistence == 'p')
		return owner;
	other = mm_map_get(feeds->columns, (const char *)&sequence, sizeof sequence);
	return other != NULL ? other : owner;
}

static void report_sequence(const struct mm_sequence *sequence, const struct mm_column *column,
                            struct mm_findings *out)
{
	bool feeds_logged = column != NULL && column->relation->persistence == 'p';
	struct mm_object object = mm_object_of_sequence(sequence);
	struct mm_finding *f = mm_findings_add(out, feeds_logged ? MM_WARNING : MM_INFO, object,
	                                       "Sequence %s is unlogged and cannot be replicated",
	                                       mm_display(out, object));

	mm_meta_text(f, "relkind", "S");
	if (column != NULL) {
		const char *name = mm_display(out, mm_object_of_column(column));

		mm_finding_detail(f, "It feeds %s.", name);
		mm_meta_text(f, "column", name);
	}
	if (column != NULL && !feeds_logged)
		mm_finding_group(f, "unlogged", mm_object_of_relation(column->relation->root));
	mm_finding_fix(f, MM_BEFORE, "ALTER SEQUENCE %s SET LOGGED;",
	               mm_qualified_name(f->arena, sequence->schema, sequence->name));
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	struct feeds feeds = { .columns = mm_map_new(), .scratch = mm_arena_new() };

	for (size_t i = 0; i < in->catalog->relations.count; i++)
		if (is_unlogged_table(in->catalog->relations.items[i]))
			report_table(in->catalog->relations.items[i], out);
	collect_defaults(in->catalog, &feeds);
	for (size_t i = 0; i < in->catalog->sequences.count; i++) {
		const struct mm_sequence *sequence = in->catalog->sequences.items[i];

		if (sequence->is_in_scope && sequence->persistence == 'u')
			report_sequence(sequence, fed_column(sequence, &feeds), out);
	}
	mm_map_free(feeds.columns);
	mm_arena_free(feeds.scratch);
}

MM_CHECK(unlogged_tables) = {
	.title = "Unlogged tables and sequences",
	.why =
	    "Logical replication reads the write-ahead log, and an unlogged relation writes none. "
	    "Spock refuses to add such a table to a replication set, and takes it out of its sets "
	    "when it becomes unlogged later. Each node then has rows of its own, which are also "
	    "lost when that server crashes. SET LOGGED afterwards does not bring the table back "
	    "into a set on Spock 6; Spock 5 puts it into \"default\" again, under automatic DDL "
	    "replication. An unlogged sequence starts anew after a crash and hands out "
	    "numbers that the logged table it feeds has used already.",
	.evidence =
	    "replication_set_add_table in src/spock_repset.c (5.0.11); SET LOGGED seen on two "
	    "nodes with 5.0.11 and 6.0.0.",
	.fix = "Make it logged: ALTER TABLE s.t SET LOGGED, which rewrites the table under an "
	       "exclusive "
	       "lock, or ALTER SEQUENCE s.q SET LOGGED. A partitioned table that was created "
	       "UNLOGGED has to be created anew, and its partitions made logged one by one. Or "
	       "leave it as it is, where the table is a "
	       "cache "
	       "or a work area whose rows each node may have for itself, and make sure that the "
	       "application does not expect to find them on another node.",
	.severities = MM_CAN(WARNING) | MM_CAN(INFO),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT,
	.needs = MM_PART(RELATIONS) | MM_PART(SEQUENCES),
	.from_dump = MM_DUMP_YES,
	.run = run,
};
