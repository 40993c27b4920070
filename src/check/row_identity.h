#ifndef MM_ROW_IDENTITY_H
#define MM_ROW_IDENTITY_H

#include <stdbool.h>

#include "finding.h"

/*
 * The ways to give a table a replica identity, for the checks of the family
 * "identity". Whether it has one already says relation->identity.
 */

/*
 * The index could be chosen with REPLICA IDENTITY USING INDEX, its columns being
 * NOT NULL: unique, valid, immediate, on plain columns of all rows.
 */
bool mm_index_can_identify(const struct mm_index *index);

/* The columns of the index that may hold NULL, added to `to` in key order. */
void mm_index_nullable_columns(struct mm_arena *arena, const struct mm_index *index,
                               struct mm_strings *to);

/*
 * The index of the table that is nearest to being an identity: the one with the
 * fewest nullable columns, the first by name among equals; NULL: none can.
 * `except` is passed over; NULL is allowed.
 */
const struct mm_index *mm_identity_candidate(const struct mm_relation *relation,
                                             const struct mm_index *except);

/* "a, \"b c\"" */
const char *mm_quoted_idents(struct mm_arena *arena, const struct mm_strings *names);

/* candidate_indexes (all of them), and nullable_columns of the nearest one. */
void mm_meta_candidates(struct mm_finding *finding, const struct mm_relation *relation);

/*
 * The primary key, where nothing but the REPLICA IDENTITY setting keeps it from
 * being the identity; NULL: there is none, or it is invalid or deferrable.
 */
const struct mm_index *mm_hidden_key(const struct mm_relation *relation);

/*
 * The statements that give the table an identity with what it has: its hidden
 * key, or the nearest candidate. Adds nothing when there is neither, or when a primary
 * key has to be repaired first.
 */
void mm_fix_identity(struct mm_finding *finding, const struct mm_relation *relation);

#endif
