#include "check_test.h"

#define FROM(version) "-- Dumped from database version " version "\nCREATE TABLE t (id int);\n"

static void supports_15_to_18_on_spock_5(void **state)
{
	assert_titles("pg_version", FROM("15.20 (Debian 15.20-0+deb12u1)"),
	              "INFO PostgreSQL 15 is supported by Spock 5.0.11\n");
	assert_titles("pg_version", FROM("16.4 (Debian 16.4-1.pgdg120+1)"),
	              "INFO PostgreSQL 16 is supported by Spock 5.0.11\n");
	assert_titles("pg_version", FROM("18.3"),
	              "INFO PostgreSQL 18 is supported by Spock 5.0.11\n");
}

static void refuses_older_releases(void **state)
{
	assert_titles("pg_version", FROM("14.9"),
	              "CRITICAL PostgreSQL 14 is not supported by Spock 5.0.11\n");
	assert_titles("pg_version", FROM("9.6.24"),
	              "CRITICAL PostgreSQL 9.6 is not supported by Spock 5.0.11\n");
	assert_metadata("pg_version", FROM("9.6.24"),
	                "server server | major=9.6 version_num=90624 target_spock=5.0.11\n");
}

static void newer_releases_depend_on_the_target(void **state)
{
	assert_titles("pg_version", FROM("19.1"),
	              "CRITICAL PostgreSQL 19 is not supported by Spock 5.0.11\n");
	assert_string_equal(titles_of(state, "pg_version", FROM("19.1"), &spock_6),
	                    "INFO PostgreSQL 19 is supported by Spock 6.0.0\n");
	assert_string_equal(titles_of(state, "pg_version", FROM("19.1"), &spock_5_0_12),
	                    "INFO PostgreSQL 19 is supported by Spock 5.0.12\n");
	assert_string_equal(titles_of(state, "pg_version", FROM("20.0"), &spock_6),
	                    "CRITICAL PostgreSQL 20 is not supported by Spock 6.0.0\n");
}

static void early_spock_5_does_not_know_18(void **state)
{
	const struct mm_target spock_5_0_2 = { .spock = 50002, .nodes = 3 };
	const struct mm_target spock_5_0_4 = { .spock = 50004, .nodes = 3 };

	assert_string_equal(titles_of(state, "pg_version", FROM("18.0"), &spock_5_0_2),
	                    "CRITICAL PostgreSQL 18 is not supported by Spock 5.0.2\n");
	assert_string_equal(titles_of(state, "pg_version", FROM("18.1"), &spock_5_0_4),
	                    "INFO PostgreSQL 18 is supported by Spock 5.0.4\n");
	assert_string_equal(titles_of(state, "pg_version", FROM("18.2"), &spock_5_0_4),
	                    "WARNING PostgreSQL 18.2 and later crash Spock 5.0.4\n");
}

static void the_version_of_pg_dump_is_not_the_servers(void **state)
{
	assert_titles("pg_version", "-- Dumped by pg_dump version 16.4\nCREATE TABLE t (id int);",
	              "WARNING The version of PostgreSQL is unknown\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(supports_15_to_18_on_spock_5),
		CHECK_TEST(refuses_older_releases),
		CHECK_TEST(newer_releases_depend_on_the_target),
		CHECK_TEST(early_spock_5_does_not_know_18),
		CHECK_TEST(the_version_of_pg_dump_is_not_the_servers),
	};

	return cmocka_run_group_tests_name("pg_version", tests, NULL, NULL);
}
