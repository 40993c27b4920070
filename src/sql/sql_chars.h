#ifndef MM_SQL_CHARS_H
#define MM_SQL_CHARS_H

#include <stdbool.h>

/* What a byte can be part of, by PostgreSQL's scan.l. Bytes above 127 are letters. */
enum mm_char_class {
	MM_CHAR_OTHER,
	MM_CHAR_SPACE,
	MM_CHAR_LETTER, /* and _ */
	MM_CHAR_DIGIT,
	MM_CHAR_DOLLAR,
	MM_CHAR_QUOTE,        /* ' */
	MM_CHAR_DOUBLE_QUOTE, /* " */
	MM_CHAR_OPERATOR,
	MM_CHAR_PUNCTUATION, /* ( ) [ ] , ; . : */
	MM_CHAR_BACKSLASH,
};

extern const unsigned char mm_char_classes[256];

static inline enum mm_char_class mm_char_class(char c)
{
	return (enum mm_char_class)mm_char_classes[(unsigned char)c];
}

static inline bool mm_char_is_space(char c)
{
	return mm_char_class(c) == MM_CHAR_SPACE;
}

static inline bool mm_char_is_identifier(char c)
{
	enum mm_char_class class = mm_char_class(c);

	return class >= MM_CHAR_LETTER && class <= MM_CHAR_DOLLAR;
}

/* ASCII only, whatever the locale. */
static inline char mm_char_lower(char c)
{
	if (c >= 'A' && c <= 'Z')
		return (char)(c + ('a' - 'A'));
	return c;
}

#endif
