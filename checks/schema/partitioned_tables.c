/*
 * Each leaf of a partitioned table replicates under its own name (Spock adds the
 * partitions that exist at repset_add_table() time, src/spock_functions.c, 5.0.11).
 * One made later by hand joins no set until spock.repset_add_partition(); DETACH does
 * not take a table out of its set; DETACH ... CONCURRENTLY is not sent by automatic
 * DDL replication and leaves the partition attached on the peers.
 */
#include <string.h>

#include "arena.h"
#include "buf.h"
#include "check.h"
#include "map.h"
#include "quote.h"

#include "banned.h"

enum {
	MOST_LEVELS = 64, /* deeper nesting is a circle in a hostile file */
	MANY_LEAVES = 2,  /* more of them, and by time, come and go */
};

struct shape {
	long leaves;
	int levels;
	bool has_default;
};

static void measure(const struct mm_relation *parent, int level, struct shape *shape)
{
	if (level > shape->levels)
		shape->levels = level;
	for (size_t i = 0; level < MOST_LEVELS && i < parent->children.count; i++) {
		const struct mm_relation *child = parent->children.items[i];

		if (!child->is_partition || child->parents.count == 0 ||
		    child->parents.items[0] != parent)
			continue;
		if (mm_same(child->partition_bound, "DEFAULT"))
			shape->has_default = true;
		if (child->kind == 'p')
			measure(child, level + 1, shape);
		else
			shape->leaves++;
	}
}

static bool is_by_time(const struct mm_catalog *catalog, const struct mm_relation *root)
{
	struct mm_arena *scratch = mm_arena_new();
	bool is_by_time = false;

	for (size_t i = 0; i < root->partition_columns.count; i++) {
		const struct mm_column *column =
		    mm_relation_find_column(root, root->partition_columns.items[i]);
		const char *base = column == NULL || column->type == NULL
		                       ? ""
		                       : mm_type_base_name(catalog, scratch, column->type);

		is_by_time = is_by_time || mm_same(base, "date") ||
		             strncmp(base, "timestamp", strlen("timestamp")) == 0;
	}
	mm_arena_free(scratch);
	return root->partition_strategy == 'r' && is_by_time;
}

/* The partitioned table whose partitions the fact makes, attaches, detaches or drops. */
static const struct mm_relation *maintained_root(const struct mm_fact *fact)
{
	const struct mm_relation *r = fact->relation;

	if (r == NULL)
		return NULL;
	if (mm_fact_has(fact, MM_FACT_PARTITION))
		return r->root;
	if (fact->kind == MM_FACT_DDL && mm_same(fact->detail, "DROP TABLE") &&
	    mm_relation_is_partition(r))
		return r->root;
	return NULL;
}

/* From each root to the first function, by name, that changes its partitions. */
static void find_maintenance(const struct mm_catalog *catalog, struct mm_map *roots)
{
	for (size_t i = 0; i < catalog->functions.count; i++) {
		struct mm_function *function = catalog->functions.items[i];
		const struct mm_facts *facts = function->facts;

		for (size_t k = 0; function->is_in_scope && facts != NULL && k < facts->count;
		     k++) {
			const struct mm_relation *root = maintained_root(&facts->items[k]);

			if (root != NULL &&
			    mm_map_get(roots, (const char *)&root, sizeof root) == NULL)
				mm_map_set(roots, (const char *)&root, sizeof root, function);
		}
	}
}

static const char *strategy_name(const struct mm_relation *root)
{
	switch (root->partition_strategy) {
	case 'l':
		return "LIST";
	case 'h':
		return "HASH";
	default:
		return "RANGE";
	}
}

/* Why partitions of this table are taken to come and go; NULL: nothing says so. */
static const char *sign_of_change(const struct mm_check_input *in, const struct mm_relation *root,
                                  const struct mm_function *function, const struct shape *shape,
                                  struct mm_findings *out)
{
	const struct mm_extension *partman = mm_catalog_find_extension(in->catalog, "pg_partman");

	if (function != NULL)
		return mm_arena_printf(out->arena, "%s changes its partitions.",
		                       mm_display(out, mm_object_of_function(function)));
	if (partman != NULL && partman->is_installed)
		return "The extension pg_partman, which makes and drops partitions, is installed.";
	if (shape->leaves > MANY_LEAVES && is_by_time(in->catalog, root))
		return "Its partitions are periods of time, which are usually added and dropped as "
		       "time goes by.";
	return NULL;
}

static void report(const struct mm_check_input *in, const struct mm_relation *root,
                   const struct mm_function *function, struct mm_findings *out)
{
	struct mm_object object = mm_object_of_relation(root);
	struct shape shape = { 0 };
	struct mm_buf literal = { 0 };

	measure(root, 1, &shape);
	const char *sign = sign_of_change(in, root, function, &shape, out);
	struct mm_finding *f = mm_findings_add(out, sign != NULL ? MM_CONSIDER : MM_INFO, object,
	                                       "Table %s is partitioned by %s",
	                                       mm_display(out, object), strategy_name(root));

	if (sign != NULL)
		mm_finding_detail(f, "%s", sign);
	mm_meta_text(f, "strategy", strategy_name(root));
	mm_meta_int(f, "partition_count", shape.leaves);
	mm_meta_bool(f, "has_default_partition", shape.has_default);
	mm_meta_int(f, "levels", shape.levels);
	mm_quote_literal(&literal, f->object_name);
	mm_finding_fix(f, MM_AFTER, "SELECT spock.repset_add_partition(%.*s::regclass);",
	               (int)literal.len, literal.text);
	mm_buf_release(&literal);
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	struct mm_map *functions = mm_map_new();

	find_maintenance(in->catalog, functions);
	for (size_t i = 0; i < in->catalog->relations.count; i++) {
		const struct mm_relation *root = in->catalog->relations.items[i];

		if (root->kind == 'p' && mm_relation_is_table(root) &&
		    !mm_relation_is_partition(root))
			report(in, root, mm_map_get(functions, (const char *)&root, sizeof root),
			       out);
	}
	mm_map_free(functions);
}

MM_CHECK(partitioned_tables) = {
	.title = "Partitioned tables",
	.why = "The partitions of a table replicate one by one, each under its own name, so all "
	       "nodes need the same partitions with the same names and bounds. Adding the table "
	       "to a set adds the partitions it has at that moment. One that is created later by "
	       "hand is in no set: its rows stay on the node that wrote them until "
	       "spock.repset_add_partition() is called for the parent. A partition that is "
	       "detached stays in its set. With automatic DDL replication, partitions made on "
	       "one node appear on all, except that ALTER TABLE ... DETACH PARTITION ... "
	       "CONCURRENTLY is not sent and leaves the partition attached on the other nodes. A "
	       "partition that exists on one node only makes the rows for it fail on the others.",
	.evidence = "src/spock_functions.c (5.0.11); membership of new and detached partitions "
	            "seen on two nodes with 5.0.11 and 6.0.0.",
	.fix = "With automatic DDL replication, run partition maintenance on one node only and "
	       "use plain DETACH. Without it, make the same change on every node, then call "
	       "SELECT spock.repset_add_partition('s.t'::regclass) for a new partition, or "
	       "spock.repset_remove_partition() for one that was detached, on every node too. "
	       "Creating partitions well ahead of time leaves room for a mistake.",
	.severities = MM_CAN(CONSIDER) | MM_CAN(INFO),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT,
	.needs = MM_PART(RELATIONS),
	.uses = MM_PART(FUNCTIONS) | MM_PART(EXTENSIONS) | MM_PART(JOBS),
	.from_dump = MM_DUMP_YES,
	.run = run,
};
