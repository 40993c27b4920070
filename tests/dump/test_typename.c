#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "dump_loaded.h"

/* A column declared as `written` has the type `spelled`. */
static void spells(void **state, const char *written, const char *spelled)
{
	const struct mm_catalog *c;
	char sql[1024];

	snprintf(sql, sizeof sql,
	         "CREATE SCHEMA app; CREATE TYPE app.mood AS ENUM ('a'); CREATE TABLE app.tab "
	         "(x numeric(3,1)); CREATE DOMAIN public.\"Odd one\" AS text;"
	         "SET search_path = public, app; CREATE TABLE public.t (c %s);",
	         written);
	c = load_dump(state, sql)->catalogs[0];
	assert_string_equal(unparsed_in(state, c), "");
	assert_string_equal(mm_catalog_find_relation(c, "public", "t")->columns.items[0]->type,
	                    spelled);
}

static void spells_built_in_types_as_format_type_does(void **state)
{
	static const char *const types[][2] = {
		{ "int4", "integer" },
		{ "pg_catalog.int8", "bigint" },
		{ "bool", "boolean" },
		{ "float(10)", "real" },
		{ "float", "double precision" },
		{ "varchar", "character varying" },
		{ "varchar(120)", "character varying(120)" },
		{ "char", "character(1)" },
		{ "char(3)", "character(3)" },
		{ "bpchar", "bpchar" },
		{ "\"char\"", "\"char\"" },
		{ "pg_catalog.\"char\"", "\"char\"" },
		{ "decimal", "numeric" },
		{ "numeric(12)", "numeric(12,0)" },
		{ "numeric(12, 2)", "numeric(12,2)" },
		{ "numeric(2,-3)", "numeric(2,-3)" },
		{ "timestamp", "timestamp without time zone" },
		{ "timestamptz(3)", "timestamp(3) with time zone" },
		{ "time(0)", "time(0) without time zone" },
		{ "time with time zone", "time with time zone" },
		{ "interval", "interval" },
		{ "interval(3)", "interval(3)" },
		{ "interval day to second(3)", "interval day to second(3)" },
		{ "interval year to month", "interval year to month" },
		{ "bit", "bit(1)" },
		{ "bit varying(5)", "bit varying(5)" },
		{ "varbit", "bit varying" },
		{ "int[][]", "integer[]" },
		{ "text array", "text[]" },
		{ "_int4", "integer[]" },
		{ "varchar(10)[3]", "character varying(10)[]" },
		{ "bigserial", "bigint" },
		{ "json", "json" },
		{ "name", "name" },
		{ "tstzmultirange", "tstzmultirange" },
	};

	for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
		spells(state, types[i][0], types[i][1]);
}

static void qualifies_types_of_the_user(void **state)
{
	spells(state, "app.mood", "app.mood");
	spells(state, "mood", "app.mood");
	spells(state, "mood[]", "app.mood[]");
	spells(state, "tab", "app.tab");
	spells(state, "\"Odd one\"", "public.\"Odd one\"");
	spells(state, "db.app.mood", "app.mood");
	spells(state, "nowhere", "public.nowhere");
	spells(state, "ext.citext", "ext.citext");
	spells(state, "public.geometry(Point, 4326)", "public.geometry(Point,4326)");
	spells(state, "halfvec(3)[]", "public.halfvec(3)[]");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, dump_loaded_setup, dump_loaded_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(spells_built_in_types_as_format_type_does),
		TEST(qualifies_types_of_the_user),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
