#include "check_test.h"

#define CHECK "node_local_types"

static void reports_identifiers_of_one_node(void **state)
{
	assert_titles(
	    CHECK, "CREATE TABLE app_jobs (rel regclass, who regrole, at pg_lsn, x xid);",
	    "WARNING Column public.app_jobs.at holds a node-local identifier (pg_lsn)\n"
	    "WARNING Column public.app_jobs.rel holds a node-local identifier (regclass)\n"
	    "WARNING Column public.app_jobs.who holds a node-local identifier (regrole)\n"
	    "WARNING Column public.app_jobs.x holds a node-local identifier (xid)\n");
}

static void looks_inside_arrays_domains_and_composites(void **state)
{
	const char *sql = "CREATE DOMAIN version AS xid8;\n"
	                  "CREATE TYPE place AS (table_name text, rel regclass);\n"
	                  "CREATE TABLE t (a regclass[], d version, p place);\n";

	assert_titles(CHECK, sql,
	              "WARNING Column public.t.a holds a node-local identifier (regclass)\n"
	              "WARNING Column public.t.d holds a node-local identifier (xid8)\n"
	              "WARNING Column public.t.p holds a node-local identifier (regclass)\n");
	assert_metadata(CHECK, sql,
	                "column public.t.a | data_type=regclass[]\n"
	                "column public.t.d | data_type=public.version\n"
	                "column public.t.p | data_type=public.place\n");
	/* A domain or composite type has to change itself. */
	assert_fixes(CHECK, sql,
	             "before: ALTER TABLE public.t ALTER COLUMN a TYPE text[] USING a::text[];\n"
	             "no sql\n"
	             "no sql\n");
}

static void quotes_names_in_the_statement(void **state)
{
	const char *sql = "CREATE TABLE \"Order Items\" (\"a.b\" regtype);";

	assert_fixes(CHECK, sql,
	             "before: ALTER TABLE public.\"Order Items\" ALTER COLUMN \"a.b\" TYPE text "
	             "USING \"a.b\"::text;\n");
}

static void passes_over_other_types_and_views(void **state)
{
	assert_titles(CHECK,
	              "CREATE TABLE t (id oid, pattern text, regexp text, n name, u uuid);\n"
	              "CREATE TABLE src (r text);\n"
	              "CREATE VIEW v AS SELECT r::regclass AS rel FROM src;\n"
	              "CREATE UNLOGGED TABLE u (rel regclass);\n",
	              "");
}

static void a_type_of_the_users_with_such_a_name_is_another(void **state)
{
	assert_titles(CHECK,
	              "CREATE SCHEMA app; CREATE DOMAIN app.tid AS text;\n"
	              "CREATE TABLE t (a app.tid);",
	              "");
}

static void speaks_once_for_a_partitioned_table(void **state)
{
	assert_metadata(CHECK,
	                "CREATE TABLE r (k int, rel regclass) PARTITION BY LIST (k);\n"
	                "CREATE TABLE r1 PARTITION OF r FOR VALUES IN (1);\n"
	                "CREATE TABLE r2 PARTITION OF r FOR VALUES IN (2);\n",
	                "column public.r.rel | data_type=regclass partitions=2 "
	                "partition_examples=[public.r1, public.r2]\n");
}

static void names_what_blocks_the_change(void **state)
{
	const char *sql = "CREATE TABLE app.t (id integer, r regclass);"
	                  "CREATE VIEW app.v AS SELECT r FROM app.t;";

	assert_details("node_local_types", sql, "A change of its type is blocked by view app.v.\n");
	assert_fixes("node_local_types", "CREATE TABLE app.t (r regclass) PARTITION BY HASH (r);",
	             "no sql\n");
	assert_fixes("node_local_types",
	             "CREATE TABLE app.a (r regclass); CREATE TABLE app.b () INHERITS (app.a);",
	             "before: ALTER TABLE app.a ALTER COLUMN r TYPE text USING r::text;\n"
	             "no sql\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(reports_identifiers_of_one_node),
		CHECK_TEST(looks_inside_arrays_domains_and_composites),
		CHECK_TEST(quotes_names_in_the_statement),
		CHECK_TEST(passes_over_other_types_and_views),
		CHECK_TEST(a_type_of_the_users_with_such_a_name_is_another),
		CHECK_TEST(speaks_once_for_a_partitioned_table),
		CHECK_TEST(names_what_blocks_the_change),
	};

	return cmocka_run_group_tests_name("node_local_types", tests, NULL, NULL);
}
