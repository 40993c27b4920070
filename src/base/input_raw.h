#ifndef MM_INPUT_RAW_H
#define MM_INPUT_RAW_H

#include <stdbool.h>
#include <stddef.h>

struct mm_error;

enum { MM_RAW_HEAD = 4096 };

/* The bytes of a file, of standard input or of memory as they are. The first
 * ones can be looked at before they are read, from a pipe too. */
struct mm_raw {
	const char *name;
	int fd; /* -1: memory */
	bool owns_fd;
	const char *memory;
	unsigned long long size; /* 0: unknown */
	unsigned long long position;
	char head[MM_RAW_HEAD];
	size_t head_len;
	size_t head_read;
};

bool mm_raw_open(struct mm_raw *raw, const char *path, struct mm_error *err);
bool mm_raw_open_memory(struct mm_raw *raw, const char *name, const void *bytes, size_t len,
                        struct mm_error *err);
/* *got is 0 only at the end. `name` in the message is as given. */
bool mm_raw_read(struct mm_raw *raw, char *to, size_t size, size_t *got, struct mm_error *err);
void mm_raw_close(struct mm_raw *raw);

#endif
