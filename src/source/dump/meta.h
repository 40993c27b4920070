#ifndef MM_META_H
#define MM_META_H

#include <stdbool.h>

struct mm_arena;

enum mm_meta_kind {
	MM_META_OTHER,
	MM_META_CONNECT, /* argument: the database; NULL: the same again */
	MM_META_INCLUDE, /* argument: the file; its data or statements were not read */
	MM_META_COPY,    /* \copy … from a file; argument: what it says */
	MM_META_ENCODING,
};

struct mm_meta_command {
	enum mm_meta_kind kind;
	const char *argument; /* in the arena */
};

/* Understands a psql meta-command, from its backslash to the end of its line. */
void mm_meta_command_read(const char *text, struct mm_arena *arena, struct mm_meta_command *out);

#endif
