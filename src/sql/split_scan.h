#ifndef MM_SPLIT_SCAN_H
#define MM_SPLIT_SCAN_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Finds the end of one statement in text that comes in portions. It looks at
 * every byte once: all that it must remember about earlier bytes is in here,
 * so that the caller may throw them away.
 */

enum { MM_SCAN_TAG_MAX = 1024 }; /* of $tag$; a longer one is not taken as a quote */

enum mm_scan_state {
	MM_SCAN_PLAIN,
	MM_SCAN_WORD,
	MM_SCAN_STRING,
	MM_SCAN_QUOTED,
	MM_SCAN_TAG,
	MM_SCAN_DOLLAR,
	MM_SCAN_LINE_COMMENT,
	MM_SCAN_BLOCK_COMMENT,
};

/* What the token before was, as far as it gives the next one a meaning. */
enum mm_scan_before {
	MM_BEFORE_OTHER,
	MM_BEFORE_DOT,
	MM_BEFORE_AS,
	MM_BEFORE_FROM,
	MM_BEFORE_BEGIN,
	MM_BEFORE_U,              /* right before an & */
	MM_BEFORE_UNICODE_STRING, /* U&, in which a backslash hides no quote */
	MM_BEFORE_STRING,
	MM_BEFORE_STRING_AND_NEWLINE,
};

enum mm_scan_verb { MM_VERB_OTHER, MM_VERB_INSERT, MM_VERB_COPY, MM_VERB_SET };

enum mm_scan_stop { MM_STOP_MORE, MM_STOP_SEMICOLON, MM_STOP_BACKSLASH };

struct mm_scan {
	bool has_plain_escapes; /* standard_conforming_strings is off; survives a reset */
	enum mm_scan_state state;
	enum mm_scan_before before;
	enum mm_scan_verb verb; /* by the first word */
	bool is_copy_from_stdin;
	bool is_routine;     /* CREATE [OR REPLACE] FUNCTION or PROCEDURE */
	bool string_escapes; /* of the current or last string */
	unsigned word_count; /* stops at 4 */
	char initials[4];    /* of the first words, where they are create, or, replace ... */
	size_t paren_depth;
	size_t body_depth; /* BEGIN ATOMIC and CASE that wait for their END */
	size_t comment_depth;
	char word[16]; /* lower case; the beginning of a word that portions cut */
	size_t word_len;
	char tag[MM_SCAN_TAG_MAX];
	size_t tag_len;
	size_t tag_matched; /* bytes of the closing $tag$ that were seen */
};

/* Ready for a new statement. */
void mm_scan_reset(struct mm_scan *scan);
/* Ready inside a block comment, after its opening. */
void mm_scan_reset_in_comment(struct mm_scan *scan);

/*
 * Goes on from *p. Stops at a semicolon that ends the statement or at a
 * backslash outside quotes, with *p at it; or, having done what it can, before
 * `end`: at most one byte is left then, none when `is_last` says that nothing
 * follows.
 */
enum mm_scan_stop mm_scan_run(struct mm_scan *scan, const char **p, const char *end, bool is_last);
/* The same for a block comment alone: true when it ended, with *p after it. */
bool mm_scan_comment(struct mm_scan *scan, const char **p, const char *end, bool is_last);

/* Whether the statement cannot end here: inside quotes, a comment, parentheses, a body. */
bool mm_scan_is_open(const struct mm_scan *scan);

#endif
