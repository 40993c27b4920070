/* Schemas and extensions. */
#include "schemas.h"

#include <string.h>

#include "arena.h"
#include "key.h"
#include "names.h"

#include "banned.h"

static void apply_elements(struct mm_loader *loader, const PgQuery__CreateSchemaStmt *stmt,
                           const char *schema)
{
	struct mm_strings outer = loader->search_path;
	struct mm_strings inner = { 0 };

	mm_strings_add(loader->scratch, &inner, schema);
	for (size_t i = 0; i < outer.count; i++)
		mm_strings_add_once(loader->scratch, &inner, outer.items[i]);
	loader->search_path = inner;
	for (size_t i = 0; i < stmt->n_schema_elts; i++)
		mm_load_statement(loader, stmt->schema_elts[i]);
	loader->search_path = outer;
}

void mm_load_create_schema(struct mm_loader *loader, const PgQuery__CreateSchemaStmt *stmt)
{
	struct mm_catalog *catalog = loader->catalog;
	const char *owner = mm_role_name(stmt->authrole);
	const char *name = stmt->schemaname;
	struct mm_schema *schema;

	if (name == NULL || name[0] == '\0')
		name = owner;
	if (name == NULL)
		return;
	schema = mm_catalog_find_schema(catalog, name);
	if (schema == NULL)
		schema = mm_catalog_add_schema(catalog, name);
	schema->is_dropped = false;
	schema->location = loader->location;
	if (owner != NULL)
		schema->owner = mm_loader_text(loader, owner);
	apply_elements(loader, stmt, schema->name);
}

static void take_options(struct mm_loader *loader, struct mm_extension *extension, size_t count,
                         PgQuery__Node **options)
{
	for (size_t i = 0; i < count; i++) {
		const PgQuery__DefElem *def = options[i]->def_elem;

		if (options[i]->node_case != PG_QUERY__NODE__NODE_DEF_ELEM)
			continue;
		if (strcmp(def->defname, "schema") == 0)
			extension->schema = mm_loader_text(loader, mm_def_text(loader, def));
		else if (strcmp(def->defname, "new_version") == 0)
			extension->version = mm_loader_text(loader, mm_def_text(loader, def));
	}
}

void mm_load_create_extension(struct mm_loader *loader, const PgQuery__CreateExtensionStmt *stmt)
{
	struct mm_extension *e = mm_catalog_find_extension(loader->catalog, stmt->extname);

	if (e == NULL)
		e = mm_catalog_add_extension(loader->catalog, stmt->extname);
	else if (!e->is_dropped)
		return;
	e->is_dropped = false;
	e->is_installed = true;
	e->location = loader->location;
	e->schema = NULL;
	take_options(loader, e, stmt->n_options, stmt->options);
	if (e->schema == NULL)
		e->schema = mm_loader_text(loader, loader->search_path.count > 0
		                                       ? loader->search_path.items[0]
		                                       : "public");
}

void mm_load_alter_extension(struct mm_loader *loader, const PgQuery__AlterExtensionStmt *stmt)
{
	struct mm_extension *e = mm_catalog_find_extension(loader->catalog, stmt->extname);

	if (e != NULL)
		take_options(loader, e, stmt->n_options, stmt->options);
}

static const char **extension_of_named(struct mm_loader *loader, PgQuery__ObjectType kind,
                                       const PgQuery__List *names)
{
	struct mm_name n = mm_name_split(names->n_items, names->items);

	if (kind == PG_QUERY__OBJECT_TYPE__OBJECT_SEQUENCE) {
		struct mm_sequence *s = mm_find_sequence_named(loader, n.schema, n.name);

		return s == NULL ? NULL : &s->extension;
	}
	if (kind == PG_QUERY__OBJECT_TYPE__OBJECT_COLLATION && n.schema != NULL) {
		struct mm_collation *c =
		    mm_catalog_find_collation(loader->catalog, n.schema, n.name);

		return c == NULL ? NULL : &c->extension;
	}
	struct mm_relation *r = mm_find_relation_named(loader, n.schema, n.name);

	return r == NULL ? NULL : &r->extension;
}

/* Where the object that ALTER EXTENSION ADD or DROP names keeps its extension, or NULL. */
static const char **extension_of(struct mm_loader *loader,
                                 const PgQuery__AlterExtensionContentsStmt *stmt)
{
	const PgQuery__Node *object = stmt->object;

	switch (object->node_case) {
	case PG_QUERY__NODE__NODE_LIST:
		return extension_of_named(loader, stmt->objtype, object->list);
	case PG_QUERY__NODE__NODE_OBJECT_WITH_ARGS: {
		struct mm_function *f = mm_load_find_function(loader, object->object_with_args);

		return f == NULL ? NULL : &f->extension;
	}
	case PG_QUERY__NODE__NODE_TYPE_NAME: {
		struct mm_type *t =
		    mm_find_type_list(loader, object->type_name->n_names, object->type_name->names);

		return t == NULL ? NULL : &t->extension;
	}
	case PG_QUERY__NODE__NODE_STRING: {
		struct mm_schema *s = mm_catalog_find_schema(loader->catalog, object->string->sval);

		if (stmt->objtype != PG_QUERY__OBJECT_TYPE__OBJECT_SCHEMA || s == NULL)
			return NULL;
		return &s->extension;
	}
	default:
		return NULL;
	}
}

void mm_load_extension_contents(struct mm_loader *loader,
                                const PgQuery__AlterExtensionContentsStmt *stmt)
{
	const char **extension = stmt->object == NULL ? NULL : extension_of(loader, stmt);

	if (extension == NULL)
		return;
	*extension = stmt->action > 0 ? mm_loader_text(loader, stmt->extname) : NULL;
	if (stmt->action > 0)
		mm_key_set(loader->catalog, MM_KEY_HAS_MEMBERS, stmt->extname, NULL, NULL,
		           loader->catalog);
}
