#include "selection.h"

#include <fnmatch.h>
#include <string.h>

#include "error.h"
#include "nearest.h"
#include "run.h"

#include "banned.h"

/* Result names of the forerunners' monitor: accepted in lists, no checks of analyze. */
static const char *const evidence_names[] = { "pgstat_observation", "log_analysis" };

static bool is_glob(const char *name)
{
	return strpbrk(name, "*?[") != NULL;
}

static bool names_entry(const char *name, const struct mm_registry_entry *entry)
{
	if (is_glob(name))
		return fnmatch(name, entry->id, 0) == 0;
	return mm_registry_find(name) == entry;
}

static bool any_names(const struct mm_strings *names, const struct mm_registry_entry *entry)
{
	for (size_t i = 0; i < names->count; i++)
		if (names_entry(names->items[i], entry))
			return true;
	return false;
}

bool mm_selection_chooses(const struct mm_selection *s, const struct mm_registry_entry *entry)
{
	if (s->categories.count > 0 && !mm_strings_has(&s->categories, entry->category))
		return false;
	if (s->include.count > 0 && !any_names(&s->include, entry))
		return false;
	return !any_names(&s->exclude, entry);
}

static bool is_known_check(const char *name)
{
	for (size_t i = 0; i < sizeof evidence_names / sizeof *evidence_names; i++)
		if (strcmp(name, evidence_names[i]) == 0)
			return true;
	for (size_t i = 0; i < mm_registry_count; i++)
		if (names_entry(name, &mm_registry[i]))
			return true;
	return false;
}

static bool is_known_category(const char *name)
{
	for (size_t i = 0; i < mm_registry_count; i++)
		if (strcmp(mm_registry[i].category, name) == 0)
			return true;
	return false;
}

static bool unknown(struct mm_error *err, const char *what, const char *name, bool is_category)
{
	enum { MOST = 256 };
	const char *candidates[MOST];
	size_t count = 0;

	mm_error_set(err, 2, "unknown %s \"%s\"", what, name);
	for (size_t i = 0; i < mm_registry_count && count < MOST; i++)
		candidates[count++] = is_category ? mm_registry[i].category : mm_registry[i].id;
	const char *nearest = mm_nearest(name, candidates, count);

	if (nearest != NULL)
		mm_error_hint(err, "did you mean \"%s\"?", nearest);
	else
		mm_error_hint(err, "mm-ready list-checks shows them all");
	return false;
}

bool mm_selection_validate(const struct mm_selection *s, struct mm_error *err)
{
	for (size_t i = 0; i < s->categories.count; i++)
		if (!is_known_category(s->categories.items[i]))
			return unknown(err, "category", s->categories.items[i], true);
	for (size_t i = 0; i < s->include.count; i++)
		if (!is_known_check(s->include.items[i]))
			return unknown(err, "check", s->include.items[i], false);
	for (size_t i = 0; i < s->exclude.count; i++)
		if (!is_known_check(s->exclude.items[i]))
			return unknown(err, "check", s->exclude.items[i], false);
	return true;
}
