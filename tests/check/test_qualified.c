#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "arena.h"
#include "qualified.h"

static void assert_name(const char *text, const char *schema, const char *name)
{
	struct mm_arena *arena = mm_arena_new();
	struct mm_qualified q = mm_qualified_read(arena, text);

	if (schema == NULL)
		assert_null(q.schema);
	else
		assert_string_equal(q.schema, schema);
	assert_string_equal(q.name, name);
	mm_arena_free(arena);
}

static void folds_what_is_not_quoted(void **state)
{
	(void)state;
	assert_name("Orders_ID_seq", NULL, "orders_id_seq");
	assert_name("App.Orders", "app", "orders");
	assert_name(" app . orders ", "app", "orders");
}

static void keeps_what_is_quoted(void **state)
{
	(void)state;
	assert_name("\"Order Items\"", NULL, "Order Items");
	assert_name("app.\"a.b\"", "app", "a.b");
	assert_name("\"a\"\"b\".c", "a\"b", "c");
	assert_name("\"unfinished", NULL, "unfinished");
}

static void passes_over_the_database(void **state)
{
	(void)state;
	assert_name("db.app.orders", "app", "orders");
}

static void takes_any_text(void **state)
{
	(void)state;
	assert_name("", NULL, "");
	assert_name(".", "", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(folds_what_is_not_quoted),
		cmocka_unit_test(keeps_what_is_quoted),
		cmocka_unit_test(passes_over_the_database),
		cmocka_unit_test(takes_any_text),
	};

	return cmocka_run_group_tests_name("qualified", tests, NULL, NULL);
}
