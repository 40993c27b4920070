#include "check_test.h"

#define UNLOGGED_TABLE(name) "WARNING Table public." name " is unlogged and cannot be replicated\n"
#define UNLOGGED_SEQUENCE(severity, name)                                                          \
	severity " Sequence public." name " is unlogged and cannot be replicated\n"

static void reports_an_unlogged_table(void **state)
{
	const char *sql = "CREATE UNLOGGED TABLE public.cache (k text);";

	assert_titles("unlogged_tables", sql, UNLOGGED_TABLE("cache"));
	assert_metadata("unlogged_tables", sql, "table public.cache | relkind=r\n");
	assert_fixes("unlogged_tables", sql, "before: ALTER TABLE public.cache SET LOGGED;\n");
}

static void follows_set_unlogged_and_set_logged(void **state)
{
	assert_titles("unlogged_tables",
	              "CREATE TABLE public.cache (k text); ALTER TABLE public.cache SET UNLOGGED;",
	              UNLOGGED_TABLE("cache"));
	assert_titles("unlogged_tables",
	              "CREATE UNLOGGED TABLE public.cache (k text);"
	              "ALTER TABLE public.cache SET LOGGED;",
	              "");
}

static void warns_of_a_sequence_that_feeds_a_logged_table(void **state)
{
	const char *sql = "CREATE TABLE public.t (id integer);"
	                  "CREATE UNLOGGED SEQUENCE public.t_id_seq;"
	                  "ALTER SEQUENCE public.t_id_seq OWNED BY public.t.id;";

	assert_titles("unlogged_tables", sql, UNLOGGED_SEQUENCE("WARNING", "t_id_seq"));
	assert_metadata("unlogged_tables", sql,
	                "sequence public.t_id_seq | relkind=S column=public.t.id\n");
	assert_fixes("unlogged_tables", sql,
	             "before: ALTER SEQUENCE public.t_id_seq SET LOGGED;\n");
}

static void warns_of_a_sequence_in_a_default_of_a_logged_table(void **state)
{
	const char *sql = "CREATE UNLOGGED SEQUENCE public.s;"
	                  "CREATE TABLE public.t (at timestamptz DEFAULT now(),"
	                  " id bigint DEFAULT nextval('public.s'::regclass),"
	                  " other bigint DEFAULT nextval('s'::regclass));";

	assert_titles("unlogged_tables", sql, UNLOGGED_SEQUENCE("WARNING", "s"));
	assert_metadata("unlogged_tables", sql,
	                "sequence public.s | relkind=S column=public.t.id\n");
}

static void folds_the_sequence_of_an_unlogged_table_into_it(void **state)
{
	const char *sql = "CREATE UNLOGGED TABLE public.cache (id integer);"
	                  "CREATE UNLOGGED SEQUENCE public.cache_id_seq;"
	                  "ALTER SEQUENCE public.cache_id_seq OWNED BY public.cache.id;";

	assert_titles("unlogged_tables", sql,
	              UNLOGGED_TABLE("cache") UNLOGGED_SEQUENCE("INFO", "cache_id_seq"));
	assert_string_equal(groups_of(state, "unlogged_tables", sql, NULL),
	                    "unlogged:public.cache\nunlogged:public.cache\n");
}

static void informs_of_a_sequence_that_feeds_nothing(void **state)
{
	assert_titles("unlogged_tables", "CREATE UNLOGGED SEQUENCE public.s;",
	              UNLOGGED_SEQUENCE("INFO", "s"));
}

static void leaves_partitions_of_a_logged_root_to_partition_identity(void **state)
{
	assert_titles("unlogged_tables",
	              "CREATE TABLE public.m (id integer PRIMARY KEY) PARTITION BY LIST (id);"
	              "CREATE UNLOGGED TABLE public.m_1 PARTITION OF public.m FOR VALUES IN (1);",
	              "");
}

static void reports_an_unlogged_root_once(void **state)
{
	const char *sql =
	    "CREATE UNLOGGED TABLE public.m (id integer) PARTITION BY LIST (id);"
	    "CREATE UNLOGGED TABLE public.m_1 PARTITION OF public.m FOR VALUES IN (1);"
	    "CREATE TABLE public.m_2 PARTITION OF public.m FOR VALUES IN (2);";

	assert_titles("unlogged_tables", sql, UNLOGGED_TABLE("m"));
	assert_metadata("unlogged_tables", sql,
	                "partitioned table public.m | relkind=p partitions=2 "
	                "partition_examples=[public.m_1, public.m_2]\n");
	assert_fixes("unlogged_tables", sql, "no sql\n");
	assert_details("unlogged_tables", sql,
	               "SET LOGGED has no effect on a partitioned table: it has to be created anew "
	               "without UNLOGGED.\n");
}

static void passes_over_temporary_objects(void **state)
{
	assert_titles("unlogged_tables",
	              "CREATE TEMPORARY TABLE t (k text); CREATE TEMPORARY SEQUENCE s;"
	              "CREATE TABLE public.logged (k serial);",
	              "");
}

static void quotes_odd_names(void **state)
{
	assert_fixes("unlogged_tables", "CREATE UNLOGGED TABLE public.\"Order Items\" (k text);",
	             "before: ALTER TABLE public.\"Order Items\" SET LOGGED;\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(reports_an_unlogged_table),
		CHECK_TEST(follows_set_unlogged_and_set_logged),
		CHECK_TEST(warns_of_a_sequence_that_feeds_a_logged_table),
		CHECK_TEST(warns_of_a_sequence_in_a_default_of_a_logged_table),
		CHECK_TEST(folds_the_sequence_of_an_unlogged_table_into_it),
		CHECK_TEST(informs_of_a_sequence_that_feeds_nothing),
		CHECK_TEST(leaves_partitions_of_a_logged_root_to_partition_identity),
		CHECK_TEST(reports_an_unlogged_root_once),
		CHECK_TEST(passes_over_temporary_objects),
		CHECK_TEST(quotes_odd_names),
	};

	return cmocka_run_group_tests_name("unlogged_tables", tests, NULL, NULL);
}
