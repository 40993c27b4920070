#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "arena.h"
#include "buf.h"
#include "fake_run.h"
#include "model.h"
#include "todo.h"
#include "variant.h"

static int start(void **state)
{
	*state = fake_run_new();
	return 0;
}

static int stop(void **state)
{
	fake_run_free(*state);
	return 0;
}

static struct mm_object table(const char *name)
{
	return (struct mm_object){ .kind = "table", .schema = "public", .name = name };
}

/* "before WARNING check: a b; …", objects without their schema */
static void assert_todo_at(struct mm_run *run, bool has_consider, const char *expected, int line)
{
	struct mm_buf buf = { 0 };

	fake_run_close(run);
	struct mm_report *report = mm_report_of_run(run->arena, run);
	struct mm_todo_step_list steps = mm_todo_of(run->arena, report, has_consider);

	mm_buf_adds(&buf, "");
	for (size_t i = 0; i < steps.count; i++) {
		const struct mm_todo_step *step = steps.items[i];

		mm_buf_addf(&buf, "%s %s %s (%zu):", mm_phase_name(step->phase),
		            mm_severity_name(step->severity), step->result->check_name,
		            step->sql_count);
		for (size_t k = 0; k < step->count; k++)
			mm_buf_addf(&buf, " %s", step->findings[k]->object.name);
		mm_buf_adds(&buf, "\n");
	}
	_assert_string_equal(buf.text, expected, __FILE__, line);
	mm_buf_release(&buf);
}

#define assert_todo(run, has_consider, expected)                                                   \
	assert_todo_at((run), (has_consider), (expected), __LINE__)

static void phases_come_in_order_and_the_worst_first(void **state)
{
	struct mm_result *first = fake_run_result(*state, "first", "First");
	struct mm_result *second = fake_run_result(*state, "second", "Second");

	fake_run_finding(first, MM_WARNING, "a", "is odd");
	mm_finding_fix(fake_run_finding(first, MM_WARNING, "b", "is odd"), MM_BEFORE, "B;");
	mm_finding_fix(fake_run_finding(first, MM_CRITICAL, "c", "is odd"), MM_AFTER, "C;");
	mm_finding_fix(fake_run_finding(second, MM_CRITICAL, "d", "is odd"), MM_BEFORE, "D;");
	assert_todo(*state, false,
	            "before CRITICAL second (1): d\n"
	            "before WARNING first (1): a b\n"
	            "after CRITICAL first (1): c\n");
}

static void consider_is_left_out_unless_asked_for(void **state)
{
	struct mm_result *result = fake_run_result(*state, "check", "Check");

	fake_run_finding(result, MM_CONSIDER, "a", "is odd");
	fake_run_finding(result, MM_INFO, "b", "is odd");
	assert_todo(*state, false, "");
}

static void consider_is_there_when_asked_for(void **state)
{
	struct mm_result *result = fake_run_result(*state, "check", "Check");

	fake_run_finding(result, MM_CONSIDER, "a", "is odd");
	fake_run_finding(result, MM_INFO, "b", "is odd");
	assert_todo(*state, true, "before CONSIDER check (0): a\n");
}

static void a_group_stands_once_under_its_worst_check(void **state)
{
	struct mm_result *mild = fake_run_result(*state, "mild", "Mild");
	struct mm_result *bad = fake_run_result(*state, "bad", "Bad");

	mm_finding_group(fake_run_finding(mild, MM_WARNING, "a", "is odd"), "identity", table("a"));
	fake_run_finding(mild, MM_WARNING, "b", "is odd");
	mm_finding_group(fake_run_finding(bad, MM_CRITICAL, "a", "is bad"), "identity", table("a"));
	assert_todo(*state, false,
	            "before CRITICAL bad (0): a\n"
	            "before WARNING mild (0): b\n");
}

static void a_group_within_one_check_keeps_all_its_findings(void **state)
{
	struct mm_result *result = fake_run_result(*state, "leaves", "Leaves");

	mm_finding_group(fake_run_finding(result, MM_WARNING, "leaf1", "is odd"), "identity",
	                 table("root"));
	mm_finding_group(fake_run_finding(result, MM_WARNING, "leaf2", "is odd"), "identity",
	                 table("root"));
	assert_todo(*state, false, "before WARNING leaves (0): leaf1 leaf2\n");
}

static void assert_variants_at(struct mm_run *run, const char *expected, int line)
{
	struct mm_buf buf = { 0 };

	fake_run_close(run);
	struct mm_report *report = mm_report_of_run(run->arena, run);
	struct mm_variant_list variants = mm_result_variants(run->arena, report->worst[0]);

	for (size_t i = 0; i < variants.count; i++)
		mm_buf_addf(&buf, "%s %s (%zu)\n", mm_severity_name(variants.items[i]->severity),
		            variants.items[i]->phrase == NULL ? "-" : variants.items[i]->phrase,
		            variants.items[i]->count);
	_assert_string_equal(buf.text, expected, __FILE__, line);
	mm_buf_release(&buf);
}

#define assert_variants(run, expected) assert_variants_at((run), (expected), __LINE__)

static void findings_that_say_the_same_share_a_phrase(void **state)
{
	struct mm_result *result = fake_run_result(*state, "check", "Check");

	fake_run_finding(result, MM_WARNING, "a", "is odd");
	fake_run_finding(result, MM_CRITICAL, "b", "is odd");
	fake_run_finding(result, MM_WARNING, "c", "is odd");
	fake_run_finding(result, MM_WARNING, "d", "is even");
	assert_variants(*state, "CRITICAL Table … is odd (1)\n"
	                        "WARNING Table … is odd (2)\n"
	                        "WARNING Table … is even (1)\n");
}

static void many_different_titles_are_told_one_by_one(void **state)
{
	struct mm_result *result = fake_run_result(*state, "check", "Check");
	static const char *const what[] = { "1", "2", "3", "4", "5", "6", "7", "8" };

	for (size_t i = 0; i < 8; i++)
		fake_run_finding(result, MM_WARNING, "t", what[i]);
	fake_run_finding(result, MM_INFO, "t", "fine");
	assert_variants(*state, "WARNING - (8)\nINFO Table … fine (1)\n");
}

static void the_worst_checks_come_first(void **state)
{
	struct mm_run *run = *state;

	fake_run_finding(fake_run_result(run, "one_warning", ""), MM_WARNING, "a", "");
	fake_run_result(run, "none", "");
	struct mm_result *more = fake_run_result(run, "two_warnings", "");

	fake_run_finding(more, MM_WARNING, "a", "");
	fake_run_finding(more, MM_WARNING, "b", "");
	fake_run_finding(fake_run_result(run, "critical", ""), MM_CRITICAL, "a", "");
	fake_run_skip(run, "skipped", "no log: give --log");
	fake_run_close(run);
	struct mm_report *report = mm_report_of_run(run->arena, run);

	assert_int_equal(report->worst_count, 3);
	assert_string_equal(report->worst[0]->check_name, "critical");
	assert_string_equal(report->worst[1]->check_name, "two_warnings");
	assert_string_equal(report->worst[2]->check_name, "one_warning");
	assert_int_equal(report->run_count, 4);
	assert_int_equal(report->passed_count, 1);
	assert_int_equal(report->skipped_count, 1);
}

#define RUN_TEST(f) cmocka_unit_test_setup_teardown(f, start, stop)

int main(void)
{
	const struct CMUnitTest tests[] = {
		RUN_TEST(phases_come_in_order_and_the_worst_first),
		RUN_TEST(consider_is_left_out_unless_asked_for),
		RUN_TEST(consider_is_there_when_asked_for),
		RUN_TEST(a_group_stands_once_under_its_worst_check),
		RUN_TEST(a_group_within_one_check_keeps_all_its_findings),
		RUN_TEST(findings_that_say_the_same_share_a_phrase),
		RUN_TEST(many_different_titles_are_told_one_by_one),
		RUN_TEST(the_worst_checks_come_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
