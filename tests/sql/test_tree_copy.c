#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <pg_query.h>

#include "arena.h"
#include "mem.h"
#include "parse.h"

/* The tree that mm_parse() gives packs to the very bytes that libpg_query packs. */
static void assert_same_bytes(const char *sql)
{
	struct mm_arena *arena = mm_arena_new();
	PgQueryProtobufParseResult expected = pg_query_parse_protobuf(sql);
	struct mm_parse parse;
	uint8_t *bytes;

	assert_null(expected.error);
	mm_parse(sql, arena, &parse);
	assert_non_null(parse.tree);
	assert_int_equal(protobuf_c_message_get_packed_size(&parse.tree->base),
	                 expected.parse_tree.len);
	bytes = mm_mem_alloc(expected.parse_tree.len + 1);
	protobuf_c_message_pack(&parse.tree->base, bytes);
	assert_memory_equal(bytes, expected.parse_tree.data, expected.parse_tree.len);
	mm_mem_free(bytes);
	pg_query_free_protobuf_parse_result(expected);
	mm_arena_free(arena);
}

static void copies_every_kind_of_value(void **state)
{
	(void)state;
	assert_same_bytes(
	    "CREATE TABLE a.b (id bigint DEFAULT 1.5 NOT NULL, c text[] DEFAULT '{}', "
	    "CHECK (id > 0 AND c IS NOT NULL), EXCLUDE USING gist (c WITH &&)) "
	    "PARTITION BY RANGE (id) WITH (fillfactor = 70)");
	assert_same_bytes("SELECT b'101', NULL, true, -3, x[1:2], (y).z, CASE WHEN a THEN b END "
	                  "FROM t, LATERAL f(1, VARIADIC ARRAY[2]) WHERE EXISTS (SELECT) "
	                  "GROUP BY CUBE (a, b) ORDER BY 1 DESC NULLS LAST FOR UPDATE OF t");
	assert_same_bytes("CREATE FUNCTION f(a int DEFAULT 1, OUT b text) LANGUAGE sql "
	                  "BEGIN ATOMIC SELECT 1; INSERT INTO t VALUES (DEFAULT); END");
	assert_same_bytes(
	    "GRANT SELECT (a), UPDATE ON t TO PUBLIC, CURRENT_USER WITH GRANT OPTION");
}

static void copies_nothing_out_of_nothing(void **state)
{
	(void)state;
	assert_same_bytes("");
	assert_same_bytes("SELECT 1; SELECT 2");
}

static void says_what_is_wrong_and_where(void **state)
{
	struct mm_arena *arena = mm_arena_new();
	struct mm_parse parse;

	(void)state;
	mm_parse("CREATE TABEL t ()", arena, &parse);
	assert_null(parse.tree);
	assert_string_equal(parse.error, "syntax error at or near \"TABEL\"");
	assert_int_equal(parse.error_offset, 7);
	mm_arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(copies_every_kind_of_value),
		cmocka_unit_test(copies_nothing_out_of_nothing),
		cmocka_unit_test(says_what_is_wrong_and_where),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
