#include "drop_relation.h"

#include "arena.h"
#include "inherit.h"
#include "sequences.h"
#include "types.h"
#include "views.h"

#include "banned.h"

static void leave_publications(struct mm_catalog *catalog, const struct mm_relation *relation)
{
	for (size_t i = 0; i < catalog->publications.count; i++) {
		struct mm_publication *p = catalog->publications.items[i];
		size_t kept = 0;

		for (size_t k = 0; k < p->tables.count; k++) {
			if (mm_same(p->tables.items[k], relation->name) &&
			    mm_same(p->table_schemas.items[k], relation->schema))
				continue;
			p->tables.items[kept] = p->tables.items[k];
			p->table_schemas.items[kept++] = p->table_schemas.items[k];
		}
		p->tables.count = kept;
		p->table_schemas.count = kept;
	}
}

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
		leave_publications(loader->catalog, r);
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

	for (size_t i = 0; is_cascade && i < catalog->columns.count; i++) {
		struct mm_column *c = catalog->columns.items[i];

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

	for (size_t i = 0; is_cascade && i < catalog->triggers.count; i++) {
		struct mm_trigger *t = catalog->triggers.items[i];

		t->is_dropped = t->is_dropped || calls(function, t->function_schema, t->function);
	}
	for (size_t i = 0; is_cascade && i < catalog->event_triggers.count; i++) {
		struct mm_event_trigger *t = catalog->event_triggers.items[i];

		t->is_dropped = t->is_dropped || calls(function, t->function_schema, t->function);
	}
	mm_catalog_drop_function(loader->catalog, function);
}

#define IS_MEANT(object)                                                                           \
	(!(object)->is_dropped && (schema != NULL ? mm_same((object)->schema, schema)              \
	                                          : mm_same((object)->extension, extension)))

void mm_drop_contents(struct mm_loader *loader, const char *schema, const char *extension)
{
	struct mm_catalog *c = loader->catalog;

	for (size_t i = 0; i < c->relations.count; i++)
		if (IS_MEANT(c->relations.items[i]))
			mm_drop_relation(loader, c->relations.items[i], true);
	for (size_t i = 0; i < c->sequences.count; i++)
		if (IS_MEANT(c->sequences.items[i]))
			mm_drop_sequence(loader, c->sequences.items[i], true);
	for (size_t i = 0; i < c->functions.count; i++)
		if (IS_MEANT(c->functions.items[i]))
			mm_drop_function(loader, c->functions.items[i], true);
	for (size_t i = 0; i < c->types.count; i++)
		if (IS_MEANT(c->types.items[i]))
			mm_drop_type(loader, c->types.items[i], true);
	for (size_t i = 0; i < c->collations.count; i++)
		if (IS_MEANT(c->collations.items[i]))
			c->collations.items[i]->is_dropped = true;
}
