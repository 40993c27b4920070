#include "drop_relation.h"

#include "arena.h"
#include "inherit.h"
#include "key.h"
#include "late.h"
#include "publications.h"
#include "sequences.h"
#include "types.h"
#include "views.h"

#include "banned.h"

static void drop_references(struct mm_catalog *catalog, const struct mm_relation *relation)
{
	for (size_t i = 0; i < relation->referenced_by.count; i++)
		if (!relation->referenced_by.items[i]->is_dropped)
			mm_catalog_drop_constraint(catalog, relation->referenced_by.items[i]);
}

static void add_all(struct mm_loader *loader, struct mm_relation_list *to,
                    const struct mm_relation_list *from)
{
	for (size_t i = 0; from != NULL && i < from->count; i++)
		mm_list_add(loader->scratch, to, from->items[i]);
}

void mm_drop_relation(struct mm_loader *loader, struct mm_relation *relation, bool is_cascade)
{
	struct mm_relation_list todo = { 0 };

	mm_list_add(loader->scratch, &todo, relation);
	for (size_t i = 0; i < todo.count; i++) {
		struct mm_relation *r = todo.items[i];

		if (r->is_dropped)
			continue;
		if (is_cascade || r->kind == 'p')
			add_all(loader, &todo, &r->children);
		if (is_cascade) {
			add_all(loader, &todo, mm_views_over(loader, r));
			drop_references(loader->catalog, r);
		}
		mm_leave_publications(loader, r);
		mm_catalog_drop_relation(loader->catalog, r);
	}
}

void mm_drop_sequence(struct mm_loader *loader, struct mm_sequence *sequence, bool is_cascade)
{
	struct mm_column *column = sequence->column_of;

	if (column != NULL && is_cascade &&
	    mm_same(column->default_expression, mm_nextval_text(loader, sequence)))
		column->default_expression = NULL;
	mm_own_sequence(sequence, NULL, '\0');
	mm_catalog_drop_sequence(loader->catalog, sequence);
}

void mm_drop_type(struct mm_loader *loader, struct mm_type *type, bool is_cascade)
{
	const struct mm_catalog *catalog = loader->catalog;
	struct mm_column_list columns = { 0 };

	if (is_cascade)
		columns = mm_take_of_type(loader, type).columns;
	for (size_t i = 0; i < columns.count; i++) {
		struct mm_column *c = columns.items[i];

		if (!c->is_dropped && c->type != NULL &&
		    mm_catalog_type_of(catalog, c->type) == type)
			mm_catalog_drop_column(loader->catalog, c);
	}
	mm_catalog_drop_type(loader->catalog, type);
}

static bool calls(const struct mm_function *function, const char *schema, const char *name)
{
	return mm_same(function->name, name) && mm_same(function->schema, schema) &&
	       mm_same(function->arguments, "");
}

void mm_drop_function(struct mm_loader *loader, struct mm_function *function, bool is_cascade)
{
	const struct mm_catalog *catalog = loader->catalog;
	struct mm_trigger_list callers = { 0 };

	/* A trigger calls the function without arguments, whatever overloads there are. */
	if (is_cascade && mm_same(function->arguments, ""))
		callers = mm_take_callers(loader, function->schema, function->name);
	for (size_t i = 0; i < callers.count; i++) {
		struct mm_trigger *t = callers.items[i];

		t->is_dropped = t->is_dropped || calls(function, t->function_schema, t->function);
	}
	for (size_t i = 0; is_cascade && i < catalog->event_triggers.count; i++) {
		struct mm_event_trigger *t = catalog->event_triggers.items[i];

		t->is_dropped = t->is_dropped || calls(function, t->function_schema, t->function);
	}
	mm_catalog_drop_function(loader->catalog, function);
}

static void drop_all(struct mm_loader *loader, const struct mm_in_schema *all)
{
	for (size_t i = 0; i < all->relations.count; i++)
		if (!all->relations.items[i]->is_dropped)
			mm_drop_relation(loader, all->relations.items[i], true);
	for (size_t i = 0; i < all->sequences.count; i++)
		if (!all->sequences.items[i]->is_dropped)
			mm_drop_sequence(loader, all->sequences.items[i], true);
	for (size_t i = 0; i < all->functions.count; i++)
		if (!all->functions.items[i]->is_dropped)
			mm_drop_function(loader, all->functions.items[i], true);
	for (size_t i = 0; i < all->types.count; i++)
		if (!all->types.items[i]->is_dropped)
			mm_drop_type(loader, all->types.items[i], true);
	for (size_t i = 0; i < all->collations.count; i++)
		all->collations.items[i]->is_dropped = true;
}

/* An object that was moved or dropped meanwhile is still in the list. */
#define KEEP_MEANT(list, is_meant)                                                                 \
	do {                                                                                       \
		size_t kept_ = 0;                                                                  \
		for (size_t i = 0; i < (list).count; i++)                                          \
			if (is_meant)                                                              \
				(list).items[kept_++] = (list).items[i];                           \
		(list).count = kept_;                                                              \
	} while (0)

#define KEEP_OF_SCHEMA(list) KEEP_MEANT(list, mm_same((list).items[i]->schema, schema))

void mm_drop_schema_contents(struct mm_loader *loader, const char *schema)
{
	struct mm_in_schema all = mm_take_in_schema(loader, schema);

	KEEP_OF_SCHEMA(all.relations);
	KEEP_OF_SCHEMA(all.sequences);
	KEEP_OF_SCHEMA(all.functions);
	KEEP_OF_SCHEMA(all.types);
	KEEP_OF_SCHEMA(all.collations);
	drop_all(loader, &all);
}

#define LIST_OF_EXTENSION(list)                                                                    \
	for (size_t i = 0; i < c->list.count; i++)                                                 \
		if (!c->list.items[i]->is_dropped &&                                               \
		    mm_same(c->list.items[i]->extension, extension))                               \
	mm_list_add(loader->scratch, &all.list, c->list.items[i])

void mm_drop_extension_contents(struct mm_loader *loader, const char *extension)
{
	const struct mm_catalog *c = loader->catalog;
	struct mm_in_schema all = { 0 };

	/* Nearly all have none: only ALTER EXTENSION ADD gives them some. */
	if (mm_key_get(c, MM_KEY_HAS_MEMBERS, extension, NULL, NULL) == NULL)
		return;
	LIST_OF_EXTENSION(relations);
	LIST_OF_EXTENSION(sequences);
	LIST_OF_EXTENSION(functions);
	LIST_OF_EXTENSION(types);
	LIST_OF_EXTENSION(collations);
	drop_all(loader, &all);
}
