#ifndef MM_HTML_TODO_H
#define MM_HTML_TODO_H

struct mm_html;

void mm_html_todo(const struct mm_html *h);

#endif
