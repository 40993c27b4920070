#ifndef MM_JSON_H
#define MM_JSON_H

struct mm_document;
struct mm_output;
struct mm_render_options;

void mm_json_write(const struct mm_document *document, const struct mm_render_options *options,
                   struct mm_output *out);

#endif
