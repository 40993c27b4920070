#include "finish.h"

#include <stdlib.h>
#include <string.h>

#include "catalog.h"

#include "banned.h"

/* qsort() comparators over pointers to objects, by the names given. */
#define COMPARE_BY(function, type, first, second, third)                                           \
	static int function(const void *left, const void *right)                                   \
	{                                                                                          \
		const struct type *a = *(struct type *const *)left;                                \
		const struct type *b = *(struct type *const *)right;                               \
		int order = mm_compare(a->first, b->first);                                        \
                                                                                                   \
		if (order == 0)                                                                    \
			order = mm_compare(a->second, b->second);                                  \
		return order != 0 ? order : mm_compare(a->third, b->third);                        \
	}

COMPARE_BY(by_schema_name, mm_schema, name, owner, name)
COMPARE_BY(by_relation, mm_relation, schema, name, name)
COMPARE_BY(by_constraint, mm_constraint, schema, table, name)
COMPARE_BY(by_index, mm_index, schema, table, name)
COMPARE_BY(by_sequence, mm_sequence, schema, name, name)
COMPARE_BY(by_type, mm_type, schema, name, name)
COMPARE_BY(by_function, mm_function, schema, name, arguments)
COMPARE_BY(by_trigger, mm_trigger, schema, table, name)
COMPARE_BY(by_event_trigger, mm_event_trigger, name, event, name)
COMPARE_BY(by_rule, mm_rule, schema, table, name)
COMPARE_BY(by_policy, mm_policy, schema, table, name)
COMPARE_BY(by_extension, mm_extension, name, schema, name)
COMPARE_BY(by_publication, mm_publication, name, owner, name)
COMPARE_BY(by_subscription, mm_subscription, name, owner, name)
COMPARE_BY(by_privilege, mm_privilege, grantee, object_kind, grantee)
COMPARE_BY(by_foreign_server, mm_foreign_server, name, wrapper, name)
COMPARE_BY(by_tablespace, mm_tablespace, name, owner, name)
COMPARE_BY(by_database, mm_database, name, owner, name)
COMPARE_BY(by_role, mm_role, name, name, name)
COMPARE_BY(by_db_role_setting, mm_db_role_setting, database, role, name)
COMPARE_BY(by_collation, mm_collation, schema, name, name)

static int by_column(const void *left, const void *right)
{
	const struct mm_column *a = *(struct mm_column *const *)left;
	const struct mm_column *b = *(struct mm_column *const *)right;
	int order = mm_compare(a->schema, b->schema);

	if (order == 0)
		order = mm_compare(a->table, b->table);
	return order != 0 ? order : (a->position > b->position) - (a->position < b->position);
}

/*
 * All lists have the shape of this one. Reading them through it would break
 * the aliasing rules, so the macro hands over items, count and, for each kind,
 * where is_dropped stands.
 */
static size_t keep_sorted(void *items, size_t count, size_t is_dropped_offset,
                          int (*order)(const void *, const void *))
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++) {
		char *object;

		memcpy(&object, (char *)items + i * sizeof object, sizeof object);
		if (*(const bool *)(object + is_dropped_offset))
			continue;
		memcpy((char *)items + kept * sizeof object, &object, sizeof object);
		kept++;
	}
	if (kept > 1)
		qsort(items, kept, sizeof(void *), order);
	return kept;
}

#define KEEP_SORTED(list, type, order)                                                             \
	((list)->count = keep_sorted((list)->items, (list)->count,                                 \
	                             offsetof(struct type, is_dropped), (order)))

static void number_columns(struct mm_relation *r)
{
	KEEP_SORTED(&r->columns, mm_column, by_column);
	for (size_t i = 0; i < r->columns.count; i++)
		r->columns.items[i]->position = (int64_t)i + 1;
}

void mm_finish_compact(struct mm_catalog *c)
{
	KEEP_SORTED(&c->relations, mm_relation, by_relation);
	for (size_t i = 0; i < c->relations.count; i++) {
		struct mm_relation *r = c->relations.items[i];

		number_columns(r);
		KEEP_SORTED(&r->constraints, mm_constraint, by_constraint);
		KEEP_SORTED(&r->indexes, mm_index, by_index);
		KEEP_SORTED(&r->triggers, mm_trigger, by_trigger);
		KEEP_SORTED(&r->rules, mm_rule, by_rule);
		KEEP_SORTED(&r->policies, mm_policy, by_policy);
	}
	KEEP_SORTED(&c->schemas, mm_schema, by_schema_name);
	KEEP_SORTED(&c->columns, mm_column, by_column);
	KEEP_SORTED(&c->constraints, mm_constraint, by_constraint);
	KEEP_SORTED(&c->indexes, mm_index, by_index);
	KEEP_SORTED(&c->sequences, mm_sequence, by_sequence);
	KEEP_SORTED(&c->types, mm_type, by_type);
	for (size_t i = 0; i < c->types.count; i++)
		KEEP_SORTED(&c->types.items[i]->constraints, mm_constraint, by_constraint);
	KEEP_SORTED(&c->functions, mm_function, by_function);
	KEEP_SORTED(&c->triggers, mm_trigger, by_trigger);
	KEEP_SORTED(&c->event_triggers, mm_event_trigger, by_event_trigger);
	KEEP_SORTED(&c->rules, mm_rule, by_rule);
	KEEP_SORTED(&c->policies, mm_policy, by_policy);
	KEEP_SORTED(&c->extensions, mm_extension, by_extension);
	KEEP_SORTED(&c->publications, mm_publication, by_publication);
	KEEP_SORTED(&c->subscriptions, mm_subscription, by_subscription);
	KEEP_SORTED(&c->privileges, mm_privilege, by_privilege);
	KEEP_SORTED(&c->foreign_servers, mm_foreign_server, by_foreign_server);
	KEEP_SORTED(&c->tablespaces, mm_tablespace, by_tablespace);
	KEEP_SORTED(&c->databases, mm_database, by_database);
	KEEP_SORTED(&c->roles, mm_role, by_role);
	KEEP_SORTED(&c->db_role_settings, mm_db_role_setting, by_db_role_setting);
	KEEP_SORTED(&c->collations, mm_collation, by_collation);
}
