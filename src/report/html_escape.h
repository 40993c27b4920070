#ifndef MM_HTML_ESCAPE_H
#define MM_HTML_ESCAPE_H

struct mm_output;

/* Text between tags or in a quoted attribute; NULL writes nothing. */
void mm_html_text(struct mm_output *out, const char *text);
/* The same where line ends stay: <pre>. */
void mm_html_lines(struct mm_output *out, const char *text);

/*
 * The hash of a text as a Content-Security-Policy names it: "sha256-…". `to`
 * holds 64 bytes.
 */
const char *mm_html_hash(const char *text, char *to);

#endif
