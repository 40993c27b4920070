#include "choose.h"
#include "key.h"
#include "late.h"
#include "loader.h"
#include "move.h"
#include "names.h"
#include "rename_column.h"
#include "sequences.h"
#include "servers.h"

#include "banned.h"

static const char *schema_of(const PgQuery__RangeVar *range)
{
	return range->schemaname[0] == '\0' ? NULL : range->schemaname;
}

static const PgQuery__List *list_of(const PgQuery__Node *node)
{
	return node != NULL && node->node_case == PG_QUERY__NODE__NODE_LIST ? node->list : NULL;
}

/* ALTER TABLE may name a view, a sequence or an index too. */
static void rename_relation(struct mm_loader *loader, const PgQuery__RangeVar *range,
                            const char *name)
{
	struct mm_relation *relation = mm_find_relation(loader, range);
	struct mm_sequence *sequence;
	struct mm_index *index;

	if (relation != NULL) {
		mm_move_relation(loader, relation, relation->schema, name);
		return;
	}
	sequence = mm_find_sequence_named(loader, schema_of(range), range->relname);
	if (sequence != NULL) {
		if (!mm_relation_name_is_taken(loader, sequence->schema, name))
			mm_rename_sequence(loader, sequence, sequence->schema, name);
		return;
	}
	index = mm_find_index_named(loader, schema_of(range), range->relname);
	if (index != NULL)
		mm_move_index(loader, index, name);
}

static void rename_field(struct mm_loader *loader, const PgQuery__RenameStmt *stmt)
{
	struct mm_type *type =
	    mm_find_type_named(loader, schema_of(stmt->relation), stmt->relation->relname);
	long place = type == NULL ? -1 : mm_strings_find(&type->field_names, stmt->subname);

	if (place >= 0)
		type->field_names.items[place] = mm_loader_text(loader, stmt->newname);
}

static void rename_trigger(struct mm_loader *loader, const struct mm_relation *relation,
                           const PgQuery__RenameStmt *stmt)
{
	struct mm_trigger *t = mm_relation_find_trigger(relation, stmt->subname);

	if (t != NULL)
		mm_relation_rename_trigger(loader->catalog, t->relation, t, stmt->newname);
}

static void rename_rule(struct mm_loader *loader, struct mm_relation *relation,
                        const PgQuery__RenameStmt *stmt)
{
	struct mm_rule *rule = mm_relation_find_rule(relation, stmt->subname);

	if (rule != NULL)
		mm_relation_rename_rule(loader->catalog, relation, rule, stmt->newname);
}

static void rename_policy(struct mm_loader *loader, struct mm_relation *relation,
                          const PgQuery__RenameStmt *stmt)
{
	struct mm_policy *policy = mm_relation_find_policy(relation, stmt->subname);

	if (policy != NULL)
		mm_relation_rename_policy(loader->catalog, relation, policy, stmt->newname);
}

/* What stands in a relation; `relation` of the statement says which. */
static bool rename_part(struct mm_loader *loader, const PgQuery__RenameStmt *stmt)
{
	struct mm_relation *r = mm_find_relation(loader, stmt->relation);

	switch (stmt->rename_type) {
	case PG_QUERY__OBJECT_TYPE__OBJECT_COLUMN:
		if (r != NULL)
			mm_rename_column(loader, r, stmt->subname, stmt->newname);
		return true;
	case PG_QUERY__OBJECT_TYPE__OBJECT_TABCONSTRAINT:
		if (r != NULL)
			mm_rename_constraint(loader, r, stmt->subname, stmt->newname);
		return true;
	case PG_QUERY__OBJECT_TYPE__OBJECT_TRIGGER:
		if (r != NULL)
			rename_trigger(loader, r, stmt);
		return true;
	case PG_QUERY__OBJECT_TYPE__OBJECT_RULE:
		if (r != NULL)
			rename_rule(loader, r, stmt);
		return true;
	case PG_QUERY__OBJECT_TYPE__OBJECT_POLICY:
		if (r != NULL)
			rename_policy(loader, r, stmt);
		return true;
	case PG_QUERY__OBJECT_TYPE__OBJECT_ATTRIBUTE:
		if (stmt->relation != NULL)
			rename_field(loader, stmt);
		return true;
	default:
		return false;
	}
}

/* Those that call the function, before it has its new name. */
static void tell_triggers(struct mm_loader *loader, const struct mm_function *f, const char *schema,
                          const char *name)
{
	struct mm_trigger_list callers = mm_take_callers(loader, f->schema, f->name);
	const struct mm_event_trigger_list *events = &loader->catalog->event_triggers;

	for (size_t i = 0; i < callers.count; i++) {
		struct mm_trigger *t = callers.items[i];

		if (!mm_same(t->function, f->name) || !mm_same(t->function_schema, f->schema))
			continue;
		t->function = name;
		t->function_schema = schema;
		mm_late_trigger(loader, t);
	}
	for (size_t i = 0; i < events->count; i++) {
		struct mm_event_trigger *t = events->items[i];

		if (!mm_same(t->function, f->name) || !mm_same(t->function_schema, f->schema))
			continue;
		t->function = name;
		t->function_schema = schema;
	}
}

static void rename_function(struct mm_loader *loader, const PgQuery__Node *object,
                            const char *schema, const char *name)
{
	struct mm_catalog *catalog = loader->catalog;
	struct mm_function *f = NULL;

	if (object != NULL && object->node_case == PG_QUERY__NODE__NODE_OBJECT_WITH_ARGS)
		f = mm_load_find_function(loader, object->object_with_args);
	if (f == NULL)
		return;
	schema = mm_loader_text(loader, schema == NULL ? f->schema : schema);
	name = mm_loader_text(loader, name == NULL ? f->name : name);
	if (mm_catalog_find_function(catalog, schema, name, f->arguments) != NULL)
		return;
	if (mm_same(f->arguments, ""))
		tell_triggers(loader, f, schema, name);
	mm_catalog_rename_function(catalog, f, schema, name);
}

/* Objects of one list, without a schema: few of each. */
#define RENAME_IN(list, old_name, new_name)                                                        \
	for (size_t i = 0; i < (list).count; i++)                                                  \
		if (!(list).items[i]->is_dropped && mm_same((list).items[i]->name, (old_name)))    \
	(list).items[i]->name = mm_loader_text(loader, (new_name))

static void rename_role(struct mm_loader *loader, const char *from, const char *to)
{
	struct mm_role *role = mm_catalog_find_role(loader->catalog, from);

	if (role == NULL)
		return;
	mm_key_set(loader->catalog, MM_KEY_ROLE, from, NULL, NULL, NULL);
	role->name = mm_loader_text(loader, to);
	mm_key_set(loader->catalog, MM_KEY_ROLE, to, NULL, NULL, role);
}

static void rename_plain(struct mm_loader *loader, const PgQuery__RenameStmt *stmt)
{
	struct mm_catalog *c = loader->catalog;
	const char *from =
	    mm_node_string(stmt->object) != NULL ? mm_node_string(stmt->object) : stmt->subname;

	switch (stmt->rename_type) {
	case PG_QUERY__OBJECT_TYPE__OBJECT_SCHEMA:
		mm_rename_schema(loader, from, stmt->newname);
		break;
	case PG_QUERY__OBJECT_TYPE__OBJECT_ROLE:
		rename_role(loader, from, stmt->newname);
		break;
	case PG_QUERY__OBJECT_TYPE__OBJECT_DATABASE:
		RENAME_IN(c->databases, from, stmt->newname);
		break;
	case PG_QUERY__OBJECT_TYPE__OBJECT_TABLESPACE:
		RENAME_IN(c->tablespaces, from, stmt->newname);
		break;
	case PG_QUERY__OBJECT_TYPE__OBJECT_EVENT_TRIGGER:
		RENAME_IN(c->event_triggers, from, stmt->newname);
		break;
	case PG_QUERY__OBJECT_TYPE__OBJECT_PUBLICATION:
		RENAME_IN(c->publications, from, stmt->newname);
		break;
	case PG_QUERY__OBJECT_TYPE__OBJECT_SUBSCRIPTION:
		RENAME_IN(c->subscriptions, from, stmt->newname);
		break;
	case PG_QUERY__OBJECT_TYPE__OBJECT_FOREIGN_SERVER:
		mm_rename_server(loader, from, stmt->newname);
		break;
	default:
		break;
	}
}

static void move_collation(struct mm_loader *loader, const PgQuery__List *names, const char *schema,
                           const char *name)
{
	struct mm_name n = mm_name_of_new_list(loader, names->n_items, names->items);
	struct mm_collation *c = mm_catalog_find_collation(loader->catalog, n.schema, n.name);

	if (c != NULL)
		mm_move_collation(loader, c, schema == NULL ? c->schema : schema,
		                  name == NULL ? c->name : name);
}

/* Types, domains and collations: new name or (with a NULL name) new schema. */
static void move_named(struct mm_loader *loader, PgQuery__ObjectType kind,
                       const PgQuery__List *names, const char *schema, const char *name)
{
	struct mm_type *type;

	if (kind == PG_QUERY__OBJECT_TYPE__OBJECT_COLLATION) {
		move_collation(loader, names, schema, name);
		return;
	}
	type = mm_find_type_list(loader, names->n_items, names->items);
	if (type != NULL)
		mm_move_type(loader, type, schema == NULL ? type->schema : schema,
		             name == NULL ? type->name : name);
}

static void rename_domain_constraint(struct mm_loader *loader, const PgQuery__RenameStmt *stmt)
{
	const PgQuery__List *names = list_of(stmt->object);
	const struct mm_type *domain =
	    names == NULL ? NULL : mm_find_type_list(loader, names->n_items, names->items);
	struct mm_constraint *c =
	    domain == NULL ? NULL : mm_type_find_constraint(domain, stmt->subname);

	if (c != NULL)
		mm_set_constraint_name(loader, c, stmt->newname);
}

void mm_load_rename(struct mm_loader *loader, const PgQuery__RenameStmt *stmt)
{
	if (rename_part(loader, stmt))
		return;
	if (stmt->relation != NULL)
		rename_relation(loader, stmt->relation, stmt->newname);
	else if (stmt->rename_type == PG_QUERY__OBJECT_TYPE__OBJECT_DOMCONSTRAINT)
		rename_domain_constraint(loader, stmt);
	else if (stmt->rename_type == PG_QUERY__OBJECT_TYPE__OBJECT_TYPE ||
	         stmt->rename_type == PG_QUERY__OBJECT_TYPE__OBJECT_DOMAIN ||
	         stmt->rename_type == PG_QUERY__OBJECT_TYPE__OBJECT_COLLATION) {
		if (list_of(stmt->object) != NULL)
			move_named(loader, stmt->rename_type, list_of(stmt->object), NULL,
			           stmt->newname);
	} else if (stmt->rename_type == PG_QUERY__OBJECT_TYPE__OBJECT_FUNCTION ||
	           stmt->rename_type == PG_QUERY__OBJECT_TYPE__OBJECT_PROCEDURE ||
	           stmt->rename_type == PG_QUERY__OBJECT_TYPE__OBJECT_ROUTINE ||
	           stmt->rename_type == PG_QUERY__OBJECT_TYPE__OBJECT_AGGREGATE) {
		rename_function(loader, stmt->object, NULL, stmt->newname);
	} else {
		rename_plain(loader, stmt);
	}
}

static void move_range(struct mm_loader *loader, const PgQuery__RangeVar *range, const char *schema)
{
	struct mm_relation *relation = mm_find_relation(loader, range);
	struct mm_sequence *sequence;

	if (relation != NULL) {
		mm_move_relation(loader, relation, schema, relation->name);
		return;
	}
	sequence = mm_find_sequence_named(loader, schema_of(range), range->relname);
	if (sequence != NULL && !mm_relation_name_is_taken(loader, schema, sequence->name))
		mm_rename_sequence(loader, sequence, schema, sequence->name);
}

void mm_load_alter_object_schema(struct mm_loader *loader,
                                 const PgQuery__AlterObjectSchemaStmt *stmt)
{
	struct mm_extension *extension;

	if (stmt->relation != NULL) {
		move_range(loader, stmt->relation, stmt->newschema);
	} else if (list_of(stmt->object) != NULL) {
		if (stmt->object_type == PG_QUERY__OBJECT_TYPE__OBJECT_TYPE ||
		    stmt->object_type == PG_QUERY__OBJECT_TYPE__OBJECT_DOMAIN ||
		    stmt->object_type == PG_QUERY__OBJECT_TYPE__OBJECT_COLLATION)
			move_named(loader, stmt->object_type, list_of(stmt->object),
			           stmt->newschema, NULL);
	} else if (mm_node_string(stmt->object) != NULL) {
		extension =
		    mm_catalog_find_extension(loader->catalog, mm_node_string(stmt->object));
		if (extension != NULL)
			extension->schema = mm_loader_text(loader, stmt->newschema);
	} else if (stmt->object_type != PG_QUERY__OBJECT_TYPE__OBJECT_OPERATOR) {
		rename_function(loader, stmt->object, stmt->newschema, NULL);
	}
}
