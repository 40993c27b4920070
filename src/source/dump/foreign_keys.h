#ifndef MM_FOREIGN_KEYS_H
#define MM_FOREIGN_KEYS_H

#include "constraints.h"
#include "loader.h"

void mm_add_foreign_key(struct mm_loader *loader, struct mm_relation *relation,
                        const struct mm_constraint_spec *spec);

/*
 * A partition that is attached hands its foreign keys that equal the parent's
 * over to those (clones are not in the catalog); detached, it gets them as its own.
 */
void mm_merge_foreign_keys(struct mm_loader *loader, struct mm_relation *partition,
                           const struct mm_relation *parent);
void mm_split_foreign_keys(struct mm_loader *loader, struct mm_relation *partition,
                           const struct mm_relation *parent);

/* Foreign keys without a list of columns, whose target came later in the file. */
void mm_resolve_foreign_keys(struct mm_loader *loader);

#endif
