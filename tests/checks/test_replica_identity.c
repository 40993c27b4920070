#include "check_test.h"

#define ORDERS      "CREATE TABLE public.orders (id bigint NOT NULL, code text NOT NULL);\n"
#define ORDERS_PKEY "ALTER TABLE ONLY public.orders ADD CONSTRAINT orders_pkey PRIMARY KEY (id);\n"

static void reports_full_that_hides_a_key(void **state)
{
	const char *sql =
	    ORDERS "ALTER TABLE ONLY public.orders REPLICA IDENTITY FULL;\n" ORDERS_PKEY;

	assert_titles("replica_identity", sql,
	              "CRITICAL Table public.orders has REPLICA IDENTITY FULL, "
	              "which hides its primary key\n");
	assert_metadata("replica_identity", sql,
	                "table public.orders | relreplident=f index=orders_pkey "
	                "defect=primary key is not used\n");
	assert_fixes("replica_identity", sql,
	             "before: ALTER TABLE public.orders REPLICA IDENTITY DEFAULT;\n");
	assert_string_equal(groups_of(state, "replica_identity", sql, NULL),
	                    "identity:public.orders\n");
}

static void reports_nothing_that_hides_a_key(void **state)
{
	const char *sql =
	    ORDERS ORDERS_PKEY "ALTER TABLE ONLY public.orders REPLICA IDENTITY NOTHING;";

	assert_titles("replica_identity", sql,
	              "CRITICAL Table public.orders has REPLICA IDENTITY NOTHING, "
	              "which hides its primary key\n");
	assert_fixes("replica_identity", sql,
	             "before: ALTER TABLE public.orders REPLICA IDENTITY DEFAULT;\n");
}

static void reports_a_chosen_index_that_was_dropped(void **state)
{
	const char *sql = ORDERS "CREATE UNIQUE INDEX orders_id ON public.orders (id);"
	                         "ALTER TABLE public.orders REPLICA IDENTITY USING INDEX orders_id;"
	                         "DROP INDEX public.orders_id;";

	assert_titles(
	    "replica_identity", sql,
	    "CRITICAL Table public.orders has REPLICA IDENTITY USING INDEX, but no index\n");
	assert_metadata("replica_identity", sql,
	                "table public.orders | relreplident=i defect=no index is marked\n");
	assert_fixes("replica_identity", sql, "no sql\n");
}

static void offers_the_key_or_another_index_for_the_dropped_one(void **state)
{
	assert_fixes("replica_identity",
	             ORDERS ORDERS_PKEY
	             "CREATE UNIQUE INDEX orders_code ON public.orders (code);"
	             "ALTER TABLE public.orders REPLICA IDENTITY USING INDEX orders_code;"
	             "DROP INDEX public.orders_code;",
	             "before: ALTER TABLE public.orders REPLICA IDENTITY DEFAULT;\n");
	assert_fixes("replica_identity",
	             ORDERS "CREATE UNIQUE INDEX orders_id ON public.orders (id);"
	                    "CREATE UNIQUE INDEX orders_code ON public.orders (code);"
	                    "ALTER TABLE public.orders REPLICA IDENTITY USING INDEX orders_code;"
	                    "DROP INDEX public.orders_code;",
	             "before: ALTER TABLE public.orders REPLICA IDENTITY USING INDEX orders_id;\n");
}

static void says_what_is_wrong_with_a_chosen_index(void **state)
{
	struct mm_catalog *catalog = load_sql(
	    state, ORDERS "CREATE UNIQUE INDEX orders_id ON public.orders (id);"
	                  "ALTER TABLE public.orders REPLICA IDENTITY USING INDEX orders_id;");
	struct mm_relation *orders = mm_catalog_find_relation(catalog, "public", "orders");

	assert_string_equal(titles_in(state, "replica_identity", catalog, MM_SCAN, NULL), "");
	orders->indexes.items[0]->is_invalid = true;
	mm_identity_find(orders);
	assert_string_equal(titles_in(state, "replica_identity", catalog, MM_SCAN, NULL),
	                    "CRITICAL Table public.orders has REPLICA IDENTITY USING INDEX with "
	                    "an index that cannot serve\n");
}

#define DEFECT(text) "table public.orders | relreplident=i index=orders_id defect=" text "\n"

static void names_the_defect(const struct mm_catalog *catalog, void **state, const char *defect)
{
	mm_identity_find(mm_catalog_find_relation(catalog, "public", "orders"));
	assert_string_equal(metadata_in(state, "replica_identity", catalog, MM_SCAN, NULL), defect);
}

static void names_each_defect_of_a_chosen_index(void **state)
{
	struct mm_catalog *catalog = load_sql(
	    state, ORDERS "CREATE UNIQUE INDEX orders_id ON public.orders (id);"
	                  "ALTER TABLE public.orders REPLICA IDENTITY USING INDEX orders_id;");
	struct mm_relation *orders = mm_catalog_find_relation(catalog, "public", "orders");
	struct mm_index *index = orders->indexes.items[0];

	orders->columns.items[0]->is_not_null = false;
	names_the_defect(catalog, state, DEFECT("index has a nullable column"));
	mm_strings_add(catalog->arena, &index->expressions, "id + 1");
	names_the_defect(catalog, state, DEFECT("index has expressions"));
	index->predicate = "id > 0";
	names_the_defect(catalog, state, DEFECT("index is partial"));
	index->is_deferrable = true;
	names_the_defect(catalog, state, DEFECT("index is deferrable"));
	index->is_unique = false;
	names_the_defect(catalog, state, DEFECT("index is not unique"));
	index->is_invalid = true;
	names_the_defect(catalog, state, DEFECT("index is invalid"));
}

static void repeats_the_fix_for_partitions_with_the_same_setting(void **state)
{
	const char *sql =
	    "CREATE TABLE public.m (id integer NOT NULL) PARTITION BY RANGE (id);"
	    "CREATE TABLE public.m_1 PARTITION OF public.m FOR VALUES FROM (0) TO (10);"
	    "CREATE TABLE public.m_2 PARTITION OF public.m FOR VALUES FROM (10) TO (20);"
	    "ALTER TABLE public.m ADD CONSTRAINT m_pkey PRIMARY KEY (id);"
	    "ALTER TABLE public.m REPLICA IDENTITY FULL;"
	    "ALTER TABLE public.m_2 REPLICA IDENTITY FULL;";

	assert_metadata("replica_identity", sql,
	                "partitioned table public.m | relreplident=f index=m_pkey "
	                "defect=primary key is not used partitions=2 "
	                "partition_examples=[public.m_1, public.m_2]\n");
	assert_fixes("replica_identity", sql,
	             "before: ALTER TABLE public.m REPLICA IDENTITY DEFAULT;\n"
	             "ALTER TABLE public.m_2 REPLICA IDENTITY DEFAULT;\n");
}

static void leaves_a_single_odd_partition_to_partition_identity(void **state)
{
	assert_titles("replica_identity",
	              "CREATE TABLE public.m (id integer PRIMARY KEY) PARTITION BY RANGE (id);"
	              "CREATE TABLE public.m_1 PARTITION OF public.m FOR VALUES FROM (0) TO (10);"
	              "ALTER TABLE public.m_1 REPLICA IDENTITY FULL;",
	              "");
}

static void accepts_a_chosen_index_without_a_primary_key(void **state)
{
	assert_titles("replica_identity",
	              ORDERS "CREATE UNIQUE INDEX orders_id ON public.orders (id);"
	                     "ALTER TABLE public.orders REPLICA IDENTITY USING INDEX orders_id;",
	              "");
}

static void leaves_tables_without_a_key_to_primary_keys(void **state)
{
	assert_titles("replica_identity", ORDERS "ALTER TABLE public.orders REPLICA IDENTITY FULL;",
	              "");
	assert_titles("replica_identity",
	              ORDERS "ALTER TABLE public.orders REPLICA IDENTITY NOTHING;", "");
}

static void leaves_deferrable_keys_to_their_check(void **state)
{
	assert_titles(
	    "replica_identity",
	    "CREATE TABLE public.t (id integer PRIMARY KEY DEFERRABLE, k integer NOT NULL);"
	    "ALTER TABLE public.t REPLICA IDENTITY FULL;",
	    "");
	assert_titles(
	    "replica_identity",
	    "CREATE TABLE public.t (id integer PRIMARY KEY DEFERRABLE, k integer NOT NULL);"
	    "CREATE UNIQUE INDEX t_k ON public.t (k);"
	    "ALTER TABLE public.t REPLICA IDENTITY USING INDEX t_k;"
	    "DROP INDEX public.t_k;",
	    "");
}

static void accepts_default_and_a_return_to_it(void **state)
{
	assert_titles("replica_identity",
	              ORDERS ORDERS_PKEY "ALTER TABLE public.orders REPLICA IDENTITY FULL;"
	                                 "ALTER TABLE public.orders REPLICA IDENTITY DEFAULT;",
	              "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(reports_full_that_hides_a_key),
		CHECK_TEST(reports_nothing_that_hides_a_key),
		CHECK_TEST(reports_a_chosen_index_that_was_dropped),
		CHECK_TEST(offers_the_key_or_another_index_for_the_dropped_one),
		CHECK_TEST(says_what_is_wrong_with_a_chosen_index),
		CHECK_TEST(names_each_defect_of_a_chosen_index),
		CHECK_TEST(repeats_the_fix_for_partitions_with_the_same_setting),
		CHECK_TEST(leaves_a_single_odd_partition_to_partition_identity),
		CHECK_TEST(accepts_a_chosen_index_without_a_primary_key),
		CHECK_TEST(leaves_tables_without_a_key_to_primary_keys),
		CHECK_TEST(leaves_deferrable_keys_to_their_check),
		CHECK_TEST(accepts_default_and_a_return_to_it),
	};

	return cmocka_run_group_tests_name("replica_identity", tests, NULL, NULL);
}
