#include "delta.h"

#include <string.h>
#include <strings.h>

#include "banned.h"

/* As parse_bool() of PostgreSQL: any beginning of these, in any case. */
static bool is_true(const char *value)
{
	size_t len = strlen(value);

	if (len == 0)
		return false;
	return strncasecmp(value, "true", len) == 0 || strncasecmp(value, "yes", len) == 0 ||
	       strcasecmp(value, "on") == 0 || strcmp(value, "1") == 0;
}

struct mm_delta mm_delta_of(const struct mm_column *column)
{
	static const char log_old[] = "log_old_value=";
	static const char function[] = "delta_apply_function=";
	struct mm_delta delta = { 0 };

	for (size_t i = 0; i < column->options.count; i++) {
		const char *option = column->options.items[i];

		if (strncmp(option, log_old, sizeof log_old - 1) == 0) {
			delta.has_log_old_value = true;
			delta.logs_old_value = is_true(option + sizeof log_old - 1);
		} else if (strncmp(option, function, sizeof function - 1) == 0) {
			delta.function = option + sizeof function - 1;
		}
	}
	return delta;
}

bool mm_delta_is_set(const struct mm_delta *delta)
{
	return delta->function != NULL || delta->has_log_old_value;
}
