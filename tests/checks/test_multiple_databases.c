#include "check_test.h"

#include <stdio.h>

#include "catalog.h"

/* The beginning of what pg_dumpall writes. */
#define CLUSTER                                                                                    \
	"--\n-- PostgreSQL database cluster dump\n--\n\n"                                          \
	"SET default_transaction_read_only = off;\n\nCREATE ROLE app;\n\n"
#define DATABASE(name)                                                                             \
	"CREATE DATABASE " name " WITH TEMPLATE = template0 ENCODING = 'UTF8' LOCALE = 'C';\n"     \
	"\\connect " name "\n\nCREATE TABLE public.t (id integer);\n\n"

static void asks_about_two_databases(void **state)
{
	const char *sql = CLUSTER DATABASE("shop") DATABASE("\"Other Shop\"");

	assert_titles("multiple_databases", sql, "CONSIDER This server holds several databases\n");
	assert_metadata("multiple_databases", sql,
	                "server server | databases=[Other Shop, shop] database_count=2\n");
}

static void passes_over_one_beside_postgres(void **state)
{
	assert_titles("multiple_databases",
	              CLUSTER DATABASE("shop") "\\connect postgres\n\n"
	                                       "CREATE TABLE public.t (id integer);\n",
	              "");
}

static void is_skipped_for_a_dump_of_one_database(void **state)
{
	assert_titles("multiple_databases", "CREATE TABLE public.t (id integer);",
	              "skipped: needs databases\n");
}

static struct mm_catalog *with_databases(void **state, const char *const *names, size_t count)
{
	struct mm_catalog *catalog = load_sql(state, "CREATE TABLE public.t (id integer);");

	for (size_t i = 0; i < count; i++)
		mm_catalog_add_database(catalog, names[i]);
	mm_catalog_claim(catalog, MM_PART(DATABASES));
	return catalog;
}

static void passes_over_what_the_host_keeps_for_itself(void **state)
{
	static const char *const names[] = { "shop",      "postgres",          "rdsadmin",
		                             "azure_sys", "azure_maintenance", "cloudsqladmin" };

	assert_string_equal(
	    titles_in(state, "multiple_databases", with_databases(state, names, 6), MM_SCAN, NULL),
	    "");
}

static void passes_over_templates_and_closed_databases(void **state)
{
	static const char *const names[] = { "shop", "golden", "closed" };
	struct mm_catalog *catalog = with_databases(state, names, 3);

	catalog->databases.items[1]->is_template = true;
	catalog->databases.items[2]->is_not_connectable = true;
	assert_string_equal(titles_in(state, "multiple_databases", catalog, MM_SCAN, NULL), "");
}

static void informs_of_very_many_that_allow_connections(void **state)
{
	static const char *const names[] = { "shop" };
	struct mm_catalog *catalog = with_databases(state, names, 1);
	char name[32];

	for (int i = 0; i < 20; i++) {
		snprintf(name, sizeof name, "template_%d", i);
		mm_catalog_add_database(catalog, name)->is_template = true;
	}
	assert_string_equal(titles_in(state, "multiple_databases", catalog, MM_SCAN, NULL),
	                    "INFO This server has many databases that allow connections\n");
	catalog->databases.items[1]->is_not_connectable = true;
	assert_string_equal(titles_in(state, "multiple_databases", catalog, MM_SCAN, NULL), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(asks_about_two_databases),
		CHECK_TEST(passes_over_one_beside_postgres),
		CHECK_TEST(is_skipped_for_a_dump_of_one_database),
		CHECK_TEST(passes_over_what_the_host_keeps_for_itself),
		CHECK_TEST(passes_over_templates_and_closed_databases),
		CHECK_TEST(informs_of_very_many_that_allow_connections),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
