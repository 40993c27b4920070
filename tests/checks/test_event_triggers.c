#include "check_test.h"

#include "catalog.h"

#define FUNCTION(body)                                                                             \
	"CREATE FUNCTION app.f() RETURNS event_trigger LANGUAGE plpgsql AS $$BEGIN " body " END$$" \
	";"
#define TRIGGER                                                                                    \
	"CREATE EVENT TRIGGER t ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'ALTER TABLE')\n"  \
	"   EXECUTE FUNCTION app.f();"
#define ALWAYS          TRIGGER "ALTER EVENT TRIGGER t ENABLE ALWAYS;"
#define REPLICA         TRIGGER "ALTER EVENT TRIGGER t ENABLE REPLICA;"
#define AGAIN(severity) severity " Event trigger t fires again where DDL is applied\n"

static void an_ordinary_one_is_a_fact(void **state)
{
	const char *sql = FUNCTION("CREATE TABLE app.x (id integer);") TRIGGER;

	assert_titles("event_triggers", sql,
	              "INFO Event trigger t does not fire where DDL is applied\n");
	assert_metadata("event_triggers", sql,
	                "event trigger t | event=ddl_command_end enabled=O function=app.f "
	                "tags=[ALTER TABLE, CREATE TABLE]\n");
	assert_fixes("event_triggers", sql, "no sql\n");
}

static void asks_about_one_that_fires_on_apply(void **state)
{
	assert_titles("event_triggers", FUNCTION("RAISE NOTICE 'ddl';") ALWAYS, AGAIN("CONSIDER"));
	assert_titles("event_triggers", FUNCTION("RAISE NOTICE 'ddl';") REPLICA, AGAIN("CONSIDER"));
	assert_fixes("event_triggers", FUNCTION("RAISE NOTICE 'ddl';") REPLICA,
	             "before: ALTER EVENT TRIGGER t ENABLE;\n");
}

static void warns_where_it_runs_ddl_there(void **state)
{
	const char *sql = FUNCTION("CREATE TABLE app.x (id integer);") ALWAYS;

	assert_titles("event_triggers", sql, AGAIN("WARNING"));
	assert_details("event_triggers", sql, "Its function runs DDL.\n");
}

static void warns_where_it_writes_tables_there(void **state)
{
	const char *sql =
	    "CREATE TABLE app.log (at timestamp);" FUNCTION("INSERT INTO app.log VALUES (now());")
	        REPLICA;

	assert_titles("event_triggers", sql, AGAIN("WARNING"));
	assert_details("event_triggers", sql, "Its function writes tables.\n");
}

static void warns_where_it_changes_replication_sets(void **state)
{
	const char *sql =
	    FUNCTION("PERFORM spock.repset_add_table('default', 'app.x'::regclass);") ALWAYS;

	assert_titles("event_triggers", sql, AGAIN("WARNING"));
	assert_details("event_triggers", sql,
	               "It changes replication sets or replicates DDL by itself.\n");
	assert_titles("event_triggers", FUNCTION("PERFORM spock.replicate_ddl('x');") ALWAYS,
	              AGAIN("WARNING"));
	assert_titles("event_triggers", FUNCTION("PERFORM spock.node_info();") ALWAYS,
	              AGAIN("CONSIDER"));
}

static void looks_into_the_functions_it_calls(void **state)
{
	assert_titles("event_triggers",
	              "CREATE TABLE app.log (n integer);"
	              "CREATE FUNCTION app.note() RETURNS void LANGUAGE sql AS "
	              "$$INSERT INTO app.log VALUES (1)$$;" FUNCTION("PERFORM app.note();") ALWAYS,
	              AGAIN("WARNING"));
}

static void temporary_tables_do_not_count(void **state)
{
	assert_titles("event_triggers",
	              FUNCTION("CREATE TEMP TABLE w (n integer); INSERT INTO w VALUES (1);") ALWAYS,
	              AGAIN("CONSIDER"));
}

static void a_function_that_is_not_there_is_unknown(void **state)
{
	assert_titles("event_triggers",
	              "CREATE TABLE app.x (id integer);"
	              "CREATE EVENT TRIGGER \"T 1\" ON sql_drop EXECUTE FUNCTION far.f();"
	              "ALTER EVENT TRIGGER \"T 1\" ENABLE ALWAYS;",
	              "CONSIDER Event trigger \"T 1\" fires again where DDL is applied\n");
}

static void passes_over_disabled_ones(void **state)
{
	assert_titles("event_triggers", FUNCTION("NULL;") TRIGGER "ALTER EVENT TRIGGER t DISABLE;",
	              "");
}

static void passes_over_those_of_extensions(void **state)
{
	struct mm_catalog *catalog = load_sql(state, FUNCTION("NULL;") ALWAYS);

	catalog->event_triggers.items[0]->extension = "lolor";
	assert_string_equal(titles_in(state, "event_triggers", catalog, MM_SCAN, NULL), "");
}

static void apply_does_not_log_in(void **state)
{
	assert_titles("event_triggers",
	              FUNCTION("NULL;") "CREATE EVENT TRIGGER l ON login EXECUTE FUNCTION app.f();"
	                                "ALTER EVENT TRIGGER l ENABLE ALWAYS;",
	              "INFO Event trigger l fires at login on each node\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(an_ordinary_one_is_a_fact),
		CHECK_TEST(asks_about_one_that_fires_on_apply),
		CHECK_TEST(warns_where_it_runs_ddl_there),
		CHECK_TEST(warns_where_it_writes_tables_there),
		CHECK_TEST(warns_where_it_changes_replication_sets),
		CHECK_TEST(looks_into_the_functions_it_calls),
		CHECK_TEST(temporary_tables_do_not_count),
		CHECK_TEST(a_function_that_is_not_there_is_unknown),
		CHECK_TEST(passes_over_disabled_ones),
		CHECK_TEST(passes_over_those_of_extensions),
		CHECK_TEST(apply_does_not_log_in),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
