#ifndef MM_BLOCKERS_H
#define MM_BLOCKERS_H

#include <stdbool.h>

#include "finding.h"
#include "objects.h"

struct mm_arena;
struct mm_catalog;
struct mm_map;

/*
 * What keeps ALTER TABLE ... ALTER COLUMN ... TYPE from working: views, materialized
 * views, rules, policies, triggers and generated columns that use the column, and a
 * partition key. Zeroed but for the arena before mm_blockers_find().
 */
struct mm_blockers {
	struct mm_arena *arena;
	struct mm_map *dependents; /* of a relation: code that reads it */
};

void mm_blockers_find(struct mm_blockers *blockers, const struct mm_catalog *catalog);
void mm_blockers_release(struct mm_blockers *blockers);

/* Adds "view public.v", "generated column public.t.g" … to `to`. */
void mm_blockers_of(const struct mm_blockers *blockers, const struct mm_column *column,
                    struct mm_strings *to);

/*
 * Says in the finding's detail and in blocked_by what has to go before the column
 * changes its type. False: no statement on this table does
 * it: the column is in the partition key, or inherited from a parent.
 */
bool mm_finding_blockers(struct mm_finding *finding, const struct mm_blockers *blockers,
                         const struct mm_column *column);

#endif
