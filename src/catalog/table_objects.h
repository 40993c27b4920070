#ifndef MM_TABLE_OBJECTS_H
#define MM_TABLE_OBJECTS_H

#include "object_lists.h"

/* Tables and views, and what belongs to one. See objects.h. */

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
	F(STRINGS, partition_collations)  /* with partition_columns; "" for the column's own */    \
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
	const struct mm_map *index; /* the catalog's: finds what belongs to it by name */

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
	const struct mm_facts *facts; /* of a view's query, or a partition key's expressions */
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
	const struct mm_facts *facts; /* of default_expression, or of the domain's default */
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

#endif
