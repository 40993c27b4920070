#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "arena.h"
#include "buf.h"
#include "quote.h"

static int make_arena(void **state)
{
	*state = mm_arena_new();
	return 0;
}

static int free_arena(void **state)
{
	mm_arena_free(*state);
	return 0;
}

static void quotes_what_is_no_plain_name(void **state)
{
	assert_string_equal(mm_quoted_ident(*state, "orders_2"), "orders_2");
	assert_string_equal(mm_quoted_ident(*state, "Orders"), "\"Orders\"");
	assert_string_equal(mm_quoted_ident(*state, "a b"), "\"a b\"");
	assert_string_equal(mm_quoted_ident(*state, "2a"), "\"2a\"");
	assert_string_equal(mm_quoted_ident(*state, "a$"), "\"a$\"");
	assert_string_equal(mm_quoted_ident(*state, "a\"b"), "\"a\"\"b\"");
	assert_string_equal(mm_quoted_ident(*state, "\xc3\xa4"), "\"\xc3\xa4\"");
	assert_string_equal(mm_quoted_ident(*state, ""), "\"\"");
}

static void quotes_keywords_but_unreserved_ones(void **state)
{
	(void)state;
	assert_true(mm_ident_needs_quotes("user"));     /* reserved */
	assert_true(mm_ident_needs_quotes("all"));      /* the first of the table */
	assert_true(mm_ident_needs_quotes("xmltable")); /* the last; a column name */
	assert_true(mm_ident_needs_quotes("left"));     /* a type or function name */
	assert_true(mm_ident_needs_quotes("merge_action"));
	assert_false(mm_ident_needs_quotes("begin"));
	assert_false(mm_ident_needs_quotes("name"));
}

static void quotes_both_parts_of_a_qualified_name(void **state)
{
	assert_string_equal(mm_qualified_name(*state, "public", "order"), "public.\"order\"");
	assert_string_equal(mm_qualified_name(*state, "My", "t"), "\"My\".t");
	assert_string_equal(mm_qualified_name(*state, NULL, "T"), "\"T\"");
}

static void quotes_literals(void **state)
{
	struct mm_buf buf = { 0 };

	(void)state;
	mm_quote_literal(&buf, "it's");
	mm_quote_literal(&buf, "");
	mm_quote_literal(&buf, "a\\'");
	assert_string_equal(buf.text, "'it''s'''E'a\\\\'''");
	mm_buf_release(&buf);
}

#define ARENA_TEST(name) cmocka_unit_test_setup_teardown(name, make_arena, free_arena)

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(quotes_what_is_no_plain_name),
		ARENA_TEST(quotes_keywords_but_unreserved_ones),
		ARENA_TEST(quotes_both_parts_of_a_qualified_name),
		ARENA_TEST(quotes_literals),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
