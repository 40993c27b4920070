#include "check_test.h"

#include "catalog.h"

static void a_schema_spock_without_the_extension_is_critical(void **state)
{
	const char *sql = "CREATE SCHEMA spock;"
	                  "CREATE TABLE spock.\"My Nodes\" (id integer PRIMARY KEY);"
	                  "CREATE FUNCTION spock.f(integer) RETURNS integer LANGUAGE sql AS "
	                  "$$SELECT $1$$;";

	assert_titles("reserved_schemas", sql, "CRITICAL Schema spock holds user objects\n");
	assert_metadata("reserved_schemas", sql,
	                "schema spock | objects=[spock.\"My Nodes\", spock.f(integer)] "
	                "object_count=2\n");
	assert_fixes("reserved_schemas", sql, "no sql\n");
}

static void an_empty_schema_spock_without_the_extension_is_critical_too(void **state)
{
	const char *sql = "CREATE SCHEMA spock;";

	assert_titles("reserved_schemas", sql,
	              "CRITICAL Schema spock exists without the extension of that name\n");
	assert_fixes("reserved_schemas", sql, "before: DROP SCHEMA spock;\n");
}

#define INSTALLED "CREATE SCHEMA spock; CREATE EXTENSION IF NOT EXISTS spock WITH SCHEMA spock;"

static void passes_over_an_installed_spock(void **state)
{
	assert_titles("reserved_schemas", INSTALLED, "");
}

static void user_tables_beside_the_extension_are_critical(void **state)
{
	assert_titles("reserved_schemas", INSTALLED "CREATE TABLE spock.mine (id integer);",
	              "CRITICAL Schema spock holds user objects\n");
}

static void other_user_objects_beside_the_extension_are_a_warning(void **state)
{
	assert_titles("reserved_schemas", INSTALLED "CREATE TYPE spock.mood AS ENUM ('sad');",
	              "WARNING Schema spock holds user objects\n");
}

static void members_of_the_extension_are_its_own(void **state)
{
	struct mm_catalog *catalog =
	    load_sql(state, INSTALLED "CREATE TABLE spock.node (id integer);");

	mm_catalog_find_relation(catalog, "spock", "node")->extension = "spock";
	assert_string_equal(titles_in(state, "reserved_schemas", catalog, MM_SCAN, NULL), "");
}

static void warns_of_objects_in_the_other_schemas(void **state)
{
	const char *sql = "CREATE SCHEMA snowflake; CREATE SCHEMA lolor;"
	                  "CREATE TABLE snowflake.t (id integer);"
	                  "CREATE SEQUENCE lolor.s;";

	assert_titles("reserved_schemas", sql,
	              "WARNING Schema lolor holds user objects\n"
	              "WARNING Schema snowflake holds user objects\n");
	assert_ids(state, "reserved_schemas", sql, 2);
}

static void passes_over_what_the_products_put_there(void **state)
{
	assert_titles("reserved_schemas",
	              "CREATE SCHEMA snowflake; CREATE SEQUENCE snowflake.id_seq;"
	              "CREATE SCHEMA pgedge_ace; CREATE TABLE pgedge_ace.t (id integer);",
	              "");
}

static void passes_over_schemas_with_similar_names(void **state)
{
	assert_titles("reserved_schemas",
	              "CREATE SCHEMA spock_app; CREATE TABLE spock_app.t (id integer);"
	              "CREATE SCHEMA \"Spock\"; CREATE TABLE \"Spock\".t (id integer);",
	              "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(a_schema_spock_without_the_extension_is_critical),
		CHECK_TEST(an_empty_schema_spock_without_the_extension_is_critical_too),
		CHECK_TEST(passes_over_an_installed_spock),
		CHECK_TEST(user_tables_beside_the_extension_are_critical),
		CHECK_TEST(other_user_objects_beside_the_extension_are_a_warning),
		CHECK_TEST(members_of_the_extension_are_its_own),
		CHECK_TEST(warns_of_objects_in_the_other_schemas),
		CHECK_TEST(passes_over_what_the_products_put_there),
		CHECK_TEST(passes_over_schemas_with_similar_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
