#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "buf.h"
#include "error.h"
#include "mem.h"
#include "number.h"
#include "temporary.h"

enum { BUFFER_SIZE = 256 * 1024, EXIT_OUTPUT = 6 };

struct mm_output {
	char *path;   /* as given; NULL: memory */
	char *target; /* the regular file to replace; NULL: written to directly */
	struct mm_temporary *temporary;
	struct mm_buf *memory;
	char *buffer;
	size_t used;
	unsigned long long size;
	int fd;
	int error; /* errno of the first failure, or 0 */
	bool is_no_clobber;
};

static char *copy(const char *text)
{
	size_t size = strlen(text) + 1;

	return memcpy(mm_mem_alloc(size), text, size);
}

/* The descriptor that a name of one stands for, or -1. */
static int named_descriptor(const char *path)
{
	static const char *const folders[] = { "/dev/fd/", "/proc/self/fd/" };
	long long fd;

	if (strcmp(path, "-") == 0 || strcmp(path, "/dev/stdout") == 0)
		return STDOUT_FILENO;
	if (strcmp(path, "/dev/stderr") == 0)
		return STDERR_FILENO;
	for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
		size_t len = strlen(folders[i]);

		if (strncmp(path, folders[i], len) == 0 &&
		    mm_number_parse(path + len, 0, INT_MAX, &fd))
			return (int)fd;
	}
	return -1;
}

bool mm_output_is_stdout(const char *path)
{
	return named_descriptor(path) == STDOUT_FILENO;
}

static bool could_not(struct mm_error *err, const char *verb, const char *path, int error)
{
	if (mm_output_is_stdout(path))
		return mm_error_set(err, EXIT_OUTPUT, "could not %s standard output: %s", verb,
		                    strerror(error));
	return mm_error_set(err, EXIT_OUTPUT, "could not %s \"%s\": %s", verb, path,
	                    strerror(error));
}

static bool exists_already(struct mm_error *err, const char *path)
{
	mm_error_set(err, EXIT_OUTPUT, "\"%s\" exists", path);
	mm_error_hint(err, "without --no-clobber it would be replaced");
	return false;
}

static bool open_directly(struct mm_output *out, struct mm_error *err)
{
	int named = named_descriptor(out->path);

	out->fd = named >= 0 ? fcntl(named, F_DUPFD_CLOEXEC, 0)
	                     : open(out->path, O_WRONLY | O_TRUNC | O_CLOEXEC);
	return out->fd >= 0 || could_not(err, "write to", out->path, errno);
}

/* A symbolic link stays, and what it points to is replaced. */
static bool open_temporary(struct mm_output *out, bool is_there, struct mm_error *err)
{
	if (is_there) {
		out->target = realpath(out->path, NULL);
		if (out->target == NULL)
			return could_not(err, "write to", out->path, errno);
	} else {
		out->target = copy(out->path);
	}
	out->temporary = mm_temporary_open(out->target, &out->fd);
	return out->temporary != NULL || could_not(err, "create", out->path, errno);
}

static bool open_path(struct mm_output *out, struct mm_error *err)
{
	struct stat st;

	if (named_descriptor(out->path) >= 0)
		return open_directly(out, err);
	bool is_there = stat(out->path, &st) == 0;

	if (!is_there && errno != ENOENT)
		return could_not(err, "write to", out->path, errno);
	if (is_there && S_ISDIR(st.st_mode))
		return could_not(err, "write to", out->path, EISDIR);
	if (is_there && !S_ISREG(st.st_mode))
		return open_directly(out, err);
	if (is_there && out->is_no_clobber)
		return exists_already(err, out->path);
	return open_temporary(out, is_there, err);
}

static struct mm_output *new_output(void)
{
	struct mm_output *out = mm_mem_zalloc(1, sizeof *out);

	out->fd = -1;
	return out;
}

struct mm_output *mm_output_open(const char *path, bool is_no_clobber, struct mm_error *err)
{
	struct mm_output *out = new_output();

	out->path = copy(path);
	out->is_no_clobber = is_no_clobber;
	if (open_path(out, err))
		return out;
	mm_output_abandon(out);
	return NULL;
}

struct mm_output *mm_output_memory(struct mm_buf *to)
{
	struct mm_output *out = new_output();

	out->memory = to;
	return out;
}

static void write_all(struct mm_output *out, const char *text, size_t len)
{
	while (len > 0 && out->error == 0) {
		ssize_t written = write(out->fd, text, len);

		if (written < 0 && errno != EINTR) {
			out->error = errno;
		} else if (written > 0) {
			text += written;
			len -= (size_t)written;
		}
	}
}

static void flush(struct mm_output *out)
{
	write_all(out, out->buffer, out->used);
	out->used = 0;
}

void mm_output_add(struct mm_output *out, const char *text, size_t len)
{
	out->size += len;
	if (out->memory != NULL) {
		mm_buf_add(out->memory, text, len);
		return;
	}
	if (out->buffer == NULL)
		out->buffer = mm_mem_alloc(BUFFER_SIZE);
	if (len > BUFFER_SIZE - out->used)
		flush(out);
	if (len > BUFFER_SIZE) {
		write_all(out, text, len);
		return;
	}
	if (len > 0)
		memcpy(out->buffer + out->used, text, len);
	out->used += len;
}

void mm_output_adds(struct mm_output *out, const char *text)
{
	mm_output_add(out, text, strlen(text));
}

void mm_output_addc(struct mm_output *out, char c)
{
	mm_output_add(out, &c, 1);
}

void mm_output_addf(struct mm_output *out, const char *format, ...)
{
	struct mm_buf buf = { 0 };
	va_list args;

	va_start(args, format);
	mm_buf_vaddf(&buf, format, args);
	va_end(args);
	mm_output_add(out, buf.text, buf.len);
	mm_buf_release(&buf);
}

unsigned long long mm_output_size(const struct mm_output *out)
{
	return out->size;
}

/* Claims the name first, so that a file made meanwhile is not replaced. */
static bool claim(const struct mm_output *out, struct mm_error *err)
{
	int fd = open(out->target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	if (fd >= 0) {
		close(fd);
		return true;
	}
	if (errno == EEXIST)
		return exists_already(err, out->path);
	return could_not(err, "create", out->path, errno);
}

static bool put_in_place(struct mm_output *out, struct mm_error *err)
{
	if (out->target == NULL)
		return true;
	if (out->is_no_clobber && !claim(out, err))
		return false;
	if (!mm_temporary_rename(out->temporary, out->target))
		return could_not(err, "create", out->path, errno);
	out->temporary = NULL;
	return true;
}

bool mm_output_finish(struct mm_output *out, struct mm_error *err)
{
	bool is_done = true;

	if (out->memory == NULL) {
		flush(out);
		/* A network file system tells of a full disk only here. */
		if (close(out->fd) != 0 && out->error == 0)
			out->error = errno;
		out->fd = -1;
		is_done = out->error == 0 || could_not(err, "write to", out->path, out->error);
		is_done = is_done && put_in_place(out, err);
	}
	mm_output_abandon(out);
	return is_done;
}

void mm_output_abandon(struct mm_output *out)
{
	if (out == NULL)
		return;
	if (out->fd >= 0)
		close(out->fd);
	mm_temporary_remove(out->temporary);
	mm_mem_free(out->buffer);
	mm_mem_free(out->target);
	mm_mem_free(out->path);
	mm_mem_free(out);
}

bool mm_output_make_directory(const char *path, struct mm_error *err)
{
	char *part = copy(path);
	bool is_made = true;

	for (char *p = part + 1; is_made; p++) {
		if (*p != '/' && *p != '\0')
			continue;
		char end = *p;

		*p = '\0';
		is_made = mkdir(part, 0777) == 0 || errno == EEXIST || errno == EROFS;
		*p = end;
		if (end == '\0')
			break;
	}
	mm_mem_free(part);
	struct stat st;

	if (stat(path, &st) != 0)
		return could_not(err, "create", path, errno);
	return S_ISDIR(st.st_mode) || could_not(err, "create", path, ENOTDIR);
}
