#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <archive.h>
#include <archive_entry.h>
#include <cmocka.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "buf.h"
#include "error.h"
#include "input.h"
#include "mem.h"

/* A folder of its own for each test, as *state. */
static int make_folder(void **state)
{
	char *folder = mm_mem_zalloc(1, 64);

	snprintf(folder, 64, "/tmp/mm-input-XXXXXX");
	*state = mkdtemp(folder);
	return *state == NULL;
}

static int remove_folder(void **state)
{
	char command[128];
	int status;

	snprintf(command, sizeof command, "rm -r '%s'", (char *)*state);
	status = system(command); /* NOLINT(cert-env33-c): a test's own folder */
	mm_mem_free(*state);
	return status;
}

static const char *path_in(void **state, const char *name)
{
	static char path[256];

	snprintf(path, sizeof path, "%s/%s", (char *)*state, name);
	return path;
}

static const char *write_file(void **state, const char *name, const void *bytes, size_t len)
{
	const char *path = path_in(state, name);
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, len, file), len);
	assert_int_equal(fclose(file), 0);
	return path;
}

/* Reads to the end in portions of `size` bytes. False on an error. */
static bool read_all(struct mm_input *input, size_t size, struct mm_buf *out, struct mm_error *err)
{
	size_t got = 1;

	mm_buf_adds(out, "");
	while (got > 0) {
		if (!mm_input_read(input, mm_buf_reserve(out, size), size, &got, err))
			return false;
		mm_buf_grown(out, got);
	}
	return true;
}

static void check_reads(const char *path, const char *expected, size_t len)
{
	static const size_t sizes[] = { 1, 7, 100000 };

	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		struct mm_error err = { 0 };
		struct mm_buf out = { 0 };
		struct mm_input *input = NULL;

		if (!mm_input_open(path, &input, &err))
			fail_msg("%s", err.message);
		assert_string_equal(mm_input_name(input), path);
		assert_true(read_all(input, sizes[i], &out, &err));
		assert_int_equal(out.len, len);
		assert_memory_equal(out.text, expected, len);
		assert_int_equal(mm_input_raw_position(input), mm_input_raw_size(input));
		mm_input_close(input);
		mm_buf_release(&out);
	}
}

#define READS(bytes, expected)                                                                     \
	check_reads(write_file(state, "x.sql", bytes, sizeof(bytes) - 1), expected,                \
	            sizeof(expected) - 1)

/* `expected` has @ where the folder's name is. */
static void check_text(void **state, const char *text, const char *expected)
{
	struct mm_buf buf = { 0 };

	mm_buf_adds(&buf, "");
	for (; *expected != '\0'; expected++) {
		if (*expected == '@')
			mm_buf_adds(&buf, *state);
		else
			mm_buf_addc(&buf, *expected);
	}
	assert_string_equal(text, buf.text);
	mm_buf_release(&buf);
}

static void check_refuses(void **state, const char *path, const char *message, const char *hint)
{
	struct mm_error err = { 0 };
	struct mm_input *input = NULL;

	assert_false(mm_input_open(path, &input, &err));
	assert_int_equal(err.exit_code, 4);
	check_text(state, err.message, message);
	check_text(state, err.hint, hint);
}

static void reads_text_as_it_is(void **state)
{
	READS("select 1;\r\n", "select 1;\r\n");
	READS("", "");
	READS("x", "x");
	READS("caf\xe9", "caf\xe9");
}

static void drops_a_utf8_byte_order_mark(void **state)
{
	READS("\xef\xbb\xbfselect 1;", "select 1;");
	READS("\xef\xbb\xbf", "");
}

static void converts_utf16_with_a_mark(void **state)
{
	READS("\xff\xfes\0\xe4\0\x3d\xd8\x00\xde\n\0", "s\xc3\xa4\xf0\x9f\x98\x80\n");
	READS("\xfe\xff\0s\0\xe4\xd8\x3d\xde\x00\0\n", "s\xc3\xa4\xf0\x9f\x98\x80\n");
	READS("\xff\xfe", "");
}

static void converts_utf16_without_a_mark(void **state)
{
	READS("s\0e\0l\0e\0c\0t\0 \0'\0\xac\x20'\0;\0", "select '\xe2\x82\xac';");
	READS("\0s\0e\0l\0e\0c\0t\0 \0'\x20\xac\0'\0;", "select '\xe2\x82\xac';");
}

static void replaces_what_utf16_cannot_mean(void **state)
{
	READS("\xff\xfe\x3d\xd8x\0", "\xef\xbf\xbdx");
	READS("\xff\xfex\0\x00\xde", "x\xef\xbf\xbd");
	READS("\xff\xfex\0\x3d\xd8", "x\xef\xbf\xbd");
	READS("\xff\xfex\0y", "x\xef\xbf\xbd");
}

static void converts_long_utf16(void **state)
{
	static const size_t count = 200000;
	char *bytes = mm_mem_alloc(2 * count);
	char *expected = mm_mem_alloc(3 * count);

	for (size_t i = 0; i < count; i++) {
		bytes[2 * i] = i == 0 ? '\xff' : '\xac';
		bytes[2 * i + 1] = i == 0 ? '\xfe' : '\x20';
		memcpy(expected + 3 * i, "\xe2\x82\xac", 3);
	}
	check_reads(write_file(state, "x", bytes, 2 * count), expected, 3 * (count - 1));
	mm_mem_free(bytes);
	mm_mem_free(expected);
}

/* Writes `text` through a compression of libarchive's. */
static const char *pack(void **state, int filter, const char *text, size_t len)
{
	const char *path = path_in(state, "packed");
	struct archive *archive = archive_write_new();
	struct archive_entry *entry = archive_entry_new();

	assert_int_equal(archive_write_set_format_raw(archive), ARCHIVE_OK);
	assert_int_equal(archive_write_add_filter(archive, filter), ARCHIVE_OK);
	assert_int_equal(archive_write_open_filename(archive, path), ARCHIVE_OK);
	archive_entry_set_filetype(entry, AE_IFREG);
	assert_int_equal(archive_write_header(archive, entry), ARCHIVE_OK);
	assert_int_equal(archive_write_data(archive, text, len), len);
	archive_entry_free(entry);
	assert_int_equal(archive_write_free(archive), ARCHIVE_OK);
	return path;
}

static const int filters[] = { ARCHIVE_FILTER_GZIP, ARCHIVE_FILTER_ZSTD, ARCHIVE_FILTER_XZ,
	                       ARCHIVE_FILTER_BZIP2, ARCHIVE_FILTER_LZ4 };
enum { FILTER_COUNT = sizeof filters / sizeof filters[0] };

static struct mm_buf long_text(void)
{
	struct mm_buf text = { 0 };

	for (unsigned i = 0; i < 20000; i++)
		mm_buf_addf(&text, "select %u;\n", i * 2654435761U);
	return text;
}

static void unpacks_what_is_compressed(void **state)
{
	struct mm_buf text = long_text();

	for (size_t i = 0; i < FILTER_COUNT; i++) {
		check_reads(pack(state, filters[i], text.text, text.len), text.text, text.len);
		check_reads(pack(state, filters[i], "x;", 2), "x;", 2);
		check_reads(pack(state, filters[i], "\xff\xfex\0", 4), "x", 1);
	}
	mm_buf_release(&text);
}

static void unpacks_what_is_empty(void **state)
{
	/* As gzip and the others write it: libarchive writes nothing at all. */
	READS("\x1f\x8b\x08\0\0\0\0\0\0\x03\x03\0\0\0\0\0\0\0\0\0", "");
}

static void says_where_compressed_data_is_cut_short(void **state)
{
	struct mm_buf text = long_text();
	struct stat status;
	char expected[256];

	for (size_t i = 0; i < FILTER_COUNT; i++) {
		struct mm_error err = { 0 };
		struct mm_buf out = { 0 };
		struct mm_input *input = NULL;
		const char *path = pack(state, filters[i], text.text, text.len);

		assert_int_equal(stat(path, &status), 0);
		assert_int_equal(truncate(path, status.st_size - 20), 0);
		assert_false(mm_input_open(path, &input, &err) &&
		             read_all(input, 5000, &out, &err));
		assert_int_equal(err.exit_code, 4);
		snprintf(expected, sizeof expected,
		         "\"%s\" is damaged or cut short at byte %lld: ", path,
		         (long long)status.st_size - 20);
		if (strncmp(err.message, expected, strlen(expected)) != 0)
			fail_msg("%s", err.message);
		mm_input_close(input);
		mm_buf_release(&out);
	}
	mm_buf_release(&text);
}

/* "x;" unpacked in a gzip member, as gzip writes it without compressing. */
static const char member[] = "\x1f\x8b\x08\0\0\0\0\0\0\x03\1\2\0\xfd\xffx;"
                             "\x25\x08\x34\x17\2\0\0\0";
enum { MEMBER_SIZE = sizeof member - 1, MEMBER_TEXT = 15 };

static void sees_a_changed_bit_in_a_gzip_file(void **state)
{
	struct mm_error err = { 0 };
	struct mm_buf out = { 0 };
	struct mm_input *input = NULL;
	char changed[MEMBER_SIZE];
	char expected[256];

	check_reads(write_file(state, "x.gz", member, MEMBER_SIZE), "x;", 2);
	memcpy(changed, member, MEMBER_SIZE);
	changed[MEMBER_TEXT] = 'y';
	const char *path = write_file(state, "x.gz", changed, MEMBER_SIZE);

	assert_false(mm_input_open(path, &input, &err) && read_all(input, 5000, &out, &err));
	snprintf(expected, sizeof expected,
	         "\"%s\" is damaged: its checksum is not that of its text", path);
	assert_string_equal(err.message, expected);
	assert_int_equal(err.exit_code, 4);
	mm_input_close(input);
	mm_buf_release(&out);
}

static void reads_gzip_files_put_together(void **state)
{
	char both[2 * MEMBER_SIZE];

	memcpy(both, member, MEMBER_SIZE);
	memcpy(both + MEMBER_SIZE, member, MEMBER_SIZE);
	check_reads(write_file(state, "x.gz", both, sizeof both), "x;x;", 4);
}

static void refuses_what_cannot_be_opened(void **state)
{
	check_refuses(state, path_in(state, "none"),
	              "could not open \"@/none\": No such file or directory", "");
	check_refuses(state, *state, "\"@\" is a directory", "");
}

static void says_how_to_convert_archives(void **state)
{
	char tar[1024] = "toc.dat";

	memcpy(tar + 257, "ustar", 5);
	check_refuses(state, write_file(state, "a", "PGDMP\1\17\0", 8),
	              "\"@/a\" is a pg_dump archive (custom format), not an SQL script",
	              "convert it first: pg_restore --schema-only -f schema.sql @/a");
	check_refuses(state, write_file(state, "a", tar, sizeof tar),
	              "\"@/a\" is a pg_dump archive (tar format), not an SQL script",
	              "convert it first: pg_restore --schema-only -f schema.sql @/a");
	write_file(state, "toc.dat", "PGDMP", 5);
	check_refuses(state, *state, "\"@\" is a pg_dump directory archive, not an SQL script",
	              "convert it first: pg_restore --schema-only -f schema.sql @");
}

static void refuses_binary_data(void **state)
{
	static const char *const samples[] = { "PK\3\4xxxxxxx",  "\177ELFxxxxxxx",
		                               "\x89PNGxxxxxxx", "%PDF-1.7 xx",
		                               "ab\0cd xxxxx",   "\1\2\3\4\5\6xxxxx" };
	char tar[1024] = "x.sql";

	memcpy(tar + 257, "ustar", 5);
	check_refuses(state, pack(state, ARCHIVE_FILTER_GZIP, tar, sizeof tar),
	              "\"@/packed\" is not an SQL dump: it holds binary data", "");
	for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++)
		check_refuses(state, write_file(state, "b", samples[i], 11),
		              "\"@/b\" is not an SQL dump: it holds binary data", "");
}

static void reads_standard_input_from_a_pipe(void **state)
{
	struct mm_error err = { 0 };
	struct mm_buf out = { 0 };
	struct mm_input *input = NULL;
	int ends[2];
	int saved = dup(STDIN_FILENO);

	(void)state;
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], "\xef\xbb\xbfselect 1;", 12), 12);
	close(ends[1]);
	dup2(ends[0], STDIN_FILENO);
	close(ends[0]);
	assert_true(mm_input_open("-", &input, &err));
	assert_true(read_all(input, 4, &out, &err));
	assert_string_equal(out.text, "select 1;");
	assert_string_equal(mm_input_name(input), "standard input");
	assert_int_equal(mm_input_raw_size(input), 0);
	assert_int_equal(mm_input_raw_position(input), 12);
	mm_input_close(input);
	mm_buf_release(&out);
	dup2(saved, STDIN_FILENO);
	close(saved);
}

#define FOLDER_TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		FOLDER_TEST(reads_text_as_it_is),
		FOLDER_TEST(drops_a_utf8_byte_order_mark),
		FOLDER_TEST(converts_utf16_with_a_mark),
		FOLDER_TEST(converts_utf16_without_a_mark),
		FOLDER_TEST(replaces_what_utf16_cannot_mean),
		FOLDER_TEST(converts_long_utf16),
		FOLDER_TEST(unpacks_what_is_compressed),
		FOLDER_TEST(unpacks_what_is_empty),
		FOLDER_TEST(says_where_compressed_data_is_cut_short),
		FOLDER_TEST(sees_a_changed_bit_in_a_gzip_file),
		FOLDER_TEST(reads_gzip_files_put_together),
		FOLDER_TEST(refuses_what_cannot_be_opened),
		FOLDER_TEST(says_how_to_convert_archives),
		FOLDER_TEST(refuses_binary_data),
		FOLDER_TEST(reads_standard_input_from_a_pipe),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
