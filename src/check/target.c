#include "target.h"

#include <stdio.h>
#include <string.h>

#include "banned.h"

const struct mm_target mm_target_default = { .spock = MM_SPOCK_5, .nodes = 3 };

static bool read_number(const char **text, int *number)
{
	const char *p = *text;

	*number = 0;
	while (*p >= '0' && *p <= '9' && p - *text < 3)
		*number = *number * 10 + (*p++ - '0');
	if (p == *text)
		return false;
	*text = p;
	return true;
}

bool mm_target_parse_spock(const char *text, int *version)
{
	int major;
	int minor;
	int patch = -1;

	if (!read_number(&text, &major) || *text++ != '.' || !read_number(&text, &minor))
		return false;
	if (*text == '.') {
		text++;
		if (!read_number(&text, &patch))
			return false;
	}
	if (*text != '\0' || minor != 0 || patch > 99 || (major != 5 && major != 6))
		return false;
	if (patch >= 0)
		*version = major * 10000 + patch;
	else
		*version = major == 5 ? MM_SPOCK_5 : MM_SPOCK_6;
	return true;
}

const char *mm_target_spock_name(int version, char *to)
{
	snprintf(to, 32, "%d.%d.%d", version / 10000, version / 100 % 100, version % 100);
	return to;
}
