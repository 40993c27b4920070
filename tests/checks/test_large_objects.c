#include "check_test.h"

#include "catalog.h"

#define LO_COLUMN                                                                                  \
	"CREATE EXTENSION lo WITH SCHEMA public;"                                                  \
	"CREATE TABLE public.pictures (id integer PRIMARY KEY, pic public.lo);"

static void warns_of_a_column_of_type_lo(void **state)
{
	assert_titles("large_objects", LO_COLUMN,
	              "WARNING Column public.pictures.pic refers to large objects\n");
	assert_metadata("large_objects", LO_COLUMN,
	                "column public.pictures.pic | data_type=public.lo\n");
	assert_fixes("large_objects", LO_COLUMN,
	             "before: ALTER TABLE public.pictures ALTER COLUMN pic TYPE bytea "
	             "USING lo_get(pic);\n");
}

static void warns_of_a_domain_over_oid_named_lo(void **state)
{
	assert_titles("large_objects",
	              "CREATE DOMAIN app.lo AS oid; CREATE TABLE app.t (id integer, pic app.lo);",
	              "WARNING Column app.t.pic refers to large objects\n");
}

static void asks_about_a_plain_oid_column(void **state)
{
	const char *sql = "CREATE TABLE public.t (id integer PRIMARY KEY, \"Ref\" oid);";

	assert_titles("large_objects", sql,
	              "CONSIDER Column public.t.\"Ref\" may refer to large objects\n");
	assert_fixes("large_objects", sql, "no sql\n");
}

static void passes_over_oids_elsewhere(void **state)
{
	assert_titles("large_objects",
	              "CREATE TABLE public.t (id integer PRIMARY KEY, rel regclass, lo_name text);"
	              "CREATE VIEW public.v AS SELECT c.oid FROM pg_catalog.pg_class c;"
	              "CREATE SCHEMA spock; CREATE TABLE spock.x (o oid);",
	              "");
}

static void folds_the_trigger_into_its_column(void **state)
{
	const char *sql =
	    LO_COLUMN "CREATE TRIGGER t_pic BEFORE DELETE OR UPDATE ON public.pictures "
	              "FOR EACH ROW EXECUTE FUNCTION public.lo_manage('pic');";

	assert_titles("large_objects", sql,
	              "WARNING Column public.pictures.pic refers to large objects\n");
	assert_metadata("large_objects", sql,
	                "column public.pictures.pic | data_type=public.lo trigger=t_pic\n");
	assert_fixes("large_objects", sql,
	             "before: DROP TRIGGER t_pic ON public.pictures;\n"
	             "ALTER TABLE public.pictures ALTER COLUMN pic TYPE bytea "
	             "USING lo_get(pic);\n");
}

static void lo_manage_makes_an_oid_column_sure(void **state)
{
	assert_titles("large_objects",
	              "CREATE TABLE public.t (id integer PRIMARY KEY, raster oid);"
	              "CREATE TRIGGER m BEFORE DELETE OR UPDATE ON public.t "
	              "FOR EACH ROW EXECUTE FUNCTION public.lo_manage('raster');",
	              "WARNING Column public.t.raster refers to large objects\n");
}

static void reports_a_trigger_whose_column_says_nothing(void **state)
{
	const char *sql = "CREATE TABLE public.t (id integer PRIMARY KEY, ref integer);"
	                  "CREATE TRIGGER m BEFORE DELETE OR UPDATE ON public.t "
	                  "FOR EACH ROW EXECUTE FUNCTION public.lo_manage('ref');";

	assert_titles("large_objects", sql,
	              "WARNING Trigger m on public.t removes large objects with lo_manage\n");
	assert_string_equal(groups_of(state, "large_objects", sql, NULL), "lob:large objects\n");
}

static void passes_over_a_function_of_ones_own_named_lo_manage(void **state)
{
	assert_titles("large_objects",
	              "CREATE TABLE public.t (id integer PRIMARY KEY, ref integer);"
	              "CREATE FUNCTION public.lo_manage() RETURNS trigger LANGUAGE plpgsql AS "
	              "$$BEGIN RETURN NEW; END$$;"
	              "CREATE TRIGGER m BEFORE UPDATE ON public.t "
	              "FOR EACH ROW EXECUTE FUNCTION public.lo_manage('ref');",
	              "");
}

#define WRITER                                                                                     \
	"CREATE FUNCTION app.store(integer, bytea) RETURNS void LANGUAGE plpgsql AS $$BEGIN "      \
	"PERFORM lo_put($1::oid, 0, $2); PERFORM lo_unlink($1::oid); END$$;"

static void warns_of_a_function_that_writes(void **state)
{
	assert_titles("large_objects", WRITER,
	              "WARNING Function app.store(integer, bytea) writes large objects\n");
	assert_metadata("large_objects", WRITER,
	                "function app.store(integer, bytea) | calls=[lo_put, lo_unlink]\n");
}

static void warns_of_a_command_on_large_objects(void **state)
{
	assert_titles("large_objects",
	              "CREATE PROCEDURE app.p() LANGUAGE plpgsql AS $$BEGIN "
	              "ALTER LARGE OBJECT 4711 OWNER TO joe; END$$;",
	              "WARNING Procedure app.p() writes large objects\n");
}

static void warns_of_a_rule_that_unlinks(void **state)
{
	const char *sql =
	    "CREATE TABLE public.t (id integer PRIMARY KEY, ref integer);"
	    "CREATE RULE gone AS ON DELETE TO public.t DO ALSO SELECT lo_unlink(old.ref::oid);";

	assert_titles("large_objects", sql, "WARNING Rule gone on public.t writes large objects\n");
}

static void a_default_that_creates_one_is_code(void **state)
{
	const char *sql =
	    "CREATE TABLE public.t (id integer PRIMARY KEY, ref oid DEFAULT lo_creat(-1));";

	assert_titles("large_objects", sql,
	              "WARNING Column public.t.ref refers to large objects\n");
	assert_metadata("large_objects", sql,
	                "column public.t.ref | data_type=oid calls=[lo_creat]\n");
	assert_fixes("large_objects", sql,
	             "before: ALTER TABLE public.t ALTER COLUMN ref DROP DEFAULT, "
	             "ALTER COLUMN ref TYPE bytea USING lo_get(ref);\n");
}

static void passes_over_functions_that_are_only_named_so(void **state)
{
	assert_titles("large_objects",
	              "CREATE FUNCTION app.lo_report() RETURNS text LANGUAGE sql AS "
	              "$$SELECT 'lo_unlink(1)'::text /* lo_put() */$$;"
	              "CREATE FUNCTION app.r() RETURNS text LANGUAGE sql AS "
	              "$$SELECT app.lo_report()$$;"
	              "CREATE FUNCTION app.reads(oid) RETURNS bytea LANGUAGE sql AS "
	              "$$SELECT lo_get($1)$$;",
	              "");
}

#define STORED "SELECT pg_catalog.lo_create('16401');\nSELECT pg_catalog.lo_create('16402');\n"

static void stored_objects_alone_are_a_warning(void **state)
{
	assert_titles("large_objects", STORED "CREATE TABLE public.t (id integer, ref oid);",
	              "WARNING Large objects are stored in this database\n"
	              "CONSIDER Column public.t.ref may refer to large objects\n");
}

static void stored_objects_that_code_writes_are_critical(void **state)
{
	assert_titles("large_objects", STORED WRITER,
	              "CRITICAL Function app.store(integer, bytea) writes large objects\n"
	              "CRITICAL Large objects are stored in this database\n");
	assert_metadata("large_objects", STORED WRITER,
	                "function app.store(integer, bytea) | calls=[lo_put, lo_unlink]\n"
	                "large objects large objects | lob_count=2 is_estimate=false\n");
	assert_string_equal(groups_of(state, "large_objects", STORED WRITER, NULL),
	                    "lob:large objects\nlob:large objects\n");
	assert_ids(state, "large_objects", STORED WRITER, 2);
}

static void says_whether_the_count_is_an_estimate(void **state)
{
	struct mm_catalog *catalog = load_sql(state, "CREATE TABLE public.t (id integer);");

	catalog->large_objects.count = 12;
	catalog->large_objects.is_estimate = true;
	mm_catalog_claim(catalog, MM_PART(LARGE_OBJECTS));
	assert_string_equal(titles_in(state, "large_objects", catalog, MM_SCAN, NULL),
	                    "WARNING Large objects are stored in this database\n");
}

static void reports_a_partitioned_table_at_its_root(void **state)
{
	const char *sql = "CREATE TABLE public.m (id integer, doc oid) PARTITION BY LIST (id);"
	                  "CREATE TABLE public.m_1 PARTITION OF public.m FOR VALUES IN (1);";

	assert_metadata("large_objects", sql,
	                "column public.m.doc | data_type=oid partitions=1 "
	                "partition_examples=[public.m_1]\n");
}

static void passes_over_other_types_named_lo(void **state)
{
	assert_titles("large_objects",
	              "CREATE TYPE app.lo AS ENUM ('low'); CREATE DOMAIN x.lo AS text;"
	              "CREATE TABLE app.t (id integer, a app.lo, b x.lo);",
	              "");
}

static void names_the_view_that_blocks_the_change(void **state)
{
	const char *sql =
	    "CREATE DOMAIN app.lo AS oid; CREATE TABLE app.t (id integer, pic app.lo);"
	    "CREATE VIEW app.v AS SELECT pic FROM app.t;";

	assert_details("large_objects", sql, "A change of its type is blocked by view app.v.\n");
	assert_metadata("large_objects", sql,
	                "column app.t.pic | data_type=app.lo blocked_by=[view app.v]\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(warns_of_a_column_of_type_lo),
		CHECK_TEST(warns_of_a_domain_over_oid_named_lo),
		CHECK_TEST(asks_about_a_plain_oid_column),
		CHECK_TEST(passes_over_oids_elsewhere),
		CHECK_TEST(folds_the_trigger_into_its_column),
		CHECK_TEST(lo_manage_makes_an_oid_column_sure),
		CHECK_TEST(reports_a_trigger_whose_column_says_nothing),
		CHECK_TEST(passes_over_a_function_of_ones_own_named_lo_manage),
		CHECK_TEST(warns_of_a_function_that_writes),
		CHECK_TEST(warns_of_a_command_on_large_objects),
		CHECK_TEST(warns_of_a_rule_that_unlinks),
		CHECK_TEST(a_default_that_creates_one_is_code),
		CHECK_TEST(passes_over_functions_that_are_only_named_so),
		CHECK_TEST(stored_objects_alone_are_a_warning),
		CHECK_TEST(stored_objects_that_code_writes_are_critical),
		CHECK_TEST(says_whether_the_count_is_an_estimate),
		CHECK_TEST(reports_a_partitioned_table_at_its_root),
		CHECK_TEST(passes_over_other_types_named_lo),
		CHECK_TEST(names_the_view_that_blocks_the_change),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
