#include "arena.h"
#include "clause.h"
#include "lex.h"
#include "names.h"
#include "views_rule.h"

#include "banned.h"

static const char *event_name(PgQuery__CmdType event)
{
	switch (event) {
	case PG_QUERY__CMD_TYPE__CMD_SELECT:
		return "SELECT";
	case PG_QUERY__CMD_TYPE__CMD_INSERT:
		return "INSERT";
	case PG_QUERY__CMD_TYPE__CMD_UPDATE:
		return "UPDATE";
	default:
		return "DELETE";
	}
}

/* The end of the statement that begins at `from`: its semicolon at depth 0, or `to`. */
static size_t end_of_action(const struct mm_loader *loader, size_t from, size_t to)
{
	struct mm_lexer lexer;
	struct mm_token token;
	long depth = 0;

	mm_lexer_init(&lexer, loader->text, to);
	lexer.position = from;
	while (mm_lexer_next(&lexer, &token)) {
		if (mm_token_is_char(&token, '('))
			depth++;
		else if (mm_token_is_char(&token, ')'))
			depth--;
		else if (depth == 0 && mm_token_is_char(&token, ';'))
			return (size_t)(token.text - loader->text);
	}
	return to;
}

/* After DO [ALSO | INSTEAD]: one statement, or several in parentheses. */
static void slice_actions(struct mm_loader *loader, size_t from, struct mm_strings *out)
{
	size_t to = loader->len;

	mm_clause_unwrap(loader, &from, &to);
	while (from < to) {
		size_t end = end_of_action(loader, from, to);
		const char *action = mm_clause_text(loader, from, end);

		if (action != NULL)
			mm_strings_add(loader->catalog->arena, out, action);
		from = end + 1;
	}
}

static size_t after_do(const struct mm_loader *loader, struct mm_clause word)
{
	struct mm_clause next;

	if (mm_clause_next(loader, word.end, &next) &&
	    (mm_clause_is(loader, next, "instead") || mm_clause_is(loader, next, "also")))
		return next.end;
	return word.end;
}

static const char *slice_condition(struct mm_loader *loader, size_t before)
{
	struct mm_clause where;
	size_t from;
	size_t to = before;

	if (!mm_clause_find(loader, 0, "where", &where) || where.end > before)
		return NULL;
	from = where.end;
	mm_clause_unwrap(loader, &from, &to);
	return mm_clause_text(loader, from, to);
}

/* The rule to fill in: new, or the one that OR REPLACE takes over; NULL: there is one. */
static struct mm_rule *new_rule(struct mm_loader *loader, struct mm_relation *relation,
                                const PgQuery__RuleStmt *stmt)
{
	struct mm_rule *rule = mm_relation_find_rule(relation, stmt->rulename);

	if (rule == NULL)
		return mm_catalog_add_rule(loader->catalog, relation, stmt->rulename);
	if (!stmt->replace)
		return NULL;
	/* DefineQueryRewrite() leaves ev_enabled of a replaced rule as it was. */
	*rule = (struct mm_rule){
		.schema = rule->schema,
		.table = rule->table,
		.name = rule->name,
		.relation = relation,
		.enabled = rule->enabled,
	};
	return rule;
}

/* A table with a rule for SELECT is a view: older pg_dump breaks circles that way. */
static void become_view(struct mm_loader *loader, struct mm_relation *relation, size_t from)
{
	struct mm_strings actions = { 0 };

	slice_actions(loader, from, &actions);
	if (actions.count == 1)
		mm_load_become_view(loader, relation, actions.items[0]);
}

void mm_load_create_rule(struct mm_loader *loader, const PgQuery__RuleStmt *stmt)
{
	struct mm_relation *relation =
	    stmt->relation == NULL ? NULL : mm_find_relation(loader, stmt->relation);
	struct mm_clause word;
	struct mm_rule *rule;

	if (relation == NULL || !mm_clause_find(loader, 0, "do", &word))
		return;
	if (stmt->event == PG_QUERY__CMD_TYPE__CMD_SELECT) {
		become_view(loader, relation, after_do(loader, word));
		return;
	}
	rule = new_rule(loader, relation, stmt);
	if (rule == NULL)
		return;
	rule->location = loader->location;
	rule->event = event_name(stmt->event);
	rule->is_instead = stmt->instead;
	if (stmt->where_clause != NULL)
		rule->condition = slice_condition(loader, word.start);
	if (stmt->n_actions > 0)
		slice_actions(loader, after_do(loader, word), &rule->actions);
}
