#include "parts.h"

#include "banned.h"

const char *mm_part_name(enum mm_part part)
{
	static const char *const names[] = {
#define MM_PART_NAME(upper, lower) lower,
		MM_PARTS(MM_PART_NAME)
#undef MM_PART_NAME
	};

	return names[part];
}
