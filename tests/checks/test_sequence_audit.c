#include "check_test.h"

#define CHECK   "sequence_audit"
#define SUMMARY "INFO Sequences outside keys run separately on each node\n"

static void a_number_given_out_by_a_function_is_told_of(void **state)
{
	const char *sql = "CREATE SEQUENCE public.invoice_no_seq START WITH 1000;\n"
	                  "CREATE FUNCTION public.next_invoice() RETURNS text LANGUAGE sql\n"
	                  " AS $$ SELECT 'R-' || nextval('public.invoice_no_seq') $$;\n";

	assert_titles(CHECK, sql,
	              "WARNING Sequence public.invoice_no_seq runs separately on each node\n");
	assert_metadata(CHECK, sql,
	                "sequence public.invoice_no_seq | data_type=bigint start=1000 increment=1 "
	                "cycle=false used_by=[public.next_invoice()]\n");
	assert_string_equal(groups_of(state, CHECK, sql, NULL), "sequence:public.invoice_no_seq\n");
	assert_fixes(CHECK, sql, "no sql\n");
}

static void a_view_can_give_numbers_out(void **state)
{
	assert_metadata(CHECK,
	                "CREATE SEQUENCE s; CREATE VIEW v AS SELECT nextval('s'::regclass) AS n;\n",
	                "sequence public.s | data_type=bigint start=1 increment=1 cycle=false "
	                "used_by=[public.v]\n");
}

static void a_rule_can_give_numbers_out(void **state)
{
	assert_metadata(CHECK,
	                "CREATE SEQUENCE s; CREATE TABLE t (n bigint); CREATE TABLE l (n bigint);\n"
	                "CREATE RULE r AS ON INSERT TO t DO ALSO\n"
	                " INSERT INTO l VALUES (nextval('s'));\n",
	                "sequence public.s | data_type=bigint start=1 increment=1 cycle=false "
	                "used_by=[public.t.r]\n");
}

static void the_name_of_a_column_speaks_of_a_number(void **state)
{
	const char *sql = "CREATE TABLE t (id uuid PRIMARY KEY, order_no serial, hits serial);\n";

	assert_titles(
	    CHECK, sql,
	    "WARNING Sequence public.t_order_no_seq runs separately on each node\n" SUMMARY);
	assert_metadata(CHECK, sql,
	                "sequence public.t_order_no_seq | data_type=integer start=1 increment=1 "
	                "cycle=false owner_table=public.t owner_column=order_no "
	                "used_by=[public.t.order_no]\n"
	                "database database | sequences=[public.t_hits_seq] sequence_count=1\n");
	assert_fixes(CHECK, sql,
	             "install: SELECT snowflake.convert_sequence_to_snowflake("
	             "'public.t_order_no_seq'::regclass);\n"
	             "no sql\n");
}

static void the_owner_of_an_identity_sequence_is_shown(void **state)
{
	assert_metadata(CHECK,
	                "CREATE TABLE t (id uuid PRIMARY KEY,\n"
	                " number bigint GENERATED ALWAYS AS IDENTITY);\n",
	                "sequence public.t_number_seq | data_type=bigint start=1 increment=1 "
	                "cycle=false owner_table=public.t owner_column=number "
	                "used_by=[public.t.number]\n");
}

static void a_cycle_is_told_of(void **state)
{
	const char *sql = "CREATE SEQUENCE s AS smallint MAXVALUE 99 CYCLE;\n";

	assert_titles(CHECK, sql, "WARNING Sequence public.s runs separately on each node\n");
	assert_metadata(CHECK, sql,
	                "sequence public.s | data_type=smallint start=1 increment=1 cycle=true\n");
}

static void keys_are_left_to_sequence_pks(void **state)
{
	assert_titles(CHECK, "CREATE TABLE t (order_no serial PRIMARY KEY);\n", "");
	assert_titles(CHECK,
	              "CREATE SEQUENCE s;\n"
	              "CREATE FUNCTION next_id() RETURNS bigint LANGUAGE sql\n"
	              " AS $$ SELECT nextval('public.s') $$;\n"
	              "CREATE TABLE t (id bigint DEFAULT next_id() PRIMARY KEY);\n",
	              "");
}

static void a_replaced_sequence_is_passed_over(void **state)
{
	assert_titles(CHECK,
	              "CREATE SEQUENCE s;\n"
	              "CREATE TABLE t (id bigint DEFAULT snowflake.nextval('s'::regclass));\n",
	              "");
}

static void passes_over_spocks_own(void **state)
{
	assert_titles(CHECK, "CREATE SCHEMA snowflake; CREATE SEQUENCE snowflake.id_seq;\n", "");
}

static void sums_up_the_rest(void **state)
{
	assert_titles(CHECK, "CREATE SEQUENCE a; CREATE SEQUENCE b;\n", SUMMARY);
	assert_metadata(CHECK, "CREATE SEQUENCE a; CREATE SEQUENCE b;\n",
	                "database database | sequences=[public.a, public.b] sequence_count=2\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(a_number_given_out_by_a_function_is_told_of),
		CHECK_TEST(a_view_can_give_numbers_out),
		CHECK_TEST(a_rule_can_give_numbers_out),
		CHECK_TEST(the_name_of_a_column_speaks_of_a_number),
		CHECK_TEST(the_owner_of_an_identity_sequence_is_shown),
		CHECK_TEST(a_cycle_is_told_of),
		CHECK_TEST(keys_are_left_to_sequence_pks),
		CHECK_TEST(a_replaced_sequence_is_passed_over),
		CHECK_TEST(passes_over_spocks_own),
		CHECK_TEST(sums_up_the_rest),
	};

	return cmocka_run_group_tests_name("sequence_audit", tests, NULL, NULL);
}
