#include "check_test.h"

static void reports_increments_of_a_column(void **state)
{
	assert_titles("counter_updates",
	              "CREATE TABLE public.accounts (id bigint PRIMARY KEY, balance numeric(12,2) "
	              "NOT NULL, n int, m int, note text); "
	              "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql  AS $$ UPDATE accounts "
	              "SET balance = balance - $1 $$; ",
	              "CONSIDER Column public.accounts.balance is changed by increments\n");
	assert_metadata("counter_updates",
	                "CREATE TABLE public.accounts (id bigint PRIMARY KEY, balance "
	                "numeric(12,2) NOT NULL, n int, m int, note text); "
	                "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql  AS $$ UPDATE "
	                "accounts SET balance = balance - $1 $$; ",
	                "column public.accounts.balance | is_nullable=false "
	                "data_type=numeric(12,2) functions=[public.f()]\n");
	assert_fixes(
	    "counter_updates",
	    "CREATE TABLE public.accounts (id bigint PRIMARY KEY, balance numeric(12,2) NOT NULL, "
	    "n int, m int, note text); "
	    "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql  AS $$ UPDATE accounts SET "
	    "balance = balance - $1 $$; ",
	    "install: ALTER TABLE public.accounts ALTER COLUMN balance SET NOT NULL, ALTER COLUMN "
	    "balance SET (log_old_value=true, delta_apply_function=spock.delta_apply);\n");
	assert_titles("counter_updates",
	              "CREATE TABLE public.accounts (id bigint PRIMARY KEY, balance numeric(12,2) "
	              "NOT NULL, n int, m int, note text); "
	              "CREATE FUNCTION public.f() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN "
	              "UPDATE accounts SET n = COALESCE(n, 0) + 1; END $$; ",
	              "CONSIDER Column public.accounts.n is changed by increments\n");
	assert_titles(
	    "counter_updates",
	    "CREATE TABLE public.accounts (id bigint PRIMARY KEY, balance numeric(12,2) NOT NULL, "
	    "n int, m int, note text); "
	    "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql  AS $$ INSERT INTO accounts (id, "
	    "n) VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET n = excluded.n + accounts.n $$; ",
	    "CONSIDER Column public.accounts.n is changed by increments\n");
}

static void reports_a_column_once_with_all_code_that_does_it(void **state)
{
	assert_metadata("counter_updates",
	                "CREATE TABLE public.accounts (id bigint PRIMARY KEY, balance "
	                "numeric(12,2) NOT NULL, n int, m int, note text); "
	                "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql  AS $$ UPDATE "
	                "accounts SET n = n + 1 $$; "
	                "CREATE FUNCTION public.g() RETURNS void LANGUAGE sql  AS $$ UPDATE "
	                "accounts a SET n = a.n - 1; UPDATE accounts SET n = n + 2 $$; ",
	                "column public.accounts.n | is_nullable=true data_type=integer "
	                "functions=[public.f(), public.g()]\n");
}

static void accepts_other_assignments(void **state)
{
	assert_titles("counter_updates",
	              "CREATE TABLE public.accounts (id bigint PRIMARY KEY, balance numeric(12,2) "
	              "NOT NULL, n int, m int, note text); "
	              "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql  AS $$ UPDATE accounts "
	              "SET n = 0 $$; "
	              "CREATE FUNCTION public.g() RETURNS void LANGUAGE sql  AS $$ UPDATE accounts "
	              "SET n = m + 1 $$; "
	              "CREATE FUNCTION public.h() RETURNS void LANGUAGE sql  AS $$ UPDATE accounts "
	              "SET note = note || 'x' $$; ",
	              "");
}

static void accepts_keys_and_columns_with_delta_apply(void **state)
{
	assert_titles("counter_updates",
	              "CREATE TABLE public.accounts (id bigint PRIMARY KEY, balance numeric(12,2) "
	              "NOT NULL, n int, m int, note text); "
	              "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql  AS $$ UPDATE accounts "
	              "SET id = id + 1 $$; ",
	              "");
	assert_titles("counter_updates",
	              "CREATE TABLE public.accounts (id bigint PRIMARY KEY, balance numeric(12,2) "
	              "NOT NULL, n int, m int, note text); "
	              "ALTER TABLE ONLY public.accounts ALTER COLUMN n SET (log_old_value=true, "
	              "delta_apply_function=spock.delta_apply); "
	              "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql  AS $$ UPDATE accounts "
	              "SET n = n + 1 $$; ",
	              "");
}

static void gives_no_fix_where_delta_apply_would_not_work(void **state)
{
	assert_fixes("counter_updates",
	             "CREATE TABLE public.t (n int); "
	             "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql  AS $$ UPDATE t SET n = "
	             "n + 1 $$; ",
	             "no sql\n");
	assert_details(
	    "counter_updates",
	    "CREATE TABLE public.t (n int); "
	    "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql  AS $$ UPDATE t SET n = n + 1 "
	    "$$; ",
	    "The table has no replica identity yet, without which no UPDATE of it replicates.\n");
	assert_fixes("counter_updates",
	             "CREATE DOMAIN public.d AS int; CREATE TABLE public.t (id int PRIMARY KEY, n "
	             "public.d); "
	             "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql  AS $$ UPDATE t SET n = "
	             "n + 1 $$; ",
	             "no sql\n");
}

static void reports_partitions_on_the_root(void **state)
{
	assert_metadata(
	    "counter_updates",
	    "CREATE TABLE public.t (id int PRIMARY KEY, n int) PARTITION BY RANGE (id); CREATE "
	    "TABLE public.t1 PARTITION OF public.t FOR VALUES FROM (0) TO (9); "
	    "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql  AS $$ UPDATE t1 SET n = n + 1 "
	    "$$; ",
	    "column public.t.n | is_nullable=true data_type=integer functions=[public.f()] "
	    "partitions=1 partition_examples=[public.t1]\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(reports_increments_of_a_column),
		CHECK_TEST(reports_a_column_once_with_all_code_that_does_it),
		CHECK_TEST(accepts_other_assignments),
		CHECK_TEST(accepts_keys_and_columns_with_delta_apply),
		CHECK_TEST(gives_no_fix_where_delta_apply_would_not_work),
		CHECK_TEST(reports_partitions_on_the_root),
	};

	return cmocka_run_group_tests_name("counter_updates", tests, NULL, NULL);
}
