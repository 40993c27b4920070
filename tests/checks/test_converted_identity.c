#include "catalog.h"
#include "check_test.h"

#define CHECK "converted_identity"

/* As pg_dump writes an identity column that Snowflake 2.6.0 converted. */
#define BROKEN                                                                                     \
	"CREATE TABLE public.orders (\n"                                                           \
	"    id bigint DEFAULT snowflake.nextval('public.orders_id_seq'::regclass) NOT NULL\n"     \
	");\n"                                                                                     \
	"ALTER TABLE public.orders ALTER COLUMN id ADD GENERATED  AS IDENTITY (\n"                 \
	"    SEQUENCE NAME public.orders_id_seq\n    START WITH 1\n    INCREMENT BY 1\n"           \
	"    NO MINVALUE\n    NO MAXVALUE\n    CACHE 1\n);\n"                                      \
	"CREATE TABLE public.after (id bigint NOT NULL);\n"

static void the_invalid_statement_of_a_dump_is_told_of(void **state)
{
	assert_titles(CHECK, BROKEN,
	              "CRITICAL Identity of public.orders.id was switched off in the catalog by "
	              "conversion\n");
	assert_metadata(CHECK, BROKEN,
	                "column public.orders.id | sequence=public.orders_id_seq "
	                "table=public.orders column=id\n");
	assert_string_equal(groups_of(state, CHECK, BROKEN, NULL),
	                    "sequence:public.orders_id_seq\n");
}

static void no_statement_is_offered_for_it(void **state)
{
	assert_fixes(CHECK, BROKEN, "no sql\n");
}

static void the_rest_of_the_dump_is_read(void **state)
{
	const struct mm_catalog *catalog = load_sql(state, BROKEN);

	assert_int_equal(catalog->coverage.statements, 3);
	assert_int_equal(catalog->coverage.parsed, 3);
	assert_non_null(mm_catalog_find_relation(catalog, "public", "after"));
}

static void a_healthy_identity_is_accepted(void **state)
{
	assert_titles(CHECK,
	              "CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,\n"
	              " n serial);\n",
	              "");
}

static void a_column_without_identity_shows_it_live(void **state)
{
	struct mm_catalog *catalog =
	    load_sql(state, "CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY);\n");

	mm_relation_find_column(catalog->relations.items[0], "id")->identity = '\0';
	assert_string_equal(titles_in(state, CHECK, catalog, MM_AUDIT, NULL),
	                    "CRITICAL Identity of public.t.id was switched off in the catalog by "
	                    "conversion\n");
}

#define CONVERTED(maximum)                                                                         \
	"CREATE SEQUENCE s " maximum ";\n"                                                         \
	"CREATE TABLE t (id bigint DEFAULT snowflake.nextval('s'::regclass) PRIMARY KEY);\n"

static void a_maximum_of_old_is_told_of(void **state)
{
	assert_titles(CHECK, CONVERTED("MAXVALUE 2147483647"),
	              "WARNING Sequence public.s keeps a maximum that Snowflake values exceed\n");
	assert_metadata(CHECK, CONVERTED("MAXVALUE 2147483647"),
	                "sequence public.s | sequence=public.s table=public.t column=id "
	                "maximum=2147483647\n");
	assert_fixes(CHECK, CONVERTED("MAXVALUE 2147483647"),
	             "before: ALTER EXTENSION snowflake UPDATE;\n");
	assert_titles(CHECK, CONVERTED("NO MAXVALUE"), "");
}

static void the_maximum_of_a_plain_sequence_is_its_own_matter(void **state)
{
	assert_titles(CHECK, "CREATE SEQUENCE s MAXVALUE 99; CREATE TABLE t (id serial);\n", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(the_invalid_statement_of_a_dump_is_told_of),
		CHECK_TEST(no_statement_is_offered_for_it),
		CHECK_TEST(the_rest_of_the_dump_is_read),
		CHECK_TEST(a_healthy_identity_is_accepted),
		CHECK_TEST(a_column_without_identity_shows_it_live),
		CHECK_TEST(a_maximum_of_old_is_told_of),
		CHECK_TEST(the_maximum_of_a_plain_sequence_is_its_own_matter),
	};

	return cmocka_run_group_tests_name("converted_identity", tests, NULL, NULL);
}
