#include "volatility.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>

#include "builtin_table.h"

#include "banned.h"

struct overload {
	const char *name;
	int argument_count;
	char volatility;
};

/* Overloads that are immutable where others of the name are not. */
static const struct overload overloads[] = {
	{ "age", 2, 'i' },
	{ "date_add", 3, 'i' },
	{ "date_subtract", 3, 'i' },
	{ "json_to_tsvector", 3, 'i' },
	{ "jsonb_to_tsvector", 3, 'i' },
	{ "length", 1, 'i' },
	{ "phraseto_tsquery", 2, 'i' },
	{ "plainto_tsquery", 2, 'i' },
	{ "timestamptz", 2, 'i' },
	{ "timetz", 2, 'i' },
	{ "timezone", 2, 'i' },
	{ "to_timestamp", 1, 'i' },
	{ "to_tsquery", 2, 'i' },
	{ "to_tsvector", 2, 'i' },
	{ "ts_headline", 3, 'i' },
	{ "ts_headline", 4, 'i' },
	{ "ts_rewrite", 3, 'i' },
	{ "websearch_to_tsquery", 2, 'i' },
	{ "xslt_process", 2, 'i' },
};

/* Compares with the entry at `entry`, whose name ends at a space. */
static int compare(const char *name, const char *entry)
{
	size_t len = strcspn(entry, " ");
	int difference = strncmp(name, entry, len);

	return difference != 0 ? difference : (int)(unsigned char)name[len];
}

/* The entry's letter, or '\0'. Bisects by byte and steps back to where the entry begins. */
static char look_up(const char *table, const char *name)
{
	size_t from = 0;
	size_t to = strlen(table);

	while (from < to) {
		size_t at = from + (to - from) / 2;
		int difference;

		while (at > from && table[at - 1] != ' ')
			at--;
		difference = compare(name, table + at + 1);
		if (difference == 0)
			return table[at];
		if (difference < 0)
			to = at;
		else
			from = at + strcspn(table + at, " ") + 1;
	}
	return '\0';
}

static char look_up_core(const char *name)
{
	char letter = look_up(mm_builtin_core_1, name);

	if (letter == '\0')
		letter = look_up(mm_builtin_core_2, name);
	return letter;
}

char mm_builtin_volatility(const char *name, int argument_count)
{
	char letter;

	for (size_t i = 0; i < sizeof overloads / sizeof *overloads; i++)
		if (overloads[i].argument_count == argument_count &&
		    strcmp(overloads[i].name, name) == 0)
			return overloads[i].volatility;
	letter = look_up_core(name);
	if (letter == '\0')
		letter = look_up(mm_builtin_contrib, name);
	return (char)tolower((unsigned char)letter);
}

enum mm_builtin_origin mm_builtin_origin(const char *name)
{
	char letter = look_up_core(name);

	if (letter != '\0')
		return isupper((unsigned char)letter) ? MM_BUILTIN_NEW : MM_BUILTIN_CORE;
	return look_up(mm_builtin_contrib, name) != '\0' ? MM_BUILTIN_CONTRIB : MM_BUILTIN_UNKNOWN;
}

bool mm_builtin_is_of_the_moment(const char *name, int argument_count)
{
	char volatility = mm_builtin_volatility(name, argument_count);

	if (volatility != 's')
		return volatility == 'v';
	/* These take an argument: a precision, or one that the current date completes. */
	return argument_count == 0 || strcmp(name, "age") == 0 ||
	       strcmp(name, "current_setting") == 0;
}
