#ifndef MM_OBJECTS_COUNT_H
#define MM_OBJECTS_COUNT_H

#include "model.h"

/* Sets report->objects: how many of each kind the catalog holds, extension members aside. */
void mm_report_count_objects(struct mm_arena *arena, const struct mm_catalog *catalog,
                             struct mm_report *report);

#endif
