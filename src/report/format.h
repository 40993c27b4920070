#ifndef MM_FORMAT_H
#define MM_FORMAT_H

#include <stdbool.h>
#include <stddef.h>

struct mm_document;
struct mm_output;

struct mm_render_options {
	bool has_color; /* text only */
};

/* One format that a report can be written in. */
struct mm_format {
	const char *name;      /* of --format */
	const char *extension; /* of generated names, and the one recognised */
	void (*write)(const struct mm_document *document, const struct mm_render_options *options,
	              struct mm_output *out);
};

/* In the order of the help text. */
extern const struct mm_format mm_formats[];
extern const size_t mm_format_count;

/* NULL: there is none of that name. */
const struct mm_format *mm_format_find(const char *name);
/* The format that a file name's extension asks for; NULL: none does. */
const struct mm_format *mm_format_of_path(const char *path);

#endif
