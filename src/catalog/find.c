#include "catalog.h"

#include "key.h"

#include "banned.h"

struct mm_relation *mm_catalog_find_relation(const struct mm_catalog *catalog, const char *schema,
                                             const char *name)
{
	return mm_key_get(catalog, MM_KEY_RELATION, schema, name, NULL);
}

struct mm_index *mm_catalog_find_index(const struct mm_catalog *catalog, const char *schema,
                                       const char *name)
{
	return mm_key_get(catalog, MM_KEY_INDEX, schema, name, NULL);
}

struct mm_sequence *mm_catalog_find_sequence(const struct mm_catalog *catalog, const char *schema,
                                             const char *name)
{
	return mm_key_get(catalog, MM_KEY_SEQUENCE, schema, name, NULL);
}

struct mm_type *mm_catalog_find_type(const struct mm_catalog *catalog, const char *schema,
                                     const char *name)
{
	return mm_key_get(catalog, MM_KEY_TYPE, schema, name, NULL);
}

struct mm_function *mm_catalog_find_function(const struct mm_catalog *catalog, const char *schema,
                                             const char *name, const char *arguments)
{
	return mm_key_get(catalog, MM_KEY_FUNCTION, schema, name, arguments);
}

struct mm_schema *mm_catalog_find_schema(const struct mm_catalog *catalog, const char *name)
{
	return mm_key_get(catalog, MM_KEY_SCHEMA, name, NULL, NULL);
}

struct mm_extension *mm_catalog_find_extension(const struct mm_catalog *catalog, const char *name)
{
	return mm_key_get(catalog, MM_KEY_EXTENSION, name, NULL, NULL);
}

struct mm_role *mm_catalog_find_role(const struct mm_catalog *catalog, const char *name)
{
	return mm_key_get(catalog, MM_KEY_ROLE, name, NULL, NULL);
}

struct mm_collation *mm_catalog_find_collation(const struct mm_catalog *catalog, const char *schema,
                                               const char *name)
{
	return mm_key_get(catalog, MM_KEY_COLLATION, schema, name, NULL);
}

const struct mm_function_list *mm_catalog_overloads(const struct mm_catalog *catalog,
                                                    const char *schema, const char *name)
{
	if (schema == NULL)
		return mm_key_get(catalog, MM_KEY_FUNCTIONS_NAMED, name, NULL, NULL);
	return mm_key_get(catalog, MM_KEY_OVERLOADS, schema, name, NULL);
}

const struct mm_relation_list *mm_catalog_relations_named(const struct mm_catalog *catalog,
                                                          const char *name)
{
	return mm_key_get(catalog, MM_KEY_RELATIONS_NAMED, name, NULL, NULL);
}

const struct mm_sequence_list *mm_catalog_sequences_named(const struct mm_catalog *catalog,
                                                          const char *name)
{
	return mm_key_get(catalog, MM_KEY_SEQUENCES_NAMED, name, NULL, NULL);
}

#define FIND_IN(list, wanted)                                                                      \
	for (size_t i = 0; i < (list).count; i++)                                                  \
		if (!(list).items[i]->is_dropped && mm_same((list).items[i]->name, (wanted)))      \
			return (list).items[i];                                                    \
	return NULL

struct mm_column *mm_relation_find_column(const struct mm_relation *relation, const char *name)
{
	FIND_IN(relation->columns, name);
}

struct mm_constraint *mm_relation_find_constraint(const struct mm_relation *relation,
                                                  const char *name)
{
	FIND_IN(relation->constraints, name);
}

struct mm_trigger *mm_relation_find_trigger(const struct mm_relation *relation, const char *name)
{
	FIND_IN(relation->triggers, name);
}

struct mm_rule *mm_relation_find_rule(const struct mm_relation *relation, const char *name)
{
	FIND_IN(relation->rules, name);
}

struct mm_policy *mm_relation_find_policy(const struct mm_relation *relation, const char *name)
{
	FIND_IN(relation->policies, name);
}

struct mm_constraint *mm_type_find_constraint(const struct mm_type *domain, const char *name)
{
	FIND_IN(domain->constraints, name);
}
