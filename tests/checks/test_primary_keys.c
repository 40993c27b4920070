#include "check_test.h"

static void reports_a_table_without_a_key(void **state)
{
	assert_titles("primary_keys", "CREATE TABLE public.events (id bigint, at timestamptz);",
	              "WARNING Table public.events has no replica identity index\n");
}

static void says_what_is_set_and_that_nothing_is_at_hand(void **state)
{
	const char *sql = "CREATE TABLE public.events (id bigint);";

	assert_metadata("primary_keys", sql,
	                "table public.events | relreplident=d has_identity_full=false\n");
	assert_fixes("primary_keys", sql, "no sql\n");
	assert_string_equal(groups_of(state, "primary_keys", sql, NULL),
	                    "identity:public.events\n");
}

static void reports_full_without_a_key(void **state)
{
	const char *sql = "CREATE TABLE public.events (id bigint);"
	                  "ALTER TABLE ONLY public.events REPLICA IDENTITY FULL;";

	assert_titles("primary_keys", sql,
	              "WARNING Table public.events has no replica identity index\n");
	assert_metadata("primary_keys", sql,
	                "table public.events | relreplident=f has_identity_full=true\n");
}

static void reports_nothing_without_a_key(void **state)
{
	assert_metadata("primary_keys",
	                "CREATE TABLE public.events (id bigint);"
	                "ALTER TABLE public.events REPLICA IDENTITY NOTHING;",
	                "table public.events | relreplident=n has_identity_full=false\n");
}

static void names_the_unique_index_that_could_serve(void **state)
{
	const char *sql = "CREATE TABLE public.events (a integer NOT NULL, b integer NOT NULL);"
	                  "CREATE UNIQUE INDEX events_a_b ON public.events USING btree (a, b);";

	assert_metadata("primary_keys", sql,
	                "table public.events | relreplident=d "
	                "candidate_indexes=[public.events_a_b] has_identity_full=false\n");
	assert_fixes("primary_keys", sql,
	             "before: ALTER TABLE public.events REPLICA IDENTITY USING INDEX "
	             "events_a_b;\n");
}

static void names_the_columns_that_lack_not_null(void **state)
{
	const char *sql = "CREATE TABLE public.events (a integer, b integer NOT NULL, c integer,"
	                  " CONSTRAINT events_key UNIQUE (c, b, a));";

	assert_metadata("primary_keys", sql,
	                "table public.events | relreplident=d "
	                "candidate_indexes=[public.events_key] nullable_columns=[a, c] "
	                "has_identity_full=false\n");
	assert_fixes("primary_keys", sql,
	             "before: ALTER TABLE public.events ALTER COLUMN c SET NOT NULL, "
	             "ALTER COLUMN a SET NOT NULL;\n"
	             "ALTER TABLE public.events REPLICA IDENTITY USING INDEX events_key;\n");
}

static void prefers_the_index_that_lacks_least(void **state)
{
	assert_fixes("primary_keys",
	             "CREATE TABLE public.t (a integer, b integer NOT NULL);"
	             "CREATE UNIQUE INDEX t_1 ON public.t (a);"
	             "CREATE UNIQUE INDEX t_2 ON public.t (b);"
	             "CREATE UNIQUE INDEX t_3 ON public.t (b, a);",
	             "before: ALTER TABLE public.t REPLICA IDENTITY USING INDEX t_2;\n");
}

static void offers_no_index_that_cannot_identify(void **state)
{
	assert_metadata("primary_keys",
	                "CREATE TABLE public.t (a integer NOT NULL, b text NOT NULL,"
	                " CONSTRAINT t_later UNIQUE (a) DEFERRABLE);"
	                "CREATE UNIQUE INDEX t_partial ON public.t (a) WHERE (b <> ''::text);"
	                "CREATE UNIQUE INDEX t_lower ON public.t (lower(b));"
	                "CREATE INDEX t_plain ON public.t (a);",
	                "table public.t | relreplident=d has_identity_full=false\n");
}

static void reports_a_partitioned_root_once(void **state)
{
	const char *sql =
	    "CREATE TABLE public.m (id integer NOT NULL, at date NOT NULL) PARTITION BY RANGE (at);"
	    "CREATE TABLE public.m_1 (id integer NOT NULL, at date NOT NULL);"
	    "CREATE TABLE public.m_2 (id integer NOT NULL, at date NOT NULL);"
	    "ALTER TABLE ONLY public.m ATTACH PARTITION public.m_1"
	    " FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');"
	    "ALTER TABLE ONLY public.m ATTACH PARTITION public.m_2"
	    " FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');"
	    "CREATE UNIQUE INDEX m_key ON public.m (id, at);";

	assert_titles("primary_keys", sql,
	              "WARNING Table public.m has no replica identity index\n");
	assert_metadata("primary_keys", sql,
	                "partitioned table public.m | relreplident=d "
	                "candidate_indexes=[public.m_key] has_identity_full=false partitions=2 "
	                "partition_examples=[public.m_1, public.m_2]\n");
	/* REPLICA IDENTITY USING INDEX would have to be repeated on each partition. */
	assert_fixes("primary_keys", sql,
	             "before: ALTER TABLE public.m ADD PRIMARY KEY (id, at);\n");
}

static void folds_sub_partitions_into_the_root(void **state)
{
	assert_titles("primary_keys",
	              "CREATE TABLE public.m (a integer, b integer) PARTITION BY LIST (a);"
	              "CREATE TABLE public.m_1 PARTITION OF public.m FOR VALUES IN (1)"
	              " PARTITION BY LIST (b);"
	              "CREATE TABLE public.m_1_1 PARTITION OF public.m_1 FOR VALUES IN (1);",
	              "WARNING Table public.m has no replica identity index\n");
}

static void quotes_odd_names(void **state)
{
	const char *sql = "CREATE TABLE public.\"Order Items\" (\"a\"\"b\" integer,"
	                  " CONSTRAINT \"x.y\" UNIQUE (\"a\"\"b\"));";

	assert_titles("primary_keys", sql,
	              "WARNING Table public.\"Order Items\" has no replica identity index\n");
	assert_fixes("primary_keys", sql,
	             "before: ALTER TABLE public.\"Order Items\" ALTER COLUMN \"a\"\"b\" SET NOT "
	             "NULL;\nALTER TABLE public.\"Order Items\" REPLICA IDENTITY USING INDEX "
	             "\"x.y\";\n");
}

static void accepts_a_key_added_later_in_the_dump(void **state)
{
	assert_titles("primary_keys",
	              "CREATE TABLE public.orders (id bigint NOT NULL);\n"
	              "ALTER TABLE ONLY public.orders ADD CONSTRAINT orders_pkey PRIMARY KEY (id);",
	              "");
}

static void accepts_quoted_names_with_a_key(void **state)
{
	assert_titles("primary_keys",
	              "CREATE TABLE public.\"Order Items\" (\"Id\" bigint NOT NULL);\n"
	              "ALTER TABLE ONLY public.\"Order Items\""
	              " ADD CONSTRAINT \"Order Items_pkey\" PRIMARY KEY (\"Id\");",
	              "");
}

static void accepts_a_chosen_index(void **state)
{
	assert_titles("primary_keys",
	              "CREATE TABLE public.t (a integer NOT NULL);"
	              "CREATE UNIQUE INDEX t_a ON public.t (a);"
	              "ALTER TABLE ONLY public.t REPLICA IDENTITY USING INDEX t_a;",
	              "");
}

static void leaves_hidden_and_deferrable_keys_to_their_checks(void **state)
{
	assert_titles("primary_keys",
	              "CREATE TABLE public.hidden (id integer PRIMARY KEY);"
	              "ALTER TABLE public.hidden REPLICA IDENTITY FULL;"
	              "CREATE TABLE public.later (id integer PRIMARY KEY DEFERRABLE);"
	              "CREATE TABLE public.lost (id integer NOT NULL);"
	              "CREATE UNIQUE INDEX lost_id ON public.lost (id);"
	              "ALTER TABLE public.lost REPLICA IDENTITY USING INDEX lost_id;"
	              "DROP INDEX public.lost_id;",
	              "");
}

static void passes_over_what_does_not_replicate(void **state)
{
	assert_titles("primary_keys",
	              "CREATE UNLOGGED TABLE public.cache (k text);"
	              "CREATE TEMPORARY TABLE scratch (k text);"
	              "CREATE FOREIGN TABLE public.far (k text) SERVER s;"
	              "CREATE VIEW public.v AS SELECT 1 AS k;",
	              "");
}

static void passes_over_tables_of_spock_and_postgresql(void **state)
{
	assert_titles("primary_keys",
	              "CREATE TABLE spock.notes (k text); CREATE TABLE pg_temp.x (k text);", "");
}

static void takes_no_code_for_a_table(void **state)
{
	assert_titles("primary_keys",
	              "CREATE FUNCTION public.f() RETURNS void LANGUAGE plpgsql AS $$\n"
	              "BEGIN\n  CREATE TABLE public.x (a integer);\nEND $$;",
	              "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(reports_a_table_without_a_key),
		CHECK_TEST(says_what_is_set_and_that_nothing_is_at_hand),
		CHECK_TEST(reports_full_without_a_key),
		CHECK_TEST(reports_nothing_without_a_key),
		CHECK_TEST(names_the_unique_index_that_could_serve),
		CHECK_TEST(names_the_columns_that_lack_not_null),
		CHECK_TEST(prefers_the_index_that_lacks_least),
		CHECK_TEST(offers_no_index_that_cannot_identify),
		CHECK_TEST(reports_a_partitioned_root_once),
		CHECK_TEST(folds_sub_partitions_into_the_root),
		CHECK_TEST(quotes_odd_names),
		CHECK_TEST(accepts_a_key_added_later_in_the_dump),
		CHECK_TEST(accepts_quoted_names_with_a_key),
		CHECK_TEST(accepts_a_chosen_index),
		CHECK_TEST(leaves_hidden_and_deferrable_keys_to_their_checks),
		CHECK_TEST(passes_over_what_does_not_replicate),
		CHECK_TEST(passes_over_tables_of_spock_and_postgresql),
		CHECK_TEST(takes_no_code_for_a_table),
	};

	return cmocka_run_group_tests_name("primary_keys", tests, NULL, NULL);
}
