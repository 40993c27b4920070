/*
 * One file without a script: the page of templates/page.html, in it
 * templates/database.html for each database, their {{marks}} filled in here.
 */
#include "html.h"

#include <string.h>

#include "arena.h"
#include "embedded.h"
#include "format.h"
#include "html_coverage.h"
#include "html_escape.h"
#include "html_findings.h"
#include "html_parts.h"
#include "html_todo.h"
#include "mem.h"
#include "output.h"

#include "banned.h"

struct mark {
	const char *name;
	void (*write)(const struct mm_html *h);
};

/* Writes the template; every {{name}} is one of the marks. */
static void fill(const struct mm_html *h, const char *template, const struct mark *marks,
                 size_t count)
{
	for (;;) {
		const char *open = strstr(template, "{{");
		const char *close = open == NULL ? NULL : strstr(open, "}}");

		if (close == NULL)
			break;
		mm_output_add(h->out, template, (size_t)(open - template));
		size_t len = (size_t)(close - open) - 2;

		size_t i = 0;

		while (i < count &&
		       (strlen(marks[i].name) != len || strncmp(marks[i].name, open + 2, len) != 0))
			i++;
		if (i == count)
			mm_mem_fail("unknown mark in a template");
		marks[i].write(h);
		template = close + 2;
	}
	mm_output_adds(h->out, template);
}

static const char *verdict_class(enum mm_verdict_value value)
{
	static const char *const classes[] = {
		[MM_READY] = "ready",
		[MM_CONDITIONALLY_READY] = "conditionally-ready",
		[MM_INCOMPLETE] = "incomplete",
		[MM_NOT_READY] = "not-ready",
	};

	return classes[value];
}

static void write_verdict_class(const struct mm_html *h)
{
	mm_output_adds(h->out, verdict_class(h->report->verdict.value));
}

static void write_verdict(const struct mm_html *h)
{
	mm_output_adds(h->out, mm_verdict_name(h->report->verdict.value));
}

static void write_incomplete(const struct mm_html *h)
{
	if (!h->report->verdict.is_complete && h->report->verdict.value != MM_INCOMPLETE)
		mm_output_adds(h->out, "<p class=partly>and not everything could be assessed</p>");
}

static void write_meaning(const struct mm_html *h)
{
	static const char *const meanings[] = {
		[MM_READY] = "Nothing was found, in what was assessed, that stops replication or "
		             "lets the nodes drift apart.",
		[MM_CONDITIONALLY_READY] =
		    "Before go-live, a decision or a change is needed for what is listed below.",
		[MM_INCOMPLETE] = "Something that should have been seen was not, and could hide a "
		                  "critical problem.",
		[MM_NOT_READY] = "As it is, replication would not start or would stop, or rows "
		                 "would be lost or differ between the nodes.",
	};

	mm_output_adds(h->out, meanings[h->report->verdict.value]);
}

static void write_reasons(const struct mm_html *h)
{
	const struct mm_strings *reasons = &h->report->verdict.reasons;

	for (size_t i = 0; i < reasons->count; i++) {
		mm_output_adds(h->out, "<li>");
		mm_html_text(h->out, reasons->items[i]);
		mm_output_addc(h->out, '\n');
	}
}

static void write_counts(const struct mm_html *h)
{
	static const char *const meanings[] = {
		[MM_INFO] = "good to know",
		[MM_CONSIDER] = "depends on the application",
		[MM_WARNING] = "needs a decision or a change",
		[MM_CRITICAL] = "stops replication or loses rows",
	};

	for (int s = MM_CRITICAL; s >= MM_INFO; s--) {
		size_t count = h->report->counts[s];

		mm_output_addf(h->out, "<li class=\"%s%s\"><b>",
		               mm_html_severity_class((enum mm_severity)s),
		               count == 0 ? " zero" : "");
		mm_html_number(h->out, (int64_t)count);
		mm_output_addf(h->out, "</b><span>%s</span><small>%s</small>\n",
		               mm_severity_name((enum mm_severity)s), meanings[s]);
	}
}

static void write_title(const struct mm_html *h)
{
	const struct mm_document *d = h->document;

	mm_html_text(h->out, d->title);
	if (h->report != NULL && d->report_count > 1) {
		mm_output_adds(h->out, ": ");
		mm_html_text(h->out, mm_report_name(h->report));
	}
}

static void write_facts(const struct mm_html *h)
{
	const struct mm_report *r = h->report;
	char spock[32];

	if (r->database != NULL) {
		mm_output_adds(h->out, "Database <code>");
		mm_html_text(h->out, r->database);
		mm_output_adds(h->out, "</code> · ");
	}
	if (r->server_version != NULL) {
		mm_output_adds(h->out, "PostgreSQL ");
		mm_html_text(h->out, r->server_version);
		mm_output_adds(h->out, " · ");
	}
	mm_output_addf(h->out, "for Spock %s on %ld nodes",
	               mm_target_spock_name(h->document->target.spock, spock),
	               h->document->target.nodes);
	for (size_t i = 0; i < h->document->source_names.count; i++) {
		mm_output_adds(h->out, i == 0 ? " · from <code>" : ", <code>");
		mm_html_text(h->out, h->document->source_names.items[i]);
		mm_output_adds(h->out, "</code>");
	}
}

static void write_prefix(const struct mm_html *h)
{
	mm_output_adds(h->out, h->prefix);
}

static const struct mark database_marks[] = {
	{ "counts", write_counts },
	{ "coverage", mm_html_coverage },
	{ "facts", write_facts },
	{ "findings", mm_html_findings },
	{ "incomplete", write_incomplete },
	{ "links", mm_html_links },
	{ "meaning", write_meaning },
	{ "prefix", write_prefix },
	{ "reasons", write_reasons },
	{ "title", write_title },
	{ "todo", mm_html_todo },
	{ "verdict", write_verdict },
	{ "verdict_class", write_verdict_class },
};

/* Above several databases: a line each. */
static void write_index(const struct mm_html *h)
{
	mm_output_adds(h->out, "<nav class=\"wide databases\" aria-label=\"Databases\"><table>"
	                       "<tr><th>Database<th>Verdict<th class=n>Critical<th class=n>Warning"
	                       "<th class=n>Consider<th class=n>Info\n");
	for (size_t i = 0; i < h->document->report_count; i++) {
		const struct mm_report *r = h->document->reports[i];

		mm_output_addf(h->out, "<tr><td><a href=\"#d%zu-top\">", i + 1);
		mm_html_text(h->out, mm_report_name(r));
		mm_output_addf(h->out, "</a><td class=\"%s\"><b class=value>%s</b>",
		               verdict_class(r->verdict.value), mm_verdict_name(r->verdict.value));
		for (int s = MM_CRITICAL; s >= MM_INFO; s--) {
			mm_output_adds(h->out, "<td class=n>");
			mm_html_number(h->out, (int64_t)r->counts[s]);
		}
		mm_output_addc(h->out, '\n');
	}
	mm_output_adds(h->out, "</table></nav>\n");
}

static void write_databases(const struct mm_html *h)
{
	if (h->document->report_count > 1)
		write_index(h);
	for (size_t i = 0; i < h->document->report_count; i++) {
		struct mm_html one = *h;

		one.arena = mm_arena_new();
		one.report = h->document->reports[i];
		one.prefix = h->document->report_count == 1
		                 ? ""
		                 : mm_arena_printf(one.arena, "d%zu-", i + 1);
		fill(&one, mm_embedded_database_html, database_marks,
		     sizeof database_marks / sizeof database_marks[0]);
		mm_arena_free(one.arena);
	}
}

static void write_whole_verdict(const struct mm_html *h)
{
	mm_output_adds(h->out, mm_verdict_name(mm_document_verdict(h->document)));
}

static void write_version(const struct mm_html *h)
{
	mm_html_text(h->out, h->document->version);
}

static void write_when(const struct mm_html *h)
{
	if (h->document->started_at != NULL)
		mm_output_addf(h->out, " at %s", h->document->started_at);
}

static void write_options(const struct mm_html *h)
{
	for (size_t i = 0; i < h->document->option_count; i++) {
		const struct mm_report_option *option = &h->document->options[i];

		mm_output_addf(h->out, "%s%s ", i == 0 ? "<p>Options: " : "; ", option->key);
		for (size_t k = 0; k < option->values.count; k++) {
			mm_output_adds(h->out, k == 0 ? "<code>" : ", <code>");
			mm_html_text(h->out, option->values.items[k]);
			mm_output_adds(h->out, "</code>");
		}
	}
	mm_output_adds(h->out, h->document->option_count > 0 ? ".</p>" : "");
}

static void write_style(const struct mm_html *h)
{
	mm_output_adds(h->out, mm_embedded_report_css);
}

static void write_style_hash(const struct mm_html *h)
{
	char hash[64];

	mm_output_adds(h->out, mm_html_hash(mm_embedded_report_css, hash));
}

static const struct mark page_marks[] = {
	{ "databases", write_databases }, { "options", write_options },
	{ "style", write_style },         { "style_hash", write_style_hash },
	{ "title", write_title },         { "verdict", write_whole_verdict },
	{ "version", write_version },     { "when", write_when },
};

void mm_html_write(const struct mm_document *d, const struct mm_render_options *options,
                   struct mm_output *out)
{
	const struct mm_html h = { .out = out, .document = d };

	(void)options;
	fill(&h, mm_embedded_page_html, page_marks, sizeof page_marks / sizeof page_marks[0]);
}
