#include "help.h"

#include <string.h>

#include "command.h"
#include "output.h"
#include "version.h"

#include "banned.h"

enum { HELP_COLUMN = 32 };

static void indent(struct mm_output *out, size_t from)
{
	for (size_t i = from; i < HELP_COLUMN; i++)
		mm_output_addc(out, ' ');
}

/* The help lines behind `used` columns. */
static void write_help(struct mm_output *out, size_t used, const char *help)
{
	if (used + 2 > HELP_COLUMN) {
		mm_output_addc(out, '\n');
		used = 0;
	}
	while (*help != '\0') {
		size_t len = strcspn(help, "\n");

		indent(out, used);
		mm_output_add(out, help, len);
		mm_output_addc(out, '\n');
		help += len + (help[len] == '\n');
		used = 0;
	}
}

static void write_option(struct mm_output *out, const struct mm_option *option)
{
	unsigned long long before = mm_output_size(out);

	if (option->letter == '?')
		mm_output_adds(out, "  -?, -h, ");
	else if (option->letter != '\0')
		mm_output_addf(out, "  -%c, ", option->letter);
	else
		mm_output_adds(out, "      ");
	mm_output_addf(out, "--%s", option->name);
	if (option->metavar != NULL)
		mm_output_addf(out, " %s", option->metavar);
	write_help(out, (size_t)(mm_output_size(out) - before), option->help);
}

bool mm_help_command(const struct mm_command *command, struct mm_error *err)
{
	struct mm_output *out = mm_output_open("-", false, err);

	if (out == NULL)
		return false;
	mm_output_addf(out, "mm-ready %s: %s\n\nUsage:\n  mm-ready %s [OPTION]...%s%s\n",
	               command->name, command->summary, command->name,
	               *command->operands == '\0' ? "" : " ", command->operands);
	if (command->about != NULL)
		mm_output_addf(out, "\n%s\n", command->about);
	for (size_t i = 0; i < command->option_count; i++) {
		if (command->options[i].section != NULL)
			mm_output_addf(out, "\n%s:\n", command->options[i].section);
		write_option(out, &command->options[i]);
	}
	return mm_output_finish(out, err);
}

bool mm_help_program(struct mm_error *err)
{
	struct mm_output *out = mm_output_open("-", false, err);

	if (out == NULL)
		return false;
	mm_output_adds(out,
	               "mm-ready tells whether a PostgreSQL database is ready for multi-master "
	               "replication with Spock.\n\nUsage:\n  mm-ready COMMAND [OPTION]...\n\n"
	               "Commands:\n");
	for (size_t i = 0; i < mm_command_count; i++)
		mm_output_addf(out, "  %-14s %s\n", mm_commands[i]->name, mm_commands[i]->summary);
	mm_output_adds(out, "  help [COMMAND] show this text, or that of a command\n\n"
	                    "Options:\n"
	                    "  -?, -h, --help show this text\n"
	                    "  -V, --version  show the version\n\n"
	                    "Exit codes:\n"
	                    "  0  done\n"
	                    "  2  wrong command line\n"
	                    "  4  input unreadable, of an unknown format, or without any schema "
	                    "object: nothing assessed\n"
	                    "  6  a report could not be written\n"
	                    "  70 internal error; 130, 143 interrupted\n");
	return mm_output_finish(out, err);
}

bool mm_help_version(struct mm_error *err)
{
	struct mm_output *out = mm_output_open("-", false, err);

	if (out == NULL)
		return false;
	mm_output_addf(out, "mm-ready %s, libpg_query %d\n", MM_VERSION, MM_PG_QUERY_MAJOR);
	return mm_output_finish(out, err);
}
