/*
 * Spock looks up the row of an UPDATE or DELETE by its old replica identity
 * (spock_apply_heap_update and _delete in src/spock_apply_heap.c, 5.0.11). When one
 * node changes the key while another changes anything else of that row, each looks
 * for a key that the other no longer has.
 */
#include "arena.h"
#include "buf.h"
#include "check.h"
#include "code_units.h"
#include "map.h"
#include "quote.h"
#include "row_identity.h"

#include "banned.h"

/* One set of key columns of one table that code assigns. */
struct change {
	const struct mm_relation *table;
	struct mm_strings columns; /* sorted */
	struct mm_culprits culprits;
};
MM_LIST(change);

struct state {
	struct mm_findings *out;
	struct mm_map *changes; /* by table and columns */
	struct change_list list;
};

/* A partition's rows are its root's; what is left out of scope is reported nowhere. */
static const struct mm_relation *table_of(const struct mm_fact *fact)
{
	const struct mm_relation *r = fact->relation;

	if (fact->kind != MM_FACT_UPDATE || r == NULL || !mm_relation_is_table(r->root))
		return NULL;
	return r;
}

static struct mm_strings key_columns(const struct mm_relation *table, const struct mm_fact *fact,
                                     struct mm_arena *arena)
{
	struct mm_strings columns = { 0 };

	for (size_t i = 0; i < fact->columns.count; i++) {
		const struct mm_column *column =
		    mm_relation_find_column(table, fact->columns.items[i]);

		if (column != NULL && mm_column_is_identity(column))
			mm_strings_add(arena, &columns, column->name);
	}
	if (columns.count > 1)
		mm_strings_sort_unique(&columns);
	return columns;
}

static struct change *change_of(struct state *s, const struct mm_relation *table,
                                const struct mm_strings *columns)
{
	struct mm_buf key = { 0 };
	struct change *change;

	mm_buf_add(&key, (const char *)&table, sizeof table);
	for (size_t i = 0; i < columns->count; i++) {
		mm_buf_adds(&key, columns->items[i]);
		mm_buf_addc(&key, '\0');
	}
	change = mm_map_get(s->changes, key.text, key.len);
	if (change == NULL) {
		change = mm_arena_zalloc(s->out->arena, 1, sizeof *change);
		change->table = table;
		change->columns = *columns;
		mm_map_set(s->changes, key.text, key.len, change);
		mm_list_add(s->out->arena, &s->list, change);
	}
	mm_buf_release(&key);
	return change;
}

static void look_at(const struct mm_code_unit *unit, void *data)
{
	struct state *s = data;

	for (size_t i = 0; i < unit->facts->count; i++) {
		const struct mm_fact *fact = &unit->facts->items[i];
		const struct mm_relation *table = table_of(fact);
		struct mm_strings columns;

		if (table == NULL || fact->columns.count == 0)
			continue;
		columns = key_columns(table, fact, s->out->arena);
		if (columns.count > 0)
			mm_culprits_add(&change_of(s, table->root, &columns)->culprits, s->out,
			                unit);
	}
}

static void report(const struct change *change, struct mm_findings *out)
{
	struct mm_object object = mm_object_of_relation(change->table);
	const char *table = mm_display(out, object);
	struct mm_finding *f;

	if (change->columns.count == 1)
		f = mm_findings_add(out, MM_WARNING, object, "Key column %s.%s is updated", table,
		                    mm_quoted_ident(out->arena, change->columns.items[0]));
	else
		f = mm_findings_add(out, MM_WARNING, object, "Key columns %s.(%s) are updated",
		                    table, mm_quoted_idents(out->arena, &change->columns));
	for (size_t i = 0; i < change->columns.count; i++)
		mm_finding_discriminate(f, change->columns.items[i]);
	mm_meta_list(f, "columns", &change->columns);
	mm_culprits_tell(&change->culprits, f);
	mm_meta_partitions(f, change->table);
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	struct state s = { .out = out, .changes = mm_map_new() };

	mm_code_walk(in->catalog, look_at, &s);
	for (size_t i = 0; i < s.list.count; i++)
		report(s.list.items[i], out);
	mm_map_free(s.changes);
}

MM_CHECK(key_updates) = {
	.title = "Code that changes the key of rows",
	.why = "Spock finds the row of an UPDATE or DELETE on the other nodes by the old values of "
	       "the replica identity. When one node changes the key of a row while another node "
	       "changes the same row in any way, each of them looks for a key that the other no "
	       "longer has. The change cannot be applied, it ends in the exception log or is "
	       "skipped, and the nodes keep different rows. This is so even for an UPDATE that "
	       "sets the key to a value it had: the code shows that the key is not immutable.",
	.evidence = "spock_apply_heap_update and spock_apply_heap_delete in "
	            "src/spock_apply_heap.c (5.0.11); rows that stay different seen on two nodes "
	            "with 5.0.11 and 6.0.0.",
	.fix = "Give the table a surrogate key that never changes, and make what is changed now an "
	       "ordinary column with a unique index. To delete the row and insert it again is no "
	       "better when two nodes change it at the same time. Leave the key out of UPDATE "
	       "statements that set it to its own value.",
	.severities = MM_CAN(WARNING),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT | MM_MONITOR,
	.needs = MM_PART(CONSTRAINTS) | MM_PART(INDEXES) | MM_PART(FUNCTIONS),
	.uses = MM_PART(STATEMENTS),
	.from_dump = MM_DUMP_PARTLY,
	.other_sources = "statements",
	.run = run,
};
