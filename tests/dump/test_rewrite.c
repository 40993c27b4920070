#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "dump_loaded.h"

/* Loads a script in which nothing may stay unparsed and `rewritten` statements need a rewrite. */
static const struct mm_catalog *load(void **state, const char *sql, int rewritten)
{
	const struct mm_catalog *c = load_dump(state, sql)->catalogs[0];

	assert_string_equal(unparsed_in(state, c), "");
	assert_int_equal(c->coverage.rewritten, rewritten);
	return c;
}

static const struct mm_column *column(const struct mm_catalog *c, const char *name)
{
	const struct mm_column *found =
	    mm_relation_find_column(mm_catalog_find_relation(c, "public", "t"), name);

	assert_non_null(found);
	return found;
}

static const struct mm_constraint *constraint(const struct mm_catalog *c, const char *name)
{
	const struct mm_constraint *found =
	    mm_relation_find_constraint(mm_catalog_find_relation(c, "public", "t"), name);

	assert_non_null(found);
	return found;
}

static void understands_virtual_columns(void **state)
{
	const struct mm_catalog *c =
	    load(state,
	         "CREATE TABLE t (a integer, v integer GENERATED ALWAYS AS ((a * 2)) VIRTUAL,\n"
	         "  w integer GENERATED ALWAYS AS ((a * 3)) NOT NULL,\n"
	         "  \"S x\" integer GENERATED ALWAYS AS ((a * 4)) STORED);\n"
	         "ALTER TABLE t ADD COLUMN IF NOT EXISTS x integer GENERATED ALWAYS AS (a);",
	         2);

	assert_int_equal(column(c, "v")->generated, 'v');
	assert_string_equal(column(c, "v")->default_expression, "(a * 2)");
	assert_int_equal(column(c, "w")->generated, 'v');
	assert_true(column(c, "w")->is_not_null);
	assert_int_equal(column(c, "S x")->generated, 's');
	assert_int_equal(column(c, "x")->generated, 'v');
}

static void understands_constraints_that_are_not_enforced(void **state)
{
	const struct mm_catalog *c = load(
	    state,
	    "CREATE TABLE t (a integer CONSTRAINT one CHECK (a > 0) NOT ENFORCED,\n"
	    "  b integer REFERENCES t (a) NOT ENFORCED, CHECK (b > 0) ENFORCED,\n"
	    "  CONSTRAINT three CHECK (b > 3), CHECK (b > 4) NOT ENFORCED,\n"
	    "  CONSTRAINT f FOREIGN KEY (b) REFERENCES t (a) NOT ENFORCED);\n"
	    "ALTER TABLE ONLY t ADD CONSTRAINT g FOREIGN KEY (b) REFERENCES t (a) NOT ENFORCED;\n"
	    "ALTER TABLE t ALTER CONSTRAINT f ENFORCED, ALTER CONSTRAINT g INHERIT;\n"
	    "ALTER TABLE t ADD CHECK (a > 9) NOT ENFORCED;",
	    4);

	assert_true(constraint(c, "one")->is_not_enforced);
	assert_true(constraint(c, "one")->is_not_valid);
	assert_true(constraint(c, "t_b_fkey")->is_not_enforced);
	assert_false(constraint(c, "t_b_check")->is_not_enforced);
	assert_false(constraint(c, "three")->is_not_enforced);
	assert_true(constraint(c, "t_b_check1")->is_not_enforced);
	assert_false(constraint(c, "f")->is_not_enforced);
	assert_true(constraint(c, "g")->is_not_enforced);
	assert_true(constraint(c, "t_a_check")->is_not_enforced);
}

static void tells_children_of_a_check_that_is_not_enforced(void **state)
{
	const struct mm_catalog *c =
	    load(state,
	         "CREATE TABLE t (a integer);\n"
	         "CREATE TABLE u () INHERITS (t);\n"
	         "ALTER TABLE t ADD CONSTRAINT k CHECK (a > 0) NOT ENFORCED;",
	         1);
	const struct mm_constraint *copy =
	    mm_relation_find_constraint(mm_catalog_find_relation(c, "public", "u"), "k");

	assert_true(constraint(c, "k")->is_not_enforced);
	assert_true(copy->is_inherited);
	assert_true(copy->is_not_enforced);
	assert_true(copy->is_not_valid);
}

static void understands_not_null_constraints_of_tables(void **state)
{
	const struct mm_catalog *c = load(
	    state,
	    "CREATE TABLE t (CONSTRAINT n1 NOT NULL a, NOT NULL b, a integer, b integer,\n"
	    "  c integer CONSTRAINT n2 NOT NULL NO INHERIT, CONSTRAINT n3 NOT NULL d NO INHERIT,\n"
	    "  d integer, e integer, f integer);\n"
	    "ALTER TABLE t ADD CONSTRAINT n4 NOT NULL \"e\" NOT VALID, ADD NOT NULL f;\n"
	    "CREATE TABLE only_this (CONSTRAINT n5 NOT NULL a) INHERITS (t);",
	    3);

	for (const char *name = "abcdef"; *name != '\0'; name++)
		assert_true(column(c, (char[]){ *name, '\0' })->is_not_null);
	assert_int_equal(mm_catalog_find_relation(c, "public", "t")->columns.count, 6);
	assert_int_equal(mm_catalog_find_relation(c, "public", "only_this")->columns.count, 6);
}

static void understands_temporal_keys(void **state)
{
	const struct mm_catalog *c = load(
	    state,
	    "CREATE TABLE t (id integer, period daterange,\n"
	    "  CONSTRAINT pk PRIMARY KEY (id, period WITHOUT OVERLAPS));\n"
	    "ALTER TABLE ONLY t ADD CONSTRAINT u UNIQUE (id, period WITHOUT OVERLAPS),\n"
	    "  ADD CONSTRAINT f FOREIGN KEY (id, PERIOD period) REFERENCES t (id, PERIOD period);\n"
	    "ALTER TABLE t ADD CONSTRAINT plain FOREIGN KEY (id, period) REFERENCES t (id, "
	    "period);",
	    2);

	assert_true(constraint(c, "pk")->is_period);
	assert_string_equal(mm_catalog_find_index(c, "public", "pk")->method, "gist");
	assert_true(constraint(c, "u")->is_period);
	assert_true(constraint(c, "f")->is_period);
	assert_string_equal(constraint(c, "f")->columns.items[1], "period");
	assert_false(constraint(c, "plain")->is_period);
}

static void understands_the_odd_identity_of_snowflake_dumps(void **state)
{
	const struct mm_catalog *c =
	    load(state,
	         "CREATE TABLE t (id bigint NOT NULL);\n"
	         "ALTER TABLE public.t ALTER COLUMN id ADD GENERATED  AS IDENTITY (\n"
	         "    SEQUENCE NAME public.t_id_seq\n    START WITH 1\n    INCREMENT BY 1\n    "
	         "CACHE 1\n);",
	         1);
	const struct mm_sequence *s = mm_catalog_find_sequence(c, "public", "t_id_seq");

	assert_non_null(s);
	assert_int_equal(s->dependency, 'i');
	assert_string_equal(s->table, "t");
	assert_string_equal(s->column, "id");
	assert_int_equal(column(c, "id")->identity, '\0');
}

static void understands_tables_with_oids(void **state)
{
	const struct mm_catalog *c =
	    load(state,
	         "CREATE TABLE t (a integer, \"with oids\" text DEFAULT 'with oids') WITH OIDS;\n"
	         "CREATE TABLE u (a integer) INHERITS (t)\nWITH OIDS\nTABLESPACE x;",
	         2);

	assert_string_equal(column(c, "with oids")->type, "text");
	assert_int_equal(mm_catalog_find_relation(c, "public", "u")->columns.count, 2);
}

static void reports_the_first_error_of_what_it_cannot_rewrite(void **state)
{
	const struct mm_catalog *c =
	    load_dump(state, "CREATE TABLE t (\n a integer,\n CONSTRAINT n\n NOT NULL a,\n"
	                     " v integer GENERATED ALWAYS AS (a),\n w integer bogus\n);")
	        ->catalogs[0];

	assert_string_equal(unparsed_in(state, c),
	                    "test.sql:4:2: syntax error at or near \"NOT\"\n");
}

static void leaves_names_that_look_like_the_new_words(void **state)
{
	const struct mm_catalog *c = load(
	    state,
	    "CREATE TABLE t (virtual integer, enforced integer, period integer, storage integer,\n"
	    "  v integer GENERATED ALWAYS AS (virtual) VIRTUAL, PRIMARY KEY (enforced, period),\n"
	    "  CHECK (enforced > period));",
	    1);

	assert_int_equal(mm_catalog_find_relation(c, "public", "t")->columns.count, 5);
	assert_false(constraint(c, "t_pkey")->is_period);
	assert_false(constraint(c, "t_check")->is_not_enforced);
}

static void gives_up_what_is_wrong_in_another_way(void **state)
{
	const struct mm_catalog *c =
	    load_dump(state,
	              "ALTER TABLE t ADD CONSTRAINT NOT NULL;\nCREATE TABLE (a NOT ENFORCED;\n"
	              "ALTER TABLE t ALTER CONSTRAINT;\nCREATE TABLE NOT NULL\n;"
	              "ALTER TABLE;CREATE TABLE a.;ALTER TABLE t ADD NOT NULL;")
	        ->catalogs[0];

	assert_int_equal(c->coverage.unparsed.count, c->coverage.statements);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, dump_loaded_setup, dump_loaded_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(understands_virtual_columns),
		TEST(understands_constraints_that_are_not_enforced),
		TEST(tells_children_of_a_check_that_is_not_enforced),
		TEST(understands_not_null_constraints_of_tables),
		TEST(understands_temporal_keys),
		TEST(understands_the_odd_identity_of_snowflake_dumps),
		TEST(understands_tables_with_oids),
		TEST(reports_the_first_error_of_what_it_cannot_rewrite),
		TEST(leaves_names_that_look_like_the_new_words),
		TEST(gives_up_what_is_wrong_in_another_way),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
