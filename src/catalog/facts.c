#include "facts.h"

#include "arena.h"
#include "catalog.h"
#include "map.h"

#include "banned.h"

enum { MAX_DEPTH = 8 }; /* design/checks/README.md, "What code does" */

/* So many functions are looked up in the list; more have a map. */
enum { SHORT_LIST = 16 };

struct walk {
	struct mm_arena *arena;
	const struct mm_facts *start; /* also where a circle of calls ends */
	struct mm_function_list seen;
	struct mm_map *seen_map;
	mm_fact_visitor *visit;
	void *data;
};

static bool is_listed(const struct walk *w, const struct mm_function *function)
{
	if (w->seen_map != NULL)
		return mm_map_get(w->seen_map, (const char *)&function, sizeof function) != NULL;
	for (size_t i = 0; i < w->seen.count; i++)
		if (w->seen.items[i] == function)
			return true;
	return false;
}

static void make_map(struct walk *w)
{
	w->seen_map = mm_map_new();
	for (size_t i = 0; i < w->seen.count; i++)
		mm_map_set(w->seen_map, (const char *)&w->seen.items[i], sizeof w->seen.items[i],
		           w);
}

static bool is_new(struct walk *w, struct mm_function *function)
{
	if (is_listed(w, function))
		return false;
	if (w->arena == NULL)
		w->arena = mm_arena_new();
	mm_list_add(w->arena, &w->seen, function);
	if (w->seen_map != NULL)
		mm_map_set(w->seen_map, (const char *)&function, sizeof function, w);
	else if (w->seen.count > SHORT_LIST)
		make_map(w);
	return true;
}

static bool walk(struct walk *w, const struct mm_facts *facts, const struct mm_function *culprit,
                 int depth)
{
	for (size_t i = 0; facts != NULL && i < facts->count; i++) {
		const struct mm_fact *fact = &facts->items[i];
		struct mm_function *called = fact->function;

		if (!w->visit(fact, culprit, w->data))
			return false;
		if (fact->kind != MM_FACT_CALL || called == NULL || !called->is_in_scope ||
		    called->facts == w->start || depth >= MAX_DEPTH || !is_new(w, called))
			continue;
		if (!walk(w, called->facts, called, depth + 1))
			return false;
	}
	return true;
}

void mm_facts_walk(const struct mm_facts *facts, mm_fact_visitor *visit, void *data)
{
	struct walk w = { .start = facts, .visit = visit, .data = data };

	walk(&w, facts, NULL, 0);
	mm_map_free(w.seen_map);
	mm_arena_free(w.arena);
}

const struct mm_fact *mm_facts_find(const struct mm_facts *facts, enum mm_fact_kind kind)
{
	for (size_t i = 0; facts != NULL && i < facts->count; i++)
		if (facts->items[i].kind == kind)
			return &facts->items[i];
	return NULL;
}

bool mm_fact_has(const struct mm_fact *fact, enum mm_fact_flag flag)
{
	return (fact->flags & (unsigned)flag) != 0;
}

bool mm_fact_calls(const struct mm_fact *fact, const char *builtin)
{
	return (fact->kind == MM_FACT_CALL || fact->kind == MM_FACT_ASSIGN_NEW) &&
	       mm_fact_has(fact, MM_FACT_BUILTIN) && mm_same(fact->name, builtin);
}
