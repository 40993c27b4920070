#ifndef DUMP_TEXT_H
#define DUMP_TEXT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/*
 * Tests of the dump source: a script as text, and the objects of one kind that
 * its catalog holds, one line each: " name=value name=value …", as
 * mm_record_print() writes them. The text lives until the test ends; a statement
 * that does not parse fails the test.
 */
const char *objects_of(void **state, const char *kind, const char *sql);

int dump_text_setup(void **state);
int dump_text_teardown(void **state);
#define DUMP_TEST(f) cmocka_unit_test_setup_teardown(f, dump_text_setup, dump_text_teardown)

/* A macro, so that a failure carries the line of the test. */
#define assert_objects(kind, sql, expected)                                                        \
	assert_string_equal(objects_of(state, (kind), (sql)), (expected))

#endif
