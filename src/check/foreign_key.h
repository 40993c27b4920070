#ifndef MM_FOREIGN_KEY_H
#define MM_FOREIGN_KEY_H

#include <stdbool.h>

#include "objects.h"

/* A foreign key that PostgreSQL enforces, and no copy on a partition. */
bool mm_is_foreign_key(const struct mm_constraint *constraint);

/* confdeltype or confupdtype as SQL: "CASCADE", "NO ACTION". */
const char *mm_action_name(char action);
/* The action changes rows of the referencing table: CASCADE, SET NULL, SET DEFAULT. */
bool mm_action_writes(char action);

#endif
