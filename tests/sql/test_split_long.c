#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "buf.h"
#include "split_pieces.h"

#include "banned.h"

/* `count` times `filler` between two texts. */
static void build(struct mm_buf *script, const char *before, const char *filler, size_t count,
                  const char *after)
{
	size_t len = strlen(filler);
	char *to;

	mm_buf_adds(script, before);
	to = mm_buf_reserve(script, len * count);
	for (size_t i = 0; i < count; i++)
		memcpy(to + i * len, filler, len);
	mm_buf_grown(script, len * count);
	mm_buf_adds(script, after);
}

static void keeps_only_the_beginning_of_a_long_insert(void **state)
{
	struct mm_buf script = { 0 };
	struct mm_buf out = { 0 };

	(void)state;
	build(&script, "insert into t values (1)", ",\n('it''s;')", 10000, ";\nselect 1;");
	mm_test_split(&out, script.text, script.len, 1000);
	assert_string_equal(out.text, "statement 1:1 data of 120024, kept 1024\n"
	                              "statement 10002:1 [select 1]\n");
	mm_buf_clear(&out);
	mm_test_split(&out, script.text, script.len, 0);
	assert_string_equal(out.text, "statement 1:1 data of 120024, kept 1024\n"
	                              "statement 10002:1 [select 1]\n");
	mm_buf_release(&script);
	mm_buf_release(&out);
}

static void finds_the_end_of_an_oversized_statement(void **state)
{
	struct mm_buf script = { 0 };
	struct mm_buf out = { 0 };

	(void)state;
	build(&script, "do $$", "it's;\n\n\n", 9000000, "$$;\nselect 1;");
	mm_test_split(&out, script.text, script.len, 0);
	assert_string_equal(out.text, "statement 1:1 oversized of 72000007, kept 1024\n"
	                              "statement 27000002:1 [select 1]\n");
	mm_buf_release(&script);
	mm_buf_release(&out);
}

static void counts_the_rows_of_long_data(void **state)
{
	struct mm_buf script = { 0 };
	struct mm_buf out = { 0 };
	char expected[128];

	(void)state;
	/* Lengths around those that are looked at as one block. */
	for (size_t rows = 400; rows < 440; rows++) {
		mm_buf_clear(&script);
		mm_buf_clear(&out);
		build(&script, "copy t from stdin;\n", "\\N\t\\.\n", rows, "\\.\nx;");
		mm_test_split(&out, script.text, script.len, rows % 3 == 0 ? 0 : rows * 2);
		snprintf(expected, sizeof expected,
		         "statement 1:1 [copy t from stdin]\ncopy 2:1 %zu rows %zu bytes\n"
		         "statement %zu:1 [x]\n",
		         rows, rows * 6, rows + 3);
		assert_string_equal(out.text, expected);
	}
	mm_buf_release(&script);
	mm_buf_release(&out);
}

static void finds_the_end_of_data_at_every_place_in_a_block(void **state)
{
	struct mm_buf script = { 0 };
	struct mm_buf out = { 0 };
	char expected[128];

	(void)state;
	for (size_t len = 1; len < 4200; len++) {
		mm_buf_clear(&script);
		mm_buf_clear(&out);
		build(&script, "copy t from stdin;\n", "x", len, "\n\\.y\n\\.\nz;\n\\.\n");
		build(&script, "--", "-", 5000, "");
		mm_test_split(&out, script.text, script.len, 0);
		snprintf(expected, sizeof expected,
		         "statement 1:1 [copy t from stdin]\ncopy 2:1 2 rows %zu bytes\n"
		         "statement 5:1 [z]\nmeta 6:1 [\\.]\n",
		         len + 5);
		assert_string_equal(out.text, expected);
	}
	mm_buf_release(&script);
	mm_buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keeps_only_the_beginning_of_a_long_insert),
		cmocka_unit_test(finds_the_end_of_an_oversized_statement),
		cmocka_unit_test(counts_the_rows_of_long_data),
		cmocka_unit_test(finds_the_end_of_data_at_every_place_in_a_block),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
