#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "arena.h"
#include "utf8.h"

static int make_arena(void **state)
{
	*state = mm_arena_new();
	return 0;
}

static int free_arena(void **state)
{
	mm_arena_free(*state);
	return 0;
}

static bool is_valid(const char *text)
{
	return mm_utf8_is_valid(text, strlen(text));
}

static void accepts_well_formed_utf8(void **state)
{
	(void)state;
	assert_true(is_valid(""));
	assert_true(is_valid("a long text of ASCII, then \xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80."));
	assert_true(is_valid("\xed\x9f\xbf\xee\x80\x80\xf4\x8f\xbf\xbf"));
}

static void refuses_malformed_utf8(void **state)
{
	static const char *const texts[] = {
		"\x80",
		"\xc3",
		"\xc3(",
		"\xc0\xaf",
		"\xe0\x9f\xbf",
		"\xed\xa0\x80",
		"\xe2\x82",
		"\xe2\x82x",
		"\xf0\x8f\xbf\xbf",
		"\xf4\x90\x80\x80",
		"\xf5\x80\x80\x80",
		"0123456789\xe4",
	};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		assert_false(is_valid(texts[i]));
}

static const char *from(void **state, const char *bytes, const char *encoding)
{
	return mm_utf8_from(*state, bytes, strlen(bytes), encoding);
}

static void converts_from_postgresql_encodings(void **state)
{
	assert_string_equal(from(state, "caf\xe9", "LATIN1"), "caf\xc3\xa9");
	assert_string_equal(from(state, "\x80", "win1252"), "\xe2\x82\xac");
	assert_string_equal(from(state, "\xa4\xa2", "EUC_JP"), "\xe3\x81\x82");
	assert_string_equal(from(state, "\x82\xa0", "SJIS"), "\xe3\x81\x82");
	assert_string_equal(from(state, "\xa4", "LATIN9"), "\xe2\x82\xac");
	assert_string_equal(from(state, "\xc3\xa4", "UTF8"), "\xc3\xa4");
}

static void takes_bytes_that_do_not_fit_as_latin1(void **state)
{
	assert_string_equal(from(state, "caf\xe9", "UTF8"), "caf\xc3\xa9");
	assert_string_equal(from(state, "caf\xe9", "SQL_ASCII"), "caf\xc3\xa9");
	assert_string_equal(from(state, "caf\xe9", NULL), "caf\xc3\xa9");
	assert_string_equal(from(state, "\x82", "SJIS"), "\xc2\x82");
}

#define ARENA_TEST(name) cmocka_unit_test_setup_teardown(name, make_arena, free_arena)

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(accepts_well_formed_utf8),
		ARENA_TEST(refuses_malformed_utf8),
		ARENA_TEST(converts_from_postgresql_encodings),
		ARENA_TEST(takes_bytes_that_do_not_fit_as_latin1),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
