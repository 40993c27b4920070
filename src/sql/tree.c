#include "tree.h"

#include <string.h>

#include "arena.h"

#include "banned.h"

const char *mm_tree_text(const char *text)
{
	return text == NULL || *text == '\0' ? NULL : text;
}

const char *mm_tree_string(const PgQuery__Node *node)
{
	if (node == NULL || node->node_case != PG_QUERY__NODE__NODE_STRING)
		return NULL;
	return node->string->sval;
}

void mm_tree_names(PgQuery__Node *const *names, size_t count, const char **schema,
                   const char **name)
{
	*name = count > 0 ? mm_tree_string(names[count - 1]) : NULL;
	*schema = count > 1 ? mm_tree_text(mm_tree_string(names[count - 2])) : NULL;
}

const PgQuery__Node *mm_tree_without_casts(const PgQuery__Node *node)
{
	while (node != NULL && node->node_case == PG_QUERY__NODE__NODE_TYPE_CAST)
		node = node->type_cast->arg;
	return node;
}

const char *mm_tree_string_literal(const PgQuery__Node *node)
{
	node = mm_tree_without_casts(node);
	if (node == NULL || node->node_case != PG_QUERY__NODE__NODE_A_CONST ||
	    node->a_const->val_case != PG_QUERY__A__CONST__VAL_SVAL)
		return NULL;
	return node->a_const->sval->sval;
}

const char *mm_tree_literal(struct mm_arena *arena, const PgQuery__Node *node)
{
	node = mm_tree_without_casts(node);
	if (node == NULL || node->node_case != PG_QUERY__NODE__NODE_A_CONST)
		return NULL;
	switch (node->a_const->val_case) {
	case PG_QUERY__A__CONST__VAL_SVAL:
		return node->a_const->sval->sval;
	case PG_QUERY__A__CONST__VAL_IVAL:
		return mm_arena_printf(arena, "%d", (int)node->a_const->ival->ival);
	case PG_QUERY__A__CONST__VAL_FVAL:
		return node->a_const->fval->fval;
	case PG_QUERY__A__CONST__VAL_BOOLVAL:
		return node->a_const->boolval->boolval ? "true" : "false";
	default:
		return NULL;
	}
}

const char *mm_tree_operator(const PgQuery__Node *node)
{
	if (node == NULL || node->node_case != PG_QUERY__NODE__NODE_A_EXPR ||
	    node->a_expr->kind != PG_QUERY__A__EXPR__KIND__AEXPR_OP || node->a_expr->n_name == 0)
		return NULL;
	return mm_tree_string(node->a_expr->name[node->a_expr->n_name - 1]);
}

const PgQuery__RangeVar *mm_tree_range(const PgQuery__Node *node)
{
	if (node == NULL || node->node_case != PG_QUERY__NODE__NODE_RANGE_VAR)
		return NULL;
	return node->range_var;
}

const PgQuery__DefElem *mm_tree_option(PgQuery__Node *const *options, size_t count,
                                       const char *name)
{
	for (size_t i = 0; i < count; i++) {
		if (options[i]->node_case != PG_QUERY__NODE__NODE_DEF_ELEM)
			continue;
		if (strcmp(options[i]->def_elem->defname, name) == 0)
			return options[i]->def_elem;
	}
	return NULL;
}

static bool is_off(const char *value)
{
	static const char *const words[] = { "false", "off", "no", "f", "n", "0" };

	for (size_t i = 0; value != NULL && i < sizeof words / sizeof *words; i++)
		if (strcmp(value, words[i]) == 0)
			return true;
	return false;
}

bool mm_tree_option_is_on(PgQuery__Node *const *options, size_t count, const char *name)
{
	const PgQuery__DefElem *option = mm_tree_option(options, count, name);

	if (option == NULL)
		return false;
	if (option->arg == NULL)
		return true;
	switch (option->arg->node_case) {
	case PG_QUERY__NODE__NODE_INTEGER:
		return option->arg->integer->ival != 0;
	case PG_QUERY__NODE__NODE_BOOLEAN:
		return option->arg->boolean->boolval != 0;
	default:
		return !is_off(mm_tree_string(option->arg));
	}
}

/* Every member of the node's union is a pointer to a message. */
const ProtobufCMessage *mm_tree_message(const PgQuery__Node *node)
{
	const ProtobufCMessage *message;

	if (node == NULL || node->node_case == PG_QUERY__NODE__NODE__NOT_SET)
		return NULL;
	memcpy(&message, &node->alias, sizeof message);
	return message;
}

static const void *field_at(const ProtobufCMessage *message, const char *name, ProtobufCType type,
                            ProtobufCLabel label)
{
	const ProtobufCFieldDescriptor *field =
	    protobuf_c_message_descriptor_get_field_by_name(message->descriptor, name);

	if (field == NULL || field->type != type)
		return NULL;
	if ((field->label == PROTOBUF_C_LABEL_REPEATED) != (label == PROTOBUF_C_LABEL_REPEATED))
		return NULL;
	return (const char *)message + field->offset;
}

const char *mm_field_text(const ProtobufCMessage *message, const char *field)
{
	const char *const *at =
	    field_at(message, field, PROTOBUF_C_TYPE_STRING, PROTOBUF_C_LABEL_NONE);

	return at == NULL ? NULL : mm_tree_text(*at);
}

const ProtobufCMessage *mm_field_message(const ProtobufCMessage *message, const char *field)
{
	const ProtobufCMessage *const *at =
	    field_at(message, field, PROTOBUF_C_TYPE_MESSAGE, PROTOBUF_C_LABEL_NONE);

	return at == NULL ? NULL : *at;
}

size_t mm_field_nodes(const ProtobufCMessage *message, const char *field,
                      PgQuery__Node *const **nodes)
{
	const ProtobufCFieldDescriptor *descriptor =
	    protobuf_c_message_descriptor_get_field_by_name(message->descriptor, field);
	PgQuery__Node *const *const *at =
	    field_at(message, field, PROTOBUF_C_TYPE_MESSAGE, PROTOBUF_C_LABEL_REPEATED);
	size_t count;

	*nodes = NULL;
	if (at == NULL || descriptor->descriptor != &pg_query__node__descriptor)
		return 0;
	memcpy(&count, (const char *)message + descriptor->quantifier_offset, sizeof count);
	*nodes = *at;
	return count;
}

const char *mm_tree_value_function(PgQuery__SQLValueFunctionOp op)
{
	switch (op) {
	case PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_CURRENT_DATE:
		return "current_date";
	case PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_CURRENT_TIME:
	case PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_CURRENT_TIME_N:
		return "current_time";
	case PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_LOCALTIME:
	case PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_LOCALTIME_N:
		return "localtime";
	case PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_LOCALTIMESTAMP:
	case PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_LOCALTIMESTAMP_N:
		return "localtimestamp";
	case PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_CURRENT_ROLE:
		return "current_role";
	case PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_CURRENT_USER:
		return "current_user";
	case PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_USER:
		return "user";
	case PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_SESSION_USER:
		return "session_user";
	case PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_CURRENT_CATALOG:
		return "current_catalog";
	case PG_QUERY__SQLVALUE_FUNCTION_OP__SVFOP_CURRENT_SCHEMA:
		return "current_schema";
	default:
		return "current_timestamp";
	}
}
