#include "check_test.h"

static void tells_volatile_defaults_from_constant_ones(void **state)
{
	assert_titles("ddl_statements",
	              "CREATE TABLE public.t (a int); "
	              "CREATE FUNCTION public.f() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN "
	              "ALTER TABLE t ADD COLUMN c timestamptz DEFAULT now(); END $$; ",
	              "WARNING DDL that gives other values on each node\n"
	              "CONSIDER DDL that runs inside functions\n");
	assert_titles("ddl_statements",
	              "CREATE TABLE public.t (a int); "
	              "CREATE FUNCTION public.f() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN "
	              "ALTER TABLE t ADD COLUMN c int DEFAULT 0; END $$; ",
	              "CONSIDER DDL that runs inside functions\n"
	              "INFO DDL that is sent to the other nodes as text\n");
}

static void reports_tables_made_from_queries_and_refreshes(void **state)
{
	assert_titles("ddl_statements",
	              "CREATE FUNCTION public.f() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN "
	              "CREATE TABLE x AS SELECT 1 AS a; END $$; ",
	              "WARNING DDL that gives other values on each node\n"
	              "CONSIDER DDL that runs inside functions\n");
	assert_titles("ddl_statements",
	              "CREATE MATERIALIZED VIEW public.mv AS SELECT 1 AS a; "
	              "CREATE FUNCTION public.f() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN "
	              "REFRESH MATERIALIZED VIEW mv; END $$; ",
	              "WARNING DDL that gives other values on each node\n"
	              "CONSIDER DDL that runs inside functions\n");
	assert_metadata("ddl_statements",
	                "CREATE FUNCTION public.g() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN "
	                "CREATE TABLE x AS SELECT 1 AS a; CREATE TABLE y AS SELECT 1 AS a; END $$; "
	                "CREATE MATERIALIZED VIEW public.mv AS SELECT 1 AS a; "
	                "CREATE FUNCTION public.f() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN "
	                "REFRESH MATERIALIZED VIEW mv; END $$; ",
	                "database database | functions=[public.f(), public.g()] ddl_count=3 "
	                "kinds=[CREATE TABLE AS, REFRESH MATERIALIZED VIEW]\n"
	                "database database | functions=[public.f(), public.g()] ddl_count=3 "
	                "kinds=[CREATE TABLE AS, REFRESH MATERIALIZED VIEW]\n");
}

static void reports_a_replaced_function_as_sent(void **state)
{
	assert_titles(
	    "ddl_statements",
	    "CREATE FUNCTION public.f() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN CREATE OR "
	    "REPLACE FUNCTION public.h() RETURNS int LANGUAGE sql AS 'SELECT 1'; END $$; ",
	    "CONSIDER DDL that runs inside functions\n"
	    "INFO DDL that is sent to the other nodes as text\n");
}

static void reports_what_fails_on_the_peers(void **state)
{
	assert_titles("ddl_statements",
	              "CREATE FUNCTION public.f() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN "
	              "CREATE TEMP TABLE w (a int); DROP TABLE w; END $$; ",
	              "WARNING DDL that fails on the other nodes\n"
	              "CONSIDER DDL that runs inside functions\n");
	assert_titles("ddl_statements",
	              "CREATE FUNCTION public.f() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN "
	              "CREATE TEMP TABLE w (a int) ON COMMIT DROP; END $$; ",
	              "");
	assert_titles("ddl_statements",
	              "CREATE MATERIALIZED VIEW public.mv AS SELECT 1 AS a; "
	              "CREATE FUNCTION public.f() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN "
	              "REFRESH MATERIALIZED VIEW CONCURRENTLY mv; END $$; ",
	              "WARNING DDL that fails on the other nodes\n"
	              "CONSIDER DDL that runs inside functions\n");
	assert_string_equal(
	    titles_of(state, "ddl_statements",
	              "CREATE MATERIALIZED VIEW public.mv AS SELECT 1 AS a; "
	              "CREATE FUNCTION public.f() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN "
	              "REFRESH MATERIALIZED VIEW CONCURRENTLY mv; END $$; ",
	              &spock_6),
	    "WARNING DDL that gives other values on each node\n"
	    "CONSIDER DDL that runs inside functions\n");
	assert_titles("ddl_statements",
	              "CREATE FUNCTION public.f() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN "
	              "CREATE TEMP TABLE w (a int); CREATE TABLE x (LIKE w); END $$; ",
	              "WARNING DDL that fails on the other nodes\n"
	              "CONSIDER DDL that runs inside functions\n");
	assert_string_equal(
	    titles_of(state, "ddl_statements",
	              "CREATE FUNCTION public.f() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN "
	              "CREATE TEMP TABLE w (a int); CREATE TABLE x (LIKE w); END $$; ",
	              &spock_6),
	    "CONSIDER DDL that runs inside functions\n"
	    "INFO DDL that is sent to the other nodes as text\n");
	assert_titles("ddl_statements",
	              "CREATE FUNCTION public.f() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN "
	              "EXECUTE 'DROP TABLESPACE ts'; END $$; ",
	              "WARNING DDL that fails on the other nodes\n"
	              "CONSIDER DDL that runs inside functions\n");
	assert_string_equal(titles_of(state, "ddl_statements",
	                              "CREATE FUNCTION public.f() RETURNS void LANGUAGE plpgsql  "
	                              "AS $$  BEGIN EXECUTE 'DROP TABLESPACE ts'; END $$; ",
	                              &spock_6),
	                    "CONSIDER DDL that stays on the node that runs it\n");
}

static void reports_passwords(void **state)
{
	assert_titles("ddl_statements",
	              "CREATE FUNCTION public.f() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN "
	              "CREATE ROLE r PASSWORD 'x'; END $$; ",
	              "WARNING DDL that carries a password\n"
	              "CONSIDER DDL that runs inside functions\n");
	assert_titles("ddl_statements",
	              "CREATE FUNCTION public.f() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN "
	              "CREATE ROLE r; END $$; ",
	              "CONSIDER DDL that runs inside functions\n"
	              "INFO DDL that is sent to the other nodes as text\n");
}

static void reports_what_is_never_sent(void **state)
{
	assert_titles("ddl_statements",
	              "CREATE FUNCTION public.f() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN "
	              "EXECUTE 'ALTER SYSTEM SET work_mem = 1'; END $$; ",
	              "CONSIDER DDL that stays on the node that runs it\n");
	assert_metadata(
	    "ddl_statements",
	    "CREATE TABLE public.t (a int); "
	    "CREATE FUNCTION public.f() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN ANALYZE t; "
	    "REINDEX TABLE t; END $$; ",
	    "database database | functions=[public.f()] ddl_count=2 kinds=[ANALYZE, REINDEX]\n");
}

static void passes_over_truncate_and_what_is_no_code(void **state)
{
	assert_titles("ddl_statements",
	              "CREATE TABLE public.t (a int); "
	              "CREATE FUNCTION public.f() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN "
	              "TRUNCATE t; -- DROP TABLE t;\nRAISE NOTICE 'DROP TABLE t'; END $$; ",
	              "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(tells_volatile_defaults_from_constant_ones),
		CHECK_TEST(reports_tables_made_from_queries_and_refreshes),
		CHECK_TEST(reports_a_replaced_function_as_sent),
		CHECK_TEST(reports_what_fails_on_the_peers),
		CHECK_TEST(reports_passwords),
		CHECK_TEST(reports_what_is_never_sent),
		CHECK_TEST(passes_over_truncate_and_what_is_no_code),
	};

	return cmocka_run_group_tests_name("ddl_statements", tests, NULL, NULL);
}
