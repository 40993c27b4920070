#include "check_test.h"

#define DATABASE(encoding)                                                                         \
	"CREATE DATABASE shop WITH TEMPLATE = template0 ENCODING = '" encoding                     \
	"' LOCALE_PROVIDER = libc LOCALE = 'C';\n\\connect shop\n"                                 \
	"SET client_encoding = 'UTF8';\nCREATE TABLE public.t (id integer);\n"
#define INFERRED(encoding)                                                                         \
	"SET client_encoding = '" encoding "';\nCREATE TABLE public.t (id integer);\n"

static void utf8_is_a_fact(void **state)
{
	assert_titles("database_encoding", DATABASE("UTF8"), "INFO Database encoding is UTF8\n");
	assert_metadata("database_encoding", DATABASE("UTF8"),
	                "database shop | encoding=UTF8 collation=C ctype=C provider=libc "
	                "is_inferred=false\n");
}

static void is_inferred_from_the_client_encoding(void **state)
{
	assert_titles("database_encoding", INFERRED("UTF8"), "INFO Database encoding is UTF8\n");
	assert_metadata("database_encoding", INFERRED("UTF8"),
	                "database database | encoding=UTF8 is_inferred=true\n");
	assert_details("database_encoding", INFERRED("UTF8"),
	               "This is the client_encoding of the dump, which is the database's unless "
	               "pg_dump was told otherwise.\n");
}

static void asks_about_another_encoding(void **state)
{
	assert_titles("database_encoding", DATABASE("LATIN1"),
	              "CONSIDER Database encoding is LATIN1\n");
	assert_titles("database_encoding", INFERRED("WIN1252"),
	              "CONSIDER Database encoding is WIN1252\n");
}

static void warns_of_sql_ascii(void **state)
{
	assert_titles("database_encoding", DATABASE("SQL_ASCII"),
	              "WARNING Database encoding is SQL_ASCII\n");
}

static void is_skipped_when_nothing_names_it(void **state)
{
	assert_titles("database_encoding", "CREATE TABLE public.t (id integer);",
	              "skipped: needs encoding\n");
}

static void the_id_does_not_depend_on_the_name_of_the_database(void **state)
{
	const char *named = ids_of(state, "database_encoding", DATABASE("UTF8"), NULL);

	assert_string_equal(ids_of(state, "database_encoding", INFERRED("UTF8"), NULL), named);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(utf8_is_a_fact),
		CHECK_TEST(is_inferred_from_the_client_encoding),
		CHECK_TEST(asks_about_another_encoding),
		CHECK_TEST(warns_of_sql_ascii),
		CHECK_TEST(is_skipped_when_nothing_names_it),
		CHECK_TEST(the_id_does_not_depend_on_the_name_of_the_database),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
