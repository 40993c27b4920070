#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "arena.h"
#include "lex.h"

#include "banned.h"

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

static struct mm_token first_token(const char *text)
{
	struct mm_lexer lexer;
	struct mm_token token;

	mm_lexer_init(&lexer, text, strlen(text));
	mm_lexer_next(&lexer, &token);
	return token;
}

static const char *name(void **state, const char *text)
{
	struct mm_token token = first_token(text);

	return mm_token_identifier(*state, &token);
}

static const char *string(void **state, const char *text)
{
	struct mm_token token = first_token(text);

	return mm_token_string(*state, &token);
}

static void folds_names_that_are_not_quoted(void **state)
{
	assert_string_equal(name(state, "FooBar$1"), "foobar$1");
	assert_string_equal(name(state, "\xc3\x84X"), "\xc3\x84x");
	assert_string_equal(name(state, "\"Foo \"\"Bar\""), "Foo \"Bar");
	assert_string_equal(name(state, "U&\"d\\0061t\\+000061 \\\\\""), "data \\");
	assert_null(name(state, "'a'"));
	assert_null(name(state, "1"));
}

static void resolves_escapes_in_strings(void **state)
{
	assert_string_equal(string(state, "'it''s \\n'"), "it's \\n");
	assert_string_equal(string(state, "E'a\\'\\n\\t\\\\\\q\\101\\x4a\\u00e4\\U0001F600'"),
	                    "a'\n\t\\qAJ\xc3\xa4\xf0\x9f\x98\x80");
	assert_string_equal(string(state, "E'\\ud83d\\ude00'"), "\xf0\x9f\x98\x80");
	assert_string_equal(string(state, "E'a\\0b\\x00c'"), "abc");
	assert_string_equal(string(state, "U&'\\00e4\\d83d\\de00'"), "\xc3\xa4\xf0\x9f\x98\x80");
	assert_string_equal(string(state, "'a' -- it's\n 'b'"), "ab");
	assert_string_equal(string(state, "x'1F'"), "1F");
	assert_string_equal(string(state, "$a$it's $$ \\$a$"), "it's $$ \\");
	assert_string_equal(string(state, "$$$$"), "");
	assert_null(string(state, "a"));
}

static void gives_what_there_is_of_unterminated_ones(void **state)
{
	assert_string_equal(string(state, "'ab"), "ab");
	assert_string_equal(string(state, "E'ab\\"), "ab\\");
	assert_string_equal(string(state, "$a$b$"), "b$");
	assert_string_equal(name(state, "\"ab\"\""), "ab\"");
}

static void compares_keywords_without_case(void **state)
{
	struct mm_token token = first_token("CReaTE");
	struct mm_token quoted = first_token("\"create\"");

	(void)state;
	assert_true(mm_token_is(&token, "create"));
	assert_false(mm_token_is(&token, "creat"));
	assert_false(mm_token_is(&token, "created"));
	assert_false(mm_token_is(&quoted, "create"));
}

#define ARENA_TEST(name) cmocka_unit_test_setup_teardown(name, make_arena, free_arena)

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(folds_names_that_are_not_quoted),
		ARENA_TEST(resolves_escapes_in_strings),
		ARENA_TEST(gives_what_there_is_of_unterminated_ones),
		ARENA_TEST(compares_keywords_without_case),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
