#include "check_test.h"

static void reports_triggers_that_fire_everywhere(void **state)
{
	assert_titles("trigger_functions",
	              "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	              "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN "
	              "RETURN NEW; END $$; "
	              "CREATE TRIGGER t AFTER INSERT OR UPDATE ON public.orders FOR EACH ROW "
	              "EXECUTE FUNCTION app.f(); "
	              "ALTER TABLE public.orders ENABLE ALWAYS TRIGGER t; ",
	              "CONSIDER Trigger t on public.orders fires on every node\n");
	assert_metadata("trigger_functions",
	                "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	                "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN "
	                "RETURN NEW; END $$; "
	                "CREATE TRIGGER t AFTER INSERT OR UPDATE ON public.orders FOR EACH ROW "
	                "EXECUTE FUNCTION app.f(); "
	                "ALTER TABLE public.orders ENABLE ALWAYS TRIGGER t; ",
	                "trigger public.orders.t | timing=AFTER events=[INSERT, UPDATE] level=ROW "
	                "function=app.f() enabled=ALWAYS\n");
	assert_fixes("trigger_functions",
	             "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	             "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN "
	             "RETURN NEW; END $$; "
	             "CREATE TRIGGER \"T 1\" AFTER INSERT ON public.orders FOR EACH ROW EXECUTE "
	             "FUNCTION app.f(); "
	             "ALTER TABLE public.orders ENABLE ALWAYS TRIGGER \"T 1\"; ",
	             "before: ALTER TABLE public.orders ENABLE TRIGGER \"T 1\";\n");
}

static void reports_triggers_for_replicated_rows_only(void **state)
{
	assert_titles("trigger_functions",
	              "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	              "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN "
	              "RETURN NEW; END $$; "
	              "CREATE TRIGGER t BEFORE INSERT ON public.orders FOR EACH ROW EXECUTE "
	              "FUNCTION app.f(); "
	              "ALTER TABLE public.orders ENABLE REPLICA TRIGGER t; ",
	              "CONSIDER Trigger t on public.orders fires for replicated rows only\n");
	assert_details("trigger_functions",
	               "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	               "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN "
	               "RETURN NEW; END $$; "
	               "CREATE TRIGGER t BEFORE INSERT ON public.orders FOR EACH ROW EXECUTE "
	               "FUNCTION app.f(); "
	               "ALTER TABLE public.orders ENABLE REPLICA TRIGGER t; ",
	               "It does not fire for changes made on its own node.\n");
	assert_metadata("trigger_functions",
	                "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	                "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN "
	                "RETURN NEW; END $$; "
	                "CREATE TRIGGER t BEFORE INSERT ON public.orders FOR EACH ROW EXECUTE "
	                "FUNCTION app.f(); "
	                "ALTER TABLE public.orders ENABLE REPLICA TRIGGER t; ",
	                "trigger public.orders.t | timing=BEFORE events=[INSERT] level=ROW "
	                "function=app.f() enabled=REPLICA\n");
}

static void warns_of_statement_triggers(void **state)
{
	assert_titles(
	    "trigger_functions",
	    "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	    "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN RETURN NEW; "
	    "END $$; "
	    "CREATE TRIGGER t AFTER INSERT OR DELETE ON public.orders FOR EACH STATEMENT EXECUTE "
	    "FUNCTION app.f(); "
	    "ALTER TABLE public.orders ENABLE ALWAYS TRIGGER t; ",
	    "WARNING Trigger t on public.orders does not fire for replicated INSERT, DELETE\n");
	assert_details(
	    "trigger_functions",
	    "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	    "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN RETURN NEW; "
	    "END $$; "
	    "CREATE TRIGGER t AFTER INSERT ON public.orders FOR EACH STATEMENT EXECUTE FUNCTION "
	    "app.f(); "
	    "ALTER TABLE public.orders ENABLE REPLICA TRIGGER t; ",
	    "As it does not fire for changes made on its own node either, it never fires.\n");
	assert_titles("trigger_functions",
	              "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	              "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN "
	              "RETURN NEW; END $$; "
	              "CREATE TRIGGER t AFTER TRUNCATE ON public.orders FOR EACH STATEMENT EXECUTE "
	              "FUNCTION app.f(); "
	              "ALTER TABLE public.orders ENABLE ALWAYS TRIGGER t; ",
	              "CONSIDER Trigger t on public.orders fires on every node\n");
}

static void warns_of_update_of_columns(void **state)
{
	assert_titles("trigger_functions",
	              "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	              "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN "
	              "RETURN NEW; END $$; "
	              "CREATE TRIGGER t BEFORE INSERT OR UPDATE OF c ON public.orders FOR EACH ROW "
	              "EXECUTE FUNCTION app.f(); "
	              "ALTER TABLE public.orders ENABLE ALWAYS TRIGGER t; ",
	              "WARNING Trigger t on public.orders does not fire for replicated UPDATE\n");
	assert_metadata("trigger_functions",
	                "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	                "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN "
	                "RETURN NEW; END $$; "
	                "CREATE TRIGGER t BEFORE INSERT OR UPDATE OF c ON public.orders FOR EACH "
	                "ROW EXECUTE FUNCTION app.f(); "
	                "ALTER TABLE public.orders ENABLE ALWAYS TRIGGER t; ",
	                "trigger public.orders.t | timing=BEFORE events=[INSERT, UPDATE] level=ROW "
	                "columns=[c] function=app.f() enabled=ALWAYS\n");
}

static void sums_up_ordinary_triggers(void **state)
{
	assert_titles(
	    "trigger_functions",
	    "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	    "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN RETURN NEW; "
	    "END $$; "
	    "CREATE TRIGGER t AFTER INSERT ON public.orders FOR EACH ROW EXECUTE FUNCTION app.f(); "
	    "CREATE TRIGGER u AFTER UPDATE ON public.orders FOR EACH STATEMENT EXECUTE FUNCTION "
	    "app.f(); "
	    "ALTER TABLE public.orders DISABLE TRIGGER u; ",
	    "INFO Ordinary triggers fire only on the node that changes the row\n");
	assert_metadata(
	    "trigger_functions",
	    "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	    "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN RETURN NEW; "
	    "END $$; "
	    "CREATE TRIGGER t AFTER INSERT ON public.orders FOR EACH ROW EXECUTE FUNCTION app.f(); "
	    "CREATE TRIGGER u AFTER UPDATE ON public.orders FOR EACH STATEMENT EXECUTE FUNCTION "
	    "app.f(); "
	    "ALTER TABLE public.orders DISABLE TRIGGER u; ",
	    "database database | origin_count=1 disabled_count=1 tables=[public.orders: 2]\n");
	assert_titles("trigger_functions",
	              "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	              "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN "
	              "RETURN NEW; END $$; ",
	              "");
}

static void reports_a_trigger_of_a_partitioned_table_once(void **state)
{
	assert_titles(
	    "trigger_functions",
	    "CREATE TABLE public.p (id int PRIMARY KEY) PARTITION BY RANGE (id); CREATE TABLE "
	    "public.p1 PARTITION OF public.p FOR VALUES FROM (0) TO (9); "
	    "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN RETURN NEW; "
	    "END $$; "
	    "CREATE TRIGGER t AFTER INSERT ON public.p FOR EACH ROW EXECUTE FUNCTION app.f(); "
	    "ALTER TABLE public.p ENABLE ALWAYS TRIGGER t; ",
	    "CONSIDER Trigger t on public.p fires on every node\n");
	assert_metadata(
	    "trigger_functions",
	    "CREATE TABLE public.p (id int PRIMARY KEY) PARTITION BY RANGE (id); CREATE TABLE "
	    "public.p1 PARTITION OF public.p FOR VALUES FROM (0) TO (9); "
	    "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN RETURN NEW; "
	    "END $$; "
	    "CREATE TRIGGER t AFTER INSERT ON public.p FOR EACH ROW EXECUTE FUNCTION app.f(); "
	    "ALTER TABLE public.p ENABLE ALWAYS TRIGGER t; ",
	    "trigger public.p.t | timing=AFTER events=[INSERT] level=ROW function=app.f() "
	    "enabled=ALWAYS partitions=1 partition_examples=[public.p1]\n");
}

static void passes_over_tables_that_no_row_is_applied_to(void **state)
{
	assert_titles(
	    "trigger_functions",
	    "CREATE UNLOGGED TABLE public.orders (id int PRIMARY KEY); "
	    "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN RETURN NEW; "
	    "END $$; "
	    "CREATE TRIGGER t AFTER INSERT ON public.orders FOR EACH ROW EXECUTE FUNCTION app.f(); "
	    "ALTER TABLE public.orders ENABLE ALWAYS TRIGGER t; ",
	    "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(reports_triggers_that_fire_everywhere),
		CHECK_TEST(reports_triggers_for_replicated_rows_only),
		CHECK_TEST(warns_of_statement_triggers),
		CHECK_TEST(warns_of_update_of_columns),
		CHECK_TEST(sums_up_ordinary_triggers),
		CHECK_TEST(reports_a_trigger_of_a_partitioned_table_once),
		CHECK_TEST(passes_over_tables_that_no_row_is_applied_to),
	};

	return cmocka_run_group_tests_name("trigger_functions", tests, NULL, NULL);
}
