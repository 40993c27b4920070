#ifndef MM_GRANTS_H
#define MM_GRANTS_H

#include "loader.h"

/* GRANT and REVOKE on objects; is_default: as ALTER DEFAULT PRIVILEGES has them. */
void mm_load_grant(struct mm_loader *loader, const PgQuery__GrantStmt *stmt, bool is_default);
void mm_load_default_privileges(struct mm_loader *loader,
                                const PgQuery__AlterDefaultPrivilegesStmt *stmt);

#endif
