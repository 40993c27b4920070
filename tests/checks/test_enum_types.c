#include "check_test.h"

#define CHECK   "enum_types"
#define SUMMARY "INFO Enum labels must match on all nodes\n"

static void says_it_once_for_all_types(void **state)
{
	const char *sql = "CREATE TYPE public.mood AS ENUM ('sad', 'ok', 'happy');\n"
	                  "CREATE TYPE public.\"Order State\" AS ENUM ('new', 'sent');\n";

	assert_titles(CHECK, sql, SUMMARY);
	assert_metadata(CHECK, sql,
	                "database database | types=[public.\"Order State\", public.mood] "
	                "type_count=2 label_count=5\n");
	assert_fixes(CHECK, sql, "no sql\n");
}

static void is_silent_without_enums(void **state)
{
	assert_titles(CHECK, "CREATE TYPE pair AS (a int, b int); CREATE DOMAIN d AS int;", "");
}

static void passes_over_schemas_of_spock(void **state)
{
	assert_titles(CHECK, "CREATE SCHEMA spock; CREATE TYPE spock.mood AS ENUM ('a');", "");
}

static void counts_labels_added_later(void **state)
{
	assert_metadata(CHECK,
	                "CREATE TYPE m AS ENUM ('a'); ALTER TYPE m ADD VALUE 'b' BEFORE 'a';",
	                "database database | types=[public.m] type_count=1 label_count=2\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(says_it_once_for_all_types),
		CHECK_TEST(is_silent_without_enums),
		CHECK_TEST(passes_over_schemas_of_spock),
		CHECK_TEST(counts_labels_added_later),
	};

	return cmocka_run_group_tests_name("enum_types", tests, NULL, NULL);
}
