#ifndef MM_SETTINGS_H
#define MM_SETTINGS_H

#include "loader.h"

/* Puts back what a new connection has: search_path, default_tablespace and the like. */
void mm_loader_reset(struct mm_loader *loader);

/* The elements of a list setting ("a, \"B c\"", as search_path has them), in `arena`. */
void mm_setting_list(struct mm_arena *arena, const char *value, struct mm_strings *out);

/* A session setting becomes `values`; none of them means its default. */
void mm_setting_apply(struct mm_loader *loader, const char *name, const struct mm_strings *values);

/* The arguments of SET as strings, in the scratch arena. */
void mm_setting_values(struct mm_loader *loader, const PgQuery__VariableSetStmt *stmt,
                       struct mm_strings *out);

/* SET and RESET for the session. */
void mm_load_set(struct mm_loader *loader, const PgQuery__VariableSetStmt *stmt);

/*
 * ALTER DATABASE and ALTER ROLE … SET: adds, replaces or removes entries of
 * pg_db_role_setting. NULL database or role: for all.
 */
void mm_setting_store(struct mm_loader *loader, const char *database, const char *role,
                      const PgQuery__VariableSetStmt *stmt);

/* PostgreSQL's name of an encoding ("utf-8" gives "UTF8"), in `arena`; NULL for NULL. */
const char *mm_encoding_name(struct mm_arena *arena, const char *name);

/* Of several values for one role and database the one that was set last stays. */
void mm_settings_keep_last(struct mm_catalog *catalog);

#endif
