#include "dump_text.h"

static void keeps_the_query_without_its_check_option(void **state)
{
	assert_objects("relation",
	               "CREATE VIEW v (\"as\") WITH (security_barrier=true) AS"
	               " SELECT 1 AS a WHERE 'with' <> 'x' WITH CASCADED CHECK OPTION;",
	               " schema=public name=v kind=v persistence=p options=[security_barrier=true,"
	               " check_option=cascaded] replica_identity=n"
	               " definition=SELECT 1 AS a WHERE 'with' <> 'x'\n");
}

static void takes_the_last_definition_of_a_replaced_view(void **state)
{
	const char *sql =
	    "CREATE VIEW v AS SELECT NULL::integer AS id;"
	    "CREATE OR REPLACE VIEW v AS WITH d AS (SELECT 1 AS id) SELECT d.id FROM d;";

	assert_objects("relation", sql,
	               " schema=public name=v kind=v persistence=p replica_identity=n"
	               " definition=WITH d AS (SELECT 1 AS id) SELECT d.id FROM d\n");
	assert_objects("column", sql, " schema=public table=v name=id position=1 is_local=true\n");
}

static void knows_whether_a_materialized_view_is_filled(void **state)
{
	assert_objects("relation",
	               "CREATE MATERIALIZED VIEW a AS SELECT 1 AS data WITH NO DATA;"
	               "CREATE MATERIALIZED VIEW b TABLESPACE x AS SELECT 2 AS no WITH DATA;",
	               " schema=public name=a kind=m persistence=p access_method=heap"
	               " replica_identity=d definition=SELECT 1 AS data\n"
	               " schema=public name=b kind=m persistence=p access_method=heap tablespace=x"
	               " replica_identity=d definition=SELECT 2 AS no is_populated=true\n");
}

static void reads_the_columns_off_the_target_list(void **state)
{
	assert_objects(
	    "column",
	    "CREATE TABLE t (a int); CREATE TABLE u AS SELECT x.*, lower('A'), a::text AS b,"
	    " (CASE WHEN true THEN 1 END), 'q' AS \"Q\" FROM t x; DROP TABLE t;",
	    " schema=public table=u name=a position=1 type=integer is_local=true\n"
	    " schema=public table=u name=lower position=2 is_local=true\n"
	    " schema=public table=u name=b position=3 type=text is_local=true\n"
	    " schema=public table=u name=case position=4 is_local=true\n"
	    " schema=public table=u name=Q position=5 type=text is_local=true\n");
}

static void drops_views_over_a_table_with_cascade(void **state)
{
	assert_objects("relation",
	               "CREATE TABLE t (a int); CREATE VIEW v AS SELECT a FROM t;"
	               "CREATE VIEW w AS SELECT 1 AS one FROM (SELECT a FROM v) AS s;"
	               "DROP TABLE t CASCADE; CREATE TABLE w ();",
	               " schema=public name=w kind=r persistence=p access_method=heap"
	               " replica_identity=d\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		DUMP_TEST(keeps_the_query_without_its_check_option),
		DUMP_TEST(takes_the_last_definition_of_a_replaced_view),
		DUMP_TEST(knows_whether_a_materialized_view_is_filled),
		DUMP_TEST(reads_the_columns_off_the_target_list),
		DUMP_TEST(drops_views_over_a_table_with_cascade),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
