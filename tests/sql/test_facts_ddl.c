#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "arena.h"
#include "facts_text.h"

#include "banned.h"

static void ddl_carries_its_command_tag(void **state)
{
	(void)state;
	assert_facts("CREATE TABLE app.t (a int DEFAULT nextval('s'))",
	             "DDL app.t 'CREATE TABLE' +qualified @1\n");
	assert_facts("DROP TABLE a, s.b CASCADE", "DDL a 'DROP TABLE' +cascade @1\n"
	                                          "DDL s.b 'DROP TABLE' +cascade +qualified @1\n");
	assert_facts("DROP TABLE IF EXISTS a", "DDL a 'DROP TABLE' +if_exists @1\n");
	assert_facts(
	    "CREATE OR REPLACE FUNCTION app.f() RETURNS int LANGUAGE sql AS 'DELETE FROM t'",
	    "DDL app.f 'CREATE FUNCTION' +qualified @1\n");
	assert_facts("CREATE OR REPLACE VIEW v AS SELECT now() FROM t", "DDL v 'CREATE VIEW' @1\n");
	assert_facts("CREATE RULE r AS ON INSERT TO t DO INSTEAD DELETE FROM u",
	             "DDL t 'CREATE RULE' columns(r) @1\n");
	assert_facts("CREATE TRIGGER y BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f()",
	             "DDL t 'CREATE TRIGGER' columns(y) @1\n");
	assert_facts("DROP TRIGGER x ON app.t",
	             "DDL app.t 'DROP TRIGGER' columns(x) +qualified @1\n");
	assert_facts("DROP FUNCTION app.f(int), g", "DDL app.f 'DROP FUNCTION' +qualified @1\n"
	                                            "DDL g 'DROP FUNCTION' @1\n");
	assert_facts("ALTER TABLE t RENAME COLUMN a TO b", "DDL t 'ALTER TABLE' columns(a) @1\n");
	assert_facts("ALTER SCHEMA a RENAME TO b", "DDL a 'ALTER SCHEMA' @1\n");
	assert_facts("ALTER TABLE t OWNER TO x", "DDL t 'ALTER TABLE' @1\n");
	assert_facts("ALTER VIEW v SET SCHEMA app", "DDL v 'ALTER VIEW' @1\n");
	assert_facts("ALTER TYPE app.mood ADD VALUE 'x'",
	             "DDL app.mood 'ALTER TYPE' +qualified @1\n");
	assert_facts("CREATE TYPE app.mood AS ENUM ('a')",
	             "DDL app.mood 'CREATE TYPE' +qualified @1\n");
	assert_facts("CREATE DOMAIN d AS int", "DDL d 'CREATE DOMAIN' @1\n");
	assert_facts("CREATE AGGREGATE app.a(int) (sfunc = f, stype = int)",
	             "DDL app.a 'CREATE AGGREGATE' +qualified @1\n");
	assert_facts("ALTER FUNCTION f(int) SET search_path = x", "DDL f 'ALTER FUNCTION' @1\n");
	assert_facts("CREATE SCHEMA s CREATE TABLE t (a int)", "DDL s 'CREATE SCHEMA' @1\n"
	                                                       "DDL t 'CREATE TABLE' @1\n");
	assert_facts("CREATE STATISTICS st ON a, b FROM t", "DDL st 'CREATE STATISTICS' @1\n");
	assert_facts("COMMENT ON COLUMN app.t.c IS 'x'",
	             "DDL app.t 'COMMENT' columns(c) +qualified @1\n");
	assert_facts("GRANT SELECT ON t, app.u TO r", "DDL t 'GRANT' @1\n"
	                                              "DDL app.u 'GRANT' +qualified @1\n");
	assert_facts("REVOKE a FROM b", "DDL a 'REVOKE ROLE' @1\n");
	assert_facts("ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO r",
	             "DDL 'ALTER DEFAULT PRIVILEGES' @1\n");
	assert_facts("CREATE POLICY p ON app.t USING (true)",
	             "DDL app.t 'CREATE POLICY' columns(p) +qualified @1\n");
	assert_facts("CREATE PUBLICATION p FOR ALL TABLES", "DDL p 'CREATE PUBLICATION' @1\n");
}

static void ddl_on_the_whole_server(void **state)
{
	(void)state;
	assert_facts("CREATE TABLESPACE ts LOCATION '/x'", "DDL ts 'CREATE TABLESPACE' @1\n");
	assert_facts("ALTER TABLESPACE ts SET (seq_page_cost = 1)",
	             "DDL ts 'ALTER TABLESPACE' @1\n");
	assert_facts("DROP TABLESPACE ts", "DDL ts 'DROP TABLESPACE' @1\n");
	assert_facts("CREATE DATABASE d", "DDL d 'CREATE DATABASE' @1\n");
	assert_facts("ALTER DATABASE d SET work_mem = 1", "DDL d 'ALTER DATABASE' @1\n");
	assert_facts("DROP DATABASE d", "DDL d 'DROP DATABASE' @1\n");
	assert_facts("ALTER SYSTEM SET work_mem = '1MB'", "DDL work_mem 'ALTER SYSTEM' @1\n");
	assert_facts("CREATE SUBSCRIPTION s CONNECTION 'x' PUBLICATION p",
	             "DDL s 'CREATE SUBSCRIPTION' @1\n");
	assert_facts("ALTER SUBSCRIPTION s DISABLE", "DDL s 'ALTER SUBSCRIPTION' @1\n");
	assert_facts("DROP SUBSCRIPTION s", "DDL s 'DROP SUBSCRIPTION' @1\n");
	assert_facts("CREATE EXTENSION hstore", "DDL hstore 'CREATE EXTENSION' @1\n");
	assert_facts("DROP EXTENSION hstore", "DDL hstore 'DROP EXTENSION' @1\n");
	assert_facts("DROP ROLE a, b", "DDL a 'DROP ROLE' @1\n"
	                               "DDL b 'DROP ROLE' @1\n");
}

static void passwords_are_secrets(void **state)
{
	(void)state;
	assert_facts("CREATE ROLE r PASSWORD 'x'", "DDL r 'CREATE ROLE' +secret @1\n");
	assert_facts("ALTER ROLE r PASSWORD NULL", "DDL r 'ALTER ROLE' @1\n");
	assert_facts("CREATE USER r", "DDL r 'CREATE ROLE' @1\n");
	assert_facts("ALTER USER MAPPING FOR r SERVER s OPTIONS (SET password 'y')",
	             "DDL r 'ALTER USER MAPPING' +secret @1\n");
	assert_facts("CREATE USER MAPPING FOR r SERVER s OPTIONS (password 'z')",
	             "DDL r 'CREATE USER MAPPING' +secret @1\n");
	assert_facts("CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (host 'h')",
	             "DDL s 'CREATE SERVER' @1\n");
}

static void maintenance_commands(void **state)
{
	(void)state;
	assert_facts("VACUUM a, b", "DDL a 'VACUUM' @1\n"
	                            "DDL b 'VACUUM' @1\n");
	assert_facts("VACUUM", "DDL 'VACUUM' @1\n");
	assert_facts("ANALYZE t", "DDL t 'ANALYZE' @1\n");
	assert_facts("CLUSTER", "DDL 'CLUSTER' @1\n");
	assert_facts("CLUSTER t USING i", "DDL t 'CLUSTER' @1\n");
	assert_facts("REINDEX TABLE t", "DDL t 'REINDEX' @1\n");
}

static void concurrently(void **state)
{
	(void)state;
	assert_facts("CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON app.t (a)",
	             "DDL app.t 'CREATE INDEX' columns(i) +concurrently +qualified @1\n");
	assert_facts("DROP INDEX CONCURRENTLY a, s.b",
	             "DDL a 'DROP INDEX' +concurrently @1\n"
	             "DDL s.b 'DROP INDEX' +concurrently +qualified @1\n");
	assert_facts("REINDEX TABLE CONCURRENTLY t", "DDL t 'REINDEX' +concurrently @1\n");
	assert_facts("REINDEX (CONCURRENTLY) INDEX i", "DDL i 'REINDEX' +concurrently @1\n");
	assert_facts("REINDEX (CONCURRENTLY false) INDEX i", "DDL i 'REINDEX' @1\n");
	assert_facts("ALTER TABLE p DETACH PARTITION c CONCURRENTLY",
	             "DDL p 'ALTER TABLE' +concurrently +partition @1\n");
}

static void partitions(void **state)
{
	(void)state;
	assert_facts("ALTER TABLE p DETACH PARTITION c", "DDL p 'ALTER TABLE' +partition @1\n");
	assert_facts("ALTER TABLE p ATTACH PARTITION c FOR VALUES IN (1)",
	             "DDL p 'ALTER TABLE' +partition @1\n");
	assert_facts("CREATE TABLE c PARTITION OF app.p FOR VALUES IN (1)",
	             "DDL c 'CREATE TABLE' inner=1 @1\n"
	             "READ app.p +qualified +partition @1\n");
}

static void tables_made_from_queries(void **state)
{
	(void)state;
	assert_facts("CREATE TABLE x AS SELECT random() FROM t",
	             "DDL x 'CREATE TABLE AS' +from_query inner=2 @1\n"
	             "CALL random/0 @1\n"
	             "READ t +like_source @1\n");
	assert_facts("SELECT a INTO x FROM z", "DDL x 'SELECT INTO' +from_query inner=1 @1\n"
	                                       "READ z +like_source @1\n");
	assert_facts("CREATE MATERIALIZED VIEW m AS SELECT 1 FROM t",
	             "DDL m 'CREATE MATERIALIZED VIEW' +from_query inner=1 @1\n"
	             "READ t +like_source @1\n");
	assert_facts("CREATE TABLE x (LIKE app.y INCLUDING ALL)",
	             "DDL x 'CREATE TABLE' inner=1 @1\n"
	             "READ app.y +qualified +like_source @1\n");
	assert_facts("CREATE TABLE x () INHERITS (p)", "DDL x 'CREATE TABLE' @1\n");
}

static void new_columns_with_defaults(void **state)
{
	(void)state;
	assert_facts("ALTER TABLE t ADD COLUMN c timestamptz DEFAULT now()",
	             "DDL t 'ALTER TABLE' inner=1 @1\n"
	             "CALL now/0 @1\n");
	assert_facts("ALTER TABLE t ADD COLUMN c int DEFAULT 0", "DDL t 'ALTER TABLE' @1\n");
	assert_facts("ALTER TABLE t ADD COLUMN c bigserial", "DDL t 'ALTER TABLE' +volatile @1\n");
	assert_facts("ALTER TABLE t ADD COLUMN c int GENERATED ALWAYS AS IDENTITY",
	             "DDL t 'ALTER TABLE' +volatile @1\n");
	assert_facts("ALTER TABLE t ALTER COLUMN c SET DEFAULT now()", "DDL t 'ALTER TABLE' @1\n");
	assert_facts("ALTER TABLE t ALTER c TYPE int USING f(c)", "DDL t 'ALTER TABLE' inner=1 @1\n"
	                                                          "CALL f/1 @1\n");
}

static void temporary_objects(void **state)
{
	(void)state;
	assert_facts("CREATE TEMP TABLE x (a int)", "DDL x 'CREATE TABLE' +temporary @1\n");
	assert_facts("CREATE TEMPORARY TABLE x (a int) ON COMMIT DROP",
	             "DDL x 'CREATE TABLE' +temporary +on_commit_drop @1\n");
	assert_facts("CREATE LOCAL TEMP TABLE x AS SELECT 1",
	             "DDL x 'CREATE TABLE AS' +temporary +from_query @1\n");
	assert_facts("CREATE GLOBAL TEMPORARY TABLE x (a int)",
	             "DDL x 'CREATE TABLE' +temporary @1\n");
	assert_facts("CREATE TABLE pg_temp.x (a int)",
	             "DDL pg_temp.x 'CREATE TABLE' +temporary +qualified @1\n");
	assert_facts("SELECT 1 AS a INTO TEMP x",
	             "DDL x 'SELECT INTO' +temporary +from_query @1\n");
	assert_facts("CREATE TEMP SEQUENCE s", "DDL s 'CREATE SEQUENCE' +temporary @1\n");
	assert_facts("CREATE TEMP VIEW v AS SELECT 1", "DDL v 'CREATE VIEW' +temporary @1\n");
	assert_facts("DROP TABLE pg_temp.x",
	             "DDL pg_temp.x 'DROP TABLE' +temporary +qualified @1\n");
	assert_facts("SELECT * FROM pg_temp.x", "READ pg_temp.x +temporary +qualified @1\n");
}

static void a_name_made_temporary_stays_so_in_the_same_code(void **state)
{
	(void)state;
	assert_facts("CREATE TEMP TABLE w (a int); ALTER TABLE w ADD b int; CREATE INDEX i ON w "
	             "(a); COMMENT ON TABLE w IS 'x'; CLUSTER w; CREATE TABLE c (LIKE w); INSERT "
	             "INTO w SELECT 1 FROM w; DROP TABLE w; DROP TABLE app.w",
	             "DDL w 'CREATE TABLE' +temporary @1\n"
	             "DDL w 'ALTER TABLE' +temporary @1\n"
	             "DDL w 'CREATE INDEX' columns(i) +temporary @1\n"
	             "DDL w 'COMMENT' +temporary @1\n"
	             "DDL w 'CLUSTER' +temporary @1\n"
	             "DDL c 'CREATE TABLE' inner=1 @1\n"
	             "READ w +temporary +like_source @1\n"
	             "INSERT w +temporary @1\n"
	             "READ w +temporary @1\n"
	             "DDL w 'DROP TABLE' +temporary @1\n"
	             "DDL app.w 'DROP TABLE' +qualified @1\n");
	assert_facts("DROP TABLE IF EXISTS w; CREATE TEMP TABLE w (a int)",
	             "DDL w 'DROP TABLE' +temporary +if_exists @1\n"
	             "DDL w 'CREATE TABLE' +temporary @1\n");
	assert_facts("DROP TABLE w; CREATE TEMP TABLE w (a int)",
	             "DDL w 'DROP TABLE' @1\n"
	             "DDL w 'CREATE TABLE' +temporary @1\n");
}

static void sequences(void **state)
{
	(void)state;
	assert_facts("ALTER SEQUENCE app.s RESTART",
	             "DDL app.s 'ALTER SEQUENCE' +restart +qualified @1\n");
	assert_facts("ALTER SEQUENCE s INCREMENT BY 2", "DDL s 'ALTER SEQUENCE' @1\n");
	assert_facts("CREATE SEQUENCE s", "DDL s 'CREATE SEQUENCE' @1\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ddl_carries_its_command_tag),
		cmocka_unit_test(ddl_on_the_whole_server),
		cmocka_unit_test(passwords_are_secrets),
		cmocka_unit_test(maintenance_commands),
		cmocka_unit_test(concurrently),
		cmocka_unit_test(partitions),
		cmocka_unit_test(tables_made_from_queries),
		cmocka_unit_test(new_columns_with_defaults),
		cmocka_unit_test(temporary_objects),
		cmocka_unit_test(a_name_made_temporary_stays_so_in_the_same_code),
		cmocka_unit_test(sequences),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
