#include "input_utf16.h"

#include "utf8.h"

enum { FIRST = 0xD800, SECOND = 0xDC00, END = 0xE000, REPLACEMENT = 0xFFFD };

static size_t put_unit(struct mm_utf16 *utf16, unsigned long unit, char *to)
{
	unsigned long first = utf16->first_half;
	size_t len = 0;

	utf16->first_half = 0;
	if (first != 0 && unit >= SECOND && unit < END)
		return mm_utf8_encode(0x10000 + ((first - FIRST) << 10) + (unit - SECOND), to);
	if (first != 0)
		len = mm_utf8_encode(REPLACEMENT, to);
	if (unit >= FIRST && unit < SECOND) {
		utf16->first_half = unit;
		return len;
	}
	return len + mm_utf8_encode(unit, to + len);
}

size_t mm_utf16_decode(struct mm_utf16 *utf16, const char *bytes, size_t len, bool is_last,
                       char *to)
{
	size_t written = 0;

	for (size_t i = 0; i < len; i++) {
		unsigned long byte = (unsigned char)bytes[i];
		unsigned long before = utf16->byte;

		utf16->has_byte = !utf16->has_byte;
		if (utf16->has_byte)
			utf16->byte = (unsigned char)byte;
		else
			written += put_unit(
			    utf16, utf16->is_big_endian ? before << 8 | byte : byte << 8 | before,
			    to + written);
	}
	if (is_last && (utf16->has_byte || utf16->first_half != 0)) {
		utf16->has_byte = false;
		utf16->first_half = 0;
		written += mm_utf8_encode(REPLACEMENT, to + written);
	}
	return written;
}
