#ifndef MM_KEYS_H
#define MM_KEYS_H

#include "constraints.h"
#include "loader.h"

/* PRIMARY KEY, UNIQUE and EXCLUDE: the constraint and the index behind it. */
void mm_add_key(struct mm_loader *loader, struct mm_relation *relation,
                const struct mm_constraint_spec *spec, bool recurse);
/* Whether two of them would make the same index. */
bool mm_key_specs_equal(const struct mm_constraint_spec *a, const struct mm_constraint_spec *b);

#endif
