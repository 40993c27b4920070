#include "check_test.h"

static void reports_an_unlogged_target(void **state)
{
	assert_titles("unreplicated_trigger_targets",
	              "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	              "CREATE UNLOGGED TABLE public.audit_log (id int PRIMARY KEY); "
	              "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN "
	              "INSERT INTO public.audit_log VALUES (1); RETURN NEW; END $$; "
	              "CREATE TRIGGER t AFTER INSERT ON public.orders FOR EACH ROW EXECUTE "
	              "FUNCTION app.f(); ",
	              "CONSIDER Trigger t writes public.audit_log, which does not replicate\n");
	assert_metadata("unreplicated_trigger_targets",
	                "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	                "CREATE UNLOGGED TABLE public.audit_log (id int PRIMARY KEY); "
	                "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN "
	                "INSERT INTO public.audit_log VALUES (1); RETURN NEW; END $$; "
	                "CREATE TRIGGER t AFTER INSERT ON public.orders FOR EACH ROW EXECUTE "
	                "FUNCTION app.f(); ",
	                "trigger public.orders.t | function=app.f() targets=[public.audit_log]\n");
	assert_fixes("unreplicated_trigger_targets",
	             "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	             "CREATE UNLOGGED TABLE public.audit_log (id int PRIMARY KEY); "
	             "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN "
	             "INSERT INTO public.audit_log VALUES (1); RETURN NEW; END $$; "
	             "CREATE TRIGGER t AFTER INSERT ON public.orders FOR EACH ROW EXECUTE FUNCTION "
	             "app.f(); ",
	             "before: ALTER TABLE public.audit_log SET LOGGED;\n");
	assert_details("unreplicated_trigger_targets",
	               "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	               "CREATE UNLOGGED TABLE public.audit_log (id int PRIMARY KEY); "
	               "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN "
	               "INSERT INTO public.audit_log VALUES (1); RETURN NEW; END $$; "
	               "CREATE TRIGGER t AFTER INSERT ON public.orders FOR EACH ROW EXECUTE "
	               "FUNCTION app.f(); ",
	               "public.audit_log is unlogged.\n");
}

static void reports_a_keyless_target_that_is_updated(void **state)
{
	assert_titles("unreplicated_trigger_targets",
	              "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	              "CREATE TABLE public.totals (n int); "
	              "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN "
	              "UPDATE public.totals SET n = n + 1; RETURN NEW; END $$; "
	              "CREATE TRIGGER t AFTER INSERT ON public.orders FOR EACH ROW EXECUTE "
	              "FUNCTION app.f(); ",
	              "CONSIDER Trigger t writes public.totals, which does not replicate\n");
	assert_fixes(
	    "unreplicated_trigger_targets",
	    "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	    "CREATE TABLE public.totals (k int NOT NULL UNIQUE, n int); "
	    "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN DELETE FROM "
	    "public.totals; RETURN NEW; END $$; "
	    "CREATE TRIGGER t AFTER INSERT ON public.orders FOR EACH ROW EXECUTE FUNCTION "
	    "app.f(); ",
	    "before: ALTER TABLE public.totals REPLICA IDENTITY USING INDEX totals_k_key;\n");
	assert_titles("unreplicated_trigger_targets",
	              "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	              "CREATE TABLE public.totals (n int); "
	              "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN "
	              "INSERT INTO public.totals VALUES (1); RETURN NEW; END $$; "
	              "CREATE TRIGGER t AFTER INSERT ON public.orders FOR EACH ROW EXECUTE "
	              "FUNCTION app.f(); ",
	              "");
	assert_titles(
	    "unreplicated_trigger_targets",
	    "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	    "CREATE TABLE public.totals (n int PRIMARY KEY); "
	    "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN UPDATE "
	    "public.totals SET n = n + 1; DELETE FROM public.totals; RETURN NEW; END $$; "
	    "CREATE TRIGGER t AFTER INSERT ON public.orders FOR EACH ROW EXECUTE FUNCTION "
	    "app.f(); ",
	    "");
}

static void reports_each_target_once(void **state)
{
	assert_titles(
	    "unreplicated_trigger_targets",
	    "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	    "CREATE UNLOGGED TABLE public.a (n int); CREATE UNLOGGED TABLE public.\"B\" (n int); "
	    "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN INSERT INTO "
	    "public.a VALUES (1); DELETE FROM public.a; INSERT INTO public.\"B\" VALUES (1); "
	    "RETURN NEW; END $$; "
	    "CREATE TRIGGER t AFTER INSERT ON public.orders FOR EACH ROW EXECUTE FUNCTION "
	    "app.f(); ",
	    "CONSIDER Trigger t writes public.\"B\", which does not replicate\n"
	    "CONSIDER Trigger t writes public.a, which does not replicate\n");
}

static void reports_foreign_tables(void **state)
{
	assert_titles("unreplicated_trigger_targets",
	              "CREATE SERVER s FOREIGN DATA WRAPPER w; CREATE FOREIGN TABLE public.ft (a "
	              "int) SERVER s; "
	              "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	              " "
	              "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN "
	              "INSERT INTO public.ft VALUES (1); RETURN NEW; END $$; "
	              "CREATE TRIGGER t AFTER INSERT ON public.orders FOR EACH ROW EXECUTE "
	              "FUNCTION app.f(); ",
	              "CONSIDER Trigger t writes public.ft, which does not replicate\n");
}

static void names_the_function_that_writes(void **state)
{
	assert_details(
	    "unreplicated_trigger_targets",
	    "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	    "CREATE UNLOGGED TABLE public.a (n int); "
	    "CREATE FUNCTION app.g() RETURNS void LANGUAGE sql  AS $$ INSERT INTO public.a VALUES "
	    "(1) $$; "
	    "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN PERFORM "
	    "app.g(); RETURN NEW; END $$; "
	    "CREATE TRIGGER t AFTER INSERT ON public.orders FOR EACH ROW EXECUTE FUNCTION "
	    "app.f(); ",
	    "public.a is unlogged; it is written by app.g(), which the trigger calls.\n");
}

static void passes_over_triggers_in_other_states(void **state)
{
	assert_titles(
	    "unreplicated_trigger_targets",
	    "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	    "CREATE UNLOGGED TABLE public.a (n int); "
	    "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN INSERT INTO "
	    "public.a VALUES (1); RETURN NEW; END $$; "
	    "CREATE TRIGGER t AFTER INSERT ON public.orders FOR EACH ROW EXECUTE FUNCTION app.f(); "
	    "ALTER TABLE public.orders ENABLE ALWAYS TRIGGER t; ",
	    "");
	assert_titles(
	    "unreplicated_trigger_targets",
	    "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	    "CREATE UNLOGGED TABLE public.a (n int); "
	    "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN INSERT INTO "
	    "public.a VALUES (1); RETURN NEW; END $$; "
	    "CREATE TRIGGER t AFTER INSERT ON public.orders FOR EACH ROW EXECUTE FUNCTION app.f(); "
	    "ALTER TABLE public.orders DISABLE TRIGGER t; ",
	    "");
	assert_titles(
	    "unreplicated_trigger_targets",
	    "CREATE TABLE public.orders (id int PRIMARY KEY, c int); "
	    "CREATE UNLOGGED TABLE public.a (n int); "
	    "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN INSERT INTO "
	    "public.a VALUES (1); RETURN NEW; END $$; "
	    "CREATE TRIGGER t AFTER INSERT ON public.orders FOR EACH ROW EXECUTE FUNCTION app.f(); "
	    "ALTER TABLE public.orders SET UNLOGGED; ",
	    "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(reports_an_unlogged_target),
		CHECK_TEST(reports_a_keyless_target_that_is_updated),
		CHECK_TEST(reports_each_target_once),
		CHECK_TEST(reports_foreign_tables),
		CHECK_TEST(names_the_function_that_writes),
		CHECK_TEST(passes_over_triggers_in_other_states),
	};

	return cmocka_run_group_tests_name("unreplicated_trigger_targets", tests, NULL, NULL);
}
