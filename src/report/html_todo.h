#ifndef MM_HTML_TODO_H
#define MM_HTML_TODO_H

struct mm_html;

/* Links to the parts of the page that are there. */
void mm_html_links(const struct mm_html *h);
/* The to-do list, unless there is nothing to do or it is not wanted. */
void mm_html_todo(const struct mm_html *h);

#endif
