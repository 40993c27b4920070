#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "arena.h"
#include "facts_text.h"

#include "banned.h"

static void reads_are_relations_in_from_but_not_names_of_with(void **state)
{
	(void)state;
	assert_facts("WITH c AS (SELECT * FROM a) SELECT c.* FROM c JOIN app.b ON true WHERE x IN "
	             "(SELECT y FROM d)",
	             "READ a @1\n"
	             "READ app.b +qualified @1\n"
	             "READ d @1\n");
	assert_facts("WITH RECURSIVE r AS (SELECT 1 FROM r2 UNION SELECT 1 FROM r) SELECT * FROM r",
	             "READ r2 @1\n");
	assert_facts("WITH a AS (SELECT 1 FROM b), b AS (SELECT 2) SELECT * FROM b, public.b",
	             "READ b @1\n"
	             "READ public.b +qualified @1\n");
}

static void a_name_of_with_is_known_only_inside_its_statement(void **state)
{
	(void)state;
	assert_facts("SELECT * FROM (WITH x AS (SELECT 1) SELECT * FROM x) s, x", "READ x @1\n");
}

static void insert_lists_its_columns(void **state)
{
	(void)state;
	assert_facts("INSERT INTO app.t (a, \"B\") SELECT a, b FROM s RETURNING (SELECT 1 FROM u)",
	             "INSERT app.t columns(a,B) +qualified @1\n"
	             "READ s @1\n"
	             "READ u @1\n");
	assert_facts("INSERT INTO t DEFAULT VALUES", "INSERT t @1\n");
}

static void upsert_is_also_an_update(void **state)
{
	(void)state;
	assert_facts("INSERT INTO t AS x (a, n, m) VALUES (1, 2, 3) ON CONFLICT (a) DO UPDATE SET "
	             "n = excluded.n + x.n, m = excluded.m + 1",
	             "INSERT t columns(a,n,m) @1\n"
	             "UPDATE t columns(n,m) increments(n) +upsert @1\n");
	assert_facts("INSERT INTO t VALUES (1) ON CONFLICT DO NOTHING", "INSERT t @1\n");
	assert_facts("INSERT INTO t (a) VALUES (1) ON CONFLICT (a) DO UPDATE SET n = t.n + 1",
	             "INSERT t columns(a) @1\n"
	             "UPDATE t columns(n) increments(n) +upsert @1\n");
}

static void update_lists_columns_of_the_target_whatever_its_alias(void **state)
{
	(void)state;
	assert_facts("UPDATE users u SET id = id", "UPDATE users columns(id) @1\n");
	assert_facts("UPDATE ONLY t SET (a, b) = (SELECT 1, 2 FROM s) FROM o WHERE t.x = o.x",
	             "UPDATE t columns(a,b) @1\n"
	             "READ s @1\n"
	             "READ o @1\n");
}

static void an_increment_is_a_sum_with_the_columns_own_value(void **state)
{
	(void)state;
	assert_facts("UPDATE t SET n = n + 1", "UPDATE t columns(n) increments(n) @1\n");
	assert_facts("UPDATE t SET n = COALESCE(n, 0) + 1",
	             "UPDATE t columns(n) increments(n) @1\n");
	assert_facts("UPDATE accounts a SET balance = a.balance - 10.0::numeric",
	             "UPDATE accounts columns(balance) increments(balance) @1\n");
	assert_facts("UPDATE t SET n = GREATEST(n - 1, 0), m = CASE WHEN x THEN m + 1 ELSE m END",
	             "UPDATE t columns(n,m) increments(n,m) @1\n");
	assert_facts("UPDATE t SET (n, m) = (n + 1, 5)",
	             "UPDATE t columns(n,m) increments(n) @1\n");
}

static void other_values_are_not_increments(void **state)
{
	(void)state;
	assert_facts("UPDATE t SET n = 0", "UPDATE t columns(n) @1\n");
	assert_facts("UPDATE t SET n = m + 1", "UPDATE t columns(n) @1\n");
	assert_facts("UPDATE t u SET n = o.n + 1 FROM o", "UPDATE t columns(n) @1\n"
	                                                  "READ o @1\n");
	assert_facts("UPDATE t SET n = n * 2, s = s || 'x'", "UPDATE t columns(n,s) @1\n");
	assert_facts(
	    "UPDATE t SET n = (SELECT sum(n) + 1 FROM t), m = CASE WHEN m + 1 > 2 THEN 3 END",
	    "UPDATE t columns(n,m) @1\n"
	    "CALL sum/1 @1\n"
	    "READ t @1\n");
}

static void delete_and_what_it_uses(void **state)
{
	(void)state;
	assert_facts("DELETE FROM t USING u WHERE t.a = u.a", "DELETE t @1\n"
	                                                      "READ u @1\n");
}

static void merge_gives_one_fact_per_action(void **state)
{
	(void)state;
	assert_facts(
	    "MERGE INTO t USING s ON t.a = s.a WHEN MATCHED AND s.d THEN DELETE WHEN MATCHED THEN "
	    "UPDATE SET n = t.n + s.n WHEN NOT MATCHED THEN INSERT (a, n) VALUES (s.a, s.n)",
	    "DELETE t +merge @1\n"
	    "UPDATE t columns(n) increments(n) +merge @1\n"
	    "INSERT t columns(a,n) +merge @1\n"
	    "READ s @1\n");
	assert_facts("MERGE INTO t USING s ON t.a = s.a WHEN MATCHED THEN DO NOTHING",
	             "READ s @1\n");
}

static void calls_carry_schema_count_and_first_literal(void **state)
{
	(void)state;
	assert_facts("SELECT f(), app.g(1, x), lower('A')", "CALL f/0 @1\n"
	                                                    "CALL app.g/2 '1' +qualified @1\n"
	                                                    "CALL lower/1 'A' @1\n");
	assert_facts("SELECT nextval(('s'::text)::regclass), "
	             "pg_catalog.setval('public.s'::regclass, 5, true)",
	             "CALL nextval/1 's' @1\n"
	             "CALL pg_catalog.setval/3 'public.s' +qualified @1\n");
	assert_facts(
	    "SELECT my_nextval('x'), lo_put(1, 2, 'x'), pg_try_advisory_xact_lock_shared(7)",
	    "CALL my_nextval/1 'x' @1\n"
	    "CALL lo_put/3 '1' @1\n"
	    "CALL pg_try_advisory_xact_lock_shared/1 '7' @1\n");
	assert_facts("SELECT f(a => 'named')", "CALL f/1 'named' @1\n");
}

static void value_functions_are_stable_calls(void **state)
{
	(void)state;
	assert_facts("SELECT current_timestamp, current_date, CURRENT_USER, session_user, "
	             "localtimestamp(3), user",
	             "CALL current_timestamp/0 s +builtin @1\n"
	             "CALL current_date/0 s +builtin @1\n"
	             "CALL current_user/0 s +builtin @1\n"
	             "CALL session_user/0 s +builtin @1\n"
	             "CALL localtimestamp/0 s +builtin @1\n"
	             "CALL user/0 s +builtin @1\n");
}

static void strings_and_comments_hold_no_calls(void **state)
{
	(void)state;
	assert_facts(
	    "SELECT 'nextval(''s'')', $$DROP TABLE x$$ /* DELETE FROM t */ -- pg_notify('x')", "");
}

static void names_that_look_like_commands_are_only_names(void **state)
{
	(void)state;
	assert_facts("SELECT last_update, notify_me, for_update FROM t WHERE \"delete\" = 1",
	             "READ t @1\n");
	assert_facts("COMMENT ON TABLE t IS 'DROP TABLE x'", "DDL t 'COMMENT' @1\n");
}

static void row_locks_name_their_table(void **state)
{
	(void)state;
	assert_facts("SELECT * FROM t FOR UPDATE", "READ t @1\n"
	                                           "ROW_LOCK t 'UPDATE' @1\n");
	assert_facts("SELECT * FROM jobs j FOR NO KEY UPDATE OF j SKIP LOCKED",
	             "READ jobs @1\n"
	             "ROW_LOCK jobs 'NO KEY UPDATE' +skip_locked @1\n");
	assert_facts("SELECT * FROM t FOR SHARE NOWAIT FOR KEY SHARE",
	             "READ t @1\n"
	             "ROW_LOCK t 'SHARE' +nowait @1\n"
	             "ROW_LOCK t 'KEY SHARE' @1\n");
}

static void max_plus_one_is_gapless_numbering(void **state)
{
	(void)state;
	assert_facts("INSERT INTO i (no) SELECT max(no) + 1 FROM app.i",
	             "INSERT i columns(no) @1\n"
	             "GAPLESS app.no 'i' +qualified @1\n"
	             "CALL max/1 @1\n"
	             "READ app.i +qualified @1\n");
	assert_facts("INSERT INTO i (no) VALUES ((SELECT COALESCE(max(i.no), 0) + 1 FROM i))",
	             "INSERT i columns(no) @1\n"
	             "GAPLESS no 'i' @1\n"
	             "CALL max/1 @1\n"
	             "READ i @1\n");
	assert_facts("SELECT (SELECT max(a) FROM t) + 1", "GAPLESS a 't' @1\n"
	                                                  "CALL max/1 @1\n"
	                                                  "READ t @1\n");
	assert_facts("SELECT COALESCE(max(a) + 1, 1) FROM t", "GAPLESS a 't' @1\n"
	                                                      "CALL max/1 @1\n"
	                                                      "READ t @1\n");
	assert_facts("SELECT max(a) - 1, min(b) + 1 FROM t", "CALL max/1 @1\n"
	                                                     "CALL min/1 @1\n"
	                                                     "READ t @1\n");
}

static void lines_count_within_the_text(void **state)
{
	(void)state;
	assert_facts("SELECT\n"
	             "  now()\n"
	             "FROM\n"
	             "  t;\n"
	             "\n"
	             "DELETE FROM u",
	             "CALL now/0 @2\n"
	             "READ t @4\n"
	             "DELETE u @6\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_are_relations_in_from_but_not_names_of_with),
		cmocka_unit_test(a_name_of_with_is_known_only_inside_its_statement),
		cmocka_unit_test(insert_lists_its_columns),
		cmocka_unit_test(upsert_is_also_an_update),
		cmocka_unit_test(update_lists_columns_of_the_target_whatever_its_alias),
		cmocka_unit_test(an_increment_is_a_sum_with_the_columns_own_value),
		cmocka_unit_test(other_values_are_not_increments),
		cmocka_unit_test(delete_and_what_it_uses),
		cmocka_unit_test(merge_gives_one_fact_per_action),
		cmocka_unit_test(calls_carry_schema_count_and_first_literal),
		cmocka_unit_test(value_functions_are_stable_calls),
		cmocka_unit_test(strings_and_comments_hold_no_calls),
		cmocka_unit_test(names_that_look_like_commands_are_only_names),
		cmocka_unit_test(row_locks_name_their_table),
		cmocka_unit_test(max_plus_one_is_gapless_numbering),
		cmocka_unit_test(lines_count_within_the_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
