#include "check_test.h"

#define CHECK   "column_defaults"
#define SUMMARY "INFO Volatile column defaults are evaluated once, on the inserting node\n"

static void a_time_as_the_whole_key_repeats(void **state)
{
	const char *sql = "CREATE TABLE log (at timestamp with time zone DEFAULT now() NOT NULL);\n"
	                  "ALTER TABLE ONLY log ADD CONSTRAINT log_pkey PRIMARY KEY (at);\n";

	assert_titles(CHECK, sql, "WARNING Key column public.log.at defaults to the time of day\n");
	assert_metadata(CHECK, sql, "column public.log.at | default_expr=now() functions=[now]\n");
	assert_fixes(CHECK, sql, "no sql\n");
	assert_titles(CHECK, "CREATE TABLE log (at date DEFAULT CURRENT_DATE UNIQUE);\n",
	              "WARNING Key column public.log.at defaults to the time of day\n");
}

static void values_of_one_session_or_server_repeat(void **state)
{
	assert_titles(CHECK, "CREATE TABLE t (pid int DEFAULT pg_backend_pid() PRIMARY KEY);\n",
	              "WARNING Key column public.t.pid defaults to a value of one server or "
	              "session\n");
	assert_titles(CHECK, "CREATE TABLE t (x bigint DEFAULT txid_current() PRIMARY KEY);\n",
	              "WARNING Key column public.t.x defaults to a value of one server or "
	              "session\n");
}

static void a_short_random_number_repeats(void **state)
{
	const char *sql =
	    "CREATE TABLE t (id int DEFAULT (random() * 1000000)::int PRIMARY KEY);\n";

	assert_titles(CHECK, sql,
	              "WARNING Key column public.t.id defaults to a short random number\n");
	assert_titles(CHECK,
	              "CREATE TABLE t (id bigint DEFAULT (random() * 1e15)::bigint PRIMARY KEY);\n"
	              "CREATE TABLE s (id text DEFAULT md5(random()::text) PRIMARY KEY);\n",
	              "");
}

static void accepts_values_made_for_many_writers(void **state)
{
	assert_titles(CHECK,
	              "CREATE TABLE a (id uuid DEFAULT gen_random_uuid() PRIMARY KEY);\n"
	              "CREATE TABLE b (id uuid DEFAULT public.uuid_generate_v1() PRIMARY KEY);\n"
	              "CREATE TABLE c (id uuid DEFAULT uuidv7() PRIMARY KEY);\n"
	              "CREATE SEQUENCE s;\n"
	              "CREATE TABLE d (id bigint DEFAULT nextval('s') PRIMARY KEY);\n"
	              "CREATE TABLE e (id text DEFAULT now()::text || gen_random_uuid()::text\n"
	              " PRIMARY KEY);\n",
	              "");
}

static void another_column_of_the_key_tells_rows_apart(void **state)
{
	assert_titles(CHECK,
	              "CREATE TABLE t (tenant int, at timestamptz DEFAULT now(),\n"
	              " PRIMARY KEY (tenant, at));\n",
	              "");
	assert_titles(CHECK,
	              "CREATE TABLE t (pid int DEFAULT pg_backend_pid(),\n"
	              " at timestamptz DEFAULT now(), PRIMARY KEY (pid, at));\n",
	              "WARNING Key column public.t.at defaults to the time of day\n"
	              "WARNING Key column public.t.pid defaults to a value of one server or "
	              "session\n");
}

static void elsewhere_they_are_summed_up(void **state)
{
	const char *sql = "CREATE TABLE t (id uuid DEFAULT gen_random_uuid() PRIMARY KEY,\n"
	                  " created_at timestamptz DEFAULT now(), r float8 DEFAULT random(),\n"
	                  " token uuid DEFAULT gen_random_uuid(), n int DEFAULT 7,\n"
	                  " v text DEFAULT 'now()', z text DEFAULT lower('X'));\n";

	assert_titles(CHECK, sql, SUMMARY);
	assert_metadata(CHECK, sql,
	                "database database | columns=[public.t.created_at, public.t.r] "
	                "volatile_default_count=2\n");
}

static void a_default_through_a_function_counts(void **state)
{
	assert_metadata(CHECK,
	                "CREATE FUNCTION stamp() RETURNS timestamptz LANGUAGE sql\n"
	                " AS $$ SELECT date_trunc('second', clock_timestamp()) $$;\n"
	                "CREATE TABLE t (at timestamptz DEFAULT public.stamp() PRIMARY KEY);\n",
	                "column public.t.at | default_expr=public.stamp() "
	                "functions=[clock_timestamp]\n");
}

static void a_value_out_of_a_table_is_not_known_to_repeat(void **state)
{
	assert_titles(CHECK,
	              "CREATE TABLE node (id int);\n"
	              "CREATE FUNCTION f() RETURNS text LANGUAGE sql\n"
	              " AS $$ SELECT id || now()::text FROM public.node $$;\n"
	              "CREATE TABLE t (k text DEFAULT public.f() PRIMARY KEY);\n",
	              "");
}

static void passes_over_generated_columns(void **state)
{
	assert_titles(CHECK,
	              "CREATE TABLE t (a int, k int GENERATED ALWAYS AS (a + 1) STORED UNIQUE);\n",
	              "");
}

static void speaks_once_for_a_partitioned_table(void **state)
{
	assert_metadata(CHECK,
	                "CREATE TABLE r (at timestamptz DEFAULT now() PRIMARY KEY)\n"
	                " PARTITION BY RANGE (at);\n"
	                "CREATE TABLE r1 PARTITION OF r DEFAULT;\n",
	                "column public.r.at | default_expr=now() functions=[now] partitions=1 "
	                "partition_examples=[public.r1]\n");
}

static void lists_partitions_that_alone_have_the_key(void **state)
{
	const char *sql = "CREATE TABLE r (k int, at timestamptz DEFAULT now())\n"
	                  " PARTITION BY LIST (k);\n"
	                  "CREATE TABLE r1 PARTITION OF r FOR VALUES IN (1);\n"
	                  "CREATE TABLE r2 PARTITION OF r FOR VALUES IN (2);\n"
	                  "ALTER TABLE r2 ADD PRIMARY KEY (at);\n";

	assert_titles(CHECK, sql,
	              "WARNING Key column public.r.at defaults to the time of day\n" SUMMARY);
	assert_metadata(CHECK, sql,
	                "column public.r.at | default_expr=now() functions=[now] partitions=1 "
	                "partition_examples=[public.r2]\n"
	                "database database | columns=[public.r.at] volatile_default_count=1\n");
}

static void looks_at_the_default_of_a_domain(void **state)
{
	const char *sql = "CREATE DOMAIN public.moment AS timestamptz DEFAULT now();"
	                  "CREATE TABLE public.log (at public.moment PRIMARY KEY);";

	assert_titles("column_defaults", sql,
	              "WARNING Key column public.log.at defaults to the time of day\n");
	assert_metadata("column_defaults", sql,
	                "column public.log.at | default_expr=now() functions=[now]\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(a_time_as_the_whole_key_repeats),
		CHECK_TEST(values_of_one_session_or_server_repeat),
		CHECK_TEST(a_short_random_number_repeats),
		CHECK_TEST(accepts_values_made_for_many_writers),
		CHECK_TEST(another_column_of_the_key_tells_rows_apart),
		CHECK_TEST(elsewhere_they_are_summed_up),
		CHECK_TEST(a_default_through_a_function_counts),
		CHECK_TEST(a_value_out_of_a_table_is_not_known_to_repeat),
		CHECK_TEST(passes_over_generated_columns),
		CHECK_TEST(speaks_once_for_a_partitioned_table),
		CHECK_TEST(lists_partitions_that_alone_have_the_key),
		CHECK_TEST(looks_at_the_default_of_a_domain),
	};

	return cmocka_run_group_tests_name("column_defaults", tests, NULL, NULL);
}
