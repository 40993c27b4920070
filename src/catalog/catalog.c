#include "catalog.h"

#include <string.h>

#include "arena.h"
#include "key.h"
#include "map.h"
#include "mem.h"
#include "member.h"

#include "banned.h"

struct mm_catalog *mm_catalog_new(void)
{
	struct mm_catalog *catalog = mm_mem_zalloc(1, sizeof *catalog);

	catalog->arena = mm_arena_new();
	catalog->index = mm_map_new();
	for (int i = 0; i < MM_PART_COUNT; i++)
		catalog->parts[i].reason = "not read by this source";
	return catalog;
}

void mm_catalog_free(struct mm_catalog *catalog)
{
	if (catalog == NULL)
		return;
	mm_map_free(catalog->index);
	mm_arena_free(catalog->arena);
	mm_mem_free(catalog);
}

const char *mm_catalog_text(struct mm_catalog *catalog, const char *text)
{
	return mm_arena_strdup(catalog->arena, text);
}

void mm_catalog_claim(struct mm_catalog *catalog, mm_part_mask parts)
{
	for (int i = 0; i < MM_PART_COUNT; i++)
		if (parts & (UINT64_C(1) << i))
			catalog->parts[i] = (struct mm_part_state){ .is_present = true };
}

void mm_catalog_lacks(struct mm_catalog *catalog, enum mm_part part, enum mm_absence absence,
                      const char *reason)
{
	catalog->parts[part] = (struct mm_part_state){
		.absence = absence,
		.reason = mm_catalog_text(catalog, reason),
	};
}

bool mm_catalog_has(const struct mm_catalog *catalog, mm_part_mask parts)
{
	for (int i = 0; i < MM_PART_COUNT; i++)
		if ((parts & (UINT64_C(1) << i)) && !catalog->parts[i].is_present)
			return false;
	return true;
}

/* What every add function begins with: a zeroed struct with its name, listed. */
#define NEW(catalog, list, var, text)                                                              \
	(var) = mm_arena_zalloc((catalog)->arena, 1, sizeof *(var));                               \
	(var)->name = mm_catalog_text((catalog), (text));                                          \
	mm_list_add((catalog)->arena, &(catalog)->list, (var))

#define LIST_NAMED(catalog, list_type, kind, a, b, item)                                           \
	do {                                                                                       \
		struct list_type *named_ = mm_key_get((catalog), (kind), (a), (b), NULL);          \
		if (named_ == NULL) {                                                              \
			named_ = mm_arena_zalloc((catalog)->arena, 1, sizeof *named_);             \
			mm_key_set((catalog), (kind), (a), (b), NULL, named_);                     \
		}                                                                                  \
		mm_list_add((catalog)->arena, named_, (item));                                     \
	} while (0)

struct mm_relation *mm_catalog_add_relation(struct mm_catalog *catalog, const char *schema,
                                            const char *name, char kind)
{
	struct mm_relation *r;

	NEW(catalog, relations, r, name);
	r->schema = mm_catalog_text(catalog, schema);
	r->kind = kind;
	r->index = catalog->index;
	r->persistence = 'p';
	r->replica_identity = 'd';
	mm_key_set(catalog, MM_KEY_RELATION, schema, name, NULL, r);
	LIST_NAMED(catalog, mm_relation_list, MM_KEY_RELATIONS_NAMED, name, NULL, r);
	return r;
}

struct mm_column *mm_catalog_add_column(struct mm_catalog *catalog, struct mm_relation *relation,
                                        const char *name)
{
	struct mm_column *c;

	NEW(catalog, columns, c, name);
	c->schema = relation->schema;
	c->table = relation->name;
	c->relation = relation;
	c->is_local = true;
	c->position = (int64_t)relation->columns.count + 1;
	mm_list_add(catalog->arena, &relation->columns, c);
	mm_member_column(catalog, relation);
	return c;
}

struct mm_constraint *mm_catalog_add_constraint(struct mm_catalog *catalog,
                                                struct mm_relation *relation, const char *name,
                                                char type)
{
	struct mm_constraint *c;

	NEW(catalog, constraints, c, name);
	c->schema = relation->schema;
	c->table = relation->name;
	c->type = type;
	c->relation = relation;
	mm_list_add(catalog->arena, &relation->constraints, c);
	mm_member_constraint(catalog, relation);
	return c;
}

struct mm_constraint *mm_catalog_add_domain_constraint(struct mm_catalog *catalog,
                                                       struct mm_type *domain, const char *name)
{
	struct mm_constraint *c;

	NEW(catalog, constraints, c, name);
	c->schema = domain->schema;
	c->table = domain->name;
	c->type = 'c';
	c->is_domain = true;
	c->domain = domain;
	mm_list_add(catalog->arena, &domain->constraints, c);
	mm_member_domain_constraint(catalog, domain);
	return c;
}

struct mm_index *mm_catalog_add_index(struct mm_catalog *catalog, struct mm_relation *relation,
                                      const char *name)
{
	struct mm_index *i;

	NEW(catalog, indexes, i, name);
	i->schema = relation->schema;
	i->table = relation->name;
	i->relation = relation;
	mm_list_add(catalog->arena, &relation->indexes, i);
	mm_key_set(catalog, MM_KEY_INDEX, i->schema, name, NULL, i);
	return i;
}

struct mm_sequence *mm_catalog_add_sequence(struct mm_catalog *catalog, const char *schema,
                                            const char *name)
{
	struct mm_sequence *s;

	NEW(catalog, sequences, s, name);
	s->schema = mm_catalog_text(catalog, schema);
	s->persistence = 'p';
	mm_key_set(catalog, MM_KEY_SEQUENCE, schema, name, NULL, s);
	LIST_NAMED(catalog, mm_sequence_list, MM_KEY_SEQUENCES_NAMED, name, NULL, s);
	return s;
}

struct mm_type *mm_catalog_add_type(struct mm_catalog *catalog, const char *schema,
                                    const char *name, char kind)
{
	struct mm_type *t;

	NEW(catalog, types, t, name);
	t->schema = mm_catalog_text(catalog, schema);
	t->kind = kind;
	t->index = catalog->index;
	mm_key_set(catalog, MM_KEY_TYPE, schema, name, NULL, t);
	return t;
}

struct mm_function *mm_catalog_add_function(struct mm_catalog *catalog, const char *schema,
                                            const char *name, const char *arguments)
{
	struct mm_function *f;

	NEW(catalog, functions, f, name);
	f->schema = mm_catalog_text(catalog, schema);
	f->arguments = mm_catalog_text(catalog, arguments);
	f->kind = 'f';
	f->volatility = 'v';
	f->parallel = 'u';
	mm_key_set(catalog, MM_KEY_FUNCTION, schema, name, arguments, f);
	LIST_NAMED(catalog, mm_function_list, MM_KEY_OVERLOADS, schema, name, f);
	LIST_NAMED(catalog, mm_function_list, MM_KEY_FUNCTIONS_NAMED, name, NULL, f);
	return f;
}

struct mm_trigger *mm_catalog_add_trigger(struct mm_catalog *catalog, struct mm_relation *relation,
                                          const char *name)
{
	struct mm_trigger *t;

	NEW(catalog, triggers, t, name);
	t->schema = relation->schema;
	t->table = relation->name;
	t->relation = relation;
	t->enabled = 'O';
	mm_list_add(catalog->arena, &relation->triggers, t);
	mm_member_trigger(catalog, relation);
	return t;
}

struct mm_rule *mm_catalog_add_rule(struct mm_catalog *catalog, struct mm_relation *relation,
                                    const char *name)
{
	struct mm_rule *r;

	NEW(catalog, rules, r, name);
	r->schema = relation->schema;
	r->table = relation->name;
	r->relation = relation;
	r->enabled = 'O';
	mm_list_add(catalog->arena, &relation->rules, r);
	mm_member_rule(catalog, relation);
	return r;
}

struct mm_policy *mm_catalog_add_policy(struct mm_catalog *catalog, struct mm_relation *relation,
                                        const char *name)
{
	struct mm_policy *p;

	NEW(catalog, policies, p, name);
	p->schema = relation->schema;
	p->table = relation->name;
	p->relation = relation;
	mm_list_add(catalog->arena, &relation->policies, p);
	mm_member_policy(catalog, relation);
	return p;
}

struct mm_schema *mm_catalog_add_schema(struct mm_catalog *catalog, const char *name)
{
	struct mm_schema *s;

	NEW(catalog, schemas, s, name);
	mm_key_set(catalog, MM_KEY_SCHEMA, name, NULL, NULL, s);
	return s;
}

struct mm_extension *mm_catalog_add_extension(struct mm_catalog *catalog, const char *name)
{
	struct mm_extension *e;

	NEW(catalog, extensions, e, name);
	mm_key_set(catalog, MM_KEY_EXTENSION, name, NULL, NULL, e);
	return e;
}

struct mm_role *mm_catalog_add_role(struct mm_catalog *catalog, const char *name)
{
	struct mm_role *r;

	NEW(catalog, roles, r, name);
	mm_key_set(catalog, MM_KEY_ROLE, name, NULL, NULL, r);
	return r;
}

struct mm_collation *mm_catalog_add_collation(struct mm_catalog *catalog, const char *schema,
                                              const char *name)
{
	struct mm_collation *c;

	NEW(catalog, collations, c, name);
	c->schema = mm_catalog_text(catalog, schema);
	mm_key_set(catalog, MM_KEY_COLLATION, schema, name, NULL, c);
	return c;
}

/* The kinds of object that nothing else in the catalog refers to. */
#define ADD_PLAIN(what, list)                                                                      \
	struct mm_##what *mm_catalog_add_##what(struct mm_catalog *catalog, const char *name)      \
	{                                                                                          \
		struct mm_##what *added;                                                           \
                                                                                                   \
		NEW(catalog, list, added, name);                                                   \
		return added;                                                                      \
	}

ADD_PLAIN(event_trigger, event_triggers)
ADD_PLAIN(publication, publications)
ADD_PLAIN(subscription, subscriptions)
ADD_PLAIN(foreign_server, foreign_servers)
ADD_PLAIN(tablespace, tablespaces)
ADD_PLAIN(database, databases)
ADD_PLAIN(db_role_setting, db_role_settings)

struct mm_privilege *mm_catalog_add_privilege(struct mm_catalog *catalog, const char *grantee)
{
	struct mm_privilege *p = mm_arena_zalloc(catalog->arena, 1, sizeof *p);

	p->grantee = mm_catalog_text(catalog, grantee);
	mm_list_add(catalog->arena, &catalog->privileges, p);
	return p;
}
