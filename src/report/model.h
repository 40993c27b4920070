#ifndef MM_MODEL_H
#define MM_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "run.h"

struct mm_arena;

/*
 * What every format is rendered from. Nothing in it points at checks or catalog
 * structs of a live run beyond the findings themselves, so that it can as well
 * be read back from a saved report.
 */

/* How many objects of a kind. */
struct mm_report_count {
	const char *key;   /* in JSON */
	const char *label; /* in a table: "Tables" */
	const char *one;   /* in a sentence; NULL: a part of the kind before, as primary keys are */
	const char *many;
	int64_t count;
};

/* A part of a database that the input does not have: "settings", and why. */
struct mm_report_absence {
	const char *part;
	const char *reason;
};

/* One check's result. */
struct mm_report_result {
	const char *check_name;
	const char *category;
	const char *title;
	const char *why;
	const char *evidence;
	const char *fix;
	bool is_skipped;
	const char *skip_reason;            /* when skipped */
	const char *note;                   /* of this run, or NULL */
	struct mm_finding *const *findings; /* worst first */
	size_t finding_count;
	size_t counts[MM_SEVERITY_COUNT];
};

/* One database assessed. */
struct mm_report {
	const char *database;       /* NULL: unknown */
	const char *server_version; /* "16.4 (Debian …)", NULL: unknown */
	const char *dump_version;   /* of pg_dump, or NULL */
	int64_t bytes;              /* of input, decompressed */

	struct mm_report_result *results; /* by category and name */
	size_t result_count;
	struct mm_report_result **worst; /* those with findings, worst first */
	size_t worst_count;
	size_t run_count; /* of checks */
	size_t passed_count;
	size_t skipped_count;
	size_t excluded_count;
	size_t counts[MM_SEVERITY_COUNT];
	size_t finding_count;

	const struct mm_coverage *coverage;
	struct mm_report_count *objects;
	size_t object_count;                /* kinds, those of zero included */
	struct mm_report_absence *absences; /* what nobody looked at */
	size_t absence_count;
	struct mm_verdict verdict;
};

/* A key and a value as text: the options a run was given. */
struct mm_report_option {
	const char *key;
	struct mm_strings values;
};

/* One run of the program: one database, or several. Everything lives in the arena or is borrowed
 * from the runs. */
struct mm_document {
	struct mm_arena *arena;
	const char *title; /* never NULL */
	const char *version;
	const char *mode;        /* "analyze" */
	const char *source_kind; /* "dump" */
	struct mm_strings source_names;
	struct mm_target target;
	const char *started_at; /* ISO 8601 UTC; NULL in a reproducible report */
	int64_t duration_ms;    /* with started_at */
	struct mm_report_option *options;
	size_t option_count;
	bool has_todo;
	bool has_todo_consider; /* CONSIDER findings are in the to-do list too */
	struct mm_report **reports;
	size_t report_count;
	struct mm_strings written; /* paths of other reports of this run, for the text format */
};

/* Describes a run; it and its catalog must outlive the result. */
struct mm_report *mm_report_of_run(struct mm_arena *arena, const struct mm_run *run);

/* The worst verdict of the reports; complete when all are. */
enum mm_verdict_value mm_document_verdict(const struct mm_document *document);
bool mm_document_is_complete(const struct mm_document *document);
/* Findings of a severity in all reports. */
size_t mm_document_count(const struct mm_document *document, enum mm_severity severity);

/* The database's name, or what stands for it. */
const char *mm_report_name(const struct mm_report *report);

#endif
