#include "report_files.h"

#include <string.h>

#include "arena.h"
#include "buf.h"
#include "error.h"
#include "escape.h"
#include "format.h"
#include "model.h"
#include "output.h"
#include "requests.h"

#include "banned.h"

enum { LONGEST_NAME = 100 };

struct writer {
	struct mm_requests *requests;
	struct mm_document *document;
	const struct mm_render_options *options;
	struct mm_error *err;
};

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL ? path : slash + 1;
}

/* The database's name; of an unnamed one, the file's up to the first dot. */
static size_t name_of(const struct mm_document *d, const struct mm_report *report,
                      const char **name)
{
	size_t len;

	*name = report->database;
	if (*name != NULL)
		return strlen(*name);
	*name = d->source_names.count == 0 ? "database" : base_name(d->source_names.items[0]);
	if (strcmp(*name, "-") == 0)
		*name = "stdin";
	len = strcspn(*name + (**name == '.'), ".") + (**name == '.');
	return len;
}

static void add_safe(struct mm_buf *to, const char *name, size_t len)
{
	if (len > LONGEST_NAME)
		len = LONGEST_NAME;
	/* Not in the middle of a character. */
	while (len > 0 && ((unsigned char)name[len] & 0xC0) == 0x80)
		len--;
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)name[i];
		bool is_safe = c > 0x20 && c != 0x7F && c != '/' && c != '\\';
		bool is_option_or_hidden = i == 0 && (c == '.' || c == '-');

		mm_buf_add(to, is_safe && !is_option_or_hidden ? name + i : "_", 1);
	}
}

/* 2026-11-21T21:43:17Z as 20261121T214317Z */
static void add_stamp(struct mm_buf *to, const char *started_at)
{
	if (started_at == NULL)
		return;
	mm_buf_addc(to, '_');
	for (; *started_at != '\0'; started_at++)
		if (*started_at != '-' && *started_at != ':')
			mm_buf_addc(to, *started_at);
}

/* A path that no other report of this run has. */
static const char *generate_path(const struct writer *w, const struct mm_request *request,
                                 const struct mm_report *report)
{
	const struct mm_document *d = w->document;
	size_t folder_len = strlen(request->path);
	struct mm_buf name = { 0 };
	const char *given;
	const char *path;
	size_t len = name_of(d, report, &given);

	mm_buf_adds(&name, request->path);
	if (request->path[folder_len - 1] != '/')
		mm_buf_addc(&name, '/');
	add_safe(&name, given, len);
	add_stamp(&name, d->started_at);
	path = mm_arena_printf(d->arena, "%s.%s", name.text, request->format->extension);
	for (int i = 2; mm_strings_has(&d->written, path); i++)
		path =
		    mm_arena_printf(d->arena, "%s-%d.%s", name.text, i, request->format->extension);
	mm_buf_release(&name);
	return path;
}

static bool write_one(struct writer *w, const struct mm_request *request, const char *path,
                      const struct mm_document *document, struct mm_output *out)
{
	request->format->write(document, w->options, out);
	if (!mm_output_finish(out, w->err))
		return false;
	mm_strings_add(w->document->arena, &w->document->written, path);
	return true;
}

static bool write_folder(struct writer *w, const struct mm_request *request)
{
	if (!mm_output_make_directory(request->path, w->err))
		return false;
	for (size_t i = 0; i < w->document->report_count; i++) {
		struct mm_document one = *w->document;
		const char *path = generate_path(w, request, one.reports[i]);
		struct mm_output *out = mm_output_open(path, w->requests->is_no_clobber, w->err);

		one.reports = &w->document->reports[i];
		one.report_count = 1;
		if (out == NULL || !write_one(w, request, path, &one, out))
			return false;
	}
	return true;
}

static bool write_files(struct writer *w)
{
	for (size_t i = 0; i < w->requests->list.count; i++) {
		struct mm_request *request = w->requests->list.items[i];
		struct mm_output *out = request->out;

		if (request->is_stdout)
			continue;
		request->out = NULL;
		if (!(request->is_folder ? write_folder(w, request)
		                         : write_one(w, request, request->path, w->document, out)))
			return false;
	}
	return true;
}

/* What a run says whose reports are all in files: quiet, only what the caller cannot know. */
static void write_closing(const struct writer *w, struct mm_output *out)
{
	const struct mm_document *d = w->document;

	for (size_t i = 0; i < d->report_count && !w->requests->is_quiet; i++) {
		const struct mm_report *r = d->reports[i];

		if (d->report_count > 1) {
			mm_escapes(out, &mm_escape_terminal, mm_report_name(r));
			mm_output_adds(out, ": ");
		}
		mm_output_addf(out, "%s: %zu CRITICAL, %zu WARNING, %zu CONSIDER, %zu INFO\n",
		               mm_verdict_name(r->verdict.value), r->counts[MM_CRITICAL],
		               r->counts[MM_WARNING], r->counts[MM_CONSIDER], r->counts[MM_INFO]);
	}
	for (size_t i = 0; i < d->written.count; i++) {
		mm_output_adds(out, w->requests->is_quiet ? "" : "Report: ");
		mm_escapes(out, &mm_escape_terminal, d->written.items[i]);
		mm_output_addc(out, '\n');
	}
}

static bool has_generated(const struct mm_requests *requests)
{
	for (size_t i = 0; i < requests->list.count; i++)
		if (requests->list.items[i]->is_folder)
			return true;
	return false;
}

static bool write_stdout(struct writer *w)
{
	bool has_stdout = false;

	for (size_t i = 0; i < w->requests->list.count; i++) {
		struct mm_request *request = w->requests->list.items[i];
		struct mm_output *out = request->out;

		if (!request->is_stdout)
			continue;
		has_stdout = true;
		request->out = NULL;
		request->format->write(w->document, w->options, out);
		if (!mm_output_finish(out, w->err))
			return false;
	}
	if (has_stdout || (w->requests->is_quiet && !has_generated(w->requests)))
		return true;
	struct mm_output *out = mm_output_open("-", false, w->err);

	if (out == NULL)
		return false;
	write_closing(w, out);
	return mm_output_finish(out, w->err);
}

bool mm_report_files_write(struct mm_requests *requests, struct mm_document *document,
                           const struct mm_render_options *options, struct mm_error *err)
{
	struct writer w = {
		.requests = requests, .document = document, .options = options, .err = err
	};

	return write_files(&w) && write_stdout(&w);
}
