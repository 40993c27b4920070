#include "dump_text.h"

#define TABLE "CREATE TABLE app.t (a int, b text);"

static void takes_no_clauses_as_all_commands_and_public(void **state)
{
	assert_objects("policy", TABLE "CREATE POLICY p ON app.t;",
	               " schema=app table=t name=p command=ALL roles=[PUBLIC]\n");
}

static void reads_command_roles_and_expressions(void **state)
{
	assert_objects("policy",
	               TABLE "CREATE POLICY p ON app.t AS RESTRICTIVE FOR UPDATE"
	                     " TO writer, \"A b\" USING ((b = 'with check (x)') OR a > 0)"
	                     " WITH CHECK (a IN (SELECT 1));",
	               " schema=app table=t name=p command=UPDATE is_restrictive=true"
	               " roles=[A b, writer] using_expression=(b = 'with check (x)') OR a > 0"
	               " check_expression=a IN (SELECT 1)\n");
}

static void lets_public_stand_for_every_role(void **state)
{
	assert_objects("policy", TABLE "CREATE POLICY p ON app.t FOR SELECT TO a, PUBLIC;",
	               " schema=app table=t name=p command=SELECT roles=[PUBLIC]\n");
}

static void alters_what_the_statement_names(void **state)
{
	assert_objects("policy",
	               TABLE "CREATE POLICY p ON app.t TO x USING (a = 1) WITH CHECK (a = 2);"
	                     "ALTER POLICY p ON app.t USING (a = 3);",
	               " schema=app table=t name=p command=ALL roles=[x] using_expression=a = 3"
	               " check_expression=a = 2\n");
	assert_objects("policy",
	               TABLE "CREATE POLICY p ON app.t TO x USING (a = 1);"
	                     "ALTER POLICY p ON app.t TO y, z;",
	               " schema=app table=t name=p command=ALL roles=[y, z]"
	               " using_expression=a = 1\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		DUMP_TEST(takes_no_clauses_as_all_commands_and_public),
		DUMP_TEST(reads_command_roles_and_expressions),
		DUMP_TEST(lets_public_stand_for_every_role),
		DUMP_TEST(alters_what_the_statement_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
