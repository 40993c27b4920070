#include "facts_copy.h"

#include "arena.h"
#include "facts.h"

#include "banned.h"

static struct mm_strings copy_strings(struct mm_arena *arena, const struct mm_strings *list)
{
	struct mm_strings copy = { 0 };

	for (size_t i = 0; i < list->count; i++)
		mm_strings_add(arena, &copy, mm_arena_strdup(arena, list->items[i]));
	return copy;
}

struct mm_facts *mm_facts_copy(struct mm_arena *arena, const struct mm_facts *facts)
{
	struct mm_facts *copy = mm_arena_zalloc(arena, 1, sizeof *copy);
	struct mm_fact *items =
	    facts->count == 0 ? NULL : mm_arena_zalloc(arena, facts->count, sizeof *items);

	*copy = *facts;
	copy->items = items;
	copy->parse_error = mm_arena_strdup(arena, facts->parse_error);
	for (size_t i = 0; i < facts->count; i++) {
		const struct mm_fact *from = &facts->items[i];

		items[i] = *from;
		items[i].schema = mm_arena_strdup(arena, from->schema);
		items[i].name = mm_arena_strdup(arena, from->name);
		items[i].detail = mm_arena_strdup(arena, from->detail);
		items[i].columns = copy_strings(arena, &from->columns);
		items[i].increments = copy_strings(arena, &from->increments);
		items[i].candidates = copy_strings(arena, &from->candidates);
	}
	return copy;
}
