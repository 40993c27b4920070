#include "check_test.h"

#include <stdio.h>

static void reports_a_deferrable_primary_key(void **state)
{
	const char *sql = "CREATE TABLE public.t (id integer NOT NULL);\n"
	                  "ALTER TABLE ONLY public.t ADD CONSTRAINT t_pkey PRIMARY KEY (id)"
	                  " DEFERRABLE;";

	assert_titles("deferrable_constraints", sql,
	              "CRITICAL Primary key public.t.t_pkey is deferrable\n");
	assert_metadata("deferrable_constraints", sql,
	                "constraint public.t.t_pkey | constraint_type=primary key "
	                "initially_deferred=false\n");
	assert_string_equal(groups_of(state, "deferrable_constraints", sql, NULL),
	                    "identity:public.t\n");
}

static void tells_initially_deferred_from_immediate(void **state)
{
	assert_metadata("deferrable_constraints",
	                "CREATE TABLE public.t (id integer NOT NULL);\n"
	                "ALTER TABLE ONLY public.t ADD CONSTRAINT t_pkey PRIMARY KEY (id)"
	                " DEFERRABLE INITIALLY DEFERRED;",
	                "constraint public.t.t_pkey | constraint_type=primary key "
	                "initially_deferred=true\n");
}

static void names_an_index_that_could_be_the_identity(void **state)
{
	const char *sql = "CREATE TABLE public.t (id integer PRIMARY KEY DEFERRABLE,"
	                  " code text NOT NULL, note text);"
	                  "CREATE UNIQUE INDEX t_note ON public.t (note);";

	assert_metadata("deferrable_constraints", sql,
	                "constraint public.t.t_pkey | constraint_type=primary key "
	                "initially_deferred=false\n");
	assert_metadata("deferrable_constraints",
	                "CREATE TABLE public.t (id integer PRIMARY KEY DEFERRABLE,"
	                " code text NOT NULL, note text);"
	                "CREATE UNIQUE INDEX t_code ON public.t (code);",
	                "constraint public.t.t_pkey | constraint_type=primary key "
	                "initially_deferred=false other_identity=public.t_code\n");
	assert_metadata("deferrable_constraints",
	                "CREATE TABLE public.t (id integer PRIMARY KEY DEFERRABLE,"
	                " code text NOT NULL, a integer NOT NULL);"
	                "CREATE UNIQUE INDEX t_a ON public.t (a);"
	                "CREATE UNIQUE INDEX t_code ON public.t (code);"
	                "ALTER TABLE public.t REPLICA IDENTITY USING INDEX t_code;",
	                "constraint public.t.t_pkey | constraint_type=primary key "
	                "initially_deferred=false other_identity=public.t_code\n");
}

static void warns_of_unique_and_exclusion(void **state)
{
	const char *sql =
	    "CREATE TABLE public.t (a integer, r int4range, CONSTRAINT t_a UNIQUE (a) DEFERRABLE,"
	    " CONSTRAINT t_r EXCLUDE USING gist (r WITH &&) DEFERRABLE INITIALLY DEFERRED);";

	assert_titles("deferrable_constraints", sql,
	              "WARNING Unique constraint public.t.t_a is deferrable\n"
	              "WARNING Exclusion constraint public.t.t_r is deferrable\n");
	assert_metadata("deferrable_constraints", sql,
	                "constraint public.t.t_a | constraint_type=unique "
	                "initially_deferred=false\n"
	                "constraint public.t.t_r | constraint_type=exclusion "
	                "initially_deferred=true\n");
	assert_string_equal(groups_of(state, "deferrable_constraints", sql, NULL),
	                    "no group\nno group\n");
}

/* The statements of the fixes below were run as they stand with PostgreSQL 15. */
static void swaps_a_key_for_an_immediate_index(void **state)
{
	assert_fixes("deferrable_constraints",
	             "CREATE TABLE public.t (a integer, b integer,"
	             " CONSTRAINT t_pkey PRIMARY KEY (b, a) INCLUDE (c) DEFERRABLE, c text);",
	             "before: CREATE UNIQUE INDEX CONCURRENTLY t_pkey_immediate ON public.t (b, a) "
	             "INCLUDE (c);\nALTER TABLE public.t DROP CONSTRAINT t_pkey, ADD CONSTRAINT "
	             "t_pkey PRIMARY KEY USING INDEX t_pkey_immediate;\n");
	assert_fixes("deferrable_constraints",
	             "CREATE TABLE public.t (a integer,"
	             " CONSTRAINT t_a UNIQUE NULLS NOT DISTINCT (a) DEFERRABLE);",
	             "before: CREATE UNIQUE INDEX CONCURRENTLY t_a_immediate ON public.t (a) NULLS "
	             "NOT DISTINCT;\nALTER TABLE public.t DROP CONSTRAINT t_a, ADD CONSTRAINT t_a "
	             "UNIQUE USING INDEX t_a_immediate;\n");
}

static void takes_a_name_that_is_free(void **state)
{
	assert_fixes("deferrable_constraints",
	             "CREATE TABLE public.t (a integer, CONSTRAINT t_a UNIQUE (a) DEFERRABLE);"
	             "CREATE INDEX t_a_immediate ON public.t (a);",
	             "before: CREATE UNIQUE INDEX CONCURRENTLY t_a_immediate2 ON public.t (a);\n"
	             "ALTER TABLE public.t DROP CONSTRAINT t_a, ADD CONSTRAINT t_a UNIQUE USING "
	             "INDEX t_a_immediate2;\n");
}

static void keeps_the_new_name_within_63_bytes(void **state)
{
	/* 52 letters and one of two bytes, which must not be cut in the middle. */
	assert_fixes(
	    "deferrable_constraints",
	    "CREATE TABLE public.t (a integer, CONSTRAINT"
	    " \"abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz\xc3\xa9\" UNIQUE (a) "
	    "DEFERRABLE);",
	    "before: CREATE UNIQUE INDEX CONCURRENTLY "
	    "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz_immediate ON public.t (a);\n"
	    "ALTER TABLE public.t DROP CONSTRAINT "
	    "\"abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz\xc3\xa9\", ADD CONSTRAINT "
	    "\"abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz\xc3\xa9\" UNIQUE USING INDEX "
	    "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz_immediate;\n");
}

static void defines_an_exclusion_anew(void **state)
{
	assert_fixes(
	    "deferrable_constraints",
	    "CREATE TABLE public.t (\"Room\" integer, r int4range, a text, CONSTRAINT t_r "
	    "EXCLUDE USING gist (\"Room\" WITH =, lower(a) WITH =, r WITH &&) "
	    "WHERE ((\"Room\" > 0)) DEFERRABLE);",
	    "before: ALTER TABLE public.t DROP CONSTRAINT t_r, ADD CONSTRAINT t_r EXCLUDE "
	    "USING gist (\"Room\" WITH =, (lower(a)) WITH =, r WITH &&) WHERE ((\"Room\" > "
	    "0));\n");
}

static void defines_a_partitioned_key_anew(void **state)
{
	const char *sql = "CREATE TABLE public.m (id integer, k integer,"
	                  " CONSTRAINT m_pkey PRIMARY KEY (id) DEFERRABLE,"
	                  " CONSTRAINT m_k UNIQUE NULLS NOT DISTINCT (id, k) DEFERRABLE)"
	                  " PARTITION BY RANGE (id);"
	                  "CREATE TABLE public.m_1 PARTITION OF public.m"
	                  " FOR VALUES FROM (0) TO (10);";

	assert_titles("deferrable_constraints", sql,
	              "CRITICAL Primary key public.m.m_pkey is deferrable\n"
	              "WARNING Unique constraint public.m.m_k is deferrable\n");
	assert_fixes("deferrable_constraints", sql,
	             "before: ALTER TABLE public.m DROP CONSTRAINT m_pkey, ADD CONSTRAINT m_pkey "
	             "PRIMARY KEY (id);\n"
	             "before: ALTER TABLE public.m DROP CONSTRAINT m_k, ADD CONSTRAINT m_k UNIQUE "
	             "NULLS NOT DISTINCT (id, k);\n");
	assert_metadata("deferrable_constraints", sql,
	                "constraint public.m.m_pkey | constraint_type=primary key "
	                "initially_deferred=false partitions=1 partition_examples=[public.m_1]\n"
	                "constraint public.m.m_k | constraint_type=unique "
	                "initially_deferred=false partitions=1 partition_examples=[public.m_1]\n");
}

static void passes_over_deferrable_foreign_keys_and_triggers(void **state)
{
	assert_titles("deferrable_constraints",
	              "CREATE TABLE public.p (id integer PRIMARY KEY);"
	              "CREATE TABLE public.c (id integer PRIMARY KEY, p integer"
	              " REFERENCES public.p DEFERRABLE INITIALLY DEFERRED);"
	              "CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS"
	              " $$ BEGIN RETURN NULL; END $$;"
	              "CREATE CONSTRAINT TRIGGER late AFTER INSERT ON public.c DEFERRABLE"
	              " FOR EACH ROW EXECUTE FUNCTION public.f();",
	              "");
}

static void passes_over_immediate_keys_and_unlogged_tables(void **state)
{
	assert_titles("deferrable_constraints",
	              "CREATE TABLE public.p (id integer PRIMARY KEY, k integer UNIQUE);"
	              "CREATE UNLOGGED TABLE public.u (id integer PRIMARY KEY DEFERRABLE);",
	              "");
}

static void quotes_odd_names(void **state)
{
	assert_titles("deferrable_constraints",
	              "CREATE TABLE public.\"T\" (a integer,"
	              " CONSTRAINT \"a.b\" UNIQUE (a) DEFERRABLE);",
	              "WARNING Unique constraint public.\"T\".\"a.b\" is deferrable\n");
}

static void spells_a_temporal_key(void **state)
{
	const char *sql =
	    "CREATE TABLE public.t (id integer, during daterange,"
	    " CONSTRAINT t_pkey PRIMARY KEY (id, during WITHOUT OVERLAPS) DEFERRABLE);";

	assert_fixes("deferrable_constraints", sql,
	             "before: ALTER TABLE public.t DROP CONSTRAINT t_pkey, ADD CONSTRAINT t_pkey "
	             "PRIMARY KEY (id, during WITHOUT OVERLAPS);\n");
}

#define EXCLUSION                                                                                  \
	"CREATE TABLE public.t (a integer, CONSTRAINT x EXCLUDE (abs(a) WITH =) DEFERRABLE);"

static void gives_no_statement_for_what_it_does_not_know(void **state)
{
	struct mm_catalog *catalog = load_sql(state, EXCLUSION);
	struct mm_constraint *x =
	    mm_relation_find_constraint(mm_catalog_find_relation(catalog, "public", "t"), "x");

	assert_fixes(
	    "deferrable_constraints", EXCLUSION,
	    "before: ALTER TABLE public.t DROP CONSTRAINT x, ADD CONSTRAINT x EXCLUDE USING "
	    "btree ((abs(a)) WITH =);\n");
	x->backing->expressions.count = 0;
	assert_string_equal(fixes_in(state, "deferrable_constraints", catalog, MM_SCAN, NULL),
	                    "no sql\n");
	x->operators.count = 0;
	assert_string_equal(fixes_in(state, "deferrable_constraints", catalog, MM_SCAN, NULL),
	                    "no sql\n");
	x->backing = NULL;
	assert_string_equal(fixes_in(state, "deferrable_constraints", catalog, MM_SCAN, NULL),
	                    "no sql\n");
}

static void defines_the_key_anew_when_no_name_is_free(void **state)
{
	struct mm_catalog *catalog =
	    load_sql(state, "CREATE TABLE public.t (a integer, CONSTRAINT u UNIQUE (a) DEFERRABLE);"
	                    "CREATE TABLE public.u_immediate (a integer);");
	struct mm_relation *t = mm_catalog_find_relation(catalog, "public", "t");
	char name[32];

	for (int i = 2; i <= 100; i++) {
		snprintf(name, sizeof name, "u_immediate%d", i);
		mm_catalog_add_index(catalog, t, name);
	}
	assert_string_equal(fixes_in(state, "deferrable_constraints", catalog, MM_SCAN, NULL),
	                    "before: ALTER TABLE public.t DROP CONSTRAINT u, ADD CONSTRAINT u "
	                    "UNIQUE (a);\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(reports_a_deferrable_primary_key),
		CHECK_TEST(tells_initially_deferred_from_immediate),
		CHECK_TEST(names_an_index_that_could_be_the_identity),
		CHECK_TEST(warns_of_unique_and_exclusion),
		CHECK_TEST(swaps_a_key_for_an_immediate_index),
		CHECK_TEST(takes_a_name_that_is_free),
		CHECK_TEST(keeps_the_new_name_within_63_bytes),
		CHECK_TEST(defines_an_exclusion_anew),
		CHECK_TEST(defines_a_partitioned_key_anew),
		CHECK_TEST(passes_over_deferrable_foreign_keys_and_triggers),
		CHECK_TEST(passes_over_immediate_keys_and_unlogged_tables),
		CHECK_TEST(quotes_odd_names),
		CHECK_TEST(spells_a_temporal_key),
		CHECK_TEST(gives_no_statement_for_what_it_does_not_know),
		CHECK_TEST(defines_the_key_anew_when_no_name_is_free),
	};

	return cmocka_run_group_tests_name("deferrable_constraints", tests, NULL, NULL);
}
