#include "check_test.h"

#include <string.h>

static void reports_an_exclusion_constraint(void **state)
{
	const char *sql =
	    "CREATE TABLE public.booking (room integer, during tsrange);\n"
	    "ALTER TABLE ONLY public.booking ADD CONSTRAINT no_overlap EXCLUDE USING gist"
	    " (room WITH =, during WITH &&);";

	assert_titles("exclusion_constraints", sql,
	              "WARNING Exclusion constraint public.booking.no_overlap can stop remote "
	              "transactions\n");
	assert_metadata("exclusion_constraints", sql,
	                "constraint public.booking.no_overlap | constraint_type=exclusion "
	                "operators=[=, &&] columns=[room, during]\n");
	assert_fixes("exclusion_constraints", sql, "no sql\n");
}

static void shows_expressions_in_their_place(void **state)
{
	assert_metadata("exclusion_constraints",
	                "CREATE TABLE public.t (a date, b date, k integer, CONSTRAINT x"
	                " EXCLUDE USING gist (daterange(a, b) WITH &&, k WITH =));",
	                "constraint public.t.x | constraint_type=exclusion operators=[&&, =] "
	                "columns=[daterange(a, b), k]\n");
}

static void reports_temporal_keys_of_postgresql_18(void **state)
{
	const char *sql =
	    "CREATE TABLE public.rooms (id integer NOT NULL, valid daterange NOT NULL);\n"
	    "CREATE TABLE public.stays (id integer, room integer, during daterange);\n"
	    "ALTER TABLE ONLY public.rooms ADD CONSTRAINT rooms_pkey PRIMARY KEY"
	    " (id, valid WITHOUT OVERLAPS);\n"
	    "ALTER TABLE ONLY public.stays ADD CONSTRAINT stays_u UNIQUE"
	    " (id, during WITHOUT OVERLAPS);\n"
	    "ALTER TABLE ONLY public.stays ADD CONSTRAINT stays_room FOREIGN KEY"
	    " (room, PERIOD during) REFERENCES public.rooms(id, PERIOD valid);\n";

	assert_titles(
	    "exclusion_constraints", sql,
	    "WARNING Temporal key public.rooms.rooms_pkey can stop remote transactions\n"
	    "WARNING Temporal foreign key public.stays.stays_room depends on a temporal key\n"
	    "WARNING Temporal key public.stays.stays_u can stop remote transactions\n");
	assert_metadata("exclusion_constraints", sql,
	                "constraint public.rooms.rooms_pkey | constraint_type=temporal key "
	                "columns=[id, valid]\n"
	                "constraint public.stays.stays_room | constraint_type=temporal foreign key "
	                "columns=[room, during]\n"
	                "constraint public.stays.stays_u | constraint_type=temporal key "
	                "columns=[id, during]\n");
	assert_details("exclusion_constraints",
	               "CREATE TABLE public.rooms (id integer NOT NULL, valid daterange NOT NULL,"
	               " CONSTRAINT rooms_pkey PRIMARY KEY (id, valid WITHOUT OVERLAPS));",
	               "No test of Spock covers temporal keys; what happens is concluded from how "
	               "they are built.\n");
}

static void leaves_deferrable_ones_to_their_check(void **state)
{
	assert_titles(
	    "exclusion_constraints",
	    "CREATE TABLE public.t (r int4range, CONSTRAINT x EXCLUDE USING gist (r WITH &&)"
	    " DEFERRABLE);",
	    "");
}

static void reports_two_constraints_of_a_table_under_two_ids(void **state)
{
	const char *ids = ids_of(state, "exclusion_constraints",
	                         "CREATE TABLE public.t (r int4range, s int4range,"
	                         " CONSTRAINT x EXCLUDE USING gist (r WITH &&),"
	                         " CONSTRAINT y EXCLUDE USING gist (s WITH &&));",
	                         NULL);

	assert_int_equal(strlen(ids), 2 * 17);
	assert_memory_not_equal(ids, ids + 17, 16);
}

static void passes_over_ordinary_keys(void **state)
{
	assert_titles("exclusion_constraints",
	              "CREATE TABLE public.p (id integer PRIMARY KEY, k integer UNIQUE);"
	              "CREATE TABLE public.c (id integer REFERENCES public.p);"
	              "CREATE UNLOGGED TABLE public.u (r int4range,"
	              " EXCLUDE USING gist (r WITH &&));",
	              "");
}

static void reports_a_partitioned_table_once(void **state)
{
	/* PostgreSQL 17 and later allow it with = on the partition key. */
	assert_metadata("exclusion_constraints",
	                "CREATE TABLE public.m (k integer, r int4range,"
	                " CONSTRAINT x EXCLUDE USING gist (k WITH =, r WITH &&))"
	                " PARTITION BY LIST (k);"
	                "CREATE TABLE public.m_1 PARTITION OF public.m FOR VALUES IN (1);",
	                "constraint public.m.x | constraint_type=exclusion operators=[=, &&] "
	                "columns=[k, r] partitions=1 partition_examples=[public.m_1]\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(reports_an_exclusion_constraint),
		CHECK_TEST(shows_expressions_in_their_place),
		CHECK_TEST(reports_temporal_keys_of_postgresql_18),
		CHECK_TEST(leaves_deferrable_ones_to_their_check),
		CHECK_TEST(reports_two_constraints_of_a_table_under_two_ids),
		CHECK_TEST(passes_over_ordinary_keys),
		CHECK_TEST(reports_a_partitioned_table_once),
	};

	return cmocka_run_group_tests_name("exclusion_constraints", tests, NULL, NULL);
}
