#ifndef MM_HTML_FINDINGS_H
#define MM_HTML_FINDINGS_H

struct mm_html;

void mm_html_findings(const struct mm_html *h);

#endif
