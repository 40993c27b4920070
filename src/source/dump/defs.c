/* What a DefElem says: options of every kind of statement. */
#include "defs.h"

#include <string.h>
#include <strings.h>

#include "arena.h"
#include "names.h"
#include "number.h"

#include "banned.h"

static const char *join_names(struct mm_loader *loader, size_t count, PgQuery__Node **names)
{
	struct mm_strings parts = { 0 };

	for (size_t i = 0; i < count; i++) {
		const char *part = mm_node_string(names[i]);

		mm_strings_add(loader->scratch, &parts, part == NULL ? "*" : part);
	}
	return mm_strings_join(loader->scratch, &parts, ".");
}

/* As defGetString() does. */
static const char *node_text(struct mm_loader *loader, const PgQuery__Node *node)
{
	switch (node->node_case) {
	case PG_QUERY__NODE__NODE_STRING:
		return node->string->sval;
	case PG_QUERY__NODE__NODE_INTEGER:
		return mm_arena_printf(loader->scratch, "%d", node->integer->ival);
	case PG_QUERY__NODE__NODE_FLOAT:
		return node->float_->fval;
	case PG_QUERY__NODE__NODE_BOOLEAN:
		return node->boolean->boolval ? "true" : "false";
	case PG_QUERY__NODE__NODE_TYPE_NAME:
		return mm_arena_printf(
		    loader->scratch, "%s%s",
		    join_names(loader, node->type_name->n_names, node->type_name->names),
		    node->type_name->n_array_bounds > 0 ? "[]" : "");
	case PG_QUERY__NODE__NODE_LIST:
		return join_names(loader, node->list->n_items, node->list->items);
	case PG_QUERY__NODE__NODE_ROLE_SPEC:
		return mm_role_name(node->role_spec);
	default:
		return NULL;
	}
}

const char *mm_def_text(struct mm_loader *loader, const PgQuery__DefElem *def)
{
	return def->arg == NULL ? NULL : node_text(loader, def->arg);
}

bool mm_def_bool(const PgQuery__DefElem *def)
{
	static const char *const negations[] = { "false", "off", "no", "0" };
	const char *text;

	if (def->arg == NULL)
		return true;
	if (def->arg->node_case == PG_QUERY__NODE__NODE_BOOLEAN)
		return def->arg->boolean->boolval;
	if (def->arg->node_case == PG_QUERY__NODE__NODE_INTEGER)
		return def->arg->integer->ival != 0;
	text = mm_node_string(def->arg);
	if (def->arg->node_case == PG_QUERY__NODE__NODE_TYPE_NAME)
		text = mm_name_split(def->arg->type_name->n_names, def->arg->type_name->names).name;
	for (size_t i = 0; text != NULL && i < sizeof negations / sizeof negations[0]; i++)
		if (strcasecmp(text, negations[i]) == 0)
			return false;
	return true;
}

int64_t mm_def_int(const PgQuery__DefElem *def, int64_t otherwise)
{
	long long value = otherwise;
	const char *text = mm_node_string(def->arg);

	if (def->arg == NULL)
		return otherwise;
	if (def->arg->node_case == PG_QUERY__NODE__NODE_INTEGER)
		return def->arg->integer->ival;
	if (def->arg->node_case == PG_QUERY__NODE__NODE_FLOAT)
		text = def->arg->float_->fval;
	mm_number_parse(text, INT64_MIN, INT64_MAX, &value);
	return value;
}

void mm_def_options(struct mm_loader *loader, size_t count, PgQuery__Node **defs,
                    struct mm_strings *out)
{
	struct mm_arena *arena = loader->catalog->arena;

	for (size_t i = 0; i < count; i++) {
		const PgQuery__DefElem *def;
		const char *value;

		if (defs[i]->node_case != PG_QUERY__NODE__NODE_DEF_ELEM)
			continue;
		def = defs[i]->def_elem;
		/* toast.x is an option of the TOAST table. */
		if (def->defnamespace != NULL && def->defnamespace[0] != '\0')
			continue;
		value = mm_def_text(loader, def);
		mm_strings_add(
		    arena, out,
		    mm_arena_printf(arena, "%s=%s", def->defname, value == NULL ? "true" : value));
	}
}
