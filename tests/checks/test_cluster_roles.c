#include "check_test.h"

static void lists_owners_and_grantees_once(void **state)
{
	assert_metadata("cluster_roles",
	                "CREATE TABLE public.a (id int);\nALTER TABLE public.a OWNER TO app;\n"
	                "CREATE TABLE public.b (id int);\nALTER TABLE public.b OWNER TO app;\n"
	                "GRANT SELECT ON TABLE public.a TO \"Read Only\";\n",
	                "database database | owns=[app] is_granted=[Read Only]\n");
}

static void postgres_own_roles_are_not_named(void **state)
{
	assert_titles("cluster_roles",
	              "CREATE TABLE public.a (id int);\n"
	              "GRANT SELECT ON TABLE public.a TO pg_monitor;\n"
	              "GRANT SELECT ON TABLE public.a TO PUBLIC;\n",
	              "");
}

static void finds_roles_of_policies_mappings_and_default_privileges(void **state)
{
	assert_metadata(
	    "cluster_roles",
	    "CREATE TABLE public.a (id int);\n"
	    "CREATE POLICY p ON public.a TO tenant USING (true);\n"
	    "CREATE SERVER s FOREIGN DATA WRAPPER postgres_fdw;\n"
	    "CREATE USER MAPPING FOR reporter SERVER s;\n"
	    "ALTER DEFAULT PRIVILEGES FOR ROLE maker IN SCHEMA public GRANT SELECT ON TABLES TO "
	    "reader;\n",
	    "database database | is_granted=[maker, reader, reporter, tenant]\n");
}

#define CLUSTER(rest)                                                                              \
	"--\n-- PostgreSQL database cluster dump\n--\n\nCREATE ROLE app;\n"                        \
	"\\connect shop\n\nCREATE TABLE public.t (id integer);\n" rest

static void a_cluster_dump_shows_which_are_missing(void **state)
{
	assert_titles("cluster_roles",
	              CLUSTER("ALTER TABLE public.t OWNER TO app;\n"
	                      "GRANT SELECT ON TABLE public.t TO ghost;\n"),
	              "CRITICAL Role ghost must exist on every node\n"
	              "INFO Roles that this schema names must exist on every node\n");
	assert_titles("cluster_roles", CLUSTER("ALTER TABLE public.t OWNER TO app;\n"),
	              "INFO Roles that this schema names must exist on every node\n");
}

static void nobody_named_says_nothing(void **state)
{
	assert_titles("cluster_roles", "CREATE TABLE public.a (id int);", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(lists_owners_and_grantees_once),
		CHECK_TEST(postgres_own_roles_are_not_named),
		CHECK_TEST(finds_roles_of_policies_mappings_and_default_privileges),
		CHECK_TEST(a_cluster_dump_shows_which_are_missing),
		CHECK_TEST(nobody_named_says_nothing),
	};

	return cmocka_run_group_tests_name("cluster_roles", tests, NULL, NULL);
}
