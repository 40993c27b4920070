#ifndef MM_LOB_H
#define MM_LOB_H

#include <stdbool.h>

#include "catalog.h"
#include "finding.h"

/* What the checks of large objects share. */

/* The name of what the fact does to large objects ("lo_put", "ALTER LARGE OBJECT"); NULL: nothing,
 * or it reads. */
const char *mm_lob_writing_call(const struct mm_fact *fact);

/* An enabled trigger in scope that calls contrib/lo's lo_manage(). */
bool mm_trigger_is_lo_manage(const struct mm_trigger *trigger);

/* Puts the finding into the one group of all large-object findings. */
void mm_lob_group(struct mm_finding *finding);

#endif
