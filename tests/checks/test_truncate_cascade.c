#include "check_test.h"

static void tells_a_cascade_that_stays_among_replicated_tables(void **state)
{
	assert_titles(
	    "truncate_cascade",
	    "CREATE TABLE public.parent (id int PRIMARY KEY); CREATE TABLE public.child (id int "
	    "PRIMARY KEY, p int REFERENCES public.parent); "
	    "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql  AS $$ TRUNCATE parent CASCADE "
	    "$$; ",
	    "INFO TRUNCATE of public.parent cascades among tables that replicate alike\n");
	assert_metadata(
	    "truncate_cascade",
	    "CREATE TABLE public.parent (id int PRIMARY KEY); CREATE TABLE public.child (id int "
	    "PRIMARY KEY, p int REFERENCES public.parent); "
	    "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql  AS $$ TRUNCATE parent CASCADE "
	    "$$; ",
	    "function public.f() | tables=[public.parent] restart_identity=false cascade=true\n");
	assert_titles("truncate_cascade",
	              "CREATE TABLE public.parent (id int PRIMARY KEY); CREATE TABLE public.child "
	              "(id int PRIMARY KEY, p int REFERENCES public.parent); "
	              "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql  AS $$ TRUNCATE "
	              "parent, child $$; ",
	              "");
}

static void reports_a_child_that_does_not_replicate(void **state)
{
	assert_titles("truncate_cascade",
	              "CREATE TABLE public.parent (id int PRIMARY KEY); CREATE UNLOGGED TABLE "
	              "public.child (id int PRIMARY KEY, p int REFERENCES public.parent); "
	              "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql  AS $$ TRUNCATE parent "
	              "CASCADE $$; ",
	              "CRITICAL TRUNCATE of public.parent reaches tables that do not replicate\n");
	assert_string_equal(
	    titles_of(state, "truncate_cascade",
	              "CREATE TABLE public.parent (id int PRIMARY KEY); CREATE UNLOGGED TABLE "
	              "public.child (id int PRIMARY KEY, p int REFERENCES public.parent); "
	              "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql  AS $$ TRUNCATE parent "
	              "CASCADE $$; ",
	              &spock_6),
	    "WARNING TRUNCATE of public.parent reaches tables that do not replicate\n");
	assert_metadata("truncate_cascade",
	                "CREATE TABLE public.parent (id int PRIMARY KEY); CREATE UNLOGGED TABLE "
	                "public.child (id int PRIMARY KEY, p int REFERENCES public.parent); "
	                "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql  AS $$ TRUNCATE "
	                "parent CASCADE $$; ",
	                "function public.f() | tables=[public.parent] "
	                "closure_outside=[public.child] restart_identity=false cascade=true\n");
	assert_titles("truncate_cascade",
	              "CREATE TABLE public.parent (id int PRIMARY KEY); CREATE UNLOGGED TABLE "
	              "public.child (id int PRIMARY KEY, p int REFERENCES public.parent); "
	              "CREATE FUNCTION public.f() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN "
	              "TRUNCATE TABLE parent, child; END $$; ",
	              "CRITICAL TRUNCATE of public.child, public.parent reaches tables that do not "
	              "replicate\n");
}

static void follows_foreign_keys_of_several_steps(void **state)
{
	assert_metadata(
	    "truncate_cascade",
	    "CREATE TABLE public.parent (id int PRIMARY KEY); CREATE TABLE public.child (id int "
	    "PRIMARY KEY, p int REFERENCES public.parent); "
	    "CREATE TABLE public.\"Grand Child\" (c int REFERENCES public.child); "
	    "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql  AS $$ TRUNCATE parent CASCADE "
	    "$$; ",
	    "function public.f() | tables=[public.parent] closure_outside=[public.\"Grand Child\"] "
	    "restart_identity=false cascade=true\n");
}

static void accepts_a_parent_that_does_not_replicate(void **state)
{
	assert_titles(
	    "truncate_cascade",
	    "CREATE TABLE public.parent (id int UNIQUE); CREATE TABLE public.child (id int PRIMARY "
	    "KEY, p int REFERENCES public.parent(id)); "
	    "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql  AS $$ TRUNCATE parent CASCADE "
	    "$$; ",
	    "INFO TRUNCATE of public.parent cascades among tables that replicate alike\n");
	assert_titles("truncate_cascade",
	              "CREATE UNLOGGED TABLE public.t (id int); "
	              "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql  AS $$ TRUNCATE t $$; ",
	              "");
}

static void reports_restarted_sequences(void **state)
{
	assert_titles(
	    "truncate_cascade",
	    "CREATE TABLE public.t (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY); "
	    "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql  AS $$ TRUNCATE t RESTART "
	    "IDENTITY $$; ",
	    "CONSIDER TRUNCATE of public.t restarts sequences that each node has for itself\n");
	assert_metadata("truncate_cascade",
	                "CREATE TABLE public.t (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY); "
	                "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql  AS $$ TRUNCATE t "
	                "RESTART IDENTITY $$; ",
	                "function public.f() | tables=[public.t] restart_identity=true "
	                "cascade=false restarted=[public.t]\n");
	assert_titles("truncate_cascade",
	              "CREATE TABLE public.t (id int PRIMARY KEY); "
	              "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql  AS $$ TRUNCATE t "
	              "RESTART IDENTITY $$; ",
	              "");
	assert_titles(
	    "truncate_cascade",
	    "CREATE TABLE public.orders (id bigint PRIMARY KEY, no int); CREATE SEQUENCE "
	    "public.orders_id_seq OWNED BY public.orders.id; ALTER TABLE ONLY public.orders ALTER "
	    "COLUMN id SET DEFAULT snowflake.nextval('public.orders_id_seq'::regclass); "
	    "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql  AS $$ TRUNCATE orders RESTART "
	    "IDENTITY $$; ",
	    "");
}

static void restarts_what_the_cascade_reaches(void **state)
{
	assert_titles(
	    "truncate_cascade",
	    "CREATE TABLE public.p (id int PRIMARY KEY); CREATE TABLE public.c (id serial PRIMARY "
	    "KEY, p int REFERENCES public.p); "
	    "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql  AS $$ TRUNCATE p RESTART "
	    "IDENTITY CASCADE $$; ",
	    "CONSIDER TRUNCATE of public.p restarts sequences that each node has for itself\n"
	    "INFO TRUNCATE of public.p cascades among tables that replicate alike\n");
}

static void survives_keys_in_a_circle(void **state)
{
	assert_titles(
	    "truncate_cascade",
	    "CREATE TABLE public.a (id int PRIMARY KEY, b int); CREATE TABLE public.b (id int "
	    "PRIMARY KEY, a int REFERENCES public.a); ALTER TABLE public.a ADD CONSTRAINT a_b "
	    "FOREIGN KEY (b) REFERENCES public.b(id); "
	    "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql  AS $$ TRUNCATE a CASCADE $$; ",
	    "INFO TRUNCATE of public.a cascades among tables that replicate alike\n");
}

static void passes_over_names_temporary_tables_and_other_verbs(void **state)
{
	assert_titles("truncate_cascade",
	              "CREATE TABLE public.\"DELETE CASCADE\" (id int PRIMARY KEY); "
	              "CREATE FUNCTION public.truncate_cascade() RETURNS void LANGUAGE sql  AS $$ "
	              "DELETE FROM \"DELETE CASCADE\" $$; ",
	              "");
	assert_titles("truncate_cascade",
	              "CREATE FUNCTION public.f() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN "
	              "CREATE TEMP TABLE w (a int); TRUNCATE w CASCADE; END $$; ",
	              "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(tells_a_cascade_that_stays_among_replicated_tables),
		CHECK_TEST(reports_a_child_that_does_not_replicate),
		CHECK_TEST(follows_foreign_keys_of_several_steps),
		CHECK_TEST(accepts_a_parent_that_does_not_replicate),
		CHECK_TEST(reports_restarted_sequences),
		CHECK_TEST(restarts_what_the_cascade_reaches),
		CHECK_TEST(survives_keys_in_a_circle),
		CHECK_TEST(passes_over_names_temporary_tables_and_other_verbs),
	};

	return cmocka_run_group_tests_name("truncate_cascade", tests, NULL, NULL);
}
