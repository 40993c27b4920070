/*
 * The numbers that a reader can compare with pg_catalog: what PostgreSQL holds
 * for the same schema, without extension members, clones on partitions and what
 * it makes by itself. tests/support/catalog_counts.sql counts alike.
 */
#include "objects_count.h"

#include <string.h>

#include "arena.h"
#include "catalog.h"

#include "banned.h"

#define KINDS(K)                                                                                   \
	K(schemas, "Schemas", "schema", "schemas")                                                 \
	K(tables, "Tables", "table", "tables")                                                     \
	K(partitioned_tables, "Partitioned tables", NULL, NULL)                                    \
	K(partitions, "Partitions", NULL, NULL)                                                    \
	K(foreign_tables, "Foreign tables", "foreign table", "foreign tables")                     \
	K(columns, "Columns", "column", "columns")                                                 \
	K(constraints, "Constraints", "constraint", "constraints")                                 \
	K(primary_keys, "Primary keys", NULL, NULL)                                                \
	K(foreign_keys, "Foreign keys", NULL, NULL)                                                \
	K(indexes, "Indexes", "index", "indexes")                                                  \
	K(sequences, "Sequences", "sequence", "sequences")                                         \
	K(views, "Views", "view", "views")                                                         \
	K(materialized_views, "Materialized views", "materialized view", "materialized views")     \
	K(functions, "Functions", "function", "functions")                                         \
	K(procedures, "Procedures", "procedure", "procedures")                                     \
	K(aggregates, "Aggregates", "aggregate", "aggregates")                                     \
	K(triggers, "Triggers", "trigger", "triggers")                                             \
	K(event_triggers, "Event triggers", "event trigger", "event triggers")                     \
	K(rules, "Rules", "rule", "rules")                                                         \
	K(policies, "Policies", "policy", "policies")                                              \
	K(enums, "Enums", "enum", "enums")                                                         \
	K(domains, "Domains", "domain", "domains")                                                 \
	K(ranges, "Range types", "range type", "range types")                                      \
	K(composite_types, "Composite types", "composite type", "composite types")                 \
	K(extensions, "Extensions", "extension", "extensions")                                     \
	K(publications, "Publications", "publication", "publications")                             \
	K(subscriptions, "Subscriptions", "subscription", "subscriptions")

struct kinds {
#define MEMBER(key, label, one, many) int64_t key;
	KINDS(MEMBER)
#undef MEMBER
};

static void count_relations(const struct mm_catalog *c, struct kinds *n)
{
	for (size_t i = 0; i < c->relations.count; i++) {
		const struct mm_relation *r = c->relations.items[i];

		if (r->extension != NULL)
			continue;
		bool is_table = r->kind == 'r' || r->kind == 'p';

		n->tables += is_table;
		n->partitioned_tables += r->kind == 'p';
		n->partitions += is_table && r->is_partition;
		n->foreign_tables += r->kind == 'f';
		n->views += r->kind == 'v';
		n->materialized_views += r->kind == 'm';
		n->columns += is_table ? (int64_t)r->columns.count : 0;
	}
}

static void count_constraints(const struct mm_catalog *c, struct kinds *n)
{
	for (size_t i = 0; i < c->constraints.count; i++) {
		const struct mm_constraint *k = c->constraints.items[i];

		/* Constraint triggers are triggers. */
		if (k->is_domain || k->type == 't' || k->type == 'n')
			continue;
		n->constraints++;
		n->primary_keys += k->type == 'p';
		n->foreign_keys += k->type == 'f';
	}
}

static void count_code(const struct mm_catalog *c, struct kinds *n)
{
	for (size_t i = 0; i < c->functions.count; i++) {
		const struct mm_function *f = c->functions.items[i];

		if (f->extension != NULL)
			continue;
		n->procedures += f->kind == 'p';
		n->aggregates += f->kind == 'a';
		n->functions += f->kind != 'p' && f->kind != 'a';
	}
	for (size_t i = 0; i < c->triggers.count; i++)
		n->triggers += !c->triggers.items[i]->is_clone;
	for (size_t i = 0; i < c->event_triggers.count; i++)
		n->event_triggers += c->event_triggers.items[i]->extension == NULL;
	n->rules = (int64_t)c->rules.count;
	n->policies = (int64_t)c->policies.count;
}

static void count_types(const struct mm_catalog *c, struct kinds *n)
{
	for (size_t i = 0; i < c->types.count; i++) {
		const struct mm_type *t = c->types.items[i];

		if (t->extension != NULL)
			continue;
		n->enums += t->kind == 'e';
		n->domains += t->kind == 'd';
		n->ranges += t->kind == 'r';
		n->composite_types += t->kind == 'c';
	}
}

static void count_others(const struct mm_catalog *c, struct kinds *n)
{
	for (size_t i = 0; i < c->schemas.count; i++)
		n->schemas += c->schemas.items[i]->extension == NULL &&
		              !mm_schema_is_system(c->schemas.items[i]->name);
	for (size_t i = 0; i < c->sequences.count; i++)
		n->sequences += c->sequences.items[i]->extension == NULL;
	/* plpgsql is there in every database. */
	for (size_t i = 0; i < c->extensions.count; i++)
		n->extensions += c->extensions.items[i]->is_installed &&
		                 strcmp(c->extensions.items[i]->name, "plpgsql") != 0;
	n->indexes = (int64_t)c->indexes.count;
	n->publications = (int64_t)c->publications.count;
	n->subscriptions = (int64_t)c->subscriptions.count;
}

void mm_report_count_objects(struct mm_arena *arena, const struct mm_catalog *catalog,
                             struct mm_report *report)
{
	struct kinds n = { 0 };

	count_relations(catalog, &n);
	count_constraints(catalog, &n);
	count_code(catalog, &n);
	count_types(catalog, &n);
	count_others(catalog, &n);
	const struct mm_report_count counts[] = {
#define ENTRY(key, label, one, many) { #key, label, one, many, n.key },
		KINDS(ENTRY)
#undef ENTRY
	};

	report->object_count = sizeof counts / sizeof counts[0];
	report->objects = mm_arena_alloc(arena, sizeof counts);
	memcpy(report->objects, counts, sizeof counts);
}
