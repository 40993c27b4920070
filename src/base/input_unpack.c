#include "input_unpack.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>

#include "error.h"
#include "input_raw.h"
#include "mem.h"

enum { PORTION = 64 * 1024 };

struct mm_unpack {
	struct archive *archive;
	struct mm_raw *raw;
	struct mm_error raw_error; /* of the file itself, which libarchive cannot carry */
	bool is_empty;
	char portion[PORTION];
};

static la_ssize_t read_portion(struct archive *archive, void *data, const void **bytes)
{
	struct mm_unpack *unpack = data;
	size_t got;

	(void)archive;
	if (!mm_raw_read(unpack->raw, unpack->portion, sizeof unpack->portion, &got,
	                 &unpack->raw_error))
		return -1;
	*bytes = unpack->portion;
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
	return true;
}
