#include "gather.h"

#include <stdint.h>
#include <string.h>

#include "arena.h"
#include "map.h"
#include "tree.h"

#include "banned.h"

enum { MOST_LOCKS = 64 };

/* How many WITHs in force define the name is the map's value, as a pointer that is not used. */
static void count_cte(struct mm_gather *g, const PgQuery__Node *node, int change)
{
	const char *name;
	uintptr_t count;

	if (node->node_case != PG_QUERY__NODE__NODE_COMMON_TABLE_EXPR)
		return;
	name = node->common_table_expr->ctename;
	if (g->ctes == NULL)
		g->ctes = mm_map_new();
	count = (uintptr_t)mm_map_get(g->ctes, name, strlen(name));
	count = change > 0 ? count + 1 : count - 1;
	mm_map_set(g->ctes, name, strlen(name), (void *)count); /* NOLINT(*-int-to-ptr) */
}

static void open_with(struct mm_gather *g, const PgQuery__WithClause *with)
{
	for (size_t i = 0; with != NULL && with->recursive && i < with->n_ctes; i++)
		count_cte(g, with->ctes[i], 1);
	for (size_t i = 0; with != NULL && i < with->n_ctes; i++) {
		mm_gather_node(g, with->ctes[i]);
		if (!with->recursive)
			count_cte(g, with->ctes[i], 1);
	}
}

static void close_with(struct mm_gather *g, const PgQuery__WithClause *with)
{
	for (size_t i = 0; with != NULL && i < with->n_ctes; i++)
		count_cte(g, with->ctes[i], -1);
}

void mm_gather_range(struct mm_gather *g, const PgQuery__RangeVar *r)
{
	struct mm_fact *fact;

	if (g->queries == 0 || r->relname == NULL)
		return;
	if (mm_tree_text(r->schemaname) == NULL && g->ctes != NULL &&
	    mm_map_get(g->ctes, r->relname, strlen(r->relname)) != NULL)
		return;
	fact = mm_gather_add_relation(g, MM_FACT_READ, r);
	fact->flags |= g->read_flags;
}

/* The first table of FROM, or the one of that name or alias; NULL when there is none. */
static const PgQuery__RangeVar *find_range(const PgQuery__Node *from, const char *name)
{
	const PgQuery__RangeVar *r;

	while (from != NULL && from->node_case == PG_QUERY__NODE__NODE_JOIN_EXPR) {
		r = find_range(from->join_expr->rarg, name);
		if (r != NULL && name != NULL)
			return r;
		from = from->join_expr->larg;
	}
	r = mm_tree_range(from);
	if (r == NULL || name == NULL)
		return r;
	return strcmp(r->alias != NULL ? r->alias->aliasname : r->relname, name) == 0 ? r : NULL;
}

static const PgQuery__RangeVar *from_table(const PgQuery__SelectStmt *s, const char *name)
{
	const PgQuery__RangeVar *r = NULL;

	for (size_t i = 0; r == NULL && i < s->n_from_clause; i++)
		r = find_range(s->from_clause[i], name);
	return r;
}

static const char *strength_name(PgQuery__LockClauseStrength strength)
{
	switch (strength) {
	case PG_QUERY__LOCK_CLAUSE_STRENGTH__LCS_FORKEYSHARE:
		return "KEY SHARE";
	case PG_QUERY__LOCK_CLAUSE_STRENGTH__LCS_FORSHARE:
		return "SHARE";
	case PG_QUERY__LOCK_CLAUSE_STRENGTH__LCS_FORNOKEYUPDATE:
		return "NO KEY UPDATE";
	default:
		return "UPDATE";
	}
}

static void gather_lock(struct mm_gather *g, const PgQuery__SelectStmt *s,
                        const PgQuery__LockingClause *lock)
{
	const PgQuery__RangeVar *named =
	    lock->n_locked_rels > 0 ? mm_tree_range(lock->locked_rels[0]) : NULL;
	const PgQuery__RangeVar *r = from_table(s, named == NULL ? NULL : named->relname);
	struct mm_fact *fact = mm_gather_add_relation(g, MM_FACT_ROW_LOCK, r != NULL ? r : named);

	fact->detail = strength_name(lock->strength);
	if (lock->wait_policy == PG_QUERY__LOCK_WAIT_POLICY__LockWaitSkip)
		fact->flags |= MM_FACT_SKIP_LOCKED;
	if (lock->wait_policy == PG_QUERY__LOCK_WAIT_POLICY__LockWaitError)
		fact->flags |= MM_FACT_NOWAIT;
}

static void gather_into(struct mm_gather *g, size_t at, const PgQuery__IntoClause *into)
{
	struct mm_fact *fact = &g->items[at];

	fact->detail = "SELECT INTO";
	fact->flags |= MM_FACT_FROM_QUERY;
	if (into->rel == NULL)
		return;
	mm_gather_name(g, fact, into->rel->schemaname, into->rel->relname);
	fact->inner_count = g->count - at - 1;
	if (into->rel->relpersistence != NULL && strcmp(into->rel->relpersistence, "t") == 0) {
		fact->flags |= MM_FACT_TEMPORARY;
		mm_gather_made_temporary(g, into->rel->relname);
	}
}

/* UNIONs lean to the left, as deep as there are of them: the walk is made for that. */
void mm_gather_select(struct mm_gather *g, const PgQuery__SelectStmt *s)
{
	const PgQuery__IntoClause *into = s->into_clause;
	unsigned read_flags = g->read_flags;
	PgQuery__SelectStmt rest = *s;
	size_t at = g->count;

	if (into != NULL) {
		mm_gather_add(g, MM_FACT_DDL, -1);
		g->read_flags |= MM_FACT_LIKE_SOURCE;
	}
	g->queries++;
	open_with(g, s->with_clause);
	mm_gather_gapless(g, s);
	rest.into_clause = NULL;
	rest.with_clause = NULL;
	rest.n_locking_clause = 0;
	mm_gather_children(g, &rest.base);
	/* More of them than any query needs: each looks through FROM. */
	for (size_t i = 0; i < s->n_locking_clause && i < MOST_LOCKS; i++)
		if (s->locking_clause[i]->node_case == PG_QUERY__NODE__NODE_LOCKING_CLAUSE)
			gather_lock(g, s, s->locking_clause[i]->locking_clause);
	close_with(g, s->with_clause);
	g->queries--;
	g->read_flags = read_flags;
	if (into != NULL)
		gather_into(g, at, into);
}

static void add_names(struct mm_gather *g, struct mm_fact *fact, PgQuery__Node *const *targets,
                      size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (targets[i]->node_case == PG_QUERY__NODE__NODE_RES_TARGET &&
		    mm_tree_text(targets[i]->res_target->name) != NULL)
			mm_strings_add(g->arena, &fact->columns, targets[i]->res_target->name);
}

static void gather_on_conflict(struct mm_gather *g, const PgQuery__InsertStmt *s)
{
	const PgQuery__OnConflictClause *c = s->on_conflict_clause;
	struct mm_fact *fact;

	if (c == NULL)
		return;
	if (c->action == PG_QUERY__ON_CONFLICT_ACTION__ONCONFLICT_UPDATE) {
		fact = mm_gather_add_relation(g, MM_FACT_UPDATE, s->relation);
		fact->flags |= MM_FACT_UPSERT;
		mm_gather_targets(g, fact, c->target_list, c->n_target_list, s->relation);
	}
	mm_gather_children(g, &c->base);
}

void mm_gather_insert(struct mm_gather *g, const PgQuery__InsertStmt *s)
{
	struct mm_fact *fact;

	g->queries++;
	open_with(g, s->with_clause);
	fact = mm_gather_add_relation(g, MM_FACT_INSERT, s->relation);
	add_names(g, fact, s->cols, s->n_cols);
	mm_gather_node(g, s->select_stmt);
	gather_on_conflict(g, s);
	mm_gather_nodes(g, s->returning_list, s->n_returning_list);
	close_with(g, s->with_clause);
	g->queries--;
}

void mm_gather_update(struct mm_gather *g, const PgQuery__UpdateStmt *s)
{
	struct mm_fact *fact;

	g->queries++;
	open_with(g, s->with_clause);
	fact = mm_gather_add_relation(g, MM_FACT_UPDATE, s->relation);
	mm_gather_targets(g, fact, s->target_list, s->n_target_list, s->relation);
	mm_gather_nodes(g, s->target_list, s->n_target_list);
	mm_gather_nodes(g, s->from_clause, s->n_from_clause);
	mm_gather_node(g, s->where_clause);
	mm_gather_nodes(g, s->returning_list, s->n_returning_list);
	close_with(g, s->with_clause);
	g->queries--;
}

void mm_gather_delete(struct mm_gather *g, const PgQuery__DeleteStmt *s)
{
	g->queries++;
	open_with(g, s->with_clause);
	mm_gather_add_relation(g, MM_FACT_DELETE, s->relation);
	mm_gather_nodes(g, s->using_clause, s->n_using_clause);
	mm_gather_node(g, s->where_clause);
	mm_gather_nodes(g, s->returning_list, s->n_returning_list);
	close_with(g, s->with_clause);
	g->queries--;
}

static void gather_action(struct mm_gather *g, const PgQuery__RangeVar *target,
                          const PgQuery__MergeWhenClause *when)
{
	struct mm_fact *fact;

	switch (when->command_type) {
	case PG_QUERY__CMD_TYPE__CMD_INSERT:
		fact = mm_gather_add_relation(g, MM_FACT_INSERT, target);
		add_names(g, fact, when->target_list, when->n_target_list);
		break;
	case PG_QUERY__CMD_TYPE__CMD_UPDATE:
		fact = mm_gather_add_relation(g, MM_FACT_UPDATE, target);
		mm_gather_targets(g, fact, when->target_list, when->n_target_list, target);
		break;
	case PG_QUERY__CMD_TYPE__CMD_DELETE:
		fact = mm_gather_add_relation(g, MM_FACT_DELETE, target);
		break;
	default: /* DO NOTHING */
		mm_gather_node(g, when->condition);
		return;
	}
	fact->flags |= MM_FACT_MERGE;
	mm_gather_children(g, &when->base);
}

void mm_gather_merge(struct mm_gather *g, const PgQuery__MergeStmt *s)
{
	g->queries++;
	open_with(g, s->with_clause);
	for (size_t i = 0; i < s->n_merge_when_clauses; i++)
		if (s->merge_when_clauses[i]->node_case == PG_QUERY__NODE__NODE_MERGE_WHEN_CLAUSE)
			gather_action(g, s->relation, s->merge_when_clauses[i]->merge_when_clause);
	mm_gather_node(g, s->source_relation);
	mm_gather_node(g, s->join_condition);
	close_with(g, s->with_clause);
	g->queries--;
}
