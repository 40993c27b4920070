#include "tree_copy.h"

#include <stdbool.h>
#include <string.h>

#include "arena.h"

#include "banned.h"

static ProtobufCMessage *copy_message(const ProtobufCMessage *message, struct mm_arena *arena);

static size_t size_of_scalar(ProtobufCType type)
{
	switch (type) {
	case PROTOBUF_C_TYPE_INT64:
	case PROTOBUF_C_TYPE_SINT64:
	case PROTOBUF_C_TYPE_SFIXED64:
	case PROTOBUF_C_TYPE_UINT64:
	case PROTOBUF_C_TYPE_FIXED64:
	case PROTOBUF_C_TYPE_DOUBLE:
		return 8;
	case PROTOBUF_C_TYPE_BOOL:
		return sizeof(protobuf_c_boolean);
	default:
		return 4;
	}
}

/* The pointer at a place in a message; the descriptor says what it points to. */
static void *pointer_at(const char *place)
{
	void *p;

	memcpy(&p, place, sizeof p);
	return p;
}

static void set_pointer(char *place, const void *p)
{
	memcpy(place, &p, sizeof p);
}

static void copy_repeated(char *copy, const ProtobufCFieldDescriptor *field, struct mm_arena *arena)
{
	const void *items = pointer_at(copy + field->offset);
	size_t count;

	memcpy(&count, copy + field->quantifier_offset, sizeof count);
	if (count == 0) {
		set_pointer(copy + field->offset, NULL);
	} else if (field->type == PROTOBUF_C_TYPE_MESSAGE) {
		ProtobufCMessage **to = mm_arena_zalloc(arena, count, sizeof(void *));

		for (size_t i = 0; i < count; i++)
			to[i] = copy_message(((ProtobufCMessage *const *)items)[i], arena);
		set_pointer(copy + field->offset, to);
	} else {
		size_t size = count * size_of_scalar(field->type);
		void *to = mm_arena_alloc(arena, size);

		memcpy(to, items, size);
		set_pointer(copy + field->offset, to);
	}
}

/* The members of a message, which stand in the copy already, are pointers into the original. */
static void copy_field(char *copy, const ProtobufCFieldDescriptor *field, struct mm_arena *arena)
{
	const void *old;

	if (field->label == PROTOBUF_C_LABEL_REPEATED) {
		copy_repeated(copy, field, arena);
		return;
	}
	if (field->type != PROTOBUF_C_TYPE_MESSAGE && field->type != PROTOBUF_C_TYPE_STRING)
		return;
	old = pointer_at(copy + field->offset);
	if (field->type == PROTOBUF_C_TYPE_MESSAGE)
		set_pointer(copy + field->offset, old == NULL ? NULL : copy_message(old, arena));
	else if (old == NULL || *(const char *)old == '\0')
		set_pointer(copy + field->offset, protobuf_c_empty_string);
	else
		set_pointer(copy + field->offset, mm_arena_strdup(arena, old));
}

static bool is_chosen(const char *copy, const ProtobufCFieldDescriptor *field)
{
	uint32_t chosen;

	if ((field->flags & PROTOBUF_C_FIELD_FLAG_ONEOF) == 0)
		return true;
	memcpy(&chosen, copy + field->quantifier_offset, sizeof chosen);
	return chosen == field->id;
}

/* A Node is one of 250 messages: looking at each of them is what makes protobuf slow here. */
static void copy_node(PgQuery__Node *copy, struct mm_arena *arena)
{
	const ProtobufCFieldDescriptor *field = protobuf_c_message_descriptor_get_field(
	    &pg_query__node__descriptor, (unsigned)copy->node_case);

	if (field != NULL)
		copy_field((char *)copy, field, arena);
}

static ProtobufCMessage *copy_message(const ProtobufCMessage *message, struct mm_arena *arena)
{
	const ProtobufCMessageDescriptor *type = message->descriptor;
	ProtobufCMessage *copy = mm_arena_alloc(arena, type->sizeof_message);

	memcpy(copy, message, type->sizeof_message);
	if (type == &pg_query__node__descriptor) {
		copy_node((PgQuery__Node *)copy, arena);
		return copy;
	}
	for (unsigned i = 0; i < type->n_fields; i++)
		if (is_chosen((char *)copy, &type->fields[i]))
			copy_field((char *)copy, &type->fields[i], arena);
	return copy;
}

const PgQuery__ParseResult *mm_tree_copy(const PgQuery__ParseResult *tree, struct mm_arena *arena)
{
	return (const PgQuery__ParseResult *)copy_message(&tree->base, arena);
}
