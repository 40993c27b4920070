#include "dump_text.h"

static void keeps_the_labels_of_an_enum_in_order(void **state)
{
	assert_objects("type", "CREATE TYPE app.mood AS ENUM ('sad', 'it''s ok', 'glad');",
	               " schema=app name=mood kind=e labels=[sad, it's ok, glad]\n");
}

static void adds_a_label_before_or_after_another_or_last(void **state)
{
	assert_objects("type",
	               "CREATE TYPE app.mood AS ENUM ('b', 'd');"
	               "ALTER TYPE app.mood ADD VALUE 'a' BEFORE 'b';"
	               "ALTER TYPE app.mood ADD VALUE 'c' AFTER 'b';"
	               "ALTER TYPE app.mood ADD VALUE 'e';"
	               "ALTER TYPE app.mood ADD VALUE IF NOT EXISTS 'a';",
	               " schema=app name=mood kind=e labels=[a, b, c, d, e]\n");
}

static void renames_a_label_in_its_place(void **state)
{
	assert_objects("type",
	               "CREATE TYPE app.mood AS ENUM ('a', 'b', 'c');"
	               "ALTER TYPE app.mood RENAME VALUE 'b' TO 'x y';",
	               " schema=app name=mood kind=e labels=[a, x y, c]\n");
}

static void keeps_the_first_of_two_types_of_one_name(void **state)
{
	assert_objects("type",
	               "CREATE TYPE app.mood AS ENUM ('a'); CREATE TYPE app.mood AS ENUM ('b');",
	               " schema=app name=mood kind=e labels=[a]\n");
}

static void spells_the_fields_of_a_composite_type(void **state)
{
	assert_objects("type",
	               "CREATE TYPE app.mood AS ENUM ();"
	               "CREATE TYPE app.pair AS (a int4, \"B c\" varchar(20), m app.mood[],"
	               " t timestamptz(3));",
	               " schema=app name=mood kind=e\n"
	               " schema=app name=pair kind=c field_names=[a, B c, m, t]"
	               " field_types=[integer, character varying(20), app.mood[],"
	               " timestamp(3) with time zone]\n");
}

static void makes_a_multirange_beside_a_range(void **state)
{
	assert_objects("type", "CREATE TYPE app.floatrange AS RANGE (subtype = float8);",
	               " schema=app name=floatmultirange kind=m subtype=double precision\n"
	               " schema=app name=floatrange kind=r subtype=double precision\n");
	assert_objects("type", "CREATE TYPE app.spans AS RANGE (subtype = date);",
	               " schema=app name=spans kind=r subtype=date\n"
	               " schema=app name=spans_multirange kind=m subtype=date\n");
}

static void takes_the_name_given_to_a_multirange(void **state)
{
	assert_objects("type",
	               "CREATE TYPE app.spans AS RANGE (subtype = date,"
	               " multirange_type_name = app.many);",
	               " schema=app name=many kind=m subtype=date\n"
	               " schema=app name=spans kind=r subtype=date\n");
}

static void fills_in_the_shell_of_a_type(void **state)
{
	assert_objects("type", "CREATE TYPE app.b; CREATE TYPE app.b (INPUT = i, OUTPUT = o);",
	               " schema=app name=b kind=b\n");
	assert_objects("type",
	               "CREATE TYPE app.r; CREATE TYPE app.r AS RANGE (subtype = int4,"
	               " canonical = app.f, multirange_type_name = app.m);",
	               " schema=app name=m kind=m subtype=integer\n"
	               " schema=app name=r kind=r subtype=integer\n");
}

static void reads_the_clauses_of_a_domain(void **state)
{
	assert_objects("type",
	               "CREATE DOMAIN app.email AS varchar(200) COLLATE \"C\""
	               " DEFAULT 'a' || 'b' NOT NULL CONSTRAINT ok CHECK (VALUE <> ')');",
	               " schema=app name=email kind=d base_type=character varying(200)"
	               " is_not_null=true default_expression='a' || 'b'"
	               " collation=pg_catalog.\"C\"\n");
}

static void names_the_checks_of_a_domain_as_postgresql_does(void **state)
{
	assert_objects(
	    "constraint",
	    "CREATE DOMAIN app.d AS int CHECK (VALUE > 0) CHECK (VALUE < (9 + 1))"
	    " CONSTRAINT odd CHECK (VALUE % 2 = 1);",
	    " schema=app table=d name=d_check type=c is_domain=true expression=VALUE > 0\n"
	    " schema=app table=d name=d_check1 type=c is_domain=true expression=VALUE < (9 + 1)\n"
	    " schema=app table=d name=odd type=c is_domain=true expression=VALUE % 2 = 1\n");
}

static void cuts_a_chosen_name_between_characters(void **state)
{
	/* 56 letters and a character of two bytes: 57 bytes are left for the domain's name. */
	assert_objects("constraint",
	               "CREATE DOMAIN app.aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeee"
	               "ffffff\xc3\xa4g AS int CHECK (true);",
	               " schema=app table=aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeee"
	               "ffffff\xc3\xa4g name=aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeee"
	               "ffffff_check type=c is_domain=true expression=true\n");
}

static void changes_a_domain(void **state)
{
	assert_objects("type",
	               "CREATE DOMAIN app.d AS int; ALTER DOMAIN app.d SET DEFAULT 1 + 2;"
	               "ALTER DOMAIN app.d SET NOT NULL;",
	               " schema=app name=d kind=d base_type=integer is_not_null=true"
	               " default_expression=1 + 2\n");
	assert_objects("type",
	               "CREATE DOMAIN app.d AS int DEFAULT 1 NOT NULL;"
	               "ALTER DOMAIN app.d DROP DEFAULT; ALTER DOMAIN app.d DROP NOT NULL;",
	               " schema=app name=d kind=d base_type=integer\n");
}

static void changes_the_constraints_of_a_domain(void **state)
{
	assert_objects("constraint",
	               "CREATE DOMAIN app.d AS int CONSTRAINT a CHECK (VALUE > 0);"
	               "ALTER DOMAIN app.d ADD CONSTRAINT b CHECK (VALUE > 1) NOT VALID;"
	               "ALTER DOMAIN app.d ADD CONSTRAINT c CHECK (VALUE > 2) NOT VALID;"
	               "ALTER DOMAIN app.d VALIDATE CONSTRAINT c;"
	               "ALTER DOMAIN app.d DROP CONSTRAINT a;",
	               " schema=app table=d name=b type=c is_domain=true is_not_valid=true"
	               " expression=VALUE > 1\n"
	               " schema=app table=d name=c type=c is_domain=true expression=VALUE > 2\n");
}

static void gives_a_domain_the_default_of_its_base(void **state)
{
	assert_objects("type",
	               "CREATE DOMAIN app.a AS int DEFAULT 7; CREATE DOMAIN app.b AS app.a;",
	               " schema=app name=a kind=d base_type=integer default_expression=7\n"
	               " schema=app name=b kind=d base_type=app.a default_expression=7\n");
}

static void reads_collations_of_each_provider(void **state)
{
	assert_objects("collation",
	               "CREATE COLLATION app.ci (provider = icu, locale = 'und-u-ks-level2',"
	               " deterministic = false);"
	               "CREATE COLLATION app.copy FROM app.ci;"
	               "CREATE COLLATION app.de FROM \"de-x-icu\";"
	               "CREATE COLLATION app.split (lc_collate = 'C', lc_ctype = 'POSIX');",
	               " schema=app name=ci provider=icu locale=und-u-ks-level2"
	               " is_nondeterministic=true\n"
	               " schema=app name=copy provider=icu locale=und-u-ks-level2"
	               " is_nondeterministic=true\n"
	               " schema=app name=de provider=icu locale=de\n"
	               " schema=app name=split provider=libc locale=C\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		DUMP_TEST(keeps_the_labels_of_an_enum_in_order),
		DUMP_TEST(adds_a_label_before_or_after_another_or_last),
		DUMP_TEST(renames_a_label_in_its_place),
		DUMP_TEST(keeps_the_first_of_two_types_of_one_name),
		DUMP_TEST(spells_the_fields_of_a_composite_type),
		DUMP_TEST(makes_a_multirange_beside_a_range),
		DUMP_TEST(takes_the_name_given_to_a_multirange),
		DUMP_TEST(fills_in_the_shell_of_a_type),
		DUMP_TEST(reads_the_clauses_of_a_domain),
		DUMP_TEST(names_the_checks_of_a_domain_as_postgresql_does),
		DUMP_TEST(cuts_a_chosen_name_between_characters),
		DUMP_TEST(changes_a_domain),
		DUMP_TEST(changes_the_constraints_of_a_domain),
		DUMP_TEST(gives_a_domain_the_default_of_its_base),
		DUMP_TEST(reads_collations_of_each_provider),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
