#ifndef MM_CATALOG_H
#define MM_CATALOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "facts.h"
#include "objects.h"
#include "parts.h"

struct mm_arena;
struct mm_map;

/* A statement of a dump that could not be understood. */
struct mm_unparsed {
	struct mm_location location;
	const char *message;
};
MM_LIST(mm_unparsed);

/* What a source looked at. Zeroed for a source that reads no statements. */
struct mm_coverage {
	int64_t statements; /* seen, psql meta-commands and data aside */
	int64_t parsed;     /* understood through the grammar */
	int64_t rewritten;  /* of these: newer syntax than the grammar, understood by rewrite */
	int64_t ignored;    /* known to hold nothing for the catalog (SET, COMMENT, INSERT …) */
	int64_t meta_commands;
	int64_t data_blocks;              /* COPY … FROM stdin */
	int64_t bytes;                    /* of input, decompressed */
	struct mm_unparsed_list unparsed; /* statements − parsed − ignored of them */
	struct mm_unparsed_list notes;    /* things not followed: \i, data cut, truncated input */
	bool is_truncated;                /* the input ends in the middle of something */
};

#define MM_SERVER_FIELDS(F)                                                                        \
	F(STRING, database)           /* NULL: unknown */                                          \
	F(INT, version_num)           /* as server_version_num; 0: unknown */                      \
	F(STRING, version)            /* "16.4 (Debian 16.4-1.pgdg120+1)" */                       \
	F(STRING, dump_version)       /* of the pg_dump that wrote the file */                     \
	F(STRING, encoding)           /* part encoding */                                          \
	F(BOOL, is_encoding_inferred) /* from client_encoding */                                   \
	F(STRING, collation)                                                                       \
	F(STRING, ctype)                                                                           \
	F(STRING, provider)                                                                        \
	F(STRING, tablespace) /* the database's default; NULL: pg_default or unknown */

struct mm_server {
	MM_SERVER_FIELDS(MM_MEMBER)
};

/* pg_largeobject_metadata, as existence and estimate. */
struct mm_large_objects {
	int64_t count;
	bool is_estimate;
};

/*
 * One database. The lists hold pointers that stay valid for the catalog's life.
 * While it is being filled, dropped objects may stand in the lists, and links are
 * only those the loader set; mm_catalog_finish() takes the first out, sorts the
 * lists, and sets every link.
 */
struct mm_catalog {
	struct mm_arena *arena; /* of everything in it */
	struct mm_map *index;   /* see mm_catalog_find_… */
	struct mm_part_state parts[MM_PART_COUNT];
	struct mm_server server;
	struct mm_large_objects large_objects;
	struct mm_coverage coverage;

	struct mm_schema_list schemas;
	struct mm_relation_list relations;
	struct mm_column_list columns;
	struct mm_constraint_list constraints;
	struct mm_index_list indexes;
	struct mm_sequence_list sequences;
	struct mm_type_list types;
	struct mm_function_list functions;
	struct mm_trigger_list triggers;
	struct mm_event_trigger_list event_triggers;
	struct mm_rule_list rules;
	struct mm_policy_list policies;
	struct mm_extension_list extensions;
	struct mm_publication_list publications;
	struct mm_subscription_list subscriptions;
	struct mm_privilege_list privileges;
	struct mm_foreign_server_list foreign_servers;
	struct mm_tablespace_list tablespaces;
	struct mm_database_list databases;
	struct mm_role_list roles;
	struct mm_db_role_setting_list db_role_settings;
	struct mm_collation_list collations;
};

struct mm_catalog *mm_catalog_new(void);
void mm_catalog_free(struct mm_catalog *catalog); /* NULL is allowed */

/* The catalog's copy of a string. NULL gives NULL. */
const char *mm_catalog_text(struct mm_catalog *catalog, const char *text);

void mm_catalog_claim(struct mm_catalog *catalog, mm_part_mask parts);
/* `reason` is copied. */
void mm_catalog_lacks(struct mm_catalog *catalog, enum mm_part part, enum mm_absence absence,
                      const char *reason);
bool mm_catalog_has(const struct mm_catalog *catalog, mm_part_mask parts);

/*
 * Adding. Names are copied; the new object is otherwise zeroed and listed. The
 * caller sees to it that there is none of that name (find first).
 */
struct mm_relation *mm_catalog_add_relation(struct mm_catalog *catalog, const char *schema,
                                            const char *name, char kind);
struct mm_column *mm_catalog_add_column(struct mm_catalog *catalog, struct mm_relation *relation,
                                        const char *name);
struct mm_constraint *mm_catalog_add_constraint(struct mm_catalog *catalog,
                                                struct mm_relation *relation, const char *name,
                                                char type);
struct mm_constraint *mm_catalog_add_domain_constraint(struct mm_catalog *catalog,
                                                       struct mm_type *domain, const char *name);
struct mm_index *mm_catalog_add_index(struct mm_catalog *catalog, struct mm_relation *relation,
                                      const char *name);
struct mm_sequence *mm_catalog_add_sequence(struct mm_catalog *catalog, const char *schema,
                                            const char *name);
struct mm_type *mm_catalog_add_type(struct mm_catalog *catalog, const char *schema,
                                    const char *name, char kind);
struct mm_function *mm_catalog_add_function(struct mm_catalog *catalog, const char *schema,
                                            const char *name, const char *arguments);
struct mm_trigger *mm_catalog_add_trigger(struct mm_catalog *catalog, struct mm_relation *relation,
                                          const char *name);
struct mm_rule *mm_catalog_add_rule(struct mm_catalog *catalog, struct mm_relation *relation,
                                    const char *name);
struct mm_policy *mm_catalog_add_policy(struct mm_catalog *catalog, struct mm_relation *relation,
                                        const char *name);
struct mm_schema *mm_catalog_add_schema(struct mm_catalog *catalog, const char *name);
struct mm_event_trigger *mm_catalog_add_event_trigger(struct mm_catalog *catalog, const char *name);
struct mm_extension *mm_catalog_add_extension(struct mm_catalog *catalog, const char *name);
struct mm_publication *mm_catalog_add_publication(struct mm_catalog *catalog, const char *name);
struct mm_subscription *mm_catalog_add_subscription(struct mm_catalog *catalog, const char *name);
struct mm_privilege *mm_catalog_add_privilege(struct mm_catalog *catalog, const char *grantee);
struct mm_foreign_server *mm_catalog_add_foreign_server(struct mm_catalog *catalog,
                                                        const char *name);
struct mm_tablespace *mm_catalog_add_tablespace(struct mm_catalog *catalog, const char *name);
struct mm_database *mm_catalog_add_database(struct mm_catalog *catalog, const char *name);
struct mm_role *mm_catalog_add_role(struct mm_catalog *catalog, const char *name);
struct mm_db_role_setting *mm_catalog_add_db_role_setting(struct mm_catalog *catalog,
                                                          const char *name);
struct mm_collation *mm_catalog_add_collation(struct mm_catalog *catalog, const char *schema,
                                              const char *name);

/* Look-ups by raw name, in constant time; NULL when there is none. */
struct mm_relation *mm_catalog_find_relation(const struct mm_catalog *catalog, const char *schema,
                                             const char *name);
struct mm_index *mm_catalog_find_index(const struct mm_catalog *catalog, const char *schema,
                                       const char *name);
struct mm_sequence *mm_catalog_find_sequence(const struct mm_catalog *catalog, const char *schema,
                                             const char *name);
struct mm_type *mm_catalog_find_type(const struct mm_catalog *catalog, const char *schema,
                                     const char *name);
struct mm_function *mm_catalog_find_function(const struct mm_catalog *catalog, const char *schema,
                                             const char *name, const char *arguments);
struct mm_schema *mm_catalog_find_schema(const struct mm_catalog *catalog, const char *name);
struct mm_extension *mm_catalog_find_extension(const struct mm_catalog *catalog, const char *name);
struct mm_role *mm_catalog_find_role(const struct mm_catalog *catalog, const char *name);
struct mm_collation *mm_catalog_find_collation(const struct mm_catalog *catalog, const char *schema,
                                               const char *name);

/*
 * Everything of one name: overloads of a function in a schema, or, with a NULL
 * schema, the functions, relations and sequences of that name in any schema.
 * NULL when there is none. Dropped ones may be among them until finish.
 */
const struct mm_function_list *mm_catalog_overloads(const struct mm_catalog *catalog,
                                                    const char *schema, const char *name);
const struct mm_relation_list *mm_catalog_relations_named(const struct mm_catalog *catalog,
                                                          const char *name);
const struct mm_sequence_list *mm_catalog_sequences_named(const struct mm_catalog *catalog,
                                                          const char *name);

/* Look-ups within a relation or domain, not counting dropped ones; NULL when there is none. */
struct mm_column *mm_relation_find_column(const struct mm_relation *relation, const char *name);
struct mm_constraint *mm_relation_find_constraint(const struct mm_relation *relation,
                                                  const char *name);
struct mm_trigger *mm_relation_find_trigger(const struct mm_relation *relation, const char *name);
struct mm_rule *mm_relation_find_rule(const struct mm_relation *relation, const char *name);
struct mm_policy *mm_relation_find_policy(const struct mm_relation *relation, const char *name);
struct mm_constraint *mm_type_find_constraint(const struct mm_type *domain, const char *name);

/* Renaming one of these. The caller sees to it that the name is free; it is copied. */
void mm_relation_rename_column(struct mm_catalog *catalog, struct mm_relation *relation,
                               struct mm_column *column, const char *name);
void mm_relation_rename_constraint(struct mm_catalog *catalog, struct mm_relation *relation,
                                   struct mm_constraint *constraint, const char *name);
void mm_relation_rename_trigger(struct mm_catalog *catalog, struct mm_relation *relation,
                                struct mm_trigger *trigger, const char *name);
void mm_relation_rename_rule(struct mm_catalog *catalog, struct mm_relation *relation,
                             struct mm_rule *rule, const char *name);
void mm_relation_rename_policy(struct mm_catalog *catalog, struct mm_relation *relation,
                               struct mm_policy *policy, const char *name);
void mm_type_rename_constraint(struct mm_catalog *catalog, struct mm_type *domain,
                               struct mm_constraint *constraint, const char *name);

/*
 * Dropping and renaming while a source fills the catalog. Dropping a relation
 * drops what belongs to it (columns, constraints, indexes, triggers, rules,
 * policies, owned sequences). Renaming gives the object its new look-up key and
 * carries the name to what belongs to it, to `children` and to `referenced_by`.
 */
void mm_catalog_drop_relation(struct mm_catalog *catalog, struct mm_relation *relation);
void mm_catalog_drop_column(struct mm_catalog *catalog, struct mm_column *column);
void mm_catalog_drop_constraint(struct mm_catalog *catalog, struct mm_constraint *constraint);
void mm_catalog_drop_index(struct mm_catalog *catalog, struct mm_index *index);
void mm_catalog_drop_sequence(struct mm_catalog *catalog, struct mm_sequence *sequence);
void mm_catalog_drop_type(struct mm_catalog *catalog, struct mm_type *type);
void mm_catalog_drop_function(struct mm_catalog *catalog, struct mm_function *function);
void mm_catalog_rename_relation(struct mm_catalog *catalog, struct mm_relation *relation,
                                const char *schema, const char *name);
void mm_catalog_rename_index(struct mm_catalog *catalog, struct mm_index *index, const char *schema,
                             const char *name);
void mm_catalog_rename_sequence(struct mm_catalog *catalog, struct mm_sequence *sequence,
                                const char *schema, const char *name);
void mm_catalog_rename_type(struct mm_catalog *catalog, struct mm_type *type, const char *schema,
                            const char *name);
void mm_catalog_rename_function(struct mm_catalog *catalog, struct mm_function *function,
                                const char *schema, const char *name);

/* Takes out what was dropped, sorts every list, sets every link and derived answer. */
void mm_catalog_finish(struct mm_catalog *catalog);

/* One line per object with all its fields, sorted: for tests and for comparing sources. */
struct mm_buf;
void mm_catalog_print(const struct mm_catalog *catalog, struct mm_buf *to);

#endif
