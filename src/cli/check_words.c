#include "check_words.h"

#include "banned.h"

struct mm_strings mm_check_severities(struct mm_arena *arena, const struct mm_check *check)
{
	struct mm_strings list = { 0 };

	for (int s = MM_CRITICAL; s >= MM_INFO; s--)
		if (check->severities & (1u << s))
			mm_strings_add(arena, &list, mm_severity_name((enum mm_severity)s));
	return list;
}

struct mm_strings mm_check_modes(struct mm_arena *arena, const struct mm_check *check)
{
	static const char *const names[] = { "scan", "analyze", "audit", "monitor", "compare" };
	struct mm_strings list = { 0 };

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (check->modes & (1u << i))
			mm_strings_add(arena, &list, names[i]);
	return list;
}

struct mm_strings mm_check_parts(struct mm_arena *arena, mm_part_mask parts)
{
	struct mm_strings list = { 0 };

	for (int i = 0; i < MM_PART_COUNT; i++)
		if (parts & (UINT64_C(1) << i))
			mm_strings_add(arena, &list, mm_part_name((enum mm_part)i));
	return list;
}

const char *mm_check_from_dump(const struct mm_check *check)
{
	static const char *const words[] = { "no", "partly", "yes" };

	return words[check->from_dump];
}
