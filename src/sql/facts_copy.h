#ifndef MM_FACTS_COPY_H
#define MM_FACTS_COPY_H

struct mm_arena;
struct mm_facts;

/* A copy that shares nothing with the original but what resolving found. */
struct mm_facts *mm_facts_copy(struct mm_arena *arena, const struct mm_facts *facts);

#endif
