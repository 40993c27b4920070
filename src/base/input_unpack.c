#include "input_unpack.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "error.h"
#include "input_raw.h"
#include "mem.h"

enum { PORTION = 64 * 1024, TRAILER = 8 };

/*
 * libarchive (3.6) does not look at the checksum that ends a gzip file, so a bit that
 * flipped would change a name unnoticed. The trailer holds the checksum and the
 * size of what was packed; where the size is that of all the text, so is the
 * checksum. In a file of several gzip members it is the last one's, and tells nothing.
 */
struct gzip_check {
	unsigned char trailer[TRAILER]; /* the last bytes of the file so far */
	size_t trailer_len;
	uLong sum; /* of the text */
	unsigned long long size;
};

struct mm_unpack {
	struct archive *archive;
	struct mm_raw *raw;
	struct mm_error raw_error; /* of the file itself, which libarchive cannot carry */
	bool is_empty;
	struct gzip_check check;
	char portion[PORTION];
};

static void note_raw(struct gzip_check *check, const char *bytes, size_t len)
{
	unsigned char last[2 * TRAILER];
	size_t from = len > TRAILER ? len - TRAILER : 0;
	size_t total = check->trailer_len + len - from;

	memcpy(last, check->trailer, check->trailer_len);
	memcpy(last + check->trailer_len, bytes + from, len - from);
	check->trailer_len = total < TRAILER ? total : TRAILER;
	memcpy(check->trailer, last + total - check->trailer_len, check->trailer_len);
}

static unsigned long read_number(const unsigned char *p)
{
	return p[0] | (unsigned long)p[1] << 8 | (unsigned long)p[2] << 16 |
	       (unsigned long)p[3] << 24;
}

static bool is_sound(const struct mm_unpack *unpack)
{
	const struct gzip_check *check = &unpack->check;

	if (archive_filter_code(unpack->archive, 0) != ARCHIVE_FILTER_GZIP ||
	    check->trailer_len < TRAILER ||
	    read_number(check->trailer + 4) != (check->size & 0xffffffffU))
		return true;
	return read_number(check->trailer) == check->sum;
}

static la_ssize_t read_portion(struct archive *archive, void *data, const void **bytes)
{
	struct mm_unpack *unpack = data;
	size_t got;

	(void)archive;
	if (!mm_raw_read(unpack->raw, unpack->portion, sizeof unpack->portion, &got,
	                 &unpack->raw_error))
		return -1;
	*bytes = unpack->portion;
	note_raw(&unpack->check, unpack->portion, got);
	return (la_ssize_t)got;
}

static bool fail(const struct mm_unpack *unpack, struct mm_error *err)
{
	const char *reason = archive_error_string(unpack->archive);

	if (unpack->raw_error.exit_code != 0) {
		*err = unpack->raw_error;
		return false;
	}
	return mm_error_set(err, 4, "\"%s\" is damaged or cut short at byte %llu: %s",
	                    unpack->raw->name, unpack->raw->position,
	                    reason == NULL ? "could not unpack it" : reason);
}

static bool open_archive(struct mm_unpack *unpack, struct mm_error *err)
{
	struct archive *archive = unpack->archive;
	struct archive_entry *entry;
	int status;

	archive_read_support_filter_gzip(archive);
	archive_read_support_filter_zstd(archive);
	archive_read_support_filter_xz(archive);
	archive_read_support_filter_bzip2(archive);
	archive_read_support_filter_lz4(archive);
	archive_read_support_format_raw(archive);
	archive_read_support_format_empty(archive);
	if (archive_read_open(archive, unpack, NULL, read_portion, NULL) != ARCHIVE_OK)
		return fail(unpack, err);
	status = archive_read_next_header(archive, &entry);
	unpack->is_empty = status == ARCHIVE_EOF;
	return status == ARCHIVE_OK || unpack->is_empty || fail(unpack, err);
}

struct mm_unpack *mm_unpack_new(struct mm_raw *raw, struct mm_error *err)
{
	struct mm_unpack *unpack = mm_mem_zalloc(1, sizeof *unpack);

	unpack->raw = raw;
	unpack->archive = archive_read_new();
	if (unpack->archive == NULL)
		mm_mem_fail("out of memory");
	if (open_archive(unpack, err))
		return unpack;
	mm_unpack_free(unpack);
	return NULL;
}

void mm_unpack_free(struct mm_unpack *unpack)
{
	if (unpack == NULL)
		return;
	archive_read_free(unpack->archive);
	mm_mem_free(unpack);
}

bool mm_unpack_read(struct mm_unpack *unpack, char *to, size_t size, size_t *got,
                    struct mm_error *err)
{
	la_ssize_t count = unpack->is_empty ? 0 : archive_read_data(unpack->archive, to, size);

	if (count < 0)
		return fail(unpack, err);
	*got = (size_t)count;
	unpack->check.size += (unsigned long long)count;
	if (archive_filter_code(unpack->archive, 0) == ARCHIVE_FILTER_GZIP)
		unpack->check.sum =
		    crc32_z(unpack->check.sum, (const unsigned char *)to, (size_t)count);
	if (count == 0 && !is_sound(unpack))
		return mm_error_set(err, 4,
		                    "\"%s\" is damaged: its checksum is not that of its text",
		                    unpack->raw->name);
	return true;
}
