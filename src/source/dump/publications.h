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

#endif
