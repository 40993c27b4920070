/*
 * testdata/dump/tables_*.sql in a real server: the catalog of each script must hold,
 * object by object and field by field, what the server's own catalogs say.
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

/* The exit status of lib_table_truth.sh. */
static int ask_server(struct mm_arena *arena, char *sql, char *out)
{
	char *script =
	    mm_arena_printf(arena, "%s/tests/dump/lib_table_truth.sh", getenv("MM_SOURCE"));
	char *argv[] = {
		mm_arena_strdup(arena, "bash"), script, mm_arena_strdup(arena, "15"), sql, out, NULL
	};
	int status;
	pid_t pid;

	assert_int_equal(posix_spawnp(&pid, "bash", NULL, NULL, argv, environ), 0);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static bool is_one_of(const char *text, const char *const *list)
{
	for (; *list != NULL; list++)
		if (strcmp(text, *list) == 0)
			return true;
	return false;
}

/* Columns of views are known by name only; constraints of domains are with the code; expressions
 * are worded by the server, and what sequences have counted is data. */
static bool is_compared(const struct mm_object_type *type, const void *object)
{
	static const char *const kinds[] = { "relation", "column",   "constraint",
		                             "index",    "sequence", NULL };
	const struct mm_column *column = object;
	const struct mm_constraint *constraint = object;

	if (strcmp(type->name, "column") == 0)
		return column->relation->kind != 'v' && column->relation->kind != 'm';
	if (strcmp(type->name, "constraint") == 0)
		return !constraint->is_domain;
	return is_one_of(type->name, kinds);
}

static void print_object(struct mm_buf *to, const struct mm_object_type *type, const void *object)
{
	static const char *const left_out[] = { "partition_expressions",
		                                "partition_collations",
		                                "parent_schemas",
		                                "definition",
		                                "default_expression",
		                                "expression",
		                                "expressions",
		                                "collations",
		                                "predicate",
		                                "owner",
		                                "has_last_value",
		                                "last_value",
		                                NULL };

	mm_buf_adds(to, type->name);
	for (size_t i = 0; i < type->field_count; i++)
		if (!is_one_of(type->fields[i].name, left_out))
			mm_record_print(to, &type->fields[i], 1, object);
}

static void add_objects(struct mm_arena *arena, const struct mm_catalog *catalog,
                        const struct mm_object_type *type, struct mm_strings *lines)
{
	size_t count;
	const void *const *items = mm_catalog_list(catalog, type, &count);

	for (size_t i = 0; i < count; i++) {
		struct mm_buf buf = { 0 };

		if (!is_compared(type, items[i]))
			continue;
		print_object(&buf, type, items[i]);
		for (char *c = buf.text; *c != '\0'; c++)
			if (*c == '\n')
				*c = '~';
		mm_strings_add(arena, lines, mm_arena_strdup(arena, buf.text));
		mm_buf_release(&buf);
	}
}

static struct mm_strings lines_of_script(struct mm_arena *arena, const char *path)
{
	const struct mm_dump_options options = { 0 };
	struct mm_strings lines = { 0 };
	struct mm_error err = { 0 };
	struct mm_dump dump;

	if (!mm_dump_load(&path, 1, &options, &dump, &err))
		fail_msg("%s", err.message);
	assert_int_equal(dump.catalogs[0]->coverage.unparsed.count, 0);
	for (size_t i = 0; i < mm_object_type_count; i++)
		add_objects(arena, dump.catalogs[0], &mm_object_types[i], &lines);
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

static void compare(const char *name)
{
	struct mm_arena *arena = mm_arena_new();
	char *sql = mm_arena_printf(arena, "%s/testdata/dump/%s", getenv("MM_SOURCE"), name);
	char out[] = "/tmp/mm-truth.XXXXXX";
	struct mm_strings server = { 0 };
	struct mm_strings script = lines_of_script(arena, sql);
	size_t differences;
	int file = mkstemp(out);
	int status;

	assert_true(file >= 0);
	status = ask_server(arena, sql, out);
	server = lines_of_file(arena, out);
	(void)close(file);
	(void)unlink(out);
	differences =
	    print_missing("server", &server, &script) + print_missing("script", &script, &server);
	if (status == 0 && server.count == 0)
		status = -1;
	mm_arena_free(arena);
	if (status == NOT_HERE)
		skip();
	assert_int_equal(status, 0);
	assert_int_equal(differences, 0);
}

static void creates_tables_as_postgresql_does(void **state)
{
	(void)state;
	compare("tables_create.sql");
}

static void alters_tables_as_postgresql_does(void **state)
{
	(void)state;
	compare("tables_alter.sql");
}

static void makes_views_and_tables_of_queries_as_postgresql_does(void **state)
{
	(void)state;
	compare("tables_query.sql");
}

static void drops_objects_as_postgresql_does(void **state)
{
	(void)state;
	compare("tables_drop.sql");
}

static void renames_objects_as_postgresql_does(void **state)
{
	(void)state;
	compare("tables_rename.sql");
}

static void reads_hostile_names_as_postgresql_does(void **state)
{
	(void)state;
	compare("dumps/hostile.s15.d15.sql");
}

static void reads_all_that_a_dump_can_carry_as_postgresql_does(void **state)
{
	(void)state;
	compare("dumps/data.s15.d15.sql");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(creates_tables_as_postgresql_does),
		cmocka_unit_test(alters_tables_as_postgresql_does),
		cmocka_unit_test(makes_views_and_tables_of_queries_as_postgresql_does),
		cmocka_unit_test(drops_objects_as_postgresql_does),
		cmocka_unit_test(renames_objects_as_postgresql_does),
		cmocka_unit_test(reads_hostile_names_as_postgresql_does),
		cmocka_unit_test(reads_all_that_a_dump_can_carry_as_postgresql_does),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
