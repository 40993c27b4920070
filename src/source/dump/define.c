/* CREATE TYPE, CREATE AGGREGATE and CREATE COLLATION, which share one statement node. */
#include <string.h>
#include <strings.h>

#include "arena.h"
#include "defs.h"
#include "function_options.h"
#include "function_parameters.h"
#include "functions.h"
#include "new_type.h"

#include "banned.h"

static const PgQuery__DefElem *option_of(const PgQuery__DefineStmt *stmt, const char *name)
{
	for (size_t i = 0; i < stmt->n_definition; i++)
		if (stmt->definition[i]->node_case == PG_QUERY__NODE__NODE_DEF_ELEM &&
		    mm_same(stmt->definition[i]->def_elem->defname, name))
			return stmt->definition[i]->def_elem;
	return NULL;
}

static const PgQuery__TypeName *type_option(const PgQuery__DefineStmt *stmt, const char *name)
{
	const PgQuery__DefElem *def = option_of(stmt, name);

	if (def == NULL || def->arg == NULL ||
	    def->arg->node_case != PG_QUERY__NODE__NODE_TYPE_NAME)
		return NULL;
	return def->arg->type_name;
}

static const char *text_option(struct mm_loader *loader, const PgQuery__DefineStmt *stmt,
                               const char *name)
{
	const PgQuery__DefElem *def = option_of(stmt, name);

	return def == NULL ? NULL : mm_def_text(loader, def);
}

/* Before 8.2, and still accepted: the one argument is the option basetype, or "ANY" for none. */
static const char *old_style_argument(struct mm_loader *loader, const PgQuery__DefineStmt *stmt)
{
	const PgQuery__TypeName *base = type_option(stmt, "basetype");

	if (base == NULL || strcasecmp(mm_name_split(base->n_names, base->names).name, "any") == 0)
		return "";
	return mm_function_type(loader, base);
}

/* The result of the final function, where the file defines it. */
static const char *final_result(struct mm_loader *loader, const PgQuery__TypeName *final)
{
	struct mm_name name = mm_name_split(final->n_names, final->names);
	const struct mm_function_list *named;

	if (name.name == NULL)
		return NULL;
	named = mm_catalog_overloads(loader->catalog, name.schema, name.name);
	for (size_t i = 0; named != NULL && i < named->count; i++)
		if (!named->items[i]->is_dropped)
			return named->items[i]->return_type;
	return NULL;
}

static const char *aggregate_result(struct mm_loader *loader, const PgQuery__DefineStmt *stmt)
{
	const PgQuery__TypeName *final = type_option(stmt, "finalfunc");
	const PgQuery__TypeName *state = type_option(stmt, "stype");

	if (state == NULL)
		state = type_option(stmt, "stype1");
	if (final != NULL)
		return final_result(loader, final);
	return state == NULL ? NULL : mm_loader_text(loader, mm_function_type(loader, state));
}

/* aggr_args of the grammar: the list of parameters (none for "*"), and how many are direct. */
static const PgQuery__List *aggregate_parameters(const PgQuery__DefineStmt *stmt)
{
	if (stmt->oldstyle || stmt->n_args == 0 ||
	    stmt->args[0]->node_case != PG_QUERY__NODE__NODE_LIST)
		return NULL;
	return stmt->args[0]->list;
}

/* AggregateCreate() makes every aggregate an immutable function in language internal. */
static void create_aggregate(struct mm_loader *loader, const PgQuery__DefineStmt *stmt)
{
	const PgQuery__List *parameters = aggregate_parameters(stmt);
	const char *arguments = stmt->oldstyle ? old_style_argument(loader, stmt) : "";
	const char *parallel = text_option(loader, stmt, "parallel");
	struct mm_arena *arena = loader->catalog->arena;
	struct mm_function *function;

	if (parameters != NULL)
		arguments = mm_function_identity(loader, parameters->n_items, parameters->items);
	function = mm_load_new_function(
	    loader, mm_name_of_new_list(loader, stmt->n_defnames, stmt->defnames), arguments,
	    stmt->replace);
	if (function == NULL)
		return;
	function->kind = 'a';
	function->language = "internal";
	function->volatility = 'i';
	function->body = "aggregate_dummy";
	if (parallel != NULL)
		function->parallel = mm_function_letter(parallel);
	if (parameters != NULL) {
		mm_function_set_parameters(loader, function, parameters->n_items,
		                           parameters->items);
	} else if (arguments[0] != '\0') {
		mm_strings_add(arena, &function->argument_names, "");
		mm_strings_add(arena, &function->argument_types, function->arguments);
		mm_strings_add(arena, &function->argument_modes, "i");
	}
	function->return_type = aggregate_result(loader, stmt);
}

static const struct mm_collation *source_collation(struct mm_loader *loader, struct mm_name name)
{
	if (name.schema != NULL)
		return mm_catalog_find_collation(loader->catalog, name.schema, name.name);
	for (size_t i = 0; i < loader->search_path.count; i++) {
		const struct mm_collation *found = mm_catalog_find_collation(
		    loader->catalog, loader->search_path.items[i], name.name);

		if (found != NULL)
			return found;
	}
	return NULL;
}

/* CREATE COLLATION … FROM …; PostgreSQL's own ICU collations are named "de-x-icu". */
static void copy_collation(struct mm_loader *loader, struct mm_collation *collation,
                           const PgQuery__Node *from)
{
	static const char icu[] = "-x-icu";
	const size_t icu_len = sizeof icu - 1;
	const struct mm_collation *source;
	struct mm_name name;
	size_t len;

	if (from == NULL || from->node_case != PG_QUERY__NODE__NODE_LIST)
		return;
	name = mm_name_split(from->list->n_items, from->list->items);
	if (name.name == NULL)
		return;
	source = source_collation(loader, name);
	len = strlen(name.name);
	if (source != NULL) {
		collation->provider = source->provider;
		collation->locale = source->locale;
		collation->is_nondeterministic = source->is_nondeterministic;
	} else if (len > icu_len && strcmp(name.name + len - icu_len, icu) == 0) {
		collation->provider = "icu";
		collation->locale = mm_loader_text_n(loader, name.name, len - icu_len);
	} else {
		collation->locale = mm_loader_text(loader, name.name);
	}
}

static void create_collation(struct mm_loader *loader, const PgQuery__DefineStmt *stmt)
{
	struct mm_name name = mm_name_of_new_list(loader, stmt->n_defnames, stmt->defnames);
	const PgQuery__DefElem *deterministic = option_of(stmt, "deterministic");
	const PgQuery__DefElem *from = option_of(stmt, "from");
	const char *provider = text_option(loader, stmt, "provider");
	const char *locale = text_option(loader, stmt, "locale");
	struct mm_collation *collation;

	if (mm_catalog_find_collation(loader->catalog, name.schema, name.name) != NULL)
		return;
	if (locale == NULL)
		locale = text_option(loader, stmt, "lc_collate");
	collation = mm_catalog_add_collation(loader->catalog, name.schema, name.name);
	collation->location = loader->location;
	collation->provider = provider == NULL ? "libc" : mm_loader_text(loader, provider);
	collation->locale = mm_loader_text(loader, locale);
	collation->version = mm_loader_text(loader, text_option(loader, stmt, "version"));
	if (deterministic != NULL)
		collation->is_nondeterministic = !mm_def_bool(deterministic);
	if (from != NULL)
		copy_collation(loader, collation, from->arg);
}

bool mm_load_define(struct mm_loader *loader, const PgQuery__DefineStmt *stmt)
{
	switch (stmt->kind) {
	case PG_QUERY__OBJECT_TYPE__OBJECT_TYPE:
		(void)mm_load_new_type(
		    loader, mm_name_of_new_list(loader, stmt->n_defnames, stmt->defnames), 'b');
		break;
	case PG_QUERY__OBJECT_TYPE__OBJECT_AGGREGATE:
		create_aggregate(loader, stmt);
		break;
	case PG_QUERY__OBJECT_TYPE__OBJECT_COLLATION:
		create_collation(loader, stmt);
		break;
	default:
		return false;
	}
	return true;
}
