#include "check_test.h"

#define TITLE                                                                                      \
	"WARNING Foreign key public.items.items_order_id_fkey crosses the border of replication\n"
#define FOREIGN_KEY                                                                                \
	"ALTER TABLE ONLY public.items ADD CONSTRAINT items_order_id_fkey"                         \
	" FOREIGN KEY (order_id) REFERENCES public.orders(id);\n"

static void reports_an_unlogged_child(void **state)
{
	const char *sql = "CREATE TABLE public.orders (id bigint PRIMARY KEY);"
	                  "CREATE UNLOGGED TABLE public.items (id bigint PRIMARY KEY, order_id "
	                  "bigint);" FOREIGN_KEY;

	assert_titles("foreign_key_closure", sql, TITLE);
	assert_metadata("foreign_key_closure", sql,
	                "constraint public.items.items_order_id_fkey | child=public.items "
	                "parent=public.orders reason=child is unlogged\n");
	assert_details("foreign_key_closure", sql, "Its child public.items is unlogged.\n");
	assert_fixes("foreign_key_closure", sql, "before: ALTER TABLE public.items SET LOGGED;\n");
}

static void reports_a_child_without_a_key(void **state)
{
	const char *sql =
	    "CREATE TABLE public.orders (id bigint PRIMARY KEY);"
	    "CREATE TABLE public.items (order_id bigint UNIQUE NOT NULL);" FOREIGN_KEY;

	assert_titles("foreign_key_closure", sql, TITLE);
	assert_metadata("foreign_key_closure", sql,
	                "constraint public.items.items_order_id_fkey | child=public.items "
	                "parent=public.orders reason=child has no replica identity\n");
	assert_fixes("foreign_key_closure", sql,
	             "before: ALTER TABLE public.items REPLICA IDENTITY USING INDEX "
	             "items_order_id_key;\n");
}

static void reports_a_parent_without_an_identity(void **state)
{
	const char *sql =
	    "CREATE TABLE public.orders (id bigint PRIMARY KEY);"
	    "ALTER TABLE public.orders REPLICA IDENTITY FULL;"
	    "CREATE TABLE public.items (id bigint PRIMARY KEY, order_id bigint);" FOREIGN_KEY;

	assert_metadata("foreign_key_closure", sql,
	                "constraint public.items.items_order_id_fkey | child=public.items "
	                "parent=public.orders reason=parent has no replica identity\n");
	assert_fixes("foreign_key_closure", sql,
	             "before: ALTER TABLE public.orders REPLICA IDENTITY DEFAULT;\n");
}

static void accepts_ends_that_are_alike(void **state)
{
	assert_titles(
	    "foreign_key_closure",
	    "CREATE TABLE public.orders (id bigint PRIMARY KEY);"
	    "CREATE TABLE public.items (id bigint PRIMARY KEY, order_id bigint);" FOREIGN_KEY,
	    "");
	assert_titles("foreign_key_closure",
	              "CREATE TABLE public.orders (id bigint UNIQUE);"
	              "CREATE TABLE public.items (order_id bigint);" FOREIGN_KEY,
	              "");
	assert_titles("foreign_key_closure",
	              "CREATE UNLOGGED TABLE public.orders (id bigint PRIMARY KEY);"
	              "CREATE UNLOGGED TABLE public.items (order_id bigint);" FOREIGN_KEY,
	              "");
}

static void passes_over_keys_that_are_not_enforced(void **state)
{
	assert_titles("foreign_key_closure",
	              "CREATE TABLE public.orders (id bigint PRIMARY KEY);"
	              "CREATE TABLE public.items (order_id bigint);"
	              "ALTER TABLE ONLY public.items ADD CONSTRAINT items_o FOREIGN KEY (order_id)"
	              " REFERENCES public.orders(id) NOT ENFORCED;",
	              "");
}

static void reports_a_partitioned_child_once(void **state)
{
	assert_titles("foreign_key_closure",
	              "CREATE TABLE public.orders (id bigint PRIMARY KEY);"
	              "CREATE TABLE public.items (order_id bigint) PARTITION BY LIST (order_id);"
	              "CREATE TABLE public.items_1 PARTITION OF public.items FOR VALUES IN (1);"
	              "ALTER TABLE public.items ADD CONSTRAINT items_order_id_fkey"
	              " FOREIGN KEY (order_id) REFERENCES public.orders(id);",
	              TITLE);
}

static void reports_two_keys_of_one_table(void **state)
{
	assert_titles(
	    "foreign_key_closure",
	    "CREATE TABLE public.orders (id bigint PRIMARY KEY);"
	    "CREATE TABLE public.items (a bigint CONSTRAINT items_a REFERENCES public.orders,"
	    " b bigint CONSTRAINT items_b REFERENCES public.orders);",
	    "WARNING Foreign key public.items.items_a crosses the border of replication\n"
	    "WARNING Foreign key public.items.items_b crosses the border of replication\n");
}

static void passes_over_a_parent_that_is_not_in_the_dump(void **state)
{
	assert_titles("foreign_key_closure",
	              "CREATE TABLE public.items (a bigint REFERENCES spatial.refs(id));", "");
}

static void reports_an_end_that_is_a_foreign_table(void **state)
{
	struct mm_catalog *catalog = load_sql(
	    state,
	    "CREATE TABLE public.orders (id bigint PRIMARY KEY);"
	    "CREATE TABLE public.items (id bigint PRIMARY KEY, order_id bigint);" FOREIGN_KEY);

	/* PostgreSQL allows it in no version; a file may say so. */
	mm_catalog_find_relation(catalog, "public", "orders")->kind = 'f';
	assert_string_equal(metadata_in(state, "foreign_key_closure", catalog, MM_SCAN, NULL),
	                    "constraint public.items.items_order_id_fkey | child=public.items "
	                    "parent=public.orders reason=parent is a foreign table\n");
}

static void gathers_the_keys_of_single_partitions_on_the_root(void **state)
{
	const char *sql = "CREATE TABLE public.par (id integer PRIMARY KEY);"
	                  "CREATE TABLE public.m (id integer, p integer) PARTITION BY LIST (id);"
	                  "CREATE TABLE public.m_1 PARTITION OF public.m FOR VALUES IN (1);"
	                  "CREATE TABLE public.m_2 PARTITION OF public.m FOR VALUES IN (2);"
	                  "ALTER TABLE public.m_1 ADD CONSTRAINT a FOREIGN KEY (p) "
	                  "REFERENCES public.par;"
	                  "ALTER TABLE public.m_2 ADD CONSTRAINT b FOREIGN KEY (p) "
	                  "REFERENCES public.par;";

	assert_titles(
	    "foreign_key_closure", sql,
	    "WARNING Table public.m has partitions with foreign keys that cross the border "
	    "of replication\n");
	assert_metadata("foreign_key_closure", sql,
	                "partitioned table public.m | constraints=[public.m_1.a, public.m_2.b] "
	                "partitions=2 partition_examples=[public.m_1, public.m_2]\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(reports_an_unlogged_child),
		CHECK_TEST(reports_a_child_without_a_key),
		CHECK_TEST(reports_a_parent_without_an_identity),
		CHECK_TEST(accepts_ends_that_are_alike),
		CHECK_TEST(passes_over_keys_that_are_not_enforced),
		CHECK_TEST(reports_a_partitioned_child_once),
		CHECK_TEST(reports_two_keys_of_one_table),
		CHECK_TEST(passes_over_a_parent_that_is_not_in_the_dump),
		CHECK_TEST(reports_an_end_that_is_a_foreign_table),
		CHECK_TEST(gathers_the_keys_of_single_partitions_on_the_root),
	};

	return cmocka_run_group_tests_name("foreign_key_closure", tests, NULL, NULL);
}
