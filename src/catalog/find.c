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
