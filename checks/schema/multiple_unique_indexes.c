/*
 * Spock looks for a conflicting row by the replica identity index; for INSERT also
 * by the other unique indexes when spock.check_all_uc_indexes is on, which is off by
 * default and called experimental (src/spock_common.c, 5.0.11 and 6.0.0). Every
 * other unique index only rejects: 23505 on each node. A key that contains all columns
 * of the identity cannot meet another row's value without meeting the identity's first.
 */
#include <string.h>

#include "arena.h"
#include "check.h"
#include "gathered.h"
#include "quote.h"

#include "banned.h"

static bool contains_identity(const struct mm_index *index, const struct mm_index *identity)
{
	for (size_t i = 0; i < identity->columns.count; i++)
		if (!mm_index_has_column(index, identity->columns.items[i]))
			return false;
	return true;
}

/* A unique index that rejects rows which the identity lets pass. */
static bool is_extra(const struct mm_index *index)
{
	const struct mm_index *identity = index->relation->identity;

	if (!index->is_unique || index->is_exclusion || index->is_deferrable ||
	    index->is_partition || index == identity)
		return false;
	return identity == NULL || !contains_identity(index, identity);
}

static bool makes_unique(const struct mm_fact *fact)
{
	static const char uuid_ossp[] = "uuid_generate_v";

	if (fact->kind != MM_FACT_CALL || fact->name == NULL)
		return false;
	return mm_fact_calls(fact, "gen_random_uuid") || mm_fact_calls(fact, "uuidv7") ||
	       strncmp(fact->name, uuid_ossp, strlen(uuid_ossp)) == 0 ||
	       (mm_same(fact->schema, "snowflake") && mm_same(fact->name, "nextval"));
}

/* The value of the column is unique over all nodes by the way it is made. */
static bool is_made_unique(const struct mm_column *column)
{
	for (size_t i = 0; column->facts != NULL && i < column->facts->count; i++)
		if (makes_unique(&column->facts->items[i]))
			return true;
	return false;
}

static bool is_uuid(const struct mm_catalog *catalog, const struct mm_column *column,
                    struct mm_arena *arena)
{
	return !mm_type_is_array(column->type) &&
	       mm_same(mm_type_base_name(catalog, arena, column->type), "uuid");
}

static enum mm_severity severity_of(const struct mm_index *index, const struct mm_check_input *in,
                                    struct mm_arena *arena)
{
	bool has_uuid = false;

	for (size_t i = 0; i < index->columns.count; i++) {
		const struct mm_column *column =
		    mm_relation_find_column(index->relation, index->columns.items[i]);

		if (column == NULL)
			continue;
		if (is_made_unique(column))
			return MM_INFO;
		has_uuid |= is_uuid(in->catalog, column, arena);
	}
	if (index->predicate != NULL || index->expressions.count > 0 || has_uuid)
		return MM_CONSIDER;
	return in->mode == MM_AUDIT ? MM_INFO : MM_WARNING;
}

/* A unique index on a partitioned table stays invalid until all partitions have it. */
static bool is_left_invalid(const struct mm_index *index)
{
	return index->is_invalid && index->relation->kind != 'p';
}

/* The key, in metadata and for the reader, who may not know the index by its name. */
static void add_columns(struct mm_finding *f, const struct mm_index *index)
{
	struct mm_strings columns = { 0 };
	size_t expression = 0;

	for (size_t i = 0; i < index->columns.count; i++) {
		const char *column = index->columns.items[i];

		if (*column == '\0' && expression < index->expressions.count)
			column = index->expressions.items[expression++];
		mm_strings_add(f->arena, &columns, column);
	}
	mm_finding_detail(f, "It is on %s (%s).",
	                  mm_qualified_name(f->arena, index->schema, index->table),
	                  mm_strings_join(f->arena, &columns, ", "));
	mm_meta_list(f, "columns", &columns);
}

static int64_t count_unique(const struct mm_relation *table)
{
	int64_t count = 0;

	for (size_t i = 0; i < table->indexes.count; i++)
		count += table->indexes.items[i]->is_unique;
	return count;
}

static void report(const struct mm_index *index, int64_t unique_count,
                   const struct mm_check_input *in, struct mm_findings *out)
{
	struct mm_object object = mm_object_of_index(index);
	const char *name = mm_display(out, object);
	struct mm_finding *f;

	if (is_left_invalid(index)) {
		f = mm_findings_add(out, MM_WARNING, object,
		                    "Unique index %s is invalid and will be missing on other nodes",
		                    name);
		mm_finding_discriminate(f, "invalid");
	} else {
		f = mm_findings_add(out, severity_of(index, in, out->arena), object,
		                    "Unique index %s is not used to detect conflicts", name);
	}
	mm_meta_text(f, "index", index->name);
	add_columns(f, index);
	mm_meta_bool(f, "is_partial", index->predicate != NULL);
	mm_meta_bool(f, "has_expressions", index->expressions.count > 0);
	mm_meta_bool(f, "nulls_not_distinct", index->has_nulls_not_distinct);
	mm_meta_int(f, "unique_index_count", unique_count);
	mm_meta_partitions(f, index->relation);
}

/* A unique index that only some partitions have. */
static void keep_for_root(struct mm_gathering *odd, const struct mm_index *index,
                          const struct mm_check_input *in)
{
	struct mm_object object = mm_object_of_index(index);
	enum mm_severity severity =
	    is_left_invalid(index) ? MM_WARNING : severity_of(index, in, odd->arena);

	mm_strings_add(odd->arena, &mm_gather(odd, index->relation, severity)->things,
	               mm_object_display(odd->arena, &object));
}

static void report_root(struct mm_gathered *odd, struct mm_findings *out)
{
	struct mm_object object = mm_object_of_relation(odd->root);
	struct mm_finding *f = mm_findings_add(
	    out, odd->severity, object,
	    "Table %s has partitions with unique indexes that are not used to detect conflicts",
	    mm_display(out, object));

	mm_meta_set(f, "indexes", &odd->things);
	mm_finding_gathered(f, odd);
}

static void look(const struct mm_relation *table, struct mm_gathering *odd,
                 const struct mm_check_input *in, struct mm_findings *out)
{
	int64_t unique_count = count_unique(table);

	for (size_t i = 0; i < table->indexes.count; i++) {
		const struct mm_index *index = table->indexes.items[i];

		if (!is_extra(index))
			continue;
		if (mm_relation_is_partition(table))
			keep_for_root(odd, index, in);
		else
			report(index, unique_count, in, out);
	}
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	struct mm_gathering odd = { .arena = out->arena };

	for (size_t i = 0; i < in->catalog->relations.count; i++)
		if (mm_relation_is_table(in->catalog->relations.items[i]))
			look(in->catalog->relations.items[i], &odd, in, out);
	for (size_t i = 0; i < odd.list.count; i++)
		report_root(odd.list.items[i], out);
	mm_gathering_release(&odd);
}

MM_CHECK(multiple_unique_indexes) = {
	.title = "Unique indexes beside the replica identity",
	.why =
	    "Spock detects that two nodes changed one row by the replica identity index alone. Any "
	    "other unique index only rejects. When two nodes insert the same e-mail address under "
	    "different primary keys, each keeps its own row and refuses the other's with SQLSTATE "
	    "23505: one row in spock.exception_log on each node, and tables that differ from then "
	    "on. A table without a replica identity meets this with its only unique index. "
	    "With spock.check_all_uc_indexes on, an INSERT is resolved by the later commit, which "
	    "may change the primary key of the row that survives, and an UPDATE still fails. "
	    "Values that every node makes unique by itself, such as random UUIDs or Snowflake "
	    "numbers, do not collide.",
	.evidence =
	    "Conflict search in src/spock_common.c (5.0.11); rejected rows, lasting "
	    "differences and the effect of spock.check_all_uc_indexes seen on two nodes with "
	    "5.0.11 and 6.0.0.",
	.fix =
	    "See to it that two nodes never write the same value: route what claims such a value "
	    "(a registration, say) to one node, reserve ranges or prefixes of values for each "
	    "node, "
	    "or make this key the table's only unique one, by choosing it as the replica "
	    "identity. spock.check_all_uc_indexes is experimental. Partial indexes are searched "
	    "correctly by it since Spock 5.0.1, and NULLS NOT DISTINCT since 5.0.10.",
	.severities = MM_CAN(WARNING) | MM_CAN(CONSIDER) | MM_CAN(INFO),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT,
	.needs = MM_PART(RELATIONS) | MM_PART(CONSTRAINTS) | MM_PART(INDEXES),
	.uses = MM_PART(STATEMENTS) | MM_PART(SETTINGS) | MM_PART(SPOCK_LOGS),
	.from_dump = MM_DUMP_PARTLY,
	.other_sources = "live, statements",
	.run = run,
};
