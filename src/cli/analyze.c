#include "analyze.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "analyze_settings.h"
#include "arena.h"
#include "catalog.h"
#include "command.h"
#include "dump.h"
#include "error.h"
#include "escape.h"
#include "format.h"
#include "model.h"
#include "output.h"
#include "progress.h"
#include "report_files.h"
#include "version.h"

#include "banned.h"

static long long now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static bool is_set(const char *name)
{
	const char *value = getenv(name);

	return value != NULL && *value != '\0';
}

static bool wants_color(enum mm_color color)
{
	const char *force = getenv("CLICOLOR_FORCE");
	const char *term = getenv("TERM");

	if (color != MM_COLOR_AUTO)
		return color == MM_COLOR_ALWAYS;
	if (is_set("NO_COLOR"))
		return false;
	if (force != NULL && *force != '\0' && strcmp(force, "0") != 0)
		return true;
	return isatty(STDOUT_FILENO) && (term == NULL || strcmp(term, "dumb") != 0);
}

/* NULL in a reproducible report. */
static const char *start_time(const struct analyze_settings *s)
{
	time_t now = time(NULL);
	struct tm utc;
	char text[32];

	if (s->is_reproducible || is_set("SOURCE_DATE_EPOCH"))
		return NULL;
	gmtime_r(&now, &utc);
	strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
	return mm_arena_strdup(s->base.arena, text);
}

static void add_option(struct mm_document *d, const char *key, const struct mm_strings *values)
{
	if (values->count > 0)
		d->options[d->option_count++] =
		    (struct mm_report_option){ .key = key, .values = *values };
}

static const char *default_title(const struct analyze_settings *s)
{
	const char *first = s->files.items[0];
	const char *slash = strrchr(first, '/');
	const char *name = slash == NULL || slash[1] == '\0' ? first : slash + 1;

	if (strcmp(first, "-") == 0)
		name = "standard input";
	if (s->files.count == 1)
		return name;
	return mm_arena_printf(s->base.arena, "%s and %zu more", name, s->files.count - 1);
}

static void describe(const struct analyze_settings *s, struct mm_document *d)
{
	*d = (struct mm_document){
		.arena = s->base.arena,
		.title = s->title != NULL ? s->title : default_title(s),
		.version = MM_VERSION,
		.mode = "analyze",
		.source_kind = "dump",
		.source_names = s->files,
		.target = s->target,
		.started_at = start_time(s),
		.has_todo = !s->has_no_todo,
		.has_todo_consider = s->has_todo_consider,
	};
	d->options = mm_arena_zalloc(d->arena, 8, sizeof *d->options);
	add_option(d, "categories", &s->selection.categories);
	add_option(d, "include_only", &s->selection.include);
	add_option(d, "exclude", &s->selection.exclude);
	add_option(d, "schema", &s->selection.scope.include);
	add_option(d, "exclude_schema", &s->selection.scope.exclude);
}

static void tell(const struct analyze_settings *s, const struct mm_run *run, long long load_ms,
                 long long check_ms)
{
	const struct mm_coverage *c = &run->catalog->coverage;
	const char *database = run->catalog->server.database;
	struct mm_error ignored;
	struct mm_output *out;

	if (!s->is_verbose || s->requests.is_quiet)
		return;
	out = mm_output_open("/dev/stderr", false, &ignored);
	if (out == NULL)
		return;
	mm_output_adds(out, "mm-ready: ");
	mm_escapes(out, &mm_escape_terminal, database == NULL ? "database" : database);
	mm_output_addf(out,
	               ": read %lld bytes in %lld ms: %lld statements, %zu not parsed; "
	               "%zu checks in %lld ms: %zu findings\n",
	               (long long)c->bytes, load_ms, (long long)c->statements, c->unparsed.count,
	               run->result_count, check_ms, run->finding_count);
	mm_output_finish(out, &ignored);
}

static bool write_all(struct analyze_settings *s, struct mm_document *d, struct mm_run **runs,
                      struct mm_error *err)
{
	const struct mm_render_options options = { .has_color = wants_color(s->color) };

	d->reports = mm_arena_zalloc(d->arena, d->report_count, sizeof(void *));
	for (size_t i = 0; i < d->report_count; i++)
		d->reports[i] = mm_report_of_run(d->arena, runs[i]);
	return mm_report_files_write(&s->requests, d, &options, err);
}

static bool assess(struct analyze_settings *s, const struct mm_dump *dump, struct mm_document *d,
                   long long started_ms, struct mm_error *err)
{
	struct mm_run **runs = mm_arena_zalloc(s->base.arena, dump->catalog_count, sizeof(void *));
	long long loaded_ms = now_ms();

	d->report_count = dump->catalog_count;
	for (size_t i = 0; i < dump->catalog_count; i++) {
		long long before_ms = now_ms();

		runs[i] = mm_run_checks(dump->catalogs[i], MM_ANALYZE, &s->target, &s->selection);
		tell(s, runs[i], loaded_ms - started_ms, now_ms() - before_ms);
	}
	d->duration_ms = now_ms() - started_ms;
	bool is_written = write_all(s, d, runs, err);

	for (size_t i = 0; i < dump->catalog_count; i++)
		mm_run_free(runs[i]);
	return is_written;
}

static bool load(struct analyze_settings *s, struct mm_dump *dump, struct mm_error *err)
{
	struct mm_progress progress;
	struct mm_dump_options options = { .progress = mm_progress_update,
		                           .progress_data = &progress };

	mm_progress_init(&progress, !s->requests.is_quiet);
	bool is_loaded = mm_dump_load(s->files.items, s->files.count, &options, dump, err);

	mm_progress_clear(&progress);
	return is_loaded;
}

static bool run(void *settings, struct mm_error *err)
{
	struct analyze_settings *s = settings;
	long long started_ms = now_ms();
	struct mm_document document;
	struct mm_dump dump;

	if (!mm_analyze_settle(s, err))
		return false;
	describe(s, &document);
	bool is_done = mm_requests_open(&s->requests, err) && load(s, &dump, err);

	if (is_done) {
		is_done = assess(s, &dump, &document, started_ms, err);
		mm_dump_release(&dump);
	}
	mm_requests_abandon(&s->requests);
	return is_done;
}

const struct mm_command mm_command_analyze = {
	.name = "analyze",
	.operands = "FILE...",
	.summary = "assess a database from its schema dump",
	.about =
	    "Reads plain SQL (pg_dump, pg_dumpall, structure.sql, or written by hand), packed or "
	    "not;\nseveral files are read in order, as one script; - is standard input. Without\n"
	    "--output, a summary goes to standard output and the HTML report to reports/.",
	.options = mm_analyze_options,
	.option_count = MM_ANALYZE_OPTION_COUNT,
	.settings_size = sizeof(struct analyze_settings),
	.run = run,
};
