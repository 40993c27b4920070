#include "rewrite.h"

#include <string.h>

#include "arena.h"
#include "loader.h"

#include "banned.h"

const char *mm_rewrite_text(const char *text, size_t len, struct mm_arena *arena,
                            struct mm_rewrite **out)
{
	(void)text;
	(void)len;
	(void)arena;
	*out = NULL;
	return NULL;
}

void mm_rewrite_apply(struct mm_loader *loader, const PgQuery__Node *statement,
                      const struct mm_rewrite *rewrite)
{
	(void)loader;
	(void)statement;
	(void)rewrite;
}
