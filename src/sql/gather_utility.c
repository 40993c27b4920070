#include "gather.h"

#include <string.h>

#include "arena.h"
#include "tree.h"

#include "banned.h"

static void gather_truncate(struct mm_gather *g, const PgQuery__TruncateStmt *s)
{
	for (size_t i = 0; i < s->n_relations; i++) {
		struct mm_fact *fact =
		    mm_gather_add_relation(g, MM_FACT_TRUNCATE, mm_tree_range(s->relations[i]));

		if (s->behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE)
			fact->flags |= MM_FACT_CASCADE;
		if (s->restart_seqs)
			fact->flags |= MM_FACT_RESTART;
	}
}

static void gather_copy(struct mm_gather *g, const PgQuery__CopyStmt *s)
{
	struct mm_fact *fact = mm_gather_add_relation(g, MM_FACT_COPY, s->relation);

	if (s->is_program)
		fact->detail = "program";
	else
		fact->detail = mm_tree_text(s->filename) != NULL ? "file" : "stdin";
	if (s->is_from)
		fact->flags |= MM_FACT_WRITES;
	mm_gather_node(g, s->query);
	mm_gather_node(g, s->where_clause);
}

static void gather_channel(struct mm_gather *g, enum mm_fact_kind kind, const char *channel)
{
	struct mm_fact *fact = mm_gather_add(g, kind, -1);

	fact->detail = mm_tree_text(channel) != NULL ? channel : "*";
}

static void gather_lock(struct mm_gather *g, const PgQuery__LockStmt *s)
{
	static const char *const modes[] = { "",
		                             "ACCESS SHARE",
		                             "ROW SHARE",
		                             "ROW EXCLUSIVE",
		                             "SHARE UPDATE EXCLUSIVE",
		                             "SHARE",
		                             "SHARE ROW EXCLUSIVE",
		                             "EXCLUSIVE",
		                             "ACCESS EXCLUSIVE" };

	for (size_t i = 0; i < s->n_relations; i++) {
		struct mm_fact *fact =
		    mm_gather_add_relation(g, MM_FACT_LOCK_TABLE, mm_tree_range(s->relations[i]));

		if (s->mode > 0 && (size_t)s->mode < sizeof modes / sizeof *modes)
			fact->detail = modes[s->mode];
		if (s->nowait)
			fact->flags |= MM_FACT_NOWAIT;
	}
}

static void gather_isolation(struct mm_gather *g, const char *level)
{
	if (level == NULL)
		return;
	if (strcmp(level, "serializable") == 0 || strcmp(level, "repeatable read") == 0)
		mm_gather_add(g, MM_FACT_ISOLATION, -1)->detail = level;
}

static void gather_transaction_options(struct mm_gather *g, PgQuery__Node *const *options,
                                       size_t count)
{
	const PgQuery__DefElem *option = mm_tree_option(options, count, "transaction_isolation");

	if (option != NULL)
		gather_isolation(g, mm_tree_string_literal(option->arg));
}

/* SET search_path = a, b: the values side by side. */
static const char *setting_value(struct mm_gather *g, const PgQuery__VariableSetStmt *s)
{
	struct mm_strings values = { 0 };

	for (size_t i = 0; i < s->n_args; i++) {
		const char *value = mm_tree_literal(g->arena, s->args[i]);

		if (value != NULL)
			mm_strings_add(g->arena, &values, value);
	}
	return values.count == 0 ? NULL : mm_strings_join(g->arena, &values, ", ");
}

static void gather_set(struct mm_gather *g, const PgQuery__VariableSetStmt *s)
{
	struct mm_fact *fact;
	const char *value;

	if (s->kind == PG_QUERY__VARIABLE_SET_KIND__VAR_SET_MULTI) {
		gather_transaction_options(g, s->args, s->n_args);
		return;
	}
	value = setting_value(g, s);
	fact = mm_gather_add(g, MM_FACT_SET, -1);
	fact->name = mm_tree_text(s->name);
	fact->detail = value;
	if (s->is_local)
		fact->flags |= MM_FACT_LOCAL;
	if (mm_same(s->name, "transaction_isolation") ||
	    mm_same(s->name, "default_transaction_isolation"))
		gather_isolation(g, value);
}

static void gather_transaction(struct mm_gather *g, const PgQuery__TransactionStmt *s)
{
	enum mm_fact_kind kind = MM_FACT_TWO_PHASE;
	struct mm_fact *fact;
	const char *detail;

	switch (s->kind) {
	case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_PREPARE:
		detail = "PREPARE TRANSACTION";
		break;
	case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_COMMIT_PREPARED:
		detail = "COMMIT PREPARED";
		break;
	case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_ROLLBACK_PREPARED:
		detail = "ROLLBACK PREPARED";
		break;
	case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_COMMIT:
		kind = MM_FACT_TRANSACTION;
		detail = "COMMIT";
		break;
	case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_ROLLBACK:
		kind = MM_FACT_TRANSACTION;
		detail = "ROLLBACK";
		break;
	default:
		gather_transaction_options(g, s->options, s->n_options);
		return;
	}
	fact = mm_gather_add(g, kind, -1);
	fact->detail = detail;
}

static void gather_refresh(struct mm_gather *g, const PgQuery__RefreshMatViewStmt *s)
{
	struct mm_fact *fact = mm_gather_add_relation(g, MM_FACT_REFRESH, s->relation);

	if (s->concurrent)
		fact->flags |= MM_FACT_CONCURRENTLY;
}

static void gather_do(struct mm_gather *g, const PgQuery__DoStmt *s)
{
	const PgQuery__DefElem *body = mm_tree_option(s->args, s->n_args, "as");
	const PgQuery__DefElem *language = mm_tree_option(s->args, s->n_args, "language");
	const char *text = body == NULL ? NULL : mm_tree_string(body->arg);
	const char *in = language == NULL ? "plpgsql" : mm_tree_string(language->arg);
	const char *create;

	if (text == NULL || in == NULL || g->nesting >= MM_GATHER_MOST_NESTING)
		return;
	create =
	    mm_arena_printf(g->arena, "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS %s",
	                    mm_gather_quote(g, text));
	g->nesting++;
	mm_gather_body(g, in, text, create);
	g->nesting--;
}

bool mm_gather_utility(struct mm_gather *g, const PgQuery__Node *node)
{
	switch (node->node_case) {
	case PG_QUERY__NODE__NODE_TRUNCATE_STMT:
		gather_truncate(g, node->truncate_stmt);
		return true;
	case PG_QUERY__NODE__NODE_COPY_STMT:
		gather_copy(g, node->copy_stmt);
		return true;
	case PG_QUERY__NODE__NODE_NOTIFY_STMT:
		gather_channel(g, MM_FACT_NOTIFY, node->notify_stmt->conditionname);
		return true;
	case PG_QUERY__NODE__NODE_LISTEN_STMT:
		gather_channel(g, MM_FACT_LISTEN, node->listen_stmt->conditionname);
		return true;
	case PG_QUERY__NODE__NODE_UNLISTEN_STMT:
		gather_channel(g, MM_FACT_UNLISTEN, node->unlisten_stmt->conditionname);
		return true;
	case PG_QUERY__NODE__NODE_LOCK_STMT:
		gather_lock(g, node->lock_stmt);
		return true;
	case PG_QUERY__NODE__NODE_VARIABLE_SET_STMT:
		gather_set(g, node->variable_set_stmt);
		return true;
	case PG_QUERY__NODE__NODE_TRANSACTION_STMT:
		gather_transaction(g, node->transaction_stmt);
		return true;
	case PG_QUERY__NODE__NODE_REFRESH_MAT_VIEW_STMT:
		gather_refresh(g, node->refresh_mat_view_stmt);
		return true;
	case PG_QUERY__NODE__NODE_DO_STMT:
		gather_do(g, node->do_stmt);
		return true;
	default:
		return false;
	}
}
