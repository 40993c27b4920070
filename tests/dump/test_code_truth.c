/*
 * testdata/dump/code.sql in a real server: the catalog of its pg_dump must hold, object
 * by object and field by field, what the server's own catalogs say. So must the catalog
 * of the script itself, expressions and bodies aside.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "arena.h"
#include "buf.h"
#include "catalog.h"
#include "describe.h"
#include "dump.h"
#include "error.h"
#include "list.h"

enum { NOT_HERE = 77 };

static const char *variable(const char *name)
{
	const char *value = getenv(name);

	return value == NULL ? "." : value;
}

/* The exit status of lib_code_truth.sh. */
static int ask_server(struct mm_arena *arena, const char *major, const char *dir)
{
	char *script =
	    mm_arena_printf(arena, "%s/tests/dump/lib_code_truth.sh", variable("MM_SOURCE"));
	char *sql = mm_arena_printf(arena, "%s/testdata/dump/code.sql", variable("MM_SOURCE"));
	char *argv[] = { mm_arena_strdup(arena, "bash"), script, mm_arena_strdup(arena, major), sql,
		         mm_arena_strdup(arena, dir),    NULL };
	int status;
	pid_t pid;

	assert_int_equal(posix_spawnp(&pid, "bash", NULL, NULL, argv, environ), 0);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static void add_line(struct mm_arena *arena, struct mm_strings *lines, const char *text)
{
	struct mm_buf line = { 0 };

	mm_buf_adds(&line, "");
	for (; *text != '\0'; text++)
		if (*text == '\n')
			mm_buf_adds(&line, "\\n");
		else
			mm_buf_addc(&line, *text);
	mm_strings_add(arena, lines, mm_arena_strdup(arena, line.text));
	mm_buf_release(&line);
}

static bool is_compared(const struct mm_object_type *type, const void *object)
{
	static const char *const kinds[] = { "type", "function", "trigger",  "event_trigger",
		                             "rule", "policy",   "collation" };

	if (strcmp(type->name, "constraint") == 0)
		return ((const struct mm_constraint *)object)->is_domain;
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (strcmp(type->name, kinds[i]) == 0)
			return true;
	return false;
}

static bool is_worded_by_server(const char *field)
{
	static const char *const fields[] = {
		"expression",       "default_expression", "condition", "actions",
		"using_expression", "check_expression",   "body"
	};

	for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
		if (strcmp(field, fields[i]) == 0)
			return true;
	return false;
}

static void print_object(struct mm_buf *to, const struct mm_object_type *type, const void *object,
                         bool is_bare)
{
	mm_buf_adds(to, type->name);
	for (size_t i = 0; i < type->field_count; i++)
		if (!is_bare || !is_worded_by_server(type->fields[i].name))
			mm_record_print(to, &type->fields[i], 1, object);
}

static void add_objects(struct mm_arena *arena, const struct mm_catalog *catalog,
                        const struct mm_object_type *type, bool is_bare, struct mm_strings *lines)
{
	size_t count;
	const void *const *items = mm_catalog_list(catalog, type, &count);

	for (size_t i = 0; i < count; i++) {
		struct mm_buf buf = { 0 };

		if (!is_compared(type, items[i]))
			continue;
		print_object(&buf, type, items[i], is_bare);
		add_line(arena, lines, buf.text);
		mm_buf_release(&buf);
	}
}

static struct mm_strings lines_of_dump(struct mm_arena *arena, const char *path, bool is_bare)
{
	const struct mm_dump_options options = { 0 };
	struct mm_strings lines = { 0 };
	struct mm_error err = { 0 };
	struct mm_dump dump;

	if (!mm_dump_load(&path, 1, &options, &dump, &err))
		fail_msg("%s", err.message);
	assert_int_equal(dump.catalogs[0]->coverage.unparsed.count, 0);
	for (size_t i = 0; i < mm_object_type_count; i++)
		add_objects(arena, dump.catalogs[0], &mm_object_types[i], is_bare, &lines);
	mm_dump_release(&dump);
	return lines;
}

static struct mm_strings lines_of_file(struct mm_arena *arena, const char *path)
{
	struct mm_strings lines = { 0 };
	FILE *file = fopen(path, "r");
	char *line = NULL;
	size_t size = 0;
	ssize_t len;

	assert_non_null(file);
	while ((len = getline(&line, &size, file)) > 0)
		mm_strings_add(arena, &lines, mm_arena_strndup(arena, line, (size_t)len - 1));
	free(line);
	(void)fclose(file);
	return lines;
}

static size_t print_missing(const char *who, const struct mm_strings *lines,
                            const struct mm_strings *in)
{
	size_t missing = 0;

	for (size_t i = 0; i < lines->count; i++)
		if (!mm_strings_has(in, lines->items[i])) {
			print_error("only the %s: %s\n", who, lines->items[i]);
			missing++;
		}
	return missing;
}

/* How many lines only one of the two has. */
static size_t count_differences(struct mm_arena *arena, const char *sql, const char *facts,
                                bool is_bare)
{
	struct mm_strings dump = lines_of_dump(arena, sql, is_bare);
	struct mm_strings server = lines_of_file(arena, facts);

	return print_missing("server", &server, &dump) + print_missing("dump", &dump, &server);
}

static void remove_files(struct mm_arena *arena, const char *dir)
{
	static const char *const names[] = { "facts", "bare", "dump.sql" };

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		(void)unlink(mm_arena_printf(arena, "%s/%s", dir, names[i]));
	(void)rmdir(dir);
}

static void compare_with(const char *major, bool has_dump)
{
	struct mm_arena *arena = mm_arena_new();
	char dir[] = "/tmp/mm-truth.XXXXXX";
	size_t differences = 0;
	int status;

	assert_non_null(mkdtemp(dir));
	status = ask_server(arena, major, dir);
	if (status == 0 && has_dump)
		differences = count_differences(arena, mm_arena_printf(arena, "%s/dump.sql", dir),
		                                mm_arena_printf(arena, "%s/facts", dir), false);
	else if (status == 0)
		differences = count_differences(
		    arena,
		    mm_arena_printf(arena, "%s/testdata/dump/code.sql", variable("MM_SOURCE")),
		    mm_arena_printf(arena, "%s/bare", dir), true);
	remove_files(arena, dir);
	mm_arena_free(arena);
	if (status == NOT_HERE)
		skip();
	assert_int_equal(status, 0);
	assert_int_equal(differences, 0);
}

static void reads_a_dump_as_postgresql_15_means_it(void **state)
{
	(void)state;
	compare_with("15", true);
}

static void reads_a_script_as_postgresql_15_does(void **state)
{
	(void)state;
	compare_with("15", false);
}

static void reads_a_script_as_postgresql_16_does(void **state)
{
	(void)state;
	compare_with("16", false);
}

static void reads_a_script_as_postgresql_17_does(void **state)
{
	(void)state;
	compare_with("17", false);
}

static void reads_a_script_as_postgresql_18_does(void **state)
{
	(void)state;
	compare_with("18", false);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_a_dump_as_postgresql_15_means_it),
		cmocka_unit_test(reads_a_script_as_postgresql_15_does),
		cmocka_unit_test(reads_a_script_as_postgresql_16_does),
		cmocka_unit_test(reads_a_script_as_postgresql_17_does),
		cmocka_unit_test(reads_a_script_as_postgresql_18_does),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
