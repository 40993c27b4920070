#include "dump_text.h"

static void reads_arguments_types_and_defaults(void **state)
{
	assert_objects("function",
	               "CREATE FUNCTION app.f(a int4, b varchar(10) DEFAULT 'x', VARIADIC c int[])"
	               " RETURNS numeric(10,2) LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE"
	               " AS 'SELECT 1.0';",
	               " schema=app name=f arguments=integer, character varying, integer[] kind=f"
	               " argument_names=[a, b, c]"
	               " argument_types=[integer, character varying, integer[]]"
	               " argument_modes=[i, i, v] default_count=1 return_type=numeric language=sql"
	               " volatility=i is_strict=true parallel=s body=SELECT 1.0\n");
}

static void leaves_out_and_table_columns_out_of_the_identity(void **state)
{
	assert_objects("function",
	               "CREATE FUNCTION app.f(INOUT a int, OUT b text, date) LANGUAGE sql AS '';"
	               "CREATE FUNCTION app.g(a int) RETURNS TABLE(x int, y text) LANGUAGE sql"
	               " AS '';",
	               " schema=app name=f arguments=integer, date kind=f argument_names=[a, b, ]"
	               " argument_types=[integer, text, date] argument_modes=[b, o, i]"
	               " return_type=record language=sql volatility=v parallel=u body=\n"
	               " schema=app name=g arguments=integer kind=f argument_names=[a, x, y]"
	               " argument_types=[integer, integer, text] argument_modes=[i, t, t]"
	               " return_type=record returns_set=true language=sql volatility=v parallel=u"
	               " body=\n");
}

static void returns_what_its_only_out_parameter_is(void **state)
{
	assert_objects("function", "CREATE FUNCTION app.f(OUT a numeric(3,1)) LANGUAGE sql AS '';",
	               " schema=app name=f arguments= kind=f argument_names=[a]"
	               " argument_types=[numeric] argument_modes=[o] return_type=numeric"
	               " language=sql volatility=v parallel=u body=\n");
}

static void reads_a_procedure(void **state)
{
	assert_objects("function",
	               "CREATE PROCEDURE app.p(a int, OUT b text) LANGUAGE plpgsql"
	               " AS $x$ BEGIN COMMIT; END $x$;",
	               " schema=app name=p arguments=integer kind=p argument_names=[a, b]"
	               " argument_types=[integer, text] argument_modes=[i, o] language=plpgsql"
	               " volatility=v parallel=u body= BEGIN COMMIT; END \n");
}

static void keeps_settings_as_proconfig_has_them(void **state)
{
	assert_objects("function",
	               "CREATE FUNCTION app.f() RETURNS void LANGUAGE sql SECURITY DEFINER"
	               " SET search_path TO 'app', 'Odd Name' SET work_mem TO '4MB'"
	               " SET timezone TO 'UTC' SET statement_timeout = 10 AS '';"
	               "CREATE FUNCTION app.g() RETURNS void LANGUAGE sql SET search_path = ''"
	               " AS '';",
	               " schema=app name=f arguments= kind=f return_type=void language=sql"
	               " volatility=v is_security_definer=true parallel=u"
	               " settings=[search_path=app, \"Odd Name\", work_mem=4MB, TimeZone=UTC,"
	               " statement_timeout=10] body=\n"
	               " schema=app name=g arguments= kind=f return_type=void language=sql"
	               " volatility=v parallel=u settings=[search_path=\"\"] body=\n");
}

static void takes_the_current_search_path(void **state)
{
	assert_objects("function",
	               "SET search_path = app, public;"
	               "CREATE FUNCTION f() RETURNS void LANGUAGE sql"
	               " SET search_path FROM CURRENT AS '';",
	               " schema=app name=f arguments= kind=f return_type=void language=sql"
	               " volatility=v parallel=u settings=[search_path=app, public] body=\n");
}

static void slices_an_atomic_body_to_its_end(void **state)
{
	assert_objects("function",
	               "CREATE FUNCTION app.f(begin int) RETURNS int\n"
	               "BEGIN ATOMIC\n DELETE FROM t WHERE a = ';';\n"
	               " SELECT CASE WHEN true THEN 1 END;\nEND;",
	               " schema=app name=f arguments=integer kind=f argument_names=[begin]"
	               " argument_types=[integer] argument_modes=[i] return_type=integer"
	               " language=sql volatility=v parallel=u"
	               " body=BEGIN ATOMIC\n DELETE FROM t WHERE a = ';';\n"
	               " SELECT CASE WHEN true THEN 1 END;\nEND is_standard_body=true\n");
}

static void slices_a_returned_expression(void **state)
{
	assert_objects("function",
	               "CREATE FUNCTION app.f(\"return\" int) RETURNS int LANGUAGE sql IMMUTABLE"
	               " RETURN \"return\" + 1 /* more */;",
	               " schema=app name=f arguments=integer kind=f argument_names=[return]"
	               " argument_types=[integer] argument_modes=[i] return_type=integer"
	               " language=sql volatility=i parallel=u body=RETURN \"return\" + 1"
	               " is_standard_body=true\n");
}

static void keeps_the_symbol_of_a_c_function(void **state)
{
	assert_objects("function",
	               "CREATE FUNCTION app.f() RETURNS int AS '$libdir/x', 'sym' LANGUAGE C;"
	               "CREATE FUNCTION app.g() RETURNS int AS '$libdir/x' LANGUAGE 'C';",
	               " schema=app name=f arguments= kind=f return_type=integer language=c"
	               " volatility=v parallel=u body=sym\n"
	               " schema=app name=g arguments= kind=f return_type=integer language=c"
	               " volatility=v parallel=u body=g\n");
}

static void replaces_only_when_asked_to(void **state)
{
	assert_objects("function",
	               "CREATE FUNCTION app.f(a int) RETURNS int LANGUAGE sql STABLE AS '1';"
	               "CREATE OR REPLACE FUNCTION app.f(b int4) RETURNS int LANGUAGE sql AS '2';"
	               "CREATE FUNCTION app.f(c integer) RETURNS int LANGUAGE sql AS '3';",
	               " schema=app name=f arguments=integer kind=f argument_names=[b]"
	               " argument_types=[integer] argument_modes=[i] return_type=integer"
	               " language=sql volatility=v parallel=u body=2\n");
}

static void alters_the_overload_that_is_named(void **state)
{
	assert_objects("function",
	               "CREATE FUNCTION app.f(int) RETURNS int LANGUAGE sql SET work_mem = '1MB'"
	               " SET jit = on AS '1';"
	               "CREATE FUNCTION app.f(text) RETURNS int LANGUAGE sql AS '2';"
	               "ALTER FUNCTION app.f(int4) STABLE STRICT SECURITY DEFINER RESET work_mem"
	               " SET jit = off;",
	               " schema=app name=f arguments=integer kind=f argument_names=[]"
	               " argument_types=[integer] argument_modes=[i] return_type=integer"
	               " language=sql volatility=s is_strict=true is_security_definer=true"
	               " parallel=u settings=[jit=off] body=1\n"
	               " schema=app name=f arguments=text kind=f argument_names=[]"
	               " argument_types=[text] argument_modes=[i] return_type=integer language=sql"
	               " volatility=v parallel=u body=2\n");
}

static void alters_the_only_function_of_a_name_along_the_path(void **state)
{
	assert_objects("function",
	               "CREATE FUNCTION app.f(int) RETURNS int LANGUAGE sql AS '1';"
	               "SET search_path = other, app; ALTER FUNCTION f PARALLEL SAFE;",
	               " schema=app name=f arguments=integer kind=f argument_names=[]"
	               " argument_types=[integer] argument_modes=[i] return_type=integer"
	               " language=sql volatility=v parallel=s body=1\n");
}

static void keeps_a_reference_to_an_unknown_column_as_written(void **state)
{
	assert_objects("function",
	               "CREATE FUNCTION app.f(a app.\"T t\".n%TYPE) RETURNS int LANGUAGE sql"
	               " AS '1';",
	               " schema=app name=f arguments=app.\"T t\".n%TYPE kind=f argument_names=[a]"
	               " argument_types=[app.\"T t\".n%TYPE] argument_modes=[i]"
	               " return_type=integer language=sql volatility=v parallel=u body=1\n");
}

static void reads_aggregates(void **state)
{
	assert_objects("function",
	               "CREATE AGGREGATE app.all(*) (SFUNC = int8inc, STYPE = int8);"
	               "CREATE AGGREGATE app.old (BASETYPE = int4, SFUNC = f, STYPE = int4);"
	               "CREATE AGGREGATE app.sum(a int4, text) (SFUNC = app.s, STYPE = int4,"
	               " PARALLEL = safe);",
	               " schema=app name=all arguments= kind=a return_type=bigint"
	               " language=internal volatility=i parallel=u body=aggregate_dummy\n"
	               " schema=app name=old arguments=integer kind=a argument_names=[]"
	               " argument_types=[integer] argument_modes=[i] return_type=integer"
	               " language=internal volatility=i parallel=u body=aggregate_dummy\n"
	               " schema=app name=sum arguments=integer, text kind=a argument_names=[a, ]"
	               " argument_types=[integer, text] argument_modes=[i, i]"
	               " return_type=integer language=internal volatility=i parallel=s"
	               " body=aggregate_dummy\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		DUMP_TEST(reads_arguments_types_and_defaults),
		DUMP_TEST(leaves_out_and_table_columns_out_of_the_identity),
		DUMP_TEST(returns_what_its_only_out_parameter_is),
		DUMP_TEST(reads_a_procedure),
		DUMP_TEST(keeps_settings_as_proconfig_has_them),
		DUMP_TEST(takes_the_current_search_path),
		DUMP_TEST(slices_an_atomic_body_to_its_end),
		DUMP_TEST(slices_a_returned_expression),
		DUMP_TEST(keeps_the_symbol_of_a_c_function),
		DUMP_TEST(replaces_only_when_asked_to),
		DUMP_TEST(alters_the_overload_that_is_named),
		DUMP_TEST(alters_the_only_function_of_a_name_along_the_path),
		DUMP_TEST(keeps_a_reference_to_an_unknown_column_as_written),
		DUMP_TEST(reads_aggregates),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
