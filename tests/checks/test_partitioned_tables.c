#include "check_test.h"

#define BY_LIST                                                                                    \
	"CREATE TABLE app.m (region text, id integer) PARTITION BY LIST (region);"                 \
	"CREATE TABLE app.m_eu (region text, id integer);"                                         \
	"ALTER TABLE ONLY app.m ATTACH PARTITION app.m_eu FOR VALUES IN ('eu');"

static void informs_of_a_partitioned_table(void **state)
{
	assert_titles("partitioned_tables", BY_LIST, "INFO Table app.m is partitioned by LIST\n");
	assert_metadata("partitioned_tables", BY_LIST,
	                "partitioned table app.m | strategy=LIST partition_count=1 "
	                "has_default_partition=false levels=1\n");
	assert_fixes("partitioned_tables", BY_LIST,
	             "after: SELECT spock.repset_add_partition('app.m'::regclass);\n");
}

static void counts_leaves_over_two_levels_once(void **state)
{
	const char *sql =
	    "CREATE TABLE app.m (a integer, b integer) PARTITION BY LIST (a);"
	    "CREATE TABLE app.m_1 PARTITION OF app.m FOR VALUES IN (1) PARTITION BY HASH (b);"
	    "CREATE TABLE app.m_1_0 PARTITION OF app.m_1 FOR VALUES WITH (MODULUS 2, REMAINDER 0);"
	    "CREATE TABLE app.m_1_1 PARTITION OF app.m_1 FOR VALUES WITH (MODULUS 2, REMAINDER 1);"
	    "CREATE TABLE app.m_rest PARTITION OF app.m DEFAULT;";

	assert_metadata("partitioned_tables", sql,
	                "partitioned table app.m | strategy=LIST partition_count=3 "
	                "has_default_partition=true levels=2\n");
}

#define MONTHS(type)                                                                               \
	"CREATE TABLE app.log (at " type ", n integer) PARTITION BY RANGE (at);"                   \
	"CREATE TABLE app.log_1 PARTITION OF app.log FOR VALUES FROM ('2024-01-01') TO "           \
	"('2024-02-01');"                                                                          \
	"CREATE TABLE app.log_2 PARTITION OF app.log FOR VALUES FROM ('2024-02-01') TO "           \
	"('2024-03-01');"
#define MARCH                                                                                      \
	"CREATE TABLE app.log_3 PARTITION OF app.log FOR VALUES FROM ('2024-03-01') TO "           \
	"('2024-04-01');"

static void asks_about_periods_of_time(void **state)
{
	const char *consider = "CONSIDER Table app.log is partitioned by RANGE\n";

	assert_titles("partitioned_tables", MONTHS("date") MARCH, consider);
	assert_titles("partitioned_tables", MONTHS("timestamp with time zone") MARCH, consider);
	assert_titles("partitioned_tables", MONTHS("timestamp(3) without time zone") MARCH,
	              consider);
	assert_details("partitioned_tables", MONTHS("date") MARCH,
	               "Its partitions are periods of time, which are usually added and dropped "
	               "as time goes by.\n");
	assert_titles("partitioned_tables", MONTHS("date"),
	              "INFO Table app.log is partitioned by RANGE\n");
}

static void asks_where_pg_partman_is_installed(void **state)
{
	const char *sql = "CREATE SCHEMA partman;"
	                  "CREATE EXTENSION IF NOT EXISTS pg_partman WITH SCHEMA partman;" BY_LIST;

	assert_titles("partitioned_tables", sql, "CONSIDER Table app.m is partitioned by LIST\n");
	assert_details(
	    "partitioned_tables", sql,
	    "The extension pg_partman, which makes and drops partitions, is installed.\n");
}

#define MAINTENANCE(statement)                                                                     \
	BY_LIST "CREATE FUNCTION app.f() RETURNS void LANGUAGE plpgsql AS $$BEGIN " statement      \
	        "; END$$;"

static void asks_where_a_function_changes_the_partitions(void **state)
{
	const char *consider = "CONSIDER Table app.m is partitioned by LIST\n";
	const char *detail = "app.f() changes its partitions.\n";

	assert_titles("partitioned_tables",
	              MAINTENANCE("CREATE TABLE app.m_us PARTITION OF app.m FOR VALUES IN ('us')"),
	              consider);
	assert_titles("partitioned_tables",
	              MAINTENANCE("ALTER TABLE app.m DETACH PARTITION app.m_eu"), consider);
	assert_titles(
	    "partitioned_tables",
	    MAINTENANCE("ALTER TABLE app.m ATTACH PARTITION app.m_us FOR VALUES IN ('us')"),
	    consider);
	assert_titles("partitioned_tables", MAINTENANCE("DROP TABLE app.m_eu"), consider);
	assert_details("partitioned_tables", MAINTENANCE("DROP TABLE app.m_eu"), detail);
}

static void other_ddl_in_a_function_is_no_maintenance(void **state)
{
	assert_titles("partitioned_tables",
	              MAINTENANCE("ALTER TABLE app.m ADD COLUMN n integer; DROP TABLE app.other"),
	              "INFO Table app.m is partitioned by LIST\n");
}

static void names_the_hash_strategy(void **state)
{
	assert_titles(
	    "partitioned_tables",
	    "CREATE TABLE app.h (at date) PARTITION BY HASH (at);"
	    "CREATE TABLE app.h0 PARTITION OF app.h FOR VALUES WITH (MODULUS 3, REMAINDER 0);"
	    "CREATE TABLE app.h1 PARTITION OF app.h FOR VALUES WITH (MODULUS 3, REMAINDER 1);"
	    "CREATE TABLE app.h2 PARTITION OF app.h FOR VALUES WITH (MODULUS 3, REMAINDER 2);",
	    "INFO Table app.h is partitioned by HASH\n");
}

static void quotes_the_name_in_the_fix(void **state)
{
	assert_fixes("partitioned_tables",
	             "CREATE TABLE app.\"It's m\" (a integer) PARTITION BY LIST (a);",
	             "after: SELECT spock.repset_add_partition('app.\"It''s m\"'::regclass);\n");
}

static void passes_over_inheritance_and_detached_tables(void **state)
{
	assert_titles("partitioned_tables",
	              "CREATE TABLE app.base (id integer);"
	              "CREATE TABLE app.child () INHERITS (app.base);",
	              "");
	assert_metadata("partitioned_tables",
	                BY_LIST "ALTER TABLE app.m DETACH PARTITION app.m_eu;",
	                "partitioned table app.m | strategy=LIST partition_count=0 "
	                "has_default_partition=false levels=1\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(informs_of_a_partitioned_table),
		CHECK_TEST(counts_leaves_over_two_levels_once),
		CHECK_TEST(asks_about_periods_of_time),
		CHECK_TEST(asks_where_pg_partman_is_installed),
		CHECK_TEST(asks_where_a_function_changes_the_partitions),
		CHECK_TEST(other_ddl_in_a_function_is_no_maintenance),
		CHECK_TEST(names_the_hash_strategy),
		CHECK_TEST(quotes_the_name_in_the_fix),
		CHECK_TEST(passes_over_inheritance_and_detached_tables),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
