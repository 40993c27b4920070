#include "check_test.h"

#include <string.h>

#define PARENT "CREATE TABLE public.orders (id bigint PRIMARY KEY);\n"
#define CHILD(actions)                                                                             \
	PARENT "CREATE TABLE public.items (id bigint PRIMARY KEY, order_id bigint);\n"             \
	       "ALTER TABLE ONLY public.items ADD CONSTRAINT items_order_id_fkey"                  \
	       " FOREIGN KEY (order_id) REFERENCES public.orders(id) " actions ";\n"
#define SUMMARY   "INFO Foreign keys are not checked where replicated changes are applied\n"
#define ACTS(how) "CONSIDER Foreign key public.items.items_order_id_fkey acts " how "\n" SUMMARY

static void reports_each_action(void **state)
{
	assert_titles("foreign_keys", CHILD("ON DELETE CASCADE"), ACTS("on delete (CASCADE)"));
	assert_titles("foreign_keys", CHILD("ON DELETE SET NULL"), ACTS("on delete (SET NULL)"));
	assert_titles("foreign_keys", CHILD("ON DELETE SET DEFAULT"),
	              ACTS("on delete (SET DEFAULT)"));
	assert_titles("foreign_keys", CHILD("ON UPDATE CASCADE"), ACTS("on update (CASCADE)"));
	assert_titles("foreign_keys", CHILD("ON UPDATE SET NULL"), ACTS("on update (SET NULL)"));
	assert_titles("foreign_keys", CHILD("ON UPDATE SET DEFAULT"),
	              ACTS("on update (SET DEFAULT)"));
}

static void names_both_actions(void **state)
{
	assert_titles("foreign_keys", CHILD("ON DELETE SET NULL ON UPDATE CASCADE"),
	              ACTS("on delete (SET NULL) and on update (CASCADE)"));
}

static void tells_what_the_key_says(void **state)
{
	assert_metadata("foreign_keys",
	                CHILD("ON UPDATE RESTRICT ON DELETE CASCADE DEFERRABLE NOT VALID"),
	                "constraint public.items.items_order_id_fkey | "
	                "constraint=items_order_id_fkey references=public.orders on_delete=CASCADE "
	                "on_update=RESTRICT is_deferrable=true is_validated=false\n"
	                "database database | fk_count=1 cascade_count=1\n");
	assert_metadata("foreign_keys", CHILD("ON DELETE CASCADE"),
	                "constraint public.items.items_order_id_fkey | "
	                "constraint=items_order_id_fkey references=public.orders on_delete=CASCADE "
	                "on_update=NO ACTION is_deferrable=false is_validated=true\n"
	                "database database | fk_count=1 cascade_count=1\n");
}

/* Both statements were run with PostgreSQL 15. */
static void gives_a_query_for_orphans(void **state)
{
	assert_fixes(
	    "foreign_keys", CHILD("ON DELETE CASCADE"),
	    "application: SELECT * FROM public.items AS c WHERE c.order_id IS NOT NULL AND "
	    "NOT EXISTS (SELECT FROM public.orders AS p WHERE p.id = c.order_id);\n"
	    "no sql\n");
	assert_fixes(
	    "foreign_keys",
	    "CREATE TABLE public.\"P\" (a integer, \"B\" integer, PRIMARY KEY (a, \"B\"));"
	    "CREATE TABLE public.\"C\" (x integer, \"Y\" integer, FOREIGN KEY (x, \"Y\")"
	    " REFERENCES public.\"P\" ON DELETE CASCADE);",
	    "application: SELECT * FROM public.\"C\" AS c WHERE c.x IS NOT NULL AND c.\"Y\" "
	    "IS NOT NULL AND NOT EXISTS (SELECT FROM public.\"P\" AS p WHERE p.a = c.x AND "
	    "p.\"B\" = c.\"Y\");\nno sql\n");
}

static void counts_keys_that_do_not_act(void **state)
{
	assert_titles("foreign_keys", CHILD(""), SUMMARY);
	assert_titles("foreign_keys", CHILD("ON DELETE RESTRICT ON UPDATE NO ACTION"), SUMMARY);
	assert_metadata("foreign_keys", CHILD(""),
	                "database database | fk_count=1 cascade_count=0\n");
}

static void says_nothing_without_foreign_keys(void **state)
{
	assert_titles("foreign_keys", PARENT, "");
}

static void reports_two_keys_of_a_table_and_the_summary_under_three_ids(void **state)
{
	const char *ids =
	    ids_of(state, "foreign_keys",
	           CHILD("ON DELETE CASCADE") "ALTER TABLE public.items ADD COLUMN other bigint"
	                                      " CONSTRAINT items_other REFERENCES public.orders ON "
	                                      "DELETE CASCADE;",
	           NULL);

	assert_int_equal(strlen(ids), 3 * 17);
	assert_memory_not_equal(ids, ids + 17, 16);
	assert_memory_not_equal(ids + 17, ids + 34, 16);
}

static void reports_a_key_to_the_table_itself(void **state)
{
	assert_titles(
	    "foreign_keys",
	    "CREATE TABLE public.tree (id integer PRIMARY KEY, up integer"
	    " REFERENCES public.tree ON DELETE CASCADE);",
	    "CONSIDER Foreign key public.tree.tree_up_fkey acts on delete (CASCADE)\n" SUMMARY);
}

static void counts_a_partitioned_table_once(void **state)
{
	assert_titles("foreign_keys",
	              PARENT "CREATE TABLE public.m (id integer, o bigint CONSTRAINT m_o"
	                     " REFERENCES public.orders ON DELETE CASCADE) PARTITION BY LIST (id);"
	                     "CREATE TABLE public.m_1 PARTITION OF public.m FOR VALUES IN (1);"
	                     "CREATE TABLE public.m_2 PARTITION OF public.m FOR VALUES IN (2);",
	              "CONSIDER Foreign key public.m.m_o acts on delete (CASCADE)\n" SUMMARY);
}

static void passes_over_keys_that_are_not_enforced(void **state)
{
	assert_titles("foreign_keys",
	              PARENT "CREATE TABLE public.items (o bigint);\n"
	                     "ALTER TABLE ONLY public.items ADD CONSTRAINT items_o FOREIGN KEY (o)"
	                     " REFERENCES public.orders(id) ON DELETE CASCADE NOT ENFORCED;\n",
	              "");
}

static void only_counts_in_an_audit(void **state)
{
	const struct mm_catalog *catalog = load_sql(state, CHILD("ON DELETE CASCADE"));

	assert_string_equal(titles_in(state, "foreign_keys", catalog, MM_AUDIT, NULL), SUMMARY);
	assert_string_equal(titles_in(state, "foreign_keys", catalog, MM_SCAN, NULL),
	                    ACTS("on delete (CASCADE)"));
}

static void gives_no_query_where_the_columns_are_not_known(void **state)
{
	assert_fixes(
	    "foreign_keys",
	    "CREATE TABLE public.items (a bigint REFERENCES spatial.refs ON DELETE CASCADE);",
	    "no sql\nno sql\n");
}

static void gathers_the_keys_of_single_partitions_on_the_root(void **state)
{
	const char *sql = "CREATE TABLE public.par (id integer PRIMARY KEY);"
	                  "CREATE TABLE public.m (id integer, p integer, PRIMARY KEY (id)) "
	                  "PARTITION BY LIST (id);"
	                  "CREATE TABLE public.m_1 PARTITION OF public.m FOR VALUES IN (1);"
	                  "CREATE TABLE public.m_2 PARTITION OF public.m FOR VALUES IN (2);"
	                  "ALTER TABLE public.m_1 ADD CONSTRAINT a FOREIGN KEY (p) "
	                  "REFERENCES public.par ON DELETE CASCADE;"
	                  "ALTER TABLE public.m_2 ADD CONSTRAINT b FOREIGN KEY (p) "
	                  "REFERENCES public.par ON UPDATE CASCADE;";

	assert_titles("foreign_keys", sql,
	              "CONSIDER Table public.m has partitions with foreign keys that act on delete "
	              "or update\n"
	              "INFO Foreign keys are not checked where replicated changes are applied\n");
	assert_ids(state, "foreign_keys", sql, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(reports_each_action),
		CHECK_TEST(names_both_actions),
		CHECK_TEST(tells_what_the_key_says),
		CHECK_TEST(gives_a_query_for_orphans),
		CHECK_TEST(counts_keys_that_do_not_act),
		CHECK_TEST(says_nothing_without_foreign_keys),
		CHECK_TEST(reports_two_keys_of_a_table_and_the_summary_under_three_ids),
		CHECK_TEST(reports_a_key_to_the_table_itself),
		CHECK_TEST(counts_a_partitioned_table_once),
		CHECK_TEST(passes_over_keys_that_are_not_enforced),
		CHECK_TEST(only_counts_in_an_audit),
		CHECK_TEST(gives_no_query_where_the_columns_are_not_known),
		CHECK_TEST(gathers_the_keys_of_single_partitions_on_the_root),
	};

	return cmocka_run_group_tests_name("foreign_keys", tests, NULL, NULL);
}
