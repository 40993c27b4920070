#include "types.h"

#include <string.h>

#include "arena.h"
#include "catalog.h"
#include "map.h"

#include "banned.h"

enum { MAX_DEPTH = 32 }; /* domains over domains, composites in composites */

bool mm_type_is_array(const char *type)
{
	size_t len = strlen(type);

	return len > 2 && strcmp(type + len - 2, "[]") == 0;
}

/* Quoted names may hold parentheses: only what stands outside quotes is a modifier. */
const char *mm_type_bare_name(struct mm_arena *arena, const char *type)
{
	char *bare = mm_arena_alloc(arena, strlen(type) + 1);
	size_t len = 0;
	bool in_quotes = false;
	int depth = 0;

	for (const char *p = type; *p != '\0'; p++) {
		if (*p == '"')
			in_quotes = !in_quotes;
		if (!in_quotes && *p == '(')
			depth++;
		if (depth == 0 && (in_quotes || (*p != '[' && *p != ']')))
			bare[len++] = *p;
		if (!in_quotes && *p == ')' && depth > 0)
			depth--;
	}
	bare[len] = '\0';
	return bare;
}

/* Reads one name of "schema.name", unquoting it. Returns where it ends. */
static const char *read_name(const char *p, char *to)
{
	if (*p != '"') {
		while (*p != '\0' && *p != '.')
			*to++ = *p++;
		*to = '\0';
		return p;
	}
	for (p++; *p != '\0'; p++) {
		if (*p == '"' && p[1] != '"')
			break;
		if (*p == '"')
			p++;
		*to++ = *p;
	}
	*to = '\0';
	return *p == '"' ? p + 1 : p;
}

/* The entry of a bare name; built-in types carry no schema and have none. */
static struct mm_type *find_bare(const struct mm_catalog *catalog, const char *bare,
                                 struct mm_arena *scratch)
{
	size_t size = strlen(bare) + 1;
	char *schema = mm_arena_alloc(scratch, size);
	char *name = mm_arena_alloc(scratch, size);
	const char *rest = read_name(bare, schema);

	if (*rest != '.')
		return NULL;
	read_name(rest + 1, name);
	return mm_catalog_find_type(catalog, schema, name);
}

struct mm_type *mm_catalog_type_of(const struct mm_catalog *catalog, const char *type)
{
	struct mm_arena *scratch;
	struct mm_type *found;

	if (type == NULL || strchr(type, '.') == NULL)
		return NULL;
	scratch = mm_arena_new();
	found = find_bare(catalog, mm_type_bare_name(scratch, type), scratch);
	mm_arena_free(scratch);
	return found;
}

const char *mm_type_base_name(const struct mm_catalog *catalog, struct mm_arena *arena,
                              const char *type)
{
	const struct mm_type *entry = mm_catalog_type_of(catalog, type);

	for (int depth = 0; depth < MAX_DEPTH && entry != NULL && entry->kind == 'd' &&
	                    entry->base_type != NULL && !mm_type_is_array(type);
	     depth++) {
		type = entry->base_type;
		entry = mm_catalog_type_of(catalog, type);
	}
	return mm_type_bare_name(arena, type);
}

const char *mm_column_default(const struct mm_column *column)
{
	const struct mm_type *domain = column->user_type;

	if (column->generated != '\0' || column->identity != '\0')
		return NULL;
	if (column->default_expression != NULL || domain == NULL || domain->kind != 'd' ||
	    mm_type_is_array(column->type))
		return column->default_expression;
	return domain->default_expression;
}

struct walk {
	const struct mm_catalog *catalog;
	struct mm_arena *arena;
	struct mm_map *seen; /* bare names; NULL before the first type that is made of others */
	mm_type_visitor *visit;
	void *data;
};

/* Whether the walk came by; from now on it did. A column's own built-in type needs no memory. */
static bool is_seen(struct walk *w, const char *bare, const struct mm_type *entry, int depth)
{
	static char present;

	if (depth == 0 && entry == NULL)
		return false;
	if (w->seen == NULL)
		w->seen = mm_map_new();
	if (mm_map_get(w->seen, bare, strlen(bare)) != NULL)
		return true;
	mm_map_set(w->seen, bare, strlen(bare), &present);
	return false;
}

static bool walk(struct walk *w, const char *type, int depth)
{
	const char *bare = mm_type_bare_name(w->arena, type);
	const struct mm_type *entry = mm_catalog_type_of(w->catalog, type);

	if (depth > MAX_DEPTH || is_seen(w, bare, entry, depth))
		return true;
	if (!w->visit(bare, entry, w->data))
		return false;
	if (entry == NULL)
		return true;
	if (entry->base_type != NULL && !walk(w, entry->base_type, depth + 1))
		return false;
	if (entry->subtype != NULL && !walk(w, entry->subtype, depth + 1))
		return false;
	for (size_t i = 0; i < entry->field_types.count; i++)
		if (!walk(w, entry->field_types.items[i], depth + 1))
			return false;
	return true;
}

bool mm_type_walk(const struct mm_catalog *catalog, const char *type, mm_type_visitor *visit,
                  void *data)
{
	struct walk w = { .catalog = catalog, .visit = visit, .data = data };

	if (type == NULL)
		return true;
	w.arena = mm_arena_new();
	bool completed = walk(&w, type, 0);

	mm_arena_free(w.arena);
	mm_map_free(w.seen);
	return completed;
}
