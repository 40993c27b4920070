#include "expr.h"

#include <string.h>

#include "arena.h"
#include "names.h"
#include "tree.h"

#include "banned.h"

struct stack {
	const ProtobufCMessage **items;
	size_t count;
	size_t capacity;
};

static void push(struct mm_loader *loader, struct stack *stack, const ProtobufCMessage *message)
{
	if (message == NULL)
		return;
	stack->items = mm_list_room(loader->scratch, stack->items, stack->count, &stack->capacity);
	stack->items[stack->count++] = message;
}

static bool is_set(const ProtobufCFieldDescriptor *field, const char *base)
{
	uint32_t which;

	if (!(field->flags & PROTOBUF_C_FIELD_FLAG_ONEOF))
		return true;
	memcpy(&which, base + field->quantifier_offset, sizeof which);
	return which == field->id;
}

static void push_field(struct mm_loader *loader, struct stack *stack,
                       const ProtobufCMessage *message, const ProtobufCFieldDescriptor *field)
{
	const char *base = (const char *)message;
	const ProtobufCMessage *one;
	const ProtobufCMessage **many;
	size_t count;

	if (field->type != PROTOBUF_C_TYPE_MESSAGE || !is_set(field, base))
		return;
	if (field->label != PROTOBUF_C_LABEL_REPEATED) {
		memcpy(&one, base + field->offset, sizeof one);
		push(loader, stack, one);
		return;
	}
	memcpy(&count, base + field->quantifier_offset, sizeof count);
	memcpy(&many, base + field->offset, sizeof many);
	while (count > 0)
		push(loader, stack, many[--count]);
}

void mm_tree_walk(struct mm_loader *loader, const ProtobufCMessage *tree, mm_tree_visitor *visit,
                  void *data)
{
	struct stack stack = { 0 };

	push(loader, &stack, tree);
	while (stack.count > 0) {
		const ProtobufCMessage *message = stack.items[--stack.count];
		const ProtobufCMessageDescriptor *d = message->descriptor;

		visit(message, data);
		for (unsigned i = d->n_fields; i > 0; i--)
			push_field(loader, &stack, message, &d->fields[i - 1]);
	}
}

struct column_search {
	struct mm_loader *loader;
	const struct mm_relation *relation;
	struct mm_strings *out;
};

static void note_column(const ProtobufCMessage *message, void *data)
{
	const struct column_search *search = data;
	const PgQuery__ColumnRef *ref = (const PgQuery__ColumnRef *)message;
	const struct mm_column *column;
	const char *name;

	if (message->descriptor != &pg_query__column_ref__descriptor || ref->n_fields == 0)
		return;
	name = mm_node_string(ref->fields[ref->n_fields - 1]);
	column = name == NULL ? NULL : mm_relation_find_column(search->relation, name);
	if (column != NULL)
		mm_strings_add_once(search->loader->catalog->arena, search->out, column->name);
}

void mm_expr_columns(struct mm_loader *loader, const PgQuery__Node *expr,
                     const struct mm_relation *relation, struct mm_strings *out)
{
	struct column_search search = { loader, relation, out };

	if (expr != NULL)
		mm_tree_walk(loader, &expr->base, note_column, &search);
}

static void note_location(const ProtobufCMessage *message, void *data)
{
	const ProtobufCFieldDescriptor *field =
	    protobuf_c_message_descriptor_get_field_by_name(message->descriptor, "location");
	long *least = data;
	int32_t location;

	if (field == NULL || field->type != PROTOBUF_C_TYPE_INT32)
		return;
	memcpy(&location, (const char *)message + field->offset, sizeof location);
	/* An unset location is 0 in the tree, where no expression can stand. */
	if (location > 0 && (*least < 0 || location < *least))
		*least = location;
}

long mm_expr_start(struct mm_loader *loader, const PgQuery__Node *expr)
{
	long least = -1;

	if (expr != NULL)
		mm_tree_walk(loader, &expr->base, note_location, &least);
	return least;
}

static const char *last_string(size_t count, PgQuery__Node **nodes)
{
	const char *found = NULL;

	for (size_t i = 0; i < count; i++)
		if (mm_node_string(nodes[i]) != NULL)
			found = mm_node_string(nodes[i]);
	return found;
}

static const char *sublink_name(const PgQuery__SubLink *link, const PgQuery__Node **inner)
{
	const PgQuery__SelectStmt *select;
	const PgQuery__ResTarget *target;

	if (link->sub_link_type == PG_QUERY__SUB_LINK_TYPE__EXISTS_SUBLINK)
		return "exists";
	if (link->sub_link_type == PG_QUERY__SUB_LINK_TYPE__ARRAY_SUBLINK)
		return "array";
	if (link->sub_link_type != PG_QUERY__SUB_LINK_TYPE__EXPR_SUBLINK ||
	    link->subselect == NULL ||
	    link->subselect->node_case != PG_QUERY__NODE__NODE_SELECT_STMT)
		return NULL;
	select = link->subselect->select_stmt;
	if (select->n_target_list == 0 ||
	    select->target_list[0]->node_case != PG_QUERY__NODE__NODE_RES_TARGET)
		return NULL;
	target = select->target_list[0]->res_target;
	*inner = target->val;
	return target->name[0] == '\0' ? NULL : target->name;
}

/* What names itself whatever is in it. */
static const char *own_name(const PgQuery__Node *expr)
{
	switch (expr->node_case) {
	case PG_QUERY__NODE__NODE_COLUMN_REF:
		return last_string(expr->column_ref->n_fields, expr->column_ref->fields);
	case PG_QUERY__NODE__NODE_FUNC_CALL:
		return last_string(expr->func_call->n_funcname, expr->func_call->funcname);
	case PG_QUERY__NODE__NODE_A_EXPR:
		return expr->a_expr->kind == PG_QUERY__A__EXPR__KIND__AEXPR_NULLIF ? "nullif"
		                                                                   : NULL;
	case PG_QUERY__NODE__NODE_A_ARRAY_EXPR:
		return "array";
	case PG_QUERY__NODE__NODE_ROW_EXPR:
		return "row";
	case PG_QUERY__NODE__NODE_COALESCE_EXPR:
		return "coalesce";
	case PG_QUERY__NODE__NODE_GROUPING_FUNC:
		return "grouping";
	case PG_QUERY__NODE__NODE_XML_SERIALIZE:
		return "xmlserialize";
	case PG_QUERY__NODE__NODE_MIN_MAX_EXPR:
		return expr->min_max_expr->op == PG_QUERY__MIN_MAX_OP__IS_LEAST ? "least"
		                                                                : "greatest";
	case PG_QUERY__NODE__NODE_SQLVALUE_FUNCTION:
		return mm_tree_value_function(expr->sqlvalue_function->op);
	case PG_QUERY__NODE__NODE_A_INDIRECTION:
		return last_string(expr->a_indirection->n_indirection,
		                   expr->a_indirection->indirection);
	default:
		return NULL;
	}
}

/* Casts and CASE give their name only when nothing in them has a better one; the outermost wins. */
const char *mm_expr_name(const PgQuery__Node *expr)
{
	const char *fallback = NULL;

	while (expr != NULL) {
		const PgQuery__Node *inner = NULL;
		const char *name = own_name(expr);
		const char *weak = NULL;

		if (expr->node_case == PG_QUERY__NODE__NODE_SUB_LINK) {
			name = sublink_name(expr->sub_link, &inner);
		} else if (expr->node_case == PG_QUERY__NODE__NODE_TYPE_CAST) {
			inner = expr->type_cast->arg;
			weak = expr->type_cast->type_name == NULL
			           ? NULL
			           : last_string(expr->type_cast->type_name->n_names,
			                         expr->type_cast->type_name->names);
		} else if (expr->node_case == PG_QUERY__NODE__NODE_CASE_EXPR) {
			inner = expr->case_expr->defresult;
			weak = "case";
		} else if (expr->node_case == PG_QUERY__NODE__NODE_COLLATE_CLAUSE) {
			inner = expr->collate_clause->arg;
		} else if (expr->node_case == PG_QUERY__NODE__NODE_A_INDIRECTION) {
			inner = expr->a_indirection->arg;
		}
		if (name != NULL)
			return name;
		fallback = fallback == NULL ? weak : fallback;
		expr = inner;
	}
	return fallback;
}
