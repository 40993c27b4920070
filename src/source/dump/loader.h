#ifndef MM_LOADER_H
#define MM_LOADER_H

#include <stdbool.h>
#include <stddef.h>

#include "catalog.h"
#include "parse.h"

struct mm_map;

/*
 * The state in which statements of a dump are applied to a catalog, one after
 * the other, on one thread. Internal to this layer.
 */
struct mm_loader {
	struct mm_catalog *catalog;        /* of the current database */
	struct mm_catalog *shared;         /* roles, tablespaces, databases and their settings */
	struct mm_map *grants;             /* kind and grantee → the catalog's privilege */
	struct mm_map *large_objects;      /* those counted in the catalog, by their number */
	struct mm_arena *scratch;          /* emptied after each statement */
	struct mm_strings search_path;     /* the schemas in force, without pg_catalog */
	const char *default_tablespace;    /* "" none */
	const char *default_access_method; /* "heap" */

	/* The statement being applied. */
	const char *text;
	size_t len;
	struct mm_location location; /* of its first token */
};

/* What became of a statement. */
enum mm_load_result {
	MM_LOAD_APPLIED,
	MM_LOAD_IGNORED, /* known, and nothing for the catalog in it */
};

/*
 * Applies one parsed statement. Never fails: what refers to an object that is
 * not there (a hand-written file may leave things out) is passed over, or makes
 * the object where the statement itself defines it.
 */
enum mm_load_result mm_load_statement(struct mm_loader *loader, const PgQuery__Node *statement);

/* Copies into the catalog's arena. */
const char *mm_loader_text(struct mm_loader *loader, const char *text);
const char *mm_loader_text_n(struct mm_loader *loader, const char *text, size_t len);

/* The handlers, by file. Each takes the statement's own node. */

/* tables.c, columns.c, inherit.c, partitions.c */
void mm_load_create_table(struct mm_loader *loader, const PgQuery__CreateStmt *stmt,
                          const char *foreign_server);
void mm_load_create_foreign_table(struct mm_loader *loader,
                                  const PgQuery__CreateForeignTableStmt *stmt);
void mm_load_create_table_as(struct mm_loader *loader, const PgQuery__CreateTableAsStmt *stmt);
/* alter_table.c: tables, views, indexes, sequences, foreign tables, composite types */
void mm_load_alter_table(struct mm_loader *loader, const PgQuery__AlterTableStmt *stmt);
/* indexes.c */
void mm_load_create_index(struct mm_loader *loader, const PgQuery__IndexStmt *stmt);
/* views.c */
void mm_load_create_view(struct mm_loader *loader, const PgQuery__ViewStmt *stmt);
/* sequences.c */
void mm_load_create_sequence(struct mm_loader *loader, const PgQuery__CreateSeqStmt *stmt);
void mm_load_alter_sequence(struct mm_loader *loader, const PgQuery__AlterSeqStmt *stmt);
void mm_load_setval(struct mm_loader *loader, const char *sequence, int64_t value, bool is_called);
/* drop.c, rename.c: every kind of object */
void mm_load_drop(struct mm_loader *loader, const PgQuery__DropStmt *stmt);
void mm_load_rename(struct mm_loader *loader, const PgQuery__RenameStmt *stmt);
void mm_load_alter_object_schema(struct mm_loader *loader,
                                 const PgQuery__AlterObjectSchemaStmt *stmt);

/* types.c */
void mm_load_create_enum(struct mm_loader *loader, const PgQuery__CreateEnumStmt *stmt);
void mm_load_alter_enum(struct mm_loader *loader, const PgQuery__AlterEnumStmt *stmt);
void mm_load_create_domain(struct mm_loader *loader, const PgQuery__CreateDomainStmt *stmt);
void mm_load_alter_domain(struct mm_loader *loader, const PgQuery__AlterDomainStmt *stmt);
void mm_load_create_composite(struct mm_loader *loader, const PgQuery__CompositeTypeStmt *stmt);
void mm_load_create_range(struct mm_loader *loader, const PgQuery__CreateRangeStmt *stmt);
/* CREATE TYPE, AGGREGATE, COLLATION; false for OPERATOR and the text search kinds */
bool mm_load_define(struct mm_loader *loader, const PgQuery__DefineStmt *stmt);
/* functions.c */
void mm_load_create_function(struct mm_loader *loader, const PgQuery__CreateFunctionStmt *stmt);
void mm_load_alter_function(struct mm_loader *loader, const PgQuery__AlterFunctionStmt *stmt);
/* The function an ObjectWithArgs names, or NULL. */
struct mm_function *mm_load_find_function(struct mm_loader *loader,
                                          const PgQuery__ObjectWithArgs *object);
/* triggers.c */
void mm_load_create_trigger(struct mm_loader *loader, const PgQuery__CreateTrigStmt *stmt);
void mm_load_create_event_trigger(struct mm_loader *loader,
                                  const PgQuery__CreateEventTrigStmt *stmt);
void mm_load_alter_event_trigger(struct mm_loader *loader, const PgQuery__AlterEventTrigStmt *stmt);
/* rules.c, policies.c */
void mm_load_create_rule(struct mm_loader *loader, const PgQuery__RuleStmt *stmt);
void mm_load_create_policy(struct mm_loader *loader, const PgQuery__CreatePolicyStmt *stmt);
void mm_load_alter_policy(struct mm_loader *loader, const PgQuery__AlterPolicyStmt *stmt);

/* schemas.h, owners.h, grants.h, publications.h, servers.h, cluster.h, settings.h: the rest. */

#endif
