/*
 * The WAL record of a TRUNCATE lists every table that CASCADE reached, and the
 * subscriber truncates those of them that replicate with RESTRICT (handle_truncate in
 * src/spock_apply.c, 5.0.11). So a cascade among tables that replicate works. A table
 * that does not replicate, but references one that does, makes PostgreSQL refuse there
 * with 0A000: Spock 5 then starts over for ever, Spock 6 drops the transaction.
 */
#include "arena.h"
#include "check.h"
#include "code_units.h"
#include "foreign_key.h"
#include "map.h"

#include "banned.h"

/* Most tables that one piece of code is followed to, that a title names, and a list. */
enum { MOST_TABLES = 1000, MOST_NAMED = 3, MOST_RESTARTED = 20 };

struct reach {
	struct mm_findings *out;
	struct mm_map *seen; /* of a relation: the number of the last reach that has it */
	size_t number;
	struct mm_relation_list tables; /* those truncated, then what CASCADE reaches */
	size_t cascading;               /* of them: those that CASCADE goes on from */
	struct mm_strings named;        /* display names of those truncated by name */
	struct mm_strings outside;
	struct mm_strings restarted; /* tables whose own sequences start over */
	bool has_cascade;
	bool has_restart;
	bool is_cut;
};

static bool is_seen(const struct reach *r, const struct mm_relation *table)
{
	const size_t *number = mm_map_get(r->seen, (const char *)&table, sizeof table);

	return number != NULL && *number == r->number;
}

static void add(struct reach *r, struct mm_relation *table)
{
	size_t *number = mm_map_get(r->seen, (const char *)&table, sizeof table);

	if (number != NULL && *number == r->number)
		return;
	if (r->tables.count >= MOST_TABLES) {
		r->is_cut = true;
		return;
	}
	if (number == NULL) {
		number = mm_arena_alloc(r->out->arena, sizeof *number);
		mm_map_set(r->seen, (const char *)&table, sizeof table, number);
	}
	*number = r->number;
	mm_list_add(r->out->arena, &r->tables, table);
}

static bool is_truncate(const struct mm_fact *fact)
{
	return fact->kind == MM_FACT_TRUNCATE && fact->relation != NULL;
}

/* What references the table, and its partitions and children that are referenced themselves. */
static void follow(struct reach *r, const struct mm_relation *table)
{
	for (size_t i = 0; i < table->referenced_by.count && !r->is_cut; i++) {
		const struct mm_constraint *key = table->referenced_by.items[i];

		if (mm_is_foreign_key(key) && key->relation != NULL)
			add(r, key->relation);
	}
	for (size_t i = 0; i < table->children.count && !r->is_cut; i++)
		if (table->children.items[i]->referenced_by.count > 0)
			add(r, table->children.items[i]);
}

/* Tables truncated with CASCADE come first, so that what they reach can be appended. */
static void collect(struct reach *r, const struct mm_facts *facts)
{
	for (size_t i = 0; i < facts->count; i++) {
		const struct mm_fact *fact = &facts->items[i];

		if (!is_truncate(fact))
			continue;
		mm_strings_add(r->out->arena, &r->named,
		               mm_display(r->out, mm_object_of_relation(fact->relation)));
		r->has_restart |= mm_fact_has(fact, MM_FACT_RESTART);
		if (mm_fact_has(fact, MM_FACT_CASCADE)) {
			r->has_cascade = true;
			add(r, fact->relation);
		}
	}
	for (size_t i = 0; i < r->tables.count; i++)
		follow(r, r->tables.items[i]);
	r->cascading = r->tables.count;
	for (size_t i = 0; i < facts->count; i++)
		if (is_truncate(&facts->items[i]))
			add(r, facts->items[i].relation);
	mm_strings_sort_unique(&r->named);
}

/* Tables that were truncated here, and that on the other nodes only stand in the way. */
static void find_outside(struct reach *r)
{
	for (size_t i = 0; i < r->tables.count; i++) {
		const struct mm_relation *table = r->tables.items[i];

		if (!mm_relation_replicates(table))
			continue;
		for (size_t k = 0; k < table->referenced_by.count; k++) {
			const struct mm_constraint *key = table->referenced_by.items[k];

			if (mm_is_foreign_key(key) && key->relation != NULL &&
			    !mm_relation_replicates(key->relation) && is_seen(r, key->relation))
				mm_strings_add(
				    r->out->arena, &r->outside,
				    mm_display(r->out, mm_object_of_relation(key->relation)));
		}
	}
	mm_strings_sort_unique(&r->outside);
}

static bool is_snowflake(const struct mm_column *column)
{
	for (size_t i = 0; column->facts != NULL && i < column->facts->count; i++)
		if (mm_same(column->facts->items[i].schema, "snowflake"))
			return true;
	return false;
}

static bool has_own_sequence(const struct mm_relation *table)
{
	for (size_t i = 0; i < table->columns.count; i++)
		if (table->columns.items[i]->sequence != NULL &&
		    !is_snowflake(table->columns.items[i]))
			return true;
	return false;
}

static void note_restart(struct reach *r, const struct mm_relation *table)
{
	if (r->restarted.count < MOST_RESTARTED && has_own_sequence(table))
		mm_strings_add(r->out->arena, &r->restarted,
		               mm_display(r->out, mm_object_of_relation(table)));
}

/* RESTART IDENTITY goes as far as the TRUNCATE does. */
static void find_restarted(struct reach *r, const struct mm_facts *facts)
{
	bool cascades = false;

	for (size_t i = 0; i < facts->count; i++) {
		const struct mm_fact *fact = &facts->items[i];

		if (!is_truncate(fact) || !mm_fact_has(fact, MM_FACT_RESTART))
			continue;
		note_restart(r, fact->relation);
		cascades = cascades || mm_fact_has(fact, MM_FACT_CASCADE);
	}
	for (size_t i = 0; cascades && i < r->cascading; i++)
		note_restart(r, r->tables.items[i]);
	mm_strings_sort_unique(&r->restarted);
}

/* "public.a, public.b and others" */
static const char *some_of(struct mm_arena *arena, const struct mm_strings *names)
{
	struct mm_strings few = *names;
	const char *text;

	if (few.count > MOST_NAMED)
		few.count = MOST_NAMED;
	text = mm_strings_join(arena, &few, ", ");
	return few.count == names->count ? text : mm_arena_printf(arena, "%s and others", text);
}

static struct mm_finding *report(const struct reach *r, const struct mm_code_unit *unit,
                                 enum mm_severity severity, const char *discriminator,
                                 const char *title)
{
	const char *tables = some_of(r->out->arena, &r->named);
	struct mm_finding *f =
	    mm_findings_add(r->out, severity, unit->object, "TRUNCATE of %s %s", tables, title);

	mm_finding_discriminate(f, discriminator);
	f->is_heuristic = unit->facts->is_heuristic;
	mm_meta_list(f, "tables", &r->named);
	mm_meta_list(f, "closure_outside", &r->outside);
	mm_meta_bool(f, "restart_identity", r->has_restart);
	mm_meta_bool(f, "cascade", r->has_cascade);
	if (r->is_cut)
		mm_finding_detail(f, "Only the first %d tables that it reaches were looked at.",
		                  (int)MOST_TABLES);
	return f;
}

struct state {
	const struct mm_check_input *in;
	struct mm_findings *out;
	struct mm_map *seen;
	size_t count;                   /* of reaches */
	struct mm_relation_list tables; /* room for those of one reach */
};

static void report_all(struct state *s, struct reach *r, const struct mm_code_unit *unit)
{
	bool is_6 = s->in->target->spock >= MM_SPOCK_6;

	if (r->outside.count > 0)
		report(r, unit, is_6 ? MM_WARNING : MM_CRITICAL, "closure",
		       "reaches tables that do not replicate");
	else if (r->has_cascade)
		report(r, unit, MM_INFO, "cascade", "cascades among tables that replicate alike");
	if (r->restarted.count > 0)
		mm_meta_list(report(r, unit, MM_CONSIDER, "restart",
		                    "restarts sequences that each node has for itself"),
		             "restarted", &r->restarted);
}

static void look_at(const struct mm_code_unit *unit, void *data)
{
	struct state *s = data;
	struct reach r = { .out = s->out, .seen = s->seen, .tables = s->tables };

	if (mm_facts_find(unit->facts, MM_FACT_TRUNCATE) == NULL)
		return;
	r.number = ++s->count;
	collect(&r, unit->facts);
	find_outside(&r);
	find_restarted(&r, unit->facts);
	report_all(s, &r, unit);
	s->tables = r.tables;
	s->tables.count = 0;
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	struct state s = { .in = in, .out = out, .seen = mm_map_new() };

	mm_code_walk(in->catalog, look_at, &s);
	mm_map_free(s.seen);
}

MM_CHECK(truncate_cascade) = {
	.title = "TRUNCATE in code that reaches beyond the tables that replicate",
	.why =
	    "A TRUNCATE is sent as the list of all tables that it emptied, those that CASCADE "
	    "reached included, and the other nodes truncate what replicates of that list, without "
	    "CASCADE. When a table that does not replicate references one of them, PostgreSQL "
	    "refuses the TRUNCATE there, even if that table is empty. On Spock 5 the subscription "
	    "then stops: its worker starts over every five seconds, the status is down, and the "
	    "exception log stays empty. On Spock 6 there is one row in the exception log and both "
	    "tables keep their rows on that node. A cascade among tables of the same sets works. "
	    "RESTART IDENTITY is sent as well: all nodes begin again at the same value. In every "
	    "case, a row that another node inserts at the time of a TRUNCATE stays on one node and "
	    "is gone on the other, and nothing is logged.",
	.evidence = "handle_truncate in src/spock_apply.c (5.0.11); the stopped subscription seen "
	            "with 5.0.11, the exception with 6.0.0, the rest with both, on two nodes.",
	.fix = "Put all tables that reference one another into the same replication set, each with "
	       "a primary key and logged. Or drop the foreign key from the table that stays local. "
	       "For small tables use DELETE. Truncate while no other node writes to the table. "
	       "Where RESTART IDENTITY is used, take keys from Snowflake sequences.",
	.severities = MM_CAN(CRITICAL) | MM_CAN(WARNING) | MM_CAN(CONSIDER) | MM_CAN(INFO),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT | MM_MONITOR,
	.needs = MM_PART(FUNCTIONS) | MM_PART(CONSTRAINTS) | MM_PART(RELATIONS),
	.uses = MM_PART(STATEMENTS) | MM_PART(SPOCK_SETS),
	.from_dump = MM_DUMP_PARTLY,
	.other_sources = "statements",
	.run = run,
};
