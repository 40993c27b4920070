#ifndef MM_TEMPORARY_H
#define MM_TEMPORARY_H

#include <stdbool.h>

/*
 * A file under a temporary name in the folder of the one it will become. A
 * signal handler can remove all that are left: mm_output_remove_temporaries().
 */
struct mm_temporary;

/* Opens one beside `target`, mode 0600; NULL with errno when that cannot be. */
struct mm_temporary *mm_temporary_open(const char *target, int *fd);
/* Gives it its name and frees it; false with errno: it is still there. */
bool mm_temporary_rename(struct mm_temporary *temporary, const char *target);
/* Removes the file. NULL is allowed. */
void mm_temporary_remove(struct mm_temporary *temporary);

#endif
