#include "check_test.h"

#define CHECK "check_constraints"

static void a_function_that_reads_a_table_is_told_of(void **state)
{
	const char *sql = "CREATE TABLE limits (top int);\n"
	                  "CREATE FUNCTION allowed(n int) RETURNS boolean LANGUAGE sql STABLE\n"
	                  " AS $$ SELECT n <= (SELECT max(top) FROM public.limits) $$;\n"
	                  "CREATE TABLE t (n int, CONSTRAINT c CHECK (public.allowed(n)));\n";

	assert_titles(CHECK, sql,
	              "WARNING Check constraint public.t.c depends on the time or place it runs\n");
	assert_metadata(CHECK, sql,
	                "constraint public.t.c | functions=[public.allowed(integer)] "
	                "reads_tables=[public.limits]\n");
	assert_fixes(CHECK, sql, "no sql\n");
}

static void reading_through_another_function_counts(void **state)
{
	assert_metadata(CHECK,
	                "CREATE TABLE limits (top int);\n"
	                "CREATE FUNCTION top() RETURNS int LANGUAGE plpgsql\n"
	                " AS $$ BEGIN RETURN (SELECT max(l.top) FROM limits l); END $$;\n"
	                "CREATE FUNCTION allowed(n int) RETURNS boolean LANGUAGE sql\n"
	                " AS $$ SELECT n <= public.top() $$;\n"
	                "CREATE TABLE t (n int, CONSTRAINT c CHECK (public.allowed(n)));\n",
	                "constraint public.t.c | functions=[public.top()] "
	                "reads_tables=[public.limits]\n");
}

static void the_time_of_day_is_considered(void **state)
{
	const char *sql = "CREATE TABLE t (d date, CONSTRAINT c CHECK (d <= CURRENT_DATE));\n";

	assert_titles(
	    CHECK, sql,
	    "CONSIDER Check constraint public.t.c depends on the time or place it runs\n");
	assert_metadata(CHECK, sql,
	                "constraint public.t.c | functions=[current_date] volatility=stable\n");
}

static void the_most_volatile_function_counts(void **state)
{
	assert_metadata(CHECK,
	                "CREATE TABLE t (d timestamptz,\n"
	                " CONSTRAINT c CHECK (d <= clock_timestamp() AND d < now()));\n",
	                "constraint public.t.c | functions=[clock_timestamp, now] "
	                "volatility=volatile\n");
}

static void a_domain_is_checked_too(void **state)
{
	assert_titles(
	    CHECK,
	    "CREATE DOMAIN past AS date CONSTRAINT in_past CHECK (VALUE <= CURRENT_DATE);\n"
	    "CREATE TABLE t (d past);\n",
	    "CONSIDER Check constraint public.past.in_past depends on the time or place it "
	    "runs\n");
}

static void accepts_what_depends_on_the_row_alone(void **state)
{
	assert_titles(CHECK,
	              "CREATE TABLE t (a text, d date,\n"
	              " CHECK (a = lower(a)), CHECK (d > '2024-01-01'::date),\n"
	              " CHECK (a <> 'now()'), CHECK (length(a) > 3 /* now() */));\n",
	              "");
}

/* CREATE FUNCTION without a word about volatility means VOLATILE. */
static void what_a_readable_function_does_counts_not_its_declaration(void **state)
{
	assert_titles(CHECK,
	              "CREATE FUNCTION is_small(n int) RETURNS boolean LANGUAGE sql\n"
	              " AS $$ SELECT n < 10 $$;\n"
	              "CREATE TABLE t (n int, CHECK (is_small(n)));\n",
	              "");
}

static void of_an_unreadable_function_the_declaration_counts(void **state)
{
	assert_metadata(CHECK,
	                "CREATE FUNCTION is_small(n int) RETURNS boolean LANGUAGE c\n"
	                " AS 'numbers', 'is_small';\n"
	                "CREATE TABLE t (n int, CONSTRAINT c CHECK (public.is_small(n)));\n",
	                "constraint public.t.c | functions=[public.is_small(integer)] "
	                "volatility=volatile\n");
	assert_titles(CHECK,
	              "CREATE FUNCTION is_small(n int) RETURNS boolean LANGUAGE c IMMUTABLE\n"
	              " AS 'numbers', 'is_small';\n"
	              "CREATE TABLE t (n int, CHECK (is_small(n)));\n",
	              "");
}

static void a_constraint_that_is_not_enforced_is_passed_over(void **state)
{
	assert_titles(CHECK, "CREATE TABLE t (d date CHECK (d <= CURRENT_DATE) NOT ENFORCED);\n",
	              "");
}

static void speaks_once_for_a_partitioned_table(void **state)
{
	assert_metadata(CHECK,
	                "CREATE TABLE r (k int, d date, CONSTRAINT c CHECK (d <= CURRENT_DATE))\n"
	                " PARTITION BY LIST (k);\n"
	                "CREATE TABLE r1 PARTITION OF r FOR VALUES IN (1);\n"
	                "CREATE TABLE r2 (k int, d date, CONSTRAINT c CHECK (d <= CURRENT_DATE));\n"
	                "ALTER TABLE ONLY r ATTACH PARTITION r2 FOR VALUES IN (2);\n",
	                "constraint public.r.c | functions=[current_date] volatility=stable "
	                "partitions=2 partition_examples=[public.r1, public.r2]\n");
}

static void a_partitions_own_constraint_is_its_own_matter(void **state)
{
	assert_titles(
	    CHECK,
	    "CREATE TABLE r (k int, d date) PARTITION BY LIST (k);\n"
	    "CREATE TABLE r1 (k int, d date, CONSTRAINT c CHECK (d <= CURRENT_DATE));\n"
	    "ALTER TABLE ONLY r ATTACH PARTITION r1 FOR VALUES IN (1);\n",
	    "CONSIDER Check constraint public.r1.c depends on the time or place it runs\n");
}

/* What is found in the strings of another language may be wrong. */
static void code_of_other_languages_is_guessed_at(void **state)
{
	assert_metadata(
	    CHECK,
	    "CREATE TABLE limits (top int);\n"
	    "CREATE FUNCTION top() RETURNS int LANGUAGE plpython3u\n"
	    " AS $$ return plpy.execute('SELECT top FROM public.limits')[0]['top'] $$;\n"
	    "CREATE TABLE t (n int, CONSTRAINT c CHECK (n < public.top()));\n",
	    "constraint public.t.c | functions=[public.top()] "
	    "reads_tables=[public.limits]\n");
}

static void quotes_names(void **state)
{
	assert_titles(
	    CHECK,
	    "CREATE TABLE \"Order Items\" (d date,\n"
	    " CONSTRAINT \"a.b\" CHECK (d <= CURRENT_DATE));\n",
	    "CONSIDER Check constraint public.\"Order Items\".\"a.b\" depends on the time "
	    "or place it runs\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(a_function_that_reads_a_table_is_told_of),
		CHECK_TEST(reading_through_another_function_counts),
		CHECK_TEST(the_time_of_day_is_considered),
		CHECK_TEST(the_most_volatile_function_counts),
		CHECK_TEST(a_domain_is_checked_too),
		CHECK_TEST(accepts_what_depends_on_the_row_alone),
		CHECK_TEST(what_a_readable_function_does_counts_not_its_declaration),
		CHECK_TEST(of_an_unreadable_function_the_declaration_counts),
		CHECK_TEST(a_constraint_that_is_not_enforced_is_passed_over),
		CHECK_TEST(speaks_once_for_a_partitioned_table),
		CHECK_TEST(a_partitions_own_constraint_is_its_own_matter),
		CHECK_TEST(code_of_other_languages_is_guessed_at),
		CHECK_TEST(quotes_names),
	};

	return cmocka_run_group_tests_name("check_constraints", tests, NULL, NULL);
}
