#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "arena.h"
#include "facts_text.h"

#include "banned.h"

static void truncate_names_each_table(void **state)
{
	(void)state;
	assert_facts("TRUNCATE TABLE a, app.b RESTART IDENTITY CASCADE",
	             "TRUNCATE a +cascade +restart @1\n"
	             "TRUNCATE app.b +cascade +restart +qualified @1\n");
	assert_facts("TRUNCATE ONLY a", "TRUNCATE a @1\n");
}

static void copy_tells_where_from_and_where_to(void **state)
{
	(void)state;
	assert_facts("COPY t FROM PROGRAM 'ls'", "COPY t 'program' +writes @1\n");
	assert_facts("COPY t TO '/tmp/x'", "COPY t 'file' @1\n");
	assert_facts("COPY t FROM stdin", "COPY t 'stdin' +writes @1\n");
	assert_facts("COPY (SELECT * FROM z) TO stdout", "COPY 'stdin' @1\n"
	                                                 "READ z @1\n");
}

static void notify_and_listen(void **state)
{
	(void)state;
	assert_facts("NOTIFY chan, 'x'", "NOTIFY 'chan' @1\n");
	assert_facts("LISTEN chan", "LISTEN 'chan' @1\n");
	assert_facts("UNLISTEN *", "UNLISTEN '*' @1\n");
	assert_facts("SELECT pg_notify('chan', 'x'), pg_notify(c, 'x')",
	             "CALL pg_notify/2 'chan' @1\n"
	             "NOTIFY 'chan' @1\n"
	             "CALL pg_notify/2 @1\n"
	             "NOTIFY @1\n");
}

static void lock_table_names_mode_and_tables(void **state)
{
	(void)state;
	assert_facts("LOCK TABLE a, b IN SHARE ROW EXCLUSIVE MODE NOWAIT",
	             "LOCK_TABLE a 'SHARE ROW EXCLUSIVE' +nowait @1\n"
	             "LOCK_TABLE b 'SHARE ROW EXCLUSIVE' +nowait @1\n");
	assert_facts("LOCK a", "LOCK_TABLE a 'ACCESS EXCLUSIVE' @1\n");
}

static void settings(void **state)
{
	(void)state;
	assert_facts("SET search_path = a, 'B c'", "SET search_path 'a, B c' @1\n");
	assert_facts("SET LOCAL work_mem = '1MB'", "SET work_mem '1MB' +local @1\n");
	assert_facts("RESET work_mem", "SET work_mem @1\n");
	assert_facts("SET ROLE x", "SET role 'x' @1\n");
	assert_facts("SET SESSION AUTHORIZATION y", "SET session_authorization 'y' @1\n");
	assert_facts("SET session_replication_role = replica",
	             "SET session_replication_role 'replica' @1\n");
	assert_facts("SELECT set_config('app.x', 'v', true), set_config('app.y', y, false)",
	             "CALL set_config/3 'app.x' @1\n"
	             "SET app.x 'v' +local @1\n"
	             "CALL set_config/3 'app.y' @1\n"
	             "SET app.y @1\n");
}

static void isolation(void **state)
{
	(void)state;
	assert_facts("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE",
	             "ISOLATION 'serializable' @1\n");
	assert_facts("BEGIN ISOLATION LEVEL REPEATABLE READ", "ISOLATION 'repeatable read' @1\n");
	assert_facts("BEGIN ISOLATION LEVEL READ COMMITTED", "");
	assert_facts("SET default_transaction_isolation = 'serializable'",
	             "SET default_transaction_isolation 'serializable' @1\n"
	             "ISOLATION 'serializable' @1\n");
}

static void transactions(void **state)
{
	(void)state;
	assert_facts("PREPARE TRANSACTION 'x'", "TWO_PHASE 'PREPARE TRANSACTION' @1\n");
	assert_facts("COMMIT PREPARED 'x'", "TWO_PHASE 'COMMIT PREPARED' @1\n");
	assert_facts("ROLLBACK PREPARED 'x'", "TWO_PHASE 'ROLLBACK PREPARED' @1\n");
	assert_facts("COMMIT", "TRANSACTION 'COMMIT' @1\n");
	assert_facts("ROLLBACK", "TRANSACTION 'ROLLBACK' @1\n");
	assert_facts("SAVEPOINT s", "");
}

static void large_objects_are_not_ddl(void **state)
{
	(void)state;
	assert_facts("COMMENT ON LARGE OBJECT 5 IS 'x'", "LARGE_OBJECT 'COMMENT' @1\n");
	assert_facts("GRANT ALL ON LARGE OBJECT 6 TO r", "LARGE_OBJECT 'GRANT' @1\n");
	assert_facts("ALTER LARGE OBJECT 5 OWNER TO r", "LARGE_OBJECT 'ALTER LARGE OBJECT' @1\n");
	assert_facts("SECURITY LABEL ON LARGE OBJECT 5 IS 'x'",
	             "LARGE_OBJECT 'SECURITY LABEL' @1\n");
}

static void refresh(void **state)
{
	(void)state;
	assert_facts("REFRESH MATERIALIZED VIEW CONCURRENTLY app.m",
	             "REFRESH app.m +concurrently +qualified @1\n");
	assert_facts("REFRESH MATERIALIZED VIEW m WITH NO DATA", "REFRESH m @1\n");
}

static void do_blocks_and_explain_are_read_too(void **state)
{
	(void)state;
	assert_facts("DO $$BEGIN\n"
	             "  DELETE FROM t;\n"
	             "END$$",
	             "DELETE t @2\n");
	assert_facts("EXPLAIN ANALYZE DELETE FROM t", "DELETE t @1\n");
	assert_facts("PREPARE p AS UPDATE t SET a = $1", "UPDATE t columns(a) @1\n");
	assert_facts("DECLARE c CURSOR FOR SELECT * FROM t FOR UPDATE", "READ t @1\n"
	                                                                "ROW_LOCK t 'UPDATE' @1\n");
	assert_facts("CALL app.p(1, 2)", "CALL app.p/2 '1' +qualified @1\n");
}

static void what_does_not_parse_is_read_by_tokens(void **state)
{
	(void)state;
	assert_facts("DELETE FROM app.t WHERE FROM nextval('s')", "heuristic\n"
	                                                          "DELETE app.t +qualified @1\n"
	                                                          "CALL nextval/1 's' @1\n");
	assert_facts("TRUNCATE TABLE a WHERE CASCADE", "heuristic\n"
	                                               "TRUNCATE a +cascade @1\n");
	assert_facts("CREATE TEMPORARY TABLE IF NOT EXISTS x AS AS",
	             "heuristic\n"
	             "DDL x 'CREATE TABLE' +temporary @1\n");
	assert_facts("DROP MATERIALIZED VIEW IF EXISTS a.b b",
	             "heuristic\n"
	             "DDL a.b 'DROP MATERIALIZED VIEW' +if_exists +qualified @1\n");
	assert_facts("SELECT FROM WHERE FOR NO KEY UPDATE", "heuristic\n"
	                                                    "ROW_LOCK 'NO KEY UPDATE' @1\n");
	assert_facts("INSERT INTO t (a) VALUES VALUES (f('x', 1))", "heuristic\n"
	                                                            "INSERT t @1\n"
	                                                            "CALL f/2 'x' @1\n");
	assert_facts("NOTIFY c c", "heuristic\n"
	                           "NOTIFY 'c' @1\n");
	assert_facts("REFRESH MATERIALIZED VIEW CONCURRENTLY m m m",
	             "heuristic\n"
	             "REFRESH m +concurrently @1\n");
	assert_facts("", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(truncate_names_each_table),
		cmocka_unit_test(copy_tells_where_from_and_where_to),
		cmocka_unit_test(notify_and_listen),
		cmocka_unit_test(lock_table_names_mode_and_tables),
		cmocka_unit_test(settings),
		cmocka_unit_test(isolation),
		cmocka_unit_test(transactions),
		cmocka_unit_test(large_objects_are_not_ddl),
		cmocka_unit_test(refresh),
		cmocka_unit_test(do_blocks_and_explain_are_read_too),
		cmocka_unit_test(what_does_not_parse_is_read_by_tokens),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
