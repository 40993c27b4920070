/*
 * PostgreSQL takes IMMUTABLE on trust. The result is computed on each node for itself
 * wherever it stands in the schema: a stored generated column anew on apply, an
 * index expression, a CHECK and a partition key against the node's own data. Some
 * functions of PostgreSQL are STABLE only because an argument of any type is written as
 * text by its output function (concat_ws, format); over text they are immutable and
 * the usual reason for such a declaration, so they do not count.
 */
#include <string.h>

#include "arena.h"
#include "callee.h"
#include "check.h"
#include "map.h"
#include "moment.h"

#include "banned.h"

/* The worst first. */
enum offence { TABLE, SETTING, CLOCK, SESSION, RANDOM, VOLATILE, STABLE, OFFENCE_COUNT };

static const char *const offences[] = {
	"reads a table",           "reads a setting",       "reads the clock",
	"reads the session",       "returns random values", "calls a VOLATILE function",
	"calls a STABLE function",
};

/* What is wrong with one function that is declared IMMUTABLE, and who relies on it. */
struct lie {
	const struct mm_function *function;
	struct mm_arena *arena;
	struct mm_strings calls;
	struct mm_strings culprits; /* functions through which it happens */
	struct mm_strings used_by;
	const struct mm_column *generated; /* the first of its users */
	unsigned offences;                 /* mask */
	bool is_heuristic;
};
MM_LIST(lie);

struct state {
	const struct mm_catalog *catalog;
	struct mm_findings *out;
	struct mm_map *lies; /* of a function */
	struct lie_list list;
};

static bool is_stable_for_any_type_only(const char *name)
{
	static const char *const names[] = {
		"array_to_json",
		"array_to_string",
		"concat",
		"concat_ws",
		"format",
		"json_build_array",
		"json_build_object",
		"jsonb_build_array",
		"jsonb_build_object",
		"quote_literal",
		"quote_nullable",
		"row_to_json",
		"to_json",
		"to_jsonb",
	};

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

/* OFFENCE_COUNT: none. */
static enum offence offence_of_call(const struct mm_fact *call)
{
	switch (mm_moment_of(call)) {
	case MM_MOMENT_SETTING:
		return SETTING;
	case MM_MOMENT_CLOCK:
		return CLOCK;
	case MM_MOMENT_SESSION:
		return SESSION;
	case MM_MOMENT_RANDOM:
		return RANDOM;
	default:
		break;
	}
	if (call->volatility == 'v')
		return VOLATILE;
	if (call->volatility != 's')
		return OFFENCE_COUNT;
	return mm_fact_has(call, MM_FACT_BUILTIN) && is_stable_for_any_type_only(call->name)
	           ? OFFENCE_COUNT
	           : STABLE;
}

static bool note_fact(const struct mm_fact *fact, const struct mm_function *culprit, void *data)
{
	const struct mm_function *holder;
	struct lie *lie = data;
	enum offence offence = OFFENCE_COUNT;

	if (fact->kind == MM_FACT_READ)
		offence = TABLE;
	else if (fact->kind == MM_FACT_CALL)
		offence = offence_of_call(fact);
	if (offence == OFFENCE_COUNT)
		return true;
	holder = culprit != NULL ? culprit : lie->function;
	lie->offences |= 1u << offence;
	lie->is_heuristic |= holder->facts->is_heuristic;
	mm_strings_add(lie->arena, &lie->calls,
	               offence == TABLE ? mm_fact_relation_display(lie->arena, fact)
	                                : mm_callee_display(lie->arena, fact));
	if (culprit != NULL) {
		struct mm_object object = mm_object_of_function(culprit);

		mm_strings_add_once(lie->arena, &lie->culprits,
		                    mm_object_display(lie->arena, &object));
	}
	return true;
}

/* Worked out once for each function. */
static struct lie *lie_of(struct state *s, const struct mm_function *function)
{
	struct lie *lie = mm_map_get(s->lies, (const char *)&function, sizeof function);

	if (lie != NULL)
		return lie;
	lie = mm_arena_zalloc(s->out->arena, 1, sizeof *lie);
	lie->function = function;
	lie->arena = s->out->arena;
	mm_facts_walk(function->facts, note_fact, lie);
	mm_map_set(s->lies, (const char *)&function, sizeof function, lie);
	mm_list_add(s->out->arena, &s->list, lie);
	return lie;
}

static void note_use(struct state *s, const struct mm_facts *facts, struct mm_object user,
                     const struct mm_column *generated)
{
	for (size_t i = 0; facts != NULL && i < facts->count; i++) {
		const struct mm_function *f = facts->items[i].function;
		struct lie *lie;

		if (facts->items[i].kind != MM_FACT_CALL || f == NULL || !f->is_in_scope ||
		    f->volatility != 'i')
			continue;
		lie = lie_of(s, f);
		if (lie->offences == 0)
			continue;
		mm_strings_add(s->out->arena, &lie->used_by, mm_display(s->out, user));
		if (lie->generated == NULL)
			lie->generated = generated;
	}
}

static void note_uses(struct state *s)
{
	const struct mm_catalog *c = s->catalog;

	for (size_t i = 0; i < c->columns.count; i++)
		if (c->columns.items[i]->generated != '\0')
			note_use(s, c->columns.items[i]->facts,
			         mm_object_of_column(c->columns.items[i]), c->columns.items[i]);
	for (size_t i = 0; i < c->indexes.count; i++)
		note_use(s, c->indexes.items[i]->facts, mm_object_of_index(c->indexes.items[i]),
		         NULL);
	for (size_t i = 0; i < c->constraints.count; i++)
		if (c->constraints.items[i]->type == 'c')
			note_use(s, c->constraints.items[i]->facts,
			         mm_object_of_constraint(c->constraints.items[i]), NULL);
	for (size_t i = 0; i < c->relations.count; i++)
		if (c->relations.items[i]->kind == 'p')
			note_use(s, c->relations.items[i]->facts,
			         mm_object_of_relation(c->relations.items[i]), NULL);
}

static void report(const struct state *s, const struct lie *lie)
{
	struct mm_object object = mm_object_of_function(lie->function);
	enum offence worst = TABLE;
	struct mm_finding *f;

	while ((lie->offences & (1u << worst)) == 0)
		worst++;
	f = mm_findings_add(s->out, MM_WARNING, object, "Function %s is declared IMMUTABLE but %s",
	                    mm_display(s->out, object), offences[worst]);
	if (lie->culprits.count > 0)
		mm_finding_detail(f, "It does so through %s.",
		                  mm_strings_join(f->arena, &lie->culprits, ", "));
	f->is_heuristic = lie->is_heuristic;
	if (lie->generated != NULL)
		mm_finding_group(f, "generated", mm_object_of_column(lie->generated));
	mm_meta_set(f, "used_by", &lie->used_by);
	mm_meta_set(f, "offending_calls", &lie->calls);
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	struct state s = { .catalog = in->catalog, .out = out, .lies = mm_map_new() };

	note_uses(&s);
	for (size_t i = 0; i < s.list.count; i++)
		if (s.list.items[i]->used_by.count > 0)
			report(&s, s.list.items[i]);
	mm_map_free(s.lies);
}

MM_CHECK(false_immutables) = {
	.title = "Functions declared IMMUTABLE that are not",
	.why = "PostgreSQL believes the declaration. Where such a function is used in a generated "
	       "column, an index, a CHECK constraint or a partition key, each node computes the "
	       "value for itself when a row is applied: a generated column then holds one value on "
	       "one node and another on the next, a unique index accepts a row here that it "
	       "refuses there, and a CHECK or a partition bound fails on apply, which drops the "
	       "remote transaction. On one server the same flaw shows as an index that does not "
	       "find its rows.",
	.evidence = "Stored generated columns are computed anew by the executor on apply "
	            "(src/spock_apply_heap.c, 5.0.11); columns that differ seen on two nodes with "
	            "5.0.11 and 6.0.0.",
	.fix = "Make the function truly immutable: give it as arguments what it looks up now. Or "
	       "store the value in an ordinary column that an ordinary trigger fills on the node "
	       "where the row is changed. Rebuild the indexes that use the function (REINDEX) "
	       "after its behaviour has changed.",
	.severities = MM_CAN(WARNING),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT,
	.needs = MM_PART(FUNCTIONS) | MM_PART(COLUMNS) | MM_PART(CONSTRAINTS) | MM_PART(INDEXES) |
	         MM_PART(RELATIONS),
	.from_dump = MM_DUMP_YES,
	.run = run,
};
