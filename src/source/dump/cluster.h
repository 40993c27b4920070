#ifndef MM_CLUSTER_H
#define MM_CLUSTER_H

#include "loader.h"

/* Databases, roles and tablespaces: they go to loader->shared. */
void mm_load_create_database(struct mm_loader *loader, const PgQuery__CreatedbStmt *stmt);
void mm_load_alter_database(struct mm_loader *loader, const PgQuery__AlterDatabaseStmt *stmt);
void mm_load_drop_database(struct mm_loader *loader, const PgQuery__DropdbStmt *stmt);
void mm_load_alter_database_set(struct mm_loader *loader,
                                const PgQuery__AlterDatabaseSetStmt *stmt);
void mm_load_create_role(struct mm_loader *loader, const PgQuery__CreateRoleStmt *stmt);
void mm_load_alter_role(struct mm_loader *loader, const PgQuery__AlterRoleStmt *stmt);
void mm_load_alter_role_set(struct mm_loader *loader, const PgQuery__AlterRoleSetStmt *stmt);
void mm_load_drop_role(struct mm_loader *loader, const PgQuery__DropRoleStmt *stmt);
void mm_load_grant_role(struct mm_loader *loader, const PgQuery__GrantRoleStmt *stmt);
void mm_load_create_tablespace(struct mm_loader *loader, const PgQuery__CreateTableSpaceStmt *stmt);

#endif
