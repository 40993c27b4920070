#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "mentions.h"

/* The column id of public.orders. */
static bool mentions(const char *text, bool is_own)
{
	const struct mm_relation orders = { .schema = "public", .name = "orders" };

	return mm_mentions_column(text, &orders, "id", is_own);
}

static void sees_the_column_behind_table_and_alias(void **state)
{
	(void)state;
	assert_true(mentions("SELECT orders.id FROM public.orders", false));
	assert_true(mentions("SELECT public.orders.id FROM public.orders", false));
	assert_true(mentions("SELECT o.ID FROM (public.orders o JOIN x ON x.n = o.n)", false));
	assert_true(mentions("SELECT \"O\".id FROM public.orders AS \"O\"", false));
	assert_true(mentions("SELECT o.\"id\" FROM \"orders\" o", false));
}

static void sees_a_column_without_qualifier(void **state)
{
	(void)state;
	assert_true(mentions("SELECT id FROM orders WHERE n = 1", false));
	assert_true(mentions("(lower((id)::text))", false));
}

static void sees_a_star(void **state)
{
	(void)state;
	assert_true(mentions("SELECT * FROM orders", false));
	assert_true(mentions("SELECT DISTINCT * FROM orders", false));
	assert_true(mentions("SELECT 1 AS a, * FROM orders", false));
	assert_true(mentions("SELECT o.* FROM orders o", false));
	assert_false(mentions("SELECT x.* FROM orders o, x", false));
	assert_false(mentions("SELECT count(*), a * b FROM orders o", false));
}

static void passes_over_columns_of_other_tables(void **state)
{
	(void)state;
	assert_false(mentions("SELECT x.id FROM orders JOIN x USING (n)", false));
	assert_false(mentions("SELECT new.id FROM orders", false));
	assert_true(mentions("new.id > 3", true));
	assert_true(mentions("OLD.id IS DISTINCT FROM NEW.id", true));
}

static void passes_over_labels_functions_and_tables_of_that_name(void **state)
{
	(void)state;
	assert_false(mentions("SELECT n AS id FROM orders", false));
	assert_false(mentions("SELECT id(n) FROM orders", false));
	assert_false(mentions("SELECT n, \"ID\", identity FROM orders", false));
}

static void passes_over_strings_and_comments(void **state)
{
	(void)state;
	assert_false(mentions("SELECT 'id', 'it''s id', E'\\' id' FROM orders", false));
	assert_false(mentions("SELECT n /* id /* id */ id */ FROM orders -- id\n", false));
	assert_true(mentions("SELECT n -- x\n, id FROM orders", false));
}

static void takes_any_text(void **state)
{
	(void)state;
	assert_false(mentions(NULL, false));
	assert_false(mentions("", false));
	assert_false(mentions("\"", false));
	assert_false(mentions("\"id", false));
	assert_false(mentions("'id", false));
	assert_false(mentions("/* id", false));
	assert_false(mentions("1id 1.5", false));
}

/* Which of them is meant is then no longer asked. */
static void many_aliases_stand_for_any(void **state)
{
	(void)state;
	assert_true(mentions("SELECT z.id FROM orders a, orders b, orders c, orders d, orders e, "
	                     "orders f, orders g, orders h, orders i, orders j, orders k, orders "
	                     "l, orders m, orders n, orders o, orders p, orders q, z",
	                     false));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sees_the_column_behind_table_and_alias),
		cmocka_unit_test(sees_a_column_without_qualifier),
		cmocka_unit_test(sees_a_star),
		cmocka_unit_test(passes_over_columns_of_other_tables),
		cmocka_unit_test(passes_over_labels_functions_and_tables_of_that_name),
		cmocka_unit_test(passes_over_strings_and_comments),
		cmocka_unit_test(takes_any_text),
		cmocka_unit_test(many_aliases_stand_for_any),
	};

	return cmocka_run_group_tests_name("mentions", tests, NULL, NULL);
}
