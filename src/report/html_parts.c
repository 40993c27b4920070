#include "html_parts.h"

#include "output.h"

#include "banned.h"

const char *mm_html_severity_class(enum mm_severity severity)
{
	static const char *const classes[] = { "info", "consider", "warning", "critical" };

	return classes[severity];
}

void mm_html_badge(struct mm_output *out, enum mm_severity severity)
{
	mm_output_addf(out, "<span class=\"badge %s\">%s</span>", mm_html_severity_class(severity),
	               mm_severity_name(severity));
}

void mm_html_number(struct mm_output *out, int64_t number)
{
	if (number >= 1000) {
		mm_html_number(out, number / 1000);
		mm_output_addf(out, ",%03d", (int)(number % 1000));
	} else {
		mm_output_addf(out, "%d", (int)number);
	}
}
