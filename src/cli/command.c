#include "command.h"

#include <stdio.h>
#include <string.h>

#include "analyze.h"
#include "arena.h"
#include "error.h"
#include "escape.h"
#include "explain.h"
#include "help.h"
#include "list_checks.h"
#include "nearest.h"
#include "output.h"

#include "banned.h"

const struct mm_command *const mm_commands[] = {
	&mm_command_analyze,
	&mm_command_list_checks,
	&mm_command_explain,
};
const size_t mm_command_count = sizeof mm_commands / sizeof mm_commands[0];

const struct mm_command *mm_command_find(const char *name)
{
	for (size_t i = 0; i < mm_command_count; i++)
		if (strcmp(mm_commands[i]->name, name) == 0)
			return mm_commands[i];
	return NULL;
}

const char *mm_command_nearest(const char *word)
{
	const char *names[sizeof mm_commands / sizeof mm_commands[0] + 1];

	for (size_t i = 0; i < mm_command_count; i++)
		names[i] = mm_commands[i]->name;
	names[mm_command_count] = "help";
	return mm_nearest(word, names, mm_command_count + 1);
}

/* One line each, with the control characters of names shown. */
static void print_error(const struct mm_error *err)
{
	struct mm_error ignored;
	struct mm_output *out = mm_output_open("/dev/stderr", false, &ignored);

	if (out == NULL)
		return;
	mm_output_adds(out, "mm-ready: error: ");
	mm_escapes(out, &mm_escape_terminal, err->message);
	if (err->hint[0] != '\0') {
		mm_output_adds(out, "\nhint: ");
		mm_escapes(out, &mm_escape_terminal, err->hint);
	}
	mm_output_addc(out, '\n');
	mm_output_finish(out, &ignored);
}

static void unknown_command(const char *word, struct mm_error *err)
{
	const char *near = mm_command_nearest(word);

	mm_error_set(err, MM_EXIT_USAGE, "unknown command \"%.200s\"", word);
	if (near != NULL)
		mm_error_hint(err, "did you mean \"%s\"?", near);
	else
		mm_error_hint(err, "mm-ready --help lists the commands");
}

static void run_command(const struct mm_command *command, char *const *words, struct mm_error *err)
{
	struct mm_arena *arena = mm_arena_new();
	struct mm_settings *settings = mm_arena_zalloc(arena, 1, command->settings_size);

	settings->arena = arena;
	if (mm_options_parse(command->options, command->option_count, words, settings, err)) {
		if (settings->wants_help)
			mm_help_command(command, err);
		else
			command->run(settings, err);
	} else if (err->hint[0] == '\0') {
		mm_error_hint(err, "mm-ready %s --help lists the options", command->name);
	}
	mm_arena_free(arena);
}

static bool is_one_of(const char *word, const char *const *words)
{
	for (; *words != NULL; words++)
		if (strcmp(word, *words) == 0)
			return true;
	return false;
}

static void run_help(const char *name, struct mm_error *err)
{
	if (name == NULL)
		mm_help_program(err);
	else if (mm_command_find(name) != NULL)
		mm_help_command(mm_command_find(name), err);
	else
		unknown_command(name, err);
}

static void dispatch(char *const *words, struct mm_error *err)
{
	static const char *const help[] = { "--help", "-?", "-h", "help", NULL };
	static const char *const version[] = { "--version", "-V", NULL };
	const char *word = words[0] == NULL ? NULL : words[1];

	if (word == NULL) {
		mm_error_set(err, MM_EXIT_USAGE, "a command is needed");
		mm_error_hint(err, "mm-ready --help lists the commands");
	} else if (is_one_of(word, help)) {
		run_help(words[2], err);
	} else if (is_one_of(word, version)) {
		mm_help_version(err);
	} else if (word[0] == '-') {
		mm_error_set(err, MM_EXIT_USAGE, "a command is needed before \"%.200s\"", word);
		mm_error_hint(err, "mm-ready --help lists the commands");
	} else if (mm_command_find(word) != NULL) {
		run_command(mm_command_find(word), words + 2, err);
	} else {
		unknown_command(word, err);
	}
}

int mm_cli_run(char *const *words)
{
	struct mm_error err = { 0 };

	dispatch(words, &err);
	if (err.message[0] == '\0')
		return MM_EXIT_DONE;
	print_error(&err);
	return err.exit_code;
}
