/* Long lists, and changes of what many others name. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "buf.h"
#include "dump_loaded.h"

#include "banned.h"

#define TEST(f) cmocka_unit_test_setup_teardown(f, dump_loaded_setup, dump_loaded_teardown)

enum { MANY = 200 };

static void add_many(struct mm_buf *sql, const char *before, const char *after)
{
	for (int i = 0; i < MANY; i++)
		mm_buf_addf(sql, "%s%d%s;\n", before, i, after);
}

static const struct mm_catalog *load(void **state, struct mm_buf *sql)
{
	const struct mm_catalog *catalog = load_dump(state, sql->text)->catalogs[0];

	mm_buf_release(sql);
	assert_int_equal(catalog->coverage.unparsed.count, 0);
	return catalog;
}

static void finds_one_constraint_among_many(void **state)
{
	struct mm_buf sql = { 0 };
	const struct mm_catalog *catalog;
	const struct mm_relation *t;

	mm_buf_adds(&sql, "CREATE TABLE t (a int);");
	add_many(&sql, "ALTER TABLE t ADD CONSTRAINT c", " CHECK (a > 1)");
	mm_buf_adds(&sql, "ALTER TABLE t RENAME CONSTRAINT c7 TO seven;"
	                  "ALTER TABLE t DROP CONSTRAINT c8;"
	                  "ALTER TABLE t DROP CONSTRAINT c9;"
	                  "ALTER TABLE t ADD CONSTRAINT c9 CHECK (a > 9);"
	                  "ALTER TABLE t ADD CONSTRAINT c10 CHECK (a > 10);"
	                  "ALTER TABLE t RENAME CONSTRAINT seven TO c7;");
	catalog = load(state, &sql);
	t = mm_catalog_find_relation(catalog, "public", "t");
	assert_int_equal(t->constraints.count, MANY - 1);
	assert_null(mm_relation_find_constraint(t, "c8"));
	assert_null(mm_relation_find_constraint(t, "seven"));
	assert_string_equal(mm_relation_find_constraint(t, "c7")->name, "c7");
	assert_string_equal(mm_relation_find_constraint(t, "c9")->expression, "a > 9");
	assert_string_equal(mm_relation_find_constraint(t, "c10")->expression, "a > 1");
}

static void finds_one_trigger_rule_policy_and_column_among_many(void **state)
{
	struct mm_buf sql = { 0 };
	const struct mm_relation *t;

	mm_buf_adds(&sql, "CREATE TABLE t (a int);");
	add_many(&sql, "ALTER TABLE t ADD COLUMN c", " int");
	add_many(&sql, "CREATE TRIGGER x", " BEFORE INSERT ON t EXECUTE FUNCTION f()");
	add_many(&sql, "CREATE RULE r", " AS ON INSERT TO t DO ALSO NOTIFY n");
	add_many(&sql, "CREATE POLICY p", " ON t USING (true)");
	mm_buf_adds(&sql, "ALTER TABLE t RENAME c3 TO three;"
	                  "ALTER TRIGGER x3 ON t RENAME TO three;"
	                  "ALTER RULE r3 ON t RENAME TO three;"
	                  "ALTER POLICY p3 ON t RENAME TO three;"
	                  "ALTER TABLE t ENABLE ALWAYS TRIGGER three;"
	                  "DROP POLICY p4 ON t; DROP RULE r4 ON t; DROP TRIGGER x4 ON t;"
	                  "ALTER TABLE t DROP c4;");
	t = mm_catalog_find_relation(load(state, &sql), "public", "t");
	assert_int_equal(mm_relation_find_column(t, "three")->position, 5);
	assert_int_equal(mm_relation_find_trigger(t, "three")->enabled, 'A');
	assert_non_null(mm_relation_find_rule(t, "three"));
	assert_non_null(mm_relation_find_policy(t, "three"));
	assert_null(mm_relation_find_column(t, "c3"));
	assert_null(mm_relation_find_column(t, "c4"));
	assert_null(mm_relation_find_trigger(t, "x4"));
	assert_null(mm_relation_find_rule(t, "r4"));
	assert_null(mm_relation_find_policy(t, "p4"));
}

static void finds_one_check_of_a_domain_among_many(void **state)
{
	struct mm_buf sql = { 0 };
	const struct mm_type *d;

	mm_buf_adds(&sql, "CREATE DOMAIN d AS int;");
	add_many(&sql, "ALTER DOMAIN d ADD CONSTRAINT c", " CHECK (VALUE > 1)");
	mm_buf_adds(&sql, "ALTER DOMAIN d RENAME CONSTRAINT c5 TO five;"
	                  "ALTER DOMAIN d DROP CONSTRAINT c6;");
	d = mm_catalog_find_type(load(state, &sql), "public", "d");
	assert_non_null(mm_type_find_constraint(d, "five"));
	assert_null(mm_type_find_constraint(d, "c5"));
	assert_null(mm_type_find_constraint(d, "c6"));
}

static void carries_a_type_that_is_renamed_moved_and_renamed_back(void **state)
{
	const struct mm_dump *dump = load_dump(state, "CREATE SCHEMA s;"
	                                              "CREATE TYPE mood AS ENUM ('a');"
	                                              "CREATE TYPE pair AS (x mood, y mood[]);"
	                                              "CREATE DOMAIN d AS mood;"
	                                              "CREATE TABLE t (a mood, b mood[], c text);"
	                                              "ALTER TYPE mood RENAME TO state;"
	                                              "ALTER TABLE t ADD COLUMN e state;"
	                                              "ALTER TABLE t ALTER c TYPE state;"
	                                              "ALTER TYPE state SET SCHEMA s;"
	                                              "ALTER TYPE s.state RENAME TO mood;"
	                                              "ALTER TABLE t DROP b;");
	const struct mm_catalog *c = dump->catalogs[0];
	const struct mm_relation *t = mm_catalog_find_relation(c, "public", "t");

	assert_string_equal(mm_relation_find_column(t, "a")->type, "s.mood");
	assert_string_equal(mm_relation_find_column(t, "c")->type, "s.mood");
	assert_string_equal(mm_relation_find_column(t, "e")->type, "s.mood");
	assert_string_equal(mm_catalog_find_type(c, "public", "d")->base_type, "s.mood");
	assert_string_equal(mm_catalog_find_type(c, "public", "pair")->field_types.items[0],
	                    "s.mood");
	assert_string_equal(mm_catalog_find_type(c, "public", "pair")->field_types.items[1],
	                    "s.mood[]");
}

static void drops_the_columns_of_a_type_that_was_renamed_before(void **state)
{
	const struct mm_catalog *c = load_dump(state, "CREATE TYPE e AS ENUM ('a');"
	                                              "CREATE TABLE t (a e, b int);"
	                                              "ALTER TYPE e RENAME TO f;"
	                                              "CREATE TABLE u (a f[], b int, c e);"
	                                              "ALTER TABLE t ALTER b TYPE f;"
	                                              "DROP TYPE f CASCADE;")
	                                 ->catalogs[0];

	assert_int_equal(mm_catalog_find_relation(c, "public", "t")->columns.count, 0);
	assert_int_equal(mm_catalog_find_relation(c, "public", "u")->columns.count, 2);
}

static void carries_a_schema_that_is_renamed_twice_and_dropped(void **state)
{
	const char *make = "CREATE SCHEMA a; CREATE TABLE a.t (id serial, m int);"
	                   "CREATE FUNCTION a.f() RETURNS trigger LANGUAGE sql AS 'SELECT 1';"
	                   "CREATE TABLE public.u (id int);"
	                   "CREATE TRIGGER x BEFORE INSERT ON u EXECUTE FUNCTION a.f();"
	                   "ALTER SCHEMA a RENAME TO b;"
	                   "CREATE TABLE b.late (id int);"
	                   "ALTER TABLE u SET SCHEMA b;"
	                   "ALTER SCHEMA b RENAME TO c;";
	struct mm_buf sql = { 0 };
	const struct mm_catalog *catalog;

	mm_buf_adds(&sql, make);
	catalog = load(state, &sql);
	assert_non_null(mm_catalog_find_relation(catalog, "c", "t"));
	assert_non_null(mm_catalog_find_relation(catalog, "c", "u"));
	assert_non_null(mm_catalog_find_relation(catalog, "c", "late"));
	assert_non_null(mm_catalog_find_sequence(catalog, "c", "t_id_seq"));
	assert_string_equal(catalog->triggers.items[0]->function_schema, "c");
	assert_non_null(catalog->triggers.items[0]->calls);
	mm_buf_adds(&sql, make);
	mm_buf_adds(&sql, "ALTER TABLE c.u SET SCHEMA public; DROP SCHEMA c CASCADE;");
	catalog = load(state, &sql);
	assert_int_equal(catalog->relations.count, 1);
	assert_non_null(mm_catalog_find_relation(catalog, "public", "u"));
	assert_int_equal(catalog->sequences.count, 0);
	assert_int_equal(catalog->functions.count, 0);
	assert_int_equal(catalog->triggers.count, 0);
}

static void tells_triggers_the_new_name_of_their_function(void **state)
{
	const struct mm_catalog *c =
	    load_dump(state, "CREATE TABLE t (a int);"
	                     "CREATE FUNCTION f() RETURNS trigger LANGUAGE sql AS 'SELECT 1';"
	                     "CREATE TRIGGER x BEFORE INSERT ON t EXECUTE FUNCTION f();"
	                     "CREATE EVENT TRIGGER e ON sql_drop EXECUTE FUNCTION f();"
	                     "ALTER FUNCTION f() RENAME TO g;"
	                     "ALTER FUNCTION g() RENAME TO h;"
	                     "CREATE TRIGGER y BEFORE INSERT ON t EXECUTE FUNCTION k();"
	                     "CREATE OR REPLACE TRIGGER y BEFORE INSERT ON t EXECUTE FUNCTION h();")
	        ->catalogs[0];

	assert_string_equal(c->triggers.items[0]->function, "h");
	assert_string_equal(c->triggers.items[1]->function, "h");
	assert_string_equal(c->event_triggers.items[0]->function, "h");
	assert_ptr_equal(c->triggers.items[0]->calls, c->event_triggers.items[0]->calls);
}

static void keeps_publications_in_step_with_their_tables(void **state)
{
	const struct mm_catalog *c =
	    load_dump(state,
	              "CREATE TABLE a (x int); CREATE TABLE b (x int); CREATE TABLE c (x int);"
	              "CREATE TABLE d (x int); CREATE SCHEMA s;"
	              "CREATE PUBLICATION p FOR TABLE a, b, c, d;"
	              "ALTER TABLE b RENAME TO bb; ALTER TABLE c SET SCHEMA s;"
	              "DROP TABLE a; ALTER PUBLICATION p DROP TABLE d;"
	              "ALTER PUBLICATION p ADD TABLE bb;")
	        ->catalogs[0];

	assert_string_equal(kind_in(state, c, "publication"),
	                    " name=p publishes_insert=true publishes_update=true"
	                    " publishes_delete=true publishes_truncate=true"
	                    " table_schemas=[s, public] tables=[c, bb]\n");
}

static void finds_a_renamed_sequence_by_its_new_name_only(void **state)
{
	const struct mm_catalog *c =
	    load_dump(state, "CREATE SEQUENCE s; ALTER SEQUENCE s RENAME TO r;")->catalogs[0];

	assert_int_equal(mm_catalog_sequences_named(c, "r")->count, 1);
	assert_int_equal(mm_catalog_sequences_named(c, "s")->count, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(finds_one_constraint_among_many),
		TEST(finds_one_trigger_rule_policy_and_column_among_many),
		TEST(finds_one_check_of_a_domain_among_many),
		TEST(carries_a_type_that_is_renamed_moved_and_renamed_back),
		TEST(drops_the_columns_of_a_type_that_was_renamed_before),
		TEST(carries_a_schema_that_is_renamed_twice_and_dropped),
		TEST(tells_triggers_the_new_name_of_their_function),
		TEST(keeps_publications_in_step_with_their_tables),
		TEST(finds_a_renamed_sequence_by_its_new_name_only),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
