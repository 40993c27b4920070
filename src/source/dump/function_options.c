#include "function_options.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "arena.h"
#include "defs.h"
#include "names.h"
#include "quote.h"

#include "banned.h"

char mm_function_letter(const char *word)
{
	if (word == NULL)
		return '\0';
	return (char)tolower((unsigned char)word[0]);
}

/* Settings whose elements PostgreSQL quotes as names (GUC_LIST_QUOTE). */
static bool is_list_of_names(const char *setting)
{
	static const char *const settings[] = {
		"search_path",
		"temp_tablespaces",
		"local_preload_libraries",
		"session_preload_libraries",
		"shared_preload_libraries",
		"unix_socket_directories",
	};

	for (size_t i = 0; i < sizeof settings / sizeof settings[0]; i++)
		if (strcasecmp(setting, settings[i]) == 0)
			return true;
	return false;
}

/* PostgreSQL stores its own spelling of a setting's name. */
static const char *canonical_setting(const char *name)
{
	static const char *const mixed[] = { "DateStyle", "IntervalStyle", "TimeZone" };

	for (size_t i = 0; i < sizeof mixed / sizeof mixed[0]; i++)
		if (strcasecmp(name, mixed[i]) == 0)
			return mixed[i];
	return name;
}

static const char *constant_text(struct mm_loader *loader, const PgQuery__AConst *constant)
{
	switch (constant->val_case) {
	case PG_QUERY__A__CONST__VAL_IVAL:
		return mm_arena_printf(loader->scratch, "%d", constant->ival->ival);
	case PG_QUERY__A__CONST__VAL_FVAL:
		return constant->fval->fval;
	case PG_QUERY__A__CONST__VAL_SVAL:
		return constant->sval->sval;
	case PG_QUERY__A__CONST__VAL_BOOLVAL:
		return constant->boolval->boolval ? "true" : "false";
	default:
		return NULL;
	}
}

/* The value as proconfig has it (flatten_set_variable_args() of guc_funcs.c). */
static const char *setting_value(struct mm_loader *loader, const PgQuery__VariableSetStmt *set)
{
	bool is_quoted = is_list_of_names(set->name);
	struct mm_strings values = { 0 };

	for (size_t i = 0; i < set->n_args; i++) {
		const PgQuery__Node *node = set->args[i];
		const char *text = NULL;

		if (node->node_case == PG_QUERY__NODE__NODE_TYPE_CAST &&
		    node->type_cast->arg != NULL)
			node = node->type_cast->arg;
		if (node->node_case == PG_QUERY__NODE__NODE_A_CONST)
			text = constant_text(loader, node->a_const);
		if (text != NULL && is_quoted)
			text = mm_quoted_ident(loader->scratch, text);
		if (text != NULL)
			mm_strings_add(loader->scratch, &values, text);
	}
	return mm_strings_join(loader->scratch, &values, ", ");
}

/* What a setting is at this point of the script, as far as the loader follows it. */
static const char *current_value(struct mm_loader *loader, const char *name)
{
	struct mm_strings quoted = { 0 };

	if (strcasecmp(name, "search_path") != 0)
		return NULL;
	for (size_t i = 0; i < loader->search_path.count; i++)
		mm_strings_add(loader->scratch, &quoted,
		               mm_quoted_ident(loader->scratch, loader->search_path.items[i]));
	return mm_strings_join(loader->scratch, &quoted, ", ");
}

static long find_setting(const struct mm_strings *settings, const char *name)
{
	size_t len = strlen(name);

	for (size_t i = 0; i < settings->count; i++)
		if (strncasecmp(settings->items[i], name, len) == 0 &&
		    settings->items[i][len] == '=')
			return (long)i;
	return -1;
}

/* More than PostgreSQL and its extensions have: a hostile statement costs no more than these. */
enum { MANY_SETTINGS = 1000 };

static void put_setting(struct mm_loader *loader, struct mm_strings *settings, const char *name,
                        const char *value)
{
	long at = find_setting(settings, name);
	const char *text;

	if (at < 0 && settings->count >= MANY_SETTINGS)
		return;
	text = mm_arena_printf(loader->catalog->arena, "%s=%s", name, value);
	if (at >= 0)
		settings->items[at] = text;
	else
		mm_strings_add(loader->catalog->arena, settings, text);
}

static void remove_setting(struct mm_strings *settings, const char *name)
{
	long at = find_setting(settings, name);

	if (at < 0)
		return;
	for (size_t i = (size_t)at + 1; i < settings->count; i++)
		settings->items[i - 1] = settings->items[i];
	settings->count--;
}

static void apply_set(struct mm_loader *loader, struct mm_function *function,
                      const PgQuery__VariableSetStmt *set)
{
	const char *name = canonical_setting(set->name);
	const char *value;

	switch (set->kind) {
	case PG_QUERY__VARIABLE_SET_KIND__VAR_SET_VALUE:
		put_setting(loader, &function->settings, name, setting_value(loader, set));
		break;
	case PG_QUERY__VARIABLE_SET_KIND__VAR_SET_CURRENT:
		value = current_value(loader, name);
		if (value != NULL)
			put_setting(loader, &function->settings, name, value);
		break;
	case PG_QUERY__VARIABLE_SET_KIND__VAR_SET_DEFAULT:
	case PG_QUERY__VARIABLE_SET_KIND__VAR_RESET:
		remove_setting(&function->settings, name);
		break;
	case PG_QUERY__VARIABLE_SET_KIND__VAR_RESET_ALL:
		function->settings.count = 0;
		break;
	default:
		break;
	}
}

/* One string is the source text; C functions name the object file and the symbol in it. */
static void apply_body(struct mm_loader *loader, struct mm_function *function,
                       const PgQuery__Node *arg)
{
	const PgQuery__List *list;

	if (arg == NULL || arg->node_case != PG_QUERY__NODE__NODE_LIST)
		return;
	list = arg->list;
	if (list->n_items > 0)
		function->body =
		    mm_loader_text(loader, mm_node_string(list->items[list->n_items - 1]));
	/* Without a symbol, or with "-" as before 8.4, it is the function's own name. */
	if (mm_same(function->language, "c") &&
	    (list->n_items == 1 || mm_same(function->body, "-")))
		function->body = function->name;
}

static void apply_language(struct mm_loader *loader, struct mm_function *function,
                           const char *language)
{
	char *lower = mm_arena_strdup(loader->catalog->arena, language);

	for (char *p = lower; p != NULL && *p != '\0'; p++)
		*p = (char)tolower((unsigned char)*p);
	function->language = lower;
}

static void apply_option(struct mm_loader *loader, struct mm_function *function,
                         const PgQuery__DefElem *def)
{
	const char *name = def->defname;

	if (mm_same(name, "volatility"))
		function->volatility = mm_function_letter(mm_def_text(loader, def));
	else if (mm_same(name, "parallel"))
		function->parallel = mm_function_letter(mm_def_text(loader, def));
	else if (mm_same(name, "strict"))
		function->is_strict = mm_def_bool(def);
	else if (mm_same(name, "security"))
		function->is_security_definer = mm_def_bool(def);
	else if (mm_same(name, "window") && mm_def_bool(def))
		function->kind = 'w';
	else if (mm_same(name, "set") && def->arg != NULL &&
	         def->arg->node_case == PG_QUERY__NODE__NODE_VARIABLE_SET_STMT)
		apply_set(loader, function, def->arg->variable_set_stmt);
	else if (mm_same(name, "as"))
		apply_body(loader, function, def->arg);
}

void mm_function_apply_options(struct mm_loader *loader, struct mm_function *function, size_t count,
                               PgQuery__Node **options)
{
	/* What a body in a string means depends on the language, which may come after it. */
	for (size_t i = 0; i < count; i++)
		if (options[i]->node_case == PG_QUERY__NODE__NODE_DEF_ELEM &&
		    mm_same(options[i]->def_elem->defname, "language"))
			apply_language(loader, function, mm_def_text(loader, options[i]->def_elem));
	for (size_t i = 0; i < count; i++)
		if (options[i]->node_case == PG_QUERY__NODE__NODE_DEF_ELEM)
			apply_option(loader, function, options[i]->def_elem);
}
