#include "check_test.h"

#define TITLE(severity, table)                                                                     \
	severity " Row-level security on " table " does not filter replication\n"
#define SECURED                                                                                    \
	"CREATE TABLE public.t (id integer PRIMARY KEY, owner text);"                              \
	"ALTER TABLE public.t ENABLE ROW LEVEL SECURITY;"

static void informs_of_a_secured_table(void **state)
{
	const char *sql =
	    SECURED "ALTER TABLE ONLY public.t FORCE ROW LEVEL SECURITY;"
	            "CREATE POLICY \"Own rows\" ON public.t USING (owner = CURRENT_USER);"
	            "CREATE POLICY adds ON public.t FOR INSERT WITH CHECK (true);";

	assert_titles("row_level_security", sql, TITLE("INFO", "public.t"));
	assert_metadata(
	    "row_level_security", sql,
	    "table public.t | rls_forced=true policy_count=2 policies=[Own rows, adds]\n");
	assert_fixes("row_level_security", sql, "no sql\n");
}

static void a_secured_table_needs_no_policy(void **state)
{
	assert_metadata("row_level_security", SECURED,
	                "table public.t | rls_forced=false policy_count=0\n");
}

static void passes_over_policies_that_are_not_in_force(void **state)
{
	assert_titles("row_level_security",
	              "CREATE TABLE public.t (id integer PRIMARY KEY);"
	              "CREATE POLICY p ON public.t USING (current_setting('app.id') = 'x');",
	              "");
	assert_titles("row_level_security",
	              SECURED "ALTER TABLE public.t DISABLE ROW LEVEL SECURITY;", "");
}

static void asks_about_a_policy_on_a_setting(void **state)
{
	const char *sql =
	    SECURED "CREATE POLICY p ON public.t USING (owner = current_setting('app.user'));";

	assert_titles("row_level_security", sql, TITLE("CONSIDER", "public.t"));
	assert_details("row_level_security", sql,
	               "The policy public.t.p depends on current_setting(), which may differ from "
	               "node to node.\n");
}

static void asks_about_a_policy_on_the_clients_address(void **state)
{
	assert_titles("row_level_security",
	              SECURED "CREATE POLICY p ON public.t FOR INSERT WITH CHECK "
	                      "(inet_client_addr() = '10.0.0.1'::inet);",
	              TITLE("CONSIDER", "public.t"));
}

static void looks_into_the_functions_that_a_policy_calls(void **state)
{
	assert_titles("row_level_security",
	              SECURED "CREATE FUNCTION public.tenant() RETURNS text LANGUAGE sql STABLE AS "
	                      "$$SELECT current_setting('app.tenant')$$;"
	                      "CREATE POLICY p ON public.t USING (owner = public.tenant());",
	              TITLE("CONSIDER", "public.t"));
}

#define GRANTED                                                                                    \
	"CREATE POLICY p ON public.t USING "                                                       \
	"(EXISTS (SELECT 1 FROM public.grants g WHERE g.name = t.owner));"

static void asks_about_a_policy_on_a_table_that_cannot_replicate(void **state)
{
	assert_titles("row_level_security",
	              SECURED
	              "CREATE UNLOGGED TABLE public.grants (name text PRIMARY KEY);" GRANTED,
	              TITLE("CONSIDER", "public.t"));
	assert_titles("row_level_security",
	              SECURED "CREATE TABLE public.grants (name text PRIMARY KEY);" GRANTED,
	              TITLE("INFO", "public.t"));
}

static void reports_a_partitioned_root_once(void **state)
{
	const char *sql = "CREATE TABLE public.m (id integer) PARTITION BY LIST (id);"
	                  "CREATE TABLE public.m_1 PARTITION OF public.m FOR VALUES IN (1);"
	                  "ALTER TABLE public.m ENABLE ROW LEVEL SECURITY;"
	                  "ALTER TABLE public.m_1 ENABLE ROW LEVEL SECURITY;";

	assert_titles("row_level_security", sql, TITLE("INFO", "public.m"));
	assert_metadata("row_level_security", sql,
	                "partitioned table public.m | rls_forced=false policy_count=0 partitions=1 "
	                "partition_examples=[public.m_1]\n");
}

static void reports_secured_partitions_at_their_root(void **state)
{
	const char *sql = "CREATE TABLE public.m (id integer) PARTITION BY LIST (id);"
	                  "CREATE TABLE public.m_1 PARTITION OF public.m FOR VALUES IN (1);"
	                  "CREATE TABLE public.m_2 PARTITION OF public.m FOR VALUES IN (2);"
	                  "CREATE TABLE public.m_3 PARTITION OF public.m FOR VALUES IN (3);"
	                  "ALTER TABLE public.m_1 ENABLE ROW LEVEL SECURITY;"
	                  "ALTER TABLE public.m_2 ENABLE ROW LEVEL SECURITY;";

	assert_titles("row_level_security", sql, TITLE("INFO", "partitions of public.m"));
	assert_metadata("row_level_security", sql,
	                "partitioned table public.m | partitions=2 "
	                "partition_examples=[public.m_1, public.m_2]\n");
}

static void gives_five_examples_of_many_partitions(void **state)
{
	const char *sql = "CREATE TABLE public.m (id integer) PARTITION BY LIST (id);"
	                  "CREATE TABLE public.m_1 PARTITION OF public.m FOR VALUES IN (1);"
	                  "ALTER TABLE public.m_1 ENABLE ROW LEVEL SECURITY;"
	                  "CREATE TABLE public.m_2 PARTITION OF public.m FOR VALUES IN (2);"
	                  "ALTER TABLE public.m_2 ENABLE ROW LEVEL SECURITY;"
	                  "CREATE TABLE public.m_3 PARTITION OF public.m FOR VALUES IN (3);"
	                  "ALTER TABLE public.m_3 ENABLE ROW LEVEL SECURITY;"
	                  "CREATE TABLE public.m_4 PARTITION OF public.m FOR VALUES IN (4);"
	                  "ALTER TABLE public.m_4 ENABLE ROW LEVEL SECURITY;"
	                  "CREATE TABLE public.m_5 PARTITION OF public.m FOR VALUES IN (5);"
	                  "ALTER TABLE public.m_5 ENABLE ROW LEVEL SECURITY;"
	                  "CREATE TABLE public.m_6 PARTITION OF public.m FOR VALUES IN (6);"
	                  "ALTER TABLE public.m_6 ENABLE ROW LEVEL SECURITY;";

	assert_metadata("row_level_security", sql,
	                "partitioned table public.m | partitions=6 partition_examples=[public.m_1, "
	                "public.m_2, public.m_3, public.m_4, public.m_5]\n");
}

static void asks_about_policies_of_single_partitions(void **state)
{
	const char *sql = "CREATE TABLE public.m (id integer, o text) PARTITION BY LIST (id);"
	                  "CREATE TABLE public.m_1 PARTITION OF public.m FOR VALUES IN (1);"
	                  "ALTER TABLE public.m_1 ENABLE ROW LEVEL SECURITY;"
	                  "CREATE POLICY p ON public.m_1 USING (o = current_setting('app.o'));";

	assert_titles("row_level_security", sql, TITLE("CONSIDER", "partitions of public.m"));
	assert_details(
	    "row_level_security", sql,
	    "The policy public.m_1.p depends on current_setting(), which may differ from "
	    "node to node.\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(informs_of_a_secured_table),
		CHECK_TEST(a_secured_table_needs_no_policy),
		CHECK_TEST(passes_over_policies_that_are_not_in_force),
		CHECK_TEST(asks_about_a_policy_on_a_setting),
		CHECK_TEST(asks_about_a_policy_on_the_clients_address),
		CHECK_TEST(looks_into_the_functions_that_a_policy_calls),
		CHECK_TEST(asks_about_a_policy_on_a_table_that_cannot_replicate),
		CHECK_TEST(reports_a_partitioned_root_once),
		CHECK_TEST(reports_secured_partitions_at_their_root),
		CHECK_TEST(gives_five_examples_of_many_partitions),
		CHECK_TEST(asks_about_policies_of_single_partitions),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
