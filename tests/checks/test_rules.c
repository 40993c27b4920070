#include "check_test.h"

#define TABLE "CREATE TABLE public.t (id integer PRIMARY KEY, n integer);"

static void informs_of_an_instead_rule(void **state)
{
	const char *sql = TABLE "CREATE RULE r AS ON INSERT TO public.t DO INSTEAD NOTHING;";

	assert_titles("rules", sql, "INFO Rule r on public.t rewrites INSERT\n");
	assert_metadata("rules", sql, "rule public.t.r | event=INSERT is_instead=true enabled=O\n");
	assert_fixes("rules", sql, "no sql\n");
}

static void asks_about_a_rule_that_writes_an_unlogged_table(void **state)
{
	const char *sql = TABLE "CREATE UNLOGGED TABLE public.log (id integer PRIMARY KEY);"
	                        "CREATE RULE r AS ON INSERT TO public.t DO ALSO"
	                        " INSERT INTO public.log (id) VALUES (new.id);";

	assert_titles("rules", sql, "CONSIDER Rule r on public.t rewrites INSERT\n");
	assert_metadata(
	    "rules", sql,
	    "rule public.t.r | event=INSERT is_instead=false enabled=O writes=[public.log]\n");
	assert_details("rules", sql,
	               "What it writes to public.log stays on the node that ran it.\n");
}

static void asks_about_a_rule_that_updates_a_keyless_table(void **state)
{
	assert_titles("rules",
	              TABLE "CREATE TABLE public.totals (n integer);"
	                    "CREATE RULE r AS ON DELETE TO public.t DO ALSO"
	                    " UPDATE public.totals SET n = n - 1;",
	              "CONSIDER Rule r on public.t rewrites DELETE\n");
}

static void inserts_into_a_keyless_table_replicate(void **state)
{
	assert_titles("rules",
	              TABLE "CREATE TABLE public.log (n integer);"
	                    "CREATE RULE r AS ON UPDATE TO public.t DO ALSO"
	                    " INSERT INTO public.log VALUES (old.n);",
	              "INFO Rule r on public.t rewrites UPDATE\n");
}

static void asks_about_a_rule_that_notifies(void **state)
{
	const char *sql = TABLE "CREATE RULE r AS ON UPDATE TO public.t DO ALSO NOTIFY changed;";

	assert_titles("rules", sql, "CONSIDER Rule r on public.t rewrites UPDATE\n");
	assert_details("rules", sql, "Its notifications reach listeners of the same node only.\n");
}

static void asks_about_a_rule_that_writes_a_foreign_table(void **state)
{
	assert_titles("rules",
	              TABLE "CREATE SERVER far FOREIGN DATA WRAPPER postgres_fdw;"
	                    "CREATE FOREIGN TABLE public.remote (id integer) SERVER far;"
	                    "CREATE RULE r AS ON INSERT TO public.t DO ALSO"
	                    " INSERT INTO public.remote VALUES (new.id);",
	              "CONSIDER Rule r on public.t rewrites INSERT\n");
}

static void writes_to_views_and_unknown_tables_are_only_named(void **state)
{
	const char *sql = TABLE "CREATE VIEW public.v AS SELECT t.id FROM public.t;"
	                        "CREATE RULE r AS ON INSERT TO public.t DO ALSO"
	                        " (INSERT INTO public.v VALUES (new.id);"
	                        " DELETE FROM far.\"Log\" WHERE id = new.id;);";

	assert_titles("rules", sql, "INFO Rule r on public.t rewrites INSERT\n");
	assert_metadata("rules", sql,
	                "rule public.t.r | event=INSERT is_instead=false enabled=O "
	                "writes=[far.\"Log\", public.v]\n");
}

static void looks_into_the_functions_that_a_rule_calls(void **state)
{
	assert_titles("rules",
	              TABLE "CREATE UNLOGGED TABLE public.log (id integer PRIMARY KEY);"
	                    "CREATE FUNCTION public.note() RETURNS void LANGUAGE sql AS "
	                    "$$TRUNCATE public.log$$;"
	                    "CREATE RULE r AS ON DELETE TO public.t DO ALSO SELECT public.note();",
	              "CONSIDER Rule r on public.t rewrites DELETE\n");
	assert_titles("rules",
	              TABLE "CREATE UNLOGGED TABLE public.log (id integer PRIMARY KEY);"
	                    "CREATE FUNCTION public.note() RETURNS void LANGUAGE sql AS "
	                    "$$COPY public.log FROM '/tmp/log'$$;"
	                    "CREATE RULE r AS ON DELETE TO public.t DO ALSO SELECT public.note();",
	              "CONSIDER Rule r on public.t rewrites DELETE\n");
}

static void passes_over_rules_of_views(void **state)
{
	assert_titles("rules",
	              TABLE "CREATE VIEW public.v AS SELECT t.id FROM public.t;"
	                    "CREATE RULE r AS ON INSERT TO public.v DO INSTEAD"
	                    " INSERT INTO public.t (id) VALUES (new.id);",
	              "");
}

static void passes_over_disabled_rules(void **state)
{
	assert_titles("rules",
	              TABLE "CREATE RULE r AS ON INSERT TO public.t DO INSTEAD NOTHING;"
	                    "ALTER TABLE public.t DISABLE RULE r;",
	              "");
}

static void tells_rules_of_one_table_apart(void **state)
{
	const char *sql =
	    "CREATE TABLE public.\"Order Items\" (id integer PRIMARY KEY);"
	    "CREATE RULE a AS ON INSERT TO public.\"Order Items\" DO INSTEAD NOTHING;"
	    "CREATE RULE \"B c\" AS ON DELETE TO public.\"Order Items\" DO INSTEAD NOTHING;";

	assert_titles("rules", sql,
	              "INFO Rule \"B c\" on public.\"Order Items\" rewrites DELETE\n"
	              "INFO Rule a on public.\"Order Items\" rewrites INSERT\n");
	assert_ids(state, "rules", sql, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(informs_of_an_instead_rule),
		CHECK_TEST(asks_about_a_rule_that_writes_an_unlogged_table),
		CHECK_TEST(asks_about_a_rule_that_updates_a_keyless_table),
		CHECK_TEST(inserts_into_a_keyless_table_replicate),
		CHECK_TEST(asks_about_a_rule_that_notifies),
		CHECK_TEST(asks_about_a_rule_that_writes_a_foreign_table),
		CHECK_TEST(writes_to_views_and_unknown_tables_are_only_named),
		CHECK_TEST(looks_into_the_functions_that_a_rule_calls),
		CHECK_TEST(passes_over_rules_of_views),
		CHECK_TEST(passes_over_disabled_rules),
		CHECK_TEST(tells_rules_of_one_table_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
