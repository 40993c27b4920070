#include "triggers.h"

#include <string.h>

#include "clause.h"
#include "late.h"
#include "names.h"
#include "slice.h"

#include "banned.h"

/* The bits of pg_trigger.tgtype (pg_trigger.h). */
enum {
	BIT_BEFORE = 1 << 1,
	BIT_INSERT = 1 << 2,
	BIT_DELETE = 1 << 3,
	BIT_UPDATE = 1 << 4,
	BIT_TRUNCATE = 1 << 5,
	BIT_INSTEAD = 1 << 6
};

enum {
	MAX_PARTITION_LEVELS = 100,
	/* A database has a handful of event triggers: older ones are not searched any more. */
	SEARCHED_EVENT_TRIGGERS = 1000
};

/* Trigger functions of PostgreSQL itself: found though no dump defines them. */
static bool is_builtin(const char *function)
{
	static const char *const builtin[] = {
		"suppress_redundant_updates_trigger",
		"tsvector_update_trigger",
		"tsvector_update_trigger_column",
		"unique_key_recheck",
	};

	for (size_t i = 0; i < sizeof builtin / sizeof builtin[0]; i++)
		if (strcmp(function, builtin[i]) == 0)
			return true;
	return false;
}

static const char *function_schema(struct mm_loader *loader, const char *function)
{
	if (is_builtin(function))
		return "pg_catalog";
	for (size_t i = 0; i < loader->search_path.count; i++)
		if (mm_catalog_find_function(loader->catalog, loader->search_path.items[i],
		                             function, "") != NULL)
			return loader->search_path.items[i];
	return loader->search_path.count > 0 ? loader->search_path.items[0] : "public";
}

static struct mm_name function_name(struct mm_loader *loader, size_t count, PgQuery__Node **names)
{
	struct mm_name name = mm_name_split(count, names);

	if (name.name != NULL && name.schema == NULL)
		name.schema = function_schema(loader, name.name);
	return (struct mm_name){ .schema = mm_loader_text(loader, name.schema),
		                 .name = mm_loader_text(loader, name.name) };
}

static void add_texts(struct mm_loader *loader, struct mm_strings *to, size_t count,
                      PgQuery__Node **nodes)
{
	for (size_t i = 0; i < count; i++)
		mm_strings_add(loader->catalog->arena, to,
		               mm_loader_text(loader, mm_node_string(nodes[i])));
}

static void add_events(struct mm_loader *loader, struct mm_trigger *trigger, int events)
{
	static const struct {
		int bit;
		const char *name;
	} all[] = {
		{ BIT_INSERT, "INSERT" },
		{ BIT_UPDATE, "UPDATE" },
		{ BIT_DELETE, "DELETE" },
		{ BIT_TRUNCATE, "TRUNCATE" },
	};

	for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
		if (events & all[i].bit)
			mm_strings_add(loader->catalog->arena, &trigger->events, all[i].name);
}

static char timing_letter(int timing)
{
	if (timing & BIT_BEFORE)
		return 'b';
	return timing & BIT_INSTEAD ? 'i' : 'a';
}

/* The trigger to fill in: new, or the one that OR REPLACE takes over; NULL: there is one. */
static struct mm_trigger *new_trigger(struct mm_loader *loader, struct mm_relation *relation,
                                      const PgQuery__CreateTrigStmt *stmt)
{
	struct mm_trigger *trigger = mm_relation_find_trigger(relation, stmt->trigname);

	if (trigger == NULL)
		return mm_catalog_add_trigger(loader->catalog, relation, stmt->trigname);
	if (!stmt->replace)
		return NULL;
	*trigger = (struct mm_trigger){
		.schema = trigger->schema,
		.table = trigger->table,
		.name = trigger->name,
		.relation = relation,
		.enabled = 'O',
	};
	return trigger;
}

void mm_load_create_trigger(struct mm_loader *loader, const PgQuery__CreateTrigStmt *stmt)
{
	struct mm_relation *relation =
	    stmt->relation == NULL ? NULL : mm_find_relation(loader, stmt->relation);
	struct mm_trigger *trigger = relation == NULL ? NULL : new_trigger(loader, relation, stmt);
	struct mm_name function;
	struct mm_clause when;

	if (trigger == NULL)
		return;
	trigger->location = loader->location;
	trigger->timing = timing_letter(stmt->timing);
	trigger->is_row = stmt->row;
	add_events(loader, trigger, stmt->events);
	add_texts(loader, &trigger->columns, stmt->n_columns, stmt->columns);
	add_texts(loader, &trigger->arguments, stmt->n_args, stmt->args);
	if (stmt->when_clause != NULL && mm_clause_find(loader, 0, "when", &when))
		trigger->condition = mm_slice_parentheses(loader, when.end);
	function = function_name(loader, stmt->n_funcname, stmt->funcname);
	trigger->function_schema = function.schema;
	trigger->function = function.name;
	mm_late_trigger(loader, trigger);
	trigger->is_constraint = stmt->isconstraint;
	trigger->is_deferrable = stmt->deferrable;
	trigger->is_deferred = stmt->initdeferred;
}

static const struct mm_trigger *trigger_of_ancestor(const struct mm_loader *loader,
                                                    const struct mm_relation *relation,
                                                    const char *name)
{
	const struct mm_trigger *found = NULL;

	for (int level = 0; found == NULL && level < MAX_PARTITION_LEVELS; level++) {
		if (!relation->is_partition || relation->parent_names.count == 0)
			return NULL;
		relation =
		    mm_catalog_find_relation(loader->catalog, relation->parent_schemas.items[0],
		                             relation->parent_names.items[0]);
		if (relation == NULL)
			return NULL;
		found = mm_relation_find_trigger(relation, name);
	}
	return found;
}

struct mm_trigger *mm_load_clone_trigger(struct mm_loader *loader, struct mm_relation *partition,
                                         const char *name)
{
	struct mm_trigger *trigger = mm_relation_find_trigger(partition, name);
	const struct mm_trigger *original;
	struct mm_trigger own;

	if (trigger != NULL)
		return trigger;
	original = trigger_of_ancestor(loader, partition, name);
	if (original == NULL || !original->is_row)
		return NULL;
	trigger = mm_catalog_add_trigger(loader->catalog, partition, name);
	own = *trigger;
	*trigger = *original;
	trigger->schema = own.schema;
	trigger->table = own.table;
	trigger->name = own.name;
	trigger->relation = partition;
	trigger->is_clone = true;
	trigger->location = loader->location;
	return trigger;
}

static struct mm_event_trigger *find_event_trigger(const struct mm_loader *loader, const char *name)
{
	const struct mm_event_trigger_list *list = &loader->catalog->event_triggers;

	/* The statement after CREATE is the likeliest to name it. */
	for (size_t i = list->count; i > 0 && list->count - i < SEARCHED_EVENT_TRIGGERS; i--)
		if (!list->items[i - 1]->is_dropped && mm_same(list->items[i - 1]->name, name))
			return list->items[i - 1];
	return NULL;
}

static void add_tags(struct mm_loader *loader, struct mm_event_trigger *trigger,
                     const PgQuery__Node *filter)
{
	const PgQuery__Node *values;

	if (filter->node_case != PG_QUERY__NODE__NODE_DEF_ELEM ||
	    !mm_same(filter->def_elem->defname, "tag"))
		return;
	values = filter->def_elem->arg;
	if (values != NULL && values->node_case == PG_QUERY__NODE__NODE_LIST)
		add_texts(loader, &trigger->tags, values->list->n_items, values->list->items);
}

void mm_load_create_event_trigger(struct mm_loader *loader,
                                  const PgQuery__CreateEventTrigStmt *stmt)
{
	struct mm_event_trigger *trigger;
	struct mm_name function;

	if (find_event_trigger(loader, stmt->trigname) != NULL)
		return;
	trigger = mm_catalog_add_event_trigger(loader->catalog, stmt->trigname);
	function = function_name(loader, stmt->n_funcname, stmt->funcname);
	trigger->event = mm_loader_text(loader, stmt->eventname);
	trigger->enabled = 'O';
	trigger->function_schema = function.schema;
	trigger->function = function.name;
	trigger->location = loader->location;
	for (size_t i = 0; i < stmt->n_whenclause; i++)
		add_tags(loader, trigger, stmt->whenclause[i]);
}

void mm_load_alter_event_trigger(struct mm_loader *loader, const PgQuery__AlterEventTrigStmt *stmt)
{
	struct mm_event_trigger *trigger = find_event_trigger(loader, stmt->trigname);

	if (trigger != NULL && stmt->tgenabled[0] != '\0')
		trigger->enabled = stmt->tgenabled[0];
}
