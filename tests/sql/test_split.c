#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "buf.h"
#include "split_pieces.h"

#include "banned.h"

/* Whatever the portions in which the text comes, the pieces must be these. */
static void check_pieces(const char *text, size_t len, const char *expected)
{
	static const size_t sizes[] = { 0, 1, 2, 3, 4, 5, 7, 16, 61 };
	struct mm_buf out = { 0 };

	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		mm_buf_clear(&out);
		mm_test_split(&out, text, len, sizes[i]);
		assert_string_equal(out.text == NULL ? "" : out.text, expected);
	}
	mm_buf_release(&out);
}

#define PIECES(text, expected) check_pieces(text, sizeof(text) - 1, expected)

static void gives_statements_without_their_semicolons(void **state)
{
	(void)state;
	PIECES("select 1; \n\n  select 2 ;;;select 3;",
	       "statement 1:1 [select 1]\nstatement 3:3 [select 2]\nstatement 3:15 [select 3]\n");
	PIECES("", "");
	PIECES(" ;\n; ", "");
}

static void takes_windows_line_ends(void **state)
{
	(void)state;
	PIECES("select 1;\r\n-- x\r\nselect\r\n2;\r\n\\c a\r\n",
	       "statement 1:1 [select 1]\nstatement 3:1 [select\r\n2]\nmeta 5:1 [\\c a]\n");
}

static void keeps_semicolons_inside_quotes(void **state)
{
	(void)state;
	PIECES("select 'a;''b;', \"c;\"\"d;\";x", "statement 1:1 [select 'a;''b;', \"c;\"\"d;\"]\n"
	                                          "statement 1:27 [x] unfinished\n");
	PIECES("select E'\\';', e'\\\\';x;",
	       "statement 1:1 [select E'\\';', e'\\\\']\nstatement 1:22 [x]\n");
	PIECES("select '\\', b'\\', U&'\\', \"\\\";x;",
	       "statement 1:1 [select '\\', b'\\', U&'\\', \"\\\"]\nstatement 1:30 [x]\n");
	PIECES("select type'a\\';x;", "statement 1:1 [select type'a\\']\nstatement 1:17 [x]\n");
}

static void continues_an_escape_string_on_the_next_line(void **state)
{
	(void)state;
	PIECES("select E'a' -- '\n '\\';';x;",
	       "statement 1:1 [select E'a' -- '\n '\\';']\nstatement 2:8 [x]\n");
	PIECES("select E'a' '\\';x;", "statement 1:1 [select E'a' '\\']\nstatement 1:17 [x]\n");
}

static void keeps_semicolons_inside_dollar_quotes(void **state)
{
	(void)state;
	PIECES("do $$ a; $x$ b; $ $$;x;", "statement 1:1 [do $$ a; $x$ b; $ $$]\n"
	                                  "statement 1:22 [x]\n");
	PIECES("do $tag$ ;$$; $tag;$ta$;$tag $;$tagg$;$$tag$;x;",
	       "statement 1:1 [do $tag$ ;$$; $tag;$ta$;$tag $;$tagg$;$$tag$]\n"
	       "statement 1:46 [x]\n");
	PIECES("do $\xc3\xa4$;$\xc3\xa4$;x;", "statement 1:1 [do $\xc3\xa4$;$\xc3\xa4$]\n"
	                                      "statement 1:14 [x]\n");
	PIECES("select $1, a$b, a$$b;x;", "statement 1:1 [select $1, a$b, a$$b]\n"
	                                  "statement 1:22 [x]\n");
	PIECES("select $1$a$;$a$, $ $;x;", "statement 1:1 [select $1$a$;$a$, $ $]\n"
	                                   "statement 1:23 [x]\n");
}

static void passes_over_comments(void **state)
{
	(void)state;
	PIECES("/* a; /* ' ; */ \" */ select 1 - /* ; */ 2 -- ; it's\n/ 3;-- y",
	       "statement 1:22 [select 1 - /* ; */ 2 -- ; it's\n/ 3]\n");
	PIECES("--\n-- a\n/**/ - 1;", "statement 3:6 [- 1]\n");
	PIECES("select 1 -- end", "statement 1:1 [select 1 -- end] unfinished\n");
}

static void gives_the_comments_that_matter(void **state)
{
	(void)state;
	PIECES("-- PostgreSQL database dump\n\n-- Dumped from database version 16.4\n-- Dumps\n"
	       " -- x mm-ready:ignore primary_keys\r\nselect /* mm-ready:ignore */ 1;",
	       "comment 1:1 [-- PostgreSQL database dump]\n"
	       "comment 3:1 [-- Dumped from database version 16.4]\n"
	       "comment 5:2 [-- x mm-ready:ignore primary_keys]\n"
	       "statement 6:1 [select /* mm-ready:ignore */ 1]\n");
}

static void keeps_semicolons_inside_parentheses(void **state)
{
	(void)state;
	PIECES("create rule r as on insert to t do (select 1; (select 2); select 3);x;",
	       "statement 1:1 [create rule r as on insert to t do (select 1; (select 2); select 3)]"
	       "\nstatement 1:69 [x]\n");
	PIECES("select 1);x;", "statement 1:1 [select 1)]\nstatement 1:11 [x]\n");
}

static void keeps_semicolons_inside_a_standard_body(void **state)
{
	(void)state;
	PIECES("create or replace function f(begin int) returns int\nbegin atomic\n"
	       " select case when a then 1 end as end; select t.begin, t.end, u.case;\nend;x;",
	       "statement 1:1 [create or replace function f(begin int) returns int\nbegin atomic\n"
	       " select case when a then 1 end as end; select t.begin, t.end, u.case;\nend]\n"
	       "statement 4:5 [x]\n");
	PIECES("create procedure p() begin atomic; insert into t values (case when b then 1 end);"
	       "end;x;",
	       "statement 1:1 [create procedure p() begin atomic; insert into t values (case when b"
	       " then 1 end);end]\nstatement 1:86 [x]\n");
}

static void takes_begin_elsewhere_as_a_statement(void **state)
{
	(void)state;
	PIECES("begin; create function begin() as ''; end; create table atomic(x);",
	       "statement 1:1 [begin]\nstatement 1:8 [create function begin() as '']\n"
	       "statement 1:39 [end]\nstatement 1:44 [create table atomic(x)]\n");
	PIECES("create view v as select begin atomic;x;",
	       "statement 1:1 [create view v as select begin atomic]\nstatement 1:38 [x]\n");
}

static void skips_copy_data(void **state)
{
	(void)state;
	PIECES("COPY t (a, b) FROM stdin;\n1\tit's;\n\\N\t$$\na\\.\n\\.x\n\\.\n\nselect 1;",
	       "statement 1:1 [COPY t (a, b) FROM stdin]\ncopy 2:1 4 rows 22 bytes\n"
	       "statement 8:1 [select 1]\n");
	PIECES("copy t from STDIN with (format csv);\r\n1\r\n\\.\r\nx;",
	       "statement 1:1 [copy t from STDIN with (format csv)]\ncopy 2:1 1 rows 3 bytes\n"
	       "statement 4:1 [x]\n");
	PIECES("copy t from stdin; -- why\n\\.\nx;", "statement 1:1 [copy t from stdin]\n"
	                                             "copy 2:1 0 rows 0 bytes\n"
	                                             "statement 3:1 [x]\n");
	PIECES("\\copy t from stdin csv\n1;\n\\.\nx;", "meta 1:1 [\\copy t from stdin csv]\n"
	                                               "copy 2:1 1 rows 3 bytes\n"
	                                               "statement 4:1 [x]\n");
}

static void finds_no_copy_data_where_there_is_none(void **state)
{
	(void)state;
	PIECES("copy t from 'stdin';\nx;\ncopy (select 1 from stdin) to stdout;\ny;\n"
	       "\\copy t from 'f'\nselect 1 from stdin;\nz;",
	       "statement 1:1 [copy t from 'stdin']\nstatement 2:1 [x]\n"
	       "statement 3:1 [copy (select 1 from stdin) to stdout]\nstatement 4:1 [y]\n"
	       "meta 5:1 [\\copy t from 'f']\nstatement 6:1 [select 1 from stdin]\n"
	       "statement 7:1 [z]\n");
}

static void says_when_copy_data_has_no_end(void **state)
{
	(void)state;
	PIECES("copy t from stdin;\n1\n2", "statement 1:1 [copy t from stdin]\n"
	                                   "copy 2:1 2 rows 3 bytes unterminated\n");
	PIECES("copy t from stdin;\n1\n\\.", "statement 1:1 [copy t from stdin]\n"
	                                     "copy 2:1 1 rows 2 bytes\n");
	PIECES("copy t from stdin;", "statement 1:1 [copy t from stdin]\n"
	                             "copy 1:19 0 rows 0 bytes unterminated\n");
}

static void gives_meta_commands(void **state)
{
	(void)state;
	PIECES("\\restrict aB1\n\\connect \"my; 'db\"\n\\i a.sql\nselect 1;\\x \\\\ select 2;",
	       "meta 1:1 [\\restrict aB1]\nmeta 2:1 [\\connect \"my; 'db\"]\nmeta 3:1 [\\i a.sql]\n"
	       "statement 4:1 [select 1]\nmeta 4:10 [\\x]\nstatement 4:16 [select 2]\n");
}

static void takes_a_meta_command_out_of_a_statement(void **state)
{
	(void)state;
	PIECES("select 1\n\\set a 1\n+ 2;", "meta 2:1 [\\set a 1]\n"
	                                    "statement 1:1 [select 1\n        \n+ 2]\n");
	PIECES("select '\\g', \"\\g\", $$\\g$$ -- \\g\n;",
	       "statement 1:1 [select '\\g', \"\\g\", $$\\g$$ -- \\g]\n");
	PIECES("select (1 \\r\nselect 2;", "meta 1:11 [\\r]\nstatement 2:1 [select 2]\n");
}

static void ends_a_statement_at_the_commands_that_send_it(void **state)
{
	(void)state;
	PIECES("select 1 \\gexec\nselect 2\\g\nselect 3 \\; select 4;",
	       "statement 1:1 [select 1]\nmeta 1:10 [\\gexec]\nstatement 2:1 [select 2]\n"
	       "meta 2:9 [\\g]\nstatement 3:1 [select 3]\nstatement 3:13 [select 4]\n");
}

static void respects_standard_conforming_strings(void **state)
{
	(void)state;
	PIECES("SET standard_conforming_strings = off;\nselect 'a\\';', N'\\'', b'\\', U&'\\';\n"
	       "set session standard_conforming_strings to 'on';\nselect 'a\\';x;",
	       "statement 1:1 [SET standard_conforming_strings = off]\n"
	       "statement 2:1 [select 'a\\';', N'\\'', b'\\', U&'\\'] escapes\n"
	       "statement 3:1 [set session standard_conforming_strings to 'on'] escapes\n"
	       "statement 4:1 [select 'a\\']\nstatement 4:13 [x]\n");
	PIECES("set standard_conforming_strings=off;\\connect x\nselect '\\';",
	       "statement 1:1 [set standard_conforming_strings=off]\n"
	       "meta 1:37 [\\connect x] escapes\nstatement 2:1 [select '\\']\n");
}

static void says_in_what_the_file_ended(void **state)
{
	(void)state;
	PIECES("create table t (a int,", "statement 1:1 [create table t (a int,] unterminated "
	                                 "unfinished\n");
	PIECES("select 'a", "statement 1:1 [select 'a] unterminated unfinished\n");
	PIECES("select E'a\\", "statement 1:1 [select E'a\\] unterminated unfinished\n");
	PIECES("select \"a", "statement 1:1 [select \"a] unterminated unfinished\n");
	PIECES("do $a$ $a", "statement 1:1 [do $a$ $a] unterminated unfinished\n");
	PIECES("select /* /* */", "statement 1:1 [select /* /* */] unterminated unfinished\n");
	PIECES("x; /* a", "statement 1:1 [x]\ncomment 1:4 unterminated\n");
	PIECES("select 'a'", "statement 1:1 [select 'a'] unfinished\n");
	PIECES("create function f() begin atomic select 1;",
	       "statement 1:1 [create function f() begin atomic select 1;] unterminated "
	       "unfinished\n");
}

static void marks_a_nul_byte(void **state)
{
	static const char text[] = "select 1, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	                           "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';\n";
	struct mm_buf script = { 0 };
	struct mm_buf out = { 0 };

	(void)state;
	/* Past what the reader looks at to tell binaries apart. */
	for (int i = 0; i < 50; i++)
		mm_buf_adds(&script, text);
	mm_buf_add(&script, "x\0y;", 4);
	mm_test_split(&out, script.text, script.len, 0);
	assert_non_null(strstr(out.text, "statement 51:1 [x] nul\n"));
	mm_buf_release(&script);
	mm_buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gives_statements_without_their_semicolons),
		cmocka_unit_test(takes_windows_line_ends),
		cmocka_unit_test(keeps_semicolons_inside_quotes),
		cmocka_unit_test(continues_an_escape_string_on_the_next_line),
		cmocka_unit_test(keeps_semicolons_inside_dollar_quotes),
		cmocka_unit_test(passes_over_comments),
		cmocka_unit_test(gives_the_comments_that_matter),
		cmocka_unit_test(keeps_semicolons_inside_parentheses),
		cmocka_unit_test(keeps_semicolons_inside_a_standard_body),
		cmocka_unit_test(takes_begin_elsewhere_as_a_statement),
		cmocka_unit_test(skips_copy_data),
		cmocka_unit_test(finds_no_copy_data_where_there_is_none),
		cmocka_unit_test(says_when_copy_data_has_no_end),
		cmocka_unit_test(gives_meta_commands),
		cmocka_unit_test(takes_a_meta_command_out_of_a_statement),
		cmocka_unit_test(ends_a_statement_at_the_commands_that_send_it),
		cmocka_unit_test(respects_standard_conforming_strings),
		cmocka_unit_test(says_in_what_the_file_ended),
		cmocka_unit_test(marks_a_nul_byte),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
