/*
 * Spock keeps the row with the later commit time (last update wins): of two
 * concurrent `balance = balance - n` one is lost. For a column with the delta-apply
 * options it adds new - old to the local value instead (build_delta_tuple in
 * src/spock_apply_heap.c, 5.0.11 and 6.0.0).
 */
#include "arena.h"
#include "check.h"
#include "code_units.h"
#include "delta.h"
#include "map.h"
#include "quote.h"

#include "banned.h"

struct counter {
	const struct mm_column *column;
	struct mm_culprits culprits;
};
MM_LIST(counter);

struct state {
	const struct mm_catalog *catalog;
	struct mm_findings *out;
	struct mm_map *counters; /* by column */
	struct counter_list list;
};

static bool is_number(const char *type)
{
	static const char *const types[] = { "smallint",         "integer", "bigint", "numeric",
		                             "double precision", "real",    "money" };

	for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
		if (mm_same(types[i], type))
			return true;
	return false;
}

/* Of the root, where the table is a partition. */
static const struct mm_column *column_of(const struct mm_fact *fact, const char *name)
{
	const struct mm_relation *r = fact->relation;

	if (fact->kind != MM_FACT_UPDATE || r == NULL || !mm_relation_is_table(r->root))
		return NULL;
	return mm_relation_find_column(r->root, name);
}

static bool can_count(const struct state *s, const struct mm_column *column)
{
	struct mm_delta delta = mm_delta_of(column);

	return column->generated == '\0' && !mm_delta_is_set(&delta) &&
	       !mm_type_is_array(column->type) && !mm_column_is_key(column) &&
	       !mm_column_is_identity(column) &&
	       is_number(mm_type_base_name(s->catalog, s->out->arena, column->type));
}

static struct counter *counter_of(struct state *s, const struct mm_column *column)
{
	struct counter *counter = mm_map_get(s->counters, (const char *)&column, sizeof column);

	if (counter == NULL) {
		counter = mm_arena_zalloc(s->out->arena, 1, sizeof *counter);
		counter->column = column;
		mm_map_set(s->counters, (const char *)&column, sizeof column, counter);
		mm_list_add(s->out->arena, &s->list, counter);
	}
	return counter;
}

static void look_at(const struct mm_code_unit *unit, void *data)
{
	struct state *s = data;

	for (size_t i = 0; i < unit->facts->count; i++) {
		const struct mm_fact *fact = &unit->facts->items[i];

		for (size_t k = 0; k < fact->increments.count; k++) {
			const struct mm_column *column = column_of(fact, fact->increments.items[k]);

			if (column != NULL && can_count(s, column))
				mm_culprits_add(&counter_of(s, column)->culprits, s->out, unit);
		}
	}
}

/* spock.delta_apply is there for the built-in types, not for domains over them. */
static void fix(struct mm_finding *f, const struct mm_column *column)
{
	const struct mm_relation *r = column->relation;
	const char *name = mm_quoted_ident(f->arena, column->name);

	if (!is_number(mm_type_bare_name(f->arena, column->type)) || !mm_relation_replicates(r))
		return;
	mm_finding_fix(f, MM_INSTALL,
	               "ALTER TABLE %s ALTER COLUMN %s SET NOT NULL, "
	               "ALTER COLUMN %s SET (log_old_value=true, "
	               "delta_apply_function=spock.delta_apply);",
	               mm_qualified_name(f->arena, r->schema, r->name), name, name);
}

static void report(const struct counter *counter, struct mm_findings *out)
{
	const struct mm_column *column = counter->column;
	struct mm_object object = mm_object_of_column(column);
	struct mm_finding *f =
	    mm_findings_add(out, MM_CONSIDER, object, "Column %s is changed by increments",
	                    mm_display(out, object));

	mm_meta_bool(f, "is_nullable", !column->is_not_null);
	mm_meta_text(f, "data_type", column->type);
	mm_culprits_tell(&counter->culprits, f);
	mm_meta_partitions(f, column->relation);
	if (!mm_relation_replicates(column->relation))
		mm_finding_detail(f, "The table has no replica identity yet, without which no "
		                     "UPDATE of it replicates.");
	fix(f, column);
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	struct state s = { .catalog = in->catalog, .out = out, .counters = mm_map_new() };

	mm_code_walk(in->catalog, look_at, &s);
	for (size_t i = 0; i < s.list.count; i++)
		report(s.list.items[i], out);
	mm_map_free(s.counters);
}

MM_CHECK(counter_updates) = {
	.title = "Columns that code changes by increments",
	.why = "When two nodes change the same row at the same time, Spock keeps the row that was "
	       "committed last. Where both set a column to its own old value plus or minus "
	       "something, the first increment is lost on every node, and no error tells of it: "
	       "100 minus 10 on one node and minus 25 on the other leaves 75. With delta apply "
	       "Spock adds up the differences and both nodes end at 65. The question to answer: "
	       "can two nodes change the same row at about the same time?",
	.evidence = "build_delta_tuple in src/spock_apply_heap.c (5.0.11 and 6.0.0); the lost "
	            "increment, and the sum under delta apply, were seen on two nodes with both.",
	.fix = "After Spock is installed, on every node: ALTER TABLE s.t ALTER COLUMN c SET NOT "
	       "NULL, ALTER COLUMN c SET (log_old_value=true, "
	       "delta_apply_function=spock.delta_apply). Fill NULLs before that: a NULL in such a "
	       "column stops the server or corrupts the value. The options have to be set on each "
	       "partition as well. Or keep all changes of one row on one node, or insert one row "
	       "per change and add them up when reading.",
	.severities = MM_CAN(CONSIDER),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT | MM_MONITOR,
	.needs = MM_PART(COLUMNS) | MM_PART(CONSTRAINTS) | MM_PART(FUNCTIONS),
	.uses = MM_PART(STATEMENTS),
	.from_dump = MM_DUMP_PARTLY,
	.other_sources = "statements",
	.run = run,
};
