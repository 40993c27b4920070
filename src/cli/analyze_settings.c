#include "analyze_settings.h"

#include <limits.h>
#include <string.h>

#include "command.h"
#include "error.h"
#include "number.h"

#include "banned.h"

enum { MOST_NODES = 1000 };

static bool take_format(void *settings, const char *value, struct mm_error *err)
{
	struct analyze_settings *s = settings;

	return mm_requests_format(s->base.arena, &s->requests, value, err);
}

static bool take_output(void *settings, const char *value, struct mm_error *err)
{
	struct analyze_settings *s = settings;

	return mm_requests_output(s->base.arena, &s->requests, value, err);
}

static bool take_spock(void *settings, const char *value, struct mm_error *err)
{
	struct analyze_settings *s = settings;

	if (mm_target_parse_spock(value, &s->target.spock))
		return true;
	mm_error_set(err, MM_EXIT_USAGE, "\"%.100s\" is no Spock version known here", value);
	mm_error_hint(err, "--target-spock takes 5.0, 5.0.12 or 6.0, for instance");
	return false;
}

static bool take_number(const char *option, const char *value, long most, long *to,
                        struct mm_error *err)
{
	long long number;

	if (!mm_number_parse(value, 1, most, &number))
		return mm_error_set(err, MM_EXIT_USAGE,
		                    "option \"--%s\" takes a number from 1 to %ld, not \"%.100s\"",
		                    option, most, value);
	*to = (long)number;
	return true;
}

static bool take_nodes(void *settings, const char *value, struct mm_error *err)
{
	return take_number("nodes", value, MOST_NODES,
	                   &((struct analyze_settings *)settings)->target.nodes, err);
}

static bool take_color(void *settings, const char *value, struct mm_error *err)
{
	static const char *const words[] = { "auto", "always", "never" };
	struct analyze_settings *s = settings;

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (strcmp(value, words[i]) == 0) {
			s->color = (enum mm_color)i;
			return true;
		}
	return mm_error_set(err, MM_EXIT_USAGE,
	                    "option \"--color\" takes auto, always or never, not \"%.100s\"",
	                    value);
}

#define AT(member) .target = offsetof(struct analyze_settings, member)

const struct mm_option mm_analyze_options[] = {
	{ .section = "Input",
	  .name = "file",
	  .kind = MM_OPTION_WORDS,
	  AT(files),
	  .metavar = "FILE",
	  .help = "a dump to read, like FILE alone" },

	{ .section = "Reports",
	  .name = "format",
	  .letter = 'f',
	  .kind = MM_OPTION_CALL,
	  .take = take_format,
	  .metavar = "FORMAT",
	  .help = "html, markdown, json or text, of the next --output;\n"
	          "else the output's extension decides" },
	{ .name = "output",
	  .letter = 'o',
	  .kind = MM_OPTION_CALL,
	  .take = take_output,
	  .metavar = "PATH",
	  .help = "where to: a file, a folder (gets a generated name per\n"
	          "database) or - for standard output; repeat --format and\n"
	          "--output for several reports" },
	{ .name = "no-clobber",
	  .kind = MM_OPTION_FLAG,
	  AT(requests.is_no_clobber),
	  .help = "do not replace an existing file" },
	{ .name = "title",
	  .kind = MM_OPTION_TEXT,
	  AT(title),
	  .metavar = "TEXT",
	  .help = "title of the report" },
	{ .name = "no-todo",
	  .kind = MM_OPTION_FLAG,
	  AT(has_no_todo),
	  .help = "leave the to-do list out" },
	{ .name = "todo-include-consider",
	  .kind = MM_OPTION_FLAG,
	  AT(has_todo_consider),
	  .help = "CONSIDER findings in the to-do list too" },
	{ .name = "reproducible",
	  .kind = MM_OPTION_FLAG,
	  AT(is_reproducible),
	  .help = "no times in reports and generated names\n"
	          "(so does SOURCE_DATE_EPOCH in the environment)" },

	{ .section = "Selection",
	  .name = "categories",
	  .kind = MM_OPTION_LIST,
	  AT(selection.categories),
	  .metavar = "NAME,...",
	  .help = "only checks of these categories" },
	{ .name = "include-only",
	  .kind = MM_OPTION_LIST,
	  AT(selection.include),
	  .metavar = "CHECK,...",
	  .help = "only these checks; names or globs" },
	{ .name = "exclude",
	  .kind = MM_OPTION_LIST,
	  AT(selection.exclude),
	  .metavar = "CHECK,...",
	  .help = "not these checks" },
	{ .name = "schema",
	  .kind = MM_OPTION_LIST,
	  AT(selection.scope.include),
	  .metavar = "SCHEMA,...",
	  .help = "only objects of these schemas; names or globs" },
	{ .name = "exclude-schema",
	  .kind = MM_OPTION_LIST,
	  AT(selection.scope.exclude),
	  .metavar = "SCHEMA,...",
	  .help = "not the objects of these schemas" },

	{ .section = "Target",
	  .name = "target-spock",
	  .kind = MM_OPTION_CALL,
	  .take = take_spock,
	  .metavar = "VERSION",
	  .help = "Spock that will be installed: 5.0 (default), 5.0.12, 6.0" },
	{ .name = "nodes",
	  .kind = MM_OPTION_CALL,
	  .take = take_nodes,
	  .metavar = "N",
	  .help = "nodes of the cluster (default 3)" },

	{ .section = "Speaking",
	  .name = "verbose",
	  .letter = 'v',
	  .kind = MM_OPTION_FLAG,
	  AT(is_verbose),
	  .help = "say on standard error what was done, and how long it took" },
	{ .name = "quiet",
	  .letter = 'q',
	  .kind = MM_OPTION_FLAG,
	  AT(requests.is_quiet),
	  .help = "no summary, no progress; only generated names are told" },
	{ .name = "color",
	  .kind = MM_OPTION_CALL,
	  .take = take_color,
	  .metavar = "WHEN",
	  .help = "auto (default), always or never; NO_COLOR and\n"
	          "CLICOLOR_FORCE in the environment count for auto" },
	MM_OPTION_HELP,
};

bool mm_analyze_settle(struct analyze_settings *s, struct mm_error *err)
{
	if (s->target.spock == 0)
		s->target.spock = mm_target_default.spock;
	if (s->target.nodes == 0)
		s->target.nodes = mm_target_default.nodes;
	for (size_t i = 0; i < s->base.operands.count; i++)
		mm_strings_add(s->base.arena, &s->files, s->base.operands.items[i]);
	if (s->files.count == 0) {
		mm_error_set(err, MM_EXIT_USAGE, "no file to analyze was given");
		mm_error_hint(err, "mm-ready analyze FILE, or - for standard input");
		return false;
	}
	return mm_requests_settle(s->base.arena, &s->requests, err) &&
	       mm_selection_validate(&s->selection, err);
}
