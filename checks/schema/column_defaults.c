/*
 * A default is evaluated once, on the node that inserts; the row travels with its
 * values. The subscriber evaluates one only for a column that the sender does
 * not have (slot_fill_defaults in src/spock_apply_heap.c, Spock 5.0.11 and 6.0.0).
 * So now() or random() diverge nothing. Only as a whole key do values collide
 * that two nodes make alike: a time, a process id, a short random number.
 * Sequences have checks of their own.
 */
#include <string.h>

#include "callee.h"
#include "check.h"
#include "odd_leaves.h"

#include "banned.h"

enum source {
	TIME = 1 << 0,
	NODE = 1 << 1,
	RANDOM = 1 << 2,
	UNIQUE = 1 << 3, /* made for many writers, or a matter of the sequence checks */
	OTHER = 1 << 4,  /* volatile, not known to repeat */
};

static const struct {
	const char *name;
	enum source source;
} sources[] = {
	{ "clock_timestamp", TIME },
	{ "current_date", TIME },
	{ "current_time", TIME },
	{ "current_timestamp", TIME },
	{ "gen_random_bytes", UNIQUE },
	{ "gen_random_uuid", UNIQUE },
	{ "inet_server_addr", NODE },
	{ "inet_server_port", NODE },
	{ "localtime", TIME },
	{ "localtimestamp", TIME },
	{ "nextval", UNIQUE },
	{ "now", TIME },
	{ "pg_backend_pid", NODE },
	{ "pg_current_wal_insert_lsn", NODE },
	{ "pg_current_wal_lsn", NODE },
	{ "pg_current_xact_id", NODE },
	{ "random", RANDOM },
	{ "random_normal", RANDOM },
	{ "statement_timestamp", TIME },
	{ "timeofday", TIME },
	{ "transaction_timestamp", TIME },
	{ "txid_current", NODE },
	{ "uuidv4", UNIQUE },
	{ "uuidv7", UNIQUE },
};

struct use {
	struct mm_arena *arena;
	unsigned sources;
	struct mm_strings functions;
	bool is_heuristic;
};

static unsigned source_of(const struct mm_fact *call)
{
	if (call->name == NULL || call->function != NULL)
		return call->volatility == 'v' ? OTHER : 0;
	for (size_t i = 0; i < sizeof sources / sizeof sources[0]; i++)
		if (strcmp(sources[i].name, call->name) == 0)
			return (unsigned)sources[i].source;
	if (strncmp(call->name, "uuid_generate_", 14) == 0)
		return UNIQUE;
	return call->volatility == 'v' ? OTHER : 0;
}

static bool note_fact(const struct mm_fact *fact, const struct mm_function *culprit, void *data)
{
	struct use *use = data;
	unsigned source = 0;

	if (fact->kind == MM_FACT_CALL && !mm_callee_is_readable(fact))
		source = source_of(fact);
	else if (fact->kind == MM_FACT_READ || fact->kind == MM_FACT_DYNAMIC)
		source = OTHER; /* a value out of a table */
	if (source == 0)
		return true;
	use->sources |= source;
	if (fact->kind == MM_FACT_CALL)
		mm_strings_add(use->arena, &use->functions, mm_callee_display(use->arena, fact));
	if (culprit != NULL && culprit->facts->is_heuristic)
		use->is_heuristic = true;
	return true;
}

static struct use use_of(const struct mm_column *column, struct mm_arena *arena)
{
	struct use use = { .arena = arena };

	if (mm_column_default(column) != NULL)
		mm_facts_walk(column->facts, note_fact, &use);
	return use;
}

static bool is_narrow(const struct mm_catalog *catalog, const struct mm_column *column,
                      struct mm_arena *arena)
{
	const char *type = mm_type_base_name(catalog, arena, column->type);

	return mm_same(type, "smallint") || mm_same(type, "integer") || mm_same(type, "real");
}

/* The source that two nodes can have the same value from; 0: none. */
static unsigned repeating(const struct mm_catalog *catalog, const struct mm_column *column,
                          const struct use *use)
{
	if (use->sources & (UNIQUE | OTHER))
		return 0;
	if (use->sources & RANDOM)
		return is_narrow(catalog, column, use->arena) ? RANDOM : 0;
	return use->sources & NODE ? NODE : use->sources & TIME;
}

/* No other column of the key tells the rows of two nodes apart. */
static bool is_whole_key(const struct mm_catalog *catalog, const struct mm_index *index,
                         struct mm_arena *arena)
{
	for (size_t i = 0; i < index->columns.count; i++) {
		const struct mm_column *column =
		    mm_relation_find_column(index->relation, index->columns.items[i]);

		if (column == NULL)
			return false;
		struct use use = use_of(column, arena);

		if (repeating(catalog, column, &use) == 0)
			return false;
	}
	return true;
}

static bool is_repeated_key(const struct mm_catalog *catalog, const struct mm_column *column,
                            struct mm_arena *arena)
{
	const struct mm_relation *r = column->relation;

	for (size_t i = 0; i < r->indexes.count; i++) {
		const struct mm_index *index = r->indexes.items[i];

		if (index->is_unique && mm_index_has_column(index, column->name) &&
		    is_whole_key(catalog, index, arena))
			return true;
	}
	return false;
}

/* `shown` is the column itself, or its root's. */
static struct mm_finding *report(const struct mm_catalog *catalog, const struct mm_column *column,
                                 const struct mm_column *shown, struct mm_findings *out)
{
	struct mm_object object = mm_object_of_column(shown);
	struct use use = use_of(column, out->arena);
	unsigned source = repeating(catalog, column, &use);
	const char *what = "a value of one server or session";
	struct mm_finding *f;

	if (source == TIME)
		what = "the time of day";
	else if (source == RANDOM)
		what = "a short random number";
	f = mm_findings_add(out, MM_WARNING, object, "Key column %s defaults to %s",
	                    mm_display(out, object), what);
	f->is_heuristic = use.is_heuristic;
	mm_meta_text(f, "default_expr", mm_column_default(column));
	mm_meta_set(f, "functions", &use.functions);
	return f;
}

static void summarise(const struct mm_catalog *catalog, const struct mm_strings *columns,
                      struct mm_findings *out)
{
	struct mm_finding *f;

	if (columns->count == 0)
		return;
	f = mm_findings_add(out, MM_INFO, mm_object_database(catalog),
	                    "Volatile column defaults are evaluated once, on the inserting node");
	mm_finding_discriminate(f, "summary");
	mm_meta_set(f, "columns", columns);
	mm_meta_int(f, "volatile_default_count", (int64_t)columns->count);
}

struct state {
	const struct mm_catalog *catalog;
	struct mm_findings *out;
	struct mm_odd_leaves odd;
	struct mm_strings elsewhere;
};

static void look_at_key(struct state *s, const struct mm_column *column)
{
	const struct mm_column *root = mm_column_of_root(column);
	struct mm_arena *arena = s->out->arena;

	if (!is_repeated_key(s->catalog, column, arena))
		return;
	if (root == column)
		mm_meta_partitions(report(s->catalog, column, column, s->out), column->relation);
	else if (root == NULL || !is_repeated_key(s->catalog, root, arena))
		mm_odd_leaves_add(&s->odd, column, "key", column);
}

static void look_at(struct state *s, const struct mm_column *column)
{
	struct use use = use_of(column, s->out->arena);

	if (use.sources == 0)
		return;
	if (mm_column_is_key(column)) {
		if (repeating(s->catalog, column, &use) != 0)
			look_at_key(s, column);
	} else if ((use.sources & UNIQUE) == 0 && !mm_relation_is_partition(column->relation)) {
		mm_strings_add(s->out->arena, &s->elsewhere,
		               mm_display(s->out, mm_object_of_column(column)));
	}
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	struct state s = { .catalog = in->catalog, .out = out, .odd = { .arena = out->arena } };

	for (size_t i = 0; i < in->catalog->columns.count; i++) {
		const struct mm_column *column = in->catalog->columns.items[i];

		if (column->facts != NULL && mm_relation_is_table(column->relation))
			look_at(&s, column);
	}
	for (size_t i = 0; i < s.odd.list.count; i++) {
		const struct mm_odd_leaf *leaf = s.odd.list.items[i];

		mm_finding_odd_leaves(report(in->catalog, leaf->data, leaf->root, out), leaf);
	}
	summarise(in->catalog, &s.elsewhere, out);
	mm_odd_leaves_release(&s.odd);
}

MM_CHECK(column_defaults) = {
	.title = "Key columns whose default repeats on other nodes",
	.why = "A default is evaluated once, on the node that inserts the row, and the row is sent "
	       "with its values: now(), random() and gen_random_uuid() arrive unchanged, and no "
	       "node computes them again. They are harmless outside keys. As the only column of a "
	       "key, a value that two nodes can make alike, such as the time of day, a process id, "
	       "a transaction id or a random number of 32 bits or less, gives two rows one key. "
	       "Spock then keeps the newer row and drops the other without an error.",
	.evidence = "slot_fill_defaults in src/spock_apply_heap.c (5.0.11 and 6.0.0); values that "
	            "arrive unchanged were seen on two nodes with both.",
	.fix = "Use a UUID (gen_random_uuid(), on PostgreSQL 18 uuidv7()) or a Snowflake sequence "
	       "as the key, or add a column to the key that differs between the nodes.",
	.severities = MM_CAN(WARNING) | MM_CAN(INFO),
	.modes = MM_SCAN | MM_ANALYZE,
	.needs = MM_PART(COLUMNS) | MM_PART(CONSTRAINTS) | MM_PART(INDEXES) | MM_PART(FUNCTIONS),
	.from_dump = MM_DUMP_YES,
	.run = run,
};
