#include "check_test.h"

#define LOLOR "CREATE EXTENSION lolor WITH SCHEMA lolor;\n"
#define TABLE "CREATE TABLE public.docs (id int PRIMARY KEY, body oid);\n"
#define MANAGED                                                                                    \
	TABLE "CREATE TRIGGER t BEFORE UPDATE OR DELETE ON public.docs FOR EACH ROW "              \
	      "EXECUTE FUNCTION public.lo_manage('body');\n"
#define WRITER                                                                                     \
	"CREATE FUNCTION public.put(b bytea) RETURNS oid LANGUAGE sql AS "                         \
	"$$ SELECT lo_from_bytea(0, b) $$;\n"

static void an_oid_column_alone_is_silent(void **state)
{
	assert_titles("lolor_check", TABLE, "");
}

static void is_proposed_where_code_writes_large_objects(void **state)
{
	assert_titles("lolor_check", TABLE WRITER, "CONSIDER LOLOR is not installed\n");
	assert_titles("lolor_check", MANAGED, "CONSIDER LOLOR is not installed\n");
}

static void is_proposed_where_large_objects_are_stored(void **state)
{
	assert_titles("lolor_check",
	              TABLE "SELECT pg_catalog.lo_create('16401');\n"
	                    "ALTER LARGE OBJECT 16401 OWNER TO app;\n",
	              "CONSIDER LOLOR is not installed\n");
}

static void installed_it_does_not_go_with_lo_manage_and_lo_unlink(void **state)
{
	assert_titles("lolor_check",
	              LOLOR MANAGED
	              "CREATE FUNCTION public.gone(o oid) RETURNS int LANGUAGE sql AS "
	              "$$ SELECT lo_unlink(o) $$;\n",
	              "WARNING lo_manage triggers fail with LOLOR\n"
	              "WARNING lo_unlink() fails with LOLOR in a Spock database\n");
}

static void it_needs_postgresql_16(void **state)
{
	assert_titles("lolor_check", "-- Dumped from database version 15.20\n" LOLOR TABLE,
	              "WARNING LOLOR needs PostgreSQL 16 or later\n");
	assert_titles("lolor_check", "-- Dumped from database version 17.9\n" LOLOR TABLE, "");
}

static void its_node_is_unknown_in_a_dump(void **state)
{
	assert_string_equal(note_of(state, "lolor_check", LOLOR TABLE, NULL),
	                    "LOLOR is installed; whether lolor.node is set is unknown here.");
}

static void all_share_the_group_of_large_objects(void **state)
{
	assert_string_equal(groups_of(state, "lolor_check", MANAGED, NULL), "lob:large objects\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(an_oid_column_alone_is_silent),
		CHECK_TEST(is_proposed_where_code_writes_large_objects),
		CHECK_TEST(is_proposed_where_large_objects_are_stored),
		CHECK_TEST(installed_it_does_not_go_with_lo_manage_and_lo_unlink),
		CHECK_TEST(it_needs_postgresql_16),
		CHECK_TEST(its_node_is_unknown_in_a_dump),
		CHECK_TEST(all_share_the_group_of_large_objects),
	};

	return cmocka_run_group_tests_name("lolor_check", tests, NULL, NULL);
}
