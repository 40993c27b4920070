#include "input_raw.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "error.h"

/* A directory is no input; one that pg_dump -Fd wrote gets the way out. */
static bool refuse_directory(const char *path, struct mm_error *err)
{
	static const char *const contents[] = { "toc.dat", "toc.dat.gz", "toc.dat.lz4",
		                                "toc.dat.zst" };
	char name[4096];

	for (size_t i = 0; i < sizeof contents / sizeof contents[0]; i++) {
		snprintf(name, sizeof name, "%s/%s", path, contents[i]);
		if (access(name, F_OK) != 0)
			continue;
		mm_error_set(err, 4, "\"%s\" is a pg_dump directory archive, not an SQL script",
		             path);
		mm_error_hint(err, "convert it first: pg_restore --schema-only -f schema.sql %s",
		              path);
		return false;
	}
	return mm_error_set(err, 4, "\"%s\" is a directory", path);
}

static bool read_bytes(struct mm_raw *raw, char *to, size_t size, size_t *got, struct mm_error *err)
{
	ssize_t count;

	if (raw->fd < 0) {
		size_t left = (size_t)(raw->size - raw->position);

		*got = size < left ? size : left;
		if (*got > 0)
			memcpy(to, raw->memory + raw->position, *got);
		raw->position += *got;
		return true;
	}
	do
		count = read(raw->fd, to, size);
	while (count < 0 && errno == EINTR);
	if (count < 0)
		return mm_error_set(err, 4, "could not read \"%s\" at byte %llu: %s", raw->name,
		                    raw->position, strerror(errno));
	*got = (size_t)count;
	raw->position += *got;
	return true;
}

static bool read_head(struct mm_raw *raw, struct mm_error *err)
{
	size_t got = 1;

	while (got > 0 && raw->head_len < sizeof raw->head) {
		if (!read_bytes(raw, raw->head + raw->head_len, sizeof raw->head - raw->head_len,
		                &got, err)) {
			mm_raw_close(raw);
			return false;
		}
		raw->head_len += got;
	}
	return true;
}

bool mm_raw_open(struct mm_raw *raw, const char *path, struct mm_error *err)
{
	bool is_stdin = strcmp(path, "-") == 0;
	struct stat status;

	*raw = (struct mm_raw){ .name = is_stdin ? "standard input" : path, .owns_fd = !is_stdin };
	raw->fd = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	if (raw->fd < 0 || fstat(raw->fd, &status) != 0) {
		mm_error_set(err, 4, "could not open \"%s\": %s", raw->name, strerror(errno));
		mm_raw_close(raw);
		return false;
	}
	if (S_ISDIR(status.st_mode)) {
		mm_raw_close(raw);
		return refuse_directory(path, err);
	}
	if (S_ISREG(status.st_mode) && status.st_size > 0)
		raw->size = (unsigned long long)status.st_size;
	return read_head(raw, err);
}

bool mm_raw_open_memory(struct mm_raw *raw, const char *name, const void *bytes, size_t len,
                        struct mm_error *err)
{
	*raw = (struct mm_raw){ .name = name, .fd = -1, .memory = bytes, .size = len };
	return read_head(raw, err);
}

bool mm_raw_read(struct mm_raw *raw, char *to, size_t size, size_t *got, struct mm_error *err)
{
	size_t left = raw->head_len - raw->head_read;

	if (left == 0)
		return read_bytes(raw, to, size, got, err);
	*got = size < left ? size : left;
	memcpy(to, raw->head + raw->head_read, *got);
	raw->head_read += *got;
	return true;
}

void mm_raw_close(struct mm_raw *raw)
{
	if (raw->owns_fd && raw->fd >= 0)
		close(raw->fd);
	raw->fd = -1;
}
