#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "dump_loaded.h"

#define CLUSTER                                                                                    \
	"--\n-- PostgreSQL database cluster dump\n--\n"                                            \
	"CREATE ROLE postgres;\n"                                                                  \
	"ALTER ROLE postgres WITH SUPERUSER INHERIT CREATEROLE CREATEDB LOGIN REPLICATION "        \
	"BYPASSRLS PASSWORD 'SCRAM-SHA-256$secret';\n"                                             \
	"CREATE ROLE app;\nALTER ROLE app WITH NOSUPERUSER LOGIN PASSWORD 'hunter2';\n"            \
	"CREATE ROLE readers;\nGRANT readers TO app WITH INHERIT TRUE GRANTED BY postgres;\n"      \
	"ALTER ROLE app SET search_path TO 'app', 'Odd one';\n"                                    \
	"ALTER ROLE app IN DATABASE one SET work_mem TO '4MB';\n"                                  \
	"CREATE TABLESPACE fast OWNER app LOCATION '/srv/fast';\n"                                 \
	"\\connect template1\n"                                                                    \
	"--\n-- PostgreSQL database dump\n--\n-- Dumped from database version 17.1\n"              \
	"SET client_encoding = 'UTF8';\n--\n-- PostgreSQL database dump complete\n--\n"            \
	"--\n-- PostgreSQL database dump\n--\n-- Dumped from database version 17.1\n"              \
	"CREATE DATABASE one WITH TEMPLATE = template0 ENCODING = 'LATIN9' "                       \
	"LOCALE_PROVIDER = icu LOCALE = 'de_DE' TABLESPACE = fast;\n"                              \
	"ALTER DATABASE one OWNER TO app;\n\\connect one\n"                                        \
	"SET client_encoding = 'UTF8';\nCREATE TABLE public.t1 ();\n"                              \
	"--\n-- PostgreSQL database dump complete\n--\n"                                           \
	"--\n-- PostgreSQL database dump\n--\n"                                                    \
	"CREATE DATABASE \"a 'b\" WITH TEMPLATE = template0 ENCODING = 'UTF8';\n"                  \
	"\\connect -reuse-previous=on \"dbname='a \\'b'\"\n"                                       \
	"SET search_path = x;\nCREATE TABLE public.t2 ();\nCREATE TABEL t3 ();\n"                  \
	"ALTER DATABASE \"a 'b\" SET work_mem TO '1MB';\n"                                         \
	"--\n-- PostgreSQL database dump complete\n--\n"                                           \
	"--\n-- PostgreSQL database cluster dump complete\n--\n"

static void gives_one_catalog_for_each_database_of_a_cluster(void **state)
{
	const struct mm_dump *dump = load_dump(state, CLUSTER);

	assert_int_equal(dump->catalog_count, 2);
	assert_string_equal(dump->catalogs[0]->server.database, "one");
	assert_non_null(mm_catalog_find_relation(dump->catalogs[0], "public", "t1"));
	assert_null(mm_catalog_find_relation(dump->catalogs[0], "public", "t2"));
	assert_string_equal(dump->catalogs[1]->server.database, "a 'b");
	assert_non_null(mm_catalog_find_relation(dump->catalogs[1], "public", "t2"));
	assert_int_equal(dump->catalogs[1]->server.version_num, 170001);
	assert_int_equal(dump->catalogs[0]->coverage.unparsed.count, 0);
	assert_string_equal(unparsed_in(state, dump->catalogs[1]),
	                    "test.sql:41:8: syntax error at or near \"TABEL\"\n");
	assert_string_equal(notes_in(state, dump->catalogs[0]), "");
}

static void shares_roles_and_tablespaces_without_passwords(void **state)
{
	const struct mm_dump *dump = load_dump(state, CLUSTER);

	for (size_t i = 0; i < 2; i++) {
		const struct mm_catalog *c = dump->catalogs[i];

		assert_true(mm_catalog_has(c, MM_PART(ROLES) | MM_PART(TABLESPACES) |
		                                  MM_PART(DATABASES) | MM_PART(DB_ROLE_SETTINGS)));
		assert_string_equal(
		    kind_in(state, c, "role"),
		    " name=app can_login=true member_of=[readers]\n"
		    " name=postgres is_superuser=true can_login=true has_replication=true "
		    "can_create_role=true can_create_database=true bypasses_row_security=true\n"
		    " name=readers\n");
		assert_string_equal(kind_in(state, c, "tablespace"), " name=fast owner=app\n");
		assert_string_equal(
		    kind_in(state, c, "database"),
		    " name=a 'b encoding=UTF8 provider=libc\n"
		    " name=one owner=app encoding=LATIN9 collation=de_DE ctype=de_DE provider=icu "
		    "tablespace=fast\n"
		    " name=template1 is_template=true\n");
		assert_string_equal(kind_in(state, c, "db_role_setting"),
		                    " role=app name=search_path value=app, \"Odd one\"\n"
		                    " database=a 'b name=work_mem value=1MB\n"
		                    " database=one role=app name=work_mem value=4MB\n");
	}
}

static void knows_the_encoding_that_create_database_gives(void **state)
{
	const struct mm_server *s = &load_dump(state, CLUSTER)->catalogs[0]->server;

	assert_string_equal(s->encoding, "LATIN9");
	assert_false(s->is_encoding_inferred);
	assert_string_equal(s->collation, "de_DE");
	assert_string_equal(s->provider, "icu");
	assert_string_equal(s->tablespace, "fast");
}

static void follows_connect_in_a_dump_with_create(void **state)
{
	const struct mm_dump *dump =
	    load_dump(state, "-- Dumped from database version 9.6.24\nCREATE DATABASE shop WITH "
	                     "TEMPLATE = template0 ENCODING = 'UTF8' LC_COLLATE = 'C' "
	                     "LC_CTYPE = 'de_DE.UTF-8';\n\\connect shop\nCREATE TABLE t ();\n");
	const struct mm_catalog *c = dump->catalogs[0];

	assert_int_equal(dump->catalog_count, 1);
	assert_string_equal(c->server.database, "shop");
	assert_int_equal(c->server.version_num, 90624);
	assert_string_equal(c->server.collation, "C");
	assert_string_equal(c->server.ctype, "de_DE.UTF-8");
	assert_int_equal(c->coverage.statements, 2);
	assert_true(mm_catalog_has(c, MM_PART(DB_ROLE_SETTINGS)));
	assert_false(mm_catalog_has(c, MM_PART(ROLES)));
}

static void keeps_a_catalog_when_there_is_nothing(void **state)
{
	assert_int_equal(load_dump(state, "")->catalog_count, 1);
	assert_int_equal(load_dump(state, "\\connect postgres\nSELECT 1;")->catalog_count, 1);
}

static void keeps_no_secret_of_a_setting(void **state)
{
	const struct mm_catalog *c =
	    load_dump(state, "CREATE TABLE t (); ALTER ROLE a SET my.conninfo = 'password=x';"
	                     "CREATE SUBSCRIPTION s CONNECTION 'host=h password=pw' PUBLICATION p "
	                     "WITH (connect = false, slot_name = 'sl');")
	        ->catalogs[0];

	assert_string_equal(kind_in(state, c, "db_role_setting"),
	                    " role=a name=my.conninfo value=***\n");
	assert_string_equal(kind_in(state, c, "subscription"),
	                    " name=s slot_name=sl publications=[p]\n");
}

static void loads_publications_servers_and_grants(void **state)
{
	const struct mm_catalog *c =
	    load_dump(state, "CREATE TABLE t (); CREATE SCHEMA app;\n"
	                     "CREATE PUBLICATION p WITH (publish = 'insert, update');\n"
	                     "ALTER PUBLICATION p OWNER TO owner;\n"
	                     "ALTER PUBLICATION p ADD TABLE ONLY t;\n"
	                     "ALTER PUBLICATION p ADD TABLES IN SCHEMA app;\n"
	                     "CREATE PUBLICATION q FOR ALL TABLES;\n"
	                     "CREATE SERVER s FOREIGN DATA WRAPPER postgres_fdw "
	                     "OPTIONS (password 'x');\n"
	                     "CREATE USER MAPPING FOR app SERVER s OPTIONS (password 'x');\n"
	                     "CREATE USER MAPPING FOR PUBLIC SERVER s;\n"
	                     "GRANT SELECT ON TABLE t TO r1, PUBLIC; GRANT ALL ON TABLE t TO r1;\n"
	                     "ALTER DEFAULT PRIVILEGES FOR ROLE r2 GRANT SELECT ON TABLES TO r1;\n")
	        ->catalogs[0];

	assert_string_equal(
	    kind_in(state, c, "publication"),
	    " name=p owner=owner publishes_insert=true publishes_update=true "
	    "table_schemas=[public] tables=[t] schemas=[app]\n"
	    " name=q is_for_all_tables=true publishes_insert=true publishes_update=true "
	    "publishes_delete=true publishes_truncate=true\n");
	assert_string_equal(kind_in(state, c, "foreign_server"),
	                    " name=s wrapper=postgres_fdw mapped_users=[app, PUBLIC]\n");
	assert_string_equal(kind_in(state, c, "privilege"),
	                    " object_kind=table grantee=PUBLIC privileges=[SELECT]\n"
	                    " object_kind=default privileges grantee=r1 privileges=[SELECT]\n"
	                    " object_kind=table grantee=r1 privileges=[SELECT, ALL]\n"
	                    " object_kind=default privileges grantee=r2\n");
}

static void gives_owners_and_extension_members(void **state)
{
	const struct mm_catalog *c =
	    load_dump(state,
	              "CREATE SCHEMA app AUTHORIZATION boss;\n"
	              "CREATE EXTENSION IF NOT EXISTS hstore WITH SCHEMA app VERSION '1.8';\n"
	              "CREATE TYPE app.mood AS ENUM ('a');\nALTER TYPE app.mood OWNER TO me;\n"
	              "CREATE FUNCTION app.f(integer) RETURNS integer LANGUAGE sql AS '';\n"
	              "ALTER FUNCTION app.f(integer) OWNER TO me;\n"
	              "CREATE TABLE app.t (h hstore);\n"
	              "ALTER EXTENSION hstore ADD TABLE app.t;\n"
	              "ALTER EXTENSION hstore ADD FUNCTION app.f(integer);\n")
	        ->catalogs[0];

	assert_string_equal(kind_in(state, c, "schema"), " name=app owner=boss\n name=public\n");
	assert_string_equal(kind_in(state, c, "extension"),
	                    " name=hstore schema=app version=1.8 is_installed=true\n");
	assert_string_equal(mm_catalog_find_type(c, "app", "mood")->owner, "me");
	assert_string_equal(mm_catalog_find_function(c, "app", "f", "integer")->owner, "me");
	assert_string_equal(mm_catalog_find_function(c, "app", "f", "integer")->extension,
	                    "hstore");
	assert_string_equal(mm_catalog_find_relation(c, "app", "t")->extension, "hstore");
	assert_string_equal(mm_catalog_find_relation(c, "app", "t")->columns.items[0]->type,
	                    "app.hstore");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, dump_loaded_setup, dump_loaded_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(gives_one_catalog_for_each_database_of_a_cluster),
		TEST(shares_roles_and_tablespaces_without_passwords),
		TEST(knows_the_encoding_that_create_database_gives),
		TEST(follows_connect_in_a_dump_with_create),
		TEST(keeps_a_catalog_when_there_is_nothing),
		TEST(keeps_no_secret_of_a_setting),
		TEST(loads_publications_servers_and_grants),
		TEST(gives_owners_and_extension_members),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
