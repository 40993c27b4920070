#include "input.h"

#include <string.h>

#include "error.h"
#include "input_raw.h"
#include "input_sniff.h"
#include "input_unpack.h"
#include "input_utf16.h"
#include "mem.h"

enum { UTF16_PORTION = 64 * 1024, UTF8_MARK_LEN = 3, UTF16_MARK_LEN = 2 };

/* UTF-16 on its way to UTF-8, which does not come in the sizes that are asked for. */
struct converter {
	struct mm_utf16 utf16;
	bool is_done;
	char in[UTF16_PORTION];
	char out[UTF16_PORTION * MM_UTF16_GROWTH + MM_UTF16_EXTRA];
	size_t out_len;
	size_t out_read;
};

struct mm_input {
	struct mm_raw raw;
	char *name;
	struct mm_unpack *unpack; /* NULL: the bytes are as in the file */
	/* What was unpacked to look at it; empty otherwise. */
	char head[MM_RAW_HEAD];
	size_t head_len;
	size_t head_read;
	struct converter *converter; /* NULL: the text is UTF-8 */
};

static bool read_bytes(struct mm_input *input, char *to, size_t size, size_t *got,
                       struct mm_error *err)
{
	size_t left = input->head_len - input->head_read;

	if (left > 0) {
		*got = size < left ? size : left;
		memcpy(to, input->head + input->head_read, *got);
		input->head_read += *got;
		return true;
	}
	return input->unpack == NULL ? mm_raw_read(&input->raw, to, size, got, err)
	                             : mm_unpack_read(input->unpack, to, size, got, err);
}

static bool unpack_head(struct mm_input *input, struct mm_error *err)
{
	size_t got = 1;

	input->unpack = mm_unpack_new(&input->raw, err);
	if (input->unpack == NULL)
		return false;
	while (got > 0 && input->head_len < sizeof input->head) {
		if (!mm_unpack_read(input->unpack, input->head + input->head_len,
		                    sizeof input->head - input->head_len, &got, err))
			return false;
		input->head_len += got;
	}
	return true;
}

static bool refuse_archive(const struct mm_input *input, const char *what, struct mm_error *err)
{
	mm_error_set(err, 4, "\"%s\" is a pg_dump archive (%s), not an SQL script", input->name,
	             what);
	/* pg_restore reads standard input when no file is named, and unpacks nothing. */
	if (input->unpack != NULL)
		mm_error_hint(err, "unpack it, and convert it: pg_restore --schema-only -f "
		                   "schema.sql UNPACKED");
	else if (input->raw.fd >= 0 && !input->raw.owns_fd)
		mm_error_hint(err, "convert it first: pg_restore --schema-only -f schema.sql");
	else
		mm_error_hint(err, "convert it first: pg_restore --schema-only -f schema.sql %s",
		              input->name);
	return false;
}

static void convert_from_utf16(struct mm_input *input, bool is_big_endian)
{
	input->converter = mm_mem_zalloc(1, sizeof *input->converter);
	input->converter->utf16.is_big_endian = is_big_endian;
}

static bool drop_mark(struct mm_input *input, size_t len, struct mm_error *err)
{
	char mark[UTF8_MARK_LEN];
	size_t got;

	return read_bytes(input, mark, len, &got, err);
}

static bool set_up(struct mm_input *input, struct mm_error *err)
{
	bool is_packed = mm_sniff_is_compressed(input->raw.head, input->raw.head_len);
	enum mm_sniffed kind;

	if (is_packed && !unpack_head(input, err))
		return false;
	kind = is_packed ? mm_sniff_text(input->head, input->head_len)
	                 : mm_sniff_text(input->raw.head, input->raw.head_len);
	switch (kind) {
	case MM_SNIFFED_TEXT:
		return true;
	case MM_SNIFFED_UTF8_MARK:
		return drop_mark(input, UTF8_MARK_LEN, err);
	case MM_SNIFFED_UTF16_LE_MARK:
	case MM_SNIFFED_UTF16_BE_MARK:
		convert_from_utf16(input, kind == MM_SNIFFED_UTF16_BE_MARK);
		return drop_mark(input, UTF16_MARK_LEN, err);
	case MM_SNIFFED_UTF16_LE:
	case MM_SNIFFED_UTF16_BE:
		convert_from_utf16(input, kind == MM_SNIFFED_UTF16_BE);
		return true;
	case MM_SNIFFED_CUSTOM_ARCHIVE:
		return refuse_archive(input, "custom format", err);
	case MM_SNIFFED_TAR_ARCHIVE:
		return refuse_archive(input, "tar format", err);
	case MM_SNIFFED_BINARY:
		break;
	}
	return mm_error_set(err, 4, "\"%s\" is not an SQL dump: it holds binary data", input->name);
}

static char *copy_name(const char *name)
{
	size_t size = strlen(name) + 1;

	return memcpy(mm_mem_alloc(size), name, size);
}

static bool finish_open(struct mm_input *input, struct mm_input **out, struct mm_error *err)
{
	input->name = copy_name(input->raw.name);
	input->raw.name = input->name;
	if (set_up(input, err)) {
		*out = input;
		return true;
	}
	mm_input_close(input);
	return false;
}

bool mm_input_open(const char *path, struct mm_input **out, struct mm_error *err)
{
	struct mm_input *input = mm_mem_zalloc(1, sizeof *input);

	if (mm_raw_open(&input->raw, path, err))
		return finish_open(input, out, err);
	mm_mem_free(input);
	return false;
}

bool mm_input_open_memory(const char *name, const void *bytes, size_t len, struct mm_input **out,
                          struct mm_error *err)
{
	struct mm_input *input = mm_mem_zalloc(1, sizeof *input);

	if (mm_raw_open_memory(&input->raw, name, bytes, len, err))
		return finish_open(input, out, err);
	mm_mem_free(input);
	return false;
}

static bool convert_portion(struct mm_input *input, struct mm_error *err)
{
	struct converter *converter = input->converter;
	size_t got;

	if (!read_bytes(input, converter->in, sizeof converter->in, &got, err))
		return false;
	converter->is_done = got == 0;
	converter->out_read = 0;
	converter->out_len =
	    mm_utf16_decode(&converter->utf16, converter->in, got, got == 0, converter->out);
	return true;
}

bool mm_input_read(struct mm_input *input, char *to, size_t size, size_t *got, struct mm_error *err)
{
	struct converter *converter = input->converter;
	size_t left;

	if (converter == NULL)
		return read_bytes(input, to, size, got, err);
	while (converter->out_read == converter->out_len && !converter->is_done)
		if (!convert_portion(input, err))
			return false;
	left = converter->out_len - converter->out_read;
	*got = size < left ? size : left;
	memcpy(to, converter->out + converter->out_read, *got);
	converter->out_read += *got;
	return true;
}

unsigned long long mm_input_raw_size(const struct mm_input *input)
{
	return input->raw.size;
}

unsigned long long mm_input_raw_position(const struct mm_input *input)
{
	return input->raw.position;
}

const char *mm_input_name(const struct mm_input *input)
{
	return input->name;
}

void mm_input_close(struct mm_input *input)
{
	if (input == NULL)
		return;
	mm_unpack_free(input->unpack);
	mm_raw_close(&input->raw);
	mm_mem_free(input->converter);
	mm_mem_free(input->name);
	mm_mem_free(input);
}
