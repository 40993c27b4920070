#include "json.h"

#include <string.h>

#include "arena.h"
#include "catalog.h"
#include "format.h"
#include "json_writer.h"
#include "model.h"

#include "banned.h"

enum { SCHEMA_VERSION = 1 };

static void write_metadata(struct mm_json *j, const struct mm_finding *f)
{
	mm_json_object(j, "metadata");
	for (size_t i = 0; i < f->meta_count; i++) {
		const struct mm_meta *meta = &f->metadata[i];

		switch (meta->kind) {
		case MM_META_TEXT:
			mm_json_text(j, meta->key, meta->text);
			break;
		case MM_META_INT:
			mm_json_int(j, meta->key, meta->number);
			break;
		case MM_META_BOOL:
			mm_json_bool(j, meta->key, meta->number != 0);
			break;
		case MM_META_LIST:
			mm_json_strings(j, meta->key, &meta->list);
			break;
		}
	}
	mm_json_end_object(j);
}

static void write_object(struct mm_json *j, const struct mm_object *object)
{
	mm_json_object(j, "object");
	mm_json_text(j, "kind", object->kind);
	mm_json_text_if(j, "schema", object->schema);
	mm_json_text_if(j, "table", object->table);
	mm_json_text_if(j, "name", object->name);
	/* The word that tools look for, beside the table. */
	if (strcmp(object->kind, "column") == 0 || strcmp(object->kind, "constraint") == 0)
		mm_json_text_if(j, object->kind, object->name);
	mm_json_text_if(j, "arguments", object->arguments);
	mm_json_end_object(j);
}

static void write_location(struct mm_json *j, const struct mm_location *at)
{
	if (at->file == NULL)
		return;
	mm_json_object(j, "location");
	mm_json_text(j, "file", at->file);
	mm_json_int(j, "line", at->line);
	if (at->column > 0)
		mm_json_int(j, "column", at->column);
	mm_json_end_object(j);
}

/* One line each: a report of 100,000 findings is still one that grep and diff can read. */
static void write_finding(struct mm_json *j, const struct mm_report_result *result,
                          const struct mm_finding *f)
{
	mm_json_inline_object(j, NULL);
	mm_json_text(j, "severity", mm_severity_name(f->severity));
	mm_json_text(j, "title", f->title);
	mm_json_text(j, "detail", f->detail);
	mm_json_text(j, "object_name", f->object_name);
	mm_json_text(j, "remediation", f->fix_sql != NULL ? f->fix_sql : result->fix);
	write_metadata(j, f);
	mm_json_text(j, "id", f->id);
	mm_json_text_if(j, "group", f->group);
	if (f->is_heuristic)
		mm_json_text(j, "confidence", "heuristic");
	write_object(j, &f->object);
	write_location(j, &f->object.location);
	if (f->fix_sql != NULL) {
		mm_json_object(j, "fix");
		mm_json_text(j, "sql", f->fix_sql);
		mm_json_text(j, "phase", mm_phase_name(f->fix_phase));
		mm_json_end_object(j);
	}
	mm_json_end_object(j);
}

static void write_result(struct mm_json *j, const struct mm_report_result *result)
{
	mm_json_object(j, NULL);
	mm_json_text(j, "check_name", result->check_name);
	mm_json_text(j, "category", result->category);
	mm_json_text(j, "description", result->title);
	mm_json_bool(j, "passed", !result->is_skipped && result->finding_count == 0);
	mm_json_bool(j, "skipped", result->is_skipped);
	mm_json_text(j, "skip_reason", result->skip_reason);
	mm_json_text(j, "error", NULL);
	mm_json_text_if(j, "why", result->why);
	mm_json_text_if(j, "evidence", result->evidence);
	mm_json_text_if(j, "fix", result->fix);
	mm_json_text_if(j, "note", result->note);
	mm_json_list(j, "findings");
	for (size_t i = 0; i < result->finding_count; i++)
		write_finding(j, result, result->findings[i]);
	mm_json_end_list(j);
	mm_json_end_object(j);
}

static void write_places(struct mm_json *j, const char *key, const struct mm_unparsed_list *list)
{
	mm_json_list(j, key);
	for (size_t i = 0; i < list->count; i++) {
		const struct mm_unparsed *one = list->items[i];

		mm_json_inline_object(j, NULL);
		mm_json_text_if(j, "file", one->location.file);
		mm_json_int(j, "line", one->location.line);
		mm_json_text(j, "message", one->message);
		mm_json_end_object(j);
	}
	mm_json_end_list(j);
}

static void write_coverage(struct mm_json *j, const struct mm_report *report)
{
	const struct mm_coverage *c = report->coverage;

	mm_json_object(j, "coverage");
	mm_json_int(j, "statements", c->statements);
	mm_json_int(j, "parsed", c->parsed);
	mm_json_int(j, "rewritten", c->rewritten);
	mm_json_int(j, "ignored", c->ignored);
	mm_json_int(j, "meta_commands", c->meta_commands);
	mm_json_int(j, "data_blocks", c->data_blocks);
	mm_json_bool(j, "is_truncated", c->is_truncated);
	write_places(j, "unparsed", &c->unparsed);
	write_places(j, "notes", &c->notes);
	mm_json_list(j, "absent");
	for (size_t i = 0; i < report->absence_count; i++) {
		mm_json_inline_object(j, NULL);
		mm_json_text(j, "part", report->absences[i].part);
		mm_json_text(j, "reason", report->absences[i].reason);
		mm_json_end_object(j);
	}
	mm_json_end_list(j);
	mm_json_object(j, "objects");
	for (size_t i = 0; i < report->object_count; i++)
		mm_json_int(j, report->objects[i].key, report->objects[i].count);
	mm_json_end_object(j);
	mm_json_object(j, "checks");
	mm_json_int(j, "run", (int64_t)report->run_count);
	mm_json_int(j, "skipped", (int64_t)report->skipped_count);
	mm_json_int(j, "excluded", (int64_t)report->excluded_count);
	mm_json_end_object(j);
	mm_json_end_object(j);
}

static void write_summary(struct mm_json *j, struct mm_report *const *reports, size_t count)
{
	struct mm_report sum = { 0 };

	for (size_t i = 0; i < count; i++) {
		sum.result_count += reports[i]->result_count;
		sum.passed_count += reports[i]->passed_count;
		sum.skipped_count += reports[i]->skipped_count;
		for (int s = 0; s < MM_SEVERITY_COUNT; s++)
			sum.counts[s] += reports[i]->counts[s];
	}
	mm_json_object(j, "summary");
	mm_json_int(j, "total_checks", (int64_t)sum.result_count);
	mm_json_int(j, "checks_passed", (int64_t)sum.passed_count);
	mm_json_int(j, "checks_skipped", (int64_t)sum.skipped_count);
	mm_json_int(j, "critical", (int64_t)sum.counts[MM_CRITICAL]);
	mm_json_int(j, "warnings", (int64_t)sum.counts[MM_WARNING]);
	mm_json_int(j, "consider", (int64_t)sum.counts[MM_CONSIDER]);
	mm_json_int(j, "info", (int64_t)sum.counts[MM_INFO]);
	mm_json_end_object(j);
}

static void write_source(struct mm_json *j, const struct mm_document *d,
                         const struct mm_report *report)
{
	mm_json_object(j, "source");
	mm_json_text(j, "kind", d->source_kind);
	mm_json_strings(j, "names", &d->source_names);
	if (report != NULL) {
		mm_json_text_if(j, "database", report->database);
		mm_json_text_if(j, "server_version", report->server_version);
		mm_json_text_if(j, "dump_version", report->dump_version);
		mm_json_int(j, "bytes", report->bytes);
	}
	mm_json_end_object(j);
}

/* `report` is NULL above several. */
static void write_meta(struct mm_json *j, const struct mm_document *d,
                       const struct mm_report *report)
{
	char spock[32];

	mm_target_spock_name(d->target.spock, spock);
	mm_json_object(j, "meta");
	mm_json_text(j, "tool", "mm-ready");
	mm_json_text(j, "version", d->version);
	mm_json_text(j, "title", d->title);
	mm_json_text_if(j, "timestamp", d->started_at);
	if (d->started_at != NULL)
		mm_json_int(j, "duration_ms", d->duration_ms);
	mm_json_text(j, "mode", d->mode);
	if (report != NULL) {
		mm_json_text(j, "database", report->database);
		mm_json_text(j, "pg_version", report->server_version);
	}
	mm_json_text(j, "spock_target", spock);
	write_source(j, d, report);
	mm_json_object(j, "target");
	mm_json_text(j, "spock", spock);
	mm_json_int(j, "nodes", d->target.nodes);
	mm_json_end_object(j);
	mm_json_object(j, "options");
	for (size_t i = 0; i < d->option_count; i++)
		mm_json_strings(j, d->options[i].key, &d->options[i].values);
	mm_json_end_object(j);
	mm_json_end_object(j);
}

static void write_verdict(struct mm_json *j, enum mm_verdict_value value, bool is_complete,
                          const struct mm_strings *reasons)
{
	mm_json_object(j, "verdict");
	mm_json_text(j, "value", mm_verdict_name(value));
	mm_json_bool(j, "is_complete", is_complete);
	mm_json_list(j, "reasons");
	for (size_t i = 0; i < reasons->count; i++)
		mm_json_text(j, NULL, reasons->items[i]);
	mm_json_end_list(j);
	mm_json_end_object(j);
}

static void write_report(struct mm_json *j, const struct mm_document *d,
                         struct mm_report *const *report)
{
	const struct mm_report *r = *report;

	mm_json_object(j, NULL);
	mm_json_int(j, "schema_version", SCHEMA_VERSION);
	write_meta(j, d, r);
	write_verdict(j, r->verdict.value, r->verdict.is_complete, &r->verdict.reasons);
	write_summary(j, report, 1);
	write_coverage(j, r);
	mm_json_list(j, "results");
	for (size_t i = 0; i < r->result_count; i++)
		write_result(j, &r->results[i]);
	mm_json_end_list(j);
	mm_json_end_object(j);
}

/* "shop: NOT READY", … */
static struct mm_strings verdicts(const struct mm_document *d)
{
	struct mm_strings list = { 0 };

	for (size_t i = 0; i < d->report_count; i++)
		mm_strings_add(d->arena, &list,
		               mm_arena_printf(d->arena, "%s: %s", mm_report_name(d->reports[i]),
		                               mm_verdict_name(d->reports[i]->verdict.value)));
	return list;
}

void mm_json_write(const struct mm_document *d, const struct mm_render_options *options,
                   struct mm_output *out)
{
	struct mm_json j = { .out = out };
	struct mm_strings reasons;

	(void)options;
	if (d->report_count == 1) {
		write_report(&j, d, d->reports);
		return;
	}
	reasons = verdicts(d);
	mm_json_object(&j, NULL);
	mm_json_int(&j, "schema_version", SCHEMA_VERSION);
	write_meta(&j, d, NULL);
	write_verdict(&j, mm_document_verdict(d), mm_document_is_complete(d), &reasons);
	write_summary(&j, d->reports, d->report_count);
	mm_json_list(&j, "reports");
	for (size_t i = 0; i < d->report_count; i++)
		write_report(&j, d, &d->reports[i]);
	mm_json_end_list(&j);
	mm_json_end_object(&j);
}
