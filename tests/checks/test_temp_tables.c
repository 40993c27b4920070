#include "check_test.h"

#define BODY(text)                                                                                 \
	"CREATE FUNCTION app.f(integer) RETURNS void LANGUAGE plpgsql AS $$BEGIN " text " END$$;"
#define F(severity, what) severity " Function app.f(integer) " what "\n"
#define CREATES           F("INFO", "creates a temporary table")
#define DROPS             F("WARNING", "creates and drops a temporary table")
#define CHANGES           F("WARNING", "creates and changes a temporary table")

static void informs_of_a_function_that_only_creates(void **state)
{
	const char *sql = BODY("CREATE TEMP TABLE work (id integer) ON COMMIT DROP;");

	assert_titles("temp_tables", sql, CREATES);
	assert_metadata("temp_tables", sql,
	                "function app.f(integer) | language=plpgsql tables=[work]\n");
	assert_fixes("temp_tables", sql, "no sql\n");
	assert_string_equal(groups_of(state, "temp_tables", sql, NULL), "temp:app.f(integer)\n");
}

static void knows_every_way_to_create_one(void **state)
{
	assert_titles("temp_tables", BODY("CREATE LOCAL TEMPORARY TABLE w (id integer);"), CREATES);
	assert_titles("temp_tables", BODY("CREATE TABLE pg_temp.w (id integer);"), CREATES);
	assert_titles("temp_tables", BODY("CREATE TEMP TABLE w AS SELECT 1 AS one;"), CREATES);
	assert_titles("temp_tables", BODY("EXECUTE 'CREATE TEMP TABLE w (id integer)';"), CREATES);
	assert_titles("temp_tables", BODY("CREATE TEMP SEQUENCE w;"),
	              F("INFO", "creates a temporary sequence"));
	assert_titles("temp_tables", BODY("CREATE TEMP VIEW w AS SELECT 1 AS one;"),
	              F("INFO", "creates a temporary view"));
	assert_titles("temp_tables",
	              "CREATE PROCEDURE app.p() LANGUAGE sql AS "
	              "$$CREATE TEMP TABLE w (id integer)$$;",
	              "INFO Procedure app.p() creates a temporary table\n");
	assert_titles("temp_tables",
	              "CREATE FUNCTION app.s() RETURNS void LANGUAGE sql AS "
	              "$$SELECT 1 AS one INTO TEMP w$$;",
	              "INFO Function app.s() creates a temporary table\n");
}

static void warns_of_a_drop(void **state)
{
	const char *sql = BODY("CREATE TEMP TABLE work (id integer); DROP TABLE work;");

	assert_titles("temp_tables", sql, DROPS);
	assert_metadata("temp_tables", sql,
	                "function app.f(integer) | language=plpgsql tables=[work] "
	                "follow_up=[DROP TABLE]\n");
	assert_fixes("temp_tables", sql,
	             "application: ALTER FUNCTION app.f(integer) "
	             "SET spock.enable_ddl_replication = off;\n");
	assert_titles("temp_tables",
	              BODY("CREATE TEMP TABLE work (id integer); DROP TABLE pg_temp.work;"), DROPS);
	assert_titles("temp_tables",
	              BODY("EXECUTE 'CREATE TEMP TABLE w (id integer)'; EXECUTE 'DROP TABLE w';"),
	              DROPS);
}

static void warns_of_other_ddl_on_it(void **state)
{
	const char *sql = BODY("CREATE TEMP TABLE w (id integer) ON COMMIT DROP;"
	                       "CREATE INDEX ON w (id); ALTER TABLE w ADD COLUMN n integer;");

	assert_titles("temp_tables", sql, CHANGES);
	assert_metadata("temp_tables", sql,
	                "function app.f(integer) | language=plpgsql tables=[w] "
	                "follow_up=[ALTER TABLE, CREATE INDEX]\n");
	assert_titles("temp_tables",
	              BODY("CREATE TEMP TABLE w (id integer); COMMENT ON TABLE w IS 'x';"),
	              CHANGES);
	assert_titles("temp_tables",
	              BODY("CREATE TEMP TABLE w (id integer); CLUSTER w USING w_id;"), CHANGES);
}

static void warns_of_a_permanent_copy_of_it(void **state)
{
	assert_titles("temp_tables",
	              BODY("CREATE TEMP TABLE w (id integer); CREATE TABLE app.p (LIKE w);"),
	              CHANGES);
	assert_titles(
	    "temp_tables",
	    BODY("CREATE TEMP TABLE w (id integer); CREATE TABLE app.p AS SELECT * FROM w;"),
	    CHANGES);
	assert_titles("temp_tables",
	              BODY("CREATE TEMP TABLE w (id integer); CREATE TEMP TABLE p (LIKE w);"),
	              CREATES);
}

static void what_is_no_ddl_to_spock_is_harmless(void **state)
{
	assert_titles(
	    "temp_tables",
	    BODY("CREATE TEMP TABLE w (id integer); ANALYZE w; TRUNCATE w; REINDEX TABLE w;"
	         "INSERT INTO w VALUES (1); DROP TABLE app.other;"),
	    CREATES);
}

static void a_drop_if_exists_alone_gives_no_more_than_a_notice(void **state)
{
	const char *sql = BODY("DROP TABLE IF EXISTS work; CREATE TEMP TABLE work (id integer);");

	assert_titles("temp_tables", sql, F("INFO", "creates and drops a temporary table"));
	assert_metadata("temp_tables", sql,
	                "function app.f(integer) | language=plpgsql tables=[work] "
	                "follow_up=[DROP TABLE]\n");
}

#define PERMANENT "CREATE TABLE app.work (id integer PRIMARY KEY);"

static void the_name_of_a_permanent_table_is_critical(void **state)
{
	const char *sql = PERMANENT BODY("CREATE TEMP TABLE work (id integer); DROP TABLE work;");

	assert_titles("temp_tables", sql,
	              F("CRITICAL", "creates and drops a temporary table named like a permanent "
	                            "one"));
	assert_metadata("temp_tables", sql,
	                "function app.f(integer) | language=plpgsql tables=[work] "
	                "same_name_as=[app.work] follow_up=[DROP TABLE]\n");
	assert_details("temp_tables", sql,
	               "On the other nodes the same statement means app.work.\n");
	assert_titles("temp_tables",
	              PERMANENT BODY("DROP TABLE IF EXISTS work;"
	                             "CREATE TEMP TABLE work (id integer);"),
	              F("CRITICAL", "creates and drops a temporary table named like a permanent "
	                            "one"));
	assert_titles("temp_tables",
	              PERMANENT BODY("CREATE TEMP TABLE work (id integer);"
	                             "ALTER TABLE work ADD COLUMN n integer;"),
	              F("CRITICAL", "creates and changes a temporary table named like a permanent "
	                            "one"));
}

static void says_that_text_made_at_run_time_is_not_read(void **state)
{
	const char *sql = BODY("CREATE TEMP TABLE work (id integer); EXECUTE 'DROP ' || $1;");

	assert_titles("temp_tables", sql, CREATES);
	assert_details("temp_tables", sql,
	               "It also executes text that is known only when it runs; a DROP or ALTER of "
	               "the table in it would be sent to all nodes.\n");
}

static void pg_temp_before_the_name_keeps_the_permanent_table(void **state)
{
	assert_titles("temp_tables",
	              PERMANENT BODY("CREATE TEMP TABLE work (id integer);"
	                             "DROP TABLE pg_temp.work;"),
	              DROPS);
	assert_titles("temp_tables",
	              PERMANENT BODY("CREATE TEMP TABLE work (id integer) ON COMMIT DROP;"),
	              CREATES);
}

static void the_fix_applied_is_enough(void **state)
{
	const char *sql =
	    BODY("CREATE TEMP TABLE work (id integer); DROP TABLE work;") "ALTER FUNCTION "
	                                                                  "app.f(integer) SET "
	                                                                  "spock.enable_ddl_"
	                                                                  "replication = off;";

	assert_titles("temp_tables", sql, F("INFO", "creates and drops a temporary table"));
}

#define TRIGGER_FUNCTION(rest)                                                                     \
	PERMANENT "CREATE TABLE app.t (id integer PRIMARY KEY);"                                   \
	          "CREATE FUNCTION app.g() RETURNS trigger LANGUAGE plpgsql AS "                   \
	          "$$BEGIN CREATE TEMP TABLE w (id integer); DROP TABLE w; RETURN NEW; END$$;"     \
	          "CREATE TRIGGER g BEFORE INSERT ON app.t FOR EACH ROW EXECUTE FUNCTION "         \
	          "app.g();" rest

static void leaves_triggers_that_fire_on_apply_to_their_own_check(void **state)
{
	assert_titles("temp_tables", TRIGGER_FUNCTION("ALTER TABLE app.t ENABLE ALWAYS TRIGGER g;"),
	              "");
	assert_titles("temp_tables",
	              TRIGGER_FUNCTION("ALTER TABLE app.t ENABLE REPLICA TRIGGER g;"), "");
	assert_titles("temp_tables", TRIGGER_FUNCTION(""),
	              "WARNING Function app.g() creates and drops a temporary table\n");
}

static void the_fix_of_a_procedure_names_a_procedure(void **state)
{
	assert_fixes("temp_tables",
	             "CREATE PROCEDURE app.\"P 1\"() LANGUAGE plpgsql AS "
	             "$$BEGIN CREATE TEMP TABLE w (id integer); DROP TABLE w; END$$;",
	             "application: ALTER PROCEDURE app.\"P 1\"() "
	             "SET spock.enable_ddl_replication = off;\n");
}

static void passes_over_functions_that_are_not_ones_own(void **state)
{
	assert_titles("temp_tables",
	              "CREATE SCHEMA spock; CREATE FUNCTION spock.f() RETURNS void LANGUAGE sql AS "
	              "$$CREATE TEMP TABLE w (id integer)$$;",
	              "");
}

static void passes_over_what_is_not_created(void **state)
{
	assert_titles("temp_tables",
	              BODY("/* CREATE TEMP TABLE w (id integer); */ RAISE NOTICE 'DROP TABLE w';"
	                   "PERFORM 1 FROM pg_temp.w;"),
	              "");
	assert_titles("temp_tables",
	              "DO $$BEGIN CREATE TEMP TABLE w (id integer); DROP TABLE w; END$$;"
	              "CREATE TABLE app.t (id integer);",
	              "");
}

static void gives_no_setting_to_a_procedure_that_commits(void **state)
{
#define DROPPING(commit)                                                                           \
	"CREATE PROCEDURE app.p() LANGUAGE plpgsql AS $$BEGIN CREATE TEMP TABLE w (a int); "       \
	"DROP TABLE w;" commit " END$$;"
	assert_fixes(
	    "temp_tables", DROPPING(""),
	    "application: ALTER PROCEDURE app.p() SET spock.enable_ddl_replication = off;\n");
	assert_fixes("temp_tables", DROPPING("COMMIT;"), "no sql\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(informs_of_a_function_that_only_creates),
		CHECK_TEST(knows_every_way_to_create_one),
		CHECK_TEST(warns_of_a_drop),
		CHECK_TEST(warns_of_other_ddl_on_it),
		CHECK_TEST(warns_of_a_permanent_copy_of_it),
		CHECK_TEST(what_is_no_ddl_to_spock_is_harmless),
		CHECK_TEST(a_drop_if_exists_alone_gives_no_more_than_a_notice),
		CHECK_TEST(the_name_of_a_permanent_table_is_critical),
		CHECK_TEST(says_that_text_made_at_run_time_is_not_read),
		CHECK_TEST(pg_temp_before_the_name_keeps_the_permanent_table),
		CHECK_TEST(the_fix_applied_is_enough),
		CHECK_TEST(leaves_triggers_that_fire_on_apply_to_their_own_check),
		CHECK_TEST(the_fix_of_a_procedure_names_a_procedure),
		CHECK_TEST(passes_over_functions_that_are_not_ones_own),
		CHECK_TEST(passes_over_what_is_not_created),
		CHECK_TEST(gives_no_setting_to_a_procedure_that_commits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
