#include "check_test.h"

#define EXTENSION(name) "CREATE EXTENSION IF NOT EXISTS " name " WITH SCHEMA public;\n"
#define TABLE           "CREATE TABLE public.t (id int);\n"

static void names_are_graded_by_effect(void **state)
{
	assert_titles(
	    "installed_extensions",
	    EXTENSION("timescaledb") EXTENSION("citus") EXTENSION("lo") EXTENSION("pg_partman")
	        EXTENSION("hstore") TABLE,
	    "CRITICAL Extension citus distributes tables itself, which Spock does not see\n"
	    "CRITICAL Extension timescaledb has its own partitioning, which Spock does not "
	    "see\n"
	    "WARNING Extension lo manages large objects by a function that fails under LOLOR\n"
	    "WARNING Extension pg_partman creates and drops partitions on each node for "
	    "itself\n"
	    "CONSIDER Extension hstore must have the same version on all nodes\n");
}

static void all_others_are_one_summary(void **state)
{
	assert_metadata("installed_extensions",
	                EXTENSION("pgcrypto") EXTENSION("pg_trgm") EXTENSION("plpgsql") TABLE,
	                "database database | extensions=[pg_trgm, pgcrypto]\n");
}

static void counts_the_columns_that_use_its_types(void **state)
{
	assert_metadata("installed_extensions",
	                EXTENSION("hstore") "CREATE DOMAIN public.attrs AS public.hstore;\n"
	                                    "CREATE TABLE public.a (id int, h public.hstore, "
	                                    "l public.hstore[], d public.attrs, t text);\n",
	                "extension hstore | schema=public columns_using=3\n");
}

static void spocks_own_and_rivals_are_told_elsewhere(void **state)
{
	assert_titles("installed_extensions",
	              EXTENSION("spock") EXTENSION("snowflake") EXTENSION("pglogical") TABLE, "");
}

static void dblink_counts_when_a_function_writes_through_it(void **state)
{
	assert_titles("installed_extensions", EXTENSION("dblink") TABLE,
	              "INFO Other extensions must be installed on every node\n");
	assert_titles("installed_extensions",
	              EXTENSION("dblink") TABLE
	              "CREATE FUNCTION public.f() RETURNS text LANGUAGE sql AS "
	              "$$ SELECT public.dblink_exec('peer', 'DELETE FROM x') $$;\n",
	              "WARNING Extension dblink is written through by functions\n");
}

static void foreign_tables_count_when_a_function_writes_them(void **state)
{
	assert_titles(
	    "installed_extensions",
	    EXTENSION("postgres_fdw") "CREATE SERVER s FOREIGN DATA WRAPPER postgres_fdw;\n"
	                              "CREATE FOREIGN TABLE public.far (id int) SERVER s;\n"
	                              "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql AS "
	                              "$$ DELETE FROM public.far $$;\n",
	    "WARNING Extension postgres_fdw is written through by functions\n");
}

static void names_the_functions_that_write_elsewhere(void **state)
{
	assert_metadata(
	    "installed_extensions",
	    EXTENSION("postgres_fdw")
	        EXTENSION("dblink") "CREATE SERVER s FOREIGN DATA WRAPPER postgres_fdw;\n"
	                            "CREATE FOREIGN TABLE public.far (id int) SERVER s;\n"
	                            "CREATE FUNCTION public.f(int) RETURNS void LANGUAGE sql AS "
	                            "$$ TRUNCATE public.far; DELETE FROM public.far $$;\n"
	                            "CREATE FUNCTION public.f(text) RETURNS void LANGUAGE sql AS "
	                            "$$ SELECT public.dblink_exec('peer', 'x') $$;\n",
	    "extension dblink | schema=public columns_using=0 functions=[public.f(text)]\n"
	    "extension postgres_fdw | schema=public columns_using=0 "
	    "functions=[public.f(integer)]\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(names_are_graded_by_effect),
		CHECK_TEST(all_others_are_one_summary),
		CHECK_TEST(counts_the_columns_that_use_its_types),
		CHECK_TEST(spocks_own_and_rivals_are_told_elsewhere),
		CHECK_TEST(dblink_counts_when_a_function_writes_through_it),
		CHECK_TEST(foreign_tables_count_when_a_function_writes_them),
		CHECK_TEST(names_the_functions_that_write_elsewhere),
	};

	return cmocka_run_group_tests_name("installed_extensions", tests, NULL, NULL);
}
