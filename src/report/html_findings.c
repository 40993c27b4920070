/*
 * Findings by check, the worst first: an overview, then for each check the
 * explanation once and a row per object. A row is kept small, since there may
 * be 100,000: end tags that HTML does not need are left out.
 */
#include "html_findings.h"

#include "html_escape.h"
#include "html_parts.h"
#include "output.h"
#include "variant.h"

#include "banned.h"

/* Longer tables are folded. */
enum { LONG_TABLE = 25 };

static void write_overview(const struct mm_html *h)
{
	mm_output_adds(h->out,
	               "<div class=scroll><table class=overview>\n<tr><th>Worst<th>Check<th "
	               "class=wide-only>Category<th class=n>Findings\n");
	for (size_t i = 0; i < h->report->worst_count; i++) {
		const struct mm_report_result *result = h->report->worst[i];

		mm_output_adds(h->out, "<tr><td>");
		mm_html_badge(h->out, result->findings[0]->severity);
		mm_output_addf(h->out, "<td><a href=\"#%s%s\">", h->prefix, result->check_name);
		mm_html_text(h->out, result->title);
		mm_output_addf(h->out,
		               "</a> <span class=name>%s</span><td class=wide-only>%s<td class=n>",
		               result->check_name, result->category);
		mm_html_number(h->out, (int64_t)result->finding_count);
		mm_output_addc(h->out, '\n');
	}
	mm_output_adds(h->out, "</table></div>\n");
}

static void write_prose(struct mm_output *out, const char *label, const char *class,
                        const char *text)
{
	if (text == NULL)
		return;
	mm_output_addf(out, "<dt>%s<dd class=%s>", label, class);
	mm_html_text(out, text);
	mm_output_addc(out, '\n');
}

struct columns {
	bool has_particular;
	bool has_line;
};

static struct columns columns_of(const struct mm_variant *v)
{
	struct columns c = { .has_particular = v->phrase == NULL };

	for (size_t i = 0; i < v->count; i++) {
		c.has_particular |= v->findings[i]->detail != NULL || v->findings[i]->is_heuristic;
		c.has_line |= v->findings[i]->object.location.file != NULL;
	}
	return c;
}

static void write_particular(struct mm_output *out, const struct mm_variant *v,
                             const struct mm_finding *f)
{
	if (v->phrase == NULL) {
		mm_html_text(out, f->title);
		if (f->detail != NULL)
			mm_output_adds(out, ". ");
	}
	mm_html_text(out, f->detail);
	if (f->is_heuristic)
		mm_output_adds(out, " (heuristic)");
}

static void write_line(struct mm_output *out, int line)
{
	char digits[16];
	size_t at = sizeof digits;

	for (; line > 0 && at > 0; line /= 10)
		digits[--at] = (char)('0' + line % 10);
	mm_output_add(out, digits + at, sizeof digits - at);
}

static void write_rows(struct mm_output *out, const struct mm_variant *v)
{
	struct columns c = columns_of(v);

	mm_output_addf(out, "<div class=scroll><table class=\"rows%s\"><tr><th>Object%s%s<th>Id\n",
	               c.has_line ? " at" : "", c.has_particular ? "<th>Particulars" : "",
	               c.has_line ? "<th class=n>Line" : "");
	for (size_t i = 0; i < v->count; i++) {
		const struct mm_finding *f = v->findings[i];

		mm_output_adds(out, "<tr><td>");
		mm_html_text(out, f->object_name);
		if (c.has_particular) {
			mm_output_adds(out, "<td>");
			write_particular(out, v, f);
		}
		if (c.has_line) {
			mm_output_adds(out, "<td>");
			write_line(out, f->object.location.line);
		}
		mm_output_adds(out, "<td>");
		mm_output_adds(out, f->id);
		mm_output_addc(out, '\n');
	}
	mm_output_adds(out, "</table></div>\n");
}

static void write_variant(struct mm_output *out, const struct mm_variant *v)
{
	bool is_long = v->count > LONG_TABLE;

	mm_output_addf(out, "<%s class=variant><%s>", is_long ? "details" : "div",
	               is_long ? "summary" : "p");
	mm_html_badge(out, v->severity);
	mm_output_addc(out, ' ');
	mm_html_text(out, v->phrase == NULL ? "Each for itself" : v->phrase);
	mm_output_adds(out, " <span class=many>");
	mm_html_number(out, (int64_t)v->count);
	mm_output_addf(out, " %s</span></%s>\n", v->count == 1 ? "object" : "objects",
	               is_long ? "summary" : "p");
	write_rows(out, v);
	mm_output_addf(out, "</%s>\n", is_long ? "details" : "div");
}

static void write_check(const struct mm_html *h, const struct mm_report_result *result)
{
	struct mm_variant_list variants = mm_result_variants(h->arena, result);

	mm_output_addf(h->out, "<article class=\"check %s\" id=\"%s%s\">\n<h3>",
	               mm_html_severity_class(result->findings[0]->severity), h->prefix,
	               result->check_name);
	mm_html_text(h->out, result->title);
	mm_output_addf(h->out, " <span class=name>%s</span></h3>\n<dl class=why>",
	               result->check_name);
	write_prose(h->out, "Why", "reason", result->why);
	write_prose(h->out, "Fix", "fix", result->fix);
	write_prose(h->out, "Note", "note", result->note);
	write_prose(h->out, "Evidence", "evidence", result->evidence);
	mm_output_adds(h->out, "</dl>\n");
	for (size_t i = 0; i < variants.count; i++)
		write_variant(h->out, variants.items[i]);
	mm_output_adds(h->out, "</article>\n");
}

void mm_html_findings(const struct mm_html *h)
{
	if (h->report->worst_count == 0)
		return;
	mm_output_addf(h->out, "<section id=\"%sfindings\">\n<h2>Findings by check</h2>\n",
	               h->prefix);
	write_overview(h);
	mm_output_adds(h->out, "</section>\n");
	for (size_t i = 0; i < h->report->worst_count; i++)
		write_check(h, h->report->worst[i]);
}
