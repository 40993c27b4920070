#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "buf.h"
#include "escape.h"
#include "html_escape.h"
#include "markdown_escape.h"
#include "output.h"

typedef void write_text(struct mm_output *out, const char *text);

static void on_terminal(struct mm_output *out, const char *text)
{
	mm_escapes(out, &mm_escape_terminal, text);
}

static void on_terminal_lines(struct mm_output *out, const char *text)
{
	mm_escapes(out, &mm_escape_terminal_lines, text);
}

static void in_sql_block(struct mm_output *out, const char *text)
{
	mm_markdown_fence(out, "sql", text);
}

static void assert_written_at(write_text *write, const char *text, const char *expected, int line)
{
	struct mm_buf buf = { 0 };
	struct mm_output *out = mm_output_memory(&buf);

	write(out, text);
	assert_true(mm_output_finish(out, NULL));
	_assert_string_equal(buf.text == NULL ? "" : buf.text, expected, __FILE__, line);
	mm_buf_release(&buf);
}

#define assert_written(write, text, expected)                                                      \
	assert_written_at((write), (text), (expected), __LINE__)

static void plain_text_is_left_alone(void **state)
{
	(void)state;
	assert_written(on_terminal, "public.\"Bücher\" 日本 😀 ~", "public.\"Bücher\" 日本 😀 ~");
	assert_written(on_terminal, "", "");
	assert_written(on_terminal, NULL, "");
}

static void a_terminal_shows_control_characters(void **state)
{
	(void)state;
	assert_written(on_terminal, "a\nb\tc\rd", "a\\nb\\tc\\rd");
	assert_written(on_terminal, "\033[2J\007\177", "\\u{1b}[2J\\u{07}\\u{7f}");
	assert_written(on_terminal, "\xC2\x9B", "\\u{9b}");
	assert_written(on_terminal_lines, "a\nb\tc\rd", "a\nb\tc\\rd");
}

static void a_terminal_shows_direction_and_invisible_marks(void **state)
{
	(void)state;
	assert_written(on_terminal, "a\xE2\x80\xAE.b\xE2\x80\xAC", "a\\u{202e}.b\\u{202c}");
	assert_written(on_terminal, "a\xE2\x80\x8B.\xEF\xBB\xBF.", "a\\u{200b}.\\u{feff}.");
	assert_written(on_terminal, "\xE2\x81\xA6.\xE2\x81\xA9", "\\u{2066}.\\u{2069}");
	assert_written(on_terminal, "\xF3\xA0\x81\x81", "\\u{e0041}");
	assert_written(on_terminal, "\xE2\x80\x94", "\xE2\x80\x94");
}

static void bytes_that_are_no_utf8_are_shown(void **state)
{
	(void)state;
	assert_written(on_terminal,
	               "a\xFF"
	               "b",
	               "a\\xffb");
	assert_written(on_terminal, "\xC3", "\\xc3");
	assert_written(on_terminal, "\xC0\xAF", "\\xc0\\xaf");
	assert_written(on_terminal, "\xED\xA0\x80", "\\xed\\xa0\\x80");
	assert_written(on_terminal, "\xF4\x90\x80\x80", "\\xf4\\x90\\x80\\x80");
	assert_written(on_terminal, "\xE2\x82 ", "\\xe2\\x82 ");
	assert_written(on_terminal, "\xF0\x8F\xBF\xBF", "\\xf0\\x8f\\xbf\\xbf");
}

static void html_makes_no_markup(void **state)
{
	(void)state;
	assert_written(mm_html_text, "<a b=\"c\" d='e'>&amp;",
	               "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;amp;");
	assert_written(mm_html_text, "a\nb", "a\\nb");
	assert_written(mm_html_lines, "a\nb<", "a\nb&lt;");
}

static void markdown_makes_no_markup_and_no_mention(void **state)
{
	(void)state;
	assert_written(mm_markdown_text, "*a* _b_ `c` [d] <e> f|g ~h~ \\ &",
	               "\\*a\\* \\_b\\_ \\`c\\` \\[d\\] &lt;e&gt; f\\|g \\~h\\~ \\\\ &amp;");
	assert_written(mm_markdown_text, "@all #12 $x$", "@<!-- -->all #<!-- -->12 &#36;x&#36;");
	assert_written(mm_markdown_text, "a\nb", "a\\\\nb");
}

static void markdown_code_is_simple_where_it_can_be(void **state)
{
	(void)state;
	assert_written(mm_markdown_code, "public.order_items", "`public.order_items`");
	assert_written(mm_markdown_code, "a|b`c", "<code>a&#124;b&#96;c</code>");
	assert_written(mm_markdown_code, "é@x", "<code>é&#64;x</code>");
	assert_written(mm_markdown_code, " a", "<code> a</code>");
}

static void a_fence_is_longer_than_any_in_the_text(void **state)
{
	(void)state;
	assert_written(in_sql_block, "SELECT 1;\nSELECT 2;", "```sql\nSELECT 1;\nSELECT 2;\n```\n");
	assert_written(in_sql_block, "SELECT '````';", "`````sql\nSELECT '````';\n`````\n");
}

/* The value is that of: printf abc | openssl dgst -sha256 -binary | base64 */
static void a_hash_is_written_as_a_policy_names_it(void **state)
{
	char hash[64];

	(void)state;
	assert_string_equal(mm_html_hash("abc", hash),
	                    "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_text_is_left_alone),
		cmocka_unit_test(a_terminal_shows_control_characters),
		cmocka_unit_test(a_terminal_shows_direction_and_invisible_marks),
		cmocka_unit_test(bytes_that_are_no_utf8_are_shown),
		cmocka_unit_test(html_makes_no_markup),
		cmocka_unit_test(markdown_makes_no_markup_and_no_mention),
		cmocka_unit_test(markdown_code_is_simple_where_it_can_be),
		cmocka_unit_test(a_fence_is_longer_than_any_in_the_text),
		cmocka_unit_test(a_hash_is_written_as_a_policy_names_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
