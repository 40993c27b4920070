#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "nearest.h"

static const char *const checks[] = { "primary_keys", "foreign_keys", "foreign_key_closure",
	                              "rules" };

#define NEAREST(word) mm_nearest((word), checks, sizeof checks / sizeof *checks)

static void counts_changes_and_swaps_as_one(void **state)
{
	(void)state;
	assert_int_equal(mm_edit_distance("rules", "rules"), 0);
	assert_int_equal(mm_edit_distance("rules", "ruels"), 1);
	assert_int_equal(mm_edit_distance("rules", "rule"), 1);
	assert_int_equal(mm_edit_distance("", "abc"), 3);
	assert_int_equal(mm_edit_distance("kitten", "sitting"), 3);
}

static void finds_a_misspelt_name(void **state)
{
	(void)state;
	assert_string_equal(NEAREST("primary_key"), "primary_keys");
	assert_string_equal(NEAREST("forein_keys"), "foreign_keys");
	assert_string_equal(NEAREST("rulse"), "rules");
}

static void finds_a_name_by_its_beginning(void **state)
{
	(void)state;
	assert_string_equal(NEAREST("prim"), "primary_keys");
}

static void knows_when_nothing_is_near(void **state)
{
	(void)state;
	assert_null(NEAREST("zebra_crossing"));
	assert_null(NEAREST("xx"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_changes_and_swaps_as_one),
		cmocka_unit_test(finds_a_misspelt_name),
		cmocka_unit_test(finds_a_name_by_its_beginning),
		cmocka_unit_test(knows_when_nothing_is_near),
	};

	return cmocka_run_group_tests_name("nearest", tests, NULL, NULL);
}
