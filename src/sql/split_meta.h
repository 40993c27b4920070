#ifndef MM_SPLIT_META_H
#define MM_SPLIT_META_H

#include <stdbool.h>
#include <stddef.h>

struct mm_buf;

enum { MM_META_NAME_MAX = 16, MM_META_MAX = 64 * 1024 };

/* The text of one psql meta-command, which comes in portions. */
struct mm_meta {
	char quote;         /* that we are inside of, or 0 */
	bool has_backslash; /* the byte before was one that may begin the separator \\ */
	bool is_cut;        /* longer than MM_META_MAX */
};

/*
 * Takes bytes into `text` up to the end of the line, or to after the separator
 * \\. Returns how many; *is_done tells whether the command ended.
 */
size_t mm_meta_take(struct mm_meta *meta, const char *bytes, size_t len, struct mm_buf *text,
                    bool *is_done);

/* Whether the command at `text` (a backslash) has one of these names. */
bool mm_meta_is(const char *text, size_t len, const char *const *names);
/* Whether it sends the statement before it: \g, \gexec ... */
bool mm_meta_ends_statement(const char *text, size_t len);
/* Whether it is \copy ... from stdin, so that rows follow. */
bool mm_meta_has_copy_data(const char *text, size_t len);

#endif
