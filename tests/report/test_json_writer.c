#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "buf.h"
#include "json_writer.h"
#include "output.h"

struct writing {
	struct mm_buf buf;
	struct mm_json j;
};

static struct writing *start(struct writing *w)
{
	*w = (struct writing){ .j = { .out = NULL } };
	w->j.out = mm_output_memory(&w->buf);
	return w;
}

static void finish(struct writing *w, const char *expected)
{
	assert_true(mm_output_finish(w->j.out, NULL));
	assert_string_equal(w->buf.text, expected);
	mm_buf_release(&w->buf);
}

static void indents_by_one_space_a_level(void **state)
{
	struct writing w;
	struct mm_json *j = &start(&w)->j;

	(void)state;
	mm_json_object(j, NULL);
	mm_json_int(j, "a", 1);
	mm_json_list(j, "b");
	mm_json_bool(j, NULL, true);
	mm_json_text(j, NULL, NULL);
	mm_json_end_list(j);
	mm_json_text_if(j, "left out", NULL);
	mm_json_end_object(j);
	finish(&w, "{\n \"a\": 1,\n \"b\": [\n  true,\n  null\n ]\n}\n");
}

static void empty_ones_take_no_line(void **state)
{
	struct writing w;
	struct mm_json *j = &start(&w)->j;

	(void)state;
	mm_json_list(j, NULL);
	mm_json_object(j, NULL);
	mm_json_end_object(j);
	mm_json_list(j, NULL);
	mm_json_end_list(j);
	mm_json_end_list(j);
	finish(&w, "[\n {},\n []\n]\n");
}

static void inline_ones_and_what_is_in_them_take_one_line(void **state)
{
	const char *items[] = { "x", "y" };
	struct mm_strings strings = { .items = items, .count = 2 };
	struct writing w;
	struct mm_json *j = &start(&w)->j;

	(void)state;
	mm_json_list(j, NULL);
	mm_json_inline_object(j, NULL);
	mm_json_object(j, "a");
	mm_json_int(j, "b", -2);
	mm_json_end_object(j);
	mm_json_strings(j, "c", &strings);
	mm_json_end_object(j);
	mm_json_int(j, NULL, 3);
	mm_json_end_list(j);
	finish(&w, "[\n {\"a\": {\"b\": -2}, \"c\": [\"x\", \"y\"]},\n 3\n]\n");
}

static void texts_are_escaped_and_made_utf8(void **state)
{
	struct writing w;
	struct mm_json *j = &start(&w)->j;

	(void)state;
	mm_json_text(j, NULL, "\"\\\n\r\t\001\177 </script> é \xE2\x80\x8F \xFF.");
	finish(&w, "\"\\\"\\\\\\n\\r\\t\\u0001\\u007f </script> é \xE2\x80\x8F \xEF\xBF\xBD.\"");
}

static void numbers_keep_all_64_bits(void **state)
{
	struct writing w;
	struct mm_json *j = &start(&w)->j;

	(void)state;
	mm_json_inline_list(j, NULL);
	mm_json_int(j, NULL, INT64_MIN);
	mm_json_int(j, NULL, INT64_MAX);
	mm_json_int(j, NULL, 0);
	mm_json_end_list(j);
	finish(&w, "[-9223372036854775808, 9223372036854775807, 0]\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(indents_by_one_space_a_level),
		cmocka_unit_test(empty_ones_take_no_line),
		cmocka_unit_test(inline_ones_and_what_is_in_them_take_one_line),
		cmocka_unit_test(texts_are_escaped_and_made_utf8),
		cmocka_unit_test(numbers_keep_all_64_bits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
