#ifndef MM_CLAIMS_H
#define MM_CLAIMS_H

#include <stdbool.h>

struct mm_catalog;

/* What kind of script was read, as far as it decides what a catalog can claim. */
struct mm_claims {
	bool is_cluster;    /* pg_dumpall wrote it, or a part of it */
	bool has_connected; /* it goes from database to database */
};

/* Marks the parts that the dump carries as present, and says of the others why not. */
void mm_claims_make(struct mm_catalog *catalog, const struct mm_claims *claims);

#endif
