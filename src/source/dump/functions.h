#ifndef MM_FUNCTIONS_H
#define MM_FUNCTIONS_H

#include "names.h"

/*
 * The function that a statement creates, located at the statement and otherwise
 * new; one that it replaces keeps only its owner and its extension. NULL when
 * there is one already and the statement does not replace it.
 */
struct mm_function *mm_load_new_function(struct mm_loader *loader, struct mm_name name,
                                         const char *arguments, bool is_replacing);

#endif
