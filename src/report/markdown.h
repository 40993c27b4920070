#ifndef MM_MARKDOWN_H
#define MM_MARKDOWN_H

struct mm_document;
struct mm_output;
struct mm_render_options;

void mm_markdown_write(const struct mm_document *document, const struct mm_render_options *options,
                       struct mm_output *out);

#endif
