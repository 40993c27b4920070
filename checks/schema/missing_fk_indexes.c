/*
 * ri_triggers.c looks for the referencing rows of a deleted parent by the key
 * columns; an index serves when they are its first columns, in any order. Spock's apply
 * fires no referential trigger (session_replication_role = replica), so this is
 * advice about the origin alone.
 */
#include "arena.h"
#include "buf.h"
#include "check.h"
#include "foreign_key.h"
#include "gathered.h"
#include "map.h"
#include "quote.h"
#include "row_identity.h"

#include "banned.h"

/*
 * Every set of columns that an index of a table starts with stands in one map, so that
 * many foreign keys on a table with many indexes cost no more than their sum.
 */
static void put_key(struct mm_buf *key, const struct mm_relation *table, struct mm_strings *columns)
{
	mm_strings_sort_unique(columns);
	mm_buf_clear(key);
	mm_buf_add(key, (const char *)&table, sizeof table);
	for (size_t i = 0; i < columns->count; i++) {
		mm_buf_adds(key, columns->items[i]);
		mm_buf_addc(key, '\0');
	}
}

static bool can_serve(const struct mm_index *index)
{
	return !index->is_invalid && index->predicate == NULL &&
	       (mm_same(index->method, "btree") || mm_same(index->method, "hash"));
}

enum { MOST_COLUMNS = 32 }; /* INDEX_MAX_KEYS */

static void add_prefixes(struct mm_map *served, struct mm_arena *arena, struct mm_buf *key,
                         const struct mm_index *index)
{
	static char present;

	for (size_t length = 1; length <= index->columns.count && length <= MOST_COLUMNS;
	     length++) {
		struct mm_strings columns = { 0 };

		if (*index->columns.items[length - 1] == '\0')
			return; /* an expression: nothing behind it counts */
		for (size_t i = 0; i < length; i++)
			mm_strings_add(arena, &columns, index->columns.items[i]);
		put_key(key, index->relation, &columns);
		mm_map_set(served, key->text, key->len, &present);
	}
}

/* A foreign key this check looks at. */
static bool is_candidate(const struct mm_constraint *c)
{
	return mm_is_foreign_key(c) && c->relation != NULL && mm_relation_is_table(c->relation);
}

static bool has_candidate(const struct mm_relation *table)
{
	for (size_t i = 0; i < table->constraints.count; i++)
		if (is_candidate(table->constraints.items[i]))
			return true;
	return false;
}

static void report(const struct mm_constraint *c, struct mm_findings *out)
{
	struct mm_object object = mm_object_of_constraint(c);
	struct mm_finding *f =
	    mm_findings_add(out, MM_INFO, object, "Foreign key %s has no supporting index",
	                    mm_display(out, object));

	mm_finding_detail(f, "No index of %s begins with %s.",
	                  mm_qualified_name(f->arena, c->schema, c->table),
	                  mm_quoted_idents(f->arena, &c->columns));
	mm_meta_text(f, "constraint", c->name);
	mm_meta_list(f, "columns", &c->columns);
	/* PostgreSQL builds no index CONCURRENTLY on a partitioned table. */
	mm_finding_fix(f, MM_BEFORE, "CREATE INDEX %sON %s (%s);",
	               c->relation->kind == 'p' ? "" : "CONCURRENTLY ",
	               mm_qualified_name(f->arena, c->schema, c->table),
	               mm_quoted_idents(f->arena, &c->columns));
}

/* Foreign keys that are each partition's own. */
static void report_root(struct mm_gathered *odd, struct mm_findings *out)
{
	struct mm_object object = mm_object_of_relation(odd->root);
	struct mm_finding *f = mm_findings_add(
	    out, odd->severity, object,
	    "Table %s has partitions with foreign keys that have no supporting index",
	    mm_display(out, object));

	mm_meta_set(f, "constraints", &odd->things);
	mm_finding_gathered(f, odd);
}

struct state {
	struct mm_findings *out;
	struct mm_map *served;
	struct mm_buf key;
	struct mm_arena *scratch;
	struct mm_gathering odd;
};

static void look(struct state *s, const struct mm_relation *table)
{
	for (size_t i = 0; i < table->indexes.count; i++)
		if (can_serve(table->indexes.items[i]))
			add_prefixes(s->served, s->scratch, &s->key, table->indexes.items[i]);
	for (size_t i = 0; i < table->constraints.count; i++) {
		const struct mm_constraint *c = table->constraints.items[i];
		struct mm_strings columns = { 0 };

		if (!is_candidate(c))
			continue;
		for (size_t k = 0; k < c->columns.count; k++)
			mm_strings_add(s->scratch, &columns, c->columns.items[k]);
		put_key(&s->key, table, &columns);
		if (mm_map_get(s->served, s->key.text, s->key.len) != NULL)
			continue;
		if (mm_relation_is_partition(table))
			mm_strings_add(s->out->arena, &mm_gather(&s->odd, table, MM_INFO)->things,
			               mm_display(s->out, mm_object_of_constraint(c)));
		else
			report(c, s->out);
	}
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	struct state s = { .out = out, .odd = { .arena = out->arena } };

	s.scratch = mm_arena_new();
	s.served = mm_map_new();
	for (size_t i = 0; i < in->catalog->relations.count; i++)
		if (has_candidate(in->catalog->relations.items[i]))
			look(&s, in->catalog->relations.items[i]);
	for (size_t i = 0; i < s.odd.list.count; i++)
		report_root(s.odd.list.items[i], out);
	mm_gathering_release(&s.odd);
	mm_buf_release(&s.key);
	mm_map_free(s.served);
	mm_arena_free(s.scratch);
}

MM_CHECK(missing_fk_indexes) = {
	.title = "Foreign keys without an index on the referencing columns",
	.why =
	    "When a row of the parent is deleted or its key changes, PostgreSQL looks for rows "
	    "that reference it. Without an index on the foreign key's columns that reads "
	    "the whole child table, for every row deleted, and holds locks the longer. This is "
	    "general advice about the node that runs the delete: where Spock applies the change, "
	    "foreign keys do not fire, so replication itself is not affected.",
	.evidence =
	    "Referential triggers (src/backend/utils/adt/ri_triggers.c in PostgreSQL) do not "
	    "run under session_replication_role = replica, which Spock's apply worker sets.",
	.fix = "Create an index that starts with the foreign key's columns, in any order: CREATE "
	       "INDEX "
	       "CONCURRENTLY ON s.t (...). Do so on each node, since CREATE INDEX CONCURRENTLY is "
	       "not replicated. A child that is small, or whose parents are never deleted, can do "
	       "without.",
	.severities = MM_CAN(INFO),
	.modes = MM_SCAN | MM_ANALYZE,
	.needs = MM_PART(CONSTRAINTS) | MM_PART(INDEXES),
	.from_dump = MM_DUMP_YES,
	.run = run,
};
