#ifndef MM_UTF8_H
#define MM_UTF8_H

#include <stdbool.h>
#include <stddef.h>

struct mm_arena;

/* Whether the bytes are well-formed UTF-8: no overlong form, no surrogate, nothing past U+10FFFF.
 */
bool mm_utf8_is_valid(const char *text, size_t len);

/* Writes the code point as up to 4 bytes (no NUL) and returns how many. What is
 * no character, a surrogate or past U+10FFFF, becomes U+FFFD. */
size_t mm_utf8_encode(unsigned long code, char *to);

/*
 * The bytes as UTF-8, NUL-terminated, in the arena. `encoding` is PostgreSQL's
 * name (LATIN1, WIN1252, EUC_JP, SJIS ...; case does not matter). Where it is
 * NULL, unknown, or does not fit the bytes, they are taken as Latin-1, which
 * always works.
 */
char *mm_utf8_from(struct mm_arena *arena, const char *bytes, size_t len, const char *encoding);

#endif
