#ifndef MM_COMPLETE_H
#define MM_COMPLETE_H

#include "loader.h"

/* What can only be said once every statement was applied. Before mm_catalog_finish(). */
void mm_load_complete(struct mm_loader *loader);

#endif
