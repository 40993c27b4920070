#include "dump_text.h"

static void finds_each_default_of_a_statement_with_many(void **state)
{
	assert_objects(
	    "column",
	    "CREATE TABLE t (a text, b int, c text);"
	    "ALTER TABLE t ALTER a SET DEFAULT 'x, DEFAULT y', ALTER b SET DEFAULT (1 + 2) * 3,"
	    " ALTER c SET DEFAULT coalesce(NULL, 'z'), ALTER c SET NOT NULL;",
	    " schema=public table=t name=a position=1 type=text"
	    " default_expression='x, DEFAULT y' is_local=true\n"
	    " schema=public table=t name=b position=2 type=integer"
	    " default_expression=(1 + 2) * 3 is_local=true\n"
	    " schema=public table=t name=c position=3 type=text is_not_null=true"
	    " default_expression=coalesce(NULL, 'z') is_local=true\n");
}

static void takes_pg_dumps_sequence_for_an_identity_column(void **state)
{
	const char *sql =
	    "CREATE TABLE t (id integer NOT NULL);"
	    "ALTER TABLE t ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME"
	    " public.my_seq START WITH 7 INCREMENT BY -1 NO MINVALUE MAXVALUE 90 CACHE 1 CYCLE);";

	assert_objects("column", sql,
	               " schema=public table=t name=id position=1 type=integer is_not_null=true"
	               " identity=a is_local=true\n");
	assert_objects("sequence", sql,
	               " schema=public name=my_seq persistence=p data_type=integer start=7"
	               " increment=-1 minimum=-2147483648 maximum=90 cache=1 is_cycled=true"
	               " dependency=i table_schema=public table=t column=id\n");
}

static void drops_what_needs_a_dropped_column(void **state)
{
	const char *sql = "CREATE TABLE t (a serial PRIMARY KEY, b int, CHECK (a < b), UNIQUE (b));"
	                  "CREATE INDEX ON t (b, a); ALTER TABLE t DROP COLUMN a;";

	assert_objects("constraint", sql,
	               " schema=public table=t name=t_b_key type=u columns=[b] index=t_b_key\n");
	assert_objects("index", sql,
	               " schema=public table=t name=t_b_key method=btree is_unique=true columns=[b]"
	               " collations=[] constraint=t_b_key\n");
	assert_objects("sequence", sql, "");
}

static void makes_an_index_into_a_constraint(void **state)
{
	assert_objects("index",
	               "CREATE TABLE t (a int); CREATE UNIQUE INDEX i ON t (a);"
	               "ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY USING INDEX i;",
	               " schema=public table=t name=k method=btree is_unique=true is_primary=true"
	               " columns=[a] collations=[] constraint=k\n");
}

static void marks_the_replica_identity_index(void **state)
{
	const char *sql = "CREATE TABLE t (a int NOT NULL); CREATE UNIQUE INDEX i ON t (a);"
	                  "ALTER TABLE t REPLICA IDENTITY USING INDEX i;";

	assert_objects("index", sql,
	               " schema=public table=t name=i method=btree is_unique=true"
	               " is_replica_identity=true columns=[a] collations=[]\n");
	assert_objects("relation", sql,
	               " schema=public name=t kind=r persistence=p access_method=heap"
	               " replica_identity=i\n");
}

static void keeps_a_trigger_copy_only_where_its_state_differs(void **state)
{
	const char *sql =
	    "CREATE TABLE p (a int) PARTITION BY LIST (a); CREATE TABLE c PARTITION OF p DEFAULT;"
	    "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'begin end';"
	    "CREATE TRIGGER t AFTER INSERT ON p FOR EACH ROW EXECUTE FUNCTION f();"
	    "ALTER TABLE c DISABLE TRIGGER t;";

	assert_objects("trigger", sql,
	               " schema=public table=c name=t enabled=D is_clone=true timing=a is_row=true"
	               " events=[INSERT] function_schema=public function=f\n"
	               " schema=public table=p name=t enabled=O timing=a is_row=true"
	               " events=[INSERT] function_schema=public function=f\n");
}

static void sets_column_and_table_options(void **state)
{
	const char *sql = "CREATE TABLE t (a int);"
	                  "ALTER TABLE t SET (fillfactor=70, autovacuum_enabled=false);"
	                  "ALTER TABLE t RESET (autovacuum_enabled), SET (fillfactor=80);"
	                  "ALTER TABLE t ALTER a SET (log_old_value=true, n_distinct=5),"
	                  " ALTER a RESET (n_distinct);";

	assert_objects("relation", sql,
	               " schema=public name=t kind=r persistence=p access_method=heap"
	               " options=[fillfactor=80] replica_identity=d\n");
	assert_objects("column", sql,
	               " schema=public table=t name=a position=1 type=integer"
	               " options=[log_old_value=true] is_local=true\n");
}

static void passes_over_what_is_not_there(void **state)
{
	assert_objects("column",
	               "CREATE TABLE t (a int); ALTER TABLE nowhere ADD b int;"
	               "ALTER TABLE t DROP COLUMN z, ALTER y SET DEFAULT 1, DROP CONSTRAINT x,"
	               " ALTER y TYPE text, VALIDATE CONSTRAINT w, DISABLE TRIGGER v,"
	               " REPLICA IDENTITY USING INDEX u, INHERIT s, ALTER y DROP IDENTITY;"
	               "ALTER INDEX i ATTACH PARTITION j; ALTER TABLE t DETACH PARTITION k;",
	               " schema=public table=t name=a position=1 type=integer is_local=true\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		DUMP_TEST(finds_each_default_of_a_statement_with_many),
		DUMP_TEST(takes_pg_dumps_sequence_for_an_identity_column),
		DUMP_TEST(drops_what_needs_a_dropped_column),
		DUMP_TEST(makes_an_index_into_a_constraint),
		DUMP_TEST(marks_the_replica_identity_index),
		DUMP_TEST(keeps_a_trigger_copy_only_where_its_state_differs),
		DUMP_TEST(sets_column_and_table_options),
		DUMP_TEST(passes_over_what_is_not_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
