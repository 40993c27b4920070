#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text_equal.h"

#include "banned.h"

static void finds_texts_equal_by_their_tokens(void **state)
{
	(void)state;
	assert_true(mm_sql_text_equal("SELECT  a /* x */ FROM t", "select a\nfrom T -- y"));
	assert_true(mm_sql_text_equal("((a) + (b))", "(a) + (b)"));
	assert_true(mm_sql_text_equal("(((a)))", "a"));
	assert_true(mm_sql_text_equal("(a) or (b)", "((a) OR (b))"));
	assert_true(mm_sql_text_equal("()", ""));
	assert_true(mm_sql_text_equal("a)", "a)"));
	assert_true(mm_sql_text_equal(NULL, NULL));
}

static void tells_different_texts_apart(void **state)
{
	(void)state;
	assert_false(mm_sql_text_equal("\"A\"", "\"a\""));
	assert_false(mm_sql_text_equal("'A'", "'a'"));
	assert_false(mm_sql_text_equal("a b", "ab"));
	assert_false(mm_sql_text_equal("(a) + (b)", "a) + (b"));
	assert_false(mm_sql_text_equal("(a + b) * c", "a + b * c"));
	assert_false(mm_sql_text_equal("a", "a b"));
	assert_false(mm_sql_text_equal("(a", "a"));
	assert_false(mm_sql_text_equal("a", NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_texts_equal_by_their_tokens),
		cmocka_unit_test(tells_different_texts_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
