#include "gather.h"

#include <string.h>

#include "tree.h"

#include "banned.h"

void mm_gather_nodes(struct mm_gather *g, PgQuery__Node *const *nodes, size_t count)
{
	for (size_t i = 0; i < count; i++)
		mm_gather_node(g, nodes[i]);
}

static const ProtobufCMessage *message_at(const void *at, size_t i)
{
	const ProtobufCMessage *message;

	memcpy(&message, (const char *)at + i * sizeof message, sizeof message);
	return message;
}

static void gather_field(struct mm_gather *g, const ProtobufCMessage *message,
                         const ProtobufCFieldDescriptor *field)
{
	const char *base = (const char *)message;
	const void *at = base + field->offset;
	size_t count;

	if (field->label != PROTOBUF_C_LABEL_REPEATED) {
		mm_gather_message(g, message_at(at, 0));
		return;
	}
	memcpy(&count, base + field->quantifier_offset, sizeof count);
	memcpy(&at, at, sizeof at);
	for (size_t i = 0; i < count; i++)
		mm_gather_message(g, message_at(at, i));
}

/* By descriptor: the versions of the grammar differ in their nodes. Only A_Const and Node
 * have unions; a constant has nothing to find, and a Node does not come here. */
void mm_gather_children(struct mm_gather *g, const ProtobufCMessage *message)
{
	const ProtobufCMessageDescriptor *descriptor = message->descriptor;

	for (unsigned i = 0; i < descriptor->n_fields; i++) {
		const ProtobufCFieldDescriptor *field = &descriptor->fields[i];

		if (field->type == PROTOBUF_C_TYPE_MESSAGE &&
		    (field->flags & PROTOBUF_C_FIELD_FLAG_ONEOF) == 0)
			gather_field(g, message, field);
	}
}

void mm_gather_message(struct mm_gather *g, const ProtobufCMessage *message)
{
	if (message == NULL)
		return;
	if (message->descriptor == &pg_query__node__descriptor)
		mm_gather_node(g, (const PgQuery__Node *)message);
	else if (message->descriptor == &pg_query__range_var__descriptor)
		mm_gather_range(g, (const PgQuery__RangeVar *)message);
	else if (message->descriptor == &pg_query__select_stmt__descriptor)
		mm_gather_select(g, (const PgQuery__SelectStmt *)message);
	else if (message->descriptor == &pg_query__func_call__descriptor)
		mm_gather_call(g, (const PgQuery__FuncCall *)message);
	else
		mm_gather_children(g, message);
}

/* Statements of which there are too many kinds for the switch below. */
static void gather_other(struct mm_gather *g, const PgQuery__Node *node)
{
	const ProtobufCMessage *message = mm_tree_message(node);
	const char *name;
	size_t len;

	if (message == NULL)
		return;
	name = message->descriptor->short_name;
	len = strlen(name);
	if (len > 4 && strcmp(name + len - 4, "Stmt") == 0 &&
	    (mm_gather_utility(g, node) || mm_gather_table_ddl(g, node) || mm_gather_ddl(g, node)))
		return;
	mm_gather_children(g, message);
}

void mm_gather_node(struct mm_gather *g, const PgQuery__Node *node)
{
	if (node == NULL)
		return;
	switch (node->node_case) {
	case PG_QUERY__NODE__NODE_SELECT_STMT:
		mm_gather_select(g, node->select_stmt);
		break;
	case PG_QUERY__NODE__NODE_INSERT_STMT:
		mm_gather_insert(g, node->insert_stmt);
		break;
	case PG_QUERY__NODE__NODE_UPDATE_STMT:
		mm_gather_update(g, node->update_stmt);
		break;
	case PG_QUERY__NODE__NODE_DELETE_STMT:
		mm_gather_delete(g, node->delete_stmt);
		break;
	case PG_QUERY__NODE__NODE_MERGE_STMT:
		mm_gather_merge(g, node->merge_stmt);
		break;
	case PG_QUERY__NODE__NODE_RANGE_VAR:
		mm_gather_range(g, node->range_var);
		break;
	case PG_QUERY__NODE__NODE_FUNC_CALL:
		mm_gather_call(g, node->func_call);
		break;
	case PG_QUERY__NODE__NODE_SQLVALUE_FUNCTION:
		mm_gather_value_function(g, node->sqlvalue_function);
		break;
	case PG_QUERY__NODE__NODE_MULTI_ASSIGN_REF:
		/* Each column of SET (a, b) = … has the whole source. */
		if (node->multi_assign_ref->colno <= 1)
			mm_gather_node(g, node->multi_assign_ref->source);
		break;
	case PG_QUERY__NODE__NODE_STRING:
	case PG_QUERY__NODE__NODE_A_CONST:
	case PG_QUERY__NODE__NODE_COLUMN_REF:
	case PG_QUERY__NODE__NODE_TYPE_NAME:
		break;
	default:
		gather_other(g, node);
	}
}
