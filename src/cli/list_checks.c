#include "list_checks.h"

#include <string.h>

#include "arena.h"
#include "check_words.h"
#include "command.h"
#include "error.h"
#include "json_writer.h"
#include "markdown_escape.h"
#include "output.h"
#include "registry.h"

#include "banned.h"

struct list_settings {
	struct mm_settings base;
	const char *format;
};

typedef void write_list(struct mm_output *out, struct mm_arena *arena);

static void write_text(struct mm_output *out, struct mm_arena *arena)
{
	const char *category = NULL;

	for (size_t i = 0; i < mm_registry_count; i++) {
		const struct mm_registry_entry *entry = &mm_registry[i];
		struct mm_strings severities = mm_check_severities(arena, entry->check);
		struct mm_strings modes = mm_check_modes(arena, entry->check);

		if (category == NULL || strcmp(category, entry->category) != 0)
			mm_output_addf(out, "%s%s\n", category == NULL ? "" : "\n",
			               entry->category);
		category = entry->category;
		mm_output_addf(out, "  %-28s %s\n", entry->id, entry->check->title);
		mm_output_addf(
		    out, "  %-28s %s; in %s; decided by a schema dump: %s%s%s\n", "",
		    mm_strings_join(arena, &severities, ", "), mm_strings_join(arena, &modes, ", "),
		    mm_check_from_dump(entry->check),
		    entry->check->other_sources == NULL ? "" : ", also by ",
		    entry->check->other_sources == NULL ? "" : entry->check->other_sources);
	}
}

static void write_markdown(struct mm_output *out, struct mm_arena *arena)
{
	mm_output_adds(out, "| check | category | severities | modes | from a schema dump | other "
	                    "sources | what it looks for |\n|---|---|---|---|---|---|---|\n");
	for (size_t i = 0; i < mm_registry_count; i++) {
		const struct mm_registry_entry *entry = &mm_registry[i];
		struct mm_strings severities = mm_check_severities(arena, entry->check);
		struct mm_strings modes = mm_check_modes(arena, entry->check);

		mm_output_addf(out, "| `%s` | %s | %s | %s | %s | ", entry->id, entry->category,
		               mm_strings_join(arena, &severities, ", "),
		               mm_strings_join(arena, &modes, ", "),
		               mm_check_from_dump(entry->check));
		mm_markdown_text(out, entry->check->other_sources);
		mm_output_adds(out, " | ");
		mm_markdown_text(out, entry->check->title);
		mm_output_adds(out, " |\n");
	}
}

static void write_strings(struct mm_json *j, const char *key, struct mm_strings list)
{
	mm_json_strings(j, key, &list);
}

static void write_json(struct mm_output *out, struct mm_arena *arena)
{
	struct mm_json j = { .out = out };

	mm_json_list(&j, NULL);
	for (size_t i = 0; i < mm_registry_count; i++) {
		const struct mm_registry_entry *entry = &mm_registry[i];
		const struct mm_check *check = entry->check;

		mm_json_object(&j, NULL);
		mm_json_text(&j, "check_name", entry->id);
		mm_json_text(&j, "category", entry->category);
		mm_json_text(&j, "description", check->title);
		write_strings(&j, "severities", mm_check_severities(arena, check));
		write_strings(&j, "modes", mm_check_modes(arena, check));
		write_strings(&j, "needs", mm_check_parts(arena, check->needs));
		write_strings(&j, "uses", mm_check_parts(arena, check->uses));
		mm_json_text(&j, "from_dump", mm_check_from_dump(check));
		mm_json_text(&j, "other_sources", check->other_sources);
		mm_json_end_object(&j);
	}
	mm_json_end_list(&j);
}

static write_list *writer_of(const char *format)
{
	if (format == NULL || strcmp(format, "text") == 0)
		return write_text;
	if (strcmp(format, "json") == 0)
		return write_json;
	return strcmp(format, "markdown") == 0 ? write_markdown : NULL;
}

static bool run(void *settings, struct mm_error *err)
{
	const struct list_settings *s = settings;
	write_list *write = writer_of(s->format);

	if (s->base.operands.count > 0)
		return mm_error_set(err, MM_EXIT_USAGE, "list-checks takes no \"%.200s\"",
		                    s->base.operands.items[0]);
	if (write == NULL) {
		mm_error_set(err, MM_EXIT_USAGE, "unknown format \"%.100s\"", s->format);
		mm_error_hint(err, "list-checks has text, json and markdown");
		return false;
	}
	struct mm_output *out = mm_output_open("-", false, err);

	if (out == NULL)
		return false;
	write(out, s->base.arena);
	return mm_output_finish(out, err);
}

static const struct mm_option options[] = {
	{ .name = "format",
	  .letter = 'f',
	  .kind = MM_OPTION_TEXT,
	  .target = offsetof(struct list_settings, format),
	  .metavar = "FORMAT",
	  .help = "text (default), json or markdown" },
	MM_OPTION_HELP,
};

const struct mm_command mm_command_list_checks = {
	.name = "list-checks",
	.operands = "",
	.summary = "all checks: category, severities, and what decides them",
	.options = options,
	.option_count = sizeof options / sizeof options[0],
	.settings_size = sizeof(struct list_settings),
	.run = run,
};
