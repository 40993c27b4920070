#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "arena.h"
#include "facts_text.h"

#include "banned.h"

static void a_body_that_is_refused_is_read_by_tokens(void **state)
{
	(void)state;
	assert_facts_in("plpgsql",
	                "\n"
	                "BEGIN\n"
	                "  NEW.id := nextval('s');\n"
	                "  SELECT nextval('s2') INTO STRICT NEW.no, zz FROM foo;\n"
	                "  INSERT INTO t (a) VALUES (1) RETURNING a INTO zz;\n"
	                "  IF zz > f(1) THEN\n"
	                "    DELETE FROM u;\n"
	                "  ELSIF g() THEN\n"
	                "    UPDATE v SET a = CASE WHEN b THEN 1 ELSE 2 END;\n"
	                "  ELSE\n"
	                "    NOTIFY c;\n"
	                "  END IF;\n"
	                "  zz := 1;\n"
	                "  RETURN NEW;\n"
	                "END",
	                "heuristic\n"
	                "CALL nextval/1 's' @3\n"
	                "ASSIGN_NEW nextval 's' columns(id) @3\n"
	                "CALL nextval/1 's2' @4\n"
	                "READ foo @4\n"
	                "ASSIGN_NEW nextval 's2' columns(no) @4\n"
	                "INSERT t columns(a) @5\n"
	                "CALL f/1 '1' @6\n"
	                "DELETE u @7\n"
	                "CALL g/0 @8\n"
	                "UPDATE v columns(a) @9\n"
	                "NOTIFY 'c' @11\n");
}

static void loops_cursors_and_returns_by_tokens(void **state)
{
	(void)state;
	assert_facts_in("plpgsql",
	                "\n"
	                "DECLARE\n"
	                "  x int := i();\n"
	                "  y CURSOR FOR SELECT * FROM j;\n"
	                "BEGIN\n"
	                "  FOR zz IN SELECT * FROM a LOOP\n"
	                "    PERFORM f(zz);\n"
	                "  END LOOP;\n"
	                "  FOR zz IN EXECUTE 'SELECT * FROM b' LOOP NULL; END LOOP;\n"
	                "  OPEN cc FOR SELECT * FROM c FOR UPDATE;\n"
	                "  RETURN QUERY SELECT 1 FROM d;\n"
	                "  RETURN QUERY EXECUTE 'SELECT 1 FROM e';\n"
	                "  RETURN NEXT h();\n"
	                "  zz := 1;\n"
	                "  RETURN NEW;\n"
	                "END",
	                "heuristic\n"
	                "CALL i/0 @3\n"
	                "READ j @4\n"
	                "READ a @6\n"
	                "CALL f/1 @7\n"
	                "READ b +dynamic_text @9\n"
	                "READ c @10\n"
	                "ROW_LOCK c 'UPDATE' @10\n"
	                "READ d @11\n"
	                "READ e +dynamic_text @12\n"
	                "CALL h/0 @13\n");
}

static void dynamic_text_and_errors_by_tokens(void **state)
{
	(void)state;
	assert_facts_in("plpgsql",
	                "\n"
	                "BEGIN\n"
	                "  EXECUTE 'DROP TABLE ' || x INTO zz USING 1;\n"
	                "  EXECUTE 'TRUNCATE app.t';\n"
	                "  RAISE EXCEPTION 'x %', f();\n"
	                "  RAISE NOTICE 'y';\n"
	                "  ASSERT true;\n"
	                "  COMMIT;\n"
	                "  CREATE TEMP TABLE tmp (a int);\n"
	                "  DROP TABLE tmp;\n"
	                "  zz := 1;\n"
	                "  RETURN NEW;\n"
	                "END",
	                "heuristic\n"
	                "DDL 'DROP TABLE' +dynamic_text @3\n"
	                "DYNAMIC @3\n"
	                "TRUNCATE app.t +dynamic_text +qualified @4\n"
	                "RAISE @5\n"
	                "CALL f/0 @5\n"
	                "RAISE @7\n"
	                "TRANSACTION 'COMMIT' @8\n"
	                "DDL tmp 'CREATE TABLE' +temporary @9\n"
	                "DDL tmp 'DROP TABLE' +temporary @10\n");
}

static void strings_and_comments_by_tokens(void **state)
{
	(void)state;
	assert_facts_in("plpgsql",
	                "\n"
	                "BEGIN\n"
	                "  -- DROP TABLE x;\n"
	                "  zz := 'DROP TABLE y; DELETE FROM t';\n"
	                "  PERFORM 'nextval(''s'')';\n"
	                "  RETURN NEW;\n"
	                "END",
	                "heuristic\n");
}

static void sql_bodies(void **state)
{
	(void)state;
	assert_facts_in("sql",
	                "SELECT 1;\n"
	                "\n"
	                "DELETE FROM t WHERE a = $1;",
	                "DELETE t @3\n");
	assert_facts_in("sql", "SELECT a FROM t WHERE WHERE; DELETE FROM u;",
	                "heuristic\n"
	                "DELETE u @1\n");
	assert_facts_in("ATOMIC",
	                "BEGIN ATOMIC\n"
	                "  INSERT INTO t VALUES (1);\n"
	                "  SELECT nextval('s');\n"
	                "END",
	                "INSERT t @2\n"
	                "CALL nextval/1 's' @3\n");
	assert_facts_in("ATOMIC", "RETURN lower(a) || now()",
	                "CALL lower/1 @1\n"
	                "CALL now/0 @1\n");
	assert_facts_in("ATOMIC", "RETURN RETURN", "");
}

static void other_languages_show_the_strings_of_sql_calls(void **state)
{
	(void)state;
	assert_facts_in("plpython3u",
	                "# plpy.execute(\"DROP TABLE a\")\n"
	                "import subprocess\n"
	                "plpy.execute(\"UPDATE t SET a = 1\")\n"
	                "plpy.execute(\"DELETE FROM t WHERE a = \" + x)\n"
	                "plpy.execute(q)\n"
	                "x = \"urllib\"\n"
	                "os.system(\"ls\")\n"
	                "p = plpy.prepare('''\n"
	                "SELECT * FROM u\n"
	                "''')",
	                "heuristic\n"
	                "EXTERNAL 'subprocess' @2\n"
	                "UPDATE t columns(a) +dynamic_text @3\n"
	                "DELETE t +dynamic_text @4\n"
	                "DYNAMIC @4\n"
	                "DYNAMIC @5\n"
	                "EXTERNAL 'os.system' @7\n"
	                "READ u +dynamic_text @9\n");
	assert_facts_in("plperlu",
	                "use LWP::UserAgent;\n"
	                "spi_exec_query('SELECT * FROM t', 5);",
	                "heuristic\n"
	                "EXTERNAL 'LWP' @1\n"
	                "READ t +dynamic_text @2\n");
	assert_facts_in("plv8",
	                "// plv8.execute('DROP TABLE a')\n"
	                "/* requests */\n"
	                "plv8.execute( `NOTIFY a`);",
	                "heuristic\n"
	                "NOTIFY 'a' +dynamic_text @3\n");
	assert_facts_in("c", "lib", "opaque\n");
	assert_facts_in("internal", "int4in", "opaque\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_body_that_is_refused_is_read_by_tokens),
		cmocka_unit_test(loops_cursors_and_returns_by_tokens),
		cmocka_unit_test(dynamic_text_and_errors_by_tokens),
		cmocka_unit_test(strings_and_comments_by_tokens),
		cmocka_unit_test(sql_bodies),
		cmocka_unit_test(other_languages_show_the_strings_of_sql_calls),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
