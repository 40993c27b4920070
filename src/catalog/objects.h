#ifndef MM_OBJECTS_H
#define MM_OBJECTS_H

#include "list.h"
#include "record.h"

/*
 * The objects of a catalog. Field lists name pg_catalog's columns where there is
 * one; expressions and bodies are text. After the field list each struct has what
 * mm_catalog_finish() derives from it: links and answers that checks ask for.
 * Names are raw (not quoted). Types are spelled as format_type() does under an
 * empty search_path ("character varying(120)", "public.mood", "integer[]").
 */
struct mm_facts;
struct mm_relation;
struct mm_column;
struct mm_constraint;
struct mm_index;
struct mm_sequence;
struct mm_type;
struct mm_function;
struct mm_trigger;
struct mm_rule;
struct mm_policy;
MM_LIST(mm_relation);
MM_LIST(mm_column);
MM_LIST(mm_constraint);
MM_LIST(mm_index);
MM_LIST(mm_sequence);
MM_LIST(mm_type);
MM_LIST(mm_function);
MM_LIST(mm_trigger);
MM_LIST(mm_rule);
MM_LIST(mm_policy);

#define MM_SCHEMA_FIELDS(F)                                                                        \
	F(STRING, name)                                                                            \
	F(STRING, owner)                                                                           \
	F(STRING, extension) /* the extension that owns it */

struct mm_schema {
	MM_SCHEMA_FIELDS(MM_MEMBER)
	struct mm_location location;
	bool is_dropped;
};

/* pg_class without indexes, sequences and composite types. */
#define MM_RELATION_FIELDS(F)                                                                      \
	F(STRING, schema)                                                                          \
	F(STRING, name)                                                                            \
	F(LETTER, kind)        /* relkind: r p f v m */                                            \
	F(LETTER, persistence) /* p permanent, u unlogged, t temporary */                          \
	F(STRING, owner)                                                                           \
	F(STRING, access_method)                                                                   \
	F(STRING, tablespace) /* NULL: the database's default */                                   \
	F(STRINGS, options)   /* reloptions, "fillfactor=70" */                                    \
	F(BOOL, is_partition) /* relispartition */                                                 \
	F(STRING, partition_bound)                                                                 \
	F(LETTER, partition_strategy)     /* l r h, of a partitioned table */                      \
	F(STRINGS, partition_columns)     /* key in order; "" stands for an expression */          \
	F(STRINGS, partition_expressions) /* the expressions of the key, in order */               \
	F(STRINGS, parent_schemas)        /* pg_inherits, in order */                              \
	F(STRINGS, parent_names)                                                                   \
	F(STRING, of_type)          /* CREATE TABLE OF */                                          \
	F(LETTER, replica_identity) /* relreplident: d n f i */                                    \
	F(BOOL, row_security)                                                                      \
	F(BOOL, force_row_security)                                                                \
	F(STRING, server)     /* of a foreign table */                                             \
	F(STRING, definition) /* the query of a view */                                            \
	F(BOOL, is_populated) /* of a materialized view */                                         \
	F(STRING, extension)

struct mm_relation {
	MM_RELATION_FIELDS(MM_MEMBER)
	struct mm_location location;
	bool is_dropped;

	struct mm_column_list columns;           /* by position */
	struct mm_constraint_list constraints;   /* by name */
	struct mm_index_list indexes;            /* by name */
	struct mm_trigger_list triggers;         /* by name */
	struct mm_rule_list rules;               /* by name */
	struct mm_policy_list policies;          /* by name */
	struct mm_relation_list parents;         /* INHERITS parents, or the partitioned table */
	struct mm_relation_list children;        /* partitions or inheritance children, by name */
	struct mm_constraint_list referenced_by; /* foreign keys that point here */
	struct mm_relation *root;     /* top of the partition chain; itself when not a partition */
	struct mm_index *primary_key; /* its index, valid or not; NULL: none */
	struct mm_index *identity;    /* the usable replica identity (rd_replidindex), or NULL */
	const struct mm_facts *facts; /* of a view's query */
	bool is_in_scope; /* design/checks/README.md, "Scope", --schema filters included */
};

/* pg_attribute, attnum > 0, not dropped; also the fields of views. */
#define MM_COLUMN_FIELDS(F)                                                                        \
	F(STRING, schema)                                                                          \
	F(STRING, table)                                                                           \
	F(STRING, name)                                                                            \
	F(INT, position) /* order among the columns, 1-based, without gaps */                      \
	F(STRING, type)                                                                            \
	F(BOOL, is_not_null)                                                                       \
	F(STRING, default_expression) /* or the generation expression */                           \
	F(LETTER, identity)           /* attidentity: a always, d by default */                    \
	F(LETTER, generated)          /* attgenerated: s stored, v virtual */                      \
	F(STRING, collation)          /* qualified, where it is not the type's default */          \
	F(STRINGS, options)           /* attoptions, "log_old_value=true" */                       \
	F(BOOL, is_local)             /* attislocal */

struct mm_column {
	MM_COLUMN_FIELDS(MM_MEMBER)
	struct mm_location location;
	bool is_dropped;

	struct mm_relation *relation;
	struct mm_type *user_type;    /* the type's entry (element type of an array), or NULL */
	struct mm_sequence *sequence; /* owned by the column (serial or identity), or NULL */
	const struct mm_facts *facts; /* of default_expression */
};

/* pg_constraint, of tables and of domains. */
#define MM_CONSTRAINT_FIELDS(F)                                                                    \
	F(STRING, schema)                                                                          \
	F(STRING, table) /* the table or domain */                                                 \
	F(STRING, name)                                                                            \
	F(LETTER, type) /* contype: p u f c x t */                                                 \
	F(BOOL, is_domain)                                                                         \
	F(BOOL, is_deferrable)                                                                     \
	F(BOOL, is_deferred)                                                                       \
	F(BOOL, is_not_valid)                                                                      \
	F(BOOL, is_not_enforced)                                                                   \
	F(BOOL, is_no_inherit)                                                                     \
	F(BOOL, is_inherited) /* conparentid <> 0, or not conislocal: a copy */                    \
	F(BOOL, is_period)    /* conperiod: WITHOUT OVERLAPS, PERIOD */                            \
	F(STRINGS, columns)   /* conkey in order; "" for an expression of an exclusion */          \
	F(STRING, expression) /* of a CHECK */                                                     \
	F(STRING, ref_schema)                                                                      \
	F(STRING, ref_table)                                                                       \
	F(STRINGS, ref_columns)                                                                    \
	F(LETTER, on_delete) /* confdeltype: a r c n d */                                          \
	F(LETTER, on_update)                                                                       \
	F(LETTER, match)      /* confmatchtype: s f p */                                           \
	F(STRINGS, operators) /* of an exclusion, with the columns */                              \
	F(STRING, index)      /* name of the index behind p, u, x */

struct mm_constraint {
	MM_CONSTRAINT_FIELDS(MM_MEMBER)
	struct mm_location location;
	bool is_dropped;

	struct mm_relation *relation;   /* NULL for a domain's constraint */
	struct mm_type *domain;         /* NULL for a table's constraint */
	struct mm_relation *references; /* of a foreign key; NULL when it is not in the catalog */
	struct mm_index *backing;       /* the index behind p, u, x */
	const struct mm_facts *facts;   /* of expression */
};

/* pg_index with its pg_class row. */
#define MM_INDEX_FIELDS(F)                                                                         \
	F(STRING, schema)                                                                          \
	F(STRING, table)                                                                           \
	F(STRING, name)                                                                            \
	F(STRING, method)                                                                          \
	F(BOOL, is_unique)                                                                         \
	F(BOOL, is_primary)                                                                        \
	F(BOOL, is_exclusion)                                                                      \
	F(BOOL, is_deferrable) /* not indimmediate */                                              \
	F(BOOL, is_invalid)    /* not indisvalid */                                                \
	F(BOOL, is_replica_identity)                                                               \
	F(BOOL, has_nulls_not_distinct)                                                            \
	F(STRINGS, columns)     /* key in order; "" stands for an expression */                    \
	F(STRINGS, expressions) /* the expressions of the key, in order */                         \
	F(STRINGS, collations)  /* with columns; "" for the column's own */                        \
	F(STRINGS, included)                                                                       \
	F(STRING, predicate)                                                                       \
	F(BOOL, is_partition) /* attached to the parent's index */                                 \
	F(STRING, parent)     /* name of that index, in parent_schema */                           \
	F(STRING, parent_schema)                                                                   \
	F(STRING, constraint) /* the constraint it implements */                                   \
	F(STRING, tablespace)

struct mm_index {
	MM_INDEX_FIELDS(MM_MEMBER)
	struct mm_location location;
	bool is_dropped;

	struct mm_relation *relation;
	const struct mm_facts *facts; /* of expressions and predicate together */
};

#define MM_SEQUENCE_FIELDS(F)                                                                      \
	F(STRING, schema)                                                                          \
	F(STRING, name)                                                                            \
	F(LETTER, persistence)                                                                     \
	F(STRING, owner)                                                                           \
	F(STRING, data_type)                                                                       \
	F(INT, start)                                                                              \
	F(INT, increment)                                                                          \
	F(INT, minimum)                                                                            \
	F(INT, maximum)                                                                            \
	F(INT, cache)                                                                              \
	F(BOOL, is_cycled)                                                                         \
	F(LETTER, dependency) /* pg_depend.deptype to the column: a owned, i identity */           \
	F(STRING, table_schema)                                                                    \
	F(STRING, table)                                                                           \
	F(STRING, column)                                                                          \
	F(BOOL, has_last_value)                                                                    \
	F(INT, last_value)                                                                         \
	F(STRING, extension)

struct mm_sequence {
	MM_SEQUENCE_FIELDS(MM_MEMBER)
	struct mm_location location;
	bool is_dropped;

	struct mm_column *column_of; /* the owning column, or NULL */
	bool is_in_scope;
};

/* pg_type: enums, domains, composite and range types, base types by name. */
#define MM_TYPE_FIELDS(F)                                                                          \
	F(STRING, schema)                                                                          \
	F(STRING, name)                                                                            \
	F(LETTER, kind) /* typtype: e d c r m b */                                                 \
	F(STRING, owner)                                                                           \
	F(STRINGS, labels)   /* of an enum, in order */                                            \
	F(STRING, base_type) /* of a domain */                                                     \
	F(BOOL, is_not_null) /* of a domain */                                                     \
	F(STRING, default_expression)                                                              \
	F(STRING, collation)                                                                       \
	F(STRINGS, field_names) /* of a composite type */                                          \
	F(STRINGS, field_types)                                                                    \
	F(STRING, subtype) /* of a range or multirange */                                          \
	F(STRING, extension)

struct mm_type {
	MM_TYPE_FIELDS(MM_MEMBER)
	struct mm_location location;
	bool is_dropped;

	struct mm_constraint_list constraints; /* CHECKs of a domain */
	bool is_in_scope;
};

#define MM_FUNCTION_FIELDS(F)                                                                      \
	F(STRING, schema)                                                                          \
	F(STRING, name)                                                                            \
	F(STRING, arguments)       /* identity arguments: "integer, text" */                       \
	F(LETTER, kind)            /* prokind: f p a w */                                          \
	F(STRINGS, argument_names) /* all, "" when unnamed */                                      \
	F(STRINGS, argument_types) /* all, with OUT and TABLE */                                   \
	F(STRINGS, argument_modes) /* "i" "o" "b" "v" "t" */                                       \
	F(INT, default_count)                                                                      \
	F(STRING, return_type) /* NULL for a procedure */                                          \
	F(BOOL, returns_set)                                                                       \
	F(STRING, language)                                                                        \
	F(LETTER, volatility) /* provolatile: i s v */                                             \
	F(BOOL, is_strict)                                                                         \
	F(BOOL, is_security_definer)                                                               \
	F(LETTER, parallel)       /* s r u */                                                      \
	F(STRINGS, settings)      /* proconfig, "search_path=app" */                               \
	F(STRING, body)           /* prosrc, or the text of BEGIN ATOMIC … END / RETURN … */   \
	F(BOOL, is_standard_body) /* prosqlbody: BEGIN ATOMIC or RETURN */                         \
	F(STRING, owner)                                                                           \
	F(STRING, extension)

struct mm_function {
	MM_FUNCTION_FIELDS(MM_MEMBER)
	struct mm_location location;
	bool is_dropped;

	const struct mm_facts *facts; /* of the body; NULL: the language's body says nothing */
	struct mm_trigger_list triggers;
	bool is_in_scope;
};

/* pg_trigger, not internal. */
#define MM_TRIGGER_FIELDS(F)                                                                       \
	F(STRING, schema)                                                                          \
	F(STRING, table)                                                                           \
	F(STRING, name)                                                                            \
	F(LETTER, enabled)   /* tgenabled: O D R A */                                              \
	F(BOOL, is_clone)    /* tgparentid <> 0: of a partition */                                 \
	F(LETTER, timing)    /* b before, a after, i instead of */                                 \
	F(BOOL, is_row)      /* FOR EACH ROW */                                                    \
	F(STRINGS, events)   /* "INSERT", "UPDATE", "DELETE", "TRUNCATE", in this order */         \
	F(STRINGS, columns)  /* UPDATE OF */                                                       \
	F(STRING, condition) /* WHEN */                                                            \
	F(STRING, function_schema)                                                                 \
	F(STRING, function)                                                                        \
	F(STRINGS, arguments)                                                                      \
	F(BOOL, is_constraint)                                                                     \
	F(BOOL, is_deferrable)                                                                     \
	F(BOOL, is_deferred)

struct mm_trigger {
	MM_TRIGGER_FIELDS(MM_MEMBER)
	struct mm_location location;
	bool is_dropped;

	struct mm_relation *relation;
	struct mm_function *calls; /* NULL when the function is not in the catalog */
	bool is_in_scope;          /* its relation is, and it is no clone */
};

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

/* pg_rewrite without the rules of views themselves (_RETURN). */
#define MM_RULE_FIELDS(F)                                                                          \
	F(STRING, schema)                                                                          \
	F(STRING, table)                                                                           \
	F(STRING, name)                                                                            \
	F(STRING, event) /* "INSERT", "UPDATE", "DELETE", "SELECT" */                              \
	F(BOOL, is_instead)                                                                        \
	F(LETTER, enabled)                                                                         \
	F(STRING, condition)                                                                       \
	F(STRINGS, actions) /* the statements; none: NOTHING */

struct mm_rule {
	MM_RULE_FIELDS(MM_MEMBER)
	struct mm_location location;
	bool is_dropped;

	struct mm_relation *relation;
	const struct mm_facts *facts; /* of condition and actions */
};

#define MM_POLICY_FIELDS(F)                                                                        \
	F(STRING, schema)                                                                          \
	F(STRING, table)                                                                           \
	F(STRING, name)                                                                            \
	F(STRING, command) /* "ALL", "SELECT", … */                                              \
	F(BOOL, is_restrictive)                                                                    \
	F(STRINGS, roles)                                                                          \
	F(STRING, using_expression)                                                                \
	F(STRING, check_expression)

struct mm_policy {
	MM_POLICY_FIELDS(MM_MEMBER)
	struct mm_location location;
	bool is_dropped;

	struct mm_relation *relation;
	const struct mm_facts *facts; /* of both expressions */
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

#define MM_COLLATION_FIELDS(F)                                                                     \
	F(STRING, schema)                                                                          \
	F(STRING, name)                                                                            \
	F(STRING, provider) /* "libc", "icu", "builtin", "default" */                              \
	F(STRING, locale)                                                                          \
	F(BOOL, is_nondeterministic)                                                               \
	F(STRING, version)        /* collversion */                                                \
	F(STRING, actual_version) /* pg_collation_actual_version() */                              \
	F(STRING, extension)

struct mm_collation {
	MM_COLLATION_FIELDS(MM_MEMBER)
	struct mm_location location;
	bool is_dropped;
};

MM_LIST(mm_schema);
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
MM_LIST(mm_collation);

#endif
