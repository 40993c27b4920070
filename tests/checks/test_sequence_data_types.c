#include "check_test.h"

#define CHECK  "sequence_data_types"
#define NARROW "Key column public.t.id is too narrow for Snowflake values\n"

static void a_narrow_key_can_be_converted(void **state)
{
	const char *sql = "CREATE TABLE t (id serial PRIMARY KEY);\n";

	assert_titles(CHECK, sql, "CONSIDER " NARROW);
	assert_metadata(CHECK, sql,
	                "column public.t.id | column=id data_type=integer "
	                "sequence_data_type=integer rewrite=true\n");
	assert_fixes(CHECK, sql, "before: ALTER TABLE public.t ALTER COLUMN id TYPE bigint;\n");
	assert_string_equal(groups_of(state, CHECK, sql, NULL), "sequence:public.t_id_seq\n");
}

static void the_width_of_the_column_decides(void **state)
{
	assert_metadata(CHECK,
	                "CREATE SEQUENCE s AS bigint;\n"
	                "CREATE TABLE t (id int DEFAULT nextval('s') PRIMARY KEY);\n",
	                "column public.t.id | column=id data_type=integer "
	                "sequence_data_type=bigint rewrite=true\n");
	assert_titles(CHECK,
	              "CREATE SEQUENCE s AS integer;\n"
	              "CREATE TABLE t (id bigint DEFAULT nextval('s') PRIMARY KEY);\n",
	              "");
	assert_titles(CHECK,
	              "CREATE SEQUENCE s AS smallint; CREATE TABLE t (a bigserial, n serial);", "");
}

static void a_domain_can_be_narrow(void **state)
{
	assert_titles(CHECK,
	              "CREATE DOMAIN key AS integer; CREATE SEQUENCE s;\n"
	              "CREATE TABLE t (id key DEFAULT nextval('s') PRIMARY KEY);\n",
	              "CONSIDER " NARROW);
}

static void referring_columns_are_widened_along(void **state)
{
	const char *sql = "CREATE TABLE t (id serial PRIMARY KEY);\n"
	                  "CREATE TABLE u (t_id int PRIMARY KEY REFERENCES t);\n"
	                  "CREATE TABLE v (u_id int REFERENCES u, big bigint REFERENCES t);\n";

	assert_metadata(CHECK, sql,
	                "column public.t.id | column=id data_type=integer "
	                "sequence_data_type=integer referencing_columns=[public.u.t_id, "
	                "public.v.big, public.v.u_id] rewrite=true\n");
	assert_fixes(CHECK, sql,
	             "before: BEGIN;\n"
	             "ALTER TABLE public.t ALTER COLUMN id TYPE bigint;\n"
	             "ALTER TABLE public.u ALTER COLUMN t_id TYPE bigint;\n"
	             "ALTER TABLE public.v ALTER COLUMN u_id TYPE bigint;\n"
	             "COMMIT;\n");
}

#define SNOWFLAKE(type)                                                                            \
	"CREATE SEQUENCE s;\n"                                                                     \
	"CREATE TABLE t (id " type " DEFAULT snowflake.nextval('s'::regclass) PRIMARY KEY);\n"

static void converted_values_do_not_fit(void **state)
{
	assert_titles(CHECK, SNOWFLAKE("int"), "CRITICAL " NARROW);
	assert_titles(CHECK, SNOWFLAKE("bigint"), "");
	assert_string_equal(groups_of(state, CHECK, SNOWFLAKE("int"), NULL), "sequence:public.s\n");
}

static void converted_values_do_not_fit_where_they_are_referred_to(void **state)
{
	const char *sql =
	    SNOWFLAKE("bigint") "CREATE TABLE u (t_id bigint PRIMARY KEY REFERENCES t);\n"
	                        "CREATE TABLE v (u_id int REFERENCES u, x bigint REFERENCES u);\n";

	assert_titles(CHECK, sql,
	              "CRITICAL Column public.v.u_id is too narrow for Snowflake values\n");
	assert_metadata(CHECK, sql,
	                "column public.v.u_id | column=u_id data_type=integer "
	                "sequence_data_type=bigint rewrite=true\n");
	assert_fixes(CHECK, sql, "before: ALTER TABLE public.v ALTER COLUMN u_id TYPE bigint;\n");
}

#define BLOCKED(by)                                                                                \
	"column public.t.id | column=id data_type=integer sequence_data_type=integer "             \
	"blocked_by=[" by "] rewrite=true\n"
#define TABLE "CREATE TABLE public.t (id serial PRIMARY KEY, n int);\n"

static void a_view_on_the_column_blocks(void **state)
{
	assert_titles(CHECK, TABLE "CREATE VIEW v AS SELECT id FROM t;\n", "WARNING " NARROW);
	assert_metadata(CHECK, TABLE "CREATE VIEW v AS SELECT x.n FROM t x WHERE x.id > 1;\n",
	                BLOCKED("view public.v"));
	assert_metadata(CHECK, TABLE "CREATE MATERIALIZED VIEW v AS SELECT * FROM public.t;\n",
	                BLOCKED("materialized view public.v"));
}

static void a_view_on_other_columns_does_not_block(void **state)
{
	assert_titles(CHECK,
	              TABLE "CREATE TABLE o (id int, m int);\n"
	                    "CREATE VIEW v AS SELECT t.n AS id, o.id AS x, 'id' AS l\n"
	                    " FROM public.t JOIN public.o ON o.m = t.n /* id */;\n"
	                    "CREATE VIEW w AS SELECT o.id FROM o;\n",
	              "CONSIDER " NARROW);
}

static void rules_policies_and_triggers_block(void **state)
{
	assert_metadata(CHECK,
	                TABLE "CREATE RULE r AS ON DELETE TO t DO ALSO\n"
	                      " UPDATE t SET n = 0 WHERE id = old.id;\n",
	                BLOCKED("rule public.t.r"));
	assert_metadata(CHECK, TABLE "CREATE POLICY p ON t USING (id > 0);\n",
	                BLOCKED("policy public.t.p"));
	assert_metadata(CHECK,
	                TABLE "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql\n"
	                      " AS $$ BEGIN RETURN NEW; END $$;\n"
	                      "CREATE TRIGGER g BEFORE UPDATE OF id ON t FOR EACH ROW\n"
	                      " EXECUTE FUNCTION f();\n",
	                BLOCKED("trigger public.t.g"));
}

static void a_condition_of_a_trigger_blocks(void **state)
{
	assert_metadata(CHECK,
	                TABLE "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql\n"
	                      " AS $$ BEGIN RETURN NEW; END $$;\n"
	                      "CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW\n"
	                      " WHEN (OLD.id IS DISTINCT FROM NEW.id) EXECUTE FUNCTION f();\n"
	                      "CREATE TRIGGER h BEFORE UPDATE ON t FOR EACH ROW\n"
	                      " WHEN (OLD.n IS DISTINCT FROM NEW.n) EXECUTE FUNCTION f();\n",
	                BLOCKED("trigger public.t.g"));
}

static void an_expression_of_a_partition_key_blocks_its_columns(void **state)
{
	assert_titles(CHECK,
	              "CREATE TABLE t (id serial, n int) PARTITION BY RANGE ((id / 10));\n"
	              "CREATE TABLE t1 PARTITION OF t DEFAULT;\n"
	              "ALTER TABLE t1 ADD PRIMARY KEY (id);\n",
	              "WARNING " NARROW);
}

static void a_generated_column_blocks(void **state)
{
	assert_metadata(CHECK,
	                "CREATE TABLE t (id serial PRIMARY KEY,\n"
	                " twice int GENERATED ALWAYS AS ((id * 2)) STORED);\n",
	                BLOCKED("generated column public.t.twice"));
}

static void a_partition_key_blocks_for_good(void **state)
{
	const char *sql = "CREATE TABLE t (id serial PRIMARY KEY) PARTITION BY RANGE (id);\n"
	                  "CREATE TABLE t1 PARTITION OF t DEFAULT;\n";

	assert_metadata(CHECK, sql,
	                "column public.t.id | column=id data_type=integer "
	                "sequence_data_type=integer blocked_by=[partition key] rewrite=true "
	                "partitions=1 partition_examples=[public.t1]\n");
	assert_fixes(CHECK, sql, "no sql\n");
}

#define PARTITIONED_IDENTITY                                                                       \
	"CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY, k int, PRIMARY KEY (k, id))\n"       \
	" PARTITION BY LIST (k);\n"

static void an_identity_of_a_partitioned_table_blocks_from_17_on(void **state)
{
	assert_titles(CHECK, "-- Dumped from database version 17.2\n" PARTITIONED_IDENTITY,
	              "WARNING " NARROW);
	assert_titles(CHECK, "-- Dumped from database version 16.4\n" PARTITIONED_IDENTITY,
	              "CONSIDER " NARROW);
}

static void functions_with_narrow_arguments_are_listed(void **state)
{
	assert_metadata(CHECK,
	                TABLE "CREATE FUNCTION pay(t_id integer) RETURNS void LANGUAGE sql\n"
	                      " AS $$ UPDATE public.t SET n = 1 WHERE id = t_id $$;\n"
	                      "CREATE FUNCTION other(x integer) RETURNS int LANGUAGE sql\n"
	                      " AS $$ SELECT x $$;\n",
	                "column public.t.id | column=id data_type=integer "
	                "sequence_data_type=integer functions=[public.pay(integer)] "
	                "rewrite=true\n");
}

static void quotes_names(void **state)
{
	assert_fixes(CHECK, "CREATE TABLE \"Order Items\" (\"a.b\" serial PRIMARY KEY);\n",
	             "before: ALTER TABLE public.\"Order Items\" ALTER COLUMN \"a.b\" TYPE "
	             "bigint;\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(a_narrow_key_can_be_converted),
		CHECK_TEST(the_width_of_the_column_decides),
		CHECK_TEST(a_domain_can_be_narrow),
		CHECK_TEST(referring_columns_are_widened_along),
		CHECK_TEST(converted_values_do_not_fit),
		CHECK_TEST(converted_values_do_not_fit_where_they_are_referred_to),
		CHECK_TEST(a_view_on_the_column_blocks),
		CHECK_TEST(a_view_on_other_columns_does_not_block),
		CHECK_TEST(rules_policies_and_triggers_block),
		CHECK_TEST(a_condition_of_a_trigger_blocks),
		CHECK_TEST(an_expression_of_a_partition_key_blocks_its_columns),
		CHECK_TEST(a_generated_column_blocks),
		CHECK_TEST(a_partition_key_blocks_for_good),
		CHECK_TEST(an_identity_of_a_partitioned_table_blocks_from_17_on),
		CHECK_TEST(functions_with_narrow_arguments_are_listed),
		CHECK_TEST(quotes_names),
	};

	return cmocka_run_group_tests_name("sequence_data_types", tests, NULL, NULL);
}
