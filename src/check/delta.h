#ifndef MM_DELTA_H
#define MM_DELTA_H

#include <stdbool.h>

#include "objects.h"

/* The two attribute options by which Spock merges concurrent changes of a number. */
struct mm_delta {
	const char *function;   /* value of delta_apply_function, borrowed; NULL: not set */
	bool has_log_old_value; /* log_old_value is set, to whatever */
	bool logs_old_value;    /* and it is true */
};

struct mm_delta mm_delta_of(const struct mm_column *column);
/* Either option is there. */
bool mm_delta_is_set(const struct mm_delta *delta);

#endif
