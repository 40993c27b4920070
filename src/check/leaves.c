#include "leaves.h"

#include <stdint.h>

#include "banned.h"

/* Deeper nesting is a circle in a hostile file. */
enum { MOST_LEVELS = 64 };

/* One parent each, so that no tangle of a hostile file is walked more than once per level. */
static bool is_partition_of(const struct mm_relation *child, const struct mm_relation *parent)
{
	return child->is_partition && child->parents.count > 0 && child->parents.items[0] == parent;
}

static void add_below(struct mm_arena *arena, const struct mm_relation *parent, int level,
                      size_t most, struct mm_relation_list *to)
{
	for (size_t i = 0; level < MOST_LEVELS && to->count < most && i < parent->children.count;
	     i++) {
		struct mm_relation *child = parent->children.items[i];

		if (!is_partition_of(child, parent))
			continue;
		if (child->kind == 'p')
			add_below(arena, child, level + 1, most, to);
		else
			mm_list_add(arena, to, child);
	}
}

void mm_leaves(struct mm_arena *arena, const struct mm_relation *root, struct mm_relation_list *to)
{
	mm_first_leaves(arena, root, SIZE_MAX, to);
}

void mm_first_leaves(struct mm_arena *arena, const struct mm_relation *root, size_t most,
                     struct mm_relation_list *to)
{
	if (root->kind == 'p')
		add_below(arena, root, 0, most, to);
}
