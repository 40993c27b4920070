#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "volatility.h"

#include "banned.h"

static void knows_the_volatility_of_postgresqls_functions(void **state)
{
	(void)state;
	assert_int_equal(mm_builtin_volatility("abs", 1), 'i');
	assert_int_equal(mm_builtin_volatility("lower", 1), 'i');
	assert_int_equal(mm_builtin_volatility("now", 0), 's');
	assert_int_equal(mm_builtin_volatility("to_char", 2), 's');
	assert_int_equal(mm_builtin_volatility("current_setting", 1), 's');
	assert_int_equal(mm_builtin_volatility("clock_timestamp", 0), 'v');
	assert_int_equal(mm_builtin_volatility("nextval", 1), 'v');
	assert_int_equal(mm_builtin_volatility("gen_random_uuid", 0), 'v');
	assert_int_equal(mm_builtin_volatility("pg_notify", 2), 'v');
	assert_int_equal(mm_builtin_volatility("xmlvalidate", 2), 'i');
}

static void knows_newer_functions_and_those_of_contrib(void **state)
{
	(void)state;
	assert_int_equal(mm_builtin_volatility("uuidv7", 0), 'v');
	assert_int_equal(mm_builtin_volatility("array_shuffle", 1), 'v');
	assert_int_equal(mm_builtin_volatility("uuid_generate_v4", 0), 'v');
	assert_int_equal(mm_builtin_volatility("crypt", 2), 'i');
	assert_int_equal(mm_builtin_volatility("similarity", 2), 'i');
	assert_int_equal(mm_builtin_volatility("unaccent", 1), 's');
	assert_int_equal(mm_builtin_origin("uuidv7"), MM_BUILTIN_NEW);
	assert_int_equal(mm_builtin_origin("uuid_generate_v4"), MM_BUILTIN_CONTRIB);
	assert_int_equal(mm_builtin_origin("now"), MM_BUILTIN_CORE);
}

static void knows_value_functions_as_stable(void **state)
{
	(void)state;
	assert_int_equal(mm_builtin_volatility("current_date", 0), 's');
	assert_int_equal(mm_builtin_volatility("current_user", 0), 's');
	assert_int_equal(mm_builtin_volatility("localtimestamp", 0), 's');
}

static void tells_overloads_apart_by_their_arguments(void **state)
{
	(void)state;
	assert_int_equal(mm_builtin_volatility("age", 1), 's');
	assert_int_equal(mm_builtin_volatility("age", 2), 'i');
	assert_int_equal(mm_builtin_volatility("to_tsvector", 1), 's');
	assert_int_equal(mm_builtin_volatility("to_tsvector", 2), 'i');
	assert_int_equal(mm_builtin_volatility("to_timestamp", 1), 'i');
	assert_int_equal(mm_builtin_volatility("to_timestamp", 2), 's');
	assert_int_equal(mm_builtin_volatility("date_trunc", 2), 'i');
	assert_int_equal(mm_builtin_volatility("length", 1), 'i');
}

static void says_nothing_about_other_names(void **state)
{
	(void)state;
	assert_int_equal(mm_builtin_volatility("my_nextval", 1), '\0');
	assert_int_equal(mm_builtin_volatility("", 0), '\0');
	assert_int_equal(mm_builtin_volatility("a", 0), '\0');
	assert_int_equal(mm_builtin_volatility("zzzz", 0), '\0');
	assert_int_equal(mm_builtin_volatility("now now", 0), '\0');
	assert_int_equal(mm_builtin_origin("nextva"), MM_BUILTIN_UNKNOWN);
	assert_int_equal(mm_builtin_origin("nextvall"), MM_BUILTIN_UNKNOWN);
}

static void knows_what_depends_on_the_moment(void **state)
{
	(void)state;
	assert_true(mm_builtin_is_of_the_moment("now", 0));
	assert_true(mm_builtin_is_of_the_moment("random", 0));
	assert_true(mm_builtin_is_of_the_moment("current_setting", 1));
	assert_true(mm_builtin_is_of_the_moment("age", 1));
	assert_false(mm_builtin_is_of_the_moment("to_char", 2));
	assert_false(mm_builtin_is_of_the_moment("lower", 1));
	assert_false(mm_builtin_is_of_the_moment("unknown", 0));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knows_the_volatility_of_postgresqls_functions),
		cmocka_unit_test(knows_newer_functions_and_those_of_contrib),
		cmocka_unit_test(knows_value_functions_as_stable),
		cmocka_unit_test(tells_overloads_apart_by_their_arguments),
		cmocka_unit_test(says_nothing_about_other_names),
		cmocka_unit_test(knows_what_depends_on_the_moment),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
