#ifndef MM_DUMP_H
#define MM_DUMP_H

#include <stdbool.h>
#include <stddef.h>

struct mm_catalog;
struct mm_error;

/* Called now and then while reading, on the calling thread; total is 0 when unknown. */
typedef void mm_dump_progress(unsigned long long done_bytes, unsigned long long total_bytes,
                              void *data);

struct mm_dump_options {
	mm_dump_progress *progress; /* or NULL */
	void *progress_data;
};

/* What a dump held: one catalog per database, finished, with facts. At least one. */
struct mm_dump {
	struct mm_catalog **catalogs;
	size_t catalog_count;
};

/*
 * Reads the files ("-" is standard input) in order, as one script: plain
 * pg_dump, pg_dumpall (one catalog per database, roles and tablespaces in
 * each), structure.sql, or hand-written DDL, packed or not. A statement that
 * cannot be understood costs itself and is listed in the catalog's coverage.
 * Fails (exit code 4) when a file cannot be read, is no SQL, or nothing in it
 * defines an object. mm_dump_release() frees the result.
 */
bool mm_dump_load(const char *const *paths, size_t path_count,
                  const struct mm_dump_options *options, struct mm_dump *out, struct mm_error *err);

/* The same over SQL text in memory; an empty catalog is no error here. For tests and fuzzing. */
bool mm_dump_load_text(const char *name, const char *text, size_t len, struct mm_dump *out,
                       struct mm_error *err);

void mm_dump_release(struct mm_dump *dump);

#endif
