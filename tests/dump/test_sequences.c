#include "dump_text.h"

static void fills_in_the_bounds_of_type_and_direction(void **state)
{
	assert_objects("sequence",
	               "CREATE SEQUENCE a; CREATE SEQUENCE b AS smallint INCREMENT -2 CYCLE;"
	               "CREATE SEQUENCE c AS integer MINVALUE 5 CACHE 20;",
	               " schema=public name=a persistence=p data_type=bigint start=1 increment=1"
	               " minimum=1 maximum=9223372036854775807 cache=1\n"
	               " schema=public name=b persistence=p data_type=smallint start=-1"
	               " increment=-2 minimum=-32768 maximum=-1 cache=1 is_cycled=true\n"
	               " schema=public name=c persistence=p data_type=integer start=5 increment=1"
	               " minimum=5 maximum=2147483647 cache=20\n");
}

static void gives_a_sequence_to_a_column_and_takes_it_back(void **state)
{
	assert_objects("sequence",
	               "CREATE TABLE t (id int); CREATE SEQUENCE s OWNED BY t.id;"
	               "CREATE SEQUENCE u OWNED BY t.id; ALTER SEQUENCE u OWNED BY NONE;"
	               "DROP TABLE t;",
	               " schema=public name=u persistence=p data_type=bigint start=1 increment=1"
	               " minimum=1 maximum=9223372036854775807 cache=1\n");
}

static void reads_the_last_value_from_setval(void **state)
{
	assert_objects("sequence",
	               "CREATE SEQUENCE \"My s\" AS smallint; CREATE SEQUENCE t AS smallint;"
	               "SELECT pg_catalog.setval('public.\"My s\"', 42, true);"
	               "SELECT pg_catalog.setval('public.t', 1, false);",
	               " schema=public name=My s persistence=p data_type=smallint start=1"
	               " increment=1 minimum=1 maximum=32767 cache=1 has_last_value=true"
	               " last_value=42\n"
	               " schema=public name=t persistence=p data_type=smallint start=1 increment=1"
	               " minimum=1 maximum=32767 cache=1\n");
}

static void spells_nextval_with_schema_whatever_the_statement_wrote(void **state)
{
	assert_objects("column",
	               "CREATE SEQUENCE s; CREATE TABLE t (a int DEFAULT nextval('s'), b int);"
	               "ALTER TABLE t ALTER b SET DEFAULT pg_catalog.nextval('s'::regclass);",
	               " schema=public table=t name=a position=1 type=integer"
	               " default_expression=nextval('public.s'::regclass) is_local=true\n"
	               " schema=public table=t name=b position=2 type=integer"
	               " default_expression=nextval('public.s'::regclass) is_local=true\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		DUMP_TEST(fills_in_the_bounds_of_type_and_direction),
		DUMP_TEST(gives_a_sequence_to_a_column_and_takes_it_back),
		DUMP_TEST(reads_the_last_value_from_setval),
		DUMP_TEST(spells_nextval_with_schema_whatever_the_statement_wrote),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
