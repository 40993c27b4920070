#ifndef MM_REQUESTS_H
#define MM_REQUESTS_H

#include <stdbool.h>
#include <stddef.h>

#include "list.h"

struct mm_arena;
struct mm_error;
struct mm_format;
struct mm_output;

/* One report that was asked for. */
struct mm_request {
	const char *path; /* a file, "-", or a folder */
	const struct mm_format *format;
	bool is_folder; /* gets a generated name per database */
	bool is_stdout;
	struct mm_output *out; /* of a file, once opened */
};
MM_LIST(mm_request);

/*
 * The reports of a run, collected from --format and --output in the order
 * they stand on the command line.
 */
struct mm_requests {
	struct mm_request_list list;
	struct mm_strings formats; /* names that wait for the next --output */
	bool is_no_clobber;
	bool is_quiet;
};

bool mm_requests_format(struct mm_arena *arena, struct mm_requests *requests, const char *name,
                        struct mm_error *err);
bool mm_requests_output(struct mm_arena *arena, struct mm_requests *requests, const char *path,
                        struct mm_error *err);
/* Settles every format; without any --output the reports go to ./reports/, and text to standard
 * output. */
bool mm_requests_settle(struct mm_arena *arena, struct mm_requests *requests, struct mm_error *err);

/* Opens every named file, before the work begins: what cannot be written is known at once. */
bool mm_requests_open(struct mm_requests *requests, struct mm_error *err);
/* Gives up what is open. */
void mm_requests_abandon(struct mm_requests *requests);

#endif
