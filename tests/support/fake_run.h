#ifndef FAKE_RUN_H
#define FAKE_RUN_H

#include "run.h"

/*
 * Runs made by hand, for tests of reports. Add results and findings, then close.
 * The catalog is empty but for what a test puts in.
 */
struct mm_run *fake_run_new(void);
/* Frees the catalog too. */
void fake_run_free(struct mm_run *run);

/* A check of category "schema" with this name; why, fix and evidence are "Why <name>." and so on.
 */
struct mm_result *fake_run_result(struct mm_run *run, const char *name, const char *title);
/* A table's finding: "Table <name> <what>". */
struct mm_finding *fake_run_finding(struct mm_result *result, enum mm_severity severity,
                                    const char *table, const char *what);
/* A check that the catalog could not answer. */
void fake_run_skip(struct mm_run *run, const char *name, const char *reason);
/* Sorts and counts the findings, and judges. */
void fake_run_close(struct mm_run *run);

#endif
