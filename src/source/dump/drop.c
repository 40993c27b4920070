#include "drop_relation.h"
#include "indexes.h"
#include "inherit.h"
#include "key.h"
#include "loader.h"
#include "names.h"
#include "servers.h"

#include "banned.h"

/* One object of a DROP statement. */
struct drop {
	struct mm_loader *loader;
	PgQuery__ObjectType type;
	bool is_cascade;
};

static const PgQuery__List *list_of(const PgQuery__Node *node)
{
	return node->node_case == PG_QUERY__NODE__NODE_LIST ? node->list : NULL;
}

/* DROP VIEW of a table is an error that changes nothing. */
static bool is_of_kind(const struct mm_relation *relation, PgQuery__ObjectType type)
{
	switch (type) {
	case PG_QUERY__OBJECT_TYPE__OBJECT_VIEW:
		return relation->kind == 'v';
	case PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW:
		return relation->kind == 'm';
	case PG_QUERY__OBJECT_TYPE__OBJECT_FOREIGN_TABLE:
		return relation->kind == 'f';
	default:
		return relation->kind == 'r' || relation->kind == 'p';
	}
}

static bool drop_relation(const struct drop *drop, const PgQuery__List *names)
{
	struct mm_relation *r;

	switch (drop->type) {
	case PG_QUERY__OBJECT_TYPE__OBJECT_TABLE:
	case PG_QUERY__OBJECT_TYPE__OBJECT_VIEW:
	case PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW:
	case PG_QUERY__OBJECT_TYPE__OBJECT_FOREIGN_TABLE:
		r = mm_find_relation_list(drop->loader, names->n_items, names->items);
		if (r != NULL && is_of_kind(r, drop->type))
			mm_drop_relation(drop->loader, r, drop->is_cascade);
		return true;
	default:
		return false;
	}
}

/* Copies of the trigger on partitions go with it. */
static void drop_trigger(const struct drop *drop, struct mm_relation *relation, const char *name)
{
	struct mm_trigger *t = mm_relation_find_trigger(relation, name);
	struct mm_relation_list all = { 0 };

	if (t == NULL)
		return;
	t->is_dropped = true;
	if (relation->kind == 'p')
		all = mm_descendants(drop->loader, relation);
	for (size_t i = 0; i < all.count; i++) {
		t = mm_relation_find_trigger(all.items[i], name);
		if (t != NULL && t->is_clone)
			t->is_dropped = true;
	}
}

/* What belongs to a relation: the list ends in its own name. */
static bool drop_part(const struct drop *drop, const PgQuery__List *names)
{
	struct mm_relation *r;
	const char *name;

	if (drop->type != PG_QUERY__OBJECT_TYPE__OBJECT_TRIGGER &&
	    drop->type != PG_QUERY__OBJECT_TYPE__OBJECT_RULE &&
	    drop->type != PG_QUERY__OBJECT_TYPE__OBJECT_POLICY)
		return false;
	if (names->n_items < 2)
		return true;
	r = mm_find_relation_list(drop->loader, names->n_items - 1, names->items);
	name = mm_node_string(names->items[names->n_items - 1]);
	if (r == NULL || name == NULL)
		return true;
	if (drop->type == PG_QUERY__OBJECT_TYPE__OBJECT_TRIGGER)
		drop_trigger(drop, r, name);
	else if (drop->type == PG_QUERY__OBJECT_TYPE__OBJECT_RULE &&
	         mm_relation_find_rule(r, name) != NULL)
		mm_relation_find_rule(r, name)->is_dropped = true;
	else if (drop->type == PG_QUERY__OBJECT_TYPE__OBJECT_POLICY &&
	         mm_relation_find_policy(r, name) != NULL)
		mm_relation_find_policy(r, name)->is_dropped = true;
	return true;
}

static void drop_collation(const struct drop *drop, struct mm_name name)
{
	struct mm_collation *c = NULL;
	const struct mm_strings *path = &drop->loader->search_path;

	if (name.schema != NULL)
		c = mm_catalog_find_collation(drop->loader->catalog, name.schema, name.name);
	for (size_t i = 0; name.schema == NULL && c == NULL && i < path->count; i++)
		c = mm_catalog_find_collation(drop->loader->catalog, path->items[i], name.name);
	if (c == NULL)
		return;
	c->is_dropped = true;
	mm_key_set(drop->loader->catalog, MM_KEY_COLLATION, c->schema, c->name, NULL, NULL);
}

static void drop_named(const struct drop *drop, const PgQuery__List *names)
{
	struct mm_name n = mm_name_split(names->n_items, names->items);
	struct mm_sequence *sequence;
	struct mm_index *index;

	if (drop_relation(drop, names) || drop_part(drop, names))
		return;
	switch (drop->type) {
	case PG_QUERY__OBJECT_TYPE__OBJECT_INDEX:
		index = mm_find_index_named(drop->loader, n.schema, n.name);
		/* The index of a constraint can only go with the constraint. */
		if (index != NULL && index->constraint == NULL && !index->is_partition)
			mm_drop_index_tree(drop->loader, index);
		break;
	case PG_QUERY__OBJECT_TYPE__OBJECT_SEQUENCE:
		sequence = mm_find_sequence_named(drop->loader, n.schema, n.name);
		if (sequence != NULL && sequence->dependency != 'i')
			mm_drop_sequence(drop->loader, sequence, drop->is_cascade);
		break;
	case PG_QUERY__OBJECT_TYPE__OBJECT_COLLATION:
		drop_collation(drop, n);
		break;
	default:
		break;
	}
}

/* Objects without a schema, of which there are few: marked where they stand. */
#define MARK_DROPPED(list, wanted)                                                                 \
	for (size_t i = 0; i < (list).count; i++)                                                  \
		if (mm_same((list).items[i]->name, (wanted)))                                      \
	(list).items[i]->is_dropped = true

static void drop_schema(const struct drop *drop, const char *name)
{
	struct mm_schema *schema = mm_catalog_find_schema(drop->loader->catalog, name);

	if (drop->is_cascade)
		mm_drop_schema_contents(drop->loader, name);
	if (schema == NULL)
		return;
	schema->is_dropped = true;
	mm_key_set(drop->loader->catalog, MM_KEY_SCHEMA, name, NULL, NULL, NULL);
}

static void drop_extension(const struct drop *drop, const char *name)
{
	struct mm_extension *extension = mm_catalog_find_extension(drop->loader->catalog, name);

	if (extension == NULL)
		return;
	mm_drop_extension_contents(drop->loader, extension->name);
	extension->is_dropped = true;
	mm_key_set(drop->loader->catalog, MM_KEY_EXTENSION, name, NULL, NULL, NULL);
}

static void drop_plain(const struct drop *drop, const char *name)
{
	struct mm_catalog *catalog = drop->loader->catalog;

	switch (drop->type) {
	case PG_QUERY__OBJECT_TYPE__OBJECT_SCHEMA:
		drop_schema(drop, name);
		break;
	case PG_QUERY__OBJECT_TYPE__OBJECT_EXTENSION:
		drop_extension(drop, name);
		break;
	case PG_QUERY__OBJECT_TYPE__OBJECT_EVENT_TRIGGER:
		MARK_DROPPED(catalog->event_triggers, name);
		break;
	case PG_QUERY__OBJECT_TYPE__OBJECT_PUBLICATION:
		MARK_DROPPED(catalog->publications, name);
		break;
	case PG_QUERY__OBJECT_TYPE__OBJECT_FOREIGN_SERVER:
		mm_drop_server(drop->loader, name);
		break;
	default:
		break;
	}
}

static void drop_object(const struct drop *drop, const PgQuery__Node *node)
{
	struct mm_type *type;
	struct mm_function *function;

	if (list_of(node) != NULL) {
		drop_named(drop, list_of(node));
	} else if (mm_node_string(node) != NULL) {
		drop_plain(drop, mm_node_string(node));
	} else if (node->node_case == PG_QUERY__NODE__NODE_TYPE_NAME) {
		type = mm_find_type_list(drop->loader, node->type_name->n_names,
		                         node->type_name->names);
		if (type != NULL)
			mm_drop_type(drop->loader, type, drop->is_cascade);
	} else if (node->node_case == PG_QUERY__NODE__NODE_OBJECT_WITH_ARGS) {
		/* Operators and their like are named this way too. */
		if (drop->type != PG_QUERY__OBJECT_TYPE__OBJECT_FUNCTION &&
		    drop->type != PG_QUERY__OBJECT_TYPE__OBJECT_PROCEDURE &&
		    drop->type != PG_QUERY__OBJECT_TYPE__OBJECT_ROUTINE &&
		    drop->type != PG_QUERY__OBJECT_TYPE__OBJECT_AGGREGATE)
			return;
		function = mm_load_find_function(drop->loader, node->object_with_args);
		if (function != NULL)
			mm_drop_function(drop->loader, function, drop->is_cascade);
	}
}

void mm_load_drop(struct mm_loader *loader, const PgQuery__DropStmt *stmt)
{
	struct drop drop = { loader, stmt->remove_type,
		             stmt->behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE };

	for (size_t i = 0; i < stmt->n_objects; i++)
		if (stmt->objects[i] != NULL)
			drop_object(&drop, stmt->objects[i]);
}
