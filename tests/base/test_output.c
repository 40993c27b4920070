#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "error.h"
#include "mem.h"
#include "output.h"

/* Each test runs in an empty folder of its own. */
struct folder {
	char path[64];
	int before;
};

static int enter(void **state)
{
	struct folder *f = mm_mem_zalloc(1, sizeof *f);

	snprintf(f->path, sizeof f->path, "/tmp/mm-output-XXXXXX");
	f->before = open(".", O_RDONLY | O_DIRECTORY);
	*state = f;
	return mkdtemp(f->path) == NULL || chdir(f->path) != 0;
}

static int leave(void **state)
{
	struct folder *f = *state;
	char command[128];
	int code = fchdir(f->before);

	close(f->before);
	snprintf(command, sizeof command, "rm -rf '%s'", f->path);
	code |= system(command); /* NOLINT(cert-env33-c): a test's own folder */
	mm_mem_free(f);
	return code;
}

static int entries(void)
{
	DIR *dir = opendir(".");
	int count = -2;

	while (readdir(dir) != NULL)
		count++;
	closedir(dir);
	return count;
}

static const char *content(const char *path)
{
	static char text[256];
	FILE *file = fopen(path, "r");

	if (file == NULL)
		return "no such file";
	text[fread(text, 1, sizeof text - 1, file)] = '\0';
	fclose(file);
	return text;
}

static void make(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static void a_file_appears_when_it_is_whole(void **state)
{
	struct mm_error err = { 0 };
	struct mm_output *out = mm_output_open("a.txt", false, &err);
	struct stat st;

	(void)state;
	assert_non_null(out);
	mm_output_adds(out, "one ");
	mm_output_addf(out, "%d", 2);
	mm_output_addc(out, '\n');
	assert_int_equal(mm_output_size(out), 6);
	assert_string_equal(content("a.txt"), "no such file");
	assert_true(mm_output_finish(out, &err));
	assert_string_equal(content("a.txt"), "one 2\n");
	assert_int_equal(stat("a.txt", &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
	assert_int_equal(entries(), 1);
}

static void an_old_file_stays_until_then(void **state)
{
	struct mm_error err = { 0 };
	struct mm_output *out;

	(void)state;
	make("a.txt", "old");
	out = mm_output_open("a.txt", false, &err);
	mm_output_adds(out, "new");
	assert_string_equal(content("a.txt"), "old");
	mm_output_abandon(out);
	assert_string_equal(content("a.txt"), "old");
	assert_int_equal(entries(), 1);
}

static void more_than_the_buffer_is_written_in_order(void **state)
{
	struct mm_error err = { 0 };
	size_t size = 1000000;
	char *large = mm_mem_alloc(size);
	struct mm_output *out = mm_output_open("a.txt", false, &err);
	struct stat st;

	(void)state;
	memset(large, 'x', size);
	for (int i = 0; i < 100000; i++)
		mm_output_adds(out, "0123456789");
	mm_output_add(out, large, size);
	mm_output_adds(out, "end");
	assert_true(mm_output_finish(out, &err));
	assert_int_equal(stat("a.txt", &st), 0);
	assert_int_equal(st.st_size, 2 * 1000 * 1000 + 3);
	mm_mem_free(large);
}

static void a_missing_folder_is_an_error(void **state)
{
	struct mm_error err = { 0 };

	(void)state;
	assert_null(mm_output_open("no/a.txt", false, &err));
	assert_int_equal(err.exit_code, 6);
	assert_string_equal(err.message,
	                    "could not create \"no/a.txt\": No such file or directory");
}

static void a_folder_is_no_file(void **state)
{
	struct mm_error err = { 0 };

	(void)state;
	assert_null(mm_output_open(".", false, &err));
	assert_string_equal(err.message, "could not write to \".\": Is a directory");
}

static void no_clobber_sees_a_file_that_came_meanwhile(void **state)
{
	struct mm_error err = { 0 };
	struct mm_output *out = mm_output_open("a.txt", true, &err);

	(void)state;
	assert_non_null(out);
	mm_output_adds(out, "ours");
	make("a.txt", "theirs");
	assert_false(mm_output_finish(out, &err));
	assert_string_equal(err.message, "\"a.txt\" exists");
	assert_string_equal(content("a.txt"), "theirs");
	assert_int_equal(entries(), 1);
	assert_null(mm_output_open("a.txt", true, &err));
}

static void a_full_disk_is_told_once_at_the_end(void **state)
{
	struct mm_error err = { 0 };
	struct mm_output *out = mm_output_open("/dev/full", false, &err);

	(void)state;
	for (int i = 0; i < 100000; i++)
		mm_output_adds(out, "0123456789");
	assert_false(mm_output_finish(out, &err));
	assert_int_equal(err.exit_code, 6);
	assert_string_equal(err.message,
	                    "could not write to \"/dev/full\": No space left on device");
}

static void temporary_files_can_be_removed_at_once(void **state)
{
	struct mm_error err = { 0 };
	struct mm_output *a = mm_output_open("a.txt", false, &err);
	struct mm_output *b = mm_output_open("b.txt", false, &err);

	(void)state;
	assert_int_equal(entries(), 2);
	mm_output_remove_temporaries();
	assert_int_equal(entries(), 0);
	mm_output_abandon(a);
	mm_output_abandon(b);
}

static void folders_are_made_with_those_above_them(void **state)
{
	struct mm_error err = { 0 };

	(void)state;
	assert_true(mm_output_make_directory("x/y/z/", &err));
	assert_true(mm_output_make_directory("x/y/z", &err));
	make("x/file", "");
	assert_false(mm_output_make_directory("x/file/y", &err));
	assert_string_equal(err.message, "could not create \"x/file/y\": Not a directory");
	assert_false(mm_output_make_directory("x/file", &err));
}

#define IN_FOLDER(f) cmocka_unit_test_setup_teardown(f, enter, leave)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(a_file_appears_when_it_is_whole),
		IN_FOLDER(an_old_file_stays_until_then),
		IN_FOLDER(more_than_the_buffer_is_written_in_order),
		IN_FOLDER(a_missing_folder_is_an_error),
		IN_FOLDER(a_folder_is_no_file),
		IN_FOLDER(no_clobber_sees_a_file_that_came_meanwhile),
		IN_FOLDER(a_full_disk_is_told_once_at_the_end),
		IN_FOLDER(temporary_files_can_be_removed_at_once),
		IN_FOLDER(folders_are_made_with_those_above_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
