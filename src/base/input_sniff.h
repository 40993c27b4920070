#ifndef MM_INPUT_SNIFF_H
#define MM_INPUT_SNIFF_H

#include <stdbool.h>
#include <stddef.h>

/* What a file is, by its first bytes. */

bool mm_sniff_is_compressed(const char *head, size_t len);

enum mm_sniffed {
	MM_SNIFFED_TEXT,
	MM_SNIFFED_UTF8_MARK, /* text behind a byte order mark */
	MM_SNIFFED_UTF16_LE_MARK,
	MM_SNIFFED_UTF16_BE_MARK,
	MM_SNIFFED_UTF16_LE, /* without a mark */
	MM_SNIFFED_UTF16_BE,
	MM_SNIFFED_CUSTOM_ARCHIVE, /* pg_dump -Fc */
	MM_SNIFFED_TAR_ARCHIVE,    /* pg_dump -Ft */
	MM_SNIFFED_BINARY,
};

enum mm_sniffed mm_sniff_text(const char *head, size_t len);

#endif
