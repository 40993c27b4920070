#include "check_test.h"

#include <string.h>

static void reports_an_update_of_the_key(void **state)
{
	assert_titles("key_updates",
	              "CREATE TABLE public.users (id bigint PRIMARY KEY, name text); "
	              "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql  AS $$ UPDATE users u "
	              "SET id = u.id + 1 $$; ",
	              "WARNING Key column public.users.id is updated\n");
	assert_metadata("key_updates",
	                "CREATE TABLE public.users (id bigint PRIMARY KEY, name text); "
	                "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql  AS $$ UPDATE users "
	                "u SET id = u.id + 1 $$; ",
	                "table public.users | columns=[id] functions=[public.f()]\n");
	assert_titles("key_updates",
	              "CREATE TABLE public.users (id bigint PRIMARY KEY, name text); "
	              "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql  AS $$ UPDATE "
	              "public.users SET id = id $$; ",
	              "WARNING Key column public.users.id is updated\n");
}

static void reports_upserts_merges_and_rules(void **state)
{
	assert_metadata(
	    "key_updates",
	    "CREATE TABLE public.users (id bigint PRIMARY KEY, name text); "
	    "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql  AS $$ INSERT INTO users VALUES "
	    "(1, 'a') ON CONFLICT (name) DO UPDATE SET id = excluded.id $$; "
	    "CREATE FUNCTION public.g() RETURNS void LANGUAGE plpgsql AS $$ BEGIN MERGE INTO users "
	    "u USING users s ON u.name = s.name WHEN MATCHED THEN UPDATE SET id = s.id; END $$; "
	    "CREATE RULE r AS ON DELETE TO public.users DO INSTEAD UPDATE public.users SET id = "
	    "-old.id WHERE id = old.id; ",
	    "table public.users | columns=[id] functions=[public.f(), public.g()] "
	    "rules=[public.users.r]\n");
}

static void tells_column_sets_of_one_table_apart(void **state)
{
	assert_titles("key_updates",
	              "CREATE TABLE public.\"Order Items\" (a int, \"b c\" int, d int, PRIMARY KEY "
	              "(a, \"b c\")); "
	              "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql  AS $$ UPDATE \"Order "
	              "Items\" SET \"b c\" = 1, a = 2 $$; "
	              "CREATE FUNCTION public.g() RETURNS void LANGUAGE sql  AS $$ UPDATE \"Order "
	              "Items\" SET a = 2, d = 3 $$; ",
	              "WARNING Key columns public.\"Order Items\".(a, \"b c\") are updated\n"
	              "WARNING Key column public.\"Order Items\".a is updated\n");
	const char *ids = ids_of(
	    state, "key_updates",
	    "CREATE TABLE public.t (a int, b int, PRIMARY KEY (a, b));"
	    "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql AS $$ UPDATE t SET a = 1 $$;"
	    "CREATE FUNCTION public.g() RETURNS void LANGUAGE sql AS $$ UPDATE t SET b = 1 $$;",
	    NULL);

	assert_int_equal(strlen(ids), 34);
	assert_memory_not_equal(ids, ids + 17, 16);
}

static void follows_the_chosen_identity(void **state)
{
	assert_titles(
	    "key_updates",
	    "CREATE TABLE public.t (id int PRIMARY KEY, code int NOT NULL); CREATE UNIQUE INDEX "
	    "t_code ON public.t (code); ALTER TABLE public.t REPLICA IDENTITY USING INDEX t_code; "
	    "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql  AS $$ UPDATE t SET code = 1 $$; "
	    "CREATE FUNCTION public.g() RETURNS void LANGUAGE sql  AS $$ UPDATE t SET id = 1 $$; ",
	    "WARNING Key column public.t.code is updated\n");
}

static void rolls_partitions_up_to_the_root(void **state)
{
	assert_metadata(
	    "key_updates",
	    "CREATE TABLE public.t (id int PRIMARY KEY) PARTITION BY RANGE (id); CREATE TABLE "
	    "public.t1 PARTITION OF public.t FOR VALUES FROM (0) TO (9); "
	    "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql  AS $$ UPDATE t1 SET id = 1 $$; "
	    "CREATE FUNCTION public.g() RETURNS void LANGUAGE sql  AS $$ UPDATE t SET id = 1 $$; ",
	    "partitioned table public.t | columns=[id] functions=[public.f(), public.g()] "
	    "partitions=1 partition_examples=[public.t1]\n");
}

static void accepts_updates_of_other_columns(void **state)
{
	assert_titles("key_updates",
	              "CREATE TABLE public.users (id bigint PRIMARY KEY, name text); "
	              "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql  AS $$ UPDATE users "
	              "SET name = 'a' WHERE id = 1 $$; ",
	              "");
	assert_titles(
	    "key_updates",
	    "CREATE TABLE public.t (id int UNIQUE); "
	    "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql  AS $$ UPDATE t SET id = 1 $$; ",
	    "");
	assert_titles(
	    "key_updates",
	    "CREATE UNLOGGED TABLE public.t (id int PRIMARY KEY); "
	    "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql  AS $$ UPDATE t SET id = 1 $$; ",
	    "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(reports_an_update_of_the_key),
		CHECK_TEST(reports_upserts_merges_and_rules),
		CHECK_TEST(tells_column_sets_of_one_table_apart),
		CHECK_TEST(follows_the_chosen_identity),
		CHECK_TEST(rolls_partitions_up_to_the_root),
		CHECK_TEST(accepts_updates_of_other_columns),
	};

	return cmocka_run_group_tests_name("key_updates", tests, NULL, NULL);
}
