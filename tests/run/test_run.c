#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "error.h"
#include "mem.h"
#include "run.h"

/* A catalog of everything that a schema dump carries, with one keyed table. */
struct scene {
	struct mm_catalog *catalog;
	struct mm_selection selection;
	struct mm_run *run;
};

static const mm_part_mask dump_parts = MM_PART(SERVER) | MM_PART(RELATIONS) | MM_PART(COLUMNS) |
                                       MM_PART(CONSTRAINTS) | MM_PART(INDEXES) | MM_PART(TYPES) |
                                       MM_PART(SEQUENCES) | MM_PART(FUNCTIONS) | MM_PART(TRIGGERS);

static int setup(void **state)
{
	struct scene *s = mm_mem_zalloc(1, sizeof *s);
	struct mm_relation *r;
	struct mm_column *c;
	struct mm_index *i;

	s->catalog = mm_catalog_new();
	mm_catalog_claim(s->catalog, dump_parts);
	r = mm_catalog_add_relation(s->catalog, "public", "orders", 'r');
	c = mm_catalog_add_column(s->catalog, r, "id");
	c->type = "uuid";
	c->is_not_null = true;
	i = mm_catalog_add_index(s->catalog, r, "orders_pkey");
	i->is_unique = i->is_primary = true;
	i->constraint = "orders_pkey";
	mm_strings_add(s->catalog->arena, &i->columns, "id");
	struct mm_constraint *k = mm_catalog_add_constraint(s->catalog, r, "orders_pkey", 'p');

	k->index = "orders_pkey";
	mm_strings_add(s->catalog->arena, &k->columns, "id");
	mm_strings_add(s->catalog->arena, &s->selection.include, "primary_keys");
	*state = s;
	return 0;
}

static int teardown(void **state)
{
	struct scene *s = *state;

	mm_run_free(s->run);
	mm_catalog_free(s->catalog);
	mm_mem_free(s);
	return 0;
}

#define RUN_TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

static struct mm_run *run_now(struct scene *s)
{
	mm_run_free(s->run);
	mm_catalog_finish(s->catalog);
	s->run = mm_run_checks(s->catalog, MM_ANALYZE, &mm_target_default, &s->selection);
	return s->run;
}

static void add_keyless_table(struct scene *s)
{
	struct mm_relation *r = mm_catalog_add_relation(s->catalog, "public", "events", 'r');

	mm_catalog_add_column(s->catalog, r, "at")->type = "timestamp with time zone";
}

static void add_unparsed(struct scene *s)
{
	struct mm_unparsed *u = mm_arena_zalloc(s->catalog->arena, 1, sizeof *u);

	u->location = (struct mm_location){ .file = "dump.sql", .line = 7 };
	u->message = "syntax error";
	mm_list_add(s->catalog->arena, &s->catalog->coverage.unparsed, u);
}

static void nothing_wrong_is_ready(void **state)
{
	struct mm_run *run = run_now(*state);

	assert_int_equal(run->verdict.value, MM_READY);
	assert_true(run->verdict.is_complete);
	assert_string_equal(mm_verdict_name(run->verdict.value), "READY");
}

static void a_warning_is_conditionally_ready(void **state)
{
	struct scene *s = *state;

	add_keyless_table(s);
	struct mm_run *run = run_now(s);

	assert_int_equal(run->verdict.value, MM_CONDITIONALLY_READY);
	assert_string_equal(run->verdict.reasons.items[0], "1 WARNING finding from 1 check");
	assert_int_equal(run->counts[MM_WARNING], 1);
}

static void an_unparsed_statement_makes_it_incomplete(void **state)
{
	struct scene *s = *state;

	add_keyless_table(s);
	add_unparsed(s);
	struct mm_run *run = run_now(s);

	assert_int_equal(run->verdict.value, MM_INCOMPLETE);
	assert_false(run->verdict.is_complete);
	assert_string_equal(run->verdict.reasons.items[0],
	                    "1 statement could not be parsed, the first in dump.sql line 7");
}

static void a_critical_finding_wins_and_stays_incomplete(void **state)
{
	struct scene *s = *state;

	s->catalog->relations.items[0]->replica_identity = 'f';
	s->selection.include.count = 0;
	mm_strings_add(s->catalog->arena, &s->selection.include, "replica_identity");
	add_unparsed(s);
	struct mm_run *run = run_now(s);

	assert_int_equal(run->verdict.value, MM_NOT_READY);
	assert_false(run->verdict.is_complete);
	assert_string_equal(run->verdict.reasons.items[0], "1 CRITICAL finding from 1 check");
}

static void a_missing_part_skips_the_check_with_its_reason(void **state)
{
	struct scene *s = *state;

	mm_catalog_lacks(s->catalog, MM_PART_NUMBER_INDEXES, MM_NOT_CARRIED, "not carried");
	struct mm_run *run = run_now(s);

	assert_int_equal(run->results[0].outcome, MM_SKIPPED);
	assert_string_equal(run->results[0].reason, "indexes: not carried");
	assert_true(run->verdict.is_complete);
}

static void a_part_that_should_have_been_read_makes_it_incomplete(void **state)
{
	struct scene *s = *state;

	s->selection.include.count = 0;
	mm_strings_add(s->catalog->arena, &s->selection.include, "replica_identity");
	mm_catalog_lacks(s->catalog, MM_PART_NUMBER_INDEXES, MM_NOT_READABLE, "lock timeout");
	struct mm_run *run = run_now(s);

	assert_int_equal(run->verdict.value, MM_INCOMPLETE);
	assert_string_equal(run->verdict.reasons.items[0], "indexes not read: lock timeout");
}

static void optional_parts_that_lack_are_noted(void **state)
{
	struct scene *s = *state;

	mm_catalog_lacks(s->catalog, MM_PART_NUMBER_ACTIVITY, MM_NOT_CARRIED, "not in a dump");
	struct mm_run *run = run_now(s);

	assert_string_equal(run->results[0].findings.note,
	                    "Decided without activity: not in a dump.");
}

static void the_selection_is_told_in_the_reasons(void **state)
{
	struct mm_run *run = run_now(*state);
	const char *last = run->verdict.reasons.items[run->verdict.reasons.count - 1];

	assert_int_equal(run->result_count, 1);
	assert_true(run->excluded_count > 0);
	assert_non_null(strstr(last, "left out, as the selection asks"));
}

static void exclusion_beats_inclusion_and_globs_work(void **state)
{
	struct scene *s = *state;

	s->selection.include.count = 0;
	mm_strings_add(s->catalog->arena, &s->selection.include, "*_keys");
	mm_strings_add(s->catalog->arena, &s->selection.exclude, "primary_keys");
	struct mm_run *run = run_now(s);

	for (size_t i = 0; i < run->result_count; i++) {
		assert_string_not_equal(run->results[i].entry->id, "primary_keys");
		assert_non_null(strstr(run->results[i].entry->id, "_keys"));
	}
	assert_true(run->result_count > 0);
}

static void unknown_names_are_errors_with_the_nearest(void **state)
{
	struct scene *s = *state;
	struct mm_error err = { 0 };

	mm_strings_add(s->catalog->arena, &s->selection.exclude, "primry_keys");
	assert_false(mm_selection_validate(&s->selection, &err));
	assert_int_equal(err.exit_code, 2);
	assert_string_equal(err.message, "unknown check \"primry_keys\"");
	assert_string_equal(err.hint, "did you mean \"primary_keys\"?");
}

static void unknown_categories_are_errors(void **state)
{
	struct scene *s = *state;
	struct mm_error err = { 0 };

	mm_strings_add(s->catalog->arena, &s->selection.categories, "shcema");
	assert_false(mm_selection_validate(&s->selection, &err));
	assert_string_equal(err.message, "unknown category \"shcema\"");
	assert_string_equal(err.hint, "did you mean \"schema\"?");
}

static void forerunners_evidence_names_are_accepted(void **state)
{
	struct scene *s = *state;
	struct mm_error err = { 0 };

	mm_strings_add(s->catalog->arena, &s->selection.exclude, "log_analysis");
	mm_strings_add(s->catalog->arena, &s->selection.exclude, "pgstat_observation");
	assert_true(mm_selection_validate(&s->selection, &err));
}

static void ranking_puts_the_worst_first(void **state)
{
	struct scene *s = *state;
	size_t count;

	add_keyless_table(s);
	s->catalog->relations.items[0]->replica_identity = 'f';
	mm_strings_add(s->catalog->arena, &s->selection.include, "replica_identity");
	struct mm_run *run = run_now(s);
	struct mm_ranked *ranked = mm_run_ranked(run, &count);

	assert_int_equal(count, 2);
	assert_string_equal(ranked[0].result->entry->id, "replica_identity");
	assert_string_equal(ranked[1].result->entry->id, "primary_keys");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		RUN_TEST(nothing_wrong_is_ready),
		RUN_TEST(a_warning_is_conditionally_ready),
		RUN_TEST(an_unparsed_statement_makes_it_incomplete),
		RUN_TEST(a_critical_finding_wins_and_stays_incomplete),
		RUN_TEST(a_missing_part_skips_the_check_with_its_reason),
		RUN_TEST(a_part_that_should_have_been_read_makes_it_incomplete),
		RUN_TEST(optional_parts_that_lack_are_noted),
		RUN_TEST(the_selection_is_told_in_the_reasons),
		RUN_TEST(exclusion_beats_inclusion_and_globs_work),
		RUN_TEST(unknown_names_are_errors_with_the_nearest),
		RUN_TEST(unknown_categories_are_errors),
		RUN_TEST(forerunners_evidence_names_are_accepted),
		RUN_TEST(ranking_puts_the_worst_first),
	};

	return cmocka_run_group_tests_name("run", tests, NULL, NULL);
}
