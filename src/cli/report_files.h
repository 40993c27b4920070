#ifndef MM_REPORT_FILES_H
#define MM_REPORT_FILES_H

#include <stdbool.h>

struct mm_document;
struct mm_error;
struct mm_render_options;
struct mm_requests;

/*
 * Writes every report that was asked for; standard output last, since it names
 * the others. A folder gets one file per database, with a generated name.
 */
bool mm_report_files_write(struct mm_requests *requests, struct mm_document *document,
                           const struct mm_render_options *options, struct mm_error *err);

#endif
