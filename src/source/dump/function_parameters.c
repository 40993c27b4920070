#include "function_parameters.h"

#include "arena.h"
#include "names.h"
#include "quote.h"
#include "typename.h"
#include "types.h"

#include "banned.h"

static const char *without_modifiers(struct mm_loader *loader, const char *type)
{
	const char *bare = mm_type_bare_name(loader->scratch, type);

	return mm_type_is_array(type) ? mm_arena_printf(loader->scratch, "%s[]", bare) : bare;
}

static const char *reference_as_written(struct mm_loader *loader, const PgQuery__TypeName *type)
{
	struct mm_strings parts = { 0 };

	for (size_t i = 0; i < type->n_names; i++) {
		const char *part = mm_node_string(type->names[i]);

		if (part != NULL)
			mm_strings_add(loader->scratch, &parts,
			               mm_quoted_ident(loader->scratch, part));
	}
	return mm_arena_printf(loader->scratch, "%s%%TYPE",
	                       mm_strings_join(loader->scratch, &parts, "."));
}

static const char *reference_type(struct mm_loader *loader, const PgQuery__TypeName *type)
{
	struct mm_relation *relation = NULL;
	struct mm_column *column = NULL;

	if (type->n_names >= 2)
		relation = mm_find_relation_list(loader, type->n_names - 1, type->names);
	if (relation != NULL)
		column = mm_relation_find_column(relation,
		                                 mm_node_string(type->names[type->n_names - 1]));
	if (column == NULL || column->type == NULL)
		return reference_as_written(loader, type);
	return without_modifiers(loader, column->type);
}

const char *mm_function_type(struct mm_loader *loader, const PgQuery__TypeName *type)
{
	return type->pct_type ? reference_type(loader, type) : mm_type_spelling_bare(loader, type);
}

bool mm_parameter_is_input(const PgQuery__FunctionParameter *parameter)
{
	return parameter->mode != PG_QUERY__FUNCTION_PARAMETER_MODE__FUNC_PARAM_OUT &&
	       parameter->mode != PG_QUERY__FUNCTION_PARAMETER_MODE__FUNC_PARAM_TABLE;
}

/* The node's parameter; NULL for anything else and for one without a type. */
static const PgQuery__FunctionParameter *parameter_of(const PgQuery__Node *node)
{
	const PgQuery__FunctionParameter *parameter;

	if (node == NULL || node->node_case != PG_QUERY__NODE__NODE_FUNCTION_PARAMETER)
		return NULL;
	parameter = node->function_parameter;
	return parameter->arg_type == NULL ? NULL : parameter;
}

const char *mm_function_identity(struct mm_loader *loader, size_t count, PgQuery__Node **parameters)
{
	struct mm_strings types = { 0 };

	for (size_t i = 0; i < count; i++) {
		const PgQuery__FunctionParameter *parameter = parameter_of(parameters[i]);

		if (parameter != NULL && mm_parameter_is_input(parameter))
			mm_strings_add(loader->scratch, &types,
			               mm_function_type(loader, parameter->arg_type));
	}
	return mm_strings_join(loader->scratch, &types, ", ");
}

static const char *mode_letter(PgQuery__FunctionParameterMode mode)
{
	switch (mode) {
	case PG_QUERY__FUNCTION_PARAMETER_MODE__FUNC_PARAM_OUT:
		return "o";
	case PG_QUERY__FUNCTION_PARAMETER_MODE__FUNC_PARAM_INOUT:
		return "b";
	case PG_QUERY__FUNCTION_PARAMETER_MODE__FUNC_PARAM_VARIADIC:
		return "v";
	case PG_QUERY__FUNCTION_PARAMETER_MODE__FUNC_PARAM_TABLE:
		return "t";
	default:
		return "i";
	}
}

void mm_function_set_parameters(struct mm_loader *loader, struct mm_function *function,
                                size_t count, PgQuery__Node **parameters)
{
	struct mm_arena *arena = loader->catalog->arena;

	for (size_t i = 0; i < count; i++) {
		const PgQuery__FunctionParameter *parameter = parameter_of(parameters[i]);

		if (parameter == NULL)
			continue;
		mm_strings_add(arena, &function->argument_names,
		               mm_loader_text(loader, parameter->name));
		mm_strings_add(
		    arena, &function->argument_types,
		    mm_loader_text(loader, mm_function_type(loader, parameter->arg_type)));
		mm_strings_add(arena, &function->argument_modes, mode_letter(parameter->mode));
		if (parameter->defexpr != NULL)
			function->default_count++;
	}
}
