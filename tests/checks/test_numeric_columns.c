#include "check_test.h"

#define CHECK "numeric_columns"

static void finds_the_words_of_a_name(void **state)
{
	const char *sql =
	    "CREATE TABLE accounts (id bigint PRIMARY KEY, \"accountBalance\" numeric,\n"
	    " qty_on_hand int, n_items smallint, num_visits int, hits2 bigint,\n"
	    " total money NOT NULL);\n";

	assert_titles(CHECK, sql,
	              "CONSIDER Column public.accounts.\"accountBalance\" may be a running total\n"
	              "CONSIDER Column public.accounts.hits2 may be a running total\n"
	              "CONSIDER Column public.accounts.n_items may be a running total\n"
	              "CONSIDER Column public.accounts.num_visits may be a running total\n"
	              "CONSIDER Column public.accounts.qty_on_hand may be a running total\n"
	              "CONSIDER Column public.accounts.total may be a running total\n");
}

static void passes_over_words_within_words(void **state)
{
	assert_titles(CHECK,
	              "CREATE TABLE t (account_id int, discount_code int, summary_id int,\n"
	              " number int, country int, checksum bigint, county int, num int, n int);\n",
	              "");
}

static void tells_type_and_words(void **state)
{
	const char *sql = "CREATE DOMAIN price AS numeric(12,2);\n"
	                  "CREATE TABLE t (amount price, \"totalUsed\" numeric(10,2) NOT NULL);\n";

	assert_metadata(CHECK, sql,
	                "column public.t.\"totalUsed\" | column=totalUsed data_type=numeric(10,2) "
	                "is_nullable=false words=[total, used]\n"
	                "column public.t.amount | column=amount data_type=public.price "
	                "is_nullable=true words=[amount]\n");
	/* spock.delta_apply takes the built-in types only. */
	assert_fixes(CHECK, sql,
	             "install: ALTER TABLE public.t ALTER COLUMN \"totalUsed\" SET NOT NULL, ALTER "
	             "COLUMN \"totalUsed\" SET (log_old_value=true, "
	             "delta_apply_function=spock.delta_apply);\n"
	             "no sql\n");
}

static void passes_over_keys(void **state)
{
	assert_titles(CHECK,
	              "CREATE TABLE p (stock int PRIMARY KEY, amount int, points int UNIQUE);\n"
	              "CREATE UNIQUE INDEX ON p (amount);\n"
	              "CREATE TABLE c (stock int REFERENCES p,\n"
	              " tally int GENERATED ALWAYS AS IDENTITY);\n",
	              "");
}

static void passes_over_what_is_no_plain_number(void **state)
{
	assert_titles(CHECK,
	              "CREATE TABLE t (total text, counts int[], amount int[], \"sum\" date,\n"
	              " a int, total2 int GENERATED ALWAYS AS (a * 2) STORED);\n"
	              "CREATE VIEW v AS SELECT 1 AS total;\n",
	              "");
}

static void leaves_delta_apply_columns_to_their_check(void **state)
{
	assert_titles(CHECK,
	              "CREATE TABLE t (id int PRIMARY KEY, balance numeric NOT NULL);\n"
	              "ALTER TABLE t ALTER COLUMN balance SET (log_old_value=true,\n"
	              " delta_apply_function=spock.delta_apply);\n",
	              "");
}

static void speaks_once_for_a_partitioned_table(void **state)
{
	assert_metadata(CHECK,
	                "CREATE TABLE r (k int, qty int) PARTITION BY LIST (k);\n"
	                "CREATE TABLE r1 PARTITION OF r FOR VALUES IN (1);\n",
	                "column public.r.qty | column=qty data_type=integer is_nullable=true "
	                "words=[qty] partitions=1 partition_examples=[public.r1]\n");
}

static void passes_over_numbers_that_name_a_thing(void **state)
{
	assert_titles("numeric_columns",
	              "CREATE TABLE t (counter_offer_id bigint, \"stockId\" int, total_id int);",
	              "");
}

static void gives_leaves_as_examples_of_partitions(void **state)
{
	assert_metadata("numeric_columns",
	                "CREATE TABLE public.m (id integer, qty integer) PARTITION BY LIST (id);"
	                "CREATE TABLE public.m_1 PARTITION OF public.m FOR VALUES IN (1) "
	                "PARTITION BY LIST (qty);"
	                "CREATE TABLE public.m_1_1 PARTITION OF public.m_1 FOR VALUES IN (1);",
	                "column public.m.qty | column=qty data_type=integer is_nullable=true "
	                "words=[qty] partitions=1 partition_examples=[public.m_1_1]\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(finds_the_words_of_a_name),
		CHECK_TEST(passes_over_words_within_words),
		CHECK_TEST(tells_type_and_words),
		CHECK_TEST(passes_over_keys),
		CHECK_TEST(passes_over_what_is_no_plain_number),
		CHECK_TEST(leaves_delta_apply_columns_to_their_check),
		CHECK_TEST(speaks_once_for_a_partitioned_table),
		CHECK_TEST(passes_over_numbers_that_name_a_thing),
		CHECK_TEST(gives_leaves_as_examples_of_partitions),
	};

	return cmocka_run_group_tests_name("numeric_columns", tests, NULL, NULL);
}
