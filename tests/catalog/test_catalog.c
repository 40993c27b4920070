#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "arena.h"
#include "buf.h"
#include "catalog.h"
#include "identity.h"
#include "scope.h"
#include "types.h"

static int setup(void **state)
{
	*state = mm_catalog_new();
	return 0;
}

static int teardown(void **state)
{
	mm_catalog_free(*state);
	return 0;
}

#define CATALOG_TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

static struct mm_relation *add_table(struct mm_catalog *catalog, const char *name)
{
	struct mm_relation *r = mm_catalog_add_relation(catalog, "public", name, 'r');
	struct mm_column *c = mm_catalog_add_column(catalog, r, "id");

	c->type = "integer";
	c->is_not_null = true;
	return r;
}

static struct mm_index *add_index(struct mm_catalog *catalog, struct mm_relation *r,
                                  const char *name, const char *column)
{
	struct mm_index *i = mm_catalog_add_index(catalog, r, name);

	mm_strings_add(catalog->arena, &i->columns, column);
	i->is_unique = true;
	return i;
}

static void finds_what_was_added(void **state)
{
	struct mm_catalog *c = *state;
	struct mm_relation *r = add_table(c, "Order Items");

	assert_ptr_equal(mm_catalog_find_relation(c, "public", "Order Items"), r);
	assert_null(mm_catalog_find_relation(c, "public", "order items"));
	assert_null(mm_catalog_find_relation(c, "publicOrder", " Items"));
	assert_non_null(mm_relation_find_column(r, "id"));
	assert_null(mm_relation_find_column(r, "ID"));
}

static void tells_overloads_apart(void **state)
{
	struct mm_catalog *c = *state;
	struct mm_function *f = mm_catalog_add_function(c, "app", "f", "integer");
	struct mm_function *g = mm_catalog_add_function(c, "app", "f", "text");

	assert_ptr_equal(mm_catalog_find_function(c, "app", "f", "integer"), f);
	assert_ptr_equal(mm_catalog_find_function(c, "app", "f", "text"), g);
	assert_int_equal(mm_catalog_overloads(c, "app", "f")->count, 2);
	assert_int_equal(mm_catalog_overloads(c, NULL, "f")->count, 2);
	assert_null(mm_catalog_overloads(c, "app", "g"));
}

static void a_dropped_table_takes_its_parts_with_it(void **state)
{
	struct mm_catalog *c = *state;
	struct mm_relation *r = add_table(c, "t");

	add_index(c, r, "t_pkey", "id");
	mm_catalog_add_constraint(c, r, "t_pkey", 'p');
	mm_catalog_drop_relation(c, r);
	mm_catalog_finish(c);
	assert_int_equal(c->relations.count, 0);
	assert_int_equal(c->columns.count, 0);
	assert_int_equal(c->indexes.count, 0);
	assert_int_equal(c->constraints.count, 0);
	assert_null(mm_catalog_find_relation(c, "public", "t"));
	assert_null(mm_catalog_find_index(c, "public", "t_pkey"));
}

static void a_dropped_column_takes_its_indexes_with_it(void **state)
{
	struct mm_catalog *c = *state;
	struct mm_relation *r = add_table(c, "t");
	struct mm_column *extra = mm_catalog_add_column(c, r, "extra");

	mm_catalog_add_column(c, r, "last");
	add_index(c, r, "t_extra_key", "extra");
	mm_catalog_drop_column(c, extra);
	mm_catalog_finish(c);
	assert_int_equal(r->indexes.count, 0);
	assert_int_equal(r->columns.count, 2);
	assert_int_equal(mm_relation_find_column(r, "last")->position, 2);
}

static void a_renamed_table_keeps_its_keys_and_references(void **state)
{
	struct mm_catalog *c = *state;
	struct mm_relation *parent = add_table(c, "parent");
	struct mm_relation *child = add_table(c, "child");
	struct mm_constraint *fk = mm_catalog_add_constraint(c, child, "child_fkey", 'f');

	fk->ref_schema = "public";
	fk->ref_table = "parent";
	mm_list_add(c->arena, &parent->referenced_by, fk);
	mm_catalog_rename_relation(c, parent, "public", "elder");
	mm_catalog_finish(c);
	assert_null(mm_catalog_find_relation(c, "public", "parent"));
	assert_ptr_equal(mm_catalog_find_relation(c, "public", "elder"), parent);
	assert_ptr_equal(fk->references, parent);
	assert_int_equal(parent->referenced_by.count, 1);
	assert_string_equal(parent->columns.items[0]->table, "elder");
}

static void partitions_have_the_top_as_root(void **state)
{
	struct mm_catalog *c = *state;
	const char *const names[] = { "top", "middle", "leaf" };
	struct mm_relation *r[3];

	for (int i = 0; i < 3; i++) {
		r[i] = add_table(c, names[i]);
		r[i]->kind = i < 2 ? 'p' : 'r';
		if (i == 0)
			continue;
		r[i]->is_partition = true;
		mm_strings_add(c->arena, &r[i]->parent_schemas, "public");
		mm_strings_add(c->arena, &r[i]->parent_names, names[i - 1]);
	}
	mm_catalog_finish(c);
	assert_ptr_equal(r[2]->root, r[0]);
	assert_ptr_equal(r[0]->root, r[0]);
	assert_int_equal(mm_relation_leaf_count(r[0]), 1);
	assert_true(mm_relation_is_partition(r[2]));
	assert_false(mm_relation_is_partition(r[0]));
}

static void a_circle_of_partitions_ends(void **state)
{
	struct mm_catalog *c = *state;
	struct mm_relation *a = add_table(c, "a");
	struct mm_relation *b = add_table(c, "b");

	a->kind = b->kind = 'p';
	a->is_partition = b->is_partition = true;
	mm_strings_add(c->arena, &a->parent_schemas, "public");
	mm_strings_add(c->arena, &a->parent_names, "b");
	mm_strings_add(c->arena, &b->parent_schemas, "public");
	mm_strings_add(c->arena, &b->parent_names, "a");
	mm_catalog_finish(c);
	assert_non_null(a->root);
	assert_true(mm_relation_leaf_count(a) >= 0);
}

static void the_primary_key_is_the_default_identity(void **state)
{
	struct mm_catalog *c = *state;
	struct mm_relation *r = add_table(c, "t");
	struct mm_index *key = add_index(c, r, "t_pkey", "id");

	key->is_primary = true;
	mm_catalog_finish(c);
	assert_ptr_equal(r->identity, key);
	key->is_deferrable = true;
	mm_identity_find(r);
	assert_null(r->identity);
	key->is_deferrable = false;
	r->replica_identity = 'f';
	mm_identity_find(r);
	assert_null(r->identity);
	assert_ptr_equal(r->primary_key, key);
}

static void a_chosen_index_must_be_fit_to_identify(void **state)
{
	struct mm_catalog *c = *state;
	struct mm_relation *r = add_table(c, "t");
	struct mm_index *index = add_index(c, r, "t_id_key", "id");

	r->replica_identity = 'i';
	mm_catalog_finish(c);
	assert_null(r->identity);
	index->is_replica_identity = true;
	mm_identity_find(r);
	assert_ptr_equal(r->identity, index);
	index->predicate = "(id > 0)";
	mm_identity_find(r);
	assert_null(r->identity);
	index->predicate = NULL;
	r->columns.items[0]->is_not_null = false;
	mm_identity_find(r);
	assert_null(r->identity);
}

static void scope_leaves_out_system_reserved_and_filtered_schemas(void **state)
{
	struct mm_catalog *c = *state;
	const char *const schemas[] = { "public",    "pg_catalog", "spock", "information_schema",
		                        "spock_app", "app" };
	const bool expected[] = { true, false, false, false, true, false };
	struct mm_scope scope = { 0 };

	mm_strings_add(c->arena, &scope.exclude, "ap*");
	for (size_t i = 0; i < 6; i++)
		mm_catalog_add_relation(c, schemas[i], "t", 'r');
	mm_catalog_finish(c);
	mm_catalog_set_scope(c, &scope);
	for (size_t i = 0; i < 6; i++)
		assert_int_equal(mm_catalog_find_relation(c, schemas[i], "t")->is_in_scope,
		                 expected[i]);
}

static void type_names_lose_modifiers_but_not_quoted_parentheses(void **state)
{
	struct mm_catalog *c = *state;

	assert_string_equal(mm_type_bare_name(c->arena, "numeric(12,2)[]"), "numeric");
	assert_string_equal(mm_type_bare_name(c->arena, "timestamp(3) with time zone"),
	                    "timestamp with time zone");
	assert_string_equal(mm_type_bare_name(c->arena, "app.\"odd(name)[]\""),
	                    "app.\"odd(name)[]\"");
}

static void domains_lead_to_their_base_type(void **state)
{
	struct mm_catalog *c = *state;
	struct mm_type *inner = mm_catalog_add_type(c, "app", "inner", 'd');
	struct mm_type *outer = mm_catalog_add_type(c, "app", "Outer", 'd');

	inner->base_type = "numeric(10,0)";
	outer->base_type = "app.inner";
	mm_catalog_finish(c);
	assert_ptr_equal(mm_catalog_type_of(c, "app.\"Outer\"[]"), outer);
	assert_string_equal(mm_type_base_name(c, c->arena, "app.\"Outer\""), "numeric");
	assert_string_equal(mm_type_base_name(c, c->arena, "text"), "text");
	inner->base_type = "app.\"Outer\"";
	assert_non_null(mm_type_base_name(c, c->arena, "app.inner"));
}

static void lists_are_printed_sorted_with_their_fields(void **state)
{
	struct mm_catalog *c = *state;
	struct mm_buf buf = { 0 };

	mm_catalog_add_extension(c, "hstore")->is_installed = true;
	mm_catalog_add_extension(c, "citext");
	mm_catalog_finish(c);
	mm_catalog_print(c, &buf);
	assert_string_equal(buf.text,
	                    "extension name=citext\nextension name=hstore is_installed=true\n");
	mm_buf_release(&buf);
}

static void a_part_is_absent_with_its_reason_until_claimed(void **state)
{
	struct mm_catalog *c = *state;

	assert_false(mm_catalog_has(c, MM_PART(HBA)));
	mm_catalog_lacks(c, MM_PART_NUMBER_HBA, MM_NOT_READABLE, "permission denied");
	assert_string_equal(c->parts[MM_PART_NUMBER_HBA].reason, "permission denied");
	mm_catalog_claim(c, MM_PART(HBA) | MM_PART(ROLES));
	assert_true(mm_catalog_has(c, MM_PART(HBA) | MM_PART(ROLES)));
	assert_false(mm_catalog_has(c, MM_PART(HBA) | MM_PART(SLOTS)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CATALOG_TEST(finds_what_was_added),
		CATALOG_TEST(tells_overloads_apart),
		CATALOG_TEST(a_dropped_table_takes_its_parts_with_it),
		CATALOG_TEST(a_dropped_column_takes_its_indexes_with_it),
		CATALOG_TEST(a_renamed_table_keeps_its_keys_and_references),
		CATALOG_TEST(partitions_have_the_top_as_root),
		CATALOG_TEST(a_circle_of_partitions_ends),
		CATALOG_TEST(the_primary_key_is_the_default_identity),
		CATALOG_TEST(a_chosen_index_must_be_fit_to_identify),
		CATALOG_TEST(scope_leaves_out_system_reserved_and_filtered_schemas),
		CATALOG_TEST(type_names_lose_modifiers_but_not_quoted_parentheses),
		CATALOG_TEST(domains_lead_to_their_base_type),
		CATALOG_TEST(lists_are_printed_sorted_with_their_fields),
		CATALOG_TEST(a_part_is_absent_with_its_reason_until_claimed),
	};

	return cmocka_run_group_tests_name("catalog", tests, NULL, NULL);
}
