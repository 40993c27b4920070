#include "check_test.h"

/* As pg_dumpall writes them: the settings are claimed for a cluster dump. */
#define CLUSTER(roles)                                                                             \
	"--\n-- PostgreSQL database cluster dump\n--\n\n"                                          \
	"CREATE ROLE app;\nALTER ROLE app WITH NOSUPERUSER LOGIN;\n"                               \
	"CREATE ROLE spock;\nALTER ROLE spock WITH SUPERUSER LOGIN REPLICATION;\n" roles           \
	"\n\\connect shop\n\nCREATE TABLE public.t (id integer);\n"

static void a_plain_dump_does_not_carry_them(void **state)
{
	assert_titles("role_settings", "CREATE TABLE t (id int);",
	              "skipped: needs db_role_settings\n");
}

static void read_only_sessions_stop_the_copy(void **state)
{
	assert_titles("role_settings",
	              CLUSTER("ALTER DATABASE shop SET default_transaction_read_only TO 'on';"),
	              "CRITICAL default_transaction_read_only is on for database shop\n");
	assert_titles("role_settings",
	              CLUSTER("ALTER ROLE spock SET default_transaction_read_only TO 'on';"),
	              "CRITICAL default_transaction_read_only is on for role spock\n");
	assert_titles("role_settings",
	              CLUSTER("ALTER ROLE app SET default_transaction_read_only TO 'on';"), "");
}

static void a_replica_session_skips_triggers_for_any_role(void **state)
{
	assert_titles("role_settings",
	              CLUSTER("ALTER ROLE app SET session_replication_role TO 'replica';"),
	              "CRITICAL session_replication_role is replica for role app\n");
	assert_titles("role_settings",
	              CLUSTER("ALTER ROLE app SET session_replication_role TO 'origin';"), "");
}

static void short_timeouts_matter_where_spock_connects(void **state)
{
	assert_titles("role_settings",
	              CLUSTER("ALTER DATABASE shop SET statement_timeout TO '30s';"),
	              "WARNING statement_timeout is 30s for database shop\n");
	assert_titles("role_settings", CLUSTER("ALTER ROLE spock SET lock_timeout TO '90000';"),
	              "WARNING lock_timeout is 90000 for role spock\n");
	assert_titles("role_settings", CLUSTER("ALTER ROLE app SET statement_timeout TO '30s';"),
	              "");
	assert_titles("role_settings",
	              CLUSTER("ALTER DATABASE shop SET statement_timeout TO '1h';"), "");
	assert_titles("role_settings", CLUSTER("ALTER DATABASE shop SET statement_timeout TO '0';"),
	              "");
}

static void a_node_number_belongs_to_the_server(void **state)
{
	assert_titles("role_settings", CLUSTER("ALTER ROLE app SET \"snowflake.node\" TO '2';"),
	              "WARNING snowflake.node is 2 for role app\n");
}

static void other_settings_are_questions(void **state)
{
	assert_titles("role_settings",
	              CLUSTER("ALTER ROLE app SET row_security TO 'off';\n"
	                      "ALTER ROLE app SET search_path TO 'app';\n"
	                      "ALTER ROLE app SET work_mem TO '1GB';"),
	              "CONSIDER row_security is off for role app\n"
	              "CONSIDER search_path is app for role app\n");
}

static void settings_of_other_databases_do_not_count(void **state)
{
	assert_titles("role_settings",
	              CLUSTER("ALTER DATABASE other SET default_transaction_read_only TO 'on';"),
	              "");
}

static void the_fix_resets_exactly_that_setting(void **state)
{
	assert_fixes("role_settings",
	             CLUSTER("ALTER ROLE app IN DATABASE shop SET row_security TO 'off';"),
	             "before: ALTER ROLE app IN DATABASE shop RESET row_security;\n");
	assert_fixes("role_settings",
	             CLUSTER("ALTER DATABASE shop SET statement_timeout TO '30s';"),
	             "before: ALTER DATABASE shop RESET statement_timeout;\n");
}

static void the_value_set_last_counts(void **state)
{
	assert_titles("role_settings",
	              CLUSTER("ALTER ROLE spock SET statement_timeout TO '30s';\n"
	                      "ALTER ROLE spock SET statement_timeout TO '40s';"),
	              "WARNING statement_timeout is 40s for role spock\n");
	assert_titles("role_settings",
	              CLUSTER("ALTER ROLE spock SET statement_timeout TO '30s';\n"
	                      "ALTER ROLE spock SET Statement_Timeout TO '1h';"),
	              "");
	assert_titles("role_settings",
	              CLUSTER("ALTER ROLE spock SET statement_timeout TO '1h';\n"
	                      "ALTER ROLE spock IN DATABASE shop SET statement_timeout TO '30s';"),
	              "WARNING statement_timeout is 30s for role spock in database shop\n");
}

static void a_script_that_sets_them_carries_them(void **state)
{
	assert_titles("role_settings",
	              "CREATE TABLE t (id int);\n"
	              "ALTER ROLE app SET session_replication_role = 'replica';",
	              "CRITICAL session_replication_role is replica for role app\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(a_plain_dump_does_not_carry_them),
		CHECK_TEST(read_only_sessions_stop_the_copy),
		CHECK_TEST(a_replica_session_skips_triggers_for_any_role),
		CHECK_TEST(short_timeouts_matter_where_spock_connects),
		CHECK_TEST(a_node_number_belongs_to_the_server),
		CHECK_TEST(other_settings_are_questions),
		CHECK_TEST(settings_of_other_databases_do_not_count),
		CHECK_TEST(the_fix_resets_exactly_that_setting),
		CHECK_TEST(the_value_set_last_counts),
		CHECK_TEST(a_script_that_sets_them_carries_them),
	};

	return cmocka_run_group_tests_name("role_settings", tests, NULL, NULL);
}
