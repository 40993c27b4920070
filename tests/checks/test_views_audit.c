#include "check_test.h"

static void reports_materialized_views(void **state)
{
	assert_titles(
	    "views_audit", "CREATE MATERIALIZED VIEW public.mv AS SELECT 1 AS a WITH NO DATA; ",
	    "CONSIDER Materialized view public.mv is refreshed on each node for itself\n");
	assert_metadata("views_audit",
	                "CREATE MATERIALIZED VIEW public.mv AS SELECT 1 AS a WITH NO DATA; ",
	                "materialized view public.mv | has_unique_index=false\n");
	assert_metadata("views_audit",
	                "CREATE MATERIALIZED VIEW public.mv AS SELECT 1 AS a; "
	                "CREATE UNIQUE INDEX i ON public.mv (a); ",
	                "materialized view public.mv | is_populated=true has_unique_index=true\n");
	assert_string_equal(
	    metadata_in(
	        state, "views_audit",
	        load_sql(state,
	                 "CREATE MATERIALIZED VIEW public.mv AS SELECT 1 AS a WITH NO DATA;"),
	        MM_AUDIT, NULL),
	    "materialized view public.mv | is_populated=false has_unique_index=false\n");
}

static void warns_when_code_refreshes(void **state)
{
	assert_titles("views_audit",
	              "CREATE MATERIALIZED VIEW public.mv AS SELECT 1 AS a WITH NO DATA; "
	              "CREATE FUNCTION app.f() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN REFRESH "
	              "MATERIALIZED VIEW public.mv; END $$; ",
	              "WARNING Materialized view public.mv is refreshed on each node for itself\n");
	assert_metadata(
	    "views_audit",
	    "CREATE MATERIALIZED VIEW public.mv AS SELECT 1 AS a WITH NO DATA; "
	    "CREATE FUNCTION app.f() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN REFRESH "
	    "MATERIALIZED VIEW public.mv; END $$; ",
	    "materialized view public.mv | refreshed_by=[app.f()] has_unique_index=false\n");
	assert_details("views_audit",
	               "CREATE MATERIALIZED VIEW public.mv AS SELECT 1 AS a WITH NO DATA; "
	               "CREATE FUNCTION app.f() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN "
	               "REFRESH MATERIALIZED VIEW CONCURRENTLY public.mv; END $$; ",
	               "Code refreshes it CONCURRENTLY, which fails on the other nodes while "
	               "automatic DDL replication sends it.\n");
	assert_string_equal(
	    details_of(state, "views_audit",
	               "CREATE MATERIALIZED VIEW public.mv AS SELECT 1 AS a WITH NO DATA; "
	               "CREATE FUNCTION app.f() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN "
	               "REFRESH MATERIALIZED VIEW CONCURRENTLY public.mv; END $$; ",
	               &spock_6),
	    "Code refreshes it; whether the other nodes do so as well depends on automatic DDL "
	    "replication.\n");
}

static void warns_of_values_of_the_node(void **state)
{
	assert_titles("views_audit",
	              "CREATE MATERIALIZED VIEW public.mv AS SELECT now() AS t WITH NO DATA; ",
	              "WARNING Materialized view public.mv is refreshed on each node for itself\n");
	assert_metadata(
	    "views_audit",
	    "CREATE MATERIALIZED VIEW public.mv AS SELECT now() AS t, random() AS r, lower('A') AS "
	    "l WITH NO DATA; ",
	    "materialized view public.mv | functions=[now, random] has_unique_index=false\n");
	assert_titles("views_audit",
	              "CREATE FUNCTION app.f() RETURNS double precision LANGUAGE sql  AS $$ SELECT "
	              "random() $$; "
	              "CREATE MATERIALIZED VIEW public.mv AS SELECT app.f() AS f WITH NO DATA; ",
	              "WARNING Materialized view public.mv is refreshed on each node for itself\n");
}

static void is_silent_on_plain_views(void **state)
{
	assert_titles("views_audit",
	              "CREATE TABLE public.t (a int); CREATE VIEW public.v AS SELECT now() AS n, a "
	              "FROM public.t; ",
	              "");
}

static void sums_up_views_that_take_changes(void **state)
{
	assert_titles("views_audit",
	              "CREATE TABLE public.t (a int); CREATE VIEW public.v AS SELECT a FROM "
	              "public.t; CREATE VIEW public.w AS SELECT a FROM public.t; "
	              "CREATE FUNCTION app.f() RETURNS void LANGUAGE sql  AS $$ INSERT INTO "
	              "public.v VALUES (1) $$; ",
	              "INFO Changes made through views replicate as rows of their tables\n");
	assert_metadata("views_audit",
	                "CREATE TABLE public.t (a int); CREATE VIEW public.v AS SELECT a FROM "
	                "public.t; CREATE VIEW public.w AS SELECT a FROM public.t; "
	                "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN "
	                "RETURN NEW; END $$; "
	                "CREATE TRIGGER i INSTEAD OF INSERT ON public.w FOR EACH ROW EXECUTE "
	                "FUNCTION app.f(); ",
	                "database database | views=[public.w] view_count=1\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(reports_materialized_views),      CHECK_TEST(warns_when_code_refreshes),
		CHECK_TEST(warns_of_values_of_the_node),     CHECK_TEST(is_silent_on_plain_views),
		CHECK_TEST(sums_up_views_that_take_changes),
	};

	return cmocka_run_group_tests_name("views_audit", tests, NULL, NULL);
}
