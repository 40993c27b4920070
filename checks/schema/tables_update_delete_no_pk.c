/*
 * An insert-only replication set sends neither UPDATE nor DELETE; from a set that
 * does, a DELETE without an old tuple is dropped at DEBUG1 (pg_decode_change in
 * src/spock_output_plugin.c, 5.0.11). primary_keys says that a table cannot join; this
 * check says that it is in fact updated or deleted from. MERGE and ON CONFLICT DO UPDATE
 * are among the facts as the actions they take.
 */
#include "arena.h"
#include "check.h"
#include "foreign_key.h"
#include "map.h"
#include "quote.h"
#include "row_identity.h"

#include "banned.h"

/* What changes rows of one table, or of the partitions without identity of one root. */
struct use {
	struct mm_strings functions;
	struct mm_strings rules;
	struct mm_strings foreign_keys;
	struct mm_relation_list leaves; /* those that lack what their root has */
	bool is_certain;                /* some of it was read with the grammar */
};

/* Root to struct use. */
struct uses {
	struct mm_map *of;
	struct mm_findings *out;
};

static bool is_keyless(const struct mm_relation *table)
{
	return mm_relation_is_table(table) && table->identity == NULL;
}

static struct use *use_of(const struct uses *uses, const struct mm_relation *root)
{
	return mm_map_get(uses->of, (const char *)&root, sizeof root);
}

/* A table that could be reported gets an empty record; others have none. */
static void add_use(const struct uses *uses, struct mm_relation *table)
{
	const struct mm_relation *root = table->root;
	struct use *use = use_of(uses, root);

	if (!mm_relation_is_table(root)) /* out of the schemas asked for */
		return;
	if (use == NULL) {
		use = mm_arena_zalloc(uses->out->arena, 1, sizeof *use);
		mm_map_set(uses->of, (const char *)&root, sizeof root, use);
	}
	if (!is_keyless(root))
		mm_list_add(uses->out->arena, &use->leaves, table);
}

static void collect_tables(const struct mm_catalog *catalog, const struct uses *uses)
{
	for (size_t i = 0; i < catalog->relations.count; i++) {
		struct mm_relation *table = catalog->relations.items[i];

		/* Between the root and the leaves no rows are kept. */
		if (is_keyless(table) && (table->kind == 'r' || table->root == table))
			add_use(uses, table);
	}
}

/* A change of `table` may reach rows without identity: its own, or those of a leaf below. */
static struct use *use_touched(const struct uses *uses, const struct mm_relation *table)
{
	return table->kind == 'p' || is_keyless(table) ? use_of(uses, table->root) : NULL;
}

static bool is_change(const struct mm_fact *fact)
{
	return (fact->kind == MM_FACT_UPDATE || fact->kind == MM_FACT_DELETE) &&
	       fact->relation != NULL;
}

static void add_changes(const struct uses *uses, const struct mm_facts *facts, const char *name,
                        bool is_rule)
{
	for (size_t i = 0; facts != NULL && i < facts->count; i++) {
		struct use *use = is_change(&facts->items[i])
		                      ? use_touched(uses, facts->items[i].relation)
		                      : NULL;

		if (use == NULL)
			continue;
		mm_strings_add(uses->out->arena, is_rule ? &use->rules : &use->functions, name);
		use->is_certain |= !facts->is_heuristic;
	}
}

static void collect_code(const struct mm_catalog *catalog, const struct uses *uses)
{
	for (size_t i = 0; i < catalog->functions.count; i++) {
		const struct mm_function *f = catalog->functions.items[i];

		if (f->is_in_scope && f->facts != NULL)
			add_changes(uses, f->facts, mm_display(uses->out, mm_object_of_function(f)),
			            false);
	}
	for (size_t i = 0; i < catalog->rules.count; i++) {
		const struct mm_rule *r = catalog->rules.items[i];

		if (r->relation != NULL && r->relation->is_in_scope)
			add_changes(uses, r->facts, mm_display(uses->out, mm_object_of_rule(r)),
			            true);
	}
}

/* A key to the table itself adds nothing: its parent is the table in question. */
static bool reaches_child(const struct mm_constraint *c)
{
	return mm_is_foreign_key(c) && c->relation != NULL && c->references != c->relation &&
	       (mm_action_writes(c->on_delete) || mm_action_writes(c->on_update));
}

static void collect_foreign_keys(const struct mm_catalog *catalog, const struct uses *uses)
{
	for (size_t i = 0; i < catalog->constraints.count; i++) {
		const struct mm_constraint *c = catalog->constraints.items[i];
		struct use *use = reaches_child(c) ? use_touched(uses, c->relation) : NULL;

		if (use == NULL)
			continue;
		mm_strings_add(uses->out->arena, &use->foreign_keys,
		               mm_display(uses->out, mm_object_of_constraint(c)));
		use->is_certain = true;
	}
}

static void add_examples(struct mm_finding *f, const struct mm_relation_list *leaves)
{
	enum { MOST_EXAMPLES = 5 };
	struct mm_strings names = { 0 };

	for (size_t i = 0; i < leaves->count && i < MOST_EXAMPLES; i++)
		mm_strings_add(
		    f->arena, &names,
		    mm_qualified_name(f->arena, leaves->items[i]->schema, leaves->items[i]->name));
	mm_meta_int(f, "partitions", (int64_t)leaves->count);
	mm_meta_list(f, "partition_examples", &names);
}

/* "function app.f()" from the kind of evidence that says most. */
static void explain(struct mm_finding *f, const struct use *use)
{
	const struct mm_strings *list = &use->functions;
	const char *what = "function";

	if (list->count == 0) {
		list = use->rules.count > 0 ? &use->rules : &use->foreign_keys;
		what = use->rules.count > 0 ? "rule" : "foreign key";
	}
	mm_finding_detail(f, "Rows are changed by the %s %s%s.", what, list->items[0],
	                  list->count > 1 ? " and others" : "");
}

static void report(const struct mm_relation *root, struct use *use, struct mm_findings *out)
{
	struct mm_object object = mm_object_of_relation(root);
	const char *name = mm_display(out, object);
	bool is_root = is_keyless(root);
	struct mm_finding *f = mm_findings_add(
	    out, MM_WARNING, object,
	    is_root ? "Table %s is updated or deleted from without a replica identity"
	            : "Table %s has partitions that are updated or deleted from without a "
	              "replica identity",
	    name);

	mm_strings_sort_unique(&use->functions);
	mm_strings_sort_unique(&use->rules);
	mm_strings_sort_unique(&use->foreign_keys);
	explain(f, use);
	mm_finding_group(f, "identity", object);
	mm_meta_list(f, "functions", &use->functions);
	mm_meta_list(f, "rules", &use->rules);
	mm_meta_list(f, "foreign_keys", &use->foreign_keys);
	f->is_heuristic = !use->is_certain;
	if (is_root) {
		mm_meta_partitions(f, root);
		mm_fix_identity(f, root);
	} else {
		mm_finding_discriminate(f, "partitions");
		add_examples(f, &use->leaves);
	}
}

static bool is_used(const struct use *use)
{
	return use->functions.count > 0 || use->rules.count > 0 || use->foreign_keys.count > 0;
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	struct uses uses = { .of = mm_map_new(), .out = out };

	collect_tables(in->catalog, &uses);
	collect_code(in->catalog, &uses);
	collect_foreign_keys(in->catalog, &uses);
	for (size_t i = 0; i < in->catalog->relations.count; i++) {
		const struct mm_relation *root = in->catalog->relations.items[i];
		struct use *use = use_of(&uses, root);

		if (use != NULL && is_used(use))
			report(root, use, out);
	}
	mm_map_free(uses.of);
}

MM_CHECK(tables_update_delete_no_pk) = {
	.title = "Tables without a replica identity that are updated or deleted from",
	.why =
	    "Spock cannot send an UPDATE or DELETE of a table that has no replica identity index, "
	    "and this table is changed that way. From an insert-only set such changes are never "
	    "sent. A table that lost its identity after it joined the set \"default\" is worse "
	    "off: a DELETE vanishes without a trace, and an UPDATE arrives on the other nodes as a "
	    "row that cannot be found and ends in spock.exception_log. In each case the nodes "
	    "differ afterwards, and the application sees different rows by the node it asks. "
	    "Functions, rules and foreign keys that act on the table show that it happens; that "
	    "none are found does not show that it never does, since statements also come from the "
	    "application.",
	.evidence =
	    "pg_decode_change in src/spock_output_plugin.c (5.0.11) drops a DELETE without an "
	    "old row at DEBUG1; unsent changes, vanished deletes and updates that do not find "
	    "their row seen on two nodes with 5.0.11 and 6.0.0.",
	.fix = "Give the table a primary key (ALTER TABLE s.t ADD PRIMARY KEY (...)), or choose a "
	       "unique index on NOT NULL columns (ALTER TABLE s.t REPLICA IDENTITY USING INDEX i). "
	       "Otherwise change the application, and the code named here, to insert only.",
	.severities = MM_CAN(CRITICAL) | MM_CAN(WARNING) | MM_CAN(INFO),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT | MM_MONITOR,
	.needs = MM_PART(RELATIONS) | MM_PART(INDEXES) | MM_PART(FUNCTIONS),
	.uses = MM_PART(ACTIVITY) | MM_PART(STATEMENTS),
	.from_dump = MM_DUMP_PARTLY,
	.other_sources = "statements, live",
	.run = run,
};
