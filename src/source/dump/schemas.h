#ifndef MM_SCHEMAS_H
#define MM_SCHEMAS_H

#include "loader.h"

void mm_load_create_schema(struct mm_loader *loader, const PgQuery__CreateSchemaStmt *stmt);
void mm_load_create_extension(struct mm_loader *loader, const PgQuery__CreateExtensionStmt *stmt);
void mm_load_alter_extension(struct mm_loader *loader, const PgQuery__AlterExtensionStmt *stmt);
void mm_load_extension_contents(struct mm_loader *loader,
                                const PgQuery__AlterExtensionContentsStmt *stmt);

#endif
