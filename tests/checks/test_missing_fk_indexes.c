#include "check_test.h"

#define TABLES                                                                                     \
	"CREATE TABLE public.p (a integer, b integer, PRIMARY KEY (a, b));\n"                      \
	"CREATE TABLE public.c (id integer PRIMARY KEY, a integer, b integer, x integer);\n"
#define KEY                                                                                        \
	"ALTER TABLE ONLY public.c ADD CONSTRAINT c_fk FOREIGN KEY (a, b)"                         \
	" REFERENCES public.p(a, b);\n"
#define MISSING "INFO Foreign key public.c.c_fk has no supporting index\n"

static void reports_a_key_without_an_index(void **state)
{
	assert_titles("missing_fk_indexes", TABLES KEY, MISSING);
	assert_metadata("missing_fk_indexes", TABLES KEY,
	                "constraint public.c.c_fk | constraint=c_fk columns=[a, b]\n");
	assert_fixes("missing_fk_indexes", TABLES KEY,
	             "before: CREATE INDEX CONCURRENTLY ON public.c (a, b);\n");
}

static void accepts_the_columns_first_in_any_order(void **state)
{
	assert_titles("missing_fk_indexes", TABLES "CREATE INDEX i ON public.c (a, b);" KEY, "");
	assert_titles("missing_fk_indexes", TABLES "CREATE INDEX i ON public.c (b, a);" KEY, "");
	assert_titles("missing_fk_indexes", TABLES "CREATE INDEX i ON public.c (b, a, x);" KEY, "");
}

static void accepts_primary_keys_and_unique_constraints(void **state)
{
	assert_titles("missing_fk_indexes",
	              TABLES "ALTER TABLE public.c ADD CONSTRAINT u UNIQUE (b, a, id);" KEY, "");
	assert_titles("missing_fk_indexes",
	              "CREATE TABLE public.p (id integer PRIMARY KEY);"
	              "CREATE TABLE public.c (id integer PRIMARY KEY REFERENCES public.p);",
	              "");
}

static void accepts_a_hash_index_on_one_column(void **state)
{
	assert_titles("missing_fk_indexes",
	              "CREATE TABLE public.p (id integer PRIMARY KEY);"
	              "CREATE TABLE public.c (p integer REFERENCES public.p);"
	              "CREATE INDEX i ON public.c USING hash (p);",
	              "");
}

static void wants_the_columns_first(void **state)
{
	assert_titles("missing_fk_indexes", TABLES "CREATE INDEX i ON public.c (a, x, b);" KEY,
	              MISSING);
	assert_titles("missing_fk_indexes", TABLES "CREATE INDEX i ON public.c (a);" KEY, MISSING);
	assert_titles("missing_fk_indexes",
	              TABLES "CREATE INDEX i ON public.c ((a + 1), a, b);" KEY, MISSING);
}

static void does_not_count_included_columns(void **state)
{
	assert_titles("missing_fk_indexes",
	              TABLES "CREATE INDEX i ON public.c (a) INCLUDE (b);" KEY, MISSING);
}

static void does_not_count_partial_indexes(void **state)
{
	assert_titles("missing_fk_indexes",
	              TABLES "CREATE INDEX i ON public.c (a, b) WHERE (x > 0);" KEY, MISSING);
}

static void does_not_count_other_index_methods(void **state)
{
	assert_titles("missing_fk_indexes",
	              TABLES "CREATE INDEX i ON public.c USING brin (a, b);" KEY, MISSING);
}

static void does_not_count_invalid_indexes(void **state)
{
	struct mm_catalog *catalog =
	    load_sql(state, TABLES "CREATE INDEX i ON public.c (a, b);" KEY);

	assert_string_equal(titles_in(state, "missing_fk_indexes", catalog, MM_SCAN, NULL), "");
	mm_catalog_find_index(catalog, "public", "i")->is_invalid = true;
	assert_string_equal(titles_in(state, "missing_fk_indexes", catalog, MM_SCAN, NULL),
	                    MISSING);
}

static void does_not_take_another_tables_index(void **state)
{
	assert_titles("missing_fk_indexes",
	              TABLES "CREATE TABLE public.d (a integer, b integer);"
	                     "CREATE INDEX i ON public.d (a, b);" KEY
	                     "ALTER TABLE public.d ADD CONSTRAINT d_fk FOREIGN KEY (a, b)"
	                     " REFERENCES public.p;",
	              MISSING);
}

static void asks_a_partitioned_table_once_and_not_concurrently(void **state)
{
	const char *sql = "CREATE TABLE public.p (id integer PRIMARY KEY);"
	                  "CREATE TABLE public.m (k integer, p integer CONSTRAINT m_p"
	                  " REFERENCES public.p) PARTITION BY LIST (k);"
	                  "CREATE TABLE public.m_1 PARTITION OF public.m FOR VALUES IN (1);";

	assert_titles("missing_fk_indexes", sql,
	              "INFO Foreign key public.m.m_p has no supporting index\n");
	assert_fixes("missing_fk_indexes", sql, "before: CREATE INDEX ON public.m (p);\n");
}

static void passes_over_keys_that_are_not_enforced(void **state)
{
	assert_titles("missing_fk_indexes",
	              TABLES "ALTER TABLE ONLY public.c ADD CONSTRAINT c_fk FOREIGN KEY (a, b)"
	                     " REFERENCES public.p(a, b) NOT ENFORCED;\n",
	              "");
}

static void quotes_odd_names(void **state)
{
	assert_fixes("missing_fk_indexes",
	             "CREATE TABLE public.p (id integer PRIMARY KEY);"
	             "CREATE TABLE public.\"C d\" (\"P\" integer CONSTRAINT \"a.b\""
	             " REFERENCES public.p);",
	             "before: CREATE INDEX CONCURRENTLY ON public.\"C d\" (\"P\");\n");
}

static void gathers_the_keys_of_single_partitions_on_the_root(void **state)
{
	const char *sql = "CREATE TABLE public.par (id integer PRIMARY KEY);"
	                  "CREATE TABLE public.m (id integer, p integer, PRIMARY KEY (id)) "
	                  "PARTITION BY LIST (id);"
	                  "CREATE TABLE public.m_1 PARTITION OF public.m FOR VALUES IN (1);"
	                  "CREATE TABLE public.m_2 PARTITION OF public.m FOR VALUES IN (2);"
	                  "ALTER TABLE public.m_1 ADD CONSTRAINT a FOREIGN KEY (p) REFERENCES par;"
	                  "ALTER TABLE public.m_2 ADD CONSTRAINT b FOREIGN KEY (p) REFERENCES par;";

	assert_titles(
	    "missing_fk_indexes", sql,
	    "INFO Table public.m has partitions with foreign keys that have no supporting "
	    "index\n");
	assert_metadata("missing_fk_indexes", sql,
	                "partitioned table public.m | constraints=[public.m_1.a, public.m_2.b] "
	                "partitions=2 partition_examples=[public.m_1, public.m_2]\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(reports_a_key_without_an_index),
		CHECK_TEST(accepts_the_columns_first_in_any_order),
		CHECK_TEST(accepts_primary_keys_and_unique_constraints),
		CHECK_TEST(accepts_a_hash_index_on_one_column),
		CHECK_TEST(wants_the_columns_first),
		CHECK_TEST(does_not_count_included_columns),
		CHECK_TEST(does_not_count_partial_indexes),
		CHECK_TEST(does_not_count_other_index_methods),
		CHECK_TEST(does_not_count_invalid_indexes),
		CHECK_TEST(does_not_take_another_tables_index),
		CHECK_TEST(asks_a_partitioned_table_once_and_not_concurrently),
		CHECK_TEST(passes_over_keys_that_are_not_enforced),
		CHECK_TEST(quotes_odd_names),
		CHECK_TEST(gathers_the_keys_of_single_partitions_on_the_root),
	};

	return cmocka_run_group_tests_name("missing_fk_indexes", tests, NULL, NULL);
}
