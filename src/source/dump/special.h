#ifndef MM_SPECIAL_H
#define MM_SPECIAL_H

#include "classify.h"
#include "loader.h"

/*
 * Applies a statement that mm_classify() understood by its tokens (a class
 * other than PARSE and IGNORED).
 */
void mm_special_apply(struct mm_loader *loader, enum mm_class class);

/* Counts a large object of that number in the catalog, once. */
void mm_special_large_object(struct mm_loader *loader, const char *number);

#endif
