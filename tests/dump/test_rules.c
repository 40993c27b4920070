#include "dump_text.h"

#define TABLES "CREATE TABLE app.t (a int, b text); CREATE TABLE app.log (a int, b text);"

static void takes_nothing_as_no_action(void **state)
{
	assert_objects("rule", TABLES "CREATE RULE r AS ON DELETE TO app.t DO INSTEAD NOTHING;",
	               " schema=app table=t name=r event=DELETE is_instead=true enabled=O\n");
}

static void slices_a_single_action(void **state)
{
	assert_objects("rule",
	               TABLES "CREATE RULE r AS ON INSERT TO app.t DO ALSO"
	                      " INSERT INTO app.log VALUES (NEW.a, 'x;y') ;",
	               " schema=app table=t name=r event=INSERT enabled=O"
	               " actions=[INSERT INTO app.log VALUES (NEW.a, 'x;y')]\n");
}

static void slices_the_condition_and_each_of_several_actions(void **state)
{
	assert_objects("rule",
	               TABLES "CREATE RULE r AS ON UPDATE TO app.t WHERE (OLD.a <> NEW.a)"
	                      " DO (INSERT INTO app.log VALUES (1, ')'); -- then;\n"
	                      " DELETE FROM app.log WHERE a IN (SELECT 2););",
	               " schema=app table=t name=r event=UPDATE enabled=O condition=OLD.a <> NEW.a"
	               " actions=[INSERT INTO app.log VALUES (1, ')'),"
	               " DELETE FROM app.log WHERE a IN (SELECT 2)]\n");
}

static void keeps_parentheses_that_enclose_only_a_part(void **state)
{
	assert_objects("rule",
	               TABLES "CREATE RULE r AS ON UPDATE TO app.t WHERE (OLD.a = 1) OR"
	                      " (NEW.a = 2) DO INSTEAD NOTHING;",
	               " schema=app table=t name=r event=UPDATE is_instead=true enabled=O"
	               " condition=(OLD.a = 1) OR (NEW.a = 2)\n");
}

static void replaces_a_rule_only_when_asked_to(void **state)
{
	assert_objects("rule",
	               TABLES "CREATE RULE r AS ON UPDATE TO app.t DO ALSO DELETE FROM app.log;"
	                      "CREATE OR REPLACE RULE r AS ON DELETE TO app.t DO INSTEAD NOTHING;"
	                      "CREATE RULE r AS ON INSERT TO app.t DO INSTEAD NOTHING;",
	               " schema=app table=t name=r event=DELETE is_instead=true enabled=O\n");
}

static void makes_a_view_of_a_table_with_a_rule_for_select(void **state)
{
	assert_objects("rule",
	               TABLES "CREATE RULE \"_RETURN\" AS ON SELECT TO app.t DO INSTEAD"
	                      " SELECT a, b FROM app.log;",
	               "");
	assert_objects("relation",
	               "CREATE TABLE app.v (a int);"
	               "CREATE RULE \"_RETURN\" AS ON SELECT TO app.v DO INSTEAD SELECT 1 AS a;",
	               " schema=app name=v kind=v persistence=p replica_identity=n"
	               " definition=SELECT 1 AS a\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		DUMP_TEST(takes_nothing_as_no_action),
		DUMP_TEST(slices_a_single_action),
		DUMP_TEST(slices_the_condition_and_each_of_several_actions),
		DUMP_TEST(keeps_parentheses_that_enclose_only_a_part),
		DUMP_TEST(replaces_a_rule_only_when_asked_to),
		DUMP_TEST(makes_a_view_of_a_table_with_a_rule_for_select),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
