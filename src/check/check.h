#ifndef MM_CHECK_H
#define MM_CHECK_H

#include "catalog.h"
#include "finding.h"
#include "identity.h"
#include "object.h"
#include "target.h"
#include "types.h"

/* The commands a check runs under. A mask. */
enum mm_mode {
	MM_SCAN = 1 << 0,
	MM_ANALYZE = 1 << 1,
	MM_AUDIT = 1 << 2,
	MM_MONITOR = 1 << 3,
	MM_COMPARE = 1 << 4,
};

/* Whether a plain schema dump alone decides a check. */
enum mm_from_dump { MM_DUMP_NO, MM_DUMP_PARTLY, MM_DUMP_YES };

struct mm_check_input {
	const struct mm_catalog *catalog;
	enum mm_mode mode;
	const struct mm_target *target;
};

/*
 * One rule. The runner calls run() only when the catalog holds every part in
 * needs; otherwise the check is reported as skipped, with the reasons. A check
 * reads the catalog and adds findings; it cannot fail. The texts are plain
 * prose without markup; `fix` may hold SQL with placeholders, the exact statement
 * for an object goes to the finding.
 */
struct mm_check {
	const char *title;    /* what is looked for, one clause */
	const char *why;      /* the mechanism in Spock or PostgreSQL, and what happens */
	const char *evidence; /* where that is known from: source file, version, experiment */
	const char *fix;
	unsigned severities; /* mask of MM_CAN(CRITICAL) …: those it can report */
	unsigned modes;      /* mask of mm_mode */
	mm_part_mask needs;
	mm_part_mask uses; /* runs with less without these */
	enum mm_from_dump from_dump;
	const char *other_sources; /* "live", "statements, live", or NULL */
	void (*run)(const struct mm_check_input *in, struct mm_findings *out);
};

#define MM_CAN(severity) (1u << MM_##severity)

/* Defines the check whose file is checks/<category>/<id>.c. */
#define MM_CHECK(id)                                                                               \
	extern const struct mm_check mm_check_##id;                                                \
	const struct mm_check mm_check_##id

#endif
