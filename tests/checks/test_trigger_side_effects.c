#include "check_test.h"

#include "buf.h"

static void reports_what_a_restricted_operation_refuses(void **state)
{
	assert_titles(
	    "trigger_side_effects",
	    "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	    "ALTER TABLE public.orders OWNER TO app; "
	    "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN CREATE TEMP "
	    "TABLE w (a int) ON COMMIT DROP; RETURN NEW; END $$; "
	    "CREATE TRIGGER t AFTER INSERT ON public.orders FOR EACH ROW EXECUTE FUNCTION app.f(); "
	    "ALTER TABLE public.orders ENABLE ALWAYS TRIGGER t; ",
	    "CRITICAL Trigger t on public.orders cannot run on apply\n");
	assert_metadata(
	    "trigger_side_effects",
	    "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	    "ALTER TABLE public.orders OWNER TO app; "
	    "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN CREATE TEMP "
	    "TABLE w (a int) ON COMMIT DROP; RETURN NEW; END $$; "
	    "CREATE TRIGGER t AFTER INSERT ON public.orders FOR EACH ROW EXECUTE FUNCTION app.f(); "
	    "ALTER TABLE public.orders ENABLE ALWAYS TRIGGER t; ",
	    "trigger public.orders.t | function=app.f() facts=[cannot_run] runs_as=app\n");
	assert_titles(
	    "trigger_side_effects",
	    "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	    "ALTER TABLE public.orders OWNER TO app; "
	    "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN EXECUTE "
	    "'CREATE TEMP TABLE w AS SELECT 1 AS a'; RETURN NEW; END $$; "
	    "CREATE TRIGGER t AFTER INSERT ON public.orders FOR EACH ROW EXECUTE FUNCTION app.f(); "
	    "ALTER TABLE public.orders ENABLE ALWAYS TRIGGER t; ",
	    "CRITICAL Trigger t on public.orders cannot run on apply\n");
	assert_titles(
	    "trigger_side_effects",
	    "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	    "ALTER TABLE public.orders OWNER TO app; "
	    "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN SET LOCAL ROLE "
	    "other; RETURN NEW; END $$; "
	    "CREATE TRIGGER t AFTER INSERT ON public.orders FOR EACH ROW EXECUTE FUNCTION app.f(); "
	    "ALTER TABLE public.orders ENABLE REPLICA TRIGGER t; ",
	    "CRITICAL Trigger t on public.orders cannot run on apply\n");
	assert_titles("trigger_side_effects",
	              "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	              "ALTER TABLE public.orders OWNER TO app; "
	              "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN "
	              "LISTEN c; RETURN NEW; END $$; "
	              "CREATE TRIGGER t AFTER TRUNCATE ON public.orders FOR EACH STATEMENT EXECUTE "
	              "FUNCTION app.f(); "
	              "ALTER TABLE public.orders ENABLE ALWAYS TRIGGER t; ",
	              "CRITICAL Trigger t on public.orders cannot run on apply\n");
}

static void says_nothing_of_ordinary_triggers(void **state)
{
	assert_titles("trigger_side_effects",
	              "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	              "ALTER TABLE public.orders OWNER TO app; "
	              "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN "
	              "CREATE TEMP TABLE w (a int); INSERT INTO public.orders VALUES (1); RAISE "
	              "EXCEPTION 'x'; RETURN NEW; END $$; "
	              "CREATE TRIGGER t AFTER INSERT ON public.orders FOR EACH ROW EXECUTE "
	              "FUNCTION app.f(); ",
	              "");
}

static void exempts_tables_of_the_bootstrap_superuser(void **state)
{
	assert_titles(
	    "trigger_side_effects",
	    "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	    "ALTER TABLE public.orders OWNER TO postgres; "
	    "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN LISTEN c; "
	    "RETURN NEW; END $$; "
	    "CREATE TRIGGER t AFTER INSERT ON public.orders FOR EACH ROW EXECUTE FUNCTION app.f(); "
	    "ALTER TABLE public.orders ENABLE ALWAYS TRIGGER t; ",
	    "");
	assert_titles(
	    "trigger_side_effects",
	    "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	    "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN LISTEN c; "
	    "RETURN NEW; END $$; "
	    "CREATE TRIGGER t AFTER INSERT ON public.orders FOR EACH ROW EXECUTE FUNCTION app.f(); "
	    "ALTER TABLE public.orders ENABLE ALWAYS TRIGGER t; ",
	    "WARNING Trigger t on public.orders cannot run on apply\n");
}

static void names_the_function_that_does_it(void **state)
{
	assert_details(
	    "trigger_side_effects",
	    "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	    "ALTER TABLE public.orders OWNER TO app; "
	    "CREATE FUNCTION app.g() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN LISTEN c; END $$; "
	    "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN PERFORM "
	    "app.g(); RETURN NEW; END $$; "
	    "CREATE TRIGGER t AFTER INSERT ON public.orders FOR EACH ROW EXECUTE FUNCTION app.f(); "
	    "ALTER TABLE public.orders ENABLE ALWAYS TRIGGER t; ",
	    "app.g(), which it calls, listens on a channel.\n");
	assert_details(
	    "trigger_side_effects",
	    "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	    "ALTER TABLE public.orders OWNER TO app; "
	    "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN LISTEN c; "
	    "RETURN NEW; END $$; "
	    "CREATE TRIGGER t AFTER INSERT ON public.orders FOR EACH ROW EXECUTE FUNCTION app.f(); "
	    "ALTER TABLE public.orders ENABLE ALWAYS TRIGGER t; ",
	    "Its function listens on a channel.\n");
}

static void reports_rows_under_a_generated_key(void **state)
{
	assert_titles(
	    "trigger_side_effects",
	    "CREATE TABLE public.log (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a int); "
	    "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	    "ALTER TABLE public.orders OWNER TO app; "
	    "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN INSERT INTO "
	    "public.log (a) VALUES (1); RETURN NEW; END $$; "
	    "CREATE TRIGGER t AFTER INSERT ON public.orders FOR EACH ROW EXECUTE FUNCTION app.f(); "
	    "ALTER TABLE public.orders ENABLE ALWAYS TRIGGER t; ",
	    "CRITICAL Trigger t on public.orders inserts a row of its own on every node\n");
	assert_titles(
	    "trigger_side_effects",
	    "CREATE TABLE public.log (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a int); "
	    "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	    "ALTER TABLE public.orders OWNER TO app; "
	    "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN INSERT INTO "
	    "public.log (a) VALUES (1); RETURN NEW; END $$; "
	    "CREATE TRIGGER t AFTER INSERT ON public.orders FOR EACH ROW EXECUTE FUNCTION app.f(); "
	    "ALTER TABLE public.orders ENABLE REPLICA TRIGGER t; ",
	    "WARNING Trigger t on public.orders writes replicated tables on apply\n");
	assert_titles(
	    "trigger_side_effects",
	    "CREATE TABLE public.log (id int PRIMARY KEY, a int); "
	    "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	    "ALTER TABLE public.orders OWNER TO app; "
	    "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN INSERT INTO "
	    "public.log (id, a) VALUES (NEW.id, 1); RETURN NEW; END $$; "
	    "CREATE TRIGGER t AFTER INSERT ON public.orders FOR EACH ROW EXECUTE FUNCTION app.f(); "
	    "ALTER TABLE public.orders ENABLE ALWAYS TRIGGER t; ",
	    "WARNING Trigger t on public.orders writes replicated tables on apply\n");
	assert_titles(
	    "trigger_side_effects",
	    "CREATE TABLE public.log (a int); "
	    "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	    "ALTER TABLE public.orders OWNER TO app; "
	    "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN INSERT INTO "
	    "public.log (a) VALUES (1); RETURN NEW; END $$; "
	    "CREATE TRIGGER t AFTER INSERT ON public.orders FOR EACH ROW EXECUTE FUNCTION app.f(); "
	    "ALTER TABLE public.orders ENABLE ALWAYS TRIGGER t; ",
	    "");
}

static void reports_values_that_differ(void **state)
{
	assert_titles("trigger_side_effects",
	              "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	              "ALTER TABLE public.orders OWNER TO app; "
	              "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN "
	              "NEW.c := nextval('public.s'); RETURN NEW; END $$; "
	              "CREATE TRIGGER t BEFORE INSERT ON public.orders FOR EACH ROW EXECUTE "
	              "FUNCTION app.f(); "
	              "ALTER TABLE public.orders ENABLE ALWAYS TRIGGER t; ",
	              "WARNING Trigger t on public.orders stores other values on each node\n");
	assert_details("trigger_side_effects",
	               "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	               "ALTER TABLE public.orders OWNER TO app; "
	               "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN "
	               "NEW.c := random(); RETURN NEW; END $$; "
	               "CREATE TRIGGER t BEFORE INSERT ON public.orders FOR EACH ROW EXECUTE "
	               "FUNCTION app.f(); "
	               "ALTER TABLE public.orders ENABLE ALWAYS TRIGGER t; ",
	               "Its function sets c from random.\n");
	assert_titles("trigger_side_effects",
	              "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	              "ALTER TABLE public.orders OWNER TO app; "
	              "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN "
	              "NEW.c := abs(NEW.c); RETURN NEW; END $$; "
	              "CREATE TRIGGER t BEFORE INSERT ON public.orders FOR EACH ROW EXECUTE "
	              "FUNCTION app.f(); "
	              "ALTER TABLE public.orders ENABLE ALWAYS TRIGGER t; ",
	              "");
}

static void reports_exceptions_and_calls_to_the_outside(void **state)
{
	assert_titles(
	    "trigger_side_effects",
	    "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	    "ALTER TABLE public.orders OWNER TO app; "
	    "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN RAISE "
	    "EXCEPTION 'x'; RETURN NEW; END $$; "
	    "CREATE TRIGGER t AFTER INSERT ON public.orders FOR EACH ROW EXECUTE FUNCTION app.f(); "
	    "ALTER TABLE public.orders ENABLE ALWAYS TRIGGER t; ",
	    "WARNING Trigger t on public.orders can refuse rows on apply\n");
	assert_titles(
	    "trigger_side_effects",
	    "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	    "ALTER TABLE public.orders OWNER TO app; "
	    "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN RAISE NOTICE "
	    "'x'; RETURN NEW; END $$; "
	    "CREATE TRIGGER t AFTER INSERT ON public.orders FOR EACH ROW EXECUTE FUNCTION app.f(); "
	    "ALTER TABLE public.orders ENABLE ALWAYS TRIGGER t; ",
	    "");
	assert_titles(
	    "trigger_side_effects",
	    "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	    "ALTER TABLE public.orders OWNER TO app; "
	    "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN PERFORM "
	    "http_get('x'); RETURN NEW; END $$; "
	    "CREATE TRIGGER t AFTER INSERT ON public.orders FOR EACH ROW EXECUTE FUNCTION app.f(); "
	    "ALTER TABLE public.orders ENABLE ALWAYS TRIGGER t; ",
	    "WARNING Trigger t on public.orders reaches out of the database on every node\n");
}

static void accepts_code_that_asks_for_the_role(void **state)
{
	assert_titles(
	    "trigger_side_effects",
	    "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	    "ALTER TABLE public.orders OWNER TO app; "
	    "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN IF "
	    "current_setting('session_replication_role') = 'replica' THEN RETURN NEW; END IF; "
	    "CREATE TEMP TABLE w (a int); RETURN NEW; END $$; "
	    "CREATE TRIGGER t AFTER INSERT ON public.orders FOR EACH ROW EXECUTE FUNCTION app.f(); "
	    "ALTER TABLE public.orders ENABLE ALWAYS TRIGGER t; ",
	    "");
}

static void passes_over_triggers_that_apply_does_not_fire(void **state)
{
	assert_titles("trigger_side_effects",
	              "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	              "ALTER TABLE public.orders OWNER TO app; "
	              "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN "
	              "LISTEN c; RETURN NEW; END $$; "
	              "CREATE TRIGGER t AFTER INSERT ON public.orders FOR EACH STATEMENT EXECUTE "
	              "FUNCTION app.f(); "
	              "ALTER TABLE public.orders ENABLE ALWAYS TRIGGER t; ",
	              "");
	assert_titles("trigger_side_effects",
	              "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	              "ALTER TABLE public.orders OWNER TO app; "
	              "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN "
	              "LISTEN c; RETURN NEW; END $$; "
	              "CREATE TRIGGER t AFTER UPDATE OF c ON public.orders FOR EACH ROW EXECUTE "
	              "FUNCTION app.f(); "
	              "ALTER TABLE public.orders ENABLE ALWAYS TRIGGER t; ",
	              "");
}

static void looks_into_many_functions_each_once(void **state)
{
	struct mm_buf sql = { 0 };

	mm_buf_adds(&sql, "CREATE TABLE public.orders (id int PRIMARY KEY);"
	                  "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ");
	for (int i = 0; i < 40; i++)
		mm_buf_addf(&sql, "PERFORM app.g%d();", i);
	mm_buf_adds(&sql, "RETURN NEW; END $$;");
	for (int i = 0; i < 40; i++)
		mm_buf_addf(&sql,
		            "CREATE FUNCTION app.g%d() RETURNS void LANGUAGE plpgsql AS $$ BEGIN "
		            "PERFORM app.g%d(); %s END $$;",
		            i, (i + 1) % 40, i == 39 ? "LISTEN c;" : "");
	mm_buf_adds(&sql, "CREATE TRIGGER t AFTER INSERT ON public.orders FOR EACH ROW EXECUTE "
	                  "FUNCTION app.f(); ALTER TABLE public.orders ENABLE ALWAYS TRIGGER t;");
	assert_details("trigger_side_effects", sql.text,
	               "app.g39(), which it calls, listens on a channel.\n");
	mm_buf_release(&sql);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(reports_what_a_restricted_operation_refuses),
		CHECK_TEST(says_nothing_of_ordinary_triggers),
		CHECK_TEST(exempts_tables_of_the_bootstrap_superuser),
		CHECK_TEST(names_the_function_that_does_it),
		CHECK_TEST(reports_rows_under_a_generated_key),
		CHECK_TEST(reports_values_that_differ),
		CHECK_TEST(reports_exceptions_and_calls_to_the_outside),
		CHECK_TEST(accepts_code_that_asks_for_the_role),
		CHECK_TEST(passes_over_triggers_that_apply_does_not_fire),
		CHECK_TEST(looks_into_many_functions_each_once),
	};

	return cmocka_run_group_tests_name("trigger_side_effects", tests, NULL, NULL);
}
