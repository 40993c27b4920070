#include "parse.h"

#include <pg_query.h>

#include "arena.h"

#include "banned.h"

/* protobuf-c asks for each node and each array by itself: the arena makes that cheap. */
static void *take(void *data, size_t size)
{
	return mm_arena_alloc(data, size);
}

static void give_back(void *data, void *p)
{
	(void)data;
	(void)p;
}

void mm_parse(const char *text, struct mm_arena *arena, struct mm_parse *out)
{
	PgQueryProtobufParseResult result = pg_query_parse_protobuf(text);

	*out = (struct mm_parse){ 0 };
	if (result.error != NULL) {
		out->error = mm_arena_strdup(arena, result.error->message);
		if (result.error->cursorpos > 0)
			out->error_offset = (size_t)result.error->cursorpos - 1;
	} else {
		ProtobufCAllocator allocator = { .alloc = take,
			                         .free = give_back,
			                         .allocator_data = arena };
		const uint8_t *packed = (const uint8_t *)result.parse_tree.data;

		out->tree =
		    pg_query__parse_result__unpack(&allocator, result.parse_tree.len, packed);
		if (out->tree == NULL)
			out->error = "the parser's own output could not be read";
	}
	pg_query_free_protobuf_parse_result(result);
}

const char *mm_parse_plpgsql(const char *create_function, struct mm_arena *arena,
                             const char **error)
{
	PgQueryPlpgsqlParseResult result = pg_query_parse_plpgsql(create_function);
	const char *json = NULL;

	*error = NULL;
	if (result.error != NULL)
		*error = mm_arena_strdup(arena, result.error->message);
	else
		json = mm_arena_strdup(arena, result.plpgsql_funcs);
	pg_query_free_plpgsql_parse_result(result);
	return json;
}
