#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "finding.h"
#include "target.h"

static int setup(void **state)
{
	struct mm_arena *arena = mm_arena_new();
	struct mm_findings *out = mm_arena_zalloc(arena, 1, sizeof *out);

	out->arena = arena;
	*state = out;
	return 0;
}

static int teardown(void **state)
{
	struct mm_findings *out = *state;

	mm_arena_free(out->arena);
	return 0;
}

#define FINDING_TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

static const struct mm_object orders = { .kind = "table", .schema = "public", .name = "orders" };

static void the_id_is_the_documented_hash(void **state)
{
	struct mm_findings *out = *state;

	/* printf 'primary_keys\x1ftable\x1fpublic\x1forders\x1f' | sha256sum */
	mm_findings_add(out, MM_WARNING, orders, "x");
	mm_findings_close(out, "primary_keys");
	assert_string_equal(out->list.items[0]->id, "cfa3766c507c13e1");
}

static void a_discriminator_changes_the_id_and_severity_does_not(void **state)
{
	struct mm_findings *out = *state;

	mm_findings_add(out, MM_WARNING, orders, "a");
	mm_findings_add(out, MM_INFO, orders, "b");
	mm_finding_discriminate(mm_findings_add(out, MM_INFO, orders, "c"), "cascade");
	mm_findings_close(out, "primary_keys");
	assert_string_equal(out->list.items[0]->title, "a");
	size_t same = 0;

	for (size_t i = 0; i < 3; i++)
		if (strcmp(out->list.items[i]->id, "cfa3766c507c13e1") == 0)
			same++;
	assert_int_equal(same, 2);
}

static void the_database_name_is_not_part_of_ids(void **state)
{
	struct mm_findings *out = *state;
	const struct mm_strings none = { 0 };
	const struct mm_object here = { .kind = "database", .name = "shop" };
	const struct mm_object there = { .kind = "database", .name = "shop_copy" };
	char a[17];
	char b[17];

	(void)out;
	mm_object_id("enum_types", &here, &none, a);
	mm_object_id("enum_types", &there, &none, b);
	assert_string_equal(a, b);
}

static void names_are_quoted_as_quote_ident_does(void **state)
{
	struct mm_findings *out = *state;
	const struct mm_object column = {
		.kind = "column", .schema = "public", .table = "Order Items", .name = "user"
	};
	const struct mm_object function = {
		.kind = "function", .schema = "app", .name = "f", .arguments = "integer, text"
	};

	assert_string_equal(mm_display(out, column), "public.\"Order Items\".\"user\"");
	assert_string_equal(mm_display(out, function), "app.f(integer, text)");
	assert_string_equal(mm_display(out, mm_object_server()), "server");
}

static void findings_are_sorted_worst_first_then_by_name(void **state)
{
	struct mm_findings *out = *state;
	const struct mm_object accounts = { .kind = "table", .schema = "a", .name = "accounts" };

	mm_findings_add(out, MM_INFO, accounts, "1");
	mm_findings_add(out, MM_CRITICAL, orders, "2");
	mm_findings_add(out, MM_CRITICAL, accounts, "3");
	mm_findings_close(out, "x");
	assert_string_equal(out->list.items[0]->title, "3");
	assert_string_equal(out->list.items[1]->title, "2");
	assert_string_equal(out->list.items[2]->title, "1");
}

static void long_lists_are_cut_with_their_total(void **state)
{
	struct mm_findings *out = *state;
	struct mm_strings values = { 0 };
	struct mm_finding *f = mm_findings_add(out, MM_INFO, orders, "x");

	for (int i = 0; i < 25; i++)
		mm_strings_add(out->arena, &values, mm_arena_printf(out->arena, "v%d", i % 23));
	mm_meta_list(f, "columns", &values);
	assert_int_equal(f->metadata[0].list.count, 20);
	assert_string_equal(f->metadata[1].key, "columns_total");
	assert_int_equal(f->metadata[1].number, 25);
	mm_meta_set(f, "set", &values);
	assert_int_equal(f->metadata[3].number, 23);
}

static void absent_values_leave_no_metadata(void **state)
{
	struct mm_findings *out = *state;
	const struct mm_strings none = { 0 };
	struct mm_finding *f = mm_findings_add(out, MM_INFO, orders, "x");

	mm_meta_text(f, "index", NULL);
	mm_meta_list(f, "columns", &none);
	assert_int_equal(f->meta_count, 0);
}

static void notes_add_up(void **state)
{
	struct mm_findings *out = *state;

	mm_findings_note(out, "First.");
	mm_findings_note(out, "Second.");
	assert_string_equal(out->note, "First. Second.");
}

static void spock_versions_are_read_as_numbers(void **state)
{
	int version = 0;
	char name[32];

	(void)state;
	assert_true(mm_target_parse_spock("5.0", &version));
	assert_int_equal(version, 50011);
	assert_true(mm_target_parse_spock("5.0.12", &version));
	assert_int_equal(version, 50012);
	assert_true(mm_target_parse_spock("6.0", &version));
	assert_int_equal(version, 60000);
	assert_string_equal(mm_target_spock_name(50011, name), "5.0.11");
	assert_false(mm_target_parse_spock("4.0", &version));
	assert_false(mm_target_parse_spock("5", &version));
	assert_false(mm_target_parse_spock("5.0.", &version));
	assert_false(mm_target_parse_spock("5.0.1x", &version));
	assert_false(mm_target_parse_spock("", &version));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FINDING_TEST(the_id_is_the_documented_hash),
		FINDING_TEST(a_discriminator_changes_the_id_and_severity_does_not),
		FINDING_TEST(the_database_name_is_not_part_of_ids),
		FINDING_TEST(names_are_quoted_as_quote_ident_does),
		FINDING_TEST(findings_are_sorted_worst_first_then_by_name),
		FINDING_TEST(long_lists_are_cut_with_their_total),
		FINDING_TEST(absent_values_leave_no_metadata),
		FINDING_TEST(notes_add_up),
		FINDING_TEST(spock_versions_are_read_as_numbers),
	};

	return cmocka_run_group_tests_name("finding", tests, NULL, NULL);
}
