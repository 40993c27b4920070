/* One small run in every format, and a very large one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "arena.h"
#include "buf.h"
#include "catalog.h"
#include "fake_run.h"
#include "format.h"
#include "model.h"
#include "output.h"

struct fixture {
	struct mm_run *run;
	struct mm_document document;
	struct mm_report *report;
	struct mm_buf text;
};

static struct fixture fixture;

static int start(void **state)
{
	(void)state;
	fixture = (struct fixture){ .run = fake_run_new() };
	return 0;
}

static int stop(void **state)
{
	(void)state;
	mm_buf_release(&fixture.text);
	fake_run_free(fixture.run);
	return 0;
}

static const char *render(const char *format)
{
	const struct mm_render_options options = { .has_color = false };
	struct mm_output *out = mm_output_memory(&fixture.text);

	fake_run_close(fixture.run);
	fixture.report = mm_report_of_run(fixture.run->arena, fixture.run);
	fixture.report->object_count = 0;
	fixture.document = (struct mm_document){ .arena = fixture.run->arena,
		                                 .title = "shop.sql",
		                                 .version = "1.2.3",
		                                 .mode = "analyze",
		                                 .source_kind = "dump",
		                                 .target = mm_target_default,
		                                 .has_todo = true,
		                                 .reports = &fixture.report,
		                                 .report_count = 1 };
	mm_format_find(format)->write(&fixture.document, &options, out);
	assert_true(mm_output_finish(out, NULL));
	return fixture.text.text;
}

static void add_small(void)
{
	struct mm_result *result = fake_run_result(fixture.run, "keys", "Tables without a key");
	struct mm_finding *f = fake_run_finding(result, MM_CRITICAL, "a", "has no key");

	f->object.location = (struct mm_location){ .file = "shop.sql", .line = 7, .column = 1 };
	mm_finding_detail(f, "It is large.");
	mm_finding_fix(f, MM_BEFORE, "ALTER TABLE public.a ADD PRIMARY KEY (id);");
	mm_meta_int(f, "columns", 3);
	fake_run_finding(result, MM_CRITICAL, "b", "has no key");
	fake_run_result(fixture.run, "fine", "Fine");
	fake_run_skip(fixture.run, "late", "settings: not in a schema dump");
}

static void text_tells_verdict_findings_and_what_is_missing(void **state)
{
	(void)state;
	add_small();
	assert_string_equal(render("text"),
	                    "shop.sql, for Spock 5.0.11 on 3 nodes\n"
	                    "\n"
	                    "NOT READY\n"
	                    "  - 2 CRITICAL findings from 1 check\n"
	                    "\n"
	                    "  CRITICAL 2  WARNING 0  CONSIDER 0  INFO 0\n"
	                    "\n"
	                    "CRITICAL Tables without a key (keys, 2)\n"
	                    "    public.a (line 7): It is large.\n"
	                    "    public.b\n"
	                    "\n"
	                    "Assessed: 0 statements; 2 checks run, 1 without a finding\n"
	                    "\n"
	                    "Not assessed\n"
	                    "  1 check skipped, settings: not in a schema dump:\n"
	                    "    late\n"
	                    "  not in this input, and not looked at:\n"
	                    "    settings\n");
}

static void text_stays_short_however_much_there_is(void **state)
{
	static const char *const names[] = { "a", "b", "c", "d", "e", "f", "g", "h", "i", "j" };
	size_t lines = 0;

	(void)state;
	for (size_t i = 0; i < 10; i++) {
		struct mm_result *result = fake_run_result(fixture.run, names[i], "Title");

		for (size_t k = 0; k < 10; k++)
			fake_run_finding(result, MM_WARNING, names[k], "is odd");
	}
	for (const char *p = render("text"); *p != '\0'; p++)
		lines += *p == '\n';
	assert_true(lines < 45);
	assert_non_null(strstr(fixture.text.text, "    … and 7 more\n"));
	assert_non_null(strstr(fixture.text.text, "\n… and findings of 6 more checks\n"));
}

static void markdown_holds_the_explanation_once_and_a_row_each(void **state)
{
	(void)state;
	add_small();
	const char *text = render("markdown");

	assert_non_null(strstr(text, "# shop.sql\n"));
	assert_non_null(strstr(text, "**Verdict: NOT READY**\n"));
	assert_non_null(strstr(text,
	                       "- [ ] **CRITICAL** Tables without a key (2)\n"
	                       "  For `public.b`.\n"
	                       "\n```sql\nALTER TABLE public.a ADD PRIMARY KEY (id);\n```\n"));
	assert_non_null(strstr(text, "### Tables without a key (`keys`)\n\n*Why:* Why keys.\n"));
	assert_null(strstr(strstr(text, "Why keys.") + 1, "Why keys."));
	assert_non_null(strstr(text, "**CRITICAL** Table … has no key (2)\n\n"
	                             "| object | particular | line | id |\n|---|---|---:|---|\n"
	                             "| `public.a` | It is large. | 7 | `"));
	assert_non_null(strstr(text, "| settings: not in a schema dump | `late` |\n"));
	assert_non_null(strstr(text, "| settings | not in a schema dump |\n"));
}

static void html_holds_the_explanation_once_and_a_row_each(void **state)
{
	(void)state;
	add_small();
	const char *text = render("html");

	assert_non_null(strstr(text, "<title>shop.sql: NOT READY</title>"));
	assert_null(strstr(text, "{{"));
	assert_non_null(strstr(text, "<dt>Why<dd class=reason>Why keys.\n"));
	assert_null(strstr(strstr(text, "Why keys.") + 1, "Why keys."));
	assert_non_null(strstr(text, "<tr><td>public.a<td>It is large.<td>7<td>"));
	assert_non_null(strstr(text, "<pre>ALTER TABLE public.a ADD PRIMARY KEY (id);</pre>"));
	assert_non_null(
	    strstr(text, "<tr><td>settings: not in a schema dump<td><code>late</code>"));
}

static void json_holds_what_the_finding_holds(void **state)
{
	(void)state;
	add_small();
	const char *text = render("json");

	assert_non_null(
	    strstr(text, "{\"severity\": \"CRITICAL\", \"title\": \"Table public.a has no key\", "
	                 "\"detail\": \"It is large.\", \"object_name\": \"public.a\", "
	                 "\"remediation\": \"ALTER TABLE public.a ADD PRIMARY KEY (id);\", "
	                 "\"metadata\": {\"columns\": 3}, \"id\": \""));
	assert_non_null(strstr(
	    text, "\"object\": {\"kind\": \"table\", \"schema\": \"public\", \"name\": \"a\"}, "
	          "\"location\": {\"file\": \"shop.sql\", \"line\": 7, \"column\": 1}, "
	          "\"fix\": {\"sql\": \"ALTER TABLE public.a ADD PRIMARY KEY (id);\", "
	          "\"phase\": \"before\"}}"));
	/* Without a statement the check's fix stands in. */
	assert_non_null(strstr(text, "\"remediation\": \"Fix keys.\""));
}

static void a_report_without_todo_has_none(void **state)
{
	(void)state;
	add_small();
	render("html");
	assert_non_null(strstr(fixture.text.text, "id=\"todo\""));
	mm_buf_clear(&fixture.text);
	fixture.document.has_todo = false;
	struct mm_output *out = mm_output_memory(&fixture.text);

	mm_format_find("html")->write(&fixture.document, &(struct mm_render_options){ 0 }, out);
	assert_true(mm_output_finish(out, NULL));
	assert_null(strstr(fixture.text.text, "todo\""));
}

/* A line each of what a dump with 10,000 tables and all checks gives. */
static void seventy_thousand_findings_fit_a_page(void **state)
{
	(void)state;
	for (int c = 0; c < 7; c++) {
		struct mm_result *result = fake_run_result(
		    fixture.run, mm_arena_printf(fixture.run->arena, "check_%d", c), "Title");

		for (int i = 0; i < 10000; i++) {
			const char *name = mm_arena_printf(fixture.run->arena, "orders_%05d", i);
			struct mm_finding *f = fake_run_finding(result, MM_WARNING, name, "is odd");

			f->object.location =
			    (struct mm_location){ .file = "large.sql", .line = i * 12 + 1 };
			mm_finding_detail(f, "The column id_%d is what is odd about it.", i);
			mm_finding_fix(f, MM_BEFORE,
			               "ALTER TABLE public.%s ALTER COLUMN id_%d SET NOT NULL;",
			               name, i);
		}
	}
	render("html");
	assert_true(fixture.text.len < (size_t)10 * 1000 * 1000);
	assert_non_null(strstr(fixture.text.text, "orders_09999"));
	assert_non_null(strstr(fixture.text.text, "more, in the JSON report</pre>"));
}

static void formats_are_found_by_name_and_by_extension(void **state)
{
	(void)state;
	assert_null(mm_format_find("pdf"));
	assert_ptr_equal(mm_format_of_path("a/b.HTML"), mm_format_find("html"));
	assert_ptr_equal(mm_format_of_path("b.md"), mm_format_find("markdown"));
	assert_null(mm_format_of_path("a.html/b"));
	assert_null(mm_format_of_path("html"));
}

#define RUN_TEST(f) cmocka_unit_test_setup_teardown(f, start, stop)

int main(void)
{
	const struct CMUnitTest tests[] = {
		RUN_TEST(text_tells_verdict_findings_and_what_is_missing),
		RUN_TEST(text_stays_short_however_much_there_is),
		RUN_TEST(markdown_holds_the_explanation_once_and_a_row_each),
		RUN_TEST(html_holds_the_explanation_once_and_a_row_each),
		RUN_TEST(json_holds_what_the_finding_holds),
		RUN_TEST(a_report_without_todo_has_none),
		RUN_TEST(seventy_thousand_findings_fit_a_page),
		RUN_TEST(formats_are_found_by_name_and_by_extension),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
