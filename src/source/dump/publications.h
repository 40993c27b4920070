#ifndef MM_PUBLICATIONS_H
#define MM_PUBLICATIONS_H

#include "loader.h"

void mm_load_create_publication(struct mm_loader *loader,
                                const PgQuery__CreatePublicationStmt *stmt);
void mm_load_alter_publication(struct mm_loader *loader, const PgQuery__AlterPublicationStmt *stmt);
void mm_load_create_subscription(struct mm_loader *loader,
                                 const PgQuery__CreateSubscriptionStmt *stmt);
void mm_load_alter_subscription(struct mm_loader *loader,
                                const PgQuery__AlterSubscriptionStmt *stmt);
void mm_load_drop_subscription(struct mm_loader *loader, const PgQuery__DropSubscriptionStmt *stmt);

/* When a table is dropped, and before it is renamed or moved; the names stay the caller's. */
void mm_leave_publications(struct mm_loader *loader, const struct mm_relation *relation);
void mm_rename_in_publications(struct mm_loader *loader, const struct mm_relation *relation,
                               const char *schema, const char *name);

#endif
