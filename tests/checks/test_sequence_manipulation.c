#include "check_test.h"

static void reports_code_that_sets_the_sequence_of_a_key(void **state)
{
	assert_titles(
	    "sequence_manipulation",
	    "CREATE TABLE public.orders (id bigint PRIMARY KEY, no int); CREATE SEQUENCE "
	    "public.orders_id_seq OWNED BY public.orders.id; ALTER TABLE ONLY public.orders ALTER "
	    "COLUMN id SET DEFAULT nextval('public.orders_id_seq'::regclass); "
	    "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql  AS $$ SELECT "
	    "setval('orders_id_seq', 1) $$; ",
	    "WARNING Sequence public.orders_id_seq is set by code\n");
	assert_metadata(
	    "sequence_manipulation",
	    "CREATE TABLE public.orders (id bigint PRIMARY KEY, no int); CREATE SEQUENCE "
	    "public.orders_id_seq OWNED BY public.orders.id; ALTER TABLE ONLY public.orders ALTER "
	    "COLUMN id SET DEFAULT nextval('public.orders_id_seq'::regclass); "
	    "CREATE FUNCTION public.f() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN ALTER SEQUENCE "
	    "public.orders_id_seq RESTART WITH 100; END $$; "
	    "CREATE FUNCTION public.g() RETURNS void LANGUAGE sql  AS $$ SELECT "
	    "setval('public.orders_id_seq', 1) $$; ",
	    "sequence public.orders_id_seq | functions=[public.f(), public.g()]\n");
	assert_titles(
	    "sequence_manipulation",
	    "CREATE TABLE public.orders (id bigint PRIMARY KEY, no int); CREATE SEQUENCE "
	    "public.orders_id_seq OWNED BY public.orders.id; ALTER TABLE ONLY public.orders ALTER "
	    "COLUMN id SET DEFAULT nextval('public.orders_id_seq'::regclass); "
	    "CREATE FUNCTION public.f() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN ALTER SEQUENCE "
	    "orders_id_seq CACHE 10; END $$; ",
	    "");
}

static void reports_the_last_value_of_a_converted_sequence(void **state)
{
	assert_titles(
	    "sequence_manipulation",
	    "CREATE TABLE public.orders (id bigint PRIMARY KEY, no int); CREATE SEQUENCE "
	    "public.orders_id_seq OWNED BY public.orders.id; ALTER TABLE ONLY public.orders ALTER "
	    "COLUMN id SET DEFAULT snowflake.nextval('public.orders_id_seq'::regclass); "
	    "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql  AS $$ SELECT "
	    "currval('orders_id_seq') $$; ",
	    "WARNING Sequence public.orders_id_seq is asked for its last value after conversion to "
	    "Snowflake\n");
	assert_titles(
	    "sequence_manipulation",
	    "CREATE TABLE public.orders (id bigint PRIMARY KEY, no int); CREATE SEQUENCE "
	    "public.orders_id_seq OWNED BY public.orders.id; ALTER TABLE ONLY public.orders ALTER "
	    "COLUMN id SET DEFAULT snowflake.nextval('public.orders_id_seq'::regclass); "
	    "CREATE FUNCTION public.f() RETURNS bigint LANGUAGE plpgsql  AS $$  BEGIN INSERT INTO "
	    "orders (no) VALUES (1); RETURN lastval(); END $$; ",
	    "WARNING Sequence public.orders_id_seq is asked for its last value after conversion to "
	    "Snowflake\n");
	assert_titles(
	    "sequence_manipulation",
	    "CREATE TABLE public.orders (id bigint PRIMARY KEY, no int); CREATE SEQUENCE "
	    "public.orders_id_seq OWNED BY public.orders.id; ALTER TABLE ONLY public.orders ALTER "
	    "COLUMN id SET DEFAULT nextval('public.orders_id_seq'::regclass); "
	    "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql  AS $$ SELECT "
	    "currval('orders_id_seq') $$; ",
	    "");
}

static void reports_code_that_draws_beside_the_default(void **state)
{
	assert_titles(
	    "sequence_manipulation",
	    "CREATE TABLE public.orders (id bigint PRIMARY KEY, no int); CREATE SEQUENCE "
	    "public.orders_id_seq OWNED BY public.orders.id; ALTER TABLE ONLY public.orders ALTER "
	    "COLUMN id SET DEFAULT nextval('public.orders_id_seq'::regclass); "
	    "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql  AS $$ INSERT INTO orders (id) "
	    "VALUES (nextval('orders_id_seq')) $$; ",
	    "CONSIDER Sequence public.orders_id_seq is drawn from by code\n");
	assert_details(
	    "sequence_manipulation",
	    "CREATE TABLE public.orders (id bigint PRIMARY KEY, no int); CREATE SEQUENCE "
	    "public.orders_id_seq OWNED BY public.orders.id; ALTER TABLE ONLY public.orders ALTER "
	    "COLUMN id SET DEFAULT snowflake.nextval('public.orders_id_seq'::regclass); "
	    "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql  AS $$ SELECT "
	    "nextval('orders_id_seq') $$; ",
	    "The column's default is converted to Snowflake already; the code draws plain values "
	    "beside it.\n");
	assert_titles(
	    "sequence_manipulation",
	    "CREATE TABLE public.orders (id bigint PRIMARY KEY, no int); CREATE SEQUENCE "
	    "public.orders_id_seq OWNED BY public.orders.id; ALTER TABLE ONLY public.orders ALTER "
	    "COLUMN id SET DEFAULT snowflake.nextval('public.orders_id_seq'::regclass); "
	    "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql  AS $$ SELECT "
	    "snowflake.nextval('orders_id_seq') $$; ",
	    "");
}

static void gives_each_kind_a_finding_of_its_own(void **state)
{
	assert_titles(
	    "sequence_manipulation",
	    "CREATE TABLE public.orders (id bigint PRIMARY KEY, no int); CREATE SEQUENCE "
	    "public.orders_id_seq OWNED BY public.orders.id; ALTER TABLE ONLY public.orders ALTER "
	    "COLUMN id SET DEFAULT nextval('public.orders_id_seq'::regclass); "
	    "CREATE FUNCTION public.f() RETURNS void LANGUAGE plpgsql  AS $$  BEGIN PERFORM "
	    "setval('orders_id_seq', 1); PERFORM nextval('orders_id_seq'); END $$; ",
	    "WARNING Sequence public.orders_id_seq is set by code\n"
	    "CONSIDER Sequence public.orders_id_seq is drawn from by code\n");
}

static void leaves_a_trigger_that_fills_the_key_to_sequence_pks(void **state)
{
	assert_titles(
	    "sequence_manipulation",
	    "CREATE TABLE public.t (id bigint PRIMARY KEY); CREATE SEQUENCE public.s; "
	    "CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql  AS $$  BEGIN NEW.id := "
	    "nextval('public.s'); RETURN NEW; END $$; "
	    "CREATE TRIGGER t BEFORE INSERT ON public.t FOR EACH ROW EXECUTE FUNCTION public.f(); ",
	    "");
}

static void passes_over_data_lines_and_other_sequences(void **state)
{
	assert_titles(
	    "sequence_manipulation",
	    "CREATE TABLE public.orders (id bigint PRIMARY KEY, no int); CREATE SEQUENCE "
	    "public.orders_id_seq OWNED BY public.orders.id; ALTER TABLE ONLY public.orders ALTER "
	    "COLUMN id SET DEFAULT nextval('public.orders_id_seq'::regclass); "
	    "SELECT pg_catalog.setval('public.orders_id_seq', 42, true); ",
	    "");
	assert_titles("sequence_manipulation",
	              "CREATE SEQUENCE public.s; "
	              "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql  AS $$ SELECT "
	              "setval('s', 1), nextval('s') $$; ",
	              "");
}

static void finds_a_sequence_by_the_column_that_owns_it(void **state)
{
	const char *sql =
	    "CREATE SCHEMA app; CREATE TABLE app.\"Order Items\" (\"Id\" serial PRIMARY KEY);\n"
	    "CREATE TABLE app.u (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY);\n"
	    "CREATE FUNCTION app.f() RETURNS void LANGUAGE sql AS $$ SELECT "
	    "setval(pg_get_serial_sequence('app.\"Order Items\"', 'Id'), max(\"Id\")) "
	    "FROM app.\"Order Items\" $$;\n"
	    "CREATE FUNCTION app.g() RETURNS bigint LANGUAGE plpgsql AS $$ BEGIN "
	    "RETURN nextval(pg_get_serial_sequence('u', 'id')); END $$;\n"
	    "CREATE FUNCTION app.h(t text) RETURNS bigint LANGUAGE sql AS $$ SELECT "
	    "setval(pg_get_serial_sequence(t, 'id'), 1) $$;\n";

	assert_metadata("sequence_manipulation", sql,
	                "sequence app.\"Order Items_Id_seq\" | functions=[app.f()]\n"
	                "sequence app.u_id_seq | functions=[app.g()]\n");
	assert_titles("sequence_manipulation", sql,
	              "WARNING Sequence app.\"Order Items_Id_seq\" is set by code\n"
	              "CONSIDER Sequence app.u_id_seq is drawn from by code\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(reports_code_that_sets_the_sequence_of_a_key),
		CHECK_TEST(reports_the_last_value_of_a_converted_sequence),
		CHECK_TEST(reports_code_that_draws_beside_the_default),
		CHECK_TEST(gives_each_kind_a_finding_of_its_own),
		CHECK_TEST(leaves_a_trigger_that_fills_the_key_to_sequence_pks),
		CHECK_TEST(passes_over_data_lines_and_other_sequences),
		CHECK_TEST(finds_a_sequence_by_the_column_that_owns_it),
	};

	return cmocka_run_group_tests_name("sequence_manipulation", tests, NULL, NULL);
}
