#ifndef MM_GATHERED_H
#define MM_GATHERED_H

#include "finding.h"

/*
 * What is found on some partitions and not on their root is reported once, on the
 * root, with the discriminator "partitions". For what has no column: see odd_leaves.h.
 */
struct mm_map;

struct mm_gathered {
	const struct mm_relation *root;
	enum mm_severity severity; /* the worst of them */
	const char *detail;        /* the caller's, NULL at first */
	struct mm_strings leaves;  /* display names, with repetitions */
	struct mm_strings things;  /* what was found there: the caller's */
};
MM_LIST(mm_gathered);

/* Zeroed but for the arena; mm_gathering_release() at the end. */
struct mm_gathering {
	struct mm_arena *arena;
	struct mm_map *seen;
	struct mm_gathered_list list; /* in the order of the first leaf of each */
};

/* The entry of the partition's root, with the partition added to it. */
struct mm_gathered *mm_gather(struct mm_gathering *gathering, const struct mm_relation *leaf,
                              enum mm_severity severity);
void mm_gathering_release(struct mm_gathering *gathering);

/* The discriminator, detail, and partitions and up to 5 partition_examples of those gathered. */
void mm_finding_gathered(struct mm_finding *finding, struct mm_gathered *gathered);

#endif
