#ifndef MM_ESCAPE_H
#define MM_ESCAPE_H

#include <stdbool.h>
#include <stddef.h>

struct mm_output;

/*
 * How one format writes text that comes from elsewhere. Names in a dump may
 * hold anything: markup, terminal sequences, marks that turn the direction of
 * writing, bytes that are no UTF-8.
 */
struct mm_escape {
	const char *ascii[128]; /* what to write for the character; NULL: itself */
	bool keeps_marks;       /* invisible and direction marks stay: a program reads it */
	/* Writes a control character, a mark (its code point), or a byte that is no UTF-8. */
	void (*odd)(struct mm_output *out, unsigned long code, bool is_byte);
};

void mm_escape(struct mm_output *out, const struct mm_escape *how, const char *text, size_t len);
/* The same for a whole text; NULL writes nothing. */
void mm_escapes(struct mm_output *out, const struct mm_escape *how, const char *text);

/* For people: \n, \u{202e}, \xff. */
void mm_escape_odd(struct mm_output *out, unsigned long code, bool is_byte);

/* A name or message on a terminal, in one line. */
extern const struct mm_escape mm_escape_terminal;
/* Prose or SQL on a terminal: line ends and tabs stay. */
extern const struct mm_escape mm_escape_terminal_lines;

#endif
