#ifndef CHECK_TEST_H
#define CHECK_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "check.h"

/*
 * Tests of checks: a schema as SQL, through the dump source, and what the check
 * says of it as text. `state` is cmocka's, of CHECK_TEST(). Each text ends with
 * a newline; no findings give "". The skip reason is "skipped: …".
 */
struct mm_registry_entry;

/* One line per finding, worst first: "CRITICAL Table public.t has …". */
const char *titles_of(void **state, const char *check, const char *sql,
                      const struct mm_target *target);
/* One line per finding: "<object kind> <object name> | key=value key=[a, b] …". */
const char *metadata_of(void **state, const char *check, const char *sql,
                        const struct mm_target *target);
/* One line per finding: "<phase>: <fix sql>", or "no sql". */
const char *fixes_of(void **state, const char *check, const char *sql,
                     const struct mm_target *target);
/* One line per finding: "<group>" or "no group". */
const char *groups_of(void **state, const char *check, const char *sql,
                      const struct mm_target *target);
/* One line per finding: its id. */
const char *ids_of(void **state, const char *check, const char *sql,
                   const struct mm_target *target);
/* One line per finding: what is particular to it, or "no detail". */
const char *details_of(void **state, const char *check, const char *sql,
                       const struct mm_target *target);
/* The check's note after a run, or "". */
const char *note_of(void **state, const char *check, const char *sql,
                    const struct mm_target *target);

/* There are `count` findings, and each has an id of its own. */
void assert_ids(void **state, const char *check, const char *sql, size_t count);

/*
 * The same for a catalog that a test made or changed by hand: load_sql() gives
 * the catalog of a script (freed with the test), titles_in(),
 * metadata_in() and fixes_in() run over it.
 */
struct mm_catalog *load_sql(void **state, const char *sql);
const char *titles_in(void **state, const char *check, const struct mm_catalog *catalog,
                      enum mm_mode mode, const struct mm_target *target);
const char *fixes_in(void **state, const char *check, const struct mm_catalog *catalog,
                     enum mm_mode mode, const struct mm_target *target);
const char *metadata_in(void **state, const char *check, const struct mm_catalog *catalog,
                        enum mm_mode mode, const struct mm_target *target);

int check_setup(void **state);
int check_teardown(void **state);
#define CHECK_TEST(f) cmocka_unit_test_setup_teardown(f, check_setup, check_teardown)

/* Macros, so that a failure carries the line of the test. The target is Spock 5.0.11. */
#define assert_titles(check, sql, expected)                                                        \
	assert_string_equal(titles_of(state, (check), (sql), NULL), (expected))
#define assert_metadata(check, sql, expected)                                                      \
	assert_string_equal(metadata_of(state, (check), (sql), NULL), (expected))
#define assert_details(check, sql, expected)                                                       \
	assert_string_equal(details_of(state, (check), (sql), NULL), (expected))
#define assert_fixes(check, sql, expected)                                                         \
	assert_string_equal(fixes_of(state, (check), (sql), NULL), (expected))

/* Targets for the rules that differ by Spock version. */
extern const struct mm_target spock_5_0_12;
extern const struct mm_target spock_6;

#endif
