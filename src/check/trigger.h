#ifndef MM_TRIGGER_H
#define MM_TRIGGER_H

#include <stdbool.h>

#include "finding.h"

/* "Trigger t on public.orders": the beginning of a title. */
const char *mm_trigger_title(struct mm_findings *out, const struct mm_trigger *trigger);

/* ENABLE REPLICA or ALWAYS, in scope, on a table that rows are applied to. */
bool mm_trigger_is_for_apply(const struct mm_trigger *trigger);

/*
 * The events that the trigger names but that do not fire it when Spock applies
 * rows, whatever its state: INSERT, UPDATE and DELETE for each statement, UPDATE OF.
 */
void mm_trigger_dead_events(struct mm_arena *arena, const struct mm_trigger *trigger,
                            struct mm_strings *to);

/* The function's display name; NULL: unknown. */
const char *mm_trigger_function(struct mm_findings *out, const struct mm_trigger *trigger);

#endif
