#include "dump_text.h"

static void names_unnamed_constraints_as_postgresql_does(void **state)
{
	assert_objects(
	    "constraint",
	    "CREATE TABLE t (a int PRIMARY KEY, b int UNIQUE CHECK (b > 0), c int,"
	    " CHECK (b > c), UNIQUE (b, c), FOREIGN KEY (b, c) REFERENCES t (b, c));",
	    " schema=public table=t name=t_b_c_fkey type=f columns=[b, c] ref_schema=public"
	    " ref_table=t ref_columns=[b, c] on_delete=a on_update=a match=s\n"
	    " schema=public table=t name=t_b_c_key type=u columns=[b, c] index=t_b_c_key\n"
	    " schema=public table=t name=t_b_check type=c columns=[b] expression=b > 0\n"
	    " schema=public table=t name=t_b_key type=u columns=[b] index=t_b_key\n"
	    " schema=public table=t name=t_check type=c columns=[b, c] expression=b > c\n"
	    " schema=public table=t name=t_pkey type=p columns=[a] index=t_pkey\n");
}

static void cuts_chosen_names_between_characters(void **state)
{
	/* 40 and 40 bytes: 28 and 28 are left, which for two-byte letters is 14 letters each. */
	assert_objects("constraint",
	               "CREATE TABLE üüüüüüüüüüüüüüüüüüüü (äääääääääääääääääääää int UNIQUE);",
	               " schema=public table=üüüüüüüüüüüüüüüüüüüü"
	               " name=üüüüüüüüüüüüüü_ääääääääääääää_key type=u"
	               " columns=[äääääääääääääääääääää]"
	               " index=üüüüüüüüüüüüüü_ääääääääääääää_key\n");
}

static void refers_to_a_primary_key_that_comes_later_in_the_file(void **state)
{
	assert_objects("constraint",
	               "CREATE TABLE a (x int CONSTRAINT f REFERENCES b ON DELETE CASCADE"
	               " DEFERRABLE INITIALLY DEFERRED);"
	               "CREATE TABLE b (k int CONSTRAINT p PRIMARY KEY);",
	               " schema=public table=a name=f type=f is_deferrable=true is_deferred=true"
	               " columns=[x] ref_schema=public ref_table=b ref_columns=[k] on_delete=c"
	               " on_update=a match=s\n"
	               " schema=public table=b name=p type=p columns=[k] index=p\n");
}

static void gives_a_serial_column_its_sequence_and_default(void **state)
{
	const char *sql = "CREATE TABLE \"My t\" (id bigserial);";

	assert_objects("column", sql,
	               " schema=public table=My t name=id position=1 type=bigint is_not_null=true"
	               " default_expression=nextval('public.\"My t_id_seq\"'::regclass)"
	               " is_local=true\n");
	assert_objects("sequence", sql,
	               " schema=public name=My t_id_seq persistence=p data_type=bigint start=1"
	               " increment=1 minimum=1 maximum=9223372036854775807 cache=1 dependency=a"
	               " table_schema=public table=My t column=id\n");
}

static void merges_inherited_columns_with_its_own(void **state)
{
	assert_objects("column",
	               "CREATE TABLE p (a int NOT NULL, b text DEFAULT 'x');"
	               "CREATE TABLE c (z int, b text DEFAULT 'y') INHERITS (p);"
	               "DROP TABLE p;",
	               " schema=public table=c name=a position=1 type=integer is_not_null=true\n"
	               " schema=public table=c name=b position=2 type=text"
	               " default_expression='y' is_local=true\n"
	               " schema=public table=c name=z position=3 type=integer is_local=true\n");
}

static void keeps_the_first_of_two_tables_of_one_name(void **state)
{
	assert_objects("column",
	               "CREATE TABLE t (a int); CREATE TABLE IF NOT EXISTS t (b int);"
	               "CREATE TABLE t (c int); CREATE VIEW t AS SELECT 1 AS d;",
	               " schema=public table=t name=a position=1 type=integer is_local=true\n");
}

static void refuses_circles_of_parents(void **state)
{
	assert_objects("relation",
	               "CREATE TABLE a (x int); CREATE TABLE b (x int);"
	               "ALTER TABLE a INHERIT b; ALTER TABLE b INHERIT a; ALTER TABLE a INHERIT a;"
	               "ALTER TABLE a ADD y int;",
	               " schema=public name=a kind=r persistence=p access_method=heap"
	               " parent_schemas=[public] parent_names=[b] replica_identity=d\n"
	               " schema=public name=b kind=r persistence=p access_method=heap"
	               " replica_identity=d\n");
}

static void does_not_let_tables_double_in_every_statement(void **state)
{
	assert_objects("column",
	               "CREATE TABLE t (a int);"
	               "CREATE TABLE t2 (LIKE t, LIKE t, LIKE t2, b int); DROP TABLE t;",
	               " schema=public table=t2 name=a position=1 type=integer is_local=true\n"
	               " schema=public table=t2 name=b position=2 type=integer is_local=true\n");
}

static void puts_tables_where_the_statement_or_the_setting_says(void **state)
{
	assert_objects(
	    "relation",
	    "SET default_tablespace = fast;"
	    "CREATE UNLOGGED TABLE a () WITH (fillfactor=70);"
	    "CREATE TABLE b () TABLESPACE slow; CREATE TABLE c () TABLESPACE pg_default;",
	    " schema=public name=a kind=r persistence=u access_method=heap"
	    " tablespace=fast options=[fillfactor=70] replica_identity=d\n"
	    " schema=public name=b kind=r persistence=p access_method=heap"
	    " tablespace=slow replica_identity=d\n"
	    " schema=public name=c kind=r persistence=p access_method=heap"
	    " replica_identity=d\n");
}

static void knows_foreign_tables_and_their_server(void **state)
{
	assert_objects("relation",
	               "CREATE FOREIGN TABLE f (a int) SERVER far OPTIONS (table_name 'x');",
	               " schema=public name=f kind=f persistence=p replica_identity=n"
	               " server=far\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		DUMP_TEST(names_unnamed_constraints_as_postgresql_does),
		DUMP_TEST(cuts_chosen_names_between_characters),
		DUMP_TEST(refers_to_a_primary_key_that_comes_later_in_the_file),
		DUMP_TEST(gives_a_serial_column_its_sequence_and_default),
		DUMP_TEST(merges_inherited_columns_with_its_own),
		DUMP_TEST(keeps_the_first_of_two_tables_of_one_name),
		DUMP_TEST(refuses_circles_of_parents),
		DUMP_TEST(does_not_let_tables_double_in_every_statement),
		DUMP_TEST(puts_tables_where_the_statement_or_the_setting_says),
		DUMP_TEST(knows_foreign_tables_and_their_server),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
