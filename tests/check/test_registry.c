#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "arena.h"
#include "finding.h"
#include "registry.h"

enum { ALL_SEVERITIES = (1 << MM_SEVERITY_COUNT) - 1 };
enum { ALL_MODES = MM_SCAN | MM_ANALYZE | MM_AUDIT | MM_MONITOR | MM_COMPARE };

/* Fails with the check's name, which the macros of cmocka do not show. */
static void demand(bool holds, const char *id, const char *what)
{
	if (!holds)
		fail_msg("%s: %s", id, what);
}

static void is_sorted_by_category_and_name(void **state)
{
	(void)state;
	assert_true(mm_registry_count > 0);
	for (size_t i = 1; i < mm_registry_count; i++) {
		const struct mm_registry_entry *a = &mm_registry[i - 1];
		const struct mm_registry_entry *b = &mm_registry[i];
		int order = strcmp(a->category, b->category);

		demand(order < 0 || (order == 0 && strcmp(a->id, b->id) < 0), b->id,
		       "stands in the wrong place");
	}
}

static void names_each_check_once(void **state)
{
	(void)state;
	for (size_t i = 0; i < mm_registry_count; i++)
		demand(mm_registry_find(mm_registry[i].id) == &mm_registry[i], mm_registry[i].id,
		       "another check has the name too");
}

static void finds_a_check_by_its_alias_and_no_other(void **state)
{
	(void)state;
	assert_string_equal(mm_registry_find("snowflake_ext")->id, "snowflake_check");
	assert_null(mm_registry_find("no_such_check"));
	assert_null(mm_registry_find(""));
}

static void demand_prose(const char *text, const char *id, const char *what)
{
	size_t len;

	demand(text != NULL, id, what);
	if (text == NULL)
		return;
	len = strlen(text);
	demand(len > 0 && strchr(".?", text[len - 1]) != NULL, id, what);
	demand(strstr(text, "  ") == NULL && strchr(text, '\n') == NULL &&
	           strchr(text, '\t') == NULL,
	       id, "a text holds blanks that a source line break left");
	demand(strstr(text, "[obs") == NULL && strstr(text, "[src") == NULL &&
	           strstr(text, "[inf") == NULL,
	       id, "a text holds a mark of the specification");
}

static void each_check_has_its_texts(void **state)
{
	(void)state;
	for (size_t i = 0; i < mm_registry_count; i++) {
		const struct mm_check *check = mm_registry[i].check;
		const char *id = mm_registry[i].id;

		demand(check->title != NULL && *check->title != '\0' &&
		           check->title[strlen(check->title) - 1] != '.',
		       id, "the title is no clause");
		demand_prose(check->why, id, "why is no sentence");
		demand_prose(check->evidence, id, "evidence is no sentence");
		demand_prose(check->fix, id, "fix is no sentence");
	}
}

static void each_check_says_when_it_runs_and_what_it_needs(void **state)
{
	(void)state;
	for (size_t i = 0; i < mm_registry_count; i++) {
		const struct mm_check *check = mm_registry[i].check;
		const char *id = mm_registry[i].id;

		demand(check->run != NULL, id, "does nothing");
		demand(check->severities != 0 &&
		           (check->severities & ~(unsigned)ALL_SEVERITIES) == 0,
		       id, "reports no severity");
		demand(check->modes != 0 && (check->modes & ~(unsigned)ALL_MODES) == 0, id,
		       "runs in no mode");
		demand(check->needs != 0, id, "needs nothing of the catalog");
		demand((check->needs & check->uses) == 0, id, "needs a part and can do without it");
		demand(check->from_dump == MM_DUMP_NO || (check->modes & MM_ANALYZE) != 0, id,
		       "a dump decides it, and analyze does not run it");
		demand(check->from_dump == MM_DUMP_YES || check->other_sources != NULL, id,
		       "a dump does not decide it, and nothing else does");
	}
}

static void each_check_has_a_test(void **state)
{
	const char *source = getenv("MM_SOURCE");
	struct mm_arena *arena = mm_arena_new();

	(void)state;
	assert_non_null(source);
	for (size_t i = 0; i < mm_registry_count; i++) {
		const char *path =
		    mm_arena_printf(arena, "%s/tests/checks/test_%s.c", source, mm_registry[i].id);

		demand(access(path, R_OK) == 0, mm_registry[i].id, "has no tests/checks/test_*.c");
	}
	mm_arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(is_sorted_by_category_and_name),
		cmocka_unit_test(names_each_check_once),
		cmocka_unit_test(finds_a_check_by_its_alias_and_no_other),
		cmocka_unit_test(each_check_has_its_texts),
		cmocka_unit_test(each_check_says_when_it_runs_and_what_it_needs),
		cmocka_unit_test(each_check_has_a_test),
	};

	return cmocka_run_group_tests_name("registry", tests, NULL, NULL);
}
