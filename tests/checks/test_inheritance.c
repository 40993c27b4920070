#include "check_test.h"

static void reports_a_parent_with_its_children(void **state)
{
	const char *sql =
	    "CREATE TABLE public.base (id integer NOT NULL);\n"
	    "CREATE TABLE public.one (extra text)\nINHERITS (public.base);\n"
	    "CREATE TABLE public.two (extra text)\nINHERITS (public.base);\n"
	    "ALTER TABLE ONLY public.base ADD CONSTRAINT base_pkey PRIMARY KEY (id);\n"
	    "ALTER TABLE ONLY public.two ADD CONSTRAINT two_pkey PRIMARY KEY (id);\n";

	assert_titles("inheritance", sql, "CONSIDER Table public.base has inheritance children\n");
	assert_metadata("inheritance", sql,
	                "table public.base | children=[public.one, public.two] "
	                "children_without_identity=[public.one]\n");
	assert_fixes("inheritance", sql, "before: ALTER TABLE public.one ADD PRIMARY KEY (id);\n");
}

static void gives_no_statement_where_the_parent_has_no_key(void **state)
{
	assert_fixes("inheritance",
	             "CREATE TABLE public.base (id integer);"
	             "CREATE TABLE public.one () INHERITS (public.base);",
	             "no sql\n");
}

static void gives_no_second_key_to_a_child_whose_key_is_hidden(void **state)
{
	const char *sql = "CREATE TABLE public.base (id integer PRIMARY KEY);"
	                  "CREATE TABLE public.one (PRIMARY KEY (id)) INHERITS (public.base);"
	                  "ALTER TABLE public.one REPLICA IDENTITY FULL;";

	assert_metadata("inheritance", sql,
	                "table public.base | children=[public.one] "
	                "children_without_identity=[public.one]\n");
	assert_fixes("inheritance", sql, "no sql\n");
}

static void reports_each_level(void **state)
{
	assert_titles("inheritance",
	              "CREATE TABLE public.a (id integer);"
	              "CREATE TABLE public.b () INHERITS (public.a);"
	              "CREATE TABLE public.c () INHERITS (public.b);",
	              "CONSIDER Table public.a has inheritance children\n"
	              "CONSIDER Table public.b has inheritance children\n");
}

static void reports_both_parents_of_a_child(void **state)
{
	assert_metadata("inheritance",
	                "CREATE TABLE public.a (id integer); CREATE TABLE public.b (k integer);"
	                "CREATE TABLE public.c () INHERITS (public.a, public.b);",
	                "table public.a | children=[public.c] "
	                "children_without_identity=[public.c]\n"
	                "table public.b | children=[public.c] "
	                "children_without_identity=[public.c]\n");
}

static void reports_a_foreign_child(void **state)
{
	assert_metadata("inheritance",
	                "CREATE TABLE public.a (id integer PRIMARY KEY);"
	                "CREATE FOREIGN TABLE public.far () INHERITS (public.a) SERVER s;",
	                "table public.a | children=[public.far]\n");
}

static void follows_alter_table_inherit(void **state)
{
	assert_titles("inheritance",
	              "CREATE TABLE public.a (id integer); CREATE TABLE public.b (id integer);"
	              "ALTER TABLE public.b INHERIT public.a;",
	              "CONSIDER Table public.a has inheritance children\n");
	assert_titles("inheritance",
	              "CREATE TABLE public.a (id integer);"
	              "CREATE TABLE public.b () INHERITS (public.a);"
	              "ALTER TABLE public.b NO INHERIT public.a;",
	              "");
}

static void passes_over_partitions(void **state)
{
	assert_titles("inheritance",
	              "CREATE TABLE public.m (id integer) PARTITION BY LIST (id);"
	              "CREATE TABLE public.m_1 PARTITION OF public.m FOR VALUES IN (1);",
	              "");
}

static void quotes_odd_names(void **state)
{
	assert_fixes("inheritance",
	             "CREATE TABLE public.\"A\" (\"I d\" integer PRIMARY KEY);"
	             "CREATE TABLE public.\"b.c\" () INHERITS (public.\"A\");",
	             "before: ALTER TABLE public.\"b.c\" ADD PRIMARY KEY (\"I d\");\n");
}

static void leaves_temporary_children_out(void **state)
{
	const char *sql = "CREATE TABLE public.base (id integer PRIMARY KEY);"
	                  "CREATE TEMP TABLE scratch () INHERITS (public.base);";

	assert_titles("inheritance", sql, "");
	assert_metadata("inheritance",
	                "CREATE TABLE public.base (id integer PRIMARY KEY);"
	                "CREATE TABLE public.one (PRIMARY KEY (id)) INHERITS (public.base);"
	                "CREATE TEMP TABLE scratch () INHERITS (public.base);",
	                "table public.base | children=[public.one]\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(reports_a_parent_with_its_children),
		CHECK_TEST(gives_no_statement_where_the_parent_has_no_key),
		CHECK_TEST(gives_no_second_key_to_a_child_whose_key_is_hidden),
		CHECK_TEST(reports_each_level),
		CHECK_TEST(reports_both_parents_of_a_child),
		CHECK_TEST(reports_a_foreign_child),
		CHECK_TEST(follows_alter_table_inherit),
		CHECK_TEST(passes_over_partitions),
		CHECK_TEST(quotes_odd_names),
		CHECK_TEST(leaves_temporary_children_out),
	};

	return cmocka_run_group_tests_name("inheritance", tests, NULL, NULL);
}
