#ifndef MM_MARKDOWN_ESCAPE_H
#define MM_MARKDOWN_ESCAPE_H

struct mm_output;

/* Text in a line or table cell of GitHub-flavoured Markdown: no markup, mention or link comes of
 * it. */
void mm_markdown_text(struct mm_output *out, const char *text);
/* The same as code: a name. */
void mm_markdown_code(struct mm_output *out, const char *text);
/* A fenced block; the fence is longer than any in the text. */
void mm_markdown_fence(struct mm_output *out, const char *language, const char *text);

#endif
