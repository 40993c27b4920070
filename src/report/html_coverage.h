#ifndef MM_HTML_COVERAGE_H
#define MM_HTML_COVERAGE_H

struct mm_html;

void mm_html_coverage(const struct mm_html *h);

#endif
