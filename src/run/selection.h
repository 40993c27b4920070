#ifndef MM_SELECTION_H
#define MM_SELECTION_H

#include <stdbool.h>

struct mm_registry_entry;
struct mm_selection;

/* Whether the selection chooses this check. */
bool mm_selection_chooses(const struct mm_selection *selection,
                          const struct mm_registry_entry *entry);

#endif
