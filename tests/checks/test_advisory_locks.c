#include "check_test.h"

static void reports_every_form_of_the_lock(void **state)
{
	assert_titles("advisory_locks",
	              "CREATE FUNCTION app.take() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN "
	              "PERFORM pg_try_advisory_xact_lock_shared(1); END $$; ",
	              "CONSIDER Function app.take() uses advisory locks\n");
	assert_metadata(
	    "advisory_locks",
	    "CREATE FUNCTION app.take() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN PERFORM "
	    "pg_advisory_lock(1); PERFORM pg_catalog.pg_advisory_unlock(1); PERFORM "
	    "pg_advisory_lock(2); END $$; ",
	    "function app.take() | functions_called=[pg_advisory_lock, pg_advisory_unlock]\n");
}

static void reports_procedures_views_and_rules(void **state)
{
	assert_titles(
	    "advisory_locks",
	    "CREATE TABLE public.t (a int); "
	    "CREATE VIEW public.v AS SELECT pg_try_advisory_lock(1) AS ok; "
	    "CREATE RULE r AS ON INSERT TO public.t DO ALSO SELECT pg_advisory_xact_lock(1); "
	    "CREATE PROCEDURE public.\"Take It\"() LANGUAGE sql AS $$ SELECT "
	    "pg_advisory_unlock_all() $$; ",
	    "CONSIDER Procedure public.\"Take It\"() uses advisory locks\n"
	    "CONSIDER Rule public.t.r uses advisory locks\n"
	    "CONSIDER View public.v uses advisory locks\n");
}

static void reports_overloads_and_what_runs_in_them_once(void **state)
{
	assert_titles(
	    "advisory_locks",
	    "CREATE FUNCTION app.take(int) RETURNS void LANGUAGE sql  AS $$ SELECT "
	    "pg_advisory_lock($1) $$; "
	    "CREATE FUNCTION app.take(text) RETURNS void LANGUAGE sql  AS $$ SELECT "
	    "pg_advisory_lock(hashtext($1)) $$; "
	    "CREATE FUNCTION app.caller() RETURNS void LANGUAGE sql  AS $$ SELECT app.take(1) $$; ",
	    "CONSIDER Function app.take(integer) uses advisory locks\n"
	    "CONSIDER Function app.take(text) uses advisory locks\n");
}

static void passes_over_strings_comments_and_functions_of_that_name(void **state)
{
	assert_titles("advisory_locks",
	              "CREATE FUNCTION app.f() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN -- "
	              "pg_advisory_lock(1) \nRAISE NOTICE 'pg_advisory_lock(1)'; PERFORM "
	              "app.pg_advisory_lock(1); END $$; ",
	              "");
}

static void reads_constant_dynamic_sql(void **state)
{
	assert_titles("advisory_locks",
	              "CREATE FUNCTION app.f() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN EXECUTE "
	              "'SELECT pg_advisory_lock(1)'; END $$; ",
	              "CONSIDER Function app.f() uses advisory locks\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(reports_every_form_of_the_lock),
		CHECK_TEST(reports_procedures_views_and_rules),
		CHECK_TEST(reports_overloads_and_what_runs_in_them_once),
		CHECK_TEST(passes_over_strings_comments_and_functions_of_that_name),
		CHECK_TEST(reads_constant_dynamic_sql),
	};

	return cmocka_run_group_tests_name("advisory_locks", tests, NULL, NULL);
}
