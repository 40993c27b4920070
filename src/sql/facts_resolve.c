#include "facts_resolve.h"

#include <string.h>

#include "arena.h"
#include "catalog.h"
#include "facts.h"
#include "quote.h"
#include "volatility.h"

#include "banned.h"

/* As many as a report lists. */
enum { MOST_CANDIDATES = 20 };

struct resolver {
	struct mm_catalog *catalog;
	const struct mm_strings *path;
};

static const char *display_name(const struct resolver *r, const char *schema, const char *name)
{
	return mm_qualified_name(r->catalog->arena, schema, name);
}

/* The n-th schema to look in: those of the path, then public; NULL at the end. */
static const char *schema_at(const struct resolver *r, size_t n)
{
	size_t count = r->path == NULL ? 0 : r->path->count;

	if (n < count)
		return r->path->items[n];
	return n == count ? "public" : NULL;
}

static struct mm_relation *find_on_path(const struct resolver *r, const char *name)
{
	const char *schema;

	for (size_t i = 0; (schema = schema_at(r, i)) != NULL; i++) {
		struct mm_relation *found = mm_catalog_find_relation(r->catalog, schema, name);

		if (found != NULL)
			return found;
	}
	return NULL;
}

static void add_candidates(struct resolver *r, struct mm_fact *fact,
                           const struct mm_relation_list *named)
{
	fact->flags |= MM_FACT_AMBIGUOUS;
	for (size_t i = 0; i < named->count && i < MOST_CANDIDATES; i++)
		mm_strings_add(r->catalog->arena, &fact->candidates,
		               display_name(r, named->items[i]->schema, named->items[i]->name));
	mm_strings_sort_unique(&fact->candidates);
}

/* The relation of a name as written; `fact` gets the schema that was found. */
static void resolve_relation(struct resolver *r, struct mm_fact *fact, const char *name)
{
	const struct mm_relation_list *named;

	if (name == NULL || mm_fact_has(fact, MM_FACT_TEMPORARY))
		return;
	if (fact->schema != NULL) {
		fact->relation = mm_catalog_find_relation(r->catalog, fact->schema, name);
		return;
	}
	fact->relation = find_on_path(r, name);
	named = mm_catalog_relations_named(r->catalog, name);
	if (fact->relation == NULL && named != NULL && named->count == 1)
		fact->relation = named->items[0];
	if (fact->relation != NULL)
		fact->schema = fact->relation->schema;
	else if (named != NULL && named->count > 1)
		add_candidates(r, fact, named);
}

static size_t input_count(const struct mm_function *f, bool *is_variadic)
{
	size_t count = 0;

	*is_variadic = false;
	for (size_t i = 0; i < f->argument_types.count; i++) {
		const char *mode = i < f->argument_modes.count ? f->argument_modes.items[i] : "i";

		if (*mode == 'v')
			*is_variadic = true;
		if (*mode != 'o' && *mode != 't')
			count++;
	}
	return count;
}

static bool takes(const struct mm_function *f, int argument_count)
{
	bool is_variadic;
	size_t count = input_count(f, &is_variadic);
	size_t given = argument_count < 0 ? 0 : (size_t)argument_count;
	size_t least = count - (is_variadic && count > 0 ? 1 : 0);

	/* CALL of a procedure names its OUT arguments too. */
	if (f->kind == 'p' && given == f->argument_types.count)
		return true;
	least = (size_t)f->default_count > least ? 0 : least - (size_t)f->default_count;
	return given >= least && (given <= count || is_variadic);
}

static void add_candidate(struct resolver *r, struct mm_fact *fact, const struct mm_function *f)
{
	const char *name = display_name(r, f->schema, f->name);

	if (fact->candidates.count < MOST_CANDIDATES)
		mm_strings_add(r->catalog->arena, &fact->candidates,
		               mm_arena_printf(r->catalog->arena, "%s(%s)", name,
		                               f->arguments == NULL ? "" : f->arguments));
}

static void take_function(struct mm_fact *fact, struct mm_function *found)
{
	fact->function = found;
	fact->schema = found->schema;
	fact->volatility = found->volatility;
}

/*
 * Takes the function of the list that has so many arguments; false when none has. When
 * several have, the fact is AMBIGUOUS, and of a known volatility only where they agree.
 */
static bool take_from(struct resolver *r, struct mm_fact *fact, const struct mm_function_list *list)
{
	struct mm_function *first = NULL;

	for (size_t i = 0; list != NULL && i < list->count; i++) {
		struct mm_function *f = list->items[i];

		if (!takes(f, fact->argument_count))
			continue;
		if (first == NULL) {
			first = f;
			take_function(fact, f);
			continue;
		}
		if (fact->candidates.count == 0)
			add_candidate(r, fact, first);
		add_candidate(r, fact, f);
		if (f->volatility != first->volatility)
			fact->volatility = '\0';
	}
	if (fact->candidates.count > 0) {
		fact->flags |= MM_FACT_AMBIGUOUS;
		fact->function = NULL;
		fact->schema = mm_fact_has(fact, MM_FACT_QUALIFIED) ? fact->schema : NULL;
		mm_strings_sort_unique(&fact->candidates);
	}
	return first != NULL;
}

static bool take_on_path(struct resolver *r, struct mm_fact *fact)
{
	const char *schema;

	for (size_t i = 0; (schema = schema_at(r, i)) != NULL; i++)
		if (take_from(r, fact, mm_catalog_overloads(r->catalog, schema, fact->name)))
			return true;
	return take_from(r, fact, mm_catalog_overloads(r->catalog, NULL, fact->name));
}

static void take_builtin(struct mm_fact *fact, bool is_core)
{
	fact->volatility = mm_builtin_volatility(fact->name, fact->argument_count);
	if (is_core)
		fact->flags |= MM_FACT_BUILTIN;
}

static void resolve_qualified(struct resolver *r, struct mm_fact *fact,
                              enum mm_builtin_origin origin)
{
	if (strcmp(fact->schema, "pg_catalog") == 0)
		take_builtin(fact, true);
	else if (!take_from(r, fact, mm_catalog_overloads(r->catalog, fact->schema, fact->name)) &&
	         origin == MM_BUILTIN_CONTRIB)
		take_builtin(fact, false);
}

static void resolve_function(struct resolver *r, struct mm_fact *fact)
{
	enum mm_builtin_origin origin;

	if (fact->name == NULL || mm_fact_has(fact, MM_FACT_BUILTIN))
		return;
	origin = mm_builtin_origin(fact->name);
	if (fact->schema == NULL && origin == MM_BUILTIN_CORE)
		take_builtin(fact, true);
	else if (fact->schema == NULL && !take_on_path(r, fact))
		take_builtin(fact, origin == MM_BUILTIN_NEW);
	else if (fact->schema != NULL)
		resolve_qualified(r, fact, origin);
}

static void resolve_fact(struct resolver *r, struct mm_fact *fact)
{
	switch (fact->kind) {
	case MM_FACT_CALL:
	case MM_FACT_ASSIGN_NEW:
		resolve_function(r, fact);
		break;
	case MM_FACT_GAPLESS:
		resolve_relation(r, fact, fact->detail);
		break;
	case MM_FACT_DDL:
		/* What is being created is not what the catalog has of that name. */
		if (strncmp(fact->detail, "CREATE ", strlen("CREATE ")) != 0 ||
		    fact->columns.count > 0 || strcmp(fact->detail, "CREATE INDEX") == 0)
			resolve_relation(r, fact, fact->name);
		break;
	case MM_FACT_READ:
	case MM_FACT_INSERT:
	case MM_FACT_UPDATE:
	case MM_FACT_DELETE:
	case MM_FACT_TRUNCATE:
	case MM_FACT_COPY:
	case MM_FACT_LOCK_TABLE:
	case MM_FACT_ROW_LOCK:
	case MM_FACT_REFRESH:
		resolve_relation(r, fact, fact->name);
		break;
	default:
		break;
	}
}

static bool is_of_the_moment(const struct mm_fact *fact)
{
	if (fact->kind != MM_FACT_CALL || fact->name == NULL)
		return false;
	if (fact->function != NULL)
		return fact->function->volatility == 'v';
	return fact->volatility != '\0' &&
	       mm_builtin_is_of_the_moment(fact->name, fact->argument_count);
}

/* DDL is VOLATILE by the calls inside it, which are resolved by now. */
static void mark_volatile(struct mm_fact *items, size_t i, size_t count)
{
	size_t inner = items[i].inner_count;

	if (inner > count - i - 1)
		inner = count - i - 1;
	for (size_t k = 1; k <= inner; k++)
		if (is_of_the_moment(&items[i + k]))
			items[i].flags |= MM_FACT_VOLATILE;
}

void mm_facts_resolve(struct mm_catalog *catalog, const struct mm_facts *facts,
                      const struct mm_strings *search_path)
{
	struct resolver r = { .catalog = catalog, .path = search_path };
	struct mm_fact *items;

	/* Constant to the checks; they are this layer's own. */
	memcpy(&items, &facts->items, sizeof items);
	for (size_t i = 0; i < facts->count; i++)
		resolve_fact(&r, &items[i]);
	for (size_t i = 0; i < facts->count; i++)
		if (items[i].kind == MM_FACT_DDL && items[i].inner_count > 0)
			mark_volatile(items, i, facts->count);
}
