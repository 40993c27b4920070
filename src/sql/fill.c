#include "fill.h"

#include <pthread.h>
#include <string.h>
#include <strings.h>

#include "arena.h"
#include "catalog.h"
#include "code.h"
#include "deep.h"
#include "facts_copy.h"
#include "facts_resolve.h"
#include "gather.h"
#include "lex.h"
#include "mem.h"
#include "units.h"

#include "banned.h"

/* What one thread works with. */
struct worker {
	struct mm_arena *trees;   /* emptied after each unit */
	struct mm_arena *results; /* the facts, until they are copied into the catalog */
	struct worker *next;
};

struct fill {
	struct mm_unit **units;
	pthread_mutex_t lock; /* of workers */
	struct worker *workers;
};

static struct worker *this_worker(struct fill *fill)
{
	/* Threads live for one mm_deep_for_each(), so this is the worker of this fill. */
	static _Thread_local struct worker *mine;

	if (mine == NULL) {
		mine = mm_mem_zalloc(1, sizeof *mine);
		mine->trees = mm_arena_new();
		mine->results = mm_arena_new();
		pthread_mutex_lock(&fill->lock);
		mine->next = fill->workers;
		fill->workers = mine;
		pthread_mutex_unlock(&fill->lock);
	}
	return mine;
}

/*
 * The commonest default of all, nextval('…'::regclass), without the grammar: a
 * schema has one for each table, and no two are equal.
 */
static bool gather_nextval(struct mm_gather *g, const char *text)
{
	static const char *const after[] = { "(", NULL, "::", "regclass", ")" };
	const char *sequence = NULL;
	struct mm_lexer lexer;
	struct mm_token token;
	struct mm_fact *fact;

	mm_lexer_init(&lexer, text, strlen(text));
	if (!mm_lexer_next(&lexer, &token) || !mm_token_is(&token, "nextval"))
		return false;
	for (size_t i = 0; i < sizeof after / sizeof *after; i++) {
		if (!mm_lexer_next(&lexer, &token))
			return false;
		if (after[i] == NULL)
			sequence = mm_token_string(g->arena, &token);
		else if (token.len != strlen(after[i]) ||
		         strncasecmp(token.text, after[i], token.len) != 0)
			return false;
	}
	if (sequence == NULL || mm_lexer_next(&lexer, &token))
		return false;
	fact = mm_gather_add(g, MM_FACT_CALL, -1);
	fact->name = "nextval";
	fact->argument_count = 1;
	fact->detail = sequence;
	fact->line = 1;
	return true;
}

static void gather_parsed(struct mm_gather *g, const struct mm_unit_text *text)
{
	const char *error;
	bool is_parsed = text->is_statement ? mm_gather_sql(g, text->text, 1, &error)
	                                    : mm_gather_expression(g, text->text, 1, &error);

	if (is_parsed)
		return;
	g->is_heuristic = true;
	g->parse_error = error;
	mm_gather_statement_tokens(g, text->text, 1);
}

static void gather_text(struct mm_gather *g, const struct mm_unit_text *text)
{
	if (!text->is_statement && gather_nextval(g, text->text))
		return;
	gather_parsed(g, text);
}

static void gather_unit(void *data, size_t i)
{
	struct fill *fill = data;
	struct worker *worker = this_worker(fill);
	struct mm_unit *unit = fill->units[i];
	struct mm_gather g = { .arena = worker->trees };

	if (unit->function != NULL)
		mm_gather_function(&g, unit->function);
	for (const struct mm_unit_text *text = unit->texts; text != NULL; text = text->next)
		gather_text(&g, text);
	unit->facts = mm_facts_copy(worker->results, mm_gather_finish(&g));
	mm_arena_reset(worker->trees);
}

/* The schemas of SET search_path as pg_dump and people write it. */
static void add_path(struct mm_arena *arena, struct mm_strings *path, const char *setting)
{
	struct mm_lexer lexer;
	struct mm_token token;

	mm_lexer_init(&lexer, setting, strlen(setting));
	while (mm_lexer_next(&lexer, &token)) {
		const char *name = token.kind == MM_TOKEN_STRING
		                       ? mm_token_string(arena, &token)
		                       : mm_token_identifier(arena, &token);

		if (name != NULL && *name != '\0' && strcmp(name, "$user") != 0)
			mm_strings_add(arena, path, name);
	}
}

static void set_path(struct mm_arena *arena, struct mm_strings *path, const struct mm_unit *unit)
{
	static const char setting[] = "search_path=";
	const struct mm_function *f = unit->function;

	for (size_t i = 0; f != NULL && i < f->settings.count; i++)
		if (strncasecmp(f->settings.items[i], setting, strlen(setting)) == 0)
			add_path(arena, path, f->settings.items[i] + strlen(setting));
	if (path->count == 0 && unit->schema != NULL)
		mm_strings_add(arena, path, unit->schema);
}

static void deliver(struct mm_catalog *catalog, struct mm_arena *arena, struct mm_unit *unit)
{
	struct mm_facts *facts = mm_facts_copy(catalog->arena, unit->facts);
	struct mm_strings path = { 0 };

	set_path(arena, &path, unit);
	mm_facts_resolve(catalog, facts, &path);
	for (const struct mm_unit_use *use = unit->uses; use != NULL; use = use->next)
		*use->facts = facts;
}

static void free_workers(struct worker *worker)
{
	while (worker != NULL) {
		struct worker *next = worker->next;

		mm_arena_free(worker->trees);
		mm_arena_free(worker->results);
		mm_mem_free(worker);
		worker = next;
	}
}

void mm_sql_fill_facts(struct mm_catalog *catalog)
{
	struct mm_arena *arena = mm_arena_new();
	struct fill fill = { .lock = PTHREAD_MUTEX_INITIALIZER };
	size_t count;

	fill.units = mm_units_of(catalog, arena, &count);
	mm_deep_for_each(count, gather_unit, &fill);
	for (size_t i = 0; i < count; i++)
		deliver(catalog, arena, fill.units[i]);
	free_workers(fill.workers);
	mm_arena_free(arena);
}
