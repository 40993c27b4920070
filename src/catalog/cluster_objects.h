#ifndef MM_CLUSTER_OBJECTS_H
#define MM_CLUSTER_OBJECTS_H

#include "object_lists.h"

/* What belongs to the database or to the whole cluster. See objects.h. */

#define MM_EVENT_TRIGGER_FIELDS(F)                                                                 \
	F(STRING, name)                                                                            \
	F(STRING, event)                                                                           \
	F(LETTER, enabled)                                                                         \
	F(STRING, function_schema)                                                                 \
	F(STRING, function)                                                                        \
	F(STRINGS, tags)                                                                           \
	F(STRING, owner)                                                                           \
	F(STRING, extension)

struct mm_event_trigger {
	MM_EVENT_TRIGGER_FIELDS(MM_MEMBER)
	struct mm_location location;
	bool is_dropped;

	struct mm_function *calls;
};

#define MM_EXTENSION_FIELDS(F)                                                                     \
	F(STRING, name)                                                                            \
	F(STRING, schema)                                                                          \
	F(STRING, version)         /* NULL: unknown (a dump does not carry it) */                  \
	F(STRING, default_version) /* pg_available_extensions */                                   \
	F(BOOL, is_installed)

struct mm_extension {
	MM_EXTENSION_FIELDS(MM_MEMBER)
	struct mm_location location;
	bool is_dropped;
};

#define MM_PUBLICATION_FIELDS(F)                                                                   \
	F(STRING, name)                                                                            \
	F(STRING, owner)                                                                           \
	F(BOOL, is_for_all_tables)                                                                 \
	F(BOOL, publishes_insert)                                                                  \
	F(BOOL, publishes_update)                                                                  \
	F(BOOL, publishes_delete)                                                                  \
	F(BOOL, publishes_truncate)                                                                \
	F(BOOL, is_via_root)                                                                       \
	F(STRINGS, table_schemas) /* FOR TABLE, schema and name side by side */                    \
	F(STRINGS, tables)                                                                         \
	F(STRINGS, schemas) /* FOR TABLES IN SCHEMA */

struct mm_publication {
	MM_PUBLICATION_FIELDS(MM_MEMBER)
	struct mm_location location;
	bool is_dropped;
};

/* pg_subscription without the connection string. */
#define MM_SUBSCRIPTION_FIELDS(F)                                                                  \
	F(STRING, name)                                                                            \
	F(STRING, owner)                                                                           \
	F(BOOL, is_enabled)                                                                        \
	F(STRING, slot_name)                                                                       \
	F(STRINGS, publications)

struct mm_subscription {
	MM_SUBSCRIPTION_FIELDS(MM_MEMBER)
	struct mm_location location;
	bool is_dropped;
};

/* One role that a grant, a default privilege or a revoke names. */
#define MM_PRIVILEGE_FIELDS(F)                                                                     \
	F(STRING, object_kind) /* "table", "function", "schema", "default privileges", … */      \
	F(STRING, grantee)                                                                         \
	F(STRINGS, privileges)

struct mm_privilege {
	MM_PRIVILEGE_FIELDS(MM_MEMBER)
	struct mm_location location;
	bool is_dropped;
};

#define MM_FOREIGN_SERVER_FIELDS(F)                                                                \
	F(STRING, name)                                                                            \
	F(STRING, wrapper)                                                                         \
	F(STRING, owner)                                                                           \
	F(STRINGS, mapped_users)

struct mm_foreign_server {
	MM_FOREIGN_SERVER_FIELDS(MM_MEMBER)
	struct mm_location location;
	bool is_dropped;
};

#define MM_TABLESPACE_FIELDS(F)                                                                    \
	F(STRING, name)                                                                            \
	F(STRING, owner)

struct mm_tablespace {
	MM_TABLESPACE_FIELDS(MM_MEMBER)
	struct mm_location location;
	bool is_dropped;
};

#define MM_DATABASE_FIELDS(F)                                                                      \
	F(STRING, name)                                                                            \
	F(STRING, owner)                                                                           \
	F(STRING, encoding)                                                                        \
	F(STRING, collation)                                                                       \
	F(STRING, ctype)                                                                           \
	F(STRING, provider) /* "libc", "icu", "builtin" */                                         \
	F(STRING, tablespace)                                                                      \
	F(BOOL, is_template)                                                                       \
	F(BOOL, is_not_connectable)

struct mm_database {
	MM_DATABASE_FIELDS(MM_MEMBER)
	struct mm_location location;
	bool is_dropped;
};

#define MM_ROLE_FIELDS(F)                                                                          \
	F(STRING, name)                                                                            \
	F(BOOL, is_superuser)                                                                      \
	F(BOOL, can_login)                                                                         \
	F(BOOL, has_replication)                                                                   \
	F(BOOL, can_create_role)                                                                   \
	F(BOOL, can_create_database)                                                               \
	F(BOOL, bypasses_row_security)                                                             \
	F(STRINGS, member_of)

struct mm_role {
	MM_ROLE_FIELDS(MM_MEMBER)
	struct mm_location location;
	bool is_dropped;
};

/* pg_db_role_setting, one setting each. */
#define MM_DB_ROLE_SETTING_FIELDS(F)                                                               \
	F(STRING, database) /* NULL: all */                                                        \
	F(STRING, role)     /* NULL: all */                                                        \
	F(STRING, name)                                                                            \
	F(STRING, value)

struct mm_db_role_setting {
	MM_DB_ROLE_SETTING_FIELDS(MM_MEMBER)
	struct mm_location location;
	bool is_dropped;
};

MM_LIST(mm_event_trigger);
MM_LIST(mm_extension);
MM_LIST(mm_publication);
MM_LIST(mm_subscription);
MM_LIST(mm_privilege);
MM_LIST(mm_foreign_server);
MM_LIST(mm_tablespace);
MM_LIST(mm_database);
MM_LIST(mm_role);
MM_LIST(mm_db_role_setting);

#endif
