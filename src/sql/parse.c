#include "parse.h"

#include <pg_query.h>

#include "arena.h"
#include "tree_copy.h"

#include "banned.h"

/*
 * libpg_query makes a tree of protobuf messages, packs it, and frees it; we would
 * unpack it again. Together this takes twice as long as the grammar itself, and
 * packing is quadratic in the depth of the tree. So the linker (--wrap) puts the
 * two functions below in the place of the packing: while mm_parse() runs, the tree
 * is copied and nothing packed. Where the linker cannot do that (a shared
 * libpg_query), the packed bytes come, and are unpacked.
 */
size_t mm_wrapped_packed_size(const PgQuery__ParseResult *tree) __asm__(
    "__wrap_pg_query__parse_result__get_packed_size") __attribute__((used));
size_t mm_wrapped_pack(const PgQuery__ParseResult *tree,
                       uint8_t *out) __asm__("__wrap_pg_query__parse_result__pack")
    __attribute__((used));

/* What mm_parse() waits for on this thread. */
static _Thread_local struct mm_arena *copies_into;
static _Thread_local const PgQuery__ParseResult *copied;

size_t mm_wrapped_packed_size(const PgQuery__ParseResult *tree)
{
	if (copies_into == NULL)
		return protobuf_c_message_get_packed_size(&tree->base);
	copied = mm_tree_copy(tree, copies_into);
	return 0;
}

size_t mm_wrapped_pack(const PgQuery__ParseResult *tree, uint8_t *out)
{
	return copies_into == NULL ? protobuf_c_message_pack(&tree->base, out) : 0;
}

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

static const PgQuery__ParseResult *unpack(const PgQueryProtobuf *packed, struct mm_arena *arena)
{
	ProtobufCAllocator allocator = { .alloc = take,
		                         .free = give_back,
		                         .allocator_data = arena };

	return pg_query__parse_result__unpack(&allocator, packed->len,
	                                      (const uint8_t *)packed->data);
}

void mm_parse(const char *text, struct mm_arena *arena, struct mm_parse *out)
{
	PgQueryProtobufParseResult result;

	*out = (struct mm_parse){ 0 };
	copies_into = arena;
	copied = NULL;
	result = pg_query_parse_protobuf(text);
	copies_into = NULL;
	if (result.error != NULL) {
		out->error = mm_arena_strdup(arena, result.error->message);
		if (result.error->cursorpos > 0)
			out->error_offset = (size_t)result.error->cursorpos - 1;
	} else {
		out->tree = copied != NULL ? copied : unpack(&result.parse_tree, arena);
		if (out->tree == NULL)
			out->error = "the parser's own output could not be read";
	}
	copied = NULL;
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
