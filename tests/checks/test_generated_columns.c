#include <string.h>

#include "check_test.h"

#define CHECK "generated_columns"
#define STORED                                                                                     \
	"CREATE TABLE t (id int PRIMARY KEY, a int,\n"                                             \
	" total int GENERATED ALWAYS AS ((a * 2)) STORED);\n"
#define VIRTUAL                                                                                    \
	"CREATE TABLE t (id int PRIMARY KEY, a int,\n"                                             \
	" total int GENERATED ALWAYS AS ((a * 2)));\n"
#define KEY                                                                                        \
	"CREATE TABLE t (a text, k text GENERATED ALWAYS AS (lower(a)) STORED NOT NULL);\n"        \
	"ALTER TABLE ONLY t ADD CONSTRAINT t_pkey PRIMARY KEY (k);\n"

static void stored_ones_break_the_copy_up_to_5_0_11(void **state)
{
	assert_titles(CHECK, STORED,
	              "CRITICAL Generated column public.t.total breaks the initial copy under "
	              "Spock 5.0.11\n");
	assert_metadata(CHECK, STORED,
	                "column public.t.total | gen_type=STORED expression=(a * 2)\n");
	assert_string_equal(groups_of(state, CHECK, STORED, NULL), "generated:public.t.total\n");
}

static void stored_ones_are_only_told_of_later(void **state)
{
	const char *told = "INFO Generated column public.t.total is computed on each node\n";

	assert_string_equal(titles_of(state, CHECK, STORED, &spock_5_0_12), told);
	assert_string_equal(titles_of(state, CHECK, STORED, &spock_6), told);
}

static void virtual_ones_break_the_copy_before_6(void **state)
{
	assert_titles(CHECK, VIRTUAL,
	              "CRITICAL Generated column public.t.total breaks the initial copy under "
	              "Spock 5.0.11\n");
	assert_string_equal(titles_of(state, CHECK, VIRTUAL, &spock_5_0_12),
	                    "CRITICAL Generated column public.t.total breaks the initial copy "
	                    "under Spock 5.0.12\n");
	assert_string_equal(titles_of(state, CHECK, VIRTUAL, &spock_6),
	                    "INFO Generated column public.t.total is computed on each node\n");
	assert_metadata(CHECK, VIRTUAL,
	                "column public.t.total | gen_type=VIRTUAL expression=(a * 2)\n");
}

static void a_key_has_a_finding_of_its_own(void **state)
{
	assert_titles(CHECK, KEY,
	              "CRITICAL Generated column public.t.k breaks the initial copy under Spock "
	              "5.0.11\n"
	              "WARNING Generated column public.t.k is part of the replica identity\n");
	assert_string_equal(titles_of(state, CHECK, KEY, &spock_6),
	                    "CRITICAL Generated column public.t.k is part of the replica identity\n"
	                    "INFO Generated column public.t.k is computed on each node\n");
}

static void both_findings_on_a_key_have_ids_of_their_own(void **state)
{
	const char *ids = ids_of(state, CHECK, KEY, NULL);

	assert_int_equal(strlen(ids), 34);
	assert_memory_not_equal(ids, ids + 17, 16);
}

static void a_key_is_none_when_it_is_no_identity(void **state)
{
	assert_string_equal(
	    titles_of(state, CHECK, KEY "ALTER TABLE t REPLICA IDENTITY FULL;", &spock_6),
	    "INFO Generated column public.t.k is computed on each node\n");
}

static void a_running_mesh_was_copied_already(void **state)
{
	const struct mm_catalog *catalog = load_sql(state, STORED);

	assert_string_equal(titles_in(state, CHECK, catalog, MM_AUDIT, NULL),
	                    "INFO Generated column public.t.total breaks the initial copy under "
	                    "Spock 5.0.11\n");
}

static void passes_over_identity_columns_and_views(void **state)
{
	assert_titles(CHECK,
	              "CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY);\n"
	              "CREATE VIEW v AS SELECT id * 2 AS total FROM t;\n",
	              "");
}

static void speaks_once_for_a_partitioned_table(void **state)
{
	assert_metadata(CHECK,
	                "CREATE TABLE r (k int, d int GENERATED ALWAYS AS (k + 1) STORED)\n"
	                " PARTITION BY LIST (k);\n"
	                "CREATE TABLE r1 PARTITION OF r FOR VALUES IN (1);\n"
	                "CREATE TABLE r2 (k int, d int GENERATED ALWAYS AS (k + 1) STORED);\n"
	                "ALTER TABLE ONLY r ATTACH PARTITION r2 FOR VALUES IN (2);\n",
	                "column public.r.d | gen_type=STORED expression=k + 1 partitions=2 "
	                "partition_examples=[public.r1, public.r2]\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(stored_ones_break_the_copy_up_to_5_0_11),
		CHECK_TEST(stored_ones_are_only_told_of_later),
		CHECK_TEST(virtual_ones_break_the_copy_before_6),
		CHECK_TEST(a_key_has_a_finding_of_its_own),
		CHECK_TEST(both_findings_on_a_key_have_ids_of_their_own),
		CHECK_TEST(a_key_is_none_when_it_is_no_identity),
		CHECK_TEST(a_running_mesh_was_copied_already),
		CHECK_TEST(passes_over_identity_columns_and_views),
		CHECK_TEST(speaks_once_for_a_partitioned_table),
	};

	return cmocka_run_group_tests_name("generated_columns", tests, NULL, NULL);
}
