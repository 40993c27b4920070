#include "gather.h"

#include <string.h>
#include <strings.h>

#include <cjson/cJSON.h>

#include "arena.h"
#include "lex.h"
#include "parse.h"

#include "banned.h"

/* elog_level of RAISE EXCEPTION, in every version since 8.4. */
enum { LEVEL_ERROR = 21 };
/* parseMode of an expression, as PostgreSQL numbers them; the one of assignments without
 * subscripts stands for all of these. */
enum { MODE_UNKNOWN = -1, MODE_SQL = 0, MODE_EXPRESSION = 2, MODE_ASSIGNMENT = 3 };

static int line_in(const cJSON *object, int line)
{
	const cJSON *own = cJSON_GetObjectItemCaseSensitive(object, "lineno");

	return cJSON_IsNumber(own) && own->valueint > 0 ? own->valueint : line;
}

static const char *text_in(const cJSON *object, const char *key)
{
	return cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(object, key));
}

/* The expression under `key`, without the object around it; NULL: none. */
static const cJSON *expression_in(const cJSON *object, const char *key)
{
	const cJSON *at = cJSON_GetObjectItemCaseSensitive(object, key);

	return cJSON_GetObjectItemCaseSensitive(at, "PLpgSQL_expr");
}

/* "x := y", "a[1] = y": where y begins; NULL when there is no assignment in it. */
static const char *after_assignment(const char *text)
{
	struct mm_lexer lexer;
	struct mm_token token;
	int depth = 0;

	mm_lexer_init(&lexer, text, strlen(text));
	while (mm_lexer_next(&lexer, &token)) {
		if (mm_token_is_char(&token, '[') || mm_token_is_char(&token, '('))
			depth++;
		else if (mm_token_is_char(&token, ']') || mm_token_is_char(&token, ')'))
			depth--;
		else if (depth == 0 && ((token.len == 2 && memcmp(token.text, ":=", 2) == 0) ||
		                        (token.len == 1 && *token.text == '=')))
			return token.text + token.len;
	}
	return NULL;
}

/* What did not parse: its tokens, marked as such. */
static void gather_unparsed(struct mm_gather *g, const char *text, int line, const char *error)
{
	g->is_heuristic = true;
	if (g->parse_error == NULL)
		g->parse_error = error;
	mm_gather_statement_tokens(g, text, line);
}

/* libpg_query 15 does not say the mode: what begins like a statement is one. */
static int mode_of(const cJSON *expr, const char *text, int presumed)
{
	static const char *const verbs[] = { "select", "with",  "values", "insert", "update",
		                             "delete", "merge", "call",   "do" };
	const cJSON *mode = cJSON_GetObjectItemCaseSensitive(expr, "parseMode");
	struct mm_lexer lexer;
	struct mm_token first;

	if (cJSON_IsNumber(mode))
		return mode->valueint;
	if (presumed != MODE_UNKNOWN)
		return presumed;
	mm_lexer_init(&lexer, text, strlen(text));
	if (!mm_lexer_next(&lexer, &first))
		return MODE_EXPRESSION;
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (mm_token_is(&first, verbs[i]))
			return MODE_SQL;
	return MODE_EXPRESSION;
}

/* `presumed` is the mode of a tree that does not say it. */
static void gather_expr(struct mm_gather *g, const cJSON *expr, int line, int presumed)
{
	const char *text = text_in(expr, "query");
	const char *value = text;
	const char *error;
	bool is_parsed;
	int mode;

	if (text == NULL)
		return;
	mode = mode_of(expr, text, presumed);
	if (mode != MODE_SQL && mode != MODE_EXPRESSION)
		value = after_assignment(text);
	if (value == NULL)
		value = text;
	if (mode == MODE_SQL)
		is_parsed = mm_gather_sql(g, text, line, &error);
	else
		is_parsed = mm_gather_expression(g, value, line, &error);
	if (!is_parsed)
		gather_unparsed(g, text, line, error);
}

/* The column in "new.id" (as the parser writes a field of NEW), or NULL. */
static const char *column_of_new(struct mm_gather *g, const char *target)
{
	struct mm_lexer lexer;
	struct mm_token token;

	if (target == NULL)
		return NULL;
	mm_lexer_init(&lexer, target, strlen(target));
	if (!mm_lexer_next(&lexer, &token) || !mm_token_is(&token, "new"))
		return NULL;
	if (!mm_lexer_next(&lexer, &token) || !mm_token_is_char(&token, '.'))
		return NULL;
	return mm_lexer_next(&lexer, &token) ? mm_token_identifier(g->arena, &token) : NULL;
}

static void gather_assignment(struct mm_gather *g, const cJSON *statement, int line)
{
	const cJSON *expr = expression_in(statement, "expr");
	size_t first = g->count;
	const char *column;

	gather_expr(g, expr, line, MODE_ASSIGNMENT);
	column = column_of_new(g, text_in(expr, "query"));
	if (column != NULL)
		mm_gather_assign_new(g, first, column);
}

/* SELECT … INTO NEW.id: which of the calls goes into which column is not followed. */
static void gather_statement(struct mm_gather *g, const cJSON *statement, int line)
{
	const cJSON *row = cJSON_GetObjectItemCaseSensitive(
	    cJSON_GetObjectItemCaseSensitive(statement, "target"), "PLpgSQL_row");
	const cJSON *fields = cJSON_GetObjectItemCaseSensitive(row, "fields");
	size_t first = g->count;
	size_t end;
	const cJSON *field;

	gather_expr(g, expression_in(statement, "sqlstmt"), line, MODE_SQL);
	end = g->count;
	cJSON_ArrayForEach(field, fields)
	{
		const char *column = column_of_new(g, text_in(field, "name"));

		if (column != NULL && g->count == end)
			mm_gather_assign_new(g, first, column);
	}
}

static void gather_raise(struct mm_gather *g, const cJSON *statement)
{
	const cJSON *level = cJSON_GetObjectItemCaseSensitive(statement, "elog_level");

	if (cJSON_IsNumber(level) && level->valueint >= LEVEL_ERROR)
		mm_gather_add(g, MM_FACT_RAISE, -1);
}

static void gather_transaction(struct mm_gather *g, const char *which)
{
	mm_gather_add(g, MM_FACT_TRANSACTION, -1)->detail = which;
}

static void gather_dynamic_of(struct mm_gather *g, const cJSON *object, const char *key, int line)
{
	const char *text = text_in(expression_in(object, key), "query");

	if (text != NULL)
		mm_gather_dynamic(g, text, line);
}

/* What the statement itself means; the key of the expression that this saw to, or NULL. */
static const char *gather_kind(struct mm_gather *g, const char *kind, const cJSON *object, int line)
{
	g->statement_line = line;
	if (strcmp(kind, "PLpgSQL_stmt_assign") == 0) {
		gather_assignment(g, object, line);
		return "expr";
	}
	if (strcmp(kind, "PLpgSQL_stmt_execsql") == 0) {
		gather_statement(g, object, line);
		return "sqlstmt";
	}
	if (strcmp(kind, "PLpgSQL_stmt_dynexecute") == 0 ||
	    strcmp(kind, "PLpgSQL_stmt_dynfors") == 0) {
		gather_dynamic_of(g, object, "query", line);
		return "query";
	}
	if (strcmp(kind, "PLpgSQL_stmt_open") == 0 ||
	    strcmp(kind, "PLpgSQL_stmt_return_query") == 0) {
		gather_dynamic_of(g, object, "dynquery", line);
		return "dynquery";
	}
	if (strcmp(kind, "PLpgSQL_stmt_raise") == 0)
		gather_raise(g, object);
	else if (strcmp(kind, "PLpgSQL_stmt_assert") == 0)
		mm_gather_add(g, MM_FACT_RAISE, -1);
	else if (strcmp(kind, "PLpgSQL_stmt_commit") == 0)
		gather_transaction(g, "COMMIT");
	else if (strcmp(kind, "PLpgSQL_stmt_rollback") == 0)
		gather_transaction(g, "ROLLBACK");
	return NULL;
}

/* Loops name their body before what they loop over. */
static bool is_body(const cJSON *child)
{
	return child->string != NULL && strcmp(child->string, "body") == 0;
}

/* cJSON takes no text that is nested more than 1,000 deep. */
static void gather_tree(struct mm_gather *g, const cJSON *tree, int line)
{
	const char *kind = tree->string;
	const char *done = NULL;
	const cJSON *child;

	if (kind != NULL && strcmp(kind, "PLpgSQL_expr") == 0) {
		gather_expr(g, tree, line, MODE_UNKNOWN);
		return;
	}
	line = line_in(tree, line);
	if (kind != NULL && strncmp(kind, "PLpgSQL_stmt_", strlen("PLpgSQL_stmt_")) == 0)
		done = gather_kind(g, kind, tree, line);
	cJSON_ArrayForEach(child, tree)
	{
		bool is_done =
		    done != NULL && child->string != NULL && strcmp(child->string, done) == 0;

		if (!is_done && !is_body(child))
			gather_tree(g, child, line);
	}
	cJSON_ArrayForEach(child, tree)
	{
		if (is_body(child))
			gather_tree(g, child, line);
	}
}

void mm_gather_plpgsql(struct mm_gather *g, const char *create, const char *body)
{
	const char *error;
	const char *json = mm_parse_plpgsql(create, g->arena, &error);
	cJSON *tree = json == NULL ? NULL : cJSON_Parse(json);

	if (tree == NULL) {
		g->is_heuristic = true;
		g->parse_error = error != NULL ? error : "too deep";
		mm_gather_tokens(g, body);
		return;
	}
	gather_tree(g, tree, 1);
	cJSON_Delete(tree);
}
