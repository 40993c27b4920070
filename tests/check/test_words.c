#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "arena.h"
#include "words.h"

static void assert_words(const char *name, const char *expected)
{
	struct mm_arena *arena = mm_arena_new();
	struct mm_strings words = { 0 };

	mm_words_of(arena, name, &words);
	assert_string_equal(mm_strings_join(arena, &words, " "), expected);
	mm_arena_free(arena);
}

static void words_end_at_what_is_no_letter(void **state)
{
	(void)state;
	assert_words("qty_on_hand", "qty on hand");
	assert_words("_total__2nd.amount$x", "total nd amount x");
	assert_words("hits24", "hits");
}

static void words_end_where_the_case_changes(void **state)
{
	(void)state;
	assert_words("accountBalance", "account balance");
	assert_words("HTTPHits", "http hits");
	assert_words("TOTAL_AMOUNT", "total amount");
	assert_words("isA", "is a");
}

static void letters_of_other_alphabets_belong_to_words(void **state)
{
	(void)state;
	assert_words("größe_total", "größe total");
}

static void a_name_can_be_without_words(void **state)
{
	struct mm_arena *arena = mm_arena_new();
	struct mm_strings words = { 0 };

	(void)state;
	mm_words_of(arena, "", &words);
	mm_words_of(arena, "_12", &words);
	assert_int_equal(words.count, 0);
	mm_arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_end_at_what_is_no_letter),
		cmocka_unit_test(words_end_where_the_case_changes),
		cmocka_unit_test(letters_of_other_alphabets_belong_to_words),
		cmocka_unit_test(a_name_can_be_without_words),
	};

	return cmocka_run_group_tests_name("words", tests, NULL, NULL);
}
