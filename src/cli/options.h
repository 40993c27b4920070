#ifndef MM_OPTIONS_H
#define MM_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "list.h"

struct mm_arena;
struct mm_error;

enum mm_option_kind {
	MM_OPTION_FLAG,  /* bool, set to true */
	MM_OPTION_TEXT,  /* const char * */
	MM_OPTION_LIST,  /* struct mm_strings: repeatable, values split at commas */
	MM_OPTION_WORDS, /* struct mm_strings: repeatable, one value each */
	MM_OPTION_CALL,  /* take() */
};

/*
 * One option of a command: parsing, the help text and what may come of it later
 * (completion, the man page) are made from this row.
 */
struct mm_option {
	const char *name; /* long, without dashes */
	char letter;      /* '\0': none */
	enum mm_option_kind kind;
	size_t target;       /* offset in the command's settings */
	const char *metavar; /* NULL for a flag */
	const char *help;    /* lines separated by \n */
	const char *section; /* heading that begins here, or NULL */
	bool (*take)(void *settings, const char *value, struct mm_error *err);
};

/* What every command's settings begin with. */
struct mm_settings {
	struct mm_arena *arena;
	struct mm_strings operands;
	bool wants_help;
};

/* The rows that every command has. */
#define MM_OPTION_HELP                                                                             \
	{                                                                                          \
		.name = "help", .letter = '?', .target = offsetof(struct mm_settings, wants_help), \
		.help = "show this text"                                                           \
	}

/*
 * Reads the words behind the command's name. `settings` begins with a struct
 * mm_settings. Fails with exit code 2. A word that begins with a dash is an
 * option, "-" alone and everything behind "--" is an operand.
 */
bool mm_options_parse(const struct mm_option *options, size_t count, char *const *words,
                      void *settings, struct mm_error *err);

#endif
