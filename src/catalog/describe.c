#include "describe.h"

#include <string.h>

#include "buf.h"

#include "banned.h"

/* The descriptors, from the lists that also make the structs. */
#define FIELD(struct_, kind_, name_)                                                               \
	{ .name = #name_, .kind = MM_FIELD_##kind_, .offset = offsetof(struct struct_, name_) },

#define F_SCHEMA(k, n)          FIELD(mm_schema, k, n)
#define F_RELATION(k, n)        FIELD(mm_relation, k, n)
#define F_COLUMN(k, n)          FIELD(mm_column, k, n)
#define F_CONSTRAINT(k, n)      FIELD(mm_constraint, k, n)
#define F_INDEX(k, n)           FIELD(mm_index, k, n)
#define F_SEQUENCE(k, n)        FIELD(mm_sequence, k, n)
#define F_TYPE(k, n)            FIELD(mm_type, k, n)
#define F_FUNCTION(k, n)        FIELD(mm_function, k, n)
#define F_TRIGGER(k, n)         FIELD(mm_trigger, k, n)
#define F_EVENT_TRIGGER(k, n)   FIELD(mm_event_trigger, k, n)
#define F_RULE(k, n)            FIELD(mm_rule, k, n)
#define F_POLICY(k, n)          FIELD(mm_policy, k, n)
#define F_EXTENSION(k, n)       FIELD(mm_extension, k, n)
#define F_PUBLICATION(k, n)     FIELD(mm_publication, k, n)
#define F_SUBSCRIPTION(k, n)    FIELD(mm_subscription, k, n)
#define F_PRIVILEGE(k, n)       FIELD(mm_privilege, k, n)
#define F_FOREIGN_SERVER(k, n)  FIELD(mm_foreign_server, k, n)
#define F_TABLESPACE(k, n)      FIELD(mm_tablespace, k, n)
#define F_DATABASE(k, n)        FIELD(mm_database, k, n)
#define F_ROLE(k, n)            FIELD(mm_role, k, n)
#define F_DB_ROLE_SETTING(k, n) FIELD(mm_db_role_setting, k, n)
#define F_COLLATION(k, n)       FIELD(mm_collation, k, n)

static const struct mm_field schema_fields[] = { MM_SCHEMA_FIELDS(F_SCHEMA) };
static const struct mm_field relation_fields[] = { MM_RELATION_FIELDS(F_RELATION) };
static const struct mm_field column_fields[] = { MM_COLUMN_FIELDS(F_COLUMN) };
static const struct mm_field constraint_fields[] = { MM_CONSTRAINT_FIELDS(F_CONSTRAINT) };
static const struct mm_field index_fields[] = { MM_INDEX_FIELDS(F_INDEX) };
static const struct mm_field sequence_fields[] = { MM_SEQUENCE_FIELDS(F_SEQUENCE) };
static const struct mm_field type_fields[] = { MM_TYPE_FIELDS(F_TYPE) };
static const struct mm_field function_fields[] = { MM_FUNCTION_FIELDS(F_FUNCTION) };
static const struct mm_field trigger_fields[] = { MM_TRIGGER_FIELDS(F_TRIGGER) };
static const struct mm_field event_trigger_fields[] = { MM_EVENT_TRIGGER_FIELDS(F_EVENT_TRIGGER) };
static const struct mm_field rule_fields[] = { MM_RULE_FIELDS(F_RULE) };
static const struct mm_field policy_fields[] = { MM_POLICY_FIELDS(F_POLICY) };
static const struct mm_field extension_fields[] = { MM_EXTENSION_FIELDS(F_EXTENSION) };
static const struct mm_field publication_fields[] = { MM_PUBLICATION_FIELDS(F_PUBLICATION) };
static const struct mm_field subscription_fields[] = { MM_SUBSCRIPTION_FIELDS(F_SUBSCRIPTION) };
static const struct mm_field privilege_fields[] = { MM_PRIVILEGE_FIELDS(F_PRIVILEGE) };
static const struct mm_field foreign_server_fields[] = { MM_FOREIGN_SERVER_FIELDS(
    F_FOREIGN_SERVER) };
static const struct mm_field tablespace_fields[] = { MM_TABLESPACE_FIELDS(F_TABLESPACE) };
static const struct mm_field database_fields[] = { MM_DATABASE_FIELDS(F_DATABASE) };
static const struct mm_field role_fields[] = { MM_ROLE_FIELDS(F_ROLE) };
static const struct mm_field db_role_setting_fields[] = { MM_DB_ROLE_SETTING_FIELDS(
    F_DB_ROLE_SETTING) };
static const struct mm_field collation_fields[] = { MM_COLLATION_FIELDS(F_COLLATION) };

#define TYPE(name_, part_, list_)                                                                  \
	{                                                                                          \
		.name = #name_, .part = MM_PART_NUMBER_##part_, .fields = name_##_fields,          \
		.field_count = sizeof name_##_fields / sizeof name_##_fields[0],                   \
		.list_offset = offsetof(struct mm_catalog, list_)                                  \
	}

/* A view is a relation; which of the parts relations and views it belongs to says its kind. */
const struct mm_object_type mm_object_types[] = {
	TYPE(schema, RELATIONS, schemas),
	TYPE(relation, RELATIONS, relations),
	TYPE(column, COLUMNS, columns),
	TYPE(constraint, CONSTRAINTS, constraints),
	TYPE(index, INDEXES, indexes),
	TYPE(sequence, SEQUENCES, sequences),
	TYPE(type, TYPES, types),
	TYPE(function, FUNCTIONS, functions),
	TYPE(trigger, TRIGGERS, triggers),
	TYPE(event_trigger, EVENT_TRIGGERS, event_triggers),
	TYPE(rule, RULES, rules),
	TYPE(policy, POLICIES, policies),
	TYPE(extension, EXTENSIONS, extensions),
	TYPE(publication, PUBLICATIONS, publications),
	TYPE(subscription, SUBSCRIPTIONS, subscriptions),
	TYPE(privilege, PRIVILEGES, privileges),
	TYPE(foreign_server, FOREIGN_SERVERS, foreign_servers),
	TYPE(tablespace, TABLESPACES, tablespaces),
	TYPE(database, DATABASES, databases),
	TYPE(role, ROLES, roles),
	TYPE(db_role_setting, DB_ROLE_SETTINGS, db_role_settings),
	TYPE(collation, COLLATIONS, collations),
};
const size_t mm_object_type_count = sizeof mm_object_types / sizeof mm_object_types[0];

struct any_list {
	const void *const *items;
	size_t count;
	size_t capacity;
};

const void *const *mm_catalog_list(const struct mm_catalog *catalog,
                                   const struct mm_object_type *type, size_t *count)
{
	struct any_list list;

	memcpy(&list, (const char *)catalog + type->list_offset, sizeof list);
	*count = list.count;
	return list.items;
}

void mm_catalog_print(const struct mm_catalog *catalog, struct mm_buf *to)
{
	for (size_t i = 0; i < mm_object_type_count; i++) {
		const struct mm_object_type *type = &mm_object_types[i];
		size_t count;
		const void *const *items = mm_catalog_list(catalog, type, &count);

		for (size_t k = 0; k < count; k++) {
			mm_buf_adds(to, type->name);
			mm_record_print(to, type->fields, type->field_count, items[k]);
			mm_buf_addc(to, '\n');
		}
	}
}
