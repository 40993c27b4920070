#include "requests.h"

#include <string.h>
#include <sys/stat.h>

#include "arena.h"
#include "error.h"
#include "format.h"
#include "nearest.h"
#include "output.h"

#include "banned.h"

enum { EXIT_USAGE = 2, MOST_FORMATS = 16 };

static const char default_folder[] = "reports/";

static bool unknown_format(const char *name, struct mm_error *err)
{
	const char *names[MOST_FORMATS];
	const char *near;
	size_t count = 0;

	for (; count < mm_format_count && count < MOST_FORMATS; count++)
		names[count] = mm_formats[count].name;
	near = mm_nearest(name, names, count);
	mm_error_set(err, EXIT_USAGE, "unknown format \"%.100s\"", name);
	if (near != NULL)
		mm_error_hint(err, "did you mean \"%s\"?", near);
	else
		mm_error_hint(err, "formats: html, markdown, json, text");
	return false;
}

bool mm_requests_format(struct mm_arena *arena, struct mm_requests *requests, const char *name,
                        struct mm_error *err)
{
	if (mm_format_find(name) == NULL)
		return unknown_format(name, err);
	mm_strings_add(arena, &requests->formats, name);
	return true;
}

static bool is_folder(const char *path)
{
	struct stat st;
	size_t len = strlen(path);

	return (len > 0 && path[len - 1] == '/') || (stat(path, &st) == 0 && S_ISDIR(st.st_mode));
}

static void add(struct mm_arena *arena, struct mm_requests *requests, const char *path,
                const struct mm_format *format)
{
	struct mm_request *request = mm_arena_zalloc(arena, 1, sizeof *request);

	request->path = path;
	request->format = format;
	request->is_folder = is_folder(path);
	request->is_stdout = mm_output_is_stdout(path);
	mm_list_add(arena, &requests->list, request);
}

static bool has_path(const struct mm_requests *requests, const char *path)
{
	for (size_t i = 0; i < requests->list.count; i++)
		if (strcmp(requests->list.items[i]->path, path) == 0)
			return true;
	return false;
}

/* A folder takes every format that stands before it, a file the only one. */
bool mm_requests_output(struct mm_arena *arena, struct mm_requests *requests, const char *path,
                        struct mm_error *err)
{
	struct mm_strings *formats = &requests->formats;

	if (*path == '\0')
		return mm_error_set(err, EXIT_USAGE, "option \"--output\" needs a path");
	if (formats->count > 1 && !is_folder(path))
		return mm_error_set(err, EXIT_USAGE, "format \"%s\" has no --output of its own",
		                    formats->items[0]);
	if (!is_folder(path) && has_path(requests, path))
		return mm_error_set(err, EXIT_USAGE, "two reports go to \"%s\"", path);
	if (formats->count == 0)
		add(arena, requests, path, NULL);
	for (size_t i = 0; i < formats->count; i++)
		add(arena, requests, path, mm_format_find(formats->items[i]));
	formats->count = 0;
	return true;
}

/* Formats behind the last --output belong to it. */
static bool settle_rest(struct mm_arena *arena, struct mm_requests *requests, struct mm_error *err)
{
	struct mm_strings *formats = &requests->formats;
	struct mm_request *last = requests->list.items[requests->list.count - 1];
	size_t first = 0;

	if (formats->count > 0 && last->format == NULL)
		last->format = mm_format_find(formats->items[first++]);
	for (size_t i = first; i < formats->count; i++) {
		if (!last->is_folder)
			return mm_error_set(err, EXIT_USAGE,
			                    "format \"%s\" has no --output of its own",
			                    formats->items[i]);
		add(arena, requests, last->path, mm_format_find(formats->items[i]));
	}
	return true;
}

static bool settle_format(struct mm_request *request, struct mm_error *err)
{
	if (request->format != NULL)
		return true;
	if (request->is_stdout)
		request->format = mm_format_find("text");
	else if (request->is_folder)
		request->format = mm_format_find("html");
	else
		request->format = mm_format_of_path(request->path);
	if (request->format != NULL)
		return true;
	mm_error_set(err, EXIT_USAGE, "no format is known for \"%s\"", request->path);
	mm_error_hint(err, "give --format, or a name that ends in .html, .md, .json or .txt");
	return false;
}

static void add_defaults(struct mm_arena *arena, struct mm_requests *requests)
{
	const struct mm_strings *formats = &requests->formats;
	bool has_text = !requests->is_quiet;

	if (formats->count == 0)
		add(arena, requests, default_folder, mm_format_find("html"));
	for (size_t i = 0; i < formats->count; i++) {
		bool is_text = strcmp(formats->items[i], "text") == 0;

		has_text = has_text || is_text;
		if (!is_text)
			add(arena, requests, default_folder, mm_format_find(formats->items[i]));
	}
	if (has_text)
		add(arena, requests, "-", mm_format_find("text"));
}

bool mm_requests_settle(struct mm_arena *arena, struct mm_requests *requests, struct mm_error *err)
{
	if (requests->list.count == 0)
		add_defaults(arena, requests);
	else if (!settle_rest(arena, requests, err))
		return false;
	for (size_t i = 0; i < requests->list.count; i++)
		if (!settle_format(requests->list.items[i], err))
			return false;
	return true;
}

bool mm_requests_open(struct mm_requests *requests, struct mm_error *err)
{
	for (size_t i = 0; i < requests->list.count; i++) {
		struct mm_request *request = requests->list.items[i];

		if (request->is_folder)
			continue;
		request->out = mm_output_open(request->path, requests->is_no_clobber, err);
		if (request->out == NULL)
			return false;
	}
	return true;
}

void mm_requests_abandon(struct mm_requests *requests)
{
	for (size_t i = 0; i < requests->list.count; i++) {
		mm_output_abandon(requests->list.items[i]->out);
		requests->list.items[i]->out = NULL;
	}
}
