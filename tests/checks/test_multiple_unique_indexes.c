#include "check_test.h"

#include <string.h>

#define UNUSED(severity, index)                                                                    \
	severity " Unique index public." index " is not used to detect conflicts\n"
#define USERS(columns) "CREATE TABLE public.users (id bigint PRIMARY KEY, " columns ");\n"

static void warns_of_a_second_natural_key(void **state)
{
	const char *sql = USERS("email text") "ALTER TABLE ONLY public.users ADD CONSTRAINT "
	                                      "users_email_key UNIQUE (email);";

	assert_titles("multiple_unique_indexes", sql, UNUSED("WARNING", "users_email_key"));
	assert_metadata("multiple_unique_indexes", sql,
	                "index public.users_email_key | index=users_email_key columns=[email] "
	                "is_partial=false has_expressions=false nulls_not_distinct=false "
	                "unique_index_count=2\n");
	assert_details("multiple_unique_indexes", sql, "It is on public.users (email).\n");
	assert_fixes("multiple_unique_indexes", sql, "no sql\n");
}

static void warns_of_the_only_key_of_a_table_without_identity(void **state)
{
	assert_titles("multiple_unique_indexes",
	              "CREATE TABLE public.users (email text NOT NULL);"
	              "CREATE UNIQUE INDEX users_email ON public.users (email);",
	              UNUSED("WARNING", "users_email"));
}

static void considers_partial_and_expression_indexes(void **state)
{
	const char *sql =
	    USERS("email text, gone boolean") "CREATE UNIQUE INDEX users_1 ON public.users (email) "
	                                      "WHERE (NOT gone);"
	                                      "CREATE UNIQUE INDEX users_2 ON public.users "
	                                      "(lower(email), gone) NULLS NOT DISTINCT;";

	assert_titles("multiple_unique_indexes", sql,
	              UNUSED("CONSIDER", "users_1") UNUSED("CONSIDER", "users_2"));
	assert_metadata("multiple_unique_indexes", sql,
	                "index public.users_1 | index=users_1 columns=[email] is_partial=true "
	                "has_expressions=false nulls_not_distinct=false unique_index_count=3\n"
	                "index public.users_2 | index=users_2 columns=[lower(email), gone] "
	                "is_partial=false has_expressions=true nulls_not_distinct=true "
	                "unique_index_count=3\n");
}

static void informs_of_keys_that_each_node_makes_unique(void **state)
{
	assert_titles("multiple_unique_indexes",
	              USERS("token uuid DEFAULT gen_random_uuid() UNIQUE"),
	              UNUSED("INFO", "users_token_key"));
	assert_titles("multiple_unique_indexes",
	              USERS("token uuid DEFAULT public.uuid_generate_v4() UNIQUE"),
	              UNUSED("INFO", "users_token_key"));
	assert_titles("multiple_unique_indexes", USERS("token uuid DEFAULT uuidv7() UNIQUE"),
	              UNUSED("INFO", "users_token_key"));
	assert_titles("multiple_unique_indexes",
	              USERS("n bigint DEFAULT snowflake.nextval('public.s'::regclass) UNIQUE"),
	              UNUSED("INFO", "users_n_key"));
}

static void considers_a_uuid_that_comes_from_elsewhere(void **state)
{
	assert_titles("multiple_unique_indexes", USERS("user_id uuid UNIQUE"),
	              UNUSED("CONSIDER", "users_user_id_key"));
}

static void still_warns_of_numbers_from_a_sequence(void **state)
{
	assert_titles("multiple_unique_indexes",
	              "CREATE SEQUENCE public.s;" USERS(
	                  "n bigint DEFAULT nextval('public.s'::regclass) UNIQUE"),
	              UNUSED("WARNING", "users_n_key"));
}

static void accepts_a_key_that_contains_the_identity(void **state)
{
	assert_titles("multiple_unique_indexes", USERS("x text, UNIQUE (id, x), UNIQUE (x, id)"),
	              "");
}

static void accepts_the_chosen_identity(void **state)
{
	assert_titles("multiple_unique_indexes",
	              "CREATE TABLE public.t (a integer NOT NULL);"
	              "CREATE UNIQUE INDEX t_a ON public.t (a);"
	              "ALTER TABLE public.t REPLICA IDENTITY USING INDEX t_a;",
	              "");
}

static void reports_the_primary_key_that_is_not_the_identity(void **state)
{
	assert_titles("multiple_unique_indexes",
	              "CREATE TABLE public.t (id integer PRIMARY KEY, a integer NOT NULL);"
	              "CREATE UNIQUE INDEX t_a ON public.t (a);"
	              "ALTER TABLE public.t REPLICA IDENTITY USING INDEX t_a;",
	              UNUSED("WARNING", "t_pkey"));
}

static void passes_over_what_is_not_unique_or_not_checked_at_once(void **state)
{
	assert_titles(
	    "multiple_unique_indexes",
	    USERS("a integer, b integer UNIQUE DEFERRABLE, r int4range,"
	          " EXCLUDE USING gist (r WITH &&)") "CREATE INDEX users_a ON public.users (a);"
	                                             "CREATE UNLOGGED TABLE public.u (a integer "
	                                             "UNIQUE);",
	    "");
}

static void only_informs_in_an_audit(void **state)
{
	const struct mm_catalog *catalog =
	    load_sql(state, USERS("email text UNIQUE, user_id uuid UNIQUE"));

	assert_string_equal(titles_in(state, "multiple_unique_indexes", catalog, MM_AUDIT, NULL),
	                    UNUSED("CONSIDER", "users_user_id_key")
	                        UNUSED("INFO", "users_email_key"));
}

static void warns_of_an_invalid_index_under_its_own_id(void **state)
{
	struct mm_catalog *catalog = load_sql(state, USERS("email text UNIQUE"));
	struct mm_catalog *audited = load_sql(state, USERS("email text UNIQUE"));
	const char *title = "WARNING Unique index public.users_email_key is invalid and will be "
	                    "missing on other nodes\n";

	mm_catalog_find_index(catalog, "public", "users_email_key")->is_invalid = true;
	mm_catalog_find_index(audited, "public", "users_email_key")->is_invalid = true;
	assert_string_equal(titles_in(state, "multiple_unique_indexes", catalog, MM_SCAN, NULL),
	                    title);
	assert_string_equal(titles_in(state, "multiple_unique_indexes", audited, MM_AUDIT, NULL),
	                    title);
}

static void reports_a_partitioned_index_once(void **state)
{
	const char *sql = "CREATE TABLE public.m (k integer, e text, PRIMARY KEY (k, e))"
	                  " PARTITION BY LIST (k);"
	                  "CREATE TABLE public.m_1 PARTITION OF public.m FOR VALUES IN (1);"
	                  "CREATE TABLE public.m_2 PARTITION OF public.m FOR VALUES IN (2);"
	                  "CREATE UNIQUE INDEX m_k ON public.m (k);";

	assert_titles("multiple_unique_indexes", sql, UNUSED("WARNING", "m_k"));
	assert_metadata("multiple_unique_indexes", sql,
	                "index public.m_k | index=m_k columns=[k] is_partial=false "
	                "has_expressions=false nulls_not_distinct=false unique_index_count=2 "
	                "partitions=2 partition_examples=[public.m_1, public.m_2]\n");
}

static void gathers_indexes_of_single_partitions_on_the_root(void **state)
{
	const char *sql = "CREATE TABLE public.m (k integer, e text, PRIMARY KEY (k))"
	                  " PARTITION BY LIST (k);"
	                  "CREATE TABLE public.m_1 PARTITION OF public.m FOR VALUES IN (1);"
	                  "CREATE TABLE public.m_2 PARTITION OF public.m FOR VALUES IN (2);"
	                  "CREATE UNIQUE INDEX m_1_e ON public.m_1 (e);"
	                  "CREATE UNIQUE INDEX m_2_e ON public.m_2 (e) WHERE (e <> ''::text);";

	assert_titles("multiple_unique_indexes", sql,
	              "WARNING Table public.m has partitions with unique indexes that are not used "
	              "to detect conflicts\n");
	assert_metadata("multiple_unique_indexes", sql,
	                "partitioned table public.m | indexes=[public.m_1_e, public.m_2_e] "
	                "partitions=2 partition_examples=[public.m_1, public.m_2]\n");
}

static void gives_two_indexes_two_ids(void **state)
{
	const char *ids =
	    ids_of(state, "multiple_unique_indexes", USERS("a text UNIQUE, b text UNIQUE"), NULL);

	assert_int_equal(strlen(ids), 2 * 17);
	assert_memory_not_equal(ids, ids + 17, 16);
}

static void gives_five_partitions_as_examples(void **state)
{
	const char *sql = "CREATE TABLE public.m (k integer, e text, PRIMARY KEY (k))"
	                  " PARTITION BY LIST (k);"
	                  "CREATE TABLE public.m_1 PARTITION OF public.m FOR VALUES IN (1);"
	                  "CREATE TABLE public.m_2 PARTITION OF public.m FOR VALUES IN (2);"
	                  "CREATE TABLE public.m_3 PARTITION OF public.m FOR VALUES IN (3);"
	                  "CREATE TABLE public.m_4 PARTITION OF public.m FOR VALUES IN (4);"
	                  "CREATE TABLE public.m_5 PARTITION OF public.m FOR VALUES IN (5);"
	                  "CREATE TABLE public.m_6 PARTITION OF public.m FOR VALUES IN (6);"
	                  "CREATE UNIQUE INDEX a ON public.m_1 (e);"
	                  "CREATE UNIQUE INDEX b ON public.m_2 (e);"
	                  "CREATE UNIQUE INDEX c ON public.m_3 (e);"
	                  "CREATE UNIQUE INDEX d ON public.m_4 (e);"
	                  "CREATE UNIQUE INDEX e ON public.m_5 (e);"
	                  "CREATE UNIQUE INDEX f ON public.m_6 (e);";

	assert_metadata("multiple_unique_indexes", sql,
	                "partitioned table public.m | indexes=[public.a, public.b, public.c, "
	                "public.d, public.e, public.f] partitions=6 "
	                "partition_examples=[public.m_1, public.m_2, public.m_3, public.m_4, "
	                "public.m_5]\n");
}

static void considers_a_domain_over_uuid_like_a_uuid(void **state)
{
	assert_titles("multiple_unique_indexes",
	              "CREATE DOMAIN public.base AS uuid; CREATE DOMAIN public.ref AS public.base;"
	              "CREATE TABLE public.users (id integer PRIMARY KEY, r public.ref UNIQUE);",
	              UNUSED("CONSIDER", "users_r_key"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(warns_of_a_second_natural_key),
		CHECK_TEST(warns_of_the_only_key_of_a_table_without_identity),
		CHECK_TEST(considers_partial_and_expression_indexes),
		CHECK_TEST(informs_of_keys_that_each_node_makes_unique),
		CHECK_TEST(considers_a_uuid_that_comes_from_elsewhere),
		CHECK_TEST(still_warns_of_numbers_from_a_sequence),
		CHECK_TEST(accepts_a_key_that_contains_the_identity),
		CHECK_TEST(accepts_the_chosen_identity),
		CHECK_TEST(reports_the_primary_key_that_is_not_the_identity),
		CHECK_TEST(passes_over_what_is_not_unique_or_not_checked_at_once),
		CHECK_TEST(only_informs_in_an_audit),
		CHECK_TEST(warns_of_an_invalid_index_under_its_own_id),
		CHECK_TEST(reports_a_partitioned_index_once),
		CHECK_TEST(gathers_indexes_of_single_partitions_on_the_root),
		CHECK_TEST(gives_two_indexes_two_ids),
		CHECK_TEST(gives_five_partitions_as_examples),
		CHECK_TEST(considers_a_domain_over_uuid_like_a_uuid),
	};

	return cmocka_run_group_tests_name("multiple_unique_indexes", tests, NULL, NULL);
}
