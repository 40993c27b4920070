#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "buf.h"
#include "dump_loaded.h"

#define HEADER                                                                                     \
	"--\n-- PostgreSQL database dump\n--\n\n"                                                  \
	"-- Dumped from database version 16.4 (Debian 16.4-1.pgdg120+1)\n"                         \
	"-- Dumped by pg_dump version 17.2\n\n"                                                    \
	"SET client_encoding = 'LATIN1';\n"                                                        \
	"SELECT pg_catalog.set_config('search_path', '', false);\n"
#define TRAILER "--\n-- PostgreSQL database dump complete\n--\n\n"

static const struct mm_catalog *only(const struct mm_dump *dump)
{
	assert_int_equal(dump->catalog_count, 1);
	return dump->catalogs[0];
}

static void reads_the_header_of_a_dump(void **state)
{
	const struct mm_catalog *c =
	    only(load_dump(state, HEADER "CREATE TABLE public.t (id integer);\n" TRAILER));

	assert_string_equal(c->server.version, "16.4 (Debian 16.4-1.pgdg120+1)");
	assert_int_equal(c->server.version_num, 160004);
	assert_string_equal(c->server.dump_version, "17.2");
	assert_string_equal(c->server.encoding, "LATIN1");
	assert_true(c->server.is_encoding_inferred);
	assert_null(c->server.database);
	assert_true(mm_catalog_has(c, MM_PART(ENCODING) | MM_PART(RELATIONS) | MM_PART(SERVER)));
	assert_false(mm_catalog_has(c, MM_PART(ROLES)));
	assert_string_equal(c->parts[MM_PART_NUMBER_SETTINGS].reason,
	                    "not in a schema dump: only a live database or its settings tell");
	assert_string_equal(notes_in(state, c), "");
}

static void counts_every_statement_once(void **state)
{
	const struct mm_catalog *c = only(load_dump(state, "SET statement_timeout = 0;\n"
	                                                   "CREATE TABLE t (id integer);\n"
	                                                   "COMMENT ON TABLE t IS 'x; y';\n"
	                                                   "INSERT INTO t VALUES (1);\n"
	                                                   "COPY t (id) FROM stdin;\n1\n2\n\\.\n"
	                                                   "\\restrict abc\n"
	                                                   "SELECT 1;\n"
	                                                   "CREATE TABEL u ();\n"));

	assert_string_equal(
	    seen_in(state, c),
	    "7 statements: 1 parsed (0 rewritten), 5 ignored, 1 unparsed; 1 meta, 1 data, 0 notes");
	assert_string_equal(unparsed_in(state, c),
	                    "test.sql:11:8: syntax error at or near \"TABEL\"\n");
}

static void finds_the_line_of_an_error_inside_a_statement(void **state)
{
	const struct mm_catalog *c = only(
	    load_dump(state, "CREATE TABLE a ();\n\n  CREATE TABLE b (\n    \xc3\xa9 integer,\n"
	                     "    y text DEFAULT '\xc3\xa9' bogus\n);\n"));

	assert_string_equal(unparsed_in(state, c),
	                    "test.sql:5:25: syntax error at or near \"bogus\"\n");
}

static void takes_no_object_out_of_data_strings_and_comments(void **state)
{
	const struct mm_catalog *c =
	    only(load_dump(state, "CREATE TABLE t (a text DEFAULT 'x; CREATE TABLE no1 (); --');\n"
	                          "/* CREATE TABLE no2 (); /* nested */ */\n"
	                          "-- CREATE TABLE no3 ();\n"
	                          "COPY t (a) FROM stdin;\nCREATE TABLE no4 ();\n\\\\.\n\\.\n"
	                          "DO $x$ BEGIN PERFORM 'CREATE TABLE no5 ()'; END $x$;\n"));

	assert_string_equal(kind_in(state, c, "relation"),
	                    " schema=public name=t kind=r persistence=p access_method=heap "
	                    "replica_identity=d\n");
	assert_string_equal(notes_in(state, c), "");
}

static void resolves_names_through_the_search_path(void **state)
{
	const struct mm_catalog *c = only(load_dump(
	    state,
	    "CREATE SCHEMA a; CREATE SCHEMA \"B c\";\n"
	    "SET search_path = a, pg_catalog;\nCREATE TABLE one ();\n"
	    "SELECT pg_catalog.set_config('search_path', '\"B c\", a', false);\n"
	    "CREATE TABLE two ();\nALTER TABLE one ADD COLUMN x integer;\n"
	    "SET search_path TO DEFAULT;\nCREATE TABLE three ();\n"
	    "SELECT pg_catalog.set_config('search_path', '', false);\nCREATE TABLE four ();\n"
	    "CREATE SCHEMA s CREATE TABLE five () CREATE SEQUENCE six;\n"));

	assert_non_null(mm_catalog_find_relation(c, "a", "one"));
	assert_int_equal(mm_catalog_find_relation(c, "a", "one")->columns.count, 1);
	assert_non_null(mm_catalog_find_relation(c, "B c", "two"));
	assert_non_null(mm_catalog_find_relation(c, "public", "three"));
	assert_non_null(mm_catalog_find_relation(c, "public", "four"));
	assert_non_null(mm_catalog_find_relation(c, "s", "five"));
	assert_non_null(mm_catalog_find_sequence(c, "s", "six"));
}

static void notes_what_it_does_not_follow(void **state)
{
	const struct mm_catalog *c =
	    only(load_dump(state, "CREATE TABLE t ();\n\\i more.sql\n\\ir 'a b.sql'\n\\set x 1\n"
	                          "\\copy t from data.csv\n\\if true\n\\endif\n"
	                          "DO $$ BEGIN CREATE TYPE e AS ENUM (); END $$;\n"));

	assert_string_equal(
	    notes_in(state, c),
	    "test.sql:2:1: file \"more.sql\" is included by \\i and was not read\n"
	    "test.sql:3:1: file \"a b.sql\" is included by \\i and was not read\n"
	    "test.sql:5:1: \\copy reads a file, which was not read\n"
	    "test.sql:8:1: a DO block was not run: what it makes or changes is not known\n");
	assert_int_equal(c->coverage.meta_commands, 6);
}

static void sees_that_a_dump_ends_early(void **state)
{
	const struct mm_catalog *c =
	    only(load_dump(state, HEADER "CREATE TABLE public.t (id integer);\n"));

	assert_true(c->coverage.is_truncated);
	assert_string_equal(
	    notes_in(state, c),
	    "test.sql:2:1: the dump that begins at line 2 ends early: its last line "
	    "\"dump complete\" is missing\n");
	c = only(load_dump(state, "CREATE TABLE t (id integer);\nCREATE TABLE u (\n  id int"));
	assert_true(c->coverage.is_truncated);
	assert_string_equal(notes_in(state, c),
	                    "test.sql:2:1: the file ends inside the statement that begins here\n");
	c = only(load_dump(state, "CREATE TABLE t (id integer);\nCOPY t FROM stdin;\n1\n"));
	assert_true(c->coverage.is_truncated);
	c = only(load_dump(state, "CREATE TABLE t (id integer);\nCREATE TABLE u (id int)"));
	assert_false(c->coverage.is_truncated);
	assert_int_equal(c->relations.count, 2);
}

static void reads_latin1_bytes_by_the_clients_encoding(void **state)
{
	const struct mm_catalog *c = only(
	    load_dump(state, "SET client_encoding = 'WIN1252';\nCREATE TABLE \"caf\xe9 \x80\" ();\n"
	                     "SET client_encoding = 'UTF8';\nCREATE TABLE \"caf\xc3\xa9\" ();\n"));

	assert_non_null(mm_catalog_find_relation(c, "public", "caf\xc3\xa9 \xe2\x82\xac"));
	assert_non_null(mm_catalog_find_relation(c, "public", "caf\xc3\xa9"));
}

static void reads_utf16(void **state)
{
	static const char sql[] = "\xff\xfe"
	                          "C\0R\0E\0A\0T\0E\0 \0T\0A\0B\0L\0E\0 \0\xe9\0(\0)\0;\0";
	const struct mm_catalog *c = only(load_dump_bytes(state, sql, sizeof sql - 1));

	assert_non_null(mm_catalog_find_relation(c, "public", "\xc3\xa9"));
}

static void reads_strings_with_backslashes_of_old_dumps(void **state)
{
	const struct mm_catalog *c = only(load_dump(
	    state, "SET standard_conforming_strings = off;\n"
	           "CREATE TABLE t (a text DEFAULT 'it\\'s; CREATE TABLE no ();' NOT NULL);\n"
	           "CREATE TABLE u ();\n"));

	assert_int_equal(c->relations.count, 2);
	assert_string_equal(seen_in(state, c), "3 statements: 2 parsed (0 rewritten), 1 ignored, 0 "
	                                       "unparsed; 0 meta, 0 data, 0 notes");
}

/* Earlier in the file a NUL means that it is no text. */
static void refuses_a_nul_byte_in_a_statement_only(void **state)
{
	static const char sql[] =
	    "\nCREATE TABLE a ();\nCREATE TABLE b\0 ();\nCREATE TABLE c ();\n";
	const struct mm_catalog *c;
	struct mm_buf buf = { 0 };

	mm_buf_adds(&buf, "--");
	while (buf.len < 200000)
		mm_buf_adds(&buf, " filler");
	mm_buf_add(&buf, sql, sizeof sql - 1);
	c = only(load_dump_bytes(state, buf.text, buf.len));
	mm_buf_release(&buf);
	assert_int_equal(c->relations.count, 2);
	assert_string_equal(unparsed_in(state, c),
	                    "test.sql:3:1: the statement holds a NUL byte\n");
}

static void counts_each_large_object_once(void **state)
{
	const struct mm_catalog *c =
	    only(load_dump(state, "SELECT pg_catalog.lo_create('16400');\n"
	                          "ALTER LARGE OBJECT 16400 OWNER TO app;\n"
	                          "COMMENT ON LARGE OBJECT 16400 IS 'x';\n"
	                          "GRANT SELECT ON LARGE OBJECT 16401 TO app;\n"
	                          "SELECT pg_catalog.lo_open('16400', 131072);\n"
	                          "SELECT pg_catalog.lowrite(0, '\\x00');\n"
	                          "SELECT pg_catalog.lo_close(0);\n"));

	assert_int_equal(c->large_objects.count, 2);
	assert_true(mm_catalog_has(c, MM_PART(LARGE_OBJECTS)));
	c = only(load_dump(state, "CREATE TABLE t ();"));
	assert_false(mm_catalog_has(c, MM_PART(LARGE_OBJECTS)));
}

/* A table with a default of `count` times `open`, then "1", then `count` times `close`. */
static const struct mm_catalog *load_nested(void **state, const char *open, const char *close)
{
	const struct mm_catalog *c;
	struct mm_buf buf = { 0 };

	mm_buf_adds(&buf, "CREATE TABLE a ();\nCREATE TABLE t (x integer DEFAULT (");
	for (size_t i = 0; i < 60000; i++)
		mm_buf_adds(&buf, open);
	mm_buf_adds(&buf, "1");
	for (size_t i = 0; i < 60000; i++)
		mm_buf_adds(&buf, close);
	mm_buf_adds(&buf, "));\nCREATE TABLE b ();\n");
	c = only(load_dump_bytes(state, buf.text, buf.len));
	mm_buf_release(&buf);
	return c;
}

static void parses_sixty_thousand_chained_operators(void **state)
{
	const struct mm_catalog *c = load_nested(state, "1 + ", "");

	assert_int_equal(c->coverage.unparsed.count, 0);
	assert_int_equal(c->relations.count, 3);
	c = load_nested(state, "", " - 1");
	assert_int_equal(c->relations.count, 3);
}

static void survives_sixty_thousand_parentheses(void **state)
{
	const struct mm_catalog *c = load_nested(state, "(", ")");

	assert_int_equal(c->coverage.unparsed.count, 1);
	assert_int_equal(c->relations.count, 2);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, dump_loaded_setup, dump_loaded_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(reads_the_header_of_a_dump),
		TEST(counts_every_statement_once),
		TEST(finds_the_line_of_an_error_inside_a_statement),
		TEST(takes_no_object_out_of_data_strings_and_comments),
		TEST(resolves_names_through_the_search_path),
		TEST(notes_what_it_does_not_follow),
		TEST(sees_that_a_dump_ends_early),
		TEST(reads_latin1_bytes_by_the_clients_encoding),
		TEST(reads_utf16),
		TEST(reads_strings_with_backslashes_of_old_dumps),
		TEST(refuses_a_nul_byte_in_a_statement_only),
		TEST(counts_each_large_object_once),
		TEST(parses_sixty_thousand_chained_operators),
		TEST(survives_sixty_thousand_parentheses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
