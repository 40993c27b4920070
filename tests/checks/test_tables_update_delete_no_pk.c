#include "check_test.h"

#include "scope.h"

#define EVENTS "CREATE TABLE public.events (id bigint, last_update timestamptz);\n"
#define CODE(body)                                                                                 \
	"CREATE FUNCTION public.f() RETURNS void LANGUAGE plpgsql AS $$\nBEGIN\n  " body           \
	"\nEND $$;\n"
#define TITLE "WARNING Table public.events is updated or deleted from without a replica identity\n"

static void reports_an_update_in_a_plpgsql_body(void **state)
{
	const char *sql = EVENTS CODE("UPDATE public.events SET last_update = now();");

	assert_titles("tables_update_delete_no_pk", sql, TITLE);
	assert_metadata("tables_update_delete_no_pk", sql,
	                "table public.events | functions=[public.f()]\n");
	assert_details("tables_update_delete_no_pk", sql,
	               "Rows are changed by the function public.f().\n");
	assert_string_equal(groups_of(state, "tables_update_delete_no_pk", sql, NULL),
	                    "identity:public.events\n");
}

static void reports_a_delete_in_a_sql_body(void **state)
{
	assert_titles("tables_update_delete_no_pk",
	              EVENTS "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql AS"
	                     " 'DELETE FROM public.events';",
	              TITLE);
}

static void reports_merge(void **state)
{
	assert_titles("tables_update_delete_no_pk",
	              EVENTS "CREATE TABLE public.s (id bigint PRIMARY KEY);" CODE(
	                  "MERGE INTO public.events e USING public.s s ON e.id = s.id"
	                  " WHEN MATCHED THEN DELETE;"),
	              TITLE);
}

static void reports_a_table_found_by_search_path(void **state)
{
	assert_titles("tables_update_delete_no_pk", EVENTS CODE("DELETE FROM events;"), TITLE);
}

static void reports_a_rule(void **state)
{
	const char *sql = EVENTS "CREATE TABLE public.t (id bigint PRIMARY KEY);"
	                         "CREATE RULE r AS ON DELETE TO public.t DO ALSO"
	                         " DELETE FROM public.events WHERE events.id = old.id;";

	assert_titles("tables_update_delete_no_pk", sql, TITLE);
	assert_metadata("tables_update_delete_no_pk", sql,
	                "table public.events | rules=[public.t.r]\n");
}

static void reports_what_a_foreign_key_does(void **state)
{
	const char *sql =
	    EVENTS "CREATE TABLE public.t (id bigint PRIMARY KEY);"
	           "ALTER TABLE public.events ADD CONSTRAINT events_id FOREIGN KEY (id)"
	           " REFERENCES public.t ON DELETE CASCADE;";

	assert_titles("tables_update_delete_no_pk", sql, TITLE);
	assert_metadata("tables_update_delete_no_pk", sql,
	                "table public.events | foreign_keys=[public.events.events_id]\n");
	assert_details("tables_update_delete_no_pk", sql,
	               "Rows are changed by the foreign key public.events.events_id.\n");
}

static void passes_over_foreign_keys_that_change_nothing(void **state)
{
	assert_titles("tables_update_delete_no_pk",
	              EVENTS "CREATE TABLE public.t (id bigint PRIMARY KEY);"
	                     "ALTER TABLE public.events ADD FOREIGN KEY (id) REFERENCES public.t;",
	              "");
	assert_titles("tables_update_delete_no_pk",
	              "CREATE TABLE public.tree (id bigint UNIQUE, up bigint"
	              " REFERENCES public.tree(id) ON DELETE CASCADE);",
	              "");
}

static void names_all_that_changes_the_table(void **state)
{
	const char *sql = EVENTS "CREATE FUNCTION public.b() RETURNS void LANGUAGE sql AS"
	                         " 'DELETE FROM public.events';"
	                         "CREATE FUNCTION public.a(n integer) RETURNS void LANGUAGE sql AS"
	                         " 'DELETE FROM public.events; UPDATE public.events SET id = 1';";

	assert_metadata("tables_update_delete_no_pk", sql,
	                "table public.events | functions=[public.a(integer), public.b()]\n");
	assert_details("tables_update_delete_no_pk", sql,
	               "Rows are changed by the function public.a(integer) and others.\n");
}

static void offers_the_identity_that_is_at_hand(void **state)
{
	assert_fixes("tables_update_delete_no_pk",
	             EVENTS "CREATE UNIQUE INDEX events_id ON public.events (id);" CODE(
	                 "DELETE FROM public.events;"),
	             "before: ALTER TABLE public.events ALTER COLUMN id SET NOT NULL;\n"
	             "ALTER TABLE public.events REPLICA IDENTITY USING INDEX events_id;\n");
	assert_fixes(
	    "tables_update_delete_no_pk",
	    "CREATE TABLE public.events (id bigint PRIMARY KEY);"
	    "ALTER TABLE public.events REPLICA IDENTITY FULL;" CODE("DELETE FROM public.events;"),
	    "before: ALTER TABLE public.events REPLICA IDENTITY DEFAULT;\n");
}

static void reports_the_root_for_a_partition(void **state)
{
	const char *sql =
	    "CREATE TABLE public.events (id bigint) PARTITION BY LIST (id);"
	    "CREATE TABLE public.events_1 PARTITION OF public.events FOR VALUES IN (1);" CODE(
	        "DELETE FROM public.events_1;");

	assert_titles("tables_update_delete_no_pk", sql, TITLE);
	assert_metadata("tables_update_delete_no_pk", sql,
	                "partitioned table public.events | functions=[public.f()] partitions=1 "
	                "partition_examples=[public.events_1]\n");
}

static void reports_partitions_that_lack_what_the_root_has(void **state)
{
	const char *sql =
	    "CREATE TABLE public.m (id bigint PRIMARY KEY) PARTITION BY LIST (id);"
	    "CREATE TABLE public.m_1 PARTITION OF public.m FOR VALUES IN (1);"
	    "CREATE TABLE public.m_2 PARTITION OF public.m FOR VALUES IN (2);"
	    "ALTER TABLE public.m_2 REPLICA IDENTITY NOTHING;" CODE("DELETE FROM public.m;");

	assert_titles("tables_update_delete_no_pk", sql,
	              "WARNING Table public.m has partitions that are updated or deleted from "
	              "without a replica identity\n");
	assert_metadata("tables_update_delete_no_pk", sql,
	                "partitioned table public.m | functions=[public.f()] partitions=1 "
	                "partition_examples=[public.m_2]\n");
	assert_fixes("tables_update_delete_no_pk", sql, "no sql\n");
}

static void does_not_blame_a_partition_for_its_sibling(void **state)
{
	assert_titles(
	    "tables_update_delete_no_pk",
	    "CREATE TABLE public.m (id bigint PRIMARY KEY) PARTITION BY LIST (id);"
	    "CREATE TABLE public.m_1 PARTITION OF public.m FOR VALUES IN (1);"
	    "CREATE TABLE public.m_2 PARTITION OF public.m FOR VALUES IN (2);"
	    "ALTER TABLE public.m_2 REPLICA IDENTITY NOTHING;" CODE("DELETE FROM public.m_1;"),
	    "");
}

static void accepts_tables_with_an_identity(void **state)
{
	assert_titles("tables_update_delete_no_pk",
	              "CREATE TABLE public.events (id bigint PRIMARY KEY);" CODE(
	                  "DELETE FROM public.events;"),
	              "");
	assert_titles("tables_update_delete_no_pk",
	              "CREATE TABLE public.events (id bigint NOT NULL);"
	              "CREATE UNIQUE INDEX i ON public.events (id);"
	              "ALTER TABLE public.events REPLICA IDENTITY USING INDEX i;" CODE(
	                  "DELETE FROM public.events;"),
	              "");
}

static void passes_over_code_that_only_inserts_or_reads(void **state)
{
	assert_titles("tables_update_delete_no_pk",
	              EVENTS CODE("INSERT INTO public.events SELECT id, last_update"
	                          " FROM public.events; -- DELETE FROM public.events"),
	              "");
}

static void passes_over_tables_that_nothing_touches(void **state)
{
	assert_titles("tables_update_delete_no_pk", EVENTS, "");
	assert_titles(
	    "tables_update_delete_no_pk",
	    "CREATE UNLOGGED TABLE public.events (id bigint);" CODE("DELETE FROM public.events;"),
	    "");
}

static void keeps_to_the_schemas_asked_for(void **state)
{
	struct mm_catalog *catalog = load_sql(
	    state, "CREATE TABLE a.m (id bigint) PARTITION BY LIST (id);"
	           "CREATE TABLE b.m_1 PARTITION OF a.m FOR VALUES IN (1);"
	           "CREATE FUNCTION b.f() RETURNS void LANGUAGE sql AS 'DELETE FROM b.m_1';");
	struct mm_scope scope = { 0 };

	assert_string_equal(titles_in(state, "tables_update_delete_no_pk", catalog, MM_SCAN, NULL),
	                    "WARNING Table a.m is updated or deleted from without a replica "
	                    "identity\n");
	mm_strings_add(catalog->arena, &scope.include, "b");
	mm_catalog_set_scope(catalog, &scope);
	assert_string_equal(titles_in(state, "tables_update_delete_no_pk", catalog, MM_SCAN, NULL),
	                    "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(reports_an_update_in_a_plpgsql_body),
		CHECK_TEST(reports_a_delete_in_a_sql_body),
		CHECK_TEST(reports_merge),
		CHECK_TEST(reports_a_table_found_by_search_path),
		CHECK_TEST(reports_a_rule),
		CHECK_TEST(reports_what_a_foreign_key_does),
		CHECK_TEST(passes_over_foreign_keys_that_change_nothing),
		CHECK_TEST(names_all_that_changes_the_table),
		CHECK_TEST(offers_the_identity_that_is_at_hand),
		CHECK_TEST(reports_the_root_for_a_partition),
		CHECK_TEST(reports_partitions_that_lack_what_the_root_has),
		CHECK_TEST(does_not_blame_a_partition_for_its_sibling),
		CHECK_TEST(accepts_tables_with_an_identity),
		CHECK_TEST(passes_over_code_that_only_inserts_or_reads),
		CHECK_TEST(passes_over_tables_that_nothing_touches),
		CHECK_TEST(keeps_to_the_schemas_asked_for),
	};

	return cmocka_run_group_tests_name("tables_update_delete_no_pk", tests, NULL, NULL);
}
