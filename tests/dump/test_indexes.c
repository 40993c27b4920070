#include "dump_text.h"

#define PARTITIONS                                                                                 \
	"CREATE TABLE p (a int, b int) PARTITION BY LIST (a);"                                     \
	"CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);"

static void names_an_index_after_its_columns_and_expressions(void **state)
{
	assert_objects("index",
	               "CREATE TABLE t (a text, b int);"
	               "CREATE INDEX ON t (lower(a) DESC, (b + 1), (b * 2), b) INCLUDE (a);",
	               " schema=public table=t name=t_lower_expr_expr1_b_a_idx method=btree"
	               " columns=[, , , b] expressions=[lower(a), b + 1, b * 2]"
	               " collations=[, , , ] included=[a]\n");
}

static void keeps_predicate_collation_and_method(void **state)
{
	assert_objects("index",
	               "CREATE TABLE t (a text);"
	               "CREATE UNIQUE INDEX i ON t USING hash (a COLLATE \"C\") NULLS NOT DISTINCT"
	               " WHERE a <> 'where (' AND (a > 'b');",
	               " schema=public table=t name=i method=hash is_unique=true"
	               " has_nulls_not_distinct=true columns=[a] collations=[pg_catalog.\"C\"]"
	               " predicate=a <> 'where (' AND (a > 'b')\n");
}

static void makes_an_index_of_a_partitioned_table_on_each_partition(void **state)
{
	assert_objects("index",
	               PARTITIONS "CREATE INDEX i ON p (b);"
	                          "CREATE TABLE p2 PARTITION OF p DEFAULT;",
	               " schema=public table=p name=i method=btree columns=[b] collations=[]\n"
	               " schema=public table=p1 name=p1_b_idx method=btree columns=[b]"
	               " collations=[] is_partition=true parent=i parent_schema=public\n"
	               " schema=public table=p2 name=p2_b_idx method=btree columns=[b]"
	               " collations=[] is_partition=true parent=i parent_schema=public\n");
}

static void holds_an_index_made_with_only_for_invalid_until_all_are_attached(void **state)
{
	const char *sql = PARTITIONS "CREATE INDEX i ON ONLY p (b); CREATE INDEX j ON p1 (b);";

	assert_objects("index", sql,
	               " schema=public table=p name=i method=btree is_invalid=true columns=[b]"
	               " collations=[]\n"
	               " schema=public table=p1 name=j method=btree columns=[b] collations=[]\n");
	assert_objects("index",
	               PARTITIONS "CREATE INDEX i ON ONLY p (b); CREATE INDEX j ON p1 (b);"
	                          "ALTER INDEX i ATTACH PARTITION j;",
	               " schema=public table=p name=i method=btree columns=[b] collations=[]\n"
	               " schema=public table=p1 name=j method=btree columns=[b] collations=[]"
	               " is_partition=true parent=i parent_schema=public\n");
}

static void attaches_a_fitting_index_of_an_attached_table(void **state)
{
	assert_objects(
	    "index",
	    "CREATE TABLE p (a int, b int) PARTITION BY LIST (a); CREATE INDEX i ON p (b);"
	    "CREATE TABLE c (a int, b int); CREATE INDEX own ON c (b);"
	    "ALTER TABLE p ATTACH PARTITION c DEFAULT;",
	    " schema=public table=c name=own method=btree columns=[b] collations=[]"
	    " is_partition=true parent=i parent_schema=public\n"
	    " schema=public table=p name=i method=btree columns=[b] collations=[]\n");
}

static void keeps_operators_and_predicate_of_an_exclusion(void **state)
{
	const char *sql = "CREATE TABLE t (r int4range, n int, EXCLUDE USING gist"
	                  " (r WITH &&, (n + 1) WITH OPERATOR(pg_catalog.=)) WHERE (n > 0));";

	assert_objects("constraint", sql,
	               " schema=public table=t name=t_r_expr_excl type=x columns=[r, ]"
	               " operators=[&&, =] index=t_r_expr_excl\n");
	assert_objects("index", sql,
	               " schema=public table=t name=t_r_expr_excl method=gist is_exclusion=true"
	               " columns=[r, ] expressions=[n + 1] collations=[, ] predicate=n > 0"
	               " constraint=t_r_expr_excl\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		DUMP_TEST(names_an_index_after_its_columns_and_expressions),
		DUMP_TEST(keeps_predicate_collation_and_method),
		DUMP_TEST(makes_an_index_of_a_partitioned_table_on_each_partition),
		DUMP_TEST(holds_an_index_made_with_only_for_invalid_until_all_are_attached),
		DUMP_TEST(attaches_a_fitting_index_of_an_attached_table),
		DUMP_TEST(keeps_operators_and_predicate_of_an_exclusion),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
