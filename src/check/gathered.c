#include "gathered.h"

#include "arena.h"
#include "map.h"

#include "banned.h"

enum { MOST_EXAMPLES = 5 };

struct mm_gathered *mm_gather(struct mm_gathering *g, const struct mm_relation *leaf,
                              enum mm_severity severity)
{
	const struct mm_relation *root = leaf->root;
	struct mm_object object = mm_object_of_relation(leaf);
	struct mm_gathered *entry;

	if (g->seen == NULL)
		g->seen = mm_map_new();
	entry = mm_map_get(g->seen, (const char *)&root, sizeof root);
	if (entry == NULL) {
		entry = mm_arena_zalloc(g->arena, 1, sizeof *entry);
		entry->root = root;
		mm_map_set(g->seen, (const char *)&root, sizeof root, entry);
		mm_list_add(g->arena, &g->list, entry);
	}
	if (severity > entry->severity)
		entry->severity = severity;
	mm_strings_add(g->arena, &entry->leaves, mm_object_display(g->arena, &object));
	return entry;
}

void mm_gathering_release(struct mm_gathering *g)
{
	mm_map_free(g->seen);
	g->seen = NULL;
}

void mm_finding_gathered(struct mm_finding *f, struct mm_gathered *gathered)
{
	struct mm_strings *leaves = &gathered->leaves;

	mm_finding_discriminate(f, "partitions");
	if (gathered->detail != NULL)
		mm_finding_detail(f, "%s", gathered->detail);
	mm_strings_sort_unique(leaves);
	mm_meta_int(f, "partitions", (int64_t)leaves->count);
	if (leaves->count > MOST_EXAMPLES)
		leaves->count = MOST_EXAMPLES;
	mm_meta_list(f, "partition_examples", leaves);
}
