#include "number.h"

#include <errno.h>
#include <stdlib.h>

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool mm_number_parse(const char *text, long long min, long long max, long long *out)
{
	char *end;
	long long value;

	if (text == NULL || !is_digit(text[*text == '-' || *text == '+']))
		return false;
	errno = 0;
	value = strtoll(text, &end, 10);
	if (errno != 0 || *end != '\0' || value < min || value > max)
		return false;
	*out = value;
	return true;
}
