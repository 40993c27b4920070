#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "catalog.h"
#include "leaves.h"

static struct mm_relation *add(struct mm_catalog *catalog, const char *name, char kind,
                               const char *parent)
{
	struct mm_relation *r = mm_catalog_add_relation(catalog, "s", name, kind);

	if (parent != NULL) {
		r->is_partition = true;
		mm_strings_add(catalog->arena, &r->parent_schemas, "s");
		mm_strings_add(catalog->arena, &r->parent_names, parent);
	}
	return r;
}

static void finds_the_leaves_of_all_levels(void **state)
{
	struct mm_catalog *catalog = mm_catalog_new();
	struct mm_relation *root = add(catalog, "m", 'p', NULL);
	struct mm_relation *leaf = add(catalog, "m_2", 'r', "m");
	struct mm_relation_list leaves = { 0 };

	(void)state;
	add(catalog, "m_1", 'p', "m");
	add(catalog, "m_1_1", 'f', "m_1");
	mm_catalog_finish(catalog);
	mm_leaves(catalog->arena, root, &leaves);
	assert_int_equal(leaves.count, 2);
	assert_string_equal(leaves.items[0]->name, "m_1_1");
	assert_ptr_equal(leaves.items[1], leaf);
	mm_leaves(catalog->arena, leaf, &leaves);
	assert_int_equal(leaves.count, 2);
	mm_catalog_free(catalog);
}

static void comes_out_of_a_circle(void **state)
{
	struct mm_catalog *catalog = mm_catalog_new();
	struct mm_relation *a = add(catalog, "a", 'p', "b");
	struct mm_relation_list leaves = { 0 };

	(void)state;
	add(catalog, "b", 'p', "a");
	mm_catalog_finish(catalog);
	mm_leaves(catalog->arena, a, &leaves);
	assert_int_equal(leaves.count, 0);
	mm_catalog_free(catalog);
}

static void takes_each_relation_below_one_parent_only(void **state)
{
	struct mm_catalog *catalog = mm_catalog_new();
	struct mm_relation *a = add(catalog, "a", 'p', NULL);
	struct mm_relation *b = add(catalog, "b", 'p', NULL);
	struct mm_relation *leaf = add(catalog, "leaf", 'r', "a");
	struct mm_relation_list leaves = { 0 };

	(void)state;
	mm_strings_add(catalog->arena, &leaf->parent_schemas, "s");
	mm_strings_add(catalog->arena, &leaf->parent_names, "b");
	mm_catalog_finish(catalog);
	mm_leaves(catalog->arena, b, &leaves);
	assert_int_equal(leaves.count, 0);
	mm_leaves(catalog->arena, a, &leaves);
	assert_int_equal(leaves.count, 1);
	mm_catalog_free(catalog);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_the_leaves_of_all_levels),
		cmocka_unit_test(comes_out_of_a_circle),
		cmocka_unit_test(takes_each_relation_below_one_parent_only),
	};

	return cmocka_run_group_tests_name("leaves", tests, NULL, NULL);
}
