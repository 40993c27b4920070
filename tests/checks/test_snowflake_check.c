#include "check_test.h"

#define SERIAL_KEY                                                                                 \
	"CREATE TABLE public.t (id integer NOT NULL);\n"                                           \
	"CREATE SEQUENCE public.t_id_seq;\nALTER SEQUENCE public.t_id_seq OWNED BY public.t.id;\n" \
	"ALTER TABLE ONLY public.t ALTER COLUMN id SET DEFAULT "                                   \
	"nextval('public.t_id_seq'::regclass);\n"                                                  \
	"ALTER TABLE ONLY public.t ADD CONSTRAINT t_pkey PRIMARY KEY (id);\n"

#define CONVERTED_KEY                                                                              \
	"CREATE SEQUENCE public.t_id_seq;\n"                                                       \
	"CREATE TABLE public.t (id bigint DEFAULT snowflake.nextval('public.t_id_seq'::regclass) " \
	"NOT NULL, CONSTRAINT t_pkey PRIMARY KEY (id));\n"

#define INSTALLED(version)                                                                         \
	"CREATE EXTENSION snowflake VERSION '" version "';\nCREATE TABLE public.t (id integer);\n"

static void is_proposed_where_keys_are_node_local(void **state)
{
	assert_titles("snowflake_check", SERIAL_KEY,
	              "CONSIDER Extension snowflake is not installed\n");
}

static void says_nothing_where_no_key_needs_it(void **state)
{
	assert_titles("snowflake_check",
	              "CREATE TABLE public.t (id uuid DEFAULT gen_random_uuid() PRIMARY KEY);", "");
}

static void the_node_number_is_unknown_in_a_dump(void **state)
{
	const char *sql = "CREATE EXTENSION snowflake WITH SCHEMA snowflake;\n" CONVERTED_KEY;

	assert_titles("snowflake_check", sql, "");
	assert_string_equal(note_of(state, "snowflake_check", sql, NULL),
	                    "Columns draw from snowflake.nextval(); whether snowflake.node is set "
	                    "is unknown here.");
}

static void defaults_that_call_it_need_it(void **state)
{
	assert_metadata("snowflake_check", CONVERTED_KEY,
	                "extension snowflake | columns_using=[public.t.id]\n");
}

static void a_number_of_a_role_or_database_is_a_second_one(void **state)
{
	const char *sql = "--\n-- PostgreSQL database cluster dump\n--\n\nCREATE ROLE app;\n"
	                  "ALTER ROLE app SET \"snowflake.node\" TO '2';\n"
	                  "\\connect shop\n\nCREATE TABLE public.t (id integer);\n";

	assert_titles("snowflake_check", sql,
	              "WARNING snowflake.node is set by role or database\n");
	assert_metadata("snowflake_check", sql, "extension snowflake | holders=[app]\n");
}

static void a_release_before_2_5_is_updated(void **state)
{
	assert_titles("snowflake_check", INSTALLED("2.4"),
	              "WARNING Extension snowflake is older than 2.5.0\n");
	assert_fixes("snowflake_check", INSTALLED("2.4"),
	             "install: ALTER EXTENSION snowflake UPDATE;\n");
	assert_titles("snowflake_check", INSTALLED("1.9.1"),
	              "WARNING Extension snowflake is older than 2.5.0\n");
	assert_titles("snowflake_check", INSTALLED("2"),
	              "WARNING Extension snowflake is older than 2.5.0\n");
	assert_titles("snowflake_check", INSTALLED("2.5.0"), "");
	assert_titles("snowflake_check", INSTALLED("2.10"), "");
	assert_titles("snowflake_check", INSTALLED("3.0"), "");
	assert_titles("snowflake_check", INSTALLED("unpackaged"), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(is_proposed_where_keys_are_node_local),
		CHECK_TEST(says_nothing_where_no_key_needs_it),
		CHECK_TEST(the_node_number_is_unknown_in_a_dump),
		CHECK_TEST(defaults_that_call_it_need_it),
		CHECK_TEST(a_number_of_a_role_or_database_is_a_second_one),
		CHECK_TEST(a_release_before_2_5_is_updated),
	};

	return cmocka_run_group_tests_name("snowflake_check", tests, NULL, NULL);
}
