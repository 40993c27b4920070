#include "check_test.h"

#define CHECK   "native_logical_replication"
#define KEYED   "CREATE TABLE app.keyed (id integer PRIMARY KEY);"
#define KEYLESS "CREATE TABLE app.\"Key less\" (id integer);"
#define FAILS   "WARNING Publication p makes updates of tables without replica identity fail\n"
#define SERVES  "INFO Publication p serves PostgreSQL's own logical replication\n"

static void another_replication_extension_is_critical(void **state)
{
	const char *sql = "CREATE EXTENSION IF NOT EXISTS pglogical WITH SCHEMA pglogical;"
	                  "CREATE EXTENSION bdr; CREATE EXTENSION pgactive;"
	                  "CREATE EXTENSION pglogical_origin; CREATE EXTENSION pgcrypto;";

	assert_titles(CHECK, sql,
	              "CRITICAL Extension bdr replicates beside Spock\n"
	              "CRITICAL Extension pgactive replicates beside Spock\n"
	              "CRITICAL Extension pglogical replicates beside Spock\n"
	              "CRITICAL Extension pglogical_origin replicates beside Spock\n");
	assert_ids(state, CHECK, sql, 4);
	assert_fixes(CHECK, "CREATE EXTENSION bdr;", "before: DROP EXTENSION bdr;\n");
}

static void warns_of_a_subscription(void **state)
{
	const char *sql = "CREATE SUBSCRIPTION \"Far away\" CONNECTION 'host=far password=secret' "
	                  "PUBLICATION p, q WITH (connect = false, slot_name = 'far');";

	assert_titles(CHECK, sql,
	              "WARNING Subscription \"Far away\" uses PostgreSQL's own logical "
	              "replication\n");
	assert_metadata(CHECK, sql,
	                "subscription \"Far away\" | is_enabled=false slot_name=far "
	                "publications=[p, q]\n");
	assert_fixes(CHECK, sql, "before: DROP SUBSCRIPTION \"Far away\";\n");
}

static void warns_of_all_tables_with_a_keyless_one(void **state)
{
	const char *sql = KEYED KEYLESS "CREATE PUBLICATION p FOR ALL TABLES;";

	assert_titles(CHECK, sql, FAILS);
	assert_metadata(CHECK, sql,
	                "publication p | is_for_all_tables=true tables=[app.\"Key less\"]\n");
}

static void warns_of_a_named_table_without_identity(void **state)
{
	const char *sql = KEYED KEYLESS "CREATE TABLE app.other (id integer);"
	                                "CREATE PUBLICATION p;"
	                                "ALTER PUBLICATION p ADD TABLE ONLY app.\"Key less\";"
	                                "ALTER PUBLICATION p ADD TABLE ONLY app.keyed;";

	assert_titles(CHECK, sql, FAILS);
	assert_metadata(CHECK, sql,
	                "publication p | is_for_all_tables=false tables=[app.\"Key less\"]\n");
}

static void warns_of_a_schema_with_a_keyless_table(void **state)
{
	assert_titles(CHECK, KEYLESS "CREATE PUBLICATION p FOR TABLES IN SCHEMA app;", FAILS);
	assert_titles(CHECK, KEYLESS "CREATE PUBLICATION p FOR TABLES IN SCHEMA other;", SERVES);
}

static void other_publications_are_a_fact(void **state)
{
	assert_titles(CHECK, KEYED KEYLESS "CREATE PUBLICATION p FOR TABLE app.keyed;", SERVES);
	assert_titles(CHECK,
	              KEYLESS "CREATE PUBLICATION p FOR ALL TABLES WITH (publish = 'insert, "
	                      "truncate');",
	              SERVES);
	assert_titles(
	    CHECK, KEYLESS "CREATE PUBLICATION p FOR ALL TABLES WITH (publish = 'delete');", FAILS);
}

static void full_is_an_identity_to_postgresql(void **state)
{
	assert_titles(CHECK,
	              KEYLESS "ALTER TABLE ONLY app.\"Key less\" REPLICA IDENTITY FULL;"
	                      "CREATE PUBLICATION p FOR ALL TABLES;",
	              SERVES);
}

static void unlogged_tables_are_not_published(void **state)
{
	assert_titles(CHECK,
	              "CREATE UNLOGGED TABLE app.cache (id integer);"
	              "CREATE PUBLICATION p FOR ALL TABLES;",
	              SERVES);
}

#define PARTITIONED                                                                                \
	"CREATE TABLE app.m (id integer) PARTITION BY LIST (id);"                                  \
	"CREATE TABLE app.m_1 PARTITION OF app.m FOR VALUES IN (1);"                               \
	"CREATE TABLE app.m_2 PARTITION OF app.m FOR VALUES IN (2);"

static void names_the_root_of_keyless_partitions_once(void **state)
{
	assert_metadata(CHECK, PARTITIONED "CREATE PUBLICATION p FOR ALL TABLES;",
	                "publication p | is_for_all_tables=true tables=[app.m]\n");
	assert_metadata(CHECK, PARTITIONED "CREATE PUBLICATION p FOR TABLE app.m;",
	                "publication p | is_for_all_tables=false tables=[app.m]\n");
	assert_metadata(CHECK, PARTITIONED "CREATE PUBLICATION p FOR TABLE app.m_2;",
	                "publication p | is_for_all_tables=false tables=[app.m_2]\n");
}

static void passes_over_a_database_without_any_of_it(void **state)
{
	assert_titles(CHECK, KEYED KEYLESS "CREATE EXTENSION pgcrypto;", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(another_replication_extension_is_critical),
		CHECK_TEST(warns_of_a_subscription),
		CHECK_TEST(warns_of_all_tables_with_a_keyless_one),
		CHECK_TEST(warns_of_a_named_table_without_identity),
		CHECK_TEST(warns_of_a_schema_with_a_keyless_table),
		CHECK_TEST(other_publications_are_a_fact),
		CHECK_TEST(full_is_an_identity_to_postgresql),
		CHECK_TEST(unlogged_tables_are_not_published),
		CHECK_TEST(names_the_root_of_keyless_partitions_once),
		CHECK_TEST(passes_over_a_database_without_any_of_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
