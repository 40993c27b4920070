#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <limits.h>

#include "number.h"

static void reads_numbers_in_their_range(void **state)
{
	long long n = 7;

	(void)state;
	assert_true(mm_number_parse("-12", -12, 12, &n));
	assert_int_equal(n, -12);
	assert_true(mm_number_parse("+012", 0, 12, &n));
	assert_int_equal(n, 12);
	assert_true(mm_number_parse("9223372036854775807", 0, LLONG_MAX, &n));
	assert_true(n == LLONG_MAX);
}

static void refuses_what_is_no_number(void **state)
{
	static const char *const texts[] = { NULL,  "",    " 1", "1 ", "1x",
		                             "0x1", "--1", "-",  "13", "9223372036854775808" };
	long long n = 7;

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		assert_false(mm_number_parse(texts[i], 0, 12, &n));
	assert_int_equal(n, 7);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_numbers_in_their_range),
		cmocka_unit_test(refuses_what_is_no_number),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
