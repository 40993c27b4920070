#ifndef MM_LEAVES_H
#define MM_LEAVES_H

#include "objects.h"

struct mm_arena;

/*
 * Adds the leaves below a partitioned table, all levels, in order of name within
 * a level: tables and foreign tables that hold rows. Nothing for other relations.
 */
void mm_leaves(struct mm_arena *arena, const struct mm_relation *root, struct mm_relation_list *to);
/* The same, ending when `to` holds `most` of them. */
void mm_first_leaves(struct mm_arena *arena, const struct mm_relation *root, size_t most,
                     struct mm_relation_list *to);

#endif
