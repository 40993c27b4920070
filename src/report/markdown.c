/* For tickets and pull requests. */
#include "markdown.h"

#include "arena.h"
#include "buf.h"
#include "catalog.h"
#include "format.h"
#include "markdown_escape.h"
#include "model.h"
#include "output.h"
#include "skips.h"
#include "todo.h"
#include "variant.h"

#include "banned.h"

enum { LONG_TABLE = 25, MOST_NAMES = 10 };

static void write_counts(struct mm_output *out, const size_t counts[MM_SEVERITY_COUNT])
{
	mm_output_adds(out, "| CRITICAL | WARNING | CONSIDER | INFO |\n|---:|---:|---:|---:|\n");
	mm_output_addf(out, "| %zu | %zu | %zu | %zu |\n\n", counts[MM_CRITICAL],
	               counts[MM_WARNING], counts[MM_CONSIDER], counts[MM_INFO]);
}

static void write_verdict(struct mm_output *out, const struct mm_report *r)
{
	mm_output_addf(out, "**Verdict: %s**", mm_verdict_name(r->verdict.value));
	if (!r->verdict.is_complete && r->verdict.value != MM_INCOMPLETE)
		mm_output_adds(out, ", and not everything could be assessed");
	mm_output_adds(out, "\n\n");
	for (size_t i = 0; i < r->verdict.reasons.count; i++) {
		mm_output_adds(out, "- ");
		mm_markdown_text(out, r->verdict.reasons.items[i]);
		mm_output_addc(out, '\n');
	}
	mm_output_addc(out, '\n');
	write_counts(out, r->counts);
}

static void write_row(struct mm_output *out, const struct mm_variant *v, const struct mm_finding *f)
{
	mm_output_adds(out, "| ");
	mm_markdown_code(out, f->object_name);
	mm_output_adds(out, " | ");
	if (v->phrase == NULL) {
		mm_markdown_text(out, f->title);
		mm_output_adds(out, f->detail == NULL ? "" : ". ");
	}
	mm_markdown_text(out, f->detail);
	mm_output_adds(out, f->is_heuristic ? " (heuristic)" : "");
	mm_output_adds(out, " | ");
	if (f->object.location.file != NULL)
		mm_output_addf(out, "%d", f->object.location.line);
	mm_output_addf(out, " | `%s` |\n", f->id);
}

static void write_variant(struct mm_output *out, const struct mm_variant *v)
{
	bool is_long = v->count > LONG_TABLE;

	mm_output_addf(out, "**%s** ", mm_severity_name(v->severity));
	mm_markdown_text(out, v->phrase);
	mm_output_addf(out, " (%zu)\n\n", v->count);
	if (is_long)
		mm_output_addf(out, "<details><summary>%zu objects</summary>\n\n", v->count);
	mm_output_adds(out, "| object | particular | line | id |\n|---|---|---:|---|\n");
	for (size_t i = 0; i < v->count; i++)
		write_row(out, v, v->findings[i]);
	mm_output_adds(out, is_long ? "\n</details>\n\n" : "\n");
}

static void write_prose(struct mm_output *out, const char *label, const char *text)
{
	if (text == NULL)
		return;
	mm_output_addf(out, "*%s:* ", label);
	mm_markdown_text(out, text);
	mm_output_adds(out, "\n\n");
}

static void write_result(struct mm_output *out, struct mm_arena *arena,
                         const struct mm_report_result *result)
{
	struct mm_variant_list variants = mm_result_variants(arena, result);

	mm_output_adds(out, "### ");
	mm_markdown_text(out, result->title);
	mm_output_addf(out, " (`%s`)\n\n", result->check_name);
	write_prose(out, "Why", result->why);
	write_prose(out, "Evidence", result->evidence);
	write_prose(out, "Fix", result->fix);
	write_prose(out, "Note", result->note);
	for (size_t i = 0; i < variants.count; i++)
		write_variant(out, variants.items[i]);
}

/* The objects of a step without SQL. */
static void write_step_names(struct mm_output *out, const struct mm_todo_step *step)
{
	size_t shown = 0;
	size_t left = step->count - step->sql_count;

	for (size_t i = 0; i < step->count && shown < MOST_NAMES; i++) {
		if (step->findings[i]->fix_sql != NULL)
			continue;
		mm_output_adds(out, shown++ == 0 ? "  For " : ", ");
		mm_markdown_code(out, step->findings[i]->object_name);
	}
	if (left > shown)
		mm_output_addf(out, " and %zu more", left - shown);
	if (shown > 0)
		mm_output_adds(out, ".\n");
}

static void write_step_sql(struct mm_output *out, const struct mm_todo_step *step)
{
	struct mm_buf sql = { 0 };

	for (size_t i = 0; i < step->count; i++) {
		if (step->findings[i]->fix_sql == NULL)
			continue;
		mm_buf_adds(&sql, sql.len == 0 ? "" : "\n");
		mm_buf_adds(&sql, step->findings[i]->fix_sql);
	}
	if (sql.len > 0) {
		mm_output_addc(out, '\n');
		mm_markdown_fence(out, "sql", sql.text);
	}
	mm_buf_release(&sql);
}

static void write_todo(struct mm_output *out, struct mm_arena *arena, const struct mm_report *r,
                       bool has_consider)
{
	struct mm_todo_step_list steps = mm_todo_of(arena, r, has_consider);

	if (steps.count == 0)
		return;
	mm_output_adds(out, "## To do\n\n");
	for (size_t i = 0; i < steps.count; i++) {
		const struct mm_todo_step *step = steps.items[i];

		if (i == 0 || steps.items[i - 1]->phase != step->phase)
			mm_output_addf(out, "### %s\n\n", mm_todo_phase_title(step->phase));
		mm_output_addf(out, "- [ ] **%s** ", mm_severity_name(step->severity));
		mm_markdown_text(out, step->result->title);
		mm_output_addf(out, " (%zu)\n", step->count);
		write_step_names(out, step);
		write_step_sql(out, step);
		mm_output_addc(out, '\n');
	}
}

static void write_places(struct mm_output *out, const char *title,
                         const struct mm_unparsed_list *list)
{
	if (list->count == 0)
		return;
	mm_output_addf(out, "%s (%zu)\n\n| place | message |\n|---|---|\n", title, list->count);
	for (size_t i = 0; i < list->count; i++) {
		mm_output_adds(out, "| ");
		mm_markdown_text(out, list->items[i]->location.file);
		mm_output_addf(out, " line %d | ", list->items[i]->location.line);
		mm_markdown_text(out, list->items[i]->message);
		mm_output_adds(out, " |\n");
	}
	mm_output_addc(out, '\n');
}

static void write_skips(struct mm_output *out, struct mm_arena *arena, const struct mm_report *r)
{
	struct mm_skip_list skips = mm_report_skips(arena, r);

	if (skips.count == 0)
		return;
	mm_output_addf(out, "Checks skipped (%zu)\n\n| reason | checks |\n|---|---|\n",
	               r->skipped_count);
	for (size_t i = 0; i < skips.count; i++) {
		mm_output_adds(out, "| ");
		mm_markdown_text(out, skips.items[i]->reason);
		mm_output_adds(out, " | ");
		for (size_t k = 0; k < skips.items[i]->checks.count; k++)
			mm_output_addf(out, "%s`%s`", k == 0 ? "" : ", ",
			               skips.items[i]->checks.items[k]);
		mm_output_adds(out, " |\n");
	}
	mm_output_addc(out, '\n');
}

static void write_absences(struct mm_output *out, const struct mm_report *r)
{
	if (r->absence_count == 0)
		return;
	mm_output_adds(out,
	               "Not in this input, and not looked at\n\n| part | reason |\n|---|---|\n");
	for (size_t i = 0; i < r->absence_count; i++) {
		mm_output_addf(out, "| %s | ", r->absences[i].part);
		mm_markdown_text(out, r->absences[i].reason);
		mm_output_adds(out, " |\n");
	}
	mm_output_addc(out, '\n');
}

static void write_coverage(struct mm_output *out, struct mm_arena *arena, const struct mm_report *r)
{
	const struct mm_coverage *c = r->coverage;

	mm_output_adds(out, "## What was assessed, and what was not\n\n");
	mm_output_addf(out,
	               "%lld statements: %lld understood (%lld of them in newer syntax than the "
	               "grammar), %lld without meaning for the schema, %zu not parsed. ",
	               (long long)c->statements, (long long)c->parsed, (long long)c->rewritten,
	               (long long)c->ignored, c->unparsed.count);
	mm_output_addf(out, "%zu checks run, %zu of them without a finding, %zu skipped",
	               r->run_count, r->passed_count, r->skipped_count);
	if (r->excluded_count > 0)
		mm_output_addf(out, ", %zu left out as asked", r->excluded_count);
	mm_output_adds(out, ".\n\n| objects | count |\n|---|---:|\n");
	for (size_t i = 0; i < r->object_count; i++)
		if (r->objects[i].count > 0)
			mm_output_addf(out, "| %s | %lld |\n", r->objects[i].label,
			               (long long)r->objects[i].count);
	mm_output_addc(out, '\n');
	write_places(out, "Statements that could not be parsed", &c->unparsed);
	write_places(out, "Notes on the input", &c->notes);
	write_skips(out, arena, r);
	write_absences(out, r);
}

static void write_head(struct mm_output *out, const struct mm_document *d,
                       const struct mm_report *r)
{
	char spock[32];

	if (d->report_count > 1 || r->database != NULL) {
		mm_output_adds(out, "Database ");
		mm_markdown_code(out, mm_report_name(r));
		mm_output_adds(out, ", ");
	}
	if (r->server_version != NULL) {
		mm_output_adds(out, "PostgreSQL ");
		mm_markdown_text(out, r->server_version);
		mm_output_adds(out, ", ");
	}
	mm_output_addf(out, "for Spock %s on %ld nodes. mm-ready ",
	               mm_target_spock_name(d->target.spock, spock), d->target.nodes);
	mm_markdown_text(out, d->version);
	if (d->started_at != NULL)
		mm_output_addf(out, ", %s", d->started_at);
	mm_output_adds(out, ".\n\n");
}

static void write_report(struct mm_output *out, const struct mm_document *d,
                         const struct mm_report *r)
{
	struct mm_arena *arena = mm_arena_new();

	write_head(out, d, r);
	write_verdict(out, r);
	if (d->has_todo)
		write_todo(out, arena, r, d->has_todo_consider);
	if (r->worst_count > 0)
		mm_output_adds(out, "## Findings\n\n");
	for (size_t i = 0; i < r->worst_count; i++)
		write_result(out, arena, r->worst[i]);
	write_coverage(out, arena, r);
	mm_arena_free(arena);
}

void mm_markdown_write(const struct mm_document *d, const struct mm_render_options *options,
                       struct mm_output *out)
{
	(void)options;
	mm_output_adds(out, "# ");
	mm_markdown_text(out, d->title);
	mm_output_adds(out, "\n\n");
	for (size_t i = 0; i < d->report_count; i++) {
		if (d->report_count > 1) {
			mm_output_adds(out, "# ");
			mm_markdown_text(out, mm_report_name(d->reports[i]));
			mm_output_adds(out, "\n\n");
		}
		write_report(out, d, d->reports[i]);
	}
}
