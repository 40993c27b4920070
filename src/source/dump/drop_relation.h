#ifndef MM_DROP_RELATION_H
#define MM_DROP_RELATION_H

#include "loader.h"

/*
 * Drops a table or view with what hangs on it: its partitions always; with
 * `is_cascade` also children, views over it, and foreign keys that point to it.
 */
void mm_drop_relation(struct mm_loader *loader, struct mm_relation *relation, bool is_cascade);
void mm_drop_sequence(struct mm_loader *loader, struct mm_sequence *sequence, bool is_cascade);
/* With `is_cascade` the columns of that type go too. */
void mm_drop_type(struct mm_loader *loader, struct mm_type *type, bool is_cascade);
/* With `is_cascade` the triggers that call it go too. */
void mm_drop_function(struct mm_loader *loader, struct mm_function *function, bool is_cascade);
void mm_drop_schema_contents(struct mm_loader *loader, const char *schema);
/* Everything that ALTER EXTENSION … ADD gave to the extension. */
void mm_drop_extension_contents(struct mm_loader *loader, const char *extension);

#endif
