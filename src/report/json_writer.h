#ifndef MM_JSON_WRITER_H
#define MM_JSON_WRITER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "list.h"

struct mm_output;

/*
 * Writes JSON as it goes, without a tree in memory: commas, line ends and
 * indentation (one space a level) are its work. Zeroed but for `out` it is
 * ready. Keys are our own words; texts may hold anything: bytes that are no
 * UTF-8 become U+FFFD.
 */
struct mm_json {
	struct mm_output *out;
	int depth;
	int inline_depth; /* from this depth on all stands in one line; 0: nothing does */
	bool has_before;  /* something of this level stands before */
};

/* The key is NULL for the top and inside a list. */
void mm_json_object(struct mm_json *j, const char *key);
void mm_json_list(struct mm_json *j, const char *key);
/* The same, with all of it in one line. */
void mm_json_inline_object(struct mm_json *j, const char *key);
void mm_json_inline_list(struct mm_json *j, const char *key);
void mm_json_end_object(struct mm_json *j);
void mm_json_end_list(struct mm_json *j);

void mm_json_text(struct mm_json *j, const char *key, const char *text); /* NULL: null */
/* Left out when it is NULL. */
void mm_json_text_if(struct mm_json *j, const char *key, const char *text);
void mm_json_int(struct mm_json *j, const char *key, int64_t number);
void mm_json_bool(struct mm_json *j, const char *key, bool value);
void mm_json_strings(struct mm_json *j, const char *key, const struct mm_strings *list);

#endif
