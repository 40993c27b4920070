#include "check_test.h"

#define NOTIFIES(kind) "CONSIDER " kind " sends notifications that stay on one node\n"

static void reports_notify_in_plpgsql(void **state)
{
	const char *sql = "CREATE FUNCTION app.tell() RETURNS void LANGUAGE plpgsql AS "
	                  "$$BEGIN NOTIFY jobs; PERFORM pg_notify('Done', 'x'); END$$;";

	assert_titles("notify_listen", sql, NOTIFIES("Function app.tell()"));
	assert_metadata("notify_listen", sql,
	                "function app.tell() | language=plpgsql channels=[Done, jobs]\n");
	assert_fixes("notify_listen", sql, "no sql\n");
}

static void reports_pg_notify_with_a_computed_channel(void **state)
{
	assert_metadata("notify_listen",
	                "CREATE PROCEDURE app.tell(text) LANGUAGE sql AS "
	                "$$SELECT pg_notify('c' || $1, '')$$;",
	                "procedure app.tell(text) | language=sql\n");
}

#define TABLE                                                                                      \
	"CREATE TABLE app.\"Jobs\" (id integer PRIMARY KEY);"                                      \
	"CREATE FUNCTION app.tell() RETURNS trigger LANGUAGE plpgsql AS "
#define TRIGGERS                                                                                   \
	"CREATE TRIGGER a AFTER INSERT ON app.\"Jobs\" FOR EACH ROW EXECUTE FUNCTION app.tell();"  \
	"CREATE TRIGGER b AFTER DELETE ON app.\"Jobs\" FOR EACH ROW EXECUTE FUNCTION app.tell();"  \
	"ALTER TABLE app.\"Jobs\" ENABLE ALWAYS TRIGGER b;"

static void names_the_triggers_and_how_to_fire_them_everywhere(void **state)
{
	const char *sql =
	    TABLE "$$BEGIN PERFORM pg_notify('jobs', new.id::text); RETURN NULL; END$$;" TRIGGERS;

	assert_metadata("notify_listen", sql,
	                "function app.tell() | language=plpgsql channels=[jobs] "
	                "triggers=[app.\"Jobs\".a (O), app.\"Jobs\".b (A)]\n");
	assert_fixes("notify_listen", sql,
	             "application: ALTER TABLE app.\"Jobs\" ENABLE ALWAYS TRIGGER a;\n");
}

static void statement_triggers_cannot_fire_on_apply(void **state)
{
	const char *sql = TABLE "$$BEGIN NOTIFY jobs; RETURN NULL; END$$;"
	                        "CREATE TRIGGER s AFTER INSERT ON app.\"Jobs\" FOR EACH STATEMENT "
	                        "EXECUTE FUNCTION app.tell();";

	assert_metadata("notify_listen", sql,
	                "function app.tell() | language=plpgsql channels=[jobs] "
	                "triggers=[app.\"Jobs\".s (O)]\n");
	assert_fixes("notify_listen", sql, "no sql\n");
}

static void offers_no_statement_when_the_trigger_does_more(void **state)
{
	assert_fixes("notify_listen",
	             TABLE "$$BEGIN NOTIFY jobs; DELETE FROM app.\"Jobs\" WHERE id = 1; "
	                   "RETURN NULL; END$$;" TRIGGERS,
	             "no sql\n");
}

static void reports_the_function_that_notifies_and_not_its_callers(void **state)
{
	assert_titles("notify_listen",
	              "CREATE FUNCTION app.tell() RETURNS void LANGUAGE plpgsql AS "
	              "$$BEGIN NOTIFY jobs; END$$;"
	              "CREATE FUNCTION app.f() RETURNS void LANGUAGE plpgsql AS "
	              "$$BEGIN PERFORM app.tell(); END$$;",
	              NOTIFIES("Function app.tell()"));
}

static void passes_over_names_strings_and_comments(void **state)
{
	assert_titles("notify_listen",
	              "CREATE TABLE app.notify_log (notify_me boolean);"
	              "CREATE FUNCTION app.f() RETURNS void LANGUAGE plpgsql AS "
	              "$$BEGIN UPDATE app.notify_log SET notify_me = true; -- NOTIFY jobs\n"
	              "RAISE NOTICE 'NOTIFY jobs'; END$$;"
	              "CREATE FUNCTION app.pg_notify(text) RETURNS void LANGUAGE sql AS 'SELECT';"
	              "CREATE FUNCTION app.g() RETURNS void LANGUAGE sql AS "
	              "$$SELECT app.pg_notify('x')$$;",
	              "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(reports_notify_in_plpgsql),
		CHECK_TEST(reports_pg_notify_with_a_computed_channel),
		CHECK_TEST(names_the_triggers_and_how_to_fire_them_everywhere),
		CHECK_TEST(statement_triggers_cannot_fire_on_apply),
		CHECK_TEST(offers_no_statement_when_the_trigger_does_more),
		CHECK_TEST(reports_the_function_that_notifies_and_not_its_callers),
		CHECK_TEST(passes_over_names_strings_and_comments),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
