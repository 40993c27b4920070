#include "explain.h"

#include <string.h>

#include "arena.h"
#include "check_words.h"
#include "command.h"
#include "error.h"
#include "output.h"
#include "run.h"
#include "wrap.h"

#include "banned.h"

static void write_list(struct mm_output *out, struct mm_arena *arena, const char *label,
                       struct mm_strings list)
{
	if (list.count > 0)
		mm_output_addf(out, "%-12s%s\n", label, mm_strings_join(arena, &list, ", "));
}

static void write_prose(struct mm_output *out, const char *label, const char *text)
{
	if (text == NULL)
		return;
	mm_output_addf(out, "\n%s\n", label);
	mm_wrap(out, text);
}

static void write_check(struct mm_output *out, struct mm_arena *arena,
                        const struct mm_registry_entry *entry)
{
	const struct mm_check *check = entry->check;

	mm_output_addf(out, "%s: %s\n\n", entry->id, check->title);
	mm_output_addf(out, "%-12s%s\n", "category", entry->category);
	write_list(out, arena, "severities", mm_check_severities(arena, check));
	write_list(out, arena, "modes", mm_check_modes(arena, check));
	write_list(out, arena, "needs", mm_check_parts(arena, check->needs));
	write_list(out, arena, "uses", mm_check_parts(arena, check->uses));
	mm_output_addf(out, "%-12s%s\n", "from dump", mm_check_from_dump(check));
	if (check->other_sources != NULL)
		mm_output_addf(out, "%-12s%s\n", "also from", check->other_sources);
	write_prose(out, "Why", check->why);
	write_prose(out, "Evidence", check->evidence);
	write_prose(out, "Fix", check->fix);
}

static bool unknown_check(struct mm_arena *arena, const char *name, struct mm_error *err)
{
	struct mm_selection selection = { 0 };

	mm_strings_add(arena, &selection.include, name);
	if (!mm_selection_validate(&selection, err))
		return false;
	/* A glob that means something in a selection. */
	return mm_error_set(err, MM_EXIT_USAGE, "unknown check \"%.200s\"", name);
}

static bool run(void *settings, struct mm_error *err)
{
	const struct mm_settings *s = settings;

	if (s->operands.count == 0) {
		mm_error_set(err, MM_EXIT_USAGE, "no check to explain was given");
		mm_error_hint(err, "mm-ready list-checks shows them all");
		return false;
	}
	for (size_t i = 0; i < s->operands.count; i++)
		if (mm_registry_find(s->operands.items[i]) == NULL)
			return unknown_check(s->arena, s->operands.items[i], err);
	struct mm_output *out = mm_output_open("-", false, err);

	if (out == NULL)
		return false;
	for (size_t i = 0; i < s->operands.count; i++) {
		mm_output_adds(out, i == 0 ? "" : "\n\n");
		write_check(out, s->arena, mm_registry_find(s->operands.items[i]));
	}
	return mm_output_finish(out, err);
}

static const struct mm_option options[] = { MM_OPTION_HELP };

const struct mm_command mm_command_explain = {
	.name = "explain",
	.operands = "CHECK...",
	.summary = "what stands behind a check: the mechanism, the evidence, the fix",
	.options = options,
	.option_count = sizeof options / sizeof options[0],
	.settings_size = sizeof(struct mm_settings),
	.run = run,
};
