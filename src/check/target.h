#ifndef MM_TARGET_H
#define MM_TARGET_H

#include <stdbool.h>

/* The newest releases this program knows. */
#define MM_SPOCK_5 50011
#define MM_SPOCK_6 60000

/* What the database is meant to run under. */
struct mm_target {
	int spock;  /* as spock_version_num(): 50011 */
	long nodes; /* N */
};

/* 5.0 as its newest release, three nodes, one database. */
extern const struct mm_target mm_target_default;

/* Reads "5.0", "5.0.12", "6.0", "6.0.0"; false for anything else. */
bool mm_target_parse_spock(const char *text, int *version);
/* "5.0.11". `to` holds at least 32 bytes. */
const char *mm_target_spock_name(int version, char *to);

#endif
