#ifndef MM_TRIGGERS_H
#define MM_TRIGGERS_H

#include "loader.h"

/*
 * The trigger of that name on a partition. PostgreSQL clones the row triggers of
 * a partitioned table; the catalog leaves clones out until a statement changes
 * one: then it is added, as a copy of the nearest ancestor's. NULL when neither
 * the partition nor an ancestor has it.
 */
struct mm_trigger *mm_load_clone_trigger(struct mm_loader *loader, struct mm_relation *partition,
                                         const char *name);

#endif
