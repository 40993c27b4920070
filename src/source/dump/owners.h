#ifndef MM_OWNERS_H
#define MM_OWNERS_H

#include "loader.h"

/* ALTER … OWNER TO, of what ALTER TABLE does not reach. */
void mm_load_alter_owner(struct mm_loader *loader, const PgQuery__AlterOwnerStmt *stmt);

#endif
