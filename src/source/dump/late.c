#include "late.h"

#include "arena.h"
#include "key.h"
#include "types.h"

#include "banned.h"

/* How much of the catalog's lists is in ours. */
struct late {
	size_t relations;
	size_t columns;
	size_t types;
	size_t sequences;
	size_t functions;
	size_t collations;
	size_t triggers;
};

static struct late *begun(const struct mm_loader *loader)
{
	return mm_key_get(loader->catalog, MM_KEY_LATE, NULL, NULL, NULL);
}

/* The lists under a key, made where there are none. */
static void *lists(struct mm_loader *loader, enum mm_key_kind kind, const char *a, const char *b,
                   size_t size)
{
	void *found = mm_key_get(loader->catalog, kind, a, b, NULL);

	if (found == NULL) {
		found = mm_arena_zalloc(loader->catalog->arena, 1, size);
		mm_key_set(loader->catalog, kind, a, b, NULL, found);
	}
	return found;
}

static struct mm_in_schema *in_schema(struct mm_loader *loader, const char *schema)
{
	return lists(loader, MM_KEY_IN_SCHEMA, schema, NULL, sizeof(struct mm_in_schema));
}

/* NULL for a built-in type, which nobody renames. */
static struct mm_of_type *of_type(struct mm_loader *loader, const char *spelling)
{
	const struct mm_type *type = mm_catalog_type_of(loader->catalog, spelling);

	if (type == NULL)
		return NULL;
	return lists(loader, MM_KEY_OF_TYPE, type->schema, type->name, sizeof(struct mm_of_type));
}

static struct mm_trigger_list *callers(struct mm_loader *loader, const char *schema,
                                       const char *function)
{
	return lists(loader, MM_KEY_CALLERS, schema, function, sizeof(struct mm_trigger_list));
}

static void list_relation(struct mm_loader *loader, struct mm_relation *r)
{
	struct mm_arena *arena = loader->catalog->arena;
	struct mm_of_type *users = of_type(loader, r->of_type);

	mm_list_add(arena, &in_schema(loader, r->schema)->relations, r);
	if (users != NULL)
		mm_list_add(arena, &users->relations, r);
}

static void list_use(struct mm_loader *loader, struct mm_type *t, const char *spelling)
{
	struct mm_of_type *users = of_type(loader, spelling);
	size_t last = users == NULL ? 0 : users->types.count;

	if (users != NULL && (last == 0 || users->types.items[last - 1] != t))
		mm_list_add(loader->catalog->arena, &users->types, t);
}

static void list_type(struct mm_loader *loader, struct mm_type *t)
{
	mm_list_add(loader->catalog->arena, &in_schema(loader, t->schema)->types, t);
	list_use(loader, t, t->base_type);
	list_use(loader, t, t->subtype);
	for (size_t i = 0; i < t->field_types.count; i++)
		list_use(loader, t, t->field_types.items[i]);
}

static void list_column(struct mm_loader *loader, struct mm_column *c)
{
	struct mm_of_type *users = of_type(loader, c->type);

	if (users != NULL)
		mm_list_add(loader->catalog->arena, &users->columns, c);
}

static void list_sequence(struct mm_loader *loader, struct mm_sequence *s)
{
	mm_list_add(loader->catalog->arena, &in_schema(loader, s->schema)->sequences, s);
}

static void list_function(struct mm_loader *loader, struct mm_function *f)
{
	mm_list_add(loader->catalog->arena, &in_schema(loader, f->schema)->functions, f);
}

static void list_collation(struct mm_loader *loader, struct mm_collation *c)
{
	mm_list_add(loader->catalog->arena, &in_schema(loader, c->schema)->collations, c);
}

static void list_trigger(struct mm_loader *loader, struct mm_trigger *t)
{
	struct mm_arena *arena = loader->catalog->arena;

	if (t->function == NULL || t->function_schema == NULL)
		return;
	mm_list_add(arena, callers(loader, t->function_schema, t->function), t);
	mm_list_add(arena, &in_schema(loader, t->function_schema)->triggers, t);
}

#define LIST_REST(late, list, function)                                                            \
	for (; (late)->list < loader->catalog->list.count; (late)->list++)                         \
		if (!loader->catalog->list.items[(late)->list]->is_dropped)                        \
	function(loader, loader->catalog->list.items[(late)->list])

static void catch_up(struct mm_loader *loader)
{
	struct late *late = lists(loader, MM_KEY_LATE, NULL, NULL, sizeof *late);

	LIST_REST(late, relations, list_relation);
	LIST_REST(late, types, list_type);
	LIST_REST(late, columns, list_column);
	LIST_REST(late, sequences, list_sequence);
	LIST_REST(late, functions, list_function);
	LIST_REST(late, collations, list_collation);
	LIST_REST(late, triggers, list_trigger);
}

struct mm_in_schema mm_take_in_schema(struct mm_loader *loader, const char *schema)
{
	struct mm_in_schema *lists;
	struct mm_in_schema taken;

	catch_up(loader);
	lists = in_schema(loader, schema);
	taken = *lists;
	*lists = (struct mm_in_schema){ 0 };
	return taken;
}

struct mm_of_type mm_take_of_type(struct mm_loader *loader, const struct mm_type *type)
{
	struct mm_of_type *users;
	struct mm_of_type taken;

	catch_up(loader);
	users = lists(loader, MM_KEY_OF_TYPE, type->schema, type->name, sizeof *users);
	taken = *users;
	*users = (struct mm_of_type){ 0 };
	return taken;
}

struct mm_trigger_list mm_take_callers(struct mm_loader *loader, const char *schema,
                                       const char *function)
{
	struct mm_trigger_list *list;
	struct mm_trigger_list taken;

	catch_up(loader);
	list = callers(loader, schema, function);
	taken = *list;
	*list = (struct mm_trigger_list){ 0 };
	return taken;
}

#define TOLD(what, type, function)                                                                 \
	void what(struct mm_loader *loader, struct type *item)                                     \
	{                                                                                          \
		if (begun(loader) != NULL)                                                         \
			function(loader, item);                                                    \
	}

TOLD(mm_late_relation, mm_relation, list_relation)
TOLD(mm_late_sequence, mm_sequence, list_sequence)
TOLD(mm_late_type, mm_type, list_type)
TOLD(mm_late_collation, mm_collation, list_collation)
TOLD(mm_late_trigger, mm_trigger, list_trigger)
TOLD(mm_late_column, mm_column, list_column)
