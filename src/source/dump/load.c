#include "loader.h"

#include "arena.h"

#include "banned.h"

const char *mm_loader_text(struct mm_loader *loader, const char *text)
{
	return mm_arena_strdup(loader->catalog->arena, text);
}

const char *mm_loader_text_n(struct mm_loader *loader, const char *text, size_t len)
{
	return mm_arena_strndup(loader->catalog->arena, text, len);
}

/* tables.c, alter_table.c, indexes.c, views.c, sequences.c, drop.c, rename.c */
static bool apply_to_tables(struct mm_loader *loader, const PgQuery__Node *node)
{
	(void)loader;
	switch (node->node_case) {
	default:
		return false;
	}
}

/* types.c, functions.c, triggers.c, rules.c, policies.c */
static bool apply_to_code(struct mm_loader *loader, const PgQuery__Node *node)
{
	(void)loader;
	switch (node->node_case) {
	default:
		return false;
	}
}

/* The rest of a database's own objects. */
static bool apply_to_database(struct mm_loader *loader, const PgQuery__Node *node)
{
	(void)loader;
	switch (node->node_case) {
	default:
		return false;
	}
}

enum mm_load_result mm_load_statement(struct mm_loader *loader, const PgQuery__Node *statement)
{
	if (apply_to_tables(loader, statement) || apply_to_code(loader, statement) ||
	    apply_to_database(loader, statement))
		return MM_LOAD_APPLIED;
	return MM_LOAD_IGNORED;
}
