#ifndef MM_CHECK_WORDS_H
#define MM_CHECK_WORDS_H

#include "check.h"
#include "list.h"

/* What a check's masks say, as words. The lists live in the arena. */
struct mm_strings mm_check_severities(struct mm_arena *arena, const struct mm_check *check);
struct mm_strings mm_check_modes(struct mm_arena *arena, const struct mm_check *check);
struct mm_strings mm_check_parts(struct mm_arena *arena, mm_part_mask parts);
/* "yes", "partly", "no": whether a schema dump decides it. */
const char *mm_check_from_dump(const struct mm_check *check);

#endif
