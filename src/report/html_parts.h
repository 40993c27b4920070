#ifndef MM_HTML_PARTS_H
#define MM_HTML_PARTS_H

#include "model.h"

struct mm_output;

/* What the parts of the HTML page are written from. */
struct mm_html {
	struct mm_output *out;
	struct mm_arena *arena; /* for one report */
	const struct mm_document *document;
	const struct mm_report *report;
	const char *prefix; /* of element ids: "", or "d2-" in a report of several databases */
};

/* "critical", …: as class names */
const char *mm_html_severity_class(enum mm_severity severity);
void mm_html_badge(struct mm_output *out, enum mm_severity severity);
/* With commas between thousands. */
void mm_html_number(struct mm_output *out, int64_t number);

#endif
