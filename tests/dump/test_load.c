#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "catalog.h"
#include "classify.h"
#include "dump.h"
#include "error.h"

/* The test runs in a folder of its own, so that messages have fixed names in them. */
static int enter_folder(void **state)
{
	static char folder[] = "/tmp/mm-load-XXXXXX";

	*state = mkdtemp(folder);
	return *state == NULL || chdir(*state) != 0;
}

static int leave_folder(void **state)
{
	unlink("a.sql");
	unlink("b.sql");
	return chdir("/") != 0 || rmdir(*state) != 0;
}

static const char *write_file(const char *name, const char *text)
{
	FILE *f = fopen(name, "w");

	assert_non_null(f);
	fputs(text, f);
	fclose(f);
	return name;
}

static void fails_with(const char *const *paths, size_t count, const char *message)
{
	struct mm_dump dump;
	struct mm_error err = { 0 };

	assert_false(mm_dump_load(paths, count, NULL, &dump, &err));
	assert_string_equal(err.message, message);
	assert_int_equal(err.exit_code, 4);
	assert_int_equal(dump.catalog_count, 0);
}

static void file_fails_with(const char *text, const char *message)
{
	fails_with((const char *[]){ write_file("a.sql", text) }, 1, message);
}

static void refuses_what_gives_no_evidence(void **state)
{
	(void)state;
	file_fails_with("", "\"a.sql\" is empty");
	file_fails_with("-- nothing\n", "\"a.sql\" holds no schema object");
	file_fails_with("SET x = 1; SELECT 1;", "\"a.sql\" holds no schema object");
	file_fails_with("CREATE ROLE a;", "\"a.sql\" holds no schema object");
	file_fails_with("Dear reader; this is a letter; and no dump",
	                "\"a.sql\" is not an SQL dump: nothing in it could be understood");
	fails_with((const char *[]){ write_file("a.sql", ""), write_file("b.sql", "SELECT 1;") }, 2,
	           "\"a.sql\" and the other 1 hold no schema object");
}

static void refuses_a_file_that_is_not_there(void **state)
{
	struct mm_dump dump;
	struct mm_error err = { 0 };

	(void)state;
	assert_false(mm_dump_load((const char *[]){ "none.sql" }, 1, NULL, &dump, &err));
	assert_int_equal(err.exit_code, 4);
	assert_non_null(strstr(err.message, "none.sql"));
}

static void count_calls(unsigned long long done, unsigned long long total, void *data)
{
	assert_true(done <= total);
	++*(int *)data;
}

static void reads_several_files_as_one_script(void **state)
{
	const char *paths[] = { write_file("a.sql", "CREATE SCHEMA x; SET search_path = x;"),
		                write_file("b.sql", "CREATE TABLE t ();\nCREATE TABEL u;\n") };
	int calls = 0;
	struct mm_dump_options options = { .progress = count_calls, .progress_data = &calls };
	struct mm_dump dump;
	struct mm_error err = { 0 };

	(void)state;
	assert_true(mm_dump_load(paths, 2, &options, &dump, &err));
	assert_int_equal(dump.catalog_count, 1);
	const struct mm_catalog *c = dump.catalogs[0];

	assert_non_null(mm_catalog_find_relation(c, "x", "t"));
	assert_string_equal(c->coverage.unparsed.items[0]->location.file, "b.sql");
	assert_int_equal(c->coverage.unparsed.items[0]->location.line, 2);
	assert_int_equal(c->coverage.bytes, 37 + 35);
	assert_int_equal(calls, 2);
	mm_dump_release(&dump);
}

static size_t notes_of(const char *const *paths, size_t count)
{
	struct mm_dump dump;
	struct mm_error err = { 0 };
	size_t notes;

	assert_true(mm_dump_load(paths, count, NULL, &dump, &err));
	notes = dump.catalogs[0]->coverage.notes.count;
	assert_int_equal(dump.catalogs[0]->coverage.is_truncated, notes > 0);
	mm_dump_release(&dump);
	return notes;
}

static void finds_the_end_of_a_dump_in_a_later_file(void **state)
{
	const char *begin =
	    write_file("a.sql", "-- PostgreSQL database dump\nCREATE TABLE t ();\n");
	const char *end =
	    write_file("b.sql", "CREATE TABLE u ();\n-- PostgreSQL database dump complete\n");

	(void)state;
	assert_int_equal(notes_of((const char *[]){ begin, end }, 2), 0);
	assert_int_equal(notes_of((const char *[]){ begin }, 1), 1);
	assert_int_equal(notes_of((const char *[]){ begin, begin, end }, 3), 1);
	assert_int_equal(notes_of((const char *[]){ end, begin }, 2), 1);
}

static enum mm_class class_of(const char *sql)
{
	return mm_classify(sql, strlen(sql));
}

static void ignores_without_the_grammar_only_what_it_is_sure_of(void **state)
{
	(void)state;
	assert_int_equal(class_of("COMMENT ON COLUMN a.\"b is\".c IS 'x'"), MM_CLASS_IGNORED);
	assert_int_equal(class_of("comment on function f(integer[]) is null"), MM_CLASS_IGNORED);
	assert_int_equal(class_of("COMMENT ON TABLE t IS 'x' CREATE TABLE u ()"), MM_CLASS_PARSE);
	assert_int_equal(class_of("COMMENT ON TABLE IS"), MM_CLASS_PARSE);
	assert_int_equal(class_of("COMMENT TABLE t IS 'x'"), MM_CLASS_PARSE);
	assert_int_equal(class_of("COPY a.t (b, c) FROM stdin"), MM_CLASS_IGNORED);
	assert_int_equal(class_of("COPY (SELECT 1) TO STDOUT"), MM_CLASS_PARSE);
	assert_int_equal(class_of("COPY t FROM '/file'"), MM_CLASS_PARSE);
	assert_int_equal(class_of("INSERT INTO t VALUES (1"), MM_CLASS_IGNORED);
	assert_int_equal(class_of("INSERT OVER t"), MM_CLASS_PARSE);
	assert_int_equal(class_of("SELECT pg_catalog.setval('s', 1, true)"), MM_CLASS_SETVAL);
	assert_int_equal(class_of("SELECT setval('s'::regclass, -1)"), MM_CLASS_SETVAL);
	assert_int_equal(class_of("SELECT setval('s', max(id)) FROM t"), MM_CLASS_PARSE);
	assert_int_equal(class_of("SELECT my.setval('s', 1)"), MM_CLASS_PARSE);
	assert_int_equal(class_of(""), MM_CLASS_PARSE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(refuses_what_gives_no_evidence),
		cmocka_unit_test(refuses_a_file_that_is_not_there),
		cmocka_unit_test(reads_several_files_as_one_script),
		cmocka_unit_test(finds_the_end_of_a_dump_in_a_later_file),
		cmocka_unit_test(ignores_without_the_grammar_only_what_it_is_sure_of),
	};

	return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
