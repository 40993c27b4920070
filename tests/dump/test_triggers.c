#include "dump_text.h"

#define TABLE "CREATE TABLE app.t (a int, b text);"

static void reads_timing_level_events_columns_and_condition(void **state)
{
	assert_objects("trigger",
	               TABLE "CREATE TRIGGER x BEFORE UPDATE OF b, a OR INSERT ON app.t"
	                     " FOR EACH ROW WHEN (NEW.a > (1 + 2)) EXECUTE FUNCTION"
	                     " app.f('p', 'q r', 3);",
	               " schema=app table=t name=x enabled=O timing=b is_row=true"
	               " events=[INSERT, UPDATE] columns=[b, a] condition=NEW.a > (1 + 2)"
	               " function_schema=app function=f arguments=[p, q r, 3]\n");
}

static void reads_a_trigger_per_statement(void **state)
{
	assert_objects("trigger",
	               TABLE "CREATE TRIGGER x AFTER TRUNCATE OR DELETE ON app.t"
	                     " EXECUTE PROCEDURE app.f();",
	               " schema=app table=t name=x enabled=O timing=a events=[DELETE, TRUNCATE]"
	               " function_schema=app function=f\n");
}

static void reads_a_constraint_trigger(void **state)
{
	assert_objects("trigger",
	               TABLE "CREATE CONSTRAINT TRIGGER x AFTER INSERT ON app.t DEFERRABLE"
	                     " INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.f();",
	               " schema=app table=t name=x enabled=O timing=a is_row=true events=[INSERT]"
	               " function_schema=app function=f is_constraint=true is_deferrable=true"
	               " is_deferred=true\n");
}

static void replaces_a_trigger_only_when_asked_to(void **state)
{
	assert_objects(
	    "trigger",
	    TABLE "CREATE TRIGGER x AFTER INSERT ON app.t EXECUTE FUNCTION app.f('a');"
	          "CREATE OR REPLACE TRIGGER x BEFORE DELETE ON app.t EXECUTE FUNCTION app.g();"
	          "CREATE TRIGGER x AFTER UPDATE ON app.t EXECUTE FUNCTION app.h();",
	    " schema=app table=t name=x enabled=O timing=b events=[DELETE] function_schema=app"
	    " function=g\n");
}

static void finds_the_function_along_the_search_path(void **state)
{
	assert_objects("trigger",
	               TABLE "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql AS '';"
	                     "SET search_path = other, app;"
	                     "CREATE TRIGGER x AFTER INSERT ON t EXECUTE FUNCTION f();"
	                     "CREATE TRIGGER y BEFORE UPDATE ON t FOR EACH ROW"
	                     " EXECUTE FUNCTION suppress_redundant_updates_trigger();",
	               " schema=app table=t name=x enabled=O timing=a events=[INSERT]"
	               " function_schema=app function=f\n"
	               " schema=app table=t name=y enabled=O timing=b is_row=true events=[UPDATE]"
	               " function_schema=pg_catalog function=suppress_redundant_updates_trigger\n");
}

static void passes_over_a_trigger_on_a_table_that_is_not_there(void **state)
{
	assert_objects("trigger",
	               "CREATE TRIGGER x AFTER INSERT ON app.gone EXECUTE FUNCTION app.f();", "");
}

static void keeps_a_clone_only_when_its_state_differs(void **state)
{
	assert_objects("trigger",
	               "CREATE TABLE app.p (a int) PARTITION BY LIST (a);"
	               "CREATE TABLE app.p1 PARTITION OF app.p FOR VALUES IN (1);"
	               "CREATE TABLE app.p2 PARTITION OF app.p FOR VALUES IN (2);"
	               "CREATE TRIGGER x AFTER INSERT ON app.p FOR EACH ROW"
	               " EXECUTE FUNCTION app.f('v');"
	               "ALTER TABLE app.p2 ENABLE ALWAYS TRIGGER x;",
	               " schema=app table=p name=x enabled=O timing=a is_row=true events=[INSERT]"
	               " function_schema=app function=f arguments=[v]\n"
	               " schema=app table=p2 name=x enabled=A is_clone=true timing=a is_row=true"
	               " events=[INSERT] function_schema=app function=f arguments=[v]\n");
}

static void reads_event_triggers_and_their_state(void **state)
{
	assert_objects("event_trigger",
	               "CREATE EVENT TRIGGER a ON ddl_command_end WHEN TAG IN ('CREATE TABLE',"
	               " 'DROP TABLE') EXECUTE FUNCTION app.f();"
	               "CREATE EVENT TRIGGER b ON sql_drop EXECUTE PROCEDURE app.f();"
	               "CREATE EVENT TRIGGER c ON sql_drop EXECUTE FUNCTION app.f();"
	               "ALTER EVENT TRIGGER a ENABLE REPLICA; ALTER EVENT TRIGGER b ENABLE ALWAYS;"
	               "ALTER EVENT TRIGGER c DISABLE;",
	               " name=a event=ddl_command_end enabled=R function_schema=app function=f"
	               " tags=[CREATE TABLE, DROP TABLE]\n"
	               " name=b event=sql_drop enabled=A function_schema=app function=f\n"
	               " name=c event=sql_drop enabled=D function_schema=app function=f\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		DUMP_TEST(reads_timing_level_events_columns_and_condition),
		DUMP_TEST(reads_a_trigger_per_statement),
		DUMP_TEST(reads_a_constraint_trigger),
		DUMP_TEST(replaces_a_trigger_only_when_asked_to),
		DUMP_TEST(finds_the_function_along_the_search_path),
		DUMP_TEST(passes_over_a_trigger_on_a_table_that_is_not_there),
		DUMP_TEST(keeps_a_clone_only_when_its_state_differs),
		DUMP_TEST(reads_event_triggers_and_their_state),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
