#ifndef MM_INPUT_UTF16_H
#define MM_INPUT_UTF16_H

#include <stdbool.h>
#include <stddef.h>

/* UTF-16 that comes in portions, as UTF-8. Zeroed but for the byte order at first. */
struct mm_utf16 {
	bool is_big_endian;
	bool has_byte; /* the first half of a unit that portions cut */
	unsigned char byte;
	unsigned long first_half; /* of a surrogate pair, or 0 */
};

enum { MM_UTF16_GROWTH = 3, MM_UTF16_EXTRA = 8 };

/*
 * Writes at most MM_UTF16_GROWTH bytes for each byte read, and MM_UTF16_EXTRA
 * more, and returns how many. Half a surrogate pair, and at the end (`is_last`)
 * half a unit, become U+FFFD.
 */
size_t mm_utf16_decode(struct mm_utf16 *utf16, const char *bytes, size_t len, bool is_last,
                       char *to);

#endif
