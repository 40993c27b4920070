#include "input_sniff.h"

#include <string.h>

/* A block of a tar file carries its mark here. */
enum { TAR_MARK = 257 };

static bool begins(const char *head, size_t len, const char *magic, size_t magic_len)
{
	return len >= magic_len && memcmp(head, magic, magic_len) == 0;
}

#define BEGINS(head, len, magic) begins(head, len, magic, sizeof(magic) - 1)

bool mm_sniff_is_compressed(const char *head, size_t len)
{
	return BEGINS(head, len, "\x1f\x8b") || BEGINS(head, len, "\x28\xb5\x2f\xfd") ||
	       BEGINS(head, len,
	              "\xfd"
	              "7zXZ\0") ||
	       (BEGINS(head, len, "BZh") && len > 3 && head[3] >= '1' && head[3] <= '9') ||
	       BEGINS(head, len, "\x04\x22\x4d\x18");
}

static bool is_known_binary(const char *head, size_t len)
{
	return BEGINS(head, len, "PK\x03\x04") ||
	       BEGINS(head, len,
	              "\x7f"
	              "ELF") ||
	       BEGINS(head, len, "\x89PNG") || BEGINS(head, len, "%PDF-") ||
	       BEGINS(head, len, "\xff\xd8\xff") || BEGINS(head, len, "7z\xbc\xaf") ||
	       BEGINS(head, len, "Rar!\x1a");
}

static bool is_tar(const char *head, size_t len)
{
	return len >= TAR_MARK + 5 && memcmp(head + TAR_MARK, "ustar", 5) == 0;
}

struct census {
	size_t even_zeros;
	size_t odd_zeros;
	size_t controls; /* that no text has */
};

static struct census take_census(const char *head, size_t len)
{
	struct census census = { 0, 0, 0 };

	for (size_t i = 0; i < len; i++) {
		if (head[i] == '\0' && i % 2 == 0)
			census.even_zeros++;
		else if (head[i] == '\0')
			census.odd_zeros++;
		else if ((unsigned char)head[i] < ' ' &&
		         strchr("\t\n\v\f\r\b\033", head[i]) == NULL)
			census.controls++;
	}
	return census;
}

/* SQL is mostly ASCII, so that in UTF-16 every other byte is zero: at least a
 * third of one half of the bytes, hardly any of the other. */
static bool is_half_zero(size_t zeros, size_t other_zeros, size_t len)
{
	return len >= 4 && zeros * 6 >= len && other_zeros * 50 <= len;
}

enum mm_sniffed mm_sniff_text(const char *head, size_t len)
{
	struct census census;

	if (BEGINS(head, len, "\xef\xbb\xbf"))
		return MM_SNIFFED_UTF8_MARK;
	if (BEGINS(head, len, "PGDMP"))
		return MM_SNIFFED_CUSTOM_ARCHIVE;
	if (is_tar(head, len))
		return strcmp(head, "toc.dat") == 0 ? MM_SNIFFED_TAR_ARCHIVE : MM_SNIFFED_BINARY;
	if (is_known_binary(head, len) || BEGINS(head, len, "\xff\xfe\0\0"))
		return MM_SNIFFED_BINARY;
	if (BEGINS(head, len, "\xff\xfe"))
		return MM_SNIFFED_UTF16_LE_MARK;
	if (BEGINS(head, len, "\xfe\xff"))
		return MM_SNIFFED_UTF16_BE_MARK;
	census = take_census(head, len);
	if (census.controls * 10 > len)
		return MM_SNIFFED_BINARY;
	if (is_half_zero(census.odd_zeros, census.even_zeros, len))
		return MM_SNIFFED_UTF16_LE;
	if (is_half_zero(census.even_zeros, census.odd_zeros, len))
		return MM_SNIFFED_UTF16_BE;
	return census.even_zeros + census.odd_zeros > 0 ? MM_SNIFFED_BINARY : MM_SNIFFED_TEXT;
}
