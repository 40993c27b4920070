#include "check_test.h"

static void sums_up_functions_that_only_change_rows(void **state)
{
	assert_titles(
	    "stored_procedures",
	    "CREATE TABLE public.t (id int PRIMARY KEY, last_update date); "
	    "CREATE FUNCTION app.f() RETURNS void LANGUAGE sql  AS $$ UPDATE public.t SET "
	    "last_update = now(); INSERT INTO public.t VALUES (1); DELETE FROM public.t $$; ",
	    "INFO Functions act on one node, and the rows they change on all\n");
	assert_metadata("stored_procedures",
	                "CREATE TABLE public.t (id int PRIMARY KEY, last_update date); "
	                "CREATE FUNCTION app.f() RETURNS void LANGUAGE sql  AS $$ UPDATE public.t "
	                "SET last_update = now() $$; "
	                "CREATE FUNCTION app.g(a text) RETURNS void LANGUAGE plpgsql  AS $$  BEGIN "
	                "EXECUTE a; END $$; ",
	                "function app.g(text) | kind=function language=plpgsql volatility=volatile "
	                "facts=[dynamic_sql] is_dynamic=true\n"
	                "database database | total_count=2 unreadable_count=1\n");
	assert_titles("stored_procedures",
	              "CREATE TABLE public.t (id int PRIMARY KEY, last_update date); ", "");
	assert_titles("stored_procedures",
	              "CREATE FUNCTION app.f() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN -- DROP "
	              "TABLE t;\nRAISE NOTICE 'COPY t TO PROGRAM $1'; END $$; ",
	              "INFO Functions act on one node, and the rows they change on all\n");
	assert_titles("stored_procedures",
	              "CREATE TABLE public.t (id int PRIMARY KEY, last_update date); "
	              "CREATE FUNCTION app.f() RETURNS void LANGUAGE sql BEGIN ATOMIC UPDATE "
	              "public.t SET last_update = now(); END; ",
	              "INFO Functions act on one node, and the rows they change on all\n");
}

static void reports_dynamic_sql_of_each_overload(void **state)
{
	assert_titles("stored_procedures",
	              "CREATE FUNCTION app.load(a text) RETURNS void LANGUAGE plpgsql  AS $$  "
	              "BEGIN EXECUTE a; END $$; "
	              "CREATE FUNCTION app.load(a text, b text) RETURNS void LANGUAGE plpgsql  AS "
	              "$$  BEGIN EXECUTE a || b; END $$; ",
	              "CONSIDER Function app.load(text) runs SQL that cannot be read\n"
	              "CONSIDER Function app.load(text, text) runs SQL that cannot be read\n"
	              "INFO Functions act on one node, and the rows they change on all\n");
}

static void reports_files_and_programs(void **state)
{
	assert_titles("stored_procedures",
	              "CREATE TABLE public.t (id int PRIMARY KEY, last_update date); "
	              "CREATE FUNCTION app.f() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN COPY "
	              "public.t TO '/tmp/x'; END $$; ",
	              "WARNING Function app.f() works on files or programs of the server\n"
	              "INFO Functions act on one node, and the rows they change on all\n");
	assert_titles("stored_procedures",
	              "CREATE TABLE public.t (id int PRIMARY KEY, last_update date); "
	              "CREATE FUNCTION app.f() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN COPY "
	              "public.t FROM PROGRAM 'gzip -dc x'; END $$; ",
	              "WARNING Function app.f() works on files or programs of the server\n"
	              "INFO Functions act on one node, and the rows they change on all\n");
	assert_titles("stored_procedures",
	              "CREATE FUNCTION app.f() RETURNS text LANGUAGE sql  AS $$ SELECT "
	              "pg_read_file('x') $$; ",
	              "WARNING Function app.f() works on files or programs of the server\n"
	              "INFO Functions act on one node, and the rows they change on all\n");
}

static void reports_session_replication_role(void **state)
{
	assert_titles("stored_procedures",
	              "CREATE FUNCTION app.f() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN SET "
	              "LOCAL session_replication_role = replica; END $$; ",
	              "WARNING Function app.f() sets session_replication_role\n"
	              "INFO Functions act on one node, and the rows they change on all\n");
	assert_titles("stored_procedures",
	              "CREATE FUNCTION app.f() RETURNS int LANGUAGE sql SET "
	              "session_replication_role TO 'replica' AS $$ SELECT 1 $$; ",
	              "WARNING Function app.f() sets session_replication_role\n"
	              "INFO Functions act on one node, and the rows they change on all\n");
	assert_titles("stored_procedures",
	              "CREATE FUNCTION app.f() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN SET "
	              "LOCAL work_mem = 1; END $$; ",
	              "INFO Functions act on one node, and the rows they change on all\n");
}

static void reports_two_phase_commit(void **state)
{
	assert_titles("stored_procedures",
	              "CREATE FUNCTION app.f() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN EXECUTE "
	              "'PREPARE TRANSACTION ''x'''; END $$; ",
	              "WARNING Function app.f() prepares transactions for two-phase commit\n"
	              "INFO Functions act on one node, and the rows they change on all\n");
}

static void reports_writes_to_other_servers(void **state)
{
	assert_titles("stored_procedures",
	              "CREATE FUNCTION app.f() RETURNS text LANGUAGE sql  AS $$ SELECT "
	              "dblink_exec('c', 'DELETE FROM t') $$; ",
	              "WARNING Function app.f() writes to another server\n"
	              "INFO Functions act on one node, and the rows they change on all\n");
	assert_titles("stored_procedures",
	              "CREATE SERVER s FOREIGN DATA WRAPPER postgres_fdw; CREATE FOREIGN TABLE "
	              "public.ft (a int) SERVER s; "
	              "CREATE FUNCTION app.f() RETURNS void LANGUAGE sql  AS $$ INSERT INTO "
	              "public.ft VALUES (1) $$; ",
	              "WARNING Function app.f() writes to another server\n"
	              "INFO Functions act on one node, and the rows they change on all\n");
}

static void reports_external_calls(void **state)
{
	assert_titles("stored_procedures",
	              "CREATE FUNCTION app.f() RETURNS int LANGUAGE sql  AS $$ SELECT status FROM "
	              "http_get('http://x') $$; ",
	              "CONSIDER Function app.f() calls other servers or programs\n"
	              "INFO Functions act on one node, and the rows they change on all\n");
	assert_titles("stored_procedures",
	              "CREATE FUNCTION app.f() RETURNS void LANGUAGE plpython3u AS $$\nimport "
	              "subprocess\nsubprocess.run([\"ls\"])\n$$; ",
	              "CONSIDER Function app.f() calls other servers or programs\n"
	              "INFO Functions act on one node, and the rows they change on all\n");
	assert_titles(
	    "stored_procedures",
	    "CREATE FUNCTION app.http_get(text) RETURNS text LANGUAGE sql  AS $$ SELECT $1 $$; "
	    "CREATE FUNCTION app.f() RETURNS text LANGUAGE sql  AS $$ SELECT app.http_get('x') "
	    "$$; ",
	    "INFO Functions act on one node, and the rows they change on all\n");
}

static void reports_transactions_across_replication_sets(void **state)
{
	assert_titles("stored_procedures",
	              "CREATE TABLE public.t (id int PRIMARY KEY, last_update date); "
	              "CREATE TABLE public.log (a int); CREATE PROCEDURE app.p() LANGUAGE plpgsql "
	              "AS $$ BEGIN INSERT INTO public.t VALUES (1); COMMIT; INSERT INTO public.log "
	              "VALUES (1); END $$; ",
	              "CONSIDER Procedure app.p() ends transactions between writes to different "
	              "replication sets\n"
	              "INFO Functions act on one node, and the rows they change on all\n");
	assert_titles("stored_procedures",
	              "CREATE TABLE public.t (id int PRIMARY KEY, last_update date); "
	              "CREATE PROCEDURE app.p() LANGUAGE plpgsql AS $$ BEGIN INSERT INTO public.t "
	              "VALUES (1); COMMIT; DELETE FROM public.t; END $$; ",
	              "INFO Functions act on one node, and the rows they change on all\n");
}

static void names_the_worst_and_lists_all(void **state)
{
	assert_metadata("stored_procedures",
	                "CREATE TABLE public.t (id int PRIMARY KEY, last_update date); "
	                "CREATE FUNCTION app.f(a text) RETURNS void LANGUAGE plpgsql  AS $$  BEGIN "
	                "EXECUTE a; COPY public.t TO '/x'; END $$; ",
	                "function app.f(text) | kind=function language=plpgsql volatility=volatile "
	                "facts=[dynamic_sql, server_files] is_dynamic=true\n"
	                "database database | total_count=1 unreadable_count=1\n");
}

static void leaves_what_other_checks_report_to_them(void **state)
{
	assert_titles("stored_procedures",
	              "CREATE TABLE public.t (id int PRIMARY KEY, last_update date); "
	              "CREATE FUNCTION app.f() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN CREATE "
	              "TEMP TABLE w (a int); DROP TABLE w; NOTIFY c; PERFORM pg_advisory_lock(1); "
	              "TRUNCATE public.t CASCADE; CREATE TABLE x (a int); END $$; ",
	              "INFO Functions act on one node, and the rows they change on all\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(sums_up_functions_that_only_change_rows),
		CHECK_TEST(reports_dynamic_sql_of_each_overload),
		CHECK_TEST(reports_files_and_programs),
		CHECK_TEST(reports_session_replication_role),
		CHECK_TEST(reports_two_phase_commit),
		CHECK_TEST(reports_writes_to_other_servers),
		CHECK_TEST(reports_external_calls),
		CHECK_TEST(reports_transactions_across_replication_sets),
		CHECK_TEST(names_the_worst_and_lists_all),
		CHECK_TEST(leaves_what_other_checks_report_to_them),
	};

	return cmocka_run_group_tests_name("stored_procedures", tests, NULL, NULL);
}
