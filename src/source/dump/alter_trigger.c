/* ALTER TABLE: enabled state of triggers and rules. */
#include "alter.h"
#include "inherit.h"

#include "banned.h"

/*
 * Copies of a partitioned table's triggers are in the catalog only where their
 * state differs from the original's.
 */
static struct mm_trigger *original_of(const struct mm_relation *partition, const char *name)
{
	struct mm_trigger *found = NULL;

	for (const struct mm_relation *r = partition;
	     found == NULL && r->is_partition && r->parents.count > 0;) {
		r = r->parents.items[0];
		found = mm_relation_find_trigger(r, name);
		if (found != NULL && (found->is_clone || !found->is_row))
			found = NULL;
	}
	return found;
}

static void set_clone(struct mm_alter *alter, const struct mm_trigger *original, char state)
{
	struct mm_trigger *clone = mm_relation_find_trigger(alter->relation, original->name);
	struct mm_trigger fresh;

	if (clone == NULL && state == original->enabled)
		return;
	if (clone == NULL) {
		clone =
		    mm_catalog_add_trigger(alter->loader->catalog, alter->relation, original->name);
		fresh = *original;
		fresh.schema = clone->schema;
		fresh.table = clone->table;
		fresh.relation = clone->relation;
		fresh.location = alter->loader->location;
		fresh.is_clone = true;
		*clone = fresh;
	}
	clone->enabled = state;
	clone->is_dropped = state == original->enabled;
}

/* The copies follow the original's new state. */
static void drop_clones(struct mm_alter *alter, const char *name)
{
	struct mm_relation_list all = mm_descendants(alter->loader, alter->relation);

	for (size_t i = 0; i < all.count; i++) {
		struct mm_trigger *t = mm_relation_find_trigger(all.items[i], name);

		if (t != NULL && t->is_clone)
			t->is_dropped = true;
	}
}

static void set_trigger(struct mm_alter *alter, const char *name, char state)
{
	struct mm_trigger *trigger = mm_relation_find_trigger(alter->relation, name);
	const struct mm_trigger *original;

	if (trigger != NULL && !trigger->is_clone) {
		trigger->enabled = state;
		if (alter->is_recursive && trigger->is_row)
			drop_clones(alter, name);
		return;
	}
	original = original_of(alter->relation, name);
	if (original != NULL)
		set_clone(alter, original, state);
}

static void set_all_triggers(struct mm_alter *alter, char state)
{
	struct mm_relation *r = alter->relation;

	for (size_t i = 0; i < r->triggers.count; i++)
		if (!r->triggers.items[i]->is_dropped)
			set_trigger(alter, r->triggers.items[i]->name, state);
	for (const struct mm_relation *up = r; up->is_partition && up->parents.count > 0;) {
		up = up->parents.items[0];
		for (size_t i = 0; i < up->triggers.count; i++)
			if (!up->triggers.items[i]->is_dropped && up->triggers.items[i]->is_row)
				set_trigger(alter, up->triggers.items[i]->name, state);
	}
}

static void set_rule(struct mm_alter *alter, const char *name, char state)
{
	struct mm_rule *rule = mm_relation_find_rule(alter->relation, name);

	if (rule != NULL)
		rule->enabled = state;
}

static bool alter_rule(struct mm_alter *alter, const PgQuery__AlterTableCmd *command)
{
	switch (command->subtype) {
	case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableRule:
		set_rule(alter, command->name, 'O');
		return true;
	case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableAlwaysRule:
		set_rule(alter, command->name, 'A');
		return true;
	case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableReplicaRule:
		set_rule(alter, command->name, 'R');
		return true;
	case PG_QUERY__ALTER_TABLE_TYPE__AT_DisableRule:
		set_rule(alter, command->name, 'D');
		return true;
	default:
		return false;
	}
}

bool mm_alter_trigger(struct mm_alter *alter, const PgQuery__AlterTableCmd *command)
{
	switch (command->subtype) {
	case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableTrig:
		set_trigger(alter, command->name, 'O');
		return true;
	case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableAlwaysTrig:
		set_trigger(alter, command->name, 'A');
		return true;
	case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableReplicaTrig:
		set_trigger(alter, command->name, 'R');
		return true;
	case PG_QUERY__ALTER_TABLE_TYPE__AT_DisableTrig:
		set_trigger(alter, command->name, 'D');
		return true;
	case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableTrigAll:
	case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableTrigUser:
		set_all_triggers(alter, 'O');
		return true;
	case PG_QUERY__ALTER_TABLE_TYPE__AT_DisableTrigAll:
	case PG_QUERY__ALTER_TABLE_TYPE__AT_DisableTrigUser:
		set_all_triggers(alter, 'D');
		return true;
	default:
		return alter_rule(alter, command);
	}
}
