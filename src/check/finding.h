#ifndef MM_FINDING_H
#define MM_FINDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "list.h"
#include "object.h"

enum mm_severity { MM_INFO, MM_CONSIDER, MM_WARNING, MM_CRITICAL };
enum { MM_SEVERITY_COUNT = 4 };

/* "INFO", … */
const char *mm_severity_name(enum mm_severity severity);

/* When a fix is carried out. */
enum mm_phase { MM_BEFORE, MM_INSTALL, MM_AFTER, MM_APPLICATION };
/* "before", "install", "after", "application" */
const char *mm_phase_name(enum mm_phase phase);

enum mm_meta_kind { MM_META_TEXT, MM_META_INT, MM_META_BOOL, MM_META_LIST };

struct mm_meta {
	const char *key;
	enum mm_meta_kind kind;
	const char *text;
	int64_t number; /* INT, BOOL */
	struct mm_strings list;
};

struct mm_finding {
	struct mm_arena *arena;
	enum mm_severity severity;
	struct mm_object object;
	const char *object_name; /* display form */
	const char *title;
	const char *detail; /* what is particular to this one, a sentence; or NULL */
	const char *group;  /* "<family>:<qualified name>"; NULL: a group of its own */
	struct mm_strings discriminators;
	struct mm_meta *metadata;
	size_t meta_count;
	size_t meta_capacity;
	const char *fix_sql; /* exact statements for this object, or NULL */
	enum mm_phase fix_phase;
	bool is_heuristic;
	char id[17]; /* set by mm_findings_close() */
};
MM_LIST(mm_finding);

/* What one check found. Everything is kept in the arena. */
struct mm_findings {
	struct mm_arena *arena;
	struct mm_finding_list list;
	const char *note; /* what the reader should know of this check's run, or NULL */
};

/*
 * Reports one object: title as a format, object first, quoted display names in
 * it, no numbers that change from run to run. The pointer is for adding to it.
 */
struct mm_finding *mm_findings_add(struct mm_findings *out, enum mm_severity severity,
                                   struct mm_object object, const char *title, ...)
    __attribute__((format(printf, 4, 5)));

/* Adds a sentence to the check's note. */
void mm_findings_note(struct mm_findings *out, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The object's display name in the findings' arena: mm_display(out, mm_object_of_…(x)). */
const char *mm_display(struct mm_findings *out, struct mm_object object);

void mm_finding_detail(struct mm_finding *finding, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Separates findings of one check on one object: fixed text or another object's raw name. */
void mm_finding_discriminate(struct mm_finding *finding, const char *text);
/* group = family:display name of the object. */
void mm_finding_group(struct mm_finding *finding, const char *family, struct mm_object object);
void mm_finding_fix(struct mm_finding *finding, enum mm_phase phase, const char *sql, ...)
    __attribute__((format(printf, 3, 4)));

/* Metadata, in the order added. NULL text and empty lists are left out. Texts are copied. */
void mm_meta_text(struct mm_finding *finding, const char *key, const char *value);
void mm_meta_int(struct mm_finding *finding, const char *key, int64_t value);
void mm_meta_bool(struct mm_finding *finding, const char *key, bool value);
/* In the order given; cut at 20 entries, then with <key>_total. */
void mm_meta_list(struct mm_finding *finding, const char *key, const struct mm_strings *values);
/* The same, sorted and without repetition: for sets. */
void mm_meta_set(struct mm_finding *finding, const char *key, const struct mm_strings *values);
/* partitions (leaf count) and partition_examples (up to 5), for a partitioned root; else nothing.
 */
void mm_meta_partitions(struct mm_finding *finding, const struct mm_relation *root);

/* Sets the ids, sorts by severity (worst first), object name and id. */
void mm_findings_close(struct mm_findings *out, const char *check_name);

#endif
