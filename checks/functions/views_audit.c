/*
 * A materialized view is no member of any set. REFRESH is DDL to AutoDDL and is run
 * again on each node (spock_auto_replicate_ddl in src/spock_functions.c, 5.0.11). With
 * CONCURRENTLY Spock 5 queues the statements that REFRESH runs inside, which name a
 * temporary table of the sender's session.
 */
#include "arena.h"
#include "callee.h"
#include "check.h"
#include "code.h"
#include "code_units.h"
#include "map.h"
#include "moment.h"

#include "banned.h"

struct view {
	struct mm_culprits refreshed_by;
	bool is_refreshed;
	bool is_concurrent;
	bool is_written;
};

struct state {
	const struct mm_check_input *in;
	struct mm_findings *out;
	struct mm_map *views; /* of a relation */
};

static struct view *view_of(struct state *s, const struct mm_relation *relation)
{
	struct view *view = mm_map_get(s->views, (const char *)&relation, sizeof relation);

	if (view == NULL) {
		view = mm_arena_zalloc(s->out->arena, 1, sizeof *view);
		mm_map_set(s->views, (const char *)&relation, sizeof relation, view);
	}
	return view;
}

static void look_at_code(const struct mm_code_unit *unit, void *data)
{
	struct state *s = data;

	for (size_t i = 0; i < unit->facts->count; i++) {
		const struct mm_fact *fact = &unit->facts->items[i];
		struct view *view;

		if (fact->relation == NULL)
			continue;
		if (fact->kind == MM_FACT_REFRESH) {
			view = view_of(s, fact->relation);
			view->is_refreshed = true;
			view->is_concurrent |= mm_fact_has(fact, MM_FACT_CONCURRENTLY);
			mm_culprits_add(&view->refreshed_by, s->out, unit);
		} else if (mm_fact_writes_rows(fact) && fact->relation->kind == 'v') {
			view_of(s, fact->relation)->is_written = true;
		}
	}
}

struct calls {
	struct mm_arena *arena;
	struct mm_strings names;
	bool is_heuristic;
};

static bool note_call(const struct mm_fact *fact, const struct mm_function *culprit, void *data)
{
	struct calls *calls = data;
	bool is_volatile;

	if (fact->kind != MM_FACT_CALL)
		return true;
	is_volatile = fact->volatility == 'v' && !mm_callee_is_readable(fact);
	if (!is_volatile && mm_moment_of(fact) == MM_MOMENT_NONE)
		return true;
	mm_strings_add(calls->arena, &calls->names, mm_callee_display(calls->arena, fact));
	calls->is_heuristic |= culprit != NULL && culprit->facts->is_heuristic;
	return true;
}

static bool has_unique_index(const struct mm_relation *view)
{
	for (size_t i = 0; i < view->indexes.count; i++) {
		const struct mm_index *index = view->indexes.items[i];

		if (index->is_unique && index->predicate == NULL && index->expressions.count == 0)
			return true;
	}
	return false;
}

static void explain(struct mm_finding *f, const struct state *s, const struct view *view,
                    const struct calls *calls)
{
	if (view->is_concurrent && s->in->target->spock < MM_SPOCK_6)
		mm_finding_detail(f, "Code refreshes it CONCURRENTLY, which fails on the other "
		                     "nodes while automatic DDL replication sends it.");
	else if (view->is_refreshed)
		mm_finding_detail(f, "Code refreshes it; whether the other nodes do so as well "
		                     "depends on automatic DDL replication.");
	else if (calls->names.count > 0)
		mm_finding_detail(f, "Its query gives other values on each node.");
}

static void report(struct state *s, const struct mm_relation *relation)
{
	struct mm_object object = mm_object_of_relation(relation);
	const struct view *view = view_of(s, relation);
	struct calls calls = { .arena = s->out->arena };
	struct mm_finding *f;
	bool is_warning;

	mm_facts_walk(relation->facts, note_call, &calls);
	is_warning = view->is_refreshed || calls.names.count > 0;
	f = mm_findings_add(s->out, is_warning ? MM_WARNING : MM_CONSIDER, object,
	                    "Materialized view %s is refreshed on each node for itself",
	                    mm_display(s->out, object));
	explain(f, s, view, &calls);
	mm_meta_set(f, "refreshed_by", &view->refreshed_by.functions);
	mm_meta_set(f, "functions", &calls.names);
	/* pg_dump writes WITH NO DATA whether or not the view is filled. */
	if (relation->is_populated || s->in->mode != MM_ANALYZE)
		mm_meta_bool(f, "is_populated", relation->is_populated);
	mm_meta_bool(f, "has_unique_index", has_unique_index(relation));
	f->is_heuristic = view->is_refreshed ? !view->refreshed_by.is_certain : calls.is_heuristic;
}

static bool has_instead_trigger(const struct mm_relation *view)
{
	for (size_t i = 0; i < view->triggers.count; i++)
		if (view->triggers.items[i]->timing == 'i')
			return true;
	return false;
}

static void summarise(const struct state *s, const struct mm_strings *views)
{
	struct mm_finding *f;

	if (views->count == 0)
		return;
	f = mm_findings_add(s->out, MM_INFO, mm_object_database(s->in->catalog),
	                    "Changes made through views replicate as rows of their tables");
	mm_finding_discriminate(f, "summary");
	mm_meta_set(f, "views", views);
	mm_meta_int(f, "view_count", (int64_t)views->count);
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	struct state s = { .in = in, .out = out, .views = mm_map_new() };
	struct mm_strings written = { 0 };

	mm_code_walk(in->catalog, look_at_code, &s);
	for (size_t i = 0; i < in->catalog->relations.count; i++) {
		const struct mm_relation *r = in->catalog->relations.items[i];

		if (!r->is_in_scope)
			continue;
		if (r->kind == 'm')
			report(&s, r);
		else if (r->kind == 'v' && (has_instead_trigger(r) || view_of(&s, r)->is_written))
			mm_strings_add(out->arena, &written,
			               mm_display(out, mm_object_of_relation(r)));
	}
	summarise(&s, &written);
	mm_map_free(s.views);
}

MM_CHECK(views_audit) = {
	.title = "Materialized views, and views that take changes",
	.why = "A materialized view cannot be a member of a replication set: each node keeps its "
	       "own contents. With automatic DDL replication a REFRESH is sent and run on every "
	       "node, so that a job which refreshes on each of N nodes causes N times N refreshes, "
	       "and a query that uses the time, random numbers or the session gives other rows on "
	       "each node. REFRESH ... CONCURRENTLY is worse on Spock 5: what is sent are its "
	       "inner statements, which fail on the other nodes (schema \"pg_temp_43\" does not "
	       "exist), and the view keeps its old rows there. Without automatic DDL replication, "
	       "or from a function without spock.allow_ddl_from_functions, nothing is sent and "
	       "each node has to refresh. The question to answer: who refreshes it, on which "
	       "nodes?",
	.evidence =
	    "spock_auto_replicate_ddl in src/spock_functions.c (5.0.11); refreshes sent "
	    "seen on two nodes with 5.0.11 and 6.0.0, the failing CONCURRENTLY with 5.0.11.",
	.fix = "With automatic DDL replication, refresh on one node only and without CONCURRENTLY. "
	       "Otherwise set spock.enable_ddl_replication to off in the session that refreshes, "
	       "and let each node refresh for itself; this is also the way for CONCURRENTLY. Keep "
	       "the time, random numbers and the session out of the query.",
	.severities = MM_CAN(WARNING) | MM_CAN(CONSIDER) | MM_CAN(INFO),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT | MM_MONITOR,
	.needs = MM_PART(VIEWS) | MM_PART(FUNCTIONS) | MM_PART(INDEXES) | MM_PART(EXTENSIONS),
	.uses = MM_PART(STATEMENTS) | MM_PART(SETTINGS) | MM_PART(JOBS) | MM_PART(SIZES),
	.from_dump = MM_DUMP_PARTLY,
	.other_sources = "statements",
	.run = run,
};
