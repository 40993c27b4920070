#include "header.h"

#include <ctype.h>
#include <string.h>

#include "banned.h"

static const struct {
	const char *text;
	enum mm_header_kind kind;
	bool is_whole_line;
} lines[] = {
	{ "-- PostgreSQL database dump", MM_HEADER_DUMP_BEGINS, true },
	{ "-- PostgreSQL database dump complete", MM_HEADER_DUMP_ENDS, true },
	{ "-- PostgreSQL database cluster dump", MM_HEADER_CLUSTER_BEGINS, true },
	{ "-- PostgreSQL database cluster dump complete", MM_HEADER_CLUSTER_ENDS, true },
	{ "-- Dumped from database version ", MM_HEADER_SERVER_VERSION, false },
	{ "-- Dumped by pg_dump version ", MM_HEADER_DUMP_VERSION, false },
};

enum mm_header_kind mm_header_read(const char *line, size_t len, const char **rest,
                                   size_t *rest_len)
{
	while (len > 0 && isspace((unsigned char)line[len - 1]))
		len--;
	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
		size_t text_len = strlen(lines[i].text);

		if (len < text_len || memcmp(line, lines[i].text, text_len) != 0)
			continue;
		if (lines[i].is_whole_line && len != text_len)
			continue;
		*rest = line + text_len;
		*rest_len = len - text_len;
		return lines[i].kind;
	}
	return MM_HEADER_NONE;
}

static int64_t read_number(const char **text)
{
	int64_t value = 0;

	for (; isdigit((unsigned char)**text) && value < 100000; (*text)++)
		value = value * 10 + (**text - '0');
	return value;
}

/* Since 10 the second number is the minor release; before, two numbers made the major one. */
int64_t mm_version_number(const char *version)
{
	int64_t parts[3] = { 0 };

	for (int i = 0; i < 3; i++) {
		parts[i] = read_number(&version);
		if (*version != '.' || !isdigit((unsigned char)version[1]))
			break;
		version++;
	}
	if (parts[0] >= 1000 || parts[1] >= 10000 || parts[2] >= 100)
		return 0;
	return parts[0] >= 10 ? parts[0] * 10000 + parts[1]
	                      : parts[0] * 10000 + parts[1] * 100 + parts[2];
}
