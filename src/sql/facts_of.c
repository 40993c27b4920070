#include "facts_of.h"

#include <stdbool.h>
#include <string.h>

#include "arena.h"
#include "code.h"
#include "facts_copy.h"
#include "gather.h"
#include "lex.h"
#include "objects.h"

#include "banned.h"

static const struct mm_facts *finish(struct mm_gather *g, struct mm_arena *to)
{
	const struct mm_facts *facts = mm_facts_copy(to, mm_gather_finish(g));

	mm_arena_free(g->arena);
	return facts;
}

static const struct mm_facts *facts_of_text(struct mm_arena *arena, const char *text,
                                            bool is_expression)
{
	struct mm_gather g = { .arena = mm_arena_new() };
	const char *error;
	bool is_parsed = is_expression ? mm_gather_expression(&g, text, 1, &error)
	                               : mm_gather_sql(&g, text, 1, &error);

	if (!is_parsed) {
		g.is_heuristic = true;
		g.parse_error = error;
		mm_gather_statement_tokens(&g, text, 1);
	}
	return finish(&g, arena);
}

const struct mm_facts *mm_sql_facts_of_statement(struct mm_arena *arena, const char *sql)
{
	return facts_of_text(arena, sql, false);
}

const struct mm_facts *mm_sql_facts_of_expression(struct mm_arena *arena, const char *expression)
{
	return facts_of_text(arena, expression, true);
}

const struct mm_facts *mm_sql_facts_of_function(struct mm_arena *arena,
                                                const struct mm_function *function)
{
	struct mm_gather g = { .arena = mm_arena_new() };

	mm_gather_function(&g, function);
	return finish(&g, arena);
}

static bool is_value_function(const struct mm_token *token)
{
	static const char *const words[] = { "current_catalog", "current_date", "current_role",
		                             "current_schema",  "current_time", "current_timestamp",
		                             "current_user",    "localtime",    "localtimestamp",
		                             "session_user",    "system_user",  "user",
		                             "select",          "table",        "values" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (mm_token_is(token, words[i]))
			return true;
	return false;
}

bool mm_sql_may_hold_facts(const char *expression)
{
	struct mm_lexer lexer;
	struct mm_token token;
	bool was_name = false;

	if (expression == NULL)
		return false;
	mm_lexer_init(&lexer, expression, strlen(expression));
	while (mm_lexer_next(&lexer, &token)) {
		if (was_name && mm_token_is_char(&token, '('))
			return true;
		if (is_value_function(&token))
			return true;
		was_name =
		    token.kind == MM_TOKEN_IDENTIFIER || token.kind == MM_TOKEN_QUOTED_IDENTIFIER;
	}
	return false;
}
