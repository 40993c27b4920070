#include "check_test.h"

#include "catalog.h"

#define ENCODING "SET client_encoding = 'UTF8';\n"
#define LOOSE                                                                                      \
	ENCODING "CREATE COLLATION app.loose (provider = icu, deterministic = false, "             \
	         "locale = 'und-u-ks-level2');"

static void asks_about_a_key_under_a_nondeterministic_collation(void **state)
{
	const char *sql =
	    LOOSE "CREATE TABLE app.t (name text COLLATE app.loose NOT NULL, n integer);"
	          "ALTER TABLE ONLY app.t ADD CONSTRAINT t_pkey PRIMARY KEY (name);"
	          "CREATE INDEX t_n ON app.t USING btree (n, name);";

	assert_titles("collations", sql,
	              "CONSIDER Unique index app.t_pkey compares text by a nondeterministic "
	              "collation\n");
	assert_metadata("collations", sql,
	                "index app.t_pkey | provider=icu table=app.t columns=[name] "
	                "collations=[app.loose]\n");
}

static void sees_the_collation_of_the_index_itself_and_of_a_domain(void **state)
{
	assert_titles(
	    "collations",
	    LOOSE "CREATE TABLE app.t (name text);"
	          "CREATE UNIQUE INDEX u ON app.t USING btree (name COLLATE app.loose);",
	    "CONSIDER Unique index app.u compares text by a nondeterministic collation\n");
	assert_titles("collations",
	              LOOSE "CREATE TABLE app.t (name text COLLATE app.loose);"
	                    "CREATE UNIQUE INDEX u ON app.t USING btree (name COLLATE \"C\");",
	              "");
	assert_titles("collations",
	              LOOSE "CREATE DOMAIN app.d AS text COLLATE app.loose;"
	                    "CREATE TABLE app.t (name app.d UNIQUE);",
	              "CONSIDER Unique index app.t_name_key compares text by a nondeterministic "
	              "collation\n");
}

static void reports_each_index_once(void **state)
{
	const char *sql =
	    LOOSE "CREATE TABLE app.t (a text COLLATE app.loose, b text COLLATE app.loose, "
	          "UNIQUE (a, b), UNIQUE (b));";

	assert_ids(state, "collations", sql, 2);
}

static void reports_a_partitioned_index_at_its_root(void **state)
{
	const char *sql = LOOSE "CREATE TABLE app.m (name text COLLATE app.loose PRIMARY KEY) "
	                        "PARTITION BY LIST (name);"
	                        "CREATE TABLE app.m_1 PARTITION OF app.m FOR VALUES IN ('a');";

	assert_metadata("collations", sql,
	                "index app.m_pkey | provider=icu table=app.m columns=[name] "
	                "collations=[app.loose] partitions=1 partition_examples=[app.m_1]\n");
}

static void passes_over_deterministic_and_unused_collations(void **state)
{
	assert_titles("collations",
	              LOOSE "CREATE COLLATION app.strict (provider = icu, locale = 'de');"
	                    "CREATE TABLE app.t (name text COLLATE app.strict PRIMARY KEY, "
	                    "note text COLLATE app.loose);",
	              "");
}

static void needs_to_know_the_database(void **state)
{
	assert_titles("collations", "CREATE TABLE app.t (id integer);",
	              "skipped: needs encoding\n");
}

#define VERSIONED                                                                                  \
	ENCODING                                                                                   \
	"CREATE COLLATION app.german (provider = icu, locale = 'de', version = '153.80');"         \
	"CREATE TABLE app.t (id integer, name text COLLATE app.german);"

/* As a live server would tell it. */
static struct mm_catalog *with_version(void **state, const char *sql, const char *actual)
{
	struct mm_catalog *catalog = load_sql(state, sql);

	mm_catalog_find_collation(catalog, "app", "german")->actual_version = actual;
	return catalog;
}

static void warns_of_another_version(void **state)
{
	struct mm_catalog *catalog = with_version(
	    state, VERSIONED "CREATE INDEX t_name ON app.t USING btree (name);", "153.120");

	assert_string_equal(
	    titles_in(state, "collations", catalog, MM_SCAN, NULL),
	    "WARNING Collation app.german was built with another version than it now has\n");
	assert_string_equal(metadata_in(state, "collations", catalog, MM_SCAN, NULL),
	                    "collation app.german | provider=icu recorded_version=153.80 "
	                    "actual_version=153.120 indexes=[app.t_name]\n");
	assert_string_equal(fixes_in(state, "collations", catalog, MM_SCAN, NULL),
	                    "before: REINDEX INDEX app.t_name;\n"
	                    "ALTER COLLATION app.german REFRESH VERSION;\n");
}

static void a_partition_key_uses_it_too(void **state)
{
	struct mm_catalog *catalog =
	    with_version(state,
	                 VERSIONED "CREATE TABLE app.m (name text COLLATE app.german) "
	                           "PARTITION BY RANGE (name);",
	                 "153.120");

	assert_string_equal(
	    titles_in(state, "collations", catalog, MM_SCAN, NULL),
	    "WARNING Collation app.german was built with another version than it now has\n");
}

static void passes_over_equal_versions_and_unused_collations(void **state)
{
	const char *indexed = VERSIONED "CREATE INDEX t_name ON app.t USING btree (name);";

	assert_string_equal(
	    titles_in(state, "collations", with_version(state, indexed, "153.80"), MM_SCAN, NULL),
	    "");
	assert_string_equal(titles_in(state, "collations",
	                              with_version(state, VERSIONED, "153.120"), MM_SCAN, NULL),
	                    "");
}

static void names_postgresqls_own_collations_without_schema(void **state)
{
	struct mm_catalog *catalog =
	    load_sql(state, ENCODING "CREATE TABLE app.t (name text COLLATE pg_catalog.\"en_US\" "
	                             "PRIMARY KEY);");
	struct mm_collation *c = mm_catalog_add_collation(catalog, "pg_catalog", "en_US");

	c->provider = "libc";
	c->locale = "en_US";
	c->version = "2.31";
	c->actual_version = "2.36";
	assert_string_equal(
	    titles_in(state, "collations", catalog, MM_AUDIT, NULL),
	    "WARNING Collation \"en_US\" was built with another version than it now has\n");
}

static void considers_a_nondeterministic_key_of_a_domain_over_a_domain(void **state)
{
	assert_titles(
	    "collations",
	    "SET client_encoding = 'UTF8';"
	    "CREATE COLLATION app.ci (provider = icu, locale = 'und', deterministic = false);"
	    "CREATE DOMAIN app.a AS text COLLATE app.ci; CREATE DOMAIN app.b AS app.a;"
	    "CREATE TABLE app.t (k app.b PRIMARY KEY);",
	    "CONSIDER Unique index app.t_pkey compares text by a nondeterministic "
	    "collation\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(asks_about_a_key_under_a_nondeterministic_collation),
		CHECK_TEST(sees_the_collation_of_the_index_itself_and_of_a_domain),
		CHECK_TEST(reports_each_index_once),
		CHECK_TEST(reports_a_partitioned_index_at_its_root),
		CHECK_TEST(passes_over_deterministic_and_unused_collations),
		CHECK_TEST(needs_to_know_the_database),
		CHECK_TEST(warns_of_another_version),
		CHECK_TEST(a_partition_key_uses_it_too),
		CHECK_TEST(passes_over_equal_versions_and_unused_collations),
		CHECK_TEST(names_postgresqls_own_collations_without_schema),
		CHECK_TEST(considers_a_nondeterministic_key_of_a_domain_over_a_domain),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
