#include "check_test.h"

static void reports_a_table_in_a_tablespace(void **state)
{
	const char *sql = "SET default_tablespace = fast;\n"
	                  "CREATE TABLE public.\"Hot Items\" (id integer);\n"
	                  "SET default_tablespace = '';\n"
	                  "CREATE TABLE public.cold (id integer);\n";

	assert_titles("tablespace_usage", sql,
	              "CONSIDER Tablespace fast is used by this database\n");
	assert_metadata("tablespace_usage", sql,
	                "tablespace fast | object_count=1 objects=[public.\"Hot Items\"] "
	                "is_database_default=false\n");
	assert_fixes("tablespace_usage", sql, "no sql\n");
}

static void reports_one_that_only_an_index_uses(void **state)
{
	assert_metadata("tablespace_usage",
	                "CREATE TABLE public.t (id integer);"
	                "CREATE INDEX t_id ON public.t USING btree (id) TABLESPACE \"Fast Disk\";",
	                "tablespace \"Fast Disk\" | object_count=1 objects=[public.t_id] "
	                "is_database_default=false\n");
}

static void reports_the_tablespace_of_a_partitioned_root(void **state)
{
	assert_metadata(
	    "tablespace_usage",
	    "CREATE TABLE public.m (id integer) PARTITION BY LIST (id) TABLESPACE fast;",
	    "tablespace fast | object_count=1 objects=[public.m] "
	    "is_database_default=false\n");
}

static void reports_materialized_views_too(void **state)
{
	assert_titles("tablespace_usage",
	              "SET default_tablespace = fast;"
	              "CREATE MATERIALIZED VIEW public.mv AS SELECT 1 AS one WITH NO DATA;",
	              "CONSIDER Tablespace fast is used by this database\n");
}

static void tells_tablespaces_apart(void **state)
{
	const char *sql = "CREATE TABLE public.a (id integer) TABLESPACE one;"
	                  "CREATE TABLE public.b (id integer) TABLESPACE two;"
	                  "CREATE TABLE public.c (id integer) TABLESPACE one;";

	assert_metadata("tablespace_usage", sql,
	                "tablespace one | object_count=2 objects=[public.a, public.c] "
	                "is_database_default=false\n"
	                "tablespace two | object_count=1 objects=[public.b] "
	                "is_database_default=false\n");
	assert_ids(state, "tablespace_usage", sql, 2);
}

static void passes_over_the_tablespaces_of_every_server(void **state)
{
	assert_titles("tablespace_usage",
	              "CREATE TABLE public.t (id integer) TABLESPACE pg_default;"
	              "CREATE TABLE public.u (id integer);"
	              "CREATE SCHEMA spock; CREATE TABLE spock.x (id integer) TABLESPACE fast;",
	              "");
}

static void reports_the_databases_default(void **state)
{
	const char *sql = "CREATE DATABASE shop WITH TEMPLATE = template0 ENCODING = 'UTF8' "
	                  "TABLESPACE = fast;\n\\connect shop\n"
	                  "CREATE TABLE public.t (id integer);\n";

	assert_metadata("tablespace_usage", sql,
	                "tablespace fast | object_count=0 is_database_default=true\n");
}

static void reports_a_default_tablespace_of_a_role_or_database(void **state)
{
	const char *sql = "CREATE DATABASE shop WITH TEMPLATE = template0 ENCODING = 'UTF8';\n"
	                  "ALTER DATABASE shop SET default_tablespace TO 'slow';\n"
	                  "ALTER ROLE joe SET default_tablespace TO 'fast';\n"
	                  "ALTER ROLE joe SET work_mem TO '64MB';\n"
	                  "ALTER ROLE sue SET default_tablespace TO 'fast';\n"
	                  "\\connect shop\n"
	                  "CREATE TABLE public.t (id integer);\n";

	assert_titles("tablespace_usage", sql,
	              "CONSIDER Tablespace fast is used by this database\n"
	              "CONSIDER Tablespace slow is used by this database\n");
	assert_details("tablespace_usage", sql,
	               "It is the default_tablespace of the role joe.\n"
	               "It is the default_tablespace of this database.\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(reports_a_table_in_a_tablespace),
		CHECK_TEST(reports_one_that_only_an_index_uses),
		CHECK_TEST(reports_the_tablespace_of_a_partitioned_root),
		CHECK_TEST(reports_materialized_views_too),
		CHECK_TEST(tells_tablespaces_apart),
		CHECK_TEST(passes_over_the_tablespaces_of_every_server),
		CHECK_TEST(reports_the_databases_default),
		CHECK_TEST(reports_a_default_tablespace_of_a_role_or_database),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
