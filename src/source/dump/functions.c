#include "functions.h"

#include "arena.h"
#include "clause.h"
#include "function_options.h"
#include "function_parameters.h"

#include "banned.h"

struct mm_function *mm_load_new_function(struct mm_loader *loader, struct mm_name name,
                                         const char *arguments, bool is_replacing)
{
	struct mm_function *old =
	    mm_catalog_find_function(loader->catalog, name.schema, name.name, arguments);

	if (old == NULL)
		old = mm_catalog_add_function(loader->catalog, name.schema, name.name, arguments);
	else if (!is_replacing)
		return NULL;
	*old = (struct mm_function){
		.schema = old->schema,
		.name = old->name,
		.arguments = old->arguments,
		.owner = old->owner,
		.extension = old->extension,
		.kind = 'f',
		.volatility = 'v',
		.parallel = 'u',
		.location = loader->location,
	};
	return old;
}

/* Without RETURNS the OUT and INOUT parameters are the result. */
static const char *result_of_parameters(const struct mm_function *function)
{
	const char *result = "void";
	size_t count = 0;

	for (size_t i = 0; i < function->argument_modes.count; i++) {
		char mode = function->argument_modes.items[i][0];

		if (mode != 'o' && mode != 'b' && mode != 't')
			continue;
		result = function->argument_types.items[i];
		count++;
	}
	return count > 1 ? "record" : result;
}

static void set_result(struct mm_loader *loader, struct mm_function *function,
                       const PgQuery__CreateFunctionStmt *stmt)
{
	if (stmt->is_procedure) {
		function->kind = 'p';
		return;
	}
	if (stmt->return_type == NULL) {
		function->return_type = result_of_parameters(function);
		return;
	}
	function->return_type = mm_loader_text(loader, mm_function_type(loader, stmt->return_type));
	function->returns_set = stmt->return_type->setof;
}

/* After the parenthesised list of parameters: a parameter may be named begin or return. */
static size_t after_parameters(const struct mm_loader *loader)
{
	struct mm_clause word;

	if (mm_clause_find(loader, 0, "function", &word) ||
	    mm_clause_find(loader, 0, "procedure", &word))
		for (size_t at = word.end; mm_clause_next(loader, at, &word); at = word.end)
			if (loader->text[word.start] == '(')
				return word.start;
	return 0;
}

static bool is_atomic(const struct mm_loader *loader, struct mm_clause begin)
{
	struct mm_clause next;

	return mm_clause_next(loader, begin.end, &next) && mm_clause_is(loader, next, "atomic");
}

/* The body is the last clause, so it goes on to the end of the statement. */
static const char *standard_body(struct mm_loader *loader)
{
	size_t from = after_parameters(loader);
	struct mm_clause word;

	for (size_t at = from; mm_clause_find(loader, at, "begin", &word); at = word.end)
		if (is_atomic(loader, word))
			return mm_clause_text(loader, word.start, loader->len);
	if (mm_clause_find(loader, from, "return", &word))
		return mm_clause_text(loader, word.start, loader->len);
	return NULL;
}

void mm_load_create_function(struct mm_loader *loader, const PgQuery__CreateFunctionStmt *stmt)
{
	struct mm_name name = mm_name_of_new_list(loader, stmt->n_funcname, stmt->funcname);
	const char *arguments = mm_function_identity(loader, stmt->n_parameters, stmt->parameters);
	struct mm_function *function = mm_load_new_function(loader, name, arguments, stmt->replace);

	if (function == NULL)
		return;
	mm_function_set_parameters(loader, function, stmt->n_parameters, stmt->parameters);
	set_result(loader, function, stmt);
	mm_function_apply_options(loader, function, stmt->n_options, stmt->options);
	if (stmt->sql_body == NULL)
		return;
	function->is_standard_body = true;
	function->body = standard_body(loader);
	if (function->language == NULL)
		function->language = "sql";
}

void mm_load_alter_function(struct mm_loader *loader, const PgQuery__AlterFunctionStmt *stmt)
{
	struct mm_function *function =
	    stmt->func == NULL ? NULL : mm_load_find_function(loader, stmt->func);

	if (function != NULL)
		mm_function_apply_options(loader, function, stmt->n_actions, stmt->actions);
}

static const char *identity_of(struct mm_loader *loader, const PgQuery__ObjectWithArgs *object)
{
	struct mm_strings types = { 0 };

	for (size_t i = 0; i < object->n_objargs; i++) {
		const PgQuery__Node *node = object->objargs[i];

		if (node != NULL && node->node_case == PG_QUERY__NODE__NODE_TYPE_NAME)
			mm_strings_add(loader->scratch, &types,
			               mm_function_type(loader, node->type_name));
	}
	return mm_strings_join(loader->scratch, &types, ", ");
}

/* A name without arguments means the only function of that name. */
static struct mm_function *only_function(const struct mm_loader *loader, const char *schema,
                                         const char *name)
{
	const struct mm_function_list *overloads =
	    mm_catalog_overloads(loader->catalog, schema, name);
	struct mm_function *found = NULL;

	for (size_t i = 0; overloads != NULL && i < overloads->count; i++) {
		if (overloads->items[i]->is_dropped)
			continue;
		if (found != NULL)
			return NULL;
		found = overloads->items[i];
	}
	return found;
}

struct mm_function *mm_load_find_function(struct mm_loader *loader,
                                          const PgQuery__ObjectWithArgs *object)
{
	struct mm_name name = mm_name_split(object->n_objname, object->objname);
	const char *arguments = object->args_unspecified ? NULL : identity_of(loader, object);
	struct mm_strings schemas = { .items = &name.schema, .count = 1 };

	if (name.name == NULL)
		return NULL;
	if (name.schema == NULL && loader->search_path.count > 0)
		schemas = loader->search_path;
	else if (name.schema == NULL)
		name.schema = "public";
	for (size_t i = 0; i < schemas.count; i++) {
		struct mm_function *found =
		    arguments == NULL ? only_function(loader, schemas.items[i], name.name)
		                      : mm_catalog_find_function(loader->catalog, schemas.items[i],
		                                                 name.name, arguments);

		if (found != NULL)
			return found;
	}
	return NULL;
}
