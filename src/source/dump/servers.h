#ifndef MM_SERVERS_H
#define MM_SERVERS_H

#include "loader.h"

/* Foreign servers and user mappings, without their options: these hold addresses and passwords. */
void mm_load_create_server(struct mm_loader *loader, const PgQuery__CreateForeignServerStmt *stmt);
void mm_load_create_user_mapping(struct mm_loader *loader,
                                 const PgQuery__CreateUserMappingStmt *stmt);
void mm_load_drop_user_mapping(struct mm_loader *loader, const PgQuery__DropUserMappingStmt *stmt);

void mm_rename_server(struct mm_loader *loader, const char *old_name, const char *new_name);
void mm_drop_server(struct mm_loader *loader, const char *name);

#endif
