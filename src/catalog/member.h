#ifndef MM_MEMBER_H
#define MM_MEMBER_H

#include "catalog.h"

/*
 * What belongs to a relation or a domain, by name. Most have a few columns and
 * constraints; a list longer than this is looked up in the catalog's index, so
 * that a thousand triggers on one table cost a thousand steps, not a million.
 * Internal to this layer.
 */
enum { MM_SHORT_LIST = 32 };

/* Call after the last of the list was added. Of several of a name, the first counts. */
void mm_member_column(struct mm_catalog *catalog, const struct mm_relation *relation);
void mm_member_constraint(struct mm_catalog *catalog, const struct mm_relation *relation);
void mm_member_trigger(struct mm_catalog *catalog, const struct mm_relation *relation);
void mm_member_rule(struct mm_catalog *catalog, const struct mm_relation *relation);
void mm_member_policy(struct mm_catalog *catalog, const struct mm_relation *relation);
void mm_member_domain_constraint(struct mm_catalog *catalog, const struct mm_type *domain);

#endif
