#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "map.h"

#include "banned.h"

enum { MANY = 5000 };

static int setup(void **state)
{
	*state = mm_map_new();
	return 0;
}

static int teardown(void **state)
{
	mm_map_free(*state);
	return 0;
}

/* Keys of every length, so that each tail of the hash is used. */
static size_t key_of(int i, char *key)
{
	return (size_t)snprintf(key, 64, "%.*s%d", i % 20, "abcdefghijklmnopqrstuvwxyz", i);
}

static void keeps_every_key_apart(void **state)
{
	struct mm_map *map = *state;
	static int values[MANY];
	char key[64];

	for (int i = 0; i < MANY; i++)
		mm_map_set(map, key, key_of(i, key), &values[i]);
	assert_int_equal(mm_map_count(map), MANY);
	for (int i = 0; i < MANY; i++)
		assert_ptr_equal(mm_map_get(map, key, key_of(i, key)), &values[i]);
	assert_null(mm_map_get(map, "absent", 6));
}

static void tells_keys_apart_that_differ_in_nul_bytes_only(void **state)
{
	struct mm_map *map = *state;
	int values[4];

	mm_map_set(map, "", 0, &values[0]);
	mm_map_set(map, "\0", 1, &values[1]);
	mm_map_set(map, "a\0b", 3, &values[2]);
	mm_map_set(map, "a\0c", 3, &values[3]);
	assert_ptr_equal(mm_map_get(map, "", 0), &values[0]);
	assert_ptr_equal(mm_map_get(map, "\0", 1), &values[1]);
	assert_ptr_equal(mm_map_get(map, "a\0b", 3), &values[2]);
	assert_ptr_equal(mm_map_get(map, "a\0c", 3), &values[3]);
	assert_null(mm_map_get(map, "a\0", 2));
}

static void forgets_what_is_taken_out_and_takes_it_again(void **state)
{
	struct mm_map *map = *state;
	int value;
	char key[64];

	for (int i = 0; i < MANY; i++)
		mm_map_set(map, key, key_of(i, key), &value);
	for (int i = 0; i < MANY; i += 2)
		mm_map_set(map, key, key_of(i, key), NULL);
	mm_map_set(map, "absent", 6, NULL);
	assert_int_equal(mm_map_count(map), MANY / 2);
	for (int i = 0; i < MANY; i++)
		assert_ptr_equal(mm_map_get(map, key, key_of(i, key)), i % 2 == 0 ? NULL : &value);
	mm_map_set(map, key, key_of(0, key), &value);
	assert_ptr_equal(mm_map_get(map, key, key_of(0, key)), &value);
}

/* A table of only spent slots would make a look-up run for ever. */
static void stays_fast_when_keys_come_and_go(void **state)
{
	struct mm_map *map = *state;
	int value;
	char key[64];

	for (int i = 0; i < 100 * MANY; i++) {
		mm_map_set(map, key, key_of(i, key), &value);
		mm_map_set(map, key, key_of(i, key), NULL);
	}
	assert_int_equal(mm_map_count(map), 0);
	assert_null(mm_map_get(map, key, key_of(7, key)));
}

static void gives_equal_texts_the_same_pointer(void **state)
{
	struct mm_map *map = *state;
	char other[] = "text";
	const char *first = mm_map_intern(map, "text", 4);

	assert_string_equal(first, "text");
	assert_ptr_equal(mm_map_intern(map, other, 4), first);
	assert_ptr_not_equal(mm_map_intern(map, other, 3), first);
	assert_int_equal(mm_map_count(map), 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(keeps_every_key_apart, setup, teardown),
		cmocka_unit_test_setup_teardown(tells_keys_apart_that_differ_in_nul_bytes_only,
		                                setup, teardown),
		cmocka_unit_test_setup_teardown(forgets_what_is_taken_out_and_takes_it_again, setup,
		                                teardown),
		cmocka_unit_test_setup_teardown(stays_fast_when_keys_come_and_go, setup, teardown),
		cmocka_unit_test_setup_teardown(gives_equal_texts_the_same_pointer, setup,
		                                teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
