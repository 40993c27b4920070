#include "variant.h"

#include <string.h>

#include "arena.h"
#include "buf.h"
#include "map.h"

#include "banned.h"

/*
 * Titles are told in each line, not as headings, where there are more different ones
 * than this, or hardly two findings share one.
 */
enum { MOST_PHRASES = 6 };

static bool are_too_many(size_t phrases, size_t findings)
{
	return phrases > MOST_PHRASES || (phrases > 2 && phrases * 2 > findings);
}

static void add(struct mm_arena *arena, struct mm_variant *v, const struct mm_finding *f)
{
	v->findings = mm_list_room(arena, v->findings, v->count, &v->capacity);
	v->findings[v->count++] = f;
}

static void set_phrase(struct mm_buf *to, const struct mm_finding *f)
{
	const char *name = f->object.name == NULL ? NULL : strstr(f->title, f->object_name);

	mm_buf_clear(to);
	if (name == NULL) {
		mm_buf_adds(to, f->title);
		return;
	}
	mm_buf_add(to, f->title, (size_t)(name - f->title));
	mm_buf_adds(to, "…");
	mm_buf_adds(to, name + strlen(f->object_name));
}

/* The variants of findings[from..to), which are of one severity. */
static void split(struct mm_arena *arena, struct mm_finding *const *findings, size_t from,
                  size_t to, struct mm_variant_list *list)
{
	struct mm_map *map = mm_map_new();
	struct mm_buf phrase = { 0 };
	size_t before = list->count;

	for (size_t i = from; i < to && list->count - before <= MOST_PHRASES; i++) {
		set_phrase(&phrase, findings[i]);
		struct mm_variant *v = mm_map_get(map, phrase.text, phrase.len);

		if (v == NULL) {
			v = mm_arena_zalloc(arena, 1, sizeof *v);
			v->severity = findings[i]->severity;
			v->phrase = mm_arena_strndup(arena, phrase.text, phrase.len);
			mm_map_set(map, phrase.text, phrase.len, v);
			mm_list_add(arena, list, v);
		}
		add(arena, v, findings[i]);
	}
	if (are_too_many(list->count - before, to - from)) {
		struct mm_variant *v = mm_arena_zalloc(arena, 1, sizeof *v);

		v->severity = findings[from]->severity;
		for (size_t i = from; i < to; i++)
			add(arena, v, findings[i]);
		list->count = before;
		mm_list_add(arena, list, v);
	}
	mm_map_free(map);
	mm_buf_release(&phrase);
}

struct mm_variant_list mm_result_variants(struct mm_arena *arena,
                                          const struct mm_report_result *result)
{
	struct mm_variant_list list = { 0 };
	size_t from = 0;

	for (size_t to = 1; to <= result->finding_count; to++) {
		if (to < result->finding_count &&
		    result->findings[to]->severity == result->findings[from]->severity)
			continue;
		split(arena, result->findings, from, to, &list);
		from = to;
	}
	return list;
}
