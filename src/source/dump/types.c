/* Enums, composite types and ranges. Domains have domains.c, base types define.c. */
#include <string.h>

#include "arena.h"
#include "new_type.h"
#include "typename.h"

#include "banned.h"

static struct mm_type *new_type(struct mm_loader *loader, size_t count, PgQuery__Node **names,
                                char kind)
{
	return mm_load_new_type(loader, mm_name_of_new_list(loader, count, names), kind);
}

static void add_label(struct mm_loader *loader, struct mm_type *type, const char *label)
{
	mm_strings_add(loader->catalog->arena, &type->labels, mm_loader_text(loader, label));
}

void mm_load_create_enum(struct mm_loader *loader, const PgQuery__CreateEnumStmt *stmt)
{
	struct mm_type *type = new_type(loader, stmt->n_type_name, stmt->type_name, 'e');

	for (size_t i = 0; type != NULL && i < stmt->n_vals; i++)
		add_label(loader, type, mm_node_string(stmt->vals[i]));
}

/* Moves the last label to its place beside the neighbour. */
static void place_last_label(struct mm_strings *labels, const char *neighbor, bool is_after)
{
	const char *added = labels->items[labels->count - 1];
	long at = mm_strings_find(labels, neighbor);
	size_t to;

	if (at < 0)
		return;
	to = (size_t)at + (is_after ? 1 : 0);
	if (to >= labels->count)
		return;
	memmove(&labels->items[to + 1], &labels->items[to],
	        (labels->count - 1 - to) * sizeof labels->items[0]);
	labels->items[to] = added;
}

/* Above this an enum is no real one: its labels are neither compared nor moved any more, so
 * that a file of nothing but ADD VALUE takes linear time. */
enum { MANY_LABELS = 10000 };

static void add_value(struct mm_loader *loader, struct mm_type *type,
                      const PgQuery__AlterEnumStmt *stmt)
{
	bool is_checked = type->labels.count < MANY_LABELS;

	if (is_checked && mm_strings_has(&type->labels, stmt->new_val))
		return;
	add_label(loader, type, stmt->new_val);
	if (is_checked && stmt->new_val_neighbor[0] != '\0')
		place_last_label(&type->labels, stmt->new_val_neighbor, stmt->new_val_is_after);
}

void mm_load_alter_enum(struct mm_loader *loader, const PgQuery__AlterEnumStmt *stmt)
{
	struct mm_type *type = mm_find_type_list(loader, stmt->n_type_name, stmt->type_name);

	if (type == NULL || type->kind != 'e')
		return;
	if (stmt->old_val[0] != '\0') {
		long at = mm_strings_find(&type->labels, stmt->old_val);

		if (at >= 0)
			type->labels.items[at] = mm_loader_text(loader, stmt->new_val);
		return;
	}
	add_value(loader, type, stmt);
}

void mm_load_create_composite(struct mm_loader *loader, const PgQuery__CompositeTypeStmt *stmt)
{
	struct mm_arena *arena = loader->catalog->arena;
	struct mm_type *type = mm_load_new_type(loader, mm_name_of_new(loader, stmt->typevar), 'c');

	for (size_t i = 0; type != NULL && i < stmt->n_coldeflist; i++) {
		const PgQuery__ColumnDef *field = stmt->coldeflist[i]->column_def;
		const char *spelling = mm_type_spelling(loader, field->type_name, NULL);

		mm_strings_add(arena, &type->field_names, mm_loader_text(loader, field->colname));
		mm_strings_add(arena, &type->field_types, mm_loader_text(loader, spelling));
	}
}

enum {
	NAME_MAX_BYTES = 63, /* NAMEDATALEN - 1 */
	FIRST_WITH_MULTIRANGES = 140000
};

/* Cut as PostgreSQL cuts: no character is split. */
static void clip(char *name)
{
	size_t len = strlen(name);

	if (len <= NAME_MAX_BYTES)
		return;
	len = NAME_MAX_BYTES;
	while (len > 0 && ((unsigned char)name[len] & 0xC0) == 0x80)
		len--;
	name[len] = '\0';
}

/* makeMultirangeTypeName() of typecmds.c */
static const char *multirange_name(struct mm_loader *loader, const char *range)
{
	const char *word = strstr(range, "range");
	char *name;

	if (word != NULL)
		name = mm_arena_printf(loader->scratch, "%.*smulti%s", (int)(word - range), range,
		                       word);
	else
		name = mm_arena_printf(loader->scratch, "%.*s_multirange",
		                       NAME_MAX_BYTES - (int)sizeof "multirange", range);
	clip(name);
	return name;
}

static void add_multirange(struct mm_loader *loader, const struct mm_type *range,
                           const PgQuery__TypeName *named)
{
	struct mm_name name = { .schema = range->schema };
	int64_t version = loader->catalog->server.version_num;
	struct mm_type *type;

	if (named != NULL)
		name = mm_name_of_new_list(loader, named->n_names, named->names);
	else if (version != 0 && version < FIRST_WITH_MULTIRANGES)
		return;
	else
		name.name = multirange_name(loader, range->name);
	type = mm_load_new_type(loader, name, 'm');
	if (type != NULL)
		type->subtype = range->subtype;
}

void mm_load_create_range(struct mm_loader *loader, const PgQuery__CreateRangeStmt *stmt)
{
	struct mm_type *type = new_type(loader, stmt->n_type_name, stmt->type_name, 'r');
	const PgQuery__TypeName *multirange = NULL;

	if (type == NULL)
		return;
	for (size_t i = 0; i < stmt->n_params; i++) {
		const PgQuery__DefElem *def = stmt->params[i]->def_elem;
		const PgQuery__TypeName *value =
		    def->arg != NULL && def->arg->node_case == PG_QUERY__NODE__NODE_TYPE_NAME
		        ? def->arg->type_name
		        : NULL;

		if (value == NULL)
			continue;
		if (mm_same(def->defname, "subtype"))
			type->subtype =
			    mm_loader_text(loader, mm_type_spelling_bare(loader, value));
		else if (mm_same(def->defname, "multirange_type_name"))
			multirange = value;
	}
	add_multirange(loader, type, multirange);
}
