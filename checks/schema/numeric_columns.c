/*
 * Two nodes that run x = x - n at the same time end with the later row: Spock
 * 5.0.11 and 6.0.0 resolve the conflict by commit timestamp, so one of the
 * subtractions is lost. delta_apply_function adds both up (build_delta_tuple in
 * src/spock_apply_heap.c). Only the name of a column says here that it may be
 * such a total; what statements show is counter_updates' matter.
 */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "delta.h"
#include "quote.h"
#include "words.h"

#include "banned.h"

/* In byte order. */
static const char *const total_words[] = {
	"amount", "balance", "count",     "counter", "credit", "credits",  "debit",
	"debits", "hits",    "inventory", "points",  "qty",    "quantity", "remaining",
	"stock",  "sum",     "tally",     "total",   "used",   "views",
};

static const char *const number_types[] = {
	"bigint", "double precision", "integer", "money", "numeric", "real", "smallint",
};

static int compare_names(const void *key, const void *item)
{
	return strcmp(key, *(const char *const *)item);
}

#define IS_ONE_OF(list, name)                                                                      \
	(bsearch((name), (list), sizeof(list) / sizeof *(list), sizeof *(list), compare_names) !=  \
	 NULL)

/* The words of the name that speak of a total; n_items and num_items begin with one. */
static struct mm_strings telling_words(struct mm_arena *arena, const char *name)
{
	struct mm_strings words = { 0 };
	struct mm_strings telling = { 0 };

	mm_words_of(arena, name, &words);
	/* A number that names a thing: credit_id, points_of_interest_id. */
	if (words.count > 0 && strcmp(words.items[words.count - 1], "id") == 0)
		return telling;
	for (size_t i = 0; i < words.count; i++)
		if (IS_ONE_OF(total_words, words.items[i]))
			mm_strings_add(arena, &telling, words.items[i]);
	if (strncmp(name, "num_", 4) == 0)
		mm_strings_add(arena, &telling, "num");
	else if (strncmp(name, "n_", 2) == 0)
		mm_strings_add(arena, &telling, "n");
	return telling;
}

/* The end of a foreign key that is referred to is a key anyway. */
static bool is_foreign_key(const struct mm_column *column)
{
	const struct mm_relation *r = column->relation;

	for (size_t i = 0; i < r->constraints.count; i++)
		if (r->constraints.items[i]->type == 'f' &&
		    mm_strings_has(&r->constraints.items[i]->columns, column->name))
			return true;
	return false;
}

static bool can_be_total(const struct mm_catalog *catalog, const struct mm_column *column,
                         struct mm_arena *arena)
{
	struct mm_delta delta = mm_delta_of(column);

	return column->identity == '\0' && column->generated == '\0' && !mm_delta_is_set(&delta) &&
	       !mm_type_is_array(column->type) &&
	       IS_ONE_OF(number_types, mm_type_base_name(catalog, arena, column->type)) &&
	       !mm_column_is_key(column) && !is_foreign_key(column);
}

/* spock.delta_apply is there for the built-in types, not for domains over them. */
static void fix(struct mm_finding *f, const struct mm_column *column)
{
	const struct mm_relation *r = column->relation;
	const char *name = mm_quoted_ident(f->arena, column->name);

	if (!IS_ONE_OF(number_types, mm_type_bare_name(f->arena, column->type)))
		return;
	mm_finding_fix(f, MM_INSTALL,
	               "ALTER TABLE %s ALTER COLUMN %s SET NOT NULL, "
	               "ALTER COLUMN %s SET (log_old_value=true, "
	               "delta_apply_function=spock.delta_apply);",
	               mm_qualified_name(f->arena, r->schema, r->name), name, name);
}

static void report(const struct mm_column *column, const struct mm_strings *words,
                   struct mm_findings *out)
{
	struct mm_object object = mm_object_of_column(column);
	struct mm_finding *f = mm_findings_add(
	    out, MM_CONSIDER, object, "Column %s may be a running total", mm_display(out, object));

	mm_meta_text(f, "column", column->name);
	mm_meta_text(f, "data_type", column->type);
	mm_meta_bool(f, "is_nullable", !column->is_not_null);
	mm_meta_set(f, "words", words);
	mm_meta_partitions(f, column->relation);
	fix(f, column);
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	for (size_t i = 0; i < in->catalog->columns.count; i++) {
		const struct mm_column *column = in->catalog->columns.items[i];
		struct mm_strings words;

		if (!mm_relation_is_table(column->relation) ||
		    mm_relation_is_partition(column->relation))
			continue;
		words = telling_words(out->arena, column->name);
		if (words.count > 0 && can_be_total(in->catalog, column, out->arena))
			report(column, &words, out);
	}
}

MM_CHECK(numeric_columns) = {
	.title = "Numeric columns that may be running totals",
	.why = "When two nodes change the same row at the same time, Spock keeps the row that was "
	       "committed last. For a balance, a stock or a counter that is changed by adding and "
	       "subtracting, one of the two changes is then lost, on every node and without an "
	       "error. With delta apply Spock adds up the differences instead. It needs two "
	       "options on the column, which only the patched PostgreSQL server knows, and a "
	       "column that cannot be null. The question to answer: do statements set this column "
	       "from its own old value (x = x - 1), and can two nodes do so for the same row?",
	.evidence = "build_delta_tuple in src/spock_apply_heap.c (5.0.11 and 6.0.0); the lost "
	            "update was seen on two nodes with both.",
	.fix = "Where the answer is yes: after Spock is installed, on every node, ALTER TABLE s.t "
	       "ALTER COLUMN c SET NOT NULL, ALTER COLUMN c SET (log_old_value=true, "
	       "delta_apply_function=spock.delta_apply). Fill NULLs before that: a NULL in such a "
	       "column stops the server or corrupts the value. Or keep all changes of one row on "
	       "one node. A column that is only ever set to a new value needs nothing.",
	.severities = MM_CAN(CONSIDER),
	.modes = MM_SCAN | MM_ANALYZE,
	.needs = MM_PART(COLUMNS) | MM_PART(CONSTRAINTS) | MM_PART(INDEXES) | MM_PART(TYPES),
	.from_dump = MM_DUMP_YES,
	.run = run,
};
