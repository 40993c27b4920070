/*
 * ATPrepAlterColumnType and ATExecAlterColumnType in PostgreSQL's
 * src/backend/commands/tablecmds.c (15 to 18) refuse a column that a view, rule,
 * policy, trigger or generated column depends on, and one of a partition key.
 */
#include "blockers.h"

#include "arena.h"
#include "catalog.h"
#include "map.h"
#include "mentions.h"
#include "object.h"

#include "banned.h"

/* A view, rule or policy that reads a relation. */
struct dependent {
	struct mm_object object;
	const struct mm_relation *owner; /* whose rule or policy it is, or the view itself */
	struct mm_strings texts;
};
MM_LIST(dependent);

static struct dependent_list *dependents_of(const struct mm_blockers *b,
                                            const struct mm_relation *relation)
{
	return mm_map_get(b->dependents, (const char *)&relation, sizeof relation);
}

static void add(struct mm_blockers *b, const struct mm_relation *relation, struct dependent *d)
{
	struct dependent_list *list = dependents_of(b, relation);

	if (list == NULL) {
		list = mm_arena_zalloc(b->arena, 1, sizeof *list);
		mm_map_set(b->dependents, (const char *)&relation, sizeof relation, list);
	}
	/* One dependent is added in one go: only the last entry can be the same. */
	if (list->count == 0 || list->items[list->count - 1] != d)
		mm_list_add(b->arena, list, d);
}

static void add_dependent(struct mm_blockers *b, struct mm_object object,
                          const struct mm_relation *owner, const struct mm_facts *facts,
                          struct mm_strings texts)
{
	struct dependent *d = mm_arena_zalloc(b->arena, 1, sizeof *d);

	d->object = object;
	d->owner = owner;
	d->texts = texts;
	if (owner->kind == 'r' || owner->kind == 'p')
		add(b, owner, d);
	for (size_t i = 0; facts != NULL && i < facts->count; i++)
		if (facts->items[i].relation != NULL)
			add(b, facts->items[i].relation, d);
}

static void find_views(struct mm_blockers *b, const struct mm_catalog *catalog)
{
	for (size_t i = 0; i < catalog->relations.count; i++) {
		const struct mm_relation *r = catalog->relations.items[i];
		struct mm_strings texts = { 0 };

		if (r->kind != 'v' && r->kind != 'm')
			continue;
		mm_strings_add(b->arena, &texts, r->definition);
		add_dependent(b, mm_object_of_relation(r), r, r->facts, texts);
	}
}

static void find_rules(struct mm_blockers *b, const struct mm_catalog *catalog)
{
	for (size_t i = 0; i < catalog->rules.count; i++) {
		const struct mm_rule *rule = catalog->rules.items[i];
		struct mm_strings texts = { 0 };

		if (rule->relation == NULL)
			continue;
		for (size_t k = 0; k < rule->actions.count; k++)
			mm_strings_add(b->arena, &texts, rule->actions.items[k]);
		mm_strings_add(b->arena, &texts, rule->condition);
		add_dependent(b, mm_object_of_rule(rule), rule->relation, rule->facts, texts);
	}
}

static void find_policies(struct mm_blockers *b, const struct mm_catalog *catalog)
{
	for (size_t i = 0; i < catalog->policies.count; i++) {
		const struct mm_policy *policy = catalog->policies.items[i];
		struct mm_strings texts = { 0 };

		if (policy->relation == NULL)
			continue;
		mm_strings_add(b->arena, &texts, policy->using_expression);
		mm_strings_add(b->arena, &texts, policy->check_expression);
		add_dependent(b, mm_object_of_policy(policy), policy->relation, policy->facts,
		              texts);
	}
}

void mm_blockers_find(struct mm_blockers *b, const struct mm_catalog *catalog)
{
	b->dependents = mm_map_new();
	find_views(b, catalog);
	find_rules(b, catalog);
	find_policies(b, catalog);
}

void mm_blockers_release(struct mm_blockers *b)
{
	mm_map_free(b->dependents);
}

static void name(const struct mm_blockers *b, struct mm_object object, const char *prefix,
                 struct mm_strings *to)
{
	mm_strings_add(b->arena, to,
	               mm_arena_printf(b->arena, "%s%s %s", prefix, object.kind,
	                               mm_object_display(b->arena, &object)));
}

static void add_code(const struct mm_blockers *b, const struct mm_column *column,
                     struct mm_strings *to)
{
	const struct dependent_list *list = dependents_of(b, column->relation);

	for (size_t i = 0; list != NULL && i < list->count; i++) {
		const struct dependent *d = list->items[i];

		for (size_t k = 0; k < d->texts.count; k++)
			if (mm_mentions_column(d->texts.items[k], column->relation, column->name,
			                       d->owner == column->relation)) {
				name(b, d->object, "", to);
				break;
			}
	}
}

static void add_own(const struct mm_blockers *b, const struct mm_column *column,
                    struct mm_strings *to)
{
	const struct mm_relation *r = column->relation;

	for (size_t i = 0; i < r->columns.count; i++)
		if (r->columns.items[i]->generated != '\0' &&
		    mm_mentions_column(r->columns.items[i]->default_expression, r, column->name,
		                       false))
			name(b, mm_object_of_column(r->columns.items[i]), "generated ", to);
	for (size_t i = 0; i < r->triggers.count; i++) {
		const struct mm_trigger *t = r->triggers.items[i];

		if (!t->is_clone && (mm_strings_has(&t->columns, column->name) ||
		                     mm_mentions_column(t->condition, r, column->name, true)))
			name(b, mm_object_of_trigger(t), "", to);
	}
}

static bool is_partition_key(const struct mm_column *column)
{
	const struct mm_relation *r = column->relation;

	if (mm_strings_has(&r->partition_columns, column->name))
		return true;
	for (size_t i = 0; i < r->partition_expressions.count; i++)
		if (mm_mentions_column(r->partition_expressions.items[i], r, column->name, false))
			return true;
	return false;
}

void mm_blockers_of(const struct mm_blockers *b, const struct mm_column *column,
                    struct mm_strings *to)
{
	add_code(b, column, to);
	add_own(b, column, to);
	if (is_partition_key(column))
		mm_strings_add(b->arena, to, "partition key");
}

bool mm_finding_blockers(struct mm_finding *f, const struct mm_blockers *blockers,
                         const struct mm_column *column)
{
	struct mm_strings found = { 0 };

	mm_blockers_of(blockers, column, &found);
	mm_strings_sort_unique(&found);
	if (found.count > 0)
		mm_finding_detail(f, "A change of its type is blocked by %s.",
		                  mm_strings_join(f->arena, &found, ", "));
	mm_meta_set(f, "blocked_by", &found);
	if (column->relation->parents.count > 0 && !column->is_local)
		return false;
	return !mm_strings_has(&found, "partition key");
}
