#include "check_test.h"

static void reports_row_locks(void **state)
{
	assert_titles("node_local_locking",
	              "CREATE TABLE app.jobs (id bigint PRIMARY KEY, no int); "
	              "CREATE FUNCTION app.f() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN PERFORM "
	              "id FROM app.jobs FOR UPDATE SKIP LOCKED; END $$; ",
	              "CONSIDER Function app.f() takes row locks that other nodes do not see\n");
	assert_metadata("node_local_locking",
	                "CREATE TABLE app.jobs (id bigint PRIMARY KEY, no int); "
	                "CREATE FUNCTION app.f() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN "
	                "PERFORM id FROM app.jobs FOR UPDATE SKIP LOCKED; END $$; ",
	                "function app.f() | lock=FOR UPDATE tables=[app.jobs] skip_locked=true\n");
	assert_metadata("node_local_locking",
	                "CREATE TABLE app.jobs (id bigint PRIMARY KEY, no int); "
	                "CREATE FUNCTION app.f() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN "
	                "PERFORM id FROM app.jobs FOR NO KEY UPDATE NOWAIT; PERFORM id FROM "
	                "app.jobs FOR KEY SHARE; PERFORM id FROM app.jobs FOR SHARE; END $$; ",
	                "function app.f() | lock=FOR KEY SHARE, FOR NO KEY UPDATE, FOR SHARE "
	                "tables=[app.jobs] skip_locked=false nowait=true\n");
}

static void reports_a_cursor_that_locks(void **state)
{
	assert_titles(
	    "node_local_locking",
	    "CREATE TABLE app.jobs (id bigint PRIMARY KEY, no int); "
	    "CREATE FUNCTION app.f() RETURNS void LANGUAGE plpgsql  AS $$ DECLARE c CURSOR FOR "
	    "SELECT * FROM app.jobs FOR UPDATE; BEGIN OPEN c; CLOSE c; END $$; ",
	    "CONSIDER Function app.f() takes row locks that other nodes do not see\n");
}

static void reports_table_locks(void **state)
{
	assert_titles("node_local_locking",
	              "CREATE TABLE app.jobs (id bigint PRIMARY KEY, no int); "
	              "CREATE FUNCTION app.f() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN LOCK "
	              "TABLE app.jobs IN EXCLUSIVE MODE; END $$; ",
	              "CONSIDER Function app.f() takes table locks that other nodes do not see\n");
	assert_metadata(
	    "node_local_locking",
	    "CREATE TABLE app.jobs (id bigint PRIMARY KEY, no int); "
	    "CREATE FUNCTION app.f() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN LOCK TABLE "
	    "app.jobs; END $$; ",
	    "function app.f() | lock=LOCK TABLE IN ACCESS EXCLUSIVE MODE tables=[app.jobs]\n");
	assert_titles(
	    "node_local_locking",
	    "CREATE TABLE app.jobs (id bigint PRIMARY KEY, no int); "
	    "CREATE FUNCTION app.f() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN LOCK TABLE "
	    "app.jobs; PERFORM id FROM app.jobs FOR UPDATE; END $$; ",
	    "CONSIDER Function app.f() takes row and table locks that other nodes do not see\n");
}

static void reports_isolation_that_guards_writes(void **state)
{
	assert_titles(
	    "node_local_locking",
	    "CREATE TABLE app.jobs (id bigint PRIMARY KEY, no int); "
	    "CREATE PROCEDURE app.p() LANGUAGE plpgsql AS $$ BEGIN SET TRANSACTION ISOLATION LEVEL "
	    "SERIALIZABLE; INSERT INTO app.jobs VALUES (1, 1); END $$; ",
	    "CONSIDER Procedure app.p() relies on an isolation level that ends at its node\n");
	assert_metadata(
	    "node_local_locking",
	    "CREATE TABLE app.jobs (id bigint PRIMARY KEY, no int); "
	    "CREATE PROCEDURE app.p() LANGUAGE plpgsql AS $$ BEGIN SET TRANSACTION ISOLATION LEVEL "
	    "REPEATABLE READ; INSERT INTO app.jobs VALUES (1, 1); END $$; ",
	    "procedure app.p() | lock=ISOLATION LEVEL REPEATABLE READ\n");
	assert_titles("node_local_locking",
	              "CREATE TABLE app.jobs (id bigint PRIMARY KEY, no int); "
	              "CREATE PROCEDURE app.p() LANGUAGE plpgsql AS $$ BEGIN SET TRANSACTION "
	              "ISOLATION LEVEL SERIALIZABLE; PERFORM 1 FROM app.jobs; END $$; ",
	              "");
}

static void finds_the_write_in_a_function_that_is_called(void **state)
{
	assert_titles(
	    "node_local_locking",
	    "CREATE TABLE app.jobs (id bigint PRIMARY KEY, no int); "
	    "CREATE FUNCTION app.w() RETURNS void LANGUAGE sql  AS $$ DELETE FROM app.jobs $$; "
	    "CREATE PROCEDURE app.p() LANGUAGE plpgsql AS $$ BEGIN SET TRANSACTION ISOLATION LEVEL "
	    "SERIALIZABLE; PERFORM app.w(); END $$; ",
	    "CONSIDER Procedure app.p() relies on an isolation level that ends at its node\n");
}

static void reports_gapless_numbers_beside_locks(void **state)
{
	assert_titles(
	    "node_local_locking",
	    "CREATE TABLE app.jobs (id bigint PRIMARY KEY, no int); "
	    "CREATE FUNCTION app.f() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN LOCK TABLE "
	    "app.jobs; INSERT INTO app.jobs (id, no) SELECT 1, max(no) + 1 FROM app.jobs; END $$; ",
	    "CONSIDER Function app.f() takes table locks that other nodes do not see\n"
	    "CONSIDER Function app.f() computes the next number from the highest one\n");
	assert_metadata(
	    "node_local_locking",
	    "CREATE TABLE app.jobs (id bigint PRIMARY KEY, no int); "
	    "CREATE FUNCTION app.f() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN INSERT INTO "
	    "app.jobs (id, no) SELECT 1, COALESCE(max(no), 0) + 1 FROM app.jobs; END $$; ",
	    "function app.f() | columns=[no] tables=[app.jobs]\n");
	assert_titles("node_local_locking",
	              "CREATE TABLE app.jobs (id bigint PRIMARY KEY, no int); "
	              "CREATE VIEW app.v AS SELECT max(no) + 1 AS next FROM app.jobs; ",
	              "");
}

static void passes_over_triggers_and_temporary_tables(void **state)
{
	assert_titles("node_local_locking",
	              "CREATE TABLE app.jobs (id bigint PRIMARY KEY, no int); "
	              "CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN "
	              "RETURN NEW; END $$; "
	              "CREATE TRIGGER \"for update\" BEFORE UPDATE ON app.jobs FOR EACH ROW "
	              "EXECUTE FUNCTION app.f(); ",
	              "");
	assert_titles("node_local_locking",
	              "CREATE FUNCTION app.f() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN CREATE "
	              "TEMP TABLE w (a int); LOCK TABLE w; PERFORM a FROM w FOR UPDATE; END $$; ",
	              "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(reports_row_locks),
		CHECK_TEST(reports_a_cursor_that_locks),
		CHECK_TEST(reports_table_locks),
		CHECK_TEST(reports_isolation_that_guards_writes),
		CHECK_TEST(finds_the_write_in_a_function_that_is_called),
		CHECK_TEST(reports_gapless_numbers_beside_locks),
		CHECK_TEST(passes_over_triggers_and_temporary_tables),
	};

	return cmocka_run_group_tests_name("node_local_locking", tests, NULL, NULL);
}
