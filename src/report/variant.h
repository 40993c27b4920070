#ifndef MM_VARIANT_H
#define MM_VARIANT_H

#include "model.h"

/*
 * Findings of one check that say the same of different objects: one heading,
 * then a line per object.
 */
struct mm_variant {
	enum mm_severity severity;
	const char *phrase; /* the title with … for the object; NULL: the titles differ */
	const struct mm_finding **findings;
	size_t count;
	size_t capacity;
};
MM_LIST(mm_variant);

/* The variants of a result, worst first. A severity with many different titles is one variant. */
struct mm_variant_list mm_result_variants(struct mm_arena *arena,
                                          const struct mm_report_result *result);

#endif
