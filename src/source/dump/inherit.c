#include "inherit.h"

#include "arena.h"
#include "choose.h"
#include "map.h"

#include "banned.h"

bool mm_is_child_of(const struct mm_relation *child, const struct mm_relation *parent)
{
	for (size_t i = 0; i < child->parents.count; i++)
		if (child->parents.items[i] == parent)
			return true;
	return false;
}

/* A set of relations, for one walk. */
static bool add_once(struct mm_map *seen, const struct mm_relation *r)
{
	if (mm_map_get(seen, (const char *)&r, sizeof r) != NULL)
		return false;
	mm_map_set(seen, (const char *)&r, sizeof r, seen);
	return true;
}

/* A table without children is above nothing, so a new one never needs the walk. */
static bool is_above(struct mm_loader *loader, const struct mm_relation *upper,
                     struct mm_relation *lower)
{
	struct mm_relation_list todo = { 0 };
	struct mm_map *seen;
	bool is_found = false;

	if (upper == lower || upper->children.count == 0)
		return upper == lower;
	seen = mm_map_new();
	mm_list_add(loader->scratch, &todo, lower);
	for (size_t i = 0; i < todo.count && !is_found; i++)
		for (size_t k = 0; k < todo.items[i]->parents.count; k++) {
			struct mm_relation *parent = todo.items[i]->parents.items[k];

			is_found = is_found || parent == upper;
			if (add_once(seen, parent))
				mm_list_add(loader->scratch, &todo, parent);
		}
	mm_map_free(seen);
	return is_found;
}

bool mm_link_child(struct mm_loader *loader, struct mm_relation *parent, struct mm_relation *child)
{
	struct mm_arena *arena = loader->catalog->arena;

	if (mm_is_child_of(child, parent) || is_above(loader, child, parent))
		return false;
	mm_strings_add(arena, &child->parent_schemas, parent->schema);
	mm_strings_add(arena, &child->parent_names, parent->name);
	mm_list_add(arena, &child->parents, parent);
	mm_list_add(arena, &parent->children, child);
	return true;
}

void mm_unlink_child(struct mm_relation *parent, struct mm_relation *child)
{
	size_t kept = 0;

	for (size_t i = 0; i < child->parents.count; i++) {
		if (child->parents.items[i] == parent)
			continue;
		child->parents.items[kept] = child->parents.items[i];
		child->parent_schemas.items[kept] = child->parent_schemas.items[i];
		child->parent_names.items[kept] = child->parent_names.items[i];
		kept++;
	}
	child->parents.count = kept;
	child->parent_schemas.count = kept;
	child->parent_names.count = kept;
	for (size_t i = parent->children.count; i > 0; i--)
		if (parent->children.items[i - 1] == child) {
			parent->children.items[i - 1] =
			    parent->children.items[--parent->children.count];
			return;
		}
}

struct mm_relation_list mm_descendants(struct mm_loader *loader, struct mm_relation *relation)
{
	struct mm_relation_list found = { 0 };
	struct mm_map *seen;

	if (relation->children.count == 0)
		return found;
	seen = mm_map_new();
	mm_list_add(loader->scratch, &found, relation);
	for (size_t i = 0; i < found.count; i++)
		for (size_t k = 0; k < found.items[i]->children.count; k++) {
			struct mm_relation *child = found.items[i]->children.items[k];

			if (!child->is_dropped && add_once(seen, child))
				mm_list_add(loader->scratch, &found, child);
		}
	mm_map_free(seen);
	found.items++;
	found.count--;
	return found;
}

struct mm_strings mm_copy_strings(struct mm_loader *loader, const struct mm_strings *from)
{
	struct mm_strings copy = { 0 };

	for (size_t i = 0; i < from->count; i++)
		mm_strings_add(loader->catalog->arena, &copy, from->items[i]);
	return copy;
}

void mm_copy_default(struct mm_column *to, const struct mm_column *from)
{
	to->default_expression = from->default_expression;
	to->generated = from->generated;
}

struct mm_column *mm_copy_column(struct mm_loader *loader, struct mm_relation *relation,
                                 const struct mm_column *from)
{
	struct mm_column *to;

	if (relation->columns.count >= MM_MAX_COLUMNS)
		return NULL;
	to = mm_catalog_add_column(loader->catalog, relation, from->name);
	to->location = loader->location;
	to->type = from->type;
	to->is_not_null = from->is_not_null;
	to->collation = from->collation;
	mm_copy_default(to, from);
	return to;
}

struct mm_constraint *mm_copy_check(struct mm_loader *loader, struct mm_relation *to,
                                    const struct mm_constraint *check)
{
	struct mm_constraint *c = mm_new_constraint(loader, to, check->name, 'c');

	c->columns = mm_copy_strings(loader, &check->columns);
	c->expression = check->expression;
	c->is_not_valid = check->is_not_valid;
	c->is_not_enforced = check->is_not_enforced;
	return c;
}

void mm_inherit_check(struct mm_loader *loader, struct mm_relation *child,
                      const struct mm_constraint *check)
{
	struct mm_constraint *own = mm_relation_find_constraint(child, check->name);

	if (check->is_no_inherit)
		return;
	if (own == NULL) {
		own = mm_copy_check(loader, child, check);
		own->is_inherited = true;
	}
	/* A partition's constraint is never its own once the parent has it. */
	if (child->is_partition)
		own->is_inherited = true;
}

void mm_inherit_columns(struct mm_loader *loader, struct mm_relation *child,
                        const struct mm_relation *parent)
{
	bool is_first = child->columns.count == 0;

	for (size_t i = 0; i < parent->columns.count; i++) {
		const struct mm_column *from = parent->columns.items[i];
		struct mm_column *to = is_first ? NULL : mm_relation_find_column(child, from->name);

		if (from->is_dropped)
			continue;
		if (to == NULL) {
			to = mm_copy_column(loader, child, from);
			if (to != NULL)
				to->is_local = false;
			continue;
		}
		to->is_not_null = to->is_not_null || from->is_not_null;
		if (to->default_expression == NULL)
			mm_copy_default(to, from);
	}
}

void mm_inherit_checks(struct mm_loader *loader, struct mm_relation *child,
                       const struct mm_relation *parent)
{
	for (size_t i = 0; i < parent->constraints.count; i++) {
		const struct mm_constraint *c = parent->constraints.items[i];

		if (c->type == 'c' && !c->is_dropped)
			mm_inherit_check(loader, child, c);
	}
}

void mm_add_inherit(struct mm_loader *loader, struct mm_relation *child, struct mm_relation *parent)
{
	if (!mm_link_child(loader, parent, child))
		return;
	if (parent->kind != 'p')
		return;
	for (size_t i = 0; i < child->columns.count; i++)
		child->columns.items[i]->is_local = false;
	for (size_t i = 0; i < parent->constraints.count; i++) {
		const struct mm_constraint *c = parent->constraints.items[i];
		struct mm_constraint *own = NULL;

		if (c->type == 'c' && !c->is_dropped && !c->is_no_inherit)
			own = mm_relation_find_constraint(child, c->name);
		if (own != NULL && own->type == 'c')
			own->is_inherited = true;
	}
}

bool mm_column_is_inherited(const struct mm_relation *relation, const char *name)
{
	for (size_t i = 0; i < relation->parents.count; i++)
		if (!relation->parents.items[i]->is_dropped &&
		    mm_relation_find_column(relation->parents.items[i], name) != NULL)
			return true;
	return false;
}

bool mm_check_is_inherited(const struct mm_relation *relation, const char *name)
{
	for (size_t i = 0; i < relation->parents.count; i++) {
		const struct mm_constraint *c =
		    mm_relation_find_constraint(relation->parents.items[i], name);

		if (c != NULL && c->type == 'c' && !c->is_no_inherit)
			return true;
	}
	return false;
}

/* What no other parent has becomes the child's own. */
void mm_drop_inherit(struct mm_relation *child, struct mm_relation *parent)
{
	if (!mm_is_child_of(child, parent))
		return;
	mm_unlink_child(parent, child);
	for (size_t i = 0; i < child->columns.count; i++) {
		struct mm_column *c = child->columns.items[i];

		if (!c->is_local && !mm_column_is_inherited(child, c->name))
			c->is_local = true;
	}
	for (size_t i = 0; i < child->constraints.count; i++) {
		struct mm_constraint *c = child->constraints.items[i];

		if (c->type == 'c' && c->is_inherited && !mm_check_is_inherited(child, c->name))
			c->is_inherited = false;
	}
}
