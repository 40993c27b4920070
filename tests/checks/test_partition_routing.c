#include "check_test.h"

#define TITLE(severity)                                                                            \
	severity " Partitioning of app.t depends on values that differ between nodes\n"
#define MOOD    "CREATE TYPE app.mood AS ENUM ('sad', 'glad');"
#define BY(key) "CREATE TABLE app.t (id integer, m app.mood, n text) PARTITION BY " key ";"

static void hash_of_an_enum_is_critical(void **state)
{
	assert_titles("partition_routing", MOOD BY("HASH (m)"), TITLE("CRITICAL"));
	assert_metadata("partition_routing", MOOD BY("HASH (id, m)"),
	                "partitioned table app.t | strategy=HASH key=id, m "
	                "reason=m is hashed by the OIDs of enum labels (app.mood) partitions=0\n");
}

static void passes_over_keys_that_are_the_same_everywhere(void **state)
{
	assert_titles("partition_routing", MOOD BY("LIST (m)"), "");
	assert_titles("partition_routing", MOOD BY("HASH (id)"), "");
	assert_titles("partition_routing", MOOD BY("HASH (n)"), "");
	assert_titles("partition_routing", MOOD BY("RANGE (m)"), "");
	assert_titles("partition_routing", MOOD BY("RANGE (id)"), "");
	assert_titles("partition_routing", "CREATE TABLE app.t (id uuid) PARTITION BY HASH (id);",
	              "");
}

#define HASHED(types, type) types "CREATE TABLE app.t (k " type ") PARTITION BY HASH (k);"

static void finds_an_enum_inside_other_types(void **state)
{
	assert_titles("partition_routing", HASHED(MOOD, "app.mood[]"), TITLE("CRITICAL"));
	assert_titles("partition_routing", HASHED(MOOD "CREATE DOMAIN app.d AS app.mood;", "app.d"),
	              TITLE("CRITICAL"));
	assert_titles("partition_routing",
	              HASHED(MOOD "CREATE TYPE app.c AS (a integer, b app.mood);", "app.c"),
	              TITLE("CRITICAL"));
	assert_titles("partition_routing",
	              HASHED(MOOD "CREATE TYPE app.r AS RANGE (subtype = app.mood);", "app.r"),
	              TITLE("CRITICAL"));
}

static void the_worst_part_of_a_key_decides(void **state)
{
	assert_titles("partition_routing",
	              MOOD "CREATE TABLE app.t (a app.mood, r regclass) PARTITION BY HASH (a, r);",
	              TITLE("CRITICAL"));
	assert_titles("partition_routing",
	              MOOD "CREATE TABLE app.t (a app.mood, r regclass) PARTITION BY HASH (r, a);",
	              TITLE("CRITICAL"));
}

static void hash_of_a_node_local_type_is_a_warning(void **state)
{
	assert_titles("partition_routing", HASHED("", "regclass"), TITLE("WARNING"));
	assert_metadata("partition_routing", HASHED("", "xid8"),
	                "partitioned table app.t | strategy=HASH key=k "
	                "reason=k holds a node-local identifier (xid8) partitions=0\n");
	assert_titles("partition_routing", HASHED("", "oid"), "");
}

static void hash_of_a_function_of_ones_own_is_a_warning(void **state)
{
	const char *sql = "CREATE FUNCTION app.bucket(integer) RETURNS integer LANGUAGE sql "
	                  "IMMUTABLE AS $$SELECT $1 / 10$$;"
	                  "CREATE TABLE app.t (id integer) PARTITION BY HASH (app.bucket(id));";

	assert_titles("partition_routing", sql, TITLE("WARNING"));
	assert_metadata("partition_routing", sql,
	                "partitioned table app.t | strategy=HASH key=app.bucket(id) "
	                "reason=the key is computed by app.bucket(integer) partitions=0\n");
	assert_titles("partition_routing",
	              "CREATE TABLE app.t (n text) PARTITION BY HASH (lower(n));", "");
}

#define DATABASE(collation)                                                                        \
	"CREATE DATABASE d WITH TEMPLATE = template0 ENCODING = 'UTF8' LOCALE_PROVIDER = libc "    \
	"LOCALE = '" collation "';\n\\connect d\n"
#define RANGE_OF(type) "CREATE TABLE app.t (k " type ") PARTITION BY RANGE (k);"

static void asks_about_ranges_of_text(void **state)
{
	assert_titles("partition_routing", RANGE_OF("text COLLATE pg_catalog.\"en_US\""),
	              TITLE("CONSIDER"));
	assert_metadata("partition_routing", RANGE_OF("text COLLATE pg_catalog.\"de-x-icu\""),
	                "partitioned table app.t | strategy=RANGE key=k reason=k is ordered by the "
	                "collation pg_catalog.\"de-x-icu\" partitions=0\n");
	assert_titles("partition_routing", DATABASE("en_US.UTF-8") RANGE_OF("character varying(9)"),
	              TITLE("CONSIDER"));
	assert_metadata("partition_routing", RANGE_OF("text"),
	                "partitioned table app.t | strategy=RANGE key=k reason=k is ordered by the "
	                "database's default collation, which this input does not name "
	                "partitions=0\n");
}

static void text_ordered_by_its_bytes_is_the_same_everywhere(void **state)
{
	assert_titles("partition_routing", RANGE_OF("text COLLATE pg_catalog.\"C\""), "");
	assert_titles("partition_routing", RANGE_OF("text COLLATE \"POSIX\""), "");
	assert_titles("partition_routing", RANGE_OF("text COLLATE ucs_basic"), "");
	assert_titles("partition_routing", DATABASE("C") RANGE_OF("text"), "");
	assert_titles("partition_routing",
	              "CREATE COLLATION app.plain (provider = libc, locale = 'C');" RANGE_OF(
	                  "text COLLATE app.plain"),
	              "");
	assert_titles("partition_routing",
	              "CREATE DOMAIN app.code AS text COLLATE \"C\";" RANGE_OF("app.code"), "");
}

#define PROVIDED(provider)                                                                         \
	"CREATE DATABASE d WITH TEMPLATE = template0 ENCODING = 'UTF8' LOCALE_PROVIDER "           \
	"= " provider " LOCALE = 'C';\n\\connect d\n"

static void the_provider_decides_how_the_default_orders(void **state)
{
	assert_titles("partition_routing", PROVIDED("icu") RANGE_OF("text"), TITLE("CONSIDER"));
	assert_titles("partition_routing", PROVIDED("builtin") RANGE_OF("text"), "");
	assert_titles(
	    "partition_routing",
	    "CREATE COLLATION app.plain (provider = builtin, locale = 'C.UTF-8');" RANGE_OF(
	        "text COLLATE app.plain"),
	    "");
	assert_titles("partition_routing",
	              "CREATE COLLATION app.de (provider = icu, locale = 'de');" RANGE_OF(
	                  "text COLLATE app.de"),
	              TITLE("CONSIDER"));
}

static void other_types_than_text_have_no_collation(void **state)
{
	assert_titles("partition_routing", RANGE_OF("name"), "");
	assert_titles("partition_routing", RANGE_OF("public.citext"), TITLE("CONSIDER"));
	assert_titles("partition_routing",
	              "CREATE TABLE app.t (k text) PARTITION BY RANGE (lower(k));", "");
}

static void reports_a_level_below_at_the_root(void **state)
{
	const char *sql =
	    MOOD BY("LIST (id)") "CREATE TABLE app.t_1 PARTITION OF app.t FOR VALUES IN (1) "
	                         "PARTITION BY HASH (m);"
	                         "CREATE TABLE app.t_2 PARTITION OF app.t FOR VALUES IN (2) "
	                         "PARTITION BY HASH (m);"
	                         "CREATE TABLE app.t_1_0 PARTITION OF app.t_1 "
	                         "FOR VALUES WITH (MODULUS 1, REMAINDER 0);";

	assert_titles("partition_routing", sql, TITLE("CRITICAL"));
	assert_details("partition_routing", sql,
	               "This concerns the partitions of app.t_1 below it.\n");
}

static void reads_the_collation_of_the_key_and_of_domains(void **state)
{
	assert_titles("partition_routing", BY("RANGE (n COLLATE pg_catalog.\"C\")"), "");
	assert_titles("partition_routing", BY("RANGE (id, n COLLATE \"C\")"), "");
	assert_titles("partition_routing",
	              "CREATE DOMAIN app.a AS text COLLATE \"C\"; CREATE DOMAIN app.b AS app.a;"
	              "CREATE TABLE app.t (n app.b) PARTITION BY RANGE (n);",
	              "");
	assert_titles("partition_routing",
	              "CREATE TABLE app.t (n text COLLATE \"C\") "
	              "PARTITION BY RANGE (n COLLATE \"de-x-icu\");",
	              TITLE("CONSIDER"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(hash_of_an_enum_is_critical),
		CHECK_TEST(passes_over_keys_that_are_the_same_everywhere),
		CHECK_TEST(finds_an_enum_inside_other_types),
		CHECK_TEST(the_worst_part_of_a_key_decides),
		CHECK_TEST(hash_of_a_node_local_type_is_a_warning),
		CHECK_TEST(hash_of_a_function_of_ones_own_is_a_warning),
		CHECK_TEST(asks_about_ranges_of_text),
		CHECK_TEST(text_ordered_by_its_bytes_is_the_same_everywhere),
		CHECK_TEST(the_provider_decides_how_the_default_orders),
		CHECK_TEST(other_types_than_text_have_no_collation),
		CHECK_TEST(reports_a_level_below_at_the_root),
		CHECK_TEST(reads_the_collation_of_the_key_and_of_domains),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
