#include "html_coverage.h"

#include "catalog.h"
#include "html_escape.h"
#include "html_parts.h"
#include "output.h"
#include "skips.h"

#include "banned.h"

/* Longer lists are folded. */
enum { LONG_LIST = 8 };

static void write_statements(const struct mm_html *h)
{
	const struct mm_coverage *c = h->report->coverage;
	struct mm_output *out = h->out;

	mm_output_adds(out, "<p>");
	mm_html_number(out, c->statements);
	mm_output_adds(out, " statements read: ");
	mm_html_number(out, c->parsed);
	mm_output_adds(out, " understood");
	if (c->rewritten > 0) {
		mm_output_adds(out, " (");
		mm_html_number(out, c->rewritten);
		mm_output_adds(out, " in syntax newer than the grammar)");
	}
	mm_output_adds(out, ", ");
	mm_html_number(out, c->ignored);
	mm_output_adds(out, " that say nothing about the schema, ");
	mm_output_adds(out, c->unparsed.count == 0 ? "<span class=none>" : "<strong class=bad>");
	mm_html_number(out, (int64_t)c->unparsed.count);
	mm_output_adds(out, c->unparsed.count == 0 ? " not understood</span>. "
	                                           : " not understood</strong>. ");
	mm_html_number(out, (int64_t)h->report->run_count);
	mm_output_adds(out, " checks run, ");
	mm_html_number(out, (int64_t)h->report->passed_count);
	mm_output_adds(out, " of them without a finding; ");
	mm_html_number(out, (int64_t)h->report->skipped_count);
	mm_output_adds(out, " skipped");
	if (h->report->excluded_count > 0)
		mm_output_addf(out, "; %zu left out, as asked", h->report->excluded_count);
	mm_output_adds(out, ".</p>\n");
}

static void write_objects(const struct mm_html *h)
{
	mm_output_adds(h->out, "<ul class=figures>\n");
	for (size_t i = 0; i < h->report->object_count; i++) {
		const struct mm_report_count *n = &h->report->objects[i];

		if (n->count == 0)
			continue;
		mm_output_addf(h->out, "<li%s><span>%s</span> <b>",
		               n->one == NULL ? " class=part" : "", n->label);
		mm_html_number(h->out, n->count);
		mm_output_adds(h->out, "</b>\n");
	}
	mm_output_adds(h->out, "</ul>\n");
}

static void open_list(struct mm_output *out, const char *title, size_t count)
{
	mm_output_addf(out,
	               count > LONG_LIST ? "<details><summary>%s (%zu)</summary>\n"
	                                 : "<h3>%s (%zu)</h3>\n",
	               title, count);
}

static void write_places(struct mm_output *out, const char *title,
                         const struct mm_unparsed_list *list)
{
	if (list->count == 0)
		return;
	open_list(out, title, list->count);
	mm_output_adds(out, "<div class=scroll><table><tr><th>Place<th>What\n");
	for (size_t i = 0; i < list->count; i++) {
		mm_output_adds(out, "<tr><td><code>");
		mm_html_text(out, list->items[i]->location.file);
		mm_output_addf(out, ":%d</code><td>", list->items[i]->location.line);
		mm_html_text(out, list->items[i]->message);
		mm_output_addc(out, '\n');
	}
	mm_output_adds(out,
	               list->count > LONG_LIST ? "</table></div></details>\n" : "</table></div>\n");
}

static void write_skips(const struct mm_html *h)
{
	struct mm_skip_list skips = mm_report_skips(h->arena, h->report);

	if (skips.count == 0)
		return;
	mm_output_addf(h->out,
	               "<h3>Checks skipped (%zu)</h3>\n<div class=scroll><table>"
	               "<tr><th>Reason<th>Checks\n",
	               h->report->skipped_count);
	for (size_t i = 0; i < skips.count; i++) {
		mm_output_adds(h->out, "<tr><td>");
		mm_html_text(h->out, skips.items[i]->reason);
		mm_output_adds(h->out, "<td>");
		for (size_t k = 0; k < skips.items[i]->checks.count; k++)
			mm_output_addf(h->out, "%s<code>%s</code>", k == 0 ? "" : ", ",
			               skips.items[i]->checks.items[k]);
		mm_output_addc(h->out, '\n');
	}
	mm_output_adds(h->out, "</table></div>\n");
}

static void write_absences(const struct mm_html *h)
{
	const struct mm_report *r = h->report;

	if (r->absence_count == 0)
		return;
	mm_output_adds(h->out, "<h3>Not in this input, and not looked at</h3>\n<p>");
	for (size_t i = 0; i < r->absence_count; i++)
		mm_output_addf(h->out, "%s%s", i == 0 ? "" : ", ", r->absences[i].part);
	mm_output_adds(h->out, "</p>\n<details><summary>What would tell</summary>"
	                       "<div class=scroll><table><tr><th>Part<th>Reason\n");
	for (size_t i = 0; i < r->absence_count; i++) {
		mm_output_addf(h->out, "<tr><td>%s<td>", r->absences[i].part);
		mm_html_text(h->out, r->absences[i].reason);
		mm_output_addc(h->out, '\n');
	}
	mm_output_adds(h->out, "</table></div></details>\n");
}

static void write_passed(const struct mm_html *h)
{
	bool has_one = false;

	if (h->report->passed_count == 0)
		return;
	mm_output_addf(h->out, "<details><summary>Checks without a finding (%zu)</summary><p>",
	               h->report->passed_count);
	for (size_t i = 0; i < h->report->result_count; i++) {
		const struct mm_report_result *result = &h->report->results[i];

		if (result->is_skipped || result->finding_count > 0)
			continue;
		mm_output_addf(h->out, "%s<code>%s</code>", has_one ? ", " : "",
		               result->check_name);
		has_one = true;
	}
	mm_output_adds(h->out, "</p></details>\n");
}

void mm_html_coverage(const struct mm_html *h)
{
	write_statements(h);
	write_objects(h);
	write_places(h->out, "Statements that could not be parsed", &h->report->coverage->unparsed);
	write_places(h->out, "Notes on the input", &h->report->coverage->notes);
	write_skips(h);
	write_absences(h);
	write_passed(h);
}
