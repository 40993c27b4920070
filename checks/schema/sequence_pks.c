/*
 * Each node counts for itself. When two nodes insert one key, Spock takes the
 * second INSERT for a conflict (spock_apply_heap_insert in
 * src/spock_apply_heap.c, 5.0.11 and 6.0.0) and keeps the newer row. Applying rows
 * does not move the sequence of the applying node. Sequences whose increment
 * leaves room for all nodes are taken for interleaved; whether their offsets
 * differ is sequence_ranges' matter.
 */
#include <string.h>

#include "arena.h"
#include "check.h"
#include "generators.h"
#include "map.h"
#include "odd_leaves.h"

#include "banned.h"

enum { LONGEST_LIST = 20 };

struct state {
	const struct mm_check_input *in;
	struct mm_findings *out;
	struct mm_generators generators;
	struct mm_odd_leaves odd;
	struct mm_map *tables;   /* of a sequence: the root tables it feeds, sorted */
	struct mm_map *reported; /* columns that have a finding */
};

/* The root tables that draw from the sequence; worked out once for each. */
static const struct mm_strings *tables_of(struct state *s, const struct mm_sequence *sequence)
{
	struct mm_strings *tables = mm_map_get(s->tables, (const char *)&sequence, sizeof sequence);
	const struct mm_generator_list *list;

	if (tables != NULL)
		return tables;
	tables = mm_arena_zalloc(s->out->arena, 1, sizeof *tables);
	list = mm_generators_of_sequence(&s->generators, sequence);
	for (size_t i = 0; list != NULL && i < list->count; i++) {
		const struct mm_relation *root = list->items[i]->column->relation->root;

		if (root->persistence == 't' || list->items[i]->is_snowflake)
			continue;
		mm_strings_add(s->out->arena, tables,
		               mm_display(s->out, mm_object_of_relation(root)));
	}
	mm_strings_sort_unique(tables);
	mm_map_set(s->tables, (const char *)&sequence, sizeof sequence, tables);
	return tables;
}

/* Cut here and not in mm_meta_list(): thousands of tables may share one sequence. */
static void add_other_tables(struct state *s, struct mm_finding *f, const struct mm_generator *g,
                             const struct mm_relation *root)
{
	const struct mm_strings *tables = tables_of(s, g->sequence);
	const char *self = mm_display(s->out, mm_object_of_relation(root));
	struct mm_strings others = { 0 };

	for (size_t i = 0; i < tables->count && others.count < LONGEST_LIST; i++)
		if (strcmp(tables->items[i], self) != 0)
			mm_strings_add(s->out->arena, &others, tables->items[i]);
	mm_meta_list(f, "other_tables", &others);
	if (tables->count > LONGEST_LIST + 1)
		mm_meta_int(f, "other_tables_total", (int64_t)tables->count - 1);
}

/* The key that the column is in, where it has company there: the primary key first. */
static void add_key_columns(struct mm_finding *f, const struct mm_column *column)
{
	const struct mm_relation *r = column->relation;
	const struct mm_index *key = NULL;

	for (size_t i = 0; i < r->indexes.count; i++) {
		const struct mm_index *index = r->indexes.items[i];

		if (index->is_unique && mm_index_has_column(index, column->name) &&
		    (key == NULL || index->is_primary))
			key = index;
	}
	if (key != NULL && key->columns.count > 1)
		mm_meta_list(f, "key_columns", &key->columns);
}

static bool is_interleaved(const struct mm_sequence *sequence, const struct mm_target *target)
{
	int64_t step = sequence == NULL ? 0 : sequence->increment;

	return step >= target->nodes || step <= -target->nodes;
}

/* A column with several sequences has a finding for each. */
static void identify(struct state *s, struct mm_finding *f, const struct mm_generator *g,
                     const struct mm_column *shown)
{
	mm_finding_discriminate(f, shown->name);
	if (mm_map_get(s->reported, (const char *)&shown, sizeof shown) != NULL)
		mm_finding_discriminate(
		    f, g->sequence == NULL
		           ? ""
		           : mm_display(s->out, mm_object_of_sequence(g->sequence)));
	mm_map_set(s->reported, (const char *)&shown, sizeof shown, s->reported);
}

static void explain(struct mm_finding *f, const struct mm_generator *g)
{
	const char *conversion = mm_generator_conversion(f->arena, g);
	struct mm_object object;

	f->is_heuristic = g->is_heuristic;
	if (g->function != NULL) {
		object = mm_object_of_function(g->function);
		mm_finding_detail(f,
		                  "The number comes from nextval() in %s, so that is what has to "
		                  "change.",
		                  mm_object_display(f->arena, &object));
	} else if (conversion != NULL) {
		mm_finding_fix(f, MM_INSTALL, "%s", conversion);
	}
}

/* `shown` is the column itself, or its root's. */
static struct mm_finding *report(struct state *s, const struct mm_generator *g,
                                 const struct mm_column *shown)
{
	struct mm_object table = mm_object_of_relation(shown->relation);
	const char *column = mm_display(s->out, mm_object_of_column(shown));
	bool is_safe = is_interleaved(g->sequence, s->in->target);
	enum mm_severity severity = is_safe ? MM_INFO : MM_CRITICAL;
	struct mm_finding *f;

	if (g->sequence == NULL) {
		f = mm_findings_add(s->out, severity, table,
		                    "Key column %s draws from a node-local sequence", column);
	} else {
		struct mm_object sequence = mm_object_of_sequence(g->sequence);

		f = mm_findings_add(s->out, severity, table,
		                    "Key column %s draws from node-local sequence %s", column,
		                    mm_display(s->out, sequence));
		mm_finding_group(f, "sequence", sequence);
	}
	identify(s, f, g, shown);
	mm_meta_text(f, "column", shown->name);
	if (g->sequence != NULL)
		mm_meta_text(f, "sequence", mm_display(s->out, mm_object_of_sequence(g->sequence)));
	mm_meta_text(f, "generator", mm_generator_kind_name(g->kind));
	mm_meta_text(f, "data_type", shown->type);
	if (g->sequence != NULL) {
		mm_meta_int(f, "increment", g->sequence->increment);
		add_other_tables(s, f, g, shown->relation);
	}
	add_key_columns(f, g->column);
	if (is_safe)
		mm_finding_detail(f, "Its increment leaves room for all nodes, provided that each "
		                     "node starts at another number.");
	else
		explain(f, g);
	return f;
}

/* A partition that draws from where its root does says nothing new. */
static bool is_of_root(const struct state *s, const struct mm_generator *g)
{
	const struct mm_column *root = mm_column_of_root(g->column);
	const struct mm_generator_list *list =
	    root == NULL ? NULL : mm_generators_of_column(&s->generators, root);

	for (size_t i = 0; list != NULL && i < list->count; i++)
		if ((list->items[i]->sequence == g->sequence || g->sequence == NULL) &&
		    mm_generator_feeds_key(list->items[i]))
			return true;
	return false;
}

static void look_at(struct state *s, const struct mm_generator *g)
{
	const char *tag = "";

	if (!mm_generator_feeds_key(g))
		return;
	if (!mm_relation_is_partition(g->column->relation)) {
		mm_meta_partitions(report(s, g, g->column), g->column->relation);
	} else if (!is_of_root(s, g)) {
		if (g->sequence != NULL)
			tag = mm_display(s->out, mm_object_of_sequence(g->sequence));
		mm_odd_leaves_add(&s->odd, g->column, tag, g);
	}
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	struct state s = { .in = in,
		           .out = out,
		           .generators = { .arena = out->arena },
		           .odd = { .arena = out->arena } };

	s.tables = mm_map_new();
	s.reported = mm_map_new();
	mm_generators_find(&s.generators, in->catalog);
	for (size_t i = 0; i < s.generators.list.count; i++)
		look_at(&s, s.generators.list.items[i]);
	for (size_t i = 0; i < s.odd.list.count; i++) {
		const struct mm_odd_leaf *leaf = s.odd.list.items[i];

		mm_finding_odd_leaves(report(&s, leaf->data, leaf->root), leaf);
	}
	mm_odd_leaves_release(&s.odd);
	mm_generators_release(&s.generators);
	mm_map_free(s.reported);
	mm_map_free(s.tables);
}

MM_CHECK(sequence_pks) = {
	.title = "Keys filled from node-local sequences",
	.why =
	    "Every node has its own copy of a sequence and counts in it for itself, so two nodes "
	    "hand out the same number. When both insert a row with it, Spock takes the second "
	    "INSERT for a conflict: the newer row wins on all nodes, and the other one is gone "
	    "without an error. Rows that arrive from other nodes do not move the local sequence "
	    "either, so the next local insert runs into their keys and fails. Adding the sequence "
	    "to a replication set does not help several writers: its state is sent from time to "
	    "time only. A composite key whose other column is fixed for each node is safe, but "
	    "cannot be told from the schema; such a finding can be waived.",
	.evidence = "spock_apply_heap_insert in src/spock_apply_heap.c (5.0.11); the lost row and "
	            "the failing insert were seen on two nodes with 5.0.11 and 6.0.0.",
	.fix =
	    "Convert the sequence on every node, after snowflake.node is set there: SELECT "
	    "snowflake.convert_sequence_to_snowflake('s.q'::regclass). For an identity column drop "
	    "the identity first and give the column an ordinary sequence: converting it as it is "
	    "needs a superuser and leaves a table that pg_dump writes as invalid SQL. Do not use "
	    "Spock 5's own spock.convert_sequence_to_snowflake: for an identity column it returns "
	    "0, says nothing and changes nothing. Other ways: UUID keys; or ALTER SEQUENCE s.q "
	    "INCREMENT BY n, with n at least the number of nodes and another start value on each "
	    "node.",
	.severities = MM_CAN(CRITICAL) | MM_CAN(INFO),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT,
	.needs = MM_PART(RELATIONS) | MM_PART(COLUMNS) | MM_PART(CONSTRAINTS) | MM_PART(INDEXES) |
	         MM_PART(SEQUENCES) | MM_PART(TYPES),
	.uses = MM_PART(FUNCTIONS) | MM_PART(TRIGGERS),
	.from_dump = MM_DUMP_YES,
	.run = run,
};
