#include "check_test.h"

#define CHECK "delta_apply_columns"
#define BOTH  "SET (log_old_value=true, delta_apply_function=spock.delta_apply);\n"
#define ACC(column)                                                                                \
	"CREATE TABLE acc (id integer NOT NULL, " column ");\n"                                    \
	"ALTER TABLE ONLY acc ADD CONSTRAINT acc_pkey PRIMARY KEY (id);\n"                         \
	"ALTER TABLE ONLY acc ALTER COLUMN balance "

static void accepts_a_complete_setup(void **state)
{
	assert_titles(CHECK, ACC("balance numeric(12,2) NOT NULL") BOTH, "");
	assert_titles(CHECK, ACC("balance money NOT NULL") BOTH, "");
	assert_titles(
	    CHECK,
	    "CREATE TABLE acc (id int PRIMARY KEY, balance int NOT NULL);\n"
	    "ALTER TABLE acc ALTER balance SET (delta_apply_function='spock.delta_apply',\n"
	    " log_old_value=on);\n",
	    "");
	assert_titles(CHECK,
	              "CREATE TABLE t (id int, n int);\n"
	              "ALTER TABLE t ALTER n SET (n_distinct=5);\n",
	              "");
}

static void a_null_crashes_the_server(void **state)
{
	assert_titles(CHECK, ACC("balance numeric") BOTH,
	              "CRITICAL Delta-apply column public.acc.balance is nullable\n");
	assert_metadata(CHECK, ACC("balance numeric(12,2)") BOTH,
	                "column public.acc.balance | "
	                "options=[delta_apply_function=spock.delta_apply, log_old_value=true] "
	                "defect=nullable data_type=numeric(12,2)\n");
	assert_fixes(CHECK, ACC("balance numeric") BOTH,
	             "before: ALTER TABLE public.acc ALTER COLUMN balance SET NOT NULL;\n");
}

#define DELTA_OF(type)                                                                             \
	"CREATE DOMAIN " type ";\n"                                                                \
	"CREATE FUNCTION add_up(public.price, public.price, public.price) RETURNS public.price\n"  \
	" LANGUAGE sql AS 'SELECT $1 + $3 - $2';\n" ACC(                                           \
	    "balance public.price") "SET (log_old_value=true, "                                    \
	                            "delta_apply_function=public.add_up);\n"

static void a_domain_can_be_not_null(void **state)
{
	assert_titles(CHECK, DELTA_OF("price AS numeric NOT NULL"), "");
	assert_titles(CHECK, DELTA_OF("price AS numeric"),
	              "CRITICAL Delta-apply column public.acc.balance is nullable\n");
}

#define NO_FUNCTION "CRITICAL Delta-apply column public.acc.balance has no usable delta function\n"

static void the_function_must_exist_for_the_type(void **state)
{
	assert_titles(CHECK, ACC("balance text NOT NULL") BOTH, NO_FUNCTION);
	assert_titles(CHECK,
	              ACC("balance numeric NOT NULL") "SET (log_old_value=true, "
	                                              "delta_apply_function=spock.nothing);\n",
	              NO_FUNCTION);
	assert_fixes(CHECK, ACC("balance text NOT NULL") BOTH,
	             "before: ALTER TABLE public.acc ALTER COLUMN balance RESET (log_old_value, "
	             "delta_apply_function);\n");
}

static void a_function_of_the_users_must_have_the_signature(void **state)
{
	assert_titles(CHECK,
	              "CREATE FUNCTION f(numeric, numeric, numeric) RETURNS numeric\n"
	              " LANGUAGE sql AS 'SELECT $1';\n" ACC(
	                  "balance numeric(9,2) NOT NULL") "SET (log_old_value=true, "
	                                                   "delta_apply_function=f);\n",
	              "");
	assert_titles(
	    CHECK,
	    "CREATE FUNCTION f(numeric, numeric) RETURNS numeric\n"
	    " LANGUAGE sql AS 'SELECT $1';\n" ACC(
	        "balance numeric NOT NULL") "SET (log_old_value=true, delta_apply_function=f);\n",
	    NO_FUNCTION);
	assert_titles(CHECK,
	              "CREATE FUNCTION f(numeric, numeric, numeric) RETURNS text\n"
	              " LANGUAGE sql AS 'SELECT $1::text';\n" ACC(
	                  "balance numeric NOT NULL") "SET (log_old_value=true, "
	                                              "delta_apply_function=public.f);\n",
	              NO_FUNCTION);
}

static void an_array_is_no_number(void **state)
{
	assert_titles(CHECK, ACC("balance numeric[] NOT NULL") BOTH, NO_FUNCTION);
}

static void a_key_must_not_change(void **state)
{
	assert_titles(CHECK,
	              "CREATE TABLE t (id bigint PRIMARY KEY);\n"
	              "ALTER TABLE t ALTER COLUMN id " BOTH,
	              "CRITICAL Delta-apply column public.t.id is part of the replica identity\n");
}

static void a_generated_column_is_no_total(void **state)
{
	assert_titles(CHECK,
	              ACC("a int, balance int GENERATED ALWAYS AS (a * 2) STORED NOT NULL") BOTH,
	              "CRITICAL Delta-apply column public.acc.balance is generated\n");
}

#define LONE "WARNING Delta-apply column public.acc.balance has only one of the two options\n"

static void one_option_alone_does_nothing(void **state)
{
	const char *log_alone = ACC("balance numeric") "SET (log_old_value=true);\n";
	const char *function_alone =
	    ACC("balance numeric NOT NULL") "SET (delta_apply_function=spock.delta_apply);\n";
	const char *switched_off =
	    ACC("balance numeric NOT NULL") "SET (log_old_value=false, "
	                                    "delta_apply_function=spock.delta_apply);\n";

	assert_titles(CHECK, log_alone, LONE);
	assert_titles(CHECK, function_alone, LONE);
	assert_titles(CHECK, switched_off, LONE);
	assert_fixes(CHECK, log_alone,
	             "before: ALTER TABLE public.acc ALTER COLUMN balance RESET "
	             "(log_old_value);\n");
	assert_fixes(CHECK, function_alone,
	             "before: ALTER TABLE public.acc ALTER COLUMN balance SET "
	             "(log_old_value=true);\n");
}

static void the_table_needs_an_identity(void **state)
{
	assert_titles(CHECK, "CREATE TABLE t (n numeric NOT NULL); ALTER TABLE t ALTER n " BOTH,
	              "WARNING Delta-apply column public.t.n is in a table without a replica "
	              "identity index\n");
}

#define ROOT                                                                                       \
	"CREATE TABLE r (k int PRIMARY KEY, n numeric) PARTITION BY LIST (k);\n"                   \
	"CREATE TABLE r1 PARTITION OF r FOR VALUES IN (1);\n"                                      \
	"CREATE TABLE r2 PARTITION OF r FOR VALUES IN (2);\n"                                      \
	"ALTER TABLE r1 ALTER n " BOTH "ALTER TABLE r2 ALTER n " BOTH

static void rolls_partitions_up_to_their_root(void **state)
{
	assert_metadata(CHECK, ROOT "ALTER TABLE ONLY r ALTER n " BOTH,
	                "column public.r.n | "
	                "options=[delta_apply_function=spock.delta_apply, log_old_value=true] "
	                "defect=nullable data_type=numeric partitions=2 "
	                "partition_examples=[public.r1, public.r2]\n");
}

static void lists_the_partitions_where_the_root_has_no_options(void **state)
{
	assert_titles(CHECK, ROOT, "CRITICAL Delta-apply column public.r.n is nullable\n");
	assert_metadata(CHECK, ROOT,
	                "column public.r.n | defect=nullable data_type=numeric partitions=2 "
	                "partition_examples=[public.r1, public.r2]\n");
	assert_string_not_equal(
	    ids_of(state, CHECK, ROOT, NULL),
	    ids_of(state, CHECK, ROOT "ALTER TABLE ONLY r ALTER n " BOTH, NULL));
}

static void another_defect_is_another_finding(void **state)
{
	assert_string_not_equal(ids_of(state, CHECK, ACC("balance numeric") BOTH, NULL),
	                        ids_of(state, CHECK, ACC("balance text NOT NULL") BOTH, NULL));
}

static void quotes_names(void **state)
{
	assert_fixes(CHECK,
	             "CREATE TABLE \"Order Items\" (id int PRIMARY KEY, \"a\"\"b\" int);\n"
	             "ALTER TABLE \"Order Items\" ALTER \"a\"\"b\" " BOTH,
	             "before: ALTER TABLE public.\"Order Items\" ALTER COLUMN \"a\"\"b\" SET NOT "
	             "NULL;\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(accepts_a_complete_setup),
		CHECK_TEST(a_null_crashes_the_server),
		CHECK_TEST(a_domain_can_be_not_null),
		CHECK_TEST(the_function_must_exist_for_the_type),
		CHECK_TEST(a_function_of_the_users_must_have_the_signature),
		CHECK_TEST(an_array_is_no_number),
		CHECK_TEST(a_key_must_not_change),
		CHECK_TEST(a_generated_column_is_no_total),
		CHECK_TEST(one_option_alone_does_nothing),
		CHECK_TEST(the_table_needs_an_identity),
		CHECK_TEST(rolls_partitions_up_to_their_root),
		CHECK_TEST(lists_the_partitions_where_the_root_has_no_options),
		CHECK_TEST(another_defect_is_another_finding),
		CHECK_TEST(quotes_names),
	};

	return cmocka_run_group_tests_name("delta_apply_columns", tests, NULL, NULL);
}
