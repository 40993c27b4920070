#ifndef MM_COMMAND_H
#define MM_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "options.h"

struct mm_error;
struct mm_output;

enum mm_exit {
	MM_EXIT_DONE = 0,
	MM_EXIT_USAGE = 2,
	MM_EXIT_INPUT = 4,
	MM_EXIT_OUTPUT = 6,
};

/* One word of the command line. */
struct mm_command {
	const char *name;
	const char *operands; /* in the usage line */
	const char *summary;  /* one line */
	const char *about;    /* a paragraph of the command's help, or NULL */
	const struct mm_option *options;
	size_t option_count;
	size_t settings_size;
	/* Fails with err, whose exit code is the program's. */
	bool (*run)(void *settings, struct mm_error *err);
};

/* In the order of the help text. */
extern const struct mm_command *const mm_commands[];
extern const size_t mm_command_count;

/* NULL: there is none. */
const struct mm_command *mm_command_find(const char *name);
/* The command most like the word, or NULL. */
const char *mm_command_nearest(const char *word);

/*
 * Everything but main(): runs the program with these words (argv) and returns
 * the exit code. Prints an error as one line, and the hint on its own.
 */
int mm_cli_run(char *const *words);

#endif
