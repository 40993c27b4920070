#include "check_test.h"

static void reports_a_function_that_reads_a_setting(void **state)
{
	assert_titles(
	    "false_immutables",
	    "CREATE FUNCTION app.price(numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$ "
	    "SELECT $1 * current_setting('app.rate')::numeric $$; "
	    "CREATE TABLE public.t (id int PRIMARY KEY, n numeric, g numeric GENERATED ALWAYS AS "
	    "(app.price(n)) STORED); ",
	    "WARNING Function app.price(numeric) is declared IMMUTABLE but reads a setting\n");
	assert_metadata("false_immutables",
	                "CREATE FUNCTION app.price(numeric) RETURNS numeric LANGUAGE sql IMMUTABLE "
	                "AS $$ SELECT $1 * current_setting('app.rate')::numeric $$; "
	                "CREATE TABLE public.t (id int PRIMARY KEY, n numeric, g numeric GENERATED "
	                "ALWAYS AS (app.price(n)) STORED); ",
	                "function app.price(numeric) | used_by=[public.t.g] "
	                "offending_calls=[current_setting]\n");
	assert_string_equal(
	    groups_of(state, "false_immutables",
	              "CREATE FUNCTION app.price(numeric) RETURNS numeric LANGUAGE sql IMMUTABLE "
	              "AS $$ SELECT $1 * current_setting('app.rate')::numeric $$; "
	              "CREATE TABLE public.t (id int PRIMARY KEY, n numeric, g numeric GENERATED "
	              "ALWAYS AS (app.price(n)) STORED); ",
	              NULL),
	    "generated:public.t.g\n");
}

static void reports_other_reasons(void **state)
{
	assert_titles(
	    "false_immutables",
	    "CREATE TABLE public.rates (r numeric); "
	    "CREATE FUNCTION app.price(numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$ "
	    "SELECT $1 * r FROM public.rates $$; "
	    "CREATE TABLE public.t (id int PRIMARY KEY, n numeric, g numeric GENERATED ALWAYS AS "
	    "(app.price(n)) STORED); ",
	    "WARNING Function app.price(numeric) is declared IMMUTABLE but reads a table\n");
	assert_titles(
	    "false_immutables",
	    "CREATE FUNCTION app.price(numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$ "
	    "SELECT $1 + extract(epoch FROM now()) $$; "
	    "CREATE TABLE public.t (id int PRIMARY KEY, n numeric, g numeric GENERATED ALWAYS AS "
	    "(app.price(n)) STORED); ",
	    "WARNING Function app.price(numeric) is declared IMMUTABLE but reads the clock\n");
	assert_titles(
	    "false_immutables",
	    "CREATE FUNCTION app.price(numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$ "
	    "SELECT $1 + length(current_user) $$; "
	    "CREATE TABLE public.t (id int PRIMARY KEY, n numeric, g numeric GENERATED ALWAYS AS "
	    "(app.price(n)) STORED); ",
	    "WARNING Function app.price(numeric) is declared IMMUTABLE but reads the session\n");
	assert_titles("false_immutables",
	              "CREATE FUNCTION app.price(numeric) RETURNS numeric LANGUAGE sql IMMUTABLE "
	              "AS $$ SELECT $1 + random()::numeric $$; "
	              "CREATE TABLE public.t (id int PRIMARY KEY, n numeric, g numeric GENERATED "
	              "ALWAYS AS (app.price(n)) STORED); ",
	              "WARNING Function app.price(numeric) is declared IMMUTABLE but returns "
	              "random values\n");
}

static void reports_what_a_called_function_does(void **state)
{
	assert_titles(
	    "false_immutables",
	    "CREATE FUNCTION app.rate() RETURNS numeric LANGUAGE sql STABLE AS $$ SELECT "
	    "current_setting('app.rate')::numeric $$; "
	    "CREATE FUNCTION app.price(numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$ "
	    "SELECT $1 * app.rate() $$; "
	    "CREATE TABLE public.t (id int PRIMARY KEY, n numeric, g numeric GENERATED ALWAYS AS "
	    "(app.price(n)) STORED); ",
	    "WARNING Function app.price(numeric) is declared IMMUTABLE but reads a setting\n");
	assert_details("false_immutables",
	               "CREATE FUNCTION app.rate() RETURNS numeric LANGUAGE sql IMMUTABLE AS $$ "
	               "SELECT current_setting('app.rate')::numeric $$; "
	               "CREATE FUNCTION app.price(numeric) RETURNS numeric LANGUAGE sql IMMUTABLE "
	               "AS $$ SELECT $1 * app.rate() $$; "
	               "CREATE TABLE public.t (id int PRIMARY KEY, n numeric, g numeric GENERATED "
	               "ALWAYS AS (app.price(n)) STORED); ",
	               "It does so through app.rate().\n");
	assert_titles(
	    "false_immutables",
	    "CREATE FUNCTION app.rate() RETURNS numeric LANGUAGE sql  AS $$ SELECT 2.0 $$; "
	    "CREATE FUNCTION app.price(numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$ "
	    "SELECT $1 * app.rate() $$; "
	    "CREATE TABLE public.t (id int PRIMARY KEY, n numeric, g numeric GENERATED ALWAYS AS "
	    "(app.price(n)) STORED); ",
	    "WARNING Function app.price(numeric) is declared IMMUTABLE but calls a VOLATILE "
	    "function\n");
}

static void finds_every_place_of_use(void **state)
{
	assert_metadata(
	    "false_immutables",
	    "CREATE FUNCTION app.price(numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$ "
	    "SELECT $1 * current_setting('app.rate')::numeric $$; "
	    "CREATE TABLE public.t (id int PRIMARY KEY, n numeric, CONSTRAINT c CHECK "
	    "(app.price(n) > 0)); CREATE INDEX \"I 1\" ON public.t (app.price(n)); CREATE INDEX i2 "
	    "ON public.t (id) WHERE app.price(n) > 1; "
	    "CREATE TABLE public.p (n numeric) PARTITION BY RANGE (app.price(n)); CREATE DOMAIN "
	    "public.d AS numeric CONSTRAINT dc CHECK (app.price(VALUE) > 0); ",
	    "function app.price(numeric) | used_by=[public.\"I 1\", public.d.dc, public.i2, "
	    "public.p, public.t.c] offending_calls=[current_setting]\n");
	assert_string_equal(
	    groups_of(state, "false_immutables",
	              "CREATE FUNCTION app.price(numeric) RETURNS numeric LANGUAGE sql IMMUTABLE "
	              "AS $$ SELECT $1 * current_setting('app.rate')::numeric $$; "
	              "CREATE TABLE public.t (n numeric, CONSTRAINT c CHECK (app.price(n) > 0)); ",
	              NULL),
	    "no group\n");
}

static void accepts_what_is_immutable(void **state)
{
	assert_titles(
	    "false_immutables",
	    "CREATE FUNCTION app.price(text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT "
	    "lower($1) || 'x' $$; "
	    "CREATE TABLE public.t (a text, g text GENERATED ALWAYS AS (app.price(a)) STORED); ",
	    "");
	assert_titles(
	    "false_immutables",
	    "CREATE FUNCTION app.price(text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT "
	    "concat_ws(' ', $1, 'x') $$; "
	    "CREATE TABLE public.t (a text, g text GENERATED ALWAYS AS (app.price(a)) STORED); ",
	    "");
}

static void is_silent_on_functions_that_nothing_relies_on(void **state)
{
	assert_titles("false_immutables",
	              "CREATE FUNCTION app.price(numeric) RETURNS numeric LANGUAGE sql IMMUTABLE "
	              "AS $$ SELECT $1 * current_setting('app.rate')::numeric $$; ",
	              "");
	assert_titles("false_immutables",
	              "CREATE FUNCTION app.price(numeric) RETURNS numeric LANGUAGE sql IMMUTABLE "
	              "AS $$ SELECT $1 * current_setting('app.rate')::numeric $$; "
	              "CREATE TABLE public.t (n numeric DEFAULT app.price(1)); ",
	              "");
}

static void a_circle_of_calls_does_not_name_the_function_itself(void **state)
{
	const char *sql = "CREATE FUNCTION public.a(i int) RETURNS int LANGUAGE sql IMMUTABLE AS "
	                  "$$ SELECT public.b(i) + current_setting('x.y')::int $$;\n"
	                  "CREATE FUNCTION public.b(i int) RETURNS int LANGUAGE sql IMMUTABLE AS "
	                  "$$ SELECT public.a(i) $$;\n"
	                  "CREATE TABLE public.t (id int PRIMARY KEY, CHECK (public.a(id) > 0), "
	                  "CHECK (public.b(id) > 0));\n";

	assert_details("false_immutables", sql,
	               "no detail\nIt does so through public.a(integer).\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(reports_a_function_that_reads_a_setting),
		CHECK_TEST(reports_other_reasons),
		CHECK_TEST(reports_what_a_called_function_does),
		CHECK_TEST(finds_every_place_of_use),
		CHECK_TEST(accepts_what_is_immutable),
		CHECK_TEST(is_silent_on_functions_that_nothing_relies_on),
		CHECK_TEST(a_circle_of_calls_does_not_name_the_function_itself),
	};

	return cmocka_run_group_tests_name("false_immutables", tests, NULL, NULL);
}
