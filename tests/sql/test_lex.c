#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "buf.h"
#include "lex.h"

#include "banned.h"

static void add_tokens(struct mm_buf *out, struct mm_lexer *lexer)
{
	static const char *const kinds[] = { "end",    "id",        "quoted", "string",
		                             "dollar", "number",    "param",  "op",
		                             "punct",  "backslash", "other" };
	struct mm_token token;

	mm_buf_adds(out, "");
	while (mm_lexer_next(lexer, &token)) {
		mm_buf_addf(out, "%s<%.*s>", kinds[token.kind], (int)token.len, token.text);
		if (token.has_escapes)
			mm_buf_adds(out, "e");
		if (token.is_unterminated)
			mm_buf_adds(out, "!");
		mm_buf_addc(out, ' ');
	}
	assert_int_equal(token.kind, MM_TOKEN_END);
	if (token.is_unterminated)
		mm_buf_adds(out, "end!");
}

static void check_tokens(const char *text, bool has_plain_escapes, const char *expected)
{
	struct mm_buf out = { 0 };
	struct mm_lexer lexer;

	mm_lexer_init(&lexer, text, strlen(text));
	lexer.has_plain_escapes = has_plain_escapes;
	add_tokens(&out, &lexer);
	assert_string_equal(out.text, expected);
	mm_buf_release(&out);
}

#define TOKENS(text, expected) check_tokens(text, false, expected)

static void tells_names_numbers_and_punctuation(void **state)
{
	(void)state;
	TOKENS(
	    "Select a$1.\"b\"\"c\"[1],(x);",
	    "id<Select> id<a$1> punct<.> quoted<\"b\"\"c\"> punct<[> number<1> punct<]> punct<,> "
	    "punct<(> id<x> punct<)> punct<;> ");
	TOKENS("_\xc3\xa4 U&\"\\0041\" u & \"b\"",
	       "id<_\xc3\xa4> quoted<U&\"\\0041\"> id<u> op<&> quoted<\"b\"> ");
	TOKENS("1 1.5 .5 1. 1e5 1e-5 1e 1..2 0xFf 1_000 $1 1a",
	       "number<1> number<1.5> number<.5> number<1.> number<1e5> number<1e-5> number<1> "
	       "id<e> number<1> punct<..> number<2> number<0xFf> number<1_000> param<$1> number<1> "
	       "id<a> ");
	TOKENS(
	    "a::int := :x \\ \x01 $ $x",
	    "id<a> punct<::> id<int> punct<:=> punct<:> id<x> backslash<\\> other<\x01> other<$> "
	    "other<$> id<x> ");
	TOKENS("", "");
}

static void cuts_operators_as_postgresql_does(void **state)
{
	(void)state;
	TOKENS("a<=-1 @- b||-- c\n*/*x*/- -", "id<a> op<<=> op<-> number<1> op<@-> id<b> op<||> "
	                                      "op<*> op<-> op<-> ");
	TOKENS("->> => *-+", "op<->>> op<=>> op<*> op<-> op<+> ");
}

static void knows_every_kind_of_string(void **state)
{
	(void)state;
	TOKENS("'a''b' E'a\\'b' U&'\\' b'01' X'fF' n'x' e 'a'",
	       "string<'a''b'> string<E'a\\'b'>e string<U&'\\'> string<b'01'> string<X'fF'> "
	       "string<n'x'> id<e> string<'a'> ");
	TOKENS("ab'x' 'a'\n 'b' 'c'--'\n'd' 'e'/*\n*/'f'",
	       "id<ab> string<'x'> string<'a'\n 'b'> string<'c'--'\n'd'> string<'e'> string<'f'> ");
	TOKENS("$$a$b$$ $t$ $$ $t $t$ a$$b", "dollar<$$a$b$$> dollar<$t$ $$ $t $t$> id<a$$b> ");
}

static void reads_backslashes_as_escapes_when_told(void **state)
{
	(void)state;
	check_tokens("'a\\'b' N'\\'' b'\\' U&'\\'", true,
	             "string<'a\\'b'>e string<N'\\''>e string<b'\\'> string<U&'\\'> ");
}

static void passes_over_white_space_and_comments(void **state)
{
	(void)state;
	TOKENS(" a/* x /* y */ ' */b--c\r\nd -- e", "id<a> id<b> id<d> ");
	TOKENS("/**/ /*/**/*/a*/", "id<a> op<*/> ");
}

static void says_what_is_not_terminated(void **state)
{
	(void)state;
	TOKENS("'a", "string<'a>! ");
	TOKENS("E'a\\", "string<E'a\\>e! ");
	TOKENS("'a'\n'b", "string<'a'\n'b>! ");
	TOKENS("\"a\"\"", "quoted<\"a\"\">! ");
	TOKENS("$a$ $a", "dollar<$a$ $a>! ");
	TOKENS("a /* /* */", "id<a> end!");
}

static void skips_parentheses_with_what_is_in_them(void **state)
{
	const char *text = "f((a), ')', $$)$$ /* ) */) + (b";

	(void)state;
	assert_int_equal(mm_lex_skip_parentheses(text, strlen(text), 1), 26);
	assert_int_equal(mm_lex_skip_parentheses(text, strlen(text), 2), 5);
	assert_int_equal(mm_lex_skip_parentheses(text, strlen(text), 29), strlen(text));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tells_names_numbers_and_punctuation),
		cmocka_unit_test(cuts_operators_as_postgresql_does),
		cmocka_unit_test(knows_every_kind_of_string),
		cmocka_unit_test(reads_backslashes_as_escapes_when_told),
		cmocka_unit_test(passes_over_white_space_and_comments),
		cmocka_unit_test(says_what_is_not_terminated),
		cmocka_unit_test(skips_parentheses_with_what_is_in_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
