#include "error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool mm_error_set(struct mm_error *err, int exit_code, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	err->exit_code = exit_code;
	vsnprintf(err->message, sizeof err->message, format, args);
	va_end(args);
	return false;
}

void mm_error_hint(struct mm_error *err, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vsnprintf(err->hint, sizeof err->hint, format, args);
	va_end(args);
}

void mm_error_prefix(struct mm_error *err, const char *format, ...)
{
	char prefix[512];
	char rest[sizeof err->message];
	va_list args;

	va_start(args, format);
	vsnprintf(prefix, sizeof prefix, format, args);
	va_end(args);
	memcpy(rest, err->message, sizeof rest);
	snprintf(err->message, sizeof err->message, "%s%.500s", prefix, rest);
}
