/*
 * For a terminal: the verdict and why, how many findings, the worst of them,
 * what was not assessed, and where the whole report is. Fits a screen or two,
 * however many findings there are.
 */
#include "text.h"

#include <string.h>

#include "arena.h"
#include "catalog.h"
#include "escape.h"
#include "format.h"
#include "model.h"
#include "output.h"
#include "skips.h"

#include "banned.h"

enum { MOST_LINES = 20, MOST_OBJECTS = 3, MOST_PLACES = 5, WIDTH = 96 };

static const char reset[] = "\033[0m";
static const char bold[] = "\033[1m";
static const char dim[] = "\033[2m";

struct text {
	struct mm_output *out;
	struct mm_arena *arena;
	bool has_color;
};

static void say(struct text *t, const char *text)
{
	mm_escapes(t->out, &mm_escape_terminal, text);
}

static void start(struct text *t, const char *style)
{
	if (t->has_color)
		mm_output_adds(t->out, style);
}

static void stop(struct text *t)
{
	if (t->has_color)
		mm_output_adds(t->out, reset);
}

static void styled(struct text *t, const char *style, const char *text)
{
	start(t, style);
	say(t, text);
	stop(t);
}

static const char *severity_style(enum mm_severity severity)
{
	static const char *const styles[] = { "\033[36m", "\033[34m", "\033[33m", "\033[1;31m" };

	return styles[severity];
}

static const char *verdict_style(enum mm_verdict_value value)
{
	static const char *const styles[] = {
		[MM_READY] = "\033[1;32m",
		[MM_CONDITIONALLY_READY] = "\033[1;33m",
		[MM_INCOMPLETE] = "\033[1;35m",
		[MM_NOT_READY] = "\033[1;31m",
	};

	return styles[value];
}

static void write_verdict(struct text *t, const struct mm_report *r)
{
	styled(t, verdict_style(r->verdict.value), mm_verdict_name(r->verdict.value));
	if (!r->verdict.is_complete && r->verdict.value != MM_INCOMPLETE)
		styled(t, bold, ", and not everything could be assessed");
	mm_output_addc(t->out, '\n');
	for (size_t i = 0; i < r->verdict.reasons.count; i++) {
		mm_output_adds(t->out, "  - ");
		say(t, r->verdict.reasons.items[i]);
		mm_output_addc(t->out, '\n');
	}
	mm_output_addc(t->out, '\n');
	for (int s = MM_CRITICAL; s >= MM_INFO; s--) {
		mm_output_adds(t->out, "  ");
		start(t, r->counts[s] > 0 ? severity_style((enum mm_severity)s) : dim);
		mm_output_addf(t->out, "%s %zu", mm_severity_name((enum mm_severity)s),
		               r->counts[s]);
		stop(t);
	}
	mm_output_adds(t->out, "\n");
}

static void write_object(struct text *t, const struct mm_finding *f)
{
	mm_output_adds(t->out, "    ");
	say(t, f->object.name == NULL ? f->title : f->object_name);
	if (f->object.location.file != NULL) {
		start(t, dim);
		mm_output_addf(t->out, " (line %d)", f->object.location.line);
		stop(t);
	}
	if (f->detail != NULL) {
		mm_output_adds(t->out, ": ");
		say(t, f->detail);
	}
	mm_output_addc(t->out, '\n');
}

/* Returns how many lines it took. */
static size_t write_result(struct text *t, const struct mm_report_result *result)
{
	size_t shown = result->finding_count;
	enum mm_severity worst = result->findings[0]->severity;

	/* "… and 1 more" takes the line that the one would. */
	if (shown > MOST_OBJECTS + 1)
		shown = MOST_OBJECTS;
	mm_output_addc(t->out, '\n');
	styled(t, severity_style(worst), mm_severity_name(worst));
	mm_output_addc(t->out, ' ');
	styled(t, bold, result->title);
	mm_output_addf(t->out, " (%s, %zu)\n", result->check_name, result->finding_count);
	for (size_t i = 0; i < shown; i++)
		write_object(t, result->findings[i]);
	if (shown < result->finding_count)
		mm_output_addf(t->out, "    … and %zu more\n", result->finding_count - shown);
	return shown + 1 + (shown < result->finding_count);
}

static void write_findings(struct text *t, const struct mm_report *r)
{
	size_t lines = 0;
	size_t i = 0;

	for (; i < r->worst_count && lines < MOST_LINES; i++)
		lines += write_result(t, r->worst[i]);
	if (i < r->worst_count)
		mm_output_addf(t->out, "\n… and findings of %zu more check%s\n", r->worst_count - i,
		               r->worst_count - i == 1 ? "" : "s");
}

/* Words between commas, broken into indented lines. */
static void write_names(struct text *t, const struct mm_strings *names)
{
	size_t column = 0;

	for (size_t i = 0; i < names->count; i++) {
		size_t len = strlen(names->items[i]) + 2;

		if (column == 0 || column + len > WIDTH) {
			mm_output_adds(t->out, column == 0 ? "    " : ",\n    ");
			column = 4;
		} else {
			mm_output_adds(t->out, ", ");
		}
		say(t, names->items[i]);
		column += len;
	}
	mm_output_addc(t->out, '\n');
}

static void write_places(struct text *t, const char *one, const char *many,
                         const struct mm_unparsed_list *list)
{
	if (list->count == 0)
		return;
	mm_output_addf(t->out, "  %zu %s:\n", list->count, list->count == 1 ? one : many);
	for (size_t i = 0; i < list->count && i < MOST_PLACES; i++) {
		mm_output_adds(t->out, "    ");
		say(t, list->items[i]->location.file);
		mm_output_addf(t->out, ":%d: ", list->items[i]->location.line);
		say(t, list->items[i]->message);
		mm_output_addc(t->out, '\n');
	}
	if (list->count > MOST_PLACES)
		mm_output_addf(t->out, "    … and %zu more\n", list->count - MOST_PLACES);
}

static void write_assessed(struct text *t, const struct mm_report *r)
{
	const struct mm_coverage *c = r->coverage;
	const char *before = "; ";

	mm_output_addc(t->out, '\n');
	styled(t, bold, "Assessed");
	mm_output_addf(t->out, ": %lld statement%s", (long long)c->statements,
	               c->statements == 1 ? "" : "s");
	for (size_t i = 0; i < r->object_count; i++) {
		const struct mm_report_count *n = &r->objects[i];

		if (n->count == 0 || n->one == NULL)
			continue;
		mm_output_addf(t->out, "%s%lld %s", before, (long long)n->count,
		               n->count == 1 ? n->one : n->many);
		before = ", ";
	}
	mm_output_addf(t->out, "; %zu check%s run, %zu without a finding\n", r->run_count,
	               r->run_count == 1 ? "" : "s", r->passed_count);
}

/* Names alone: the other formats give the reasons. */
static void write_absences(struct text *t, const struct mm_report *r)
{
	struct mm_strings parts = { 0 };

	for (size_t i = 0; i < r->absence_count; i++)
		mm_strings_add(t->arena, &parts, r->absences[i].part);
	if (parts.count == 0)
		return;
	mm_output_adds(t->out, "  not in this input, and not looked at:\n");
	write_names(t, &parts);
}

static void write_not_assessed(struct text *t, const struct mm_report *r)
{
	struct mm_skip_list skips = mm_report_skips(t->arena, r);
	const struct mm_coverage *c = r->coverage;

	if (skips.count == 0 && c->unparsed.count == 0 && c->notes.count == 0 &&
	    r->absence_count == 0)
		return;
	mm_output_addc(t->out, '\n');
	styled(t, bold, "Not assessed");
	mm_output_addc(t->out, '\n');
	write_places(t, "statement that could not be parsed", "statements that could not be parsed",
	             &c->unparsed);
	write_places(t, "note on the input", "notes on the input", &c->notes);
	for (size_t i = 0; i < skips.count; i++) {
		mm_output_addf(t->out, "  %zu check%s skipped, ", skips.items[i]->checks.count,
		               skips.items[i]->checks.count == 1 ? "" : "s");
		say(t, skips.items[i]->reason);
		mm_output_adds(t->out, ":\n");
		write_names(t, &skips.items[i]->checks);
	}
	write_absences(t, r);
}

static void write_head(struct text *t, const struct mm_document *d, const struct mm_report *r)
{
	char spock[32];

	styled(t, bold, d->report_count > 1 || r->database != NULL ? mm_report_name(r) : d->title);
	if (r->server_version != NULL) {
		mm_output_adds(t->out, ", PostgreSQL ");
		say(t, r->server_version);
	}
	mm_output_addf(t->out, ", for Spock %s on %ld nodes\n\n",
	               mm_target_spock_name(d->target.spock, spock), d->target.nodes);
}

void mm_text_write(const struct mm_document *d, const struct mm_render_options *options,
                   struct mm_output *out)
{
	struct text t = { .out = out, .arena = d->arena, .has_color = options->has_color };

	for (size_t i = 0; i < d->report_count; i++) {
		if (i > 0)
			mm_output_adds(out, "\n\n");
		write_head(&t, d, d->reports[i]);
		write_verdict(&t, d->reports[i]);
		write_findings(&t, d->reports[i]);
		write_assessed(&t, d->reports[i]);
		write_not_assessed(&t, d->reports[i]);
	}
	for (size_t i = 0; i < d->written.count; i++) {
		mm_output_adds(out, i == 0 ? "\n" : "");
		styled(&t, bold, "Report");
		mm_output_adds(out, ": ");
		say(&t, d->written.items[i]);
		mm_output_addc(out, '\n');
	}
}
