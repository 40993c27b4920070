#include "check_test.h"

/* As pg_dump writes a partitioned table with its key. */
#define ROOT       "CREATE TABLE public.m (id integer NOT NULL, v text) PARTITION BY RANGE (id);\n"
#define LEAF(name) "CREATE TABLE public." name " (id integer NOT NULL, v text);\n"
#define ATTACH(name, from, to)                                                                     \
	"ALTER TABLE ONLY public.m ATTACH PARTITION public." name " FOR VALUES FROM (" from        \
	") TO (" to ");\n"
#define KEY(table)                                                                                 \
	"ALTER TABLE ONLY public." table " ADD CONSTRAINT " table "_pkey PRIMARY KEY (id);\n"
#define ATTACH_KEY(name) "ALTER INDEX public.m_pkey ATTACH PARTITION public." name "_pkey;\n"

static void accepts_what_pg_dump_writes(void **state)
{
	assert_titles("partition_identity",
	              ROOT LEAF("m_1") LEAF("m_2") ATTACH("m_1", "0", "10")
	                  ATTACH("m_2", "10", "20") KEY("m") KEY("m_1") KEY("m_2") ATTACH_KEY("m_1")
	                      ATTACH_KEY("m_2"),
	              "");
}

static void accepts_a_key_written_on_the_root(void **state)
{
	assert_titles("partition_identity",
	              "CREATE TABLE public.m (id integer PRIMARY KEY) PARTITION BY RANGE (id);"
	              "CREATE TABLE public.m_1 PARTITION OF public.m FOR VALUES FROM (0) TO (10);",
	              "");
}

static void reports_an_attached_table_without_a_key(void **state)
{
	const char *sql = ROOT LEAF("m_1") LEAF("m_2") ATTACH("m_1", "0", "10")
	    ATTACH("m_2", "10", "20") KEY("m") KEY("m_1") ATTACH_KEY("m_1");

	assert_titles("partition_identity", sql,
	              "CRITICAL Partition public.m_2 has no replica identity although public.m has "
	              "one\n");
	assert_metadata("partition_identity", sql,
	                "table public.m_2 | root=public.m defect=no key\n");
	assert_fixes("partition_identity", sql,
	             "before: ALTER TABLE public.m_2 ADD CONSTRAINT m_2_pkey PRIMARY KEY (id);\n"
	             "ALTER INDEX public.m_pkey ATTACH PARTITION public.m_2_pkey;\n");
	assert_string_equal(groups_of(state, "partition_identity", sql, NULL),
	                    "identity:public.m\n");
}

static void reports_a_key_that_is_not_attached(void **state)
{
	const char *sql = ROOT LEAF("m_1") ATTACH("m_1", "0", "10") KEY("m") KEY("m_1");

	assert_titles(
	    "partition_identity", sql,
	    "CRITICAL Partition public.m_1 has a key that is not attached to that of public.m\n");
	assert_fixes("partition_identity", sql,
	             "before: ALTER INDEX public.m_pkey ATTACH PARTITION public.m_1_pkey;\n");
}

static void reports_full_on_one_leaf(void **state)
{
	const char *sql =
	    "CREATE TABLE public.m (id integer PRIMARY KEY) PARTITION BY RANGE (id);"
	    "CREATE TABLE public.m_1 PARTITION OF public.m FOR VALUES FROM (0) TO (10);"
	    "CREATE TABLE public.m_2 PARTITION OF public.m FOR VALUES FROM (10) TO (20);"
	    "CREATE TABLE public.m_3 PARTITION OF public.m FOR VALUES FROM (20) TO (30);"
	    "ALTER TABLE ONLY public.m_1 REPLICA IDENTITY FULL;"
	    "ALTER TABLE ONLY public.m_3 REPLICA IDENTITY NOTHING;";

	assert_titles("partition_identity", sql,
	              "CRITICAL Partition public.m_1 has no replica identity although public.m has "
	              "one\n"
	              "CRITICAL Partition public.m_3 has no replica identity although public.m has "
	              "one\n");
	assert_metadata("partition_identity", sql,
	                "table public.m_1 | root=public.m defect=REPLICA IDENTITY FULL\n"
	                "table public.m_3 | root=public.m defect=REPLICA IDENTITY NOTHING\n");
	assert_fixes("partition_identity", sql,
	             "before: ALTER TABLE public.m_1 REPLICA IDENTITY DEFAULT;\n"
	             "before: ALTER TABLE public.m_3 REPLICA IDENTITY DEFAULT;\n");
}

static void reports_a_leaf_that_does_not_choose_the_roots_index(void **state)
{
	const char *sql =
	    "CREATE TABLE public.m (id integer NOT NULL) PARTITION BY RANGE (id);"
	    "CREATE TABLE public.m_1 PARTITION OF public.m FOR VALUES FROM (0) TO (10);"
	    "CREATE UNIQUE INDEX m_id ON public.m (id);"
	    "ALTER TABLE public.m REPLICA IDENTITY USING INDEX m_id;";

	assert_metadata("partition_identity", sql,
	                "table public.m_1 | root=public.m defect=identity index not chosen\n");
	assert_fixes("partition_identity", sql,
	             "before: ALTER TABLE public.m_1 REPLICA IDENTITY USING INDEX m_1_id_idx;\n");
}

static void reports_an_unlogged_leaf(void **state)
{
	const char *sql =
	    "CREATE TABLE public.m (id integer PRIMARY KEY) PARTITION BY RANGE (id);"
	    "CREATE UNLOGGED TABLE public.m_1 PARTITION OF public.m FOR VALUES FROM (0) TO (10);";

	assert_titles("partition_identity", sql,
	              "CRITICAL Partition public.m_1 is unlogged although public.m is not\n");
	assert_metadata("partition_identity", sql,
	                "table public.m_1 | root=public.m defect=unlogged\n");
	assert_fixes("partition_identity", sql, "before: ALTER TABLE public.m_1 SET LOGGED;\n");
}

static void warns_of_a_foreign_leaf(void **state)
{
	const char *sql = "CREATE TABLE public.m (id integer NOT NULL) PARTITION BY RANGE (id);"
	                  "CREATE FOREIGN TABLE public.m_old PARTITION OF public.m"
	                  " FOR VALUES FROM (0) TO (10) SERVER far;"
	                  "ALTER TABLE ONLY public.m ADD CONSTRAINT m_pkey PRIMARY KEY (id);";

	assert_titles("partition_identity", sql,
	              "WARNING Partition public.m_old of public.m is a foreign table\n");
	assert_metadata("partition_identity", sql,
	                "foreign table public.m_old | root=public.m defect=foreign table\n");
	assert_fixes("partition_identity", sql, "no sql\n");
}

static void warns_of_other_key_columns(void **state)
{
	const char *sql =
	    "CREATE TABLE public.m (id integer NOT NULL, k integer NOT NULL)"
	    " PARTITION BY RANGE (id);"
	    "ALTER TABLE public.m ADD CONSTRAINT m_pkey PRIMARY KEY (id);"
	    "CREATE TABLE public.m_1 PARTITION OF public.m FOR VALUES FROM (0) TO (10);"
	    "CREATE UNIQUE INDEX m_1_k ON public.m_1 (k);"
	    "ALTER TABLE public.m_1 REPLICA IDENTITY USING INDEX m_1_k;";

	assert_titles("partition_identity", sql,
	              "WARNING Partition public.m_1 has another replica identity than public.m\n");
	assert_metadata("partition_identity", sql,
	                "table public.m_1 | root=public.m defect=other key columns\n");
}

static void does_not_mind_the_order_of_key_columns(void **state)
{
	assert_titles("partition_identity",
	              "CREATE TABLE public.m (a integer NOT NULL, b integer NOT NULL)"
	              " PARTITION BY RANGE (a);"
	              "ALTER TABLE public.m ADD CONSTRAINT m_pkey PRIMARY KEY (a, b);"
	              "CREATE TABLE public.m_1 PARTITION OF public.m FOR VALUES FROM (0) TO (10);"
	              "CREATE UNIQUE INDEX m_1_ba ON public.m_1 (b, a);"
	              "ALTER TABLE public.m_1 REPLICA IDENTITY USING INDEX m_1_ba;",
	              "");
}

static void looks_below_sub_partitioned_levels(void **state)
{
	const char *sql =
	    "CREATE TABLE public.m (a integer, b integer, PRIMARY KEY (a, b)) PARTITION BY LIST "
	    "(a);"
	    "CREATE TABLE public.m_1 PARTITION OF public.m FOR VALUES IN (1) PARTITION BY LIST (b);"
	    "CREATE TABLE public.m_1_1 PARTITION OF public.m_1 FOR VALUES IN (1);"
	    "CREATE TABLE public.m_1_2 PARTITION OF public.m_1 FOR VALUES IN (2);"
	    "ALTER TABLE public.m_1_2 REPLICA IDENTITY FULL;";

	assert_metadata("partition_identity", sql,
	                "table public.m_1_2 | root=public.m defect=REPLICA IDENTITY FULL\n");
}

static void leaves_a_root_without_identity_to_other_checks(void **state)
{
	assert_titles("partition_identity",
	              "CREATE TABLE public.m (id integer) PARTITION BY RANGE (id);"
	              "CREATE TABLE public.m_1 PARTITION OF public.m FOR VALUES FROM (0) TO (10);"
	              "CREATE TABLE public.n (id integer PRIMARY KEY) PARTITION BY RANGE (id);"
	              "CREATE TABLE public.n_1 PARTITION OF public.n FOR VALUES FROM (0) TO (10);"
	              "ALTER TABLE public.n REPLICA IDENTITY FULL;"
	              "ALTER TABLE public.n_1 REPLICA IDENTITY FULL;",
	              "");
}

static void quotes_odd_names(void **state)
{
	assert_fixes("partition_identity",
	             "CREATE TABLE public.\"M\" (id integer PRIMARY KEY) PARTITION BY RANGE (id);"
	             "CREATE UNLOGGED TABLE public.\"m.1\" PARTITION OF public.\"M\""
	             " FOR VALUES FROM (0) TO (10);",
	             "before: ALTER TABLE public.\"m.1\" SET LOGGED;\n");
}

static void tells_deferrable_and_invalid_keys_of_leaves(void **state)
{
	struct mm_catalog *catalog = load_sql(
	    state, ROOT LEAF("m_1") LEAF("m_2") ATTACH("m_1", "0", "10") ATTACH("m_2", "10", "20")
	               KEY("m") KEY("m_1") KEY("m_2") ATTACH_KEY("m_1") ATTACH_KEY("m_2"));
	struct mm_relation *m_1 = mm_catalog_find_relation(catalog, "public", "m_1");
	struct mm_relation *m_2 = mm_catalog_find_relation(catalog, "public", "m_2");

	m_1->primary_key->is_deferrable = true;
	mm_identity_find(m_1);
	m_2->primary_key->is_invalid = true;
	mm_identity_find(m_2);
	assert_string_equal(metadata_in(state, "partition_identity", catalog, MM_SCAN, NULL),
	                    "table public.m_1 | root=public.m defect=deferrable key\n"
	                    "table public.m_2 | root=public.m defect=invalid key\n");
	assert_string_equal(fixes_in(state, "partition_identity", catalog, MM_SCAN, NULL),
	                    "no sql\nno sql\n");
}

/* A key in between would have to come first: the statement gives the leaf's alone. */
static void gives_a_leaf_two_levels_down_its_key(void **state)
{
	assert_fixes("partition_identity",
	             "CREATE TABLE public.m (a integer, b integer) PARTITION BY LIST (a);"
	             "CREATE TABLE public.m_1 PARTITION OF public.m FOR VALUES IN (1)"
	             " PARTITION BY LIST (b);"
	             "CREATE TABLE public.m_1_1 PARTITION OF public.m_1 FOR VALUES IN (1);"
	             "ALTER TABLE ONLY public.m ADD CONSTRAINT m_pkey PRIMARY KEY (a, b);",
	             "before: ALTER TABLE public.m_1_1 ADD PRIMARY KEY (a, b);\n");
}

static void warns_of_a_longer_key(void **state)
{
	assert_metadata("partition_identity",
	                "CREATE TABLE public.m (a integer NOT NULL, b integer NOT NULL,"
	                " CONSTRAINT m_pkey PRIMARY KEY (a)) PARTITION BY LIST (a);"
	                "CREATE TABLE public.m_1 PARTITION OF public.m FOR VALUES IN (1);"
	                "CREATE UNIQUE INDEX i ON public.m_1 (a, b);"
	                "ALTER TABLE public.m_1 REPLICA IDENTITY USING INDEX i;",
	                "table public.m_1 | root=public.m defect=other key columns\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(accepts_what_pg_dump_writes),
		CHECK_TEST(accepts_a_key_written_on_the_root),
		CHECK_TEST(reports_an_attached_table_without_a_key),
		CHECK_TEST(reports_a_key_that_is_not_attached),
		CHECK_TEST(reports_full_on_one_leaf),
		CHECK_TEST(reports_a_leaf_that_does_not_choose_the_roots_index),
		CHECK_TEST(reports_an_unlogged_leaf),
		CHECK_TEST(warns_of_a_foreign_leaf),
		CHECK_TEST(warns_of_other_key_columns),
		CHECK_TEST(does_not_mind_the_order_of_key_columns),
		CHECK_TEST(looks_below_sub_partitioned_levels),
		CHECK_TEST(leaves_a_root_without_identity_to_other_checks),
		CHECK_TEST(quotes_odd_names),
		CHECK_TEST(tells_deferrable_and_invalid_keys_of_leaves),
		CHECK_TEST(gives_a_leaf_two_levels_down_its_key),
		CHECK_TEST(warns_of_a_longer_key),
	};

	return cmocka_run_group_tests_name("partition_identity", tests, NULL, NULL);
}
