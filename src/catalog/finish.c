#include "finish.h"

#include <string.h>

#include "arena.h"
#include "catalog.h"
#include "identity.h"
#include "scope.h"
#include "types.h"

#include "banned.h"

static struct mm_function *trigger_function(const struct mm_catalog *catalog, const char *schema,
                                            const char *name)
{
	return name == NULL ? NULL : mm_catalog_find_function(catalog, schema, name, "");
}

static void link_triggers(struct mm_catalog *catalog)
{
	for (size_t i = 0; i < catalog->triggers.count; i++) {
		struct mm_trigger *t = catalog->triggers.items[i];

		t->calls = trigger_function(catalog, t->function_schema, t->function);
		if (t->calls != NULL)
			mm_list_add(catalog->arena, &t->calls->triggers, t);
	}
	for (size_t i = 0; i < catalog->event_triggers.count; i++) {
		struct mm_event_trigger *t = catalog->event_triggers.items[i];

		t->calls = trigger_function(catalog, t->function_schema, t->function);
	}
}

static void link_parents(struct mm_catalog *catalog)
{
	for (size_t i = 0; i < catalog->relations.count; i++) {
		struct mm_relation *r = catalog->relations.items[i];

		for (size_t k = 0; k < r->parent_names.count; k++) {
			struct mm_relation *parent = mm_catalog_find_relation(
			    catalog, r->parent_schemas.items[k], r->parent_names.items[k]);

			if (parent == NULL)
				continue;
			mm_list_add(catalog->arena, &r->parents, parent);
			mm_list_add(catalog->arena, &parent->children, r);
		}
	}
}

/* A hostile file may attach tables in a circle: then each is its own root. */
static struct mm_relation *root_of(struct mm_relation *r)
{
	struct mm_relation *slow = r;
	struct mm_relation *top = r;

	for (bool step = false; top->is_partition && top->parents.count > 0; step = !step) {
		top = top->parents.items[0];
		if (step)
			slow = slow->parents.items[0];
		if (top == slow)
			return r;
	}
	return top;
}

static void link_constraints(struct mm_catalog *catalog)
{
	for (size_t i = 0; i < catalog->constraints.count; i++) {
		struct mm_constraint *c = catalog->constraints.items[i];

		if (c->index != NULL)
			c->backing = mm_catalog_find_index(catalog, c->schema, c->index);
		if (c->type != 'f')
			continue;
		c->references = mm_catalog_find_relation(catalog, c->ref_schema, c->ref_table);
		if (c->references != NULL)
			mm_list_add(catalog->arena, &c->references->referenced_by, c);
	}
}

static void link_sequences(struct mm_catalog *catalog)
{
	for (size_t i = 0; i < catalog->sequences.count; i++) {
		struct mm_sequence *s = catalog->sequences.items[i];
		struct mm_relation *r;

		s->column_of = NULL;
		if (s->table == NULL)
			continue;
		r = mm_catalog_find_relation(catalog, s->table_schema, s->table);
		if (r == NULL)
			continue;
		s->column_of = mm_relation_find_column(r, s->column);
		if (s->column_of != NULL)
			s->column_of->sequence = s;
	}
}

void mm_finish_link(struct mm_catalog *catalog)
{
	for (size_t i = 0; i < catalog->columns.count; i++)
		catalog->columns.items[i]->sequence = NULL;
	link_parents(catalog);
	link_constraints(catalog);
	link_sequences(catalog);
	link_triggers(catalog);
	for (size_t i = 0; i < catalog->relations.count; i++) {
		struct mm_relation *r = catalog->relations.items[i];

		r->root = root_of(r);
		mm_identity_find(r);
	}
	for (size_t i = 0; i < catalog->columns.count; i++) {
		struct mm_column *c = catalog->columns.items[i];

		c->user_type = mm_catalog_type_of(catalog, c->type);
	}
}

static void unlink_all(struct mm_catalog *catalog)
{
	for (size_t i = 0; i < catalog->relations.count; i++) {
		struct mm_relation *r = catalog->relations.items[i];

		r->parents.count = 0;
		r->children.count = 0;
		r->referenced_by.count = 0;
	}
	for (size_t i = 0; i < catalog->functions.count; i++)
		catalog->functions.items[i]->triggers.count = 0;
}

void mm_catalog_finish(struct mm_catalog *catalog)
{
	unlink_all(catalog);
	mm_finish_compact(catalog);
	mm_finish_link(catalog);
	mm_catalog_set_scope(catalog, NULL);
}
