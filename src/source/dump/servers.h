#ifndef MM_SERVERS_H
#define MM_SERVERS_H

#include "loader.h"

/* Foreign servers and user mappings, without their options: these hold addresses and passwords. */
void mm_load_create_server(struct mm_loader *loader, const PgQuery__CreateForeignServerStmt *stmt);
void mm_load_create_user_mapping(struct mm_loader *loader,
                                 const PgQuery__CreateUserMappingStmt *stmt);
void mm_load_drop_user_mapping(struct mm_loader *loader, const PgQuery__DropUserMappingStmt *stmt);

#endif
