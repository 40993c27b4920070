#include "code.h"

#include <string.h>
#include <strings.h>

#include "arena.h"
#include "buf.h"
#include "gather.h"
#include "objects.h"
#include "parse.h"
#include "tree.h"

#include "banned.h"

static void add_quoted(struct mm_buf *buf, const char *name)
{
	mm_buf_addc(buf, '"');
	for (; *name != '\0'; name++) {
		if (*name == '"')
			mm_buf_addc(buf, '"');
		mm_buf_addc(buf, *name);
	}
	mm_buf_addc(buf, '"');
}

static const char *item(const struct mm_strings *list, size_t i)
{
	return i < list->count ? list->items[i] : "";
}

static const char *mode_words(char mode)
{
	switch (mode) {
	case 'o':
		return "OUT ";
	case 'b':
		return "INOUT ";
	case 'v':
		return "VARIADIC ";
	default:
		return "";
	}
}

/* Arguments of RETURNS TABLE, or all the others. */
static void add_arguments(struct mm_buf *buf, const struct mm_function *f, bool is_table)
{
	const char *between = "(";

	for (size_t i = 0; i < f->argument_types.count; i++) {
		char mode = item(&f->argument_modes, i)[0];
		const char *name = item(&f->argument_names, i);

		if ((mode == 't') != is_table)
			continue;
		mm_buf_adds(buf, between);
		between = ", ";
		mm_buf_adds(buf, mode_words(mode));
		if (*name != '\0')
			add_quoted(buf, name);
		mm_buf_addc(buf, ' ');
		mm_buf_adds(buf, f->argument_types.items[i]);
	}
	if (*between == '(')
		mm_buf_addc(buf, '(');
	mm_buf_addc(buf, ')');
}

static bool has_mode(const struct mm_function *f, const char *mode)
{
	return mm_strings_has(&f->argument_modes, mode);
}

static void add_result(struct mm_buf *buf, const struct mm_function *f)
{
	if (f->kind == 'p')
		return;
	if (has_mode(f, "t")) {
		mm_buf_adds(buf, " RETURNS TABLE");
		add_arguments(buf, f, true);
	} else if (f->return_type != NULL) {
		/* The catalog's text may say SETOF itself. */
		bool says_set = strncasecmp(f->return_type, "setof ", strlen("setof ")) == 0;

		mm_buf_addf(buf, " RETURNS %s%s", f->returns_set && !says_set ? "SETOF " : "",
		            f->return_type);
	} else if (!has_mode(f, "o") && !has_mode(f, "b")) {
		mm_buf_adds(buf, " RETURNS void");
	}
}

const char *mm_code_create_statement(struct mm_arena *arena, const struct mm_function *function)
{
	struct mm_gather quoting = { .arena = arena };
	struct mm_buf buf = { 0 };
	const char *text;

	mm_buf_addf(&buf, "CREATE %s ", function->kind == 'p' ? "PROCEDURE" : "FUNCTION");
	add_quoted(&buf, function->name);
	add_arguments(&buf, function, false);
	add_result(&buf, function);
	mm_buf_addf(&buf, " LANGUAGE plpgsql AS %s", mm_gather_quote(&quoting, function->body));
	text = mm_arena_strdup(arena, buf.text);
	mm_buf_release(&buf);
	return text;
}

/* BEGIN ATOMIC … END and RETURN … are part of CREATE FUNCTION's own grammar. */
static bool gather_standard_body(struct mm_gather *g, const char *body, const char **error)
{
	const char *create =
	    mm_arena_printf(g->arena, "CREATE FUNCTION f() RETURNS int LANGUAGE sql %s", body);
	const PgQuery__Node *statement;
	struct mm_parse parse;

	mm_parse(create, g->arena, &parse);
	if (parse.tree == NULL || parse.tree->n_stmts != 1) {
		*error = parse.error != NULL ? parse.error : "more than a body";
		return false;
	}
	statement = parse.tree->stmts[0]->stmt;
	if (statement == NULL ||
	    statement->node_case != PG_QUERY__NODE__NODE_CREATE_FUNCTION_STMT) {
		*error = "not a body";
		return false;
	}
	g->text = create;
	g->text_len = strlen(create);
	g->line_offset = 0;
	g->line = 1;
	g->statement_line = 1;
	mm_gather_node(g, statement->create_function_stmt->sql_body);
	g->text = NULL;
	return true;
}

static void gather_sql_body(struct mm_gather *g, const char *body)
{
	const char *error;

	if (mm_gather_sql(g, body, 1, &error))
		return;
	g->is_heuristic = true;
	g->parse_error = error;
	mm_gather_tokens(g, body);
}

void mm_gather_body(struct mm_gather *g, const char *language, const char *body, const char *create)
{
	if (strcasecmp(language, "sql") == 0)
		gather_sql_body(g, body);
	else if (strcasecmp(language, "plpgsql") == 0)
		mm_gather_plpgsql(g, create, body);
	else if (strcasecmp(language, "c") == 0 || strcasecmp(language, "internal") == 0)
		g->is_opaque = true;
	else
		mm_gather_foreign(g, language, body);
}

void mm_gather_function(struct mm_gather *g, const struct mm_function *function)
{
	const char *language = function->language == NULL ? "sql" : function->language;
	const char *error;

	if (function->body == NULL)
		return;
	if (function->is_standard_body) {
		if (gather_standard_body(g, function->body, &error))
			return;
		g->is_heuristic = true;
		g->parse_error = error;
		mm_gather_tokens(g, function->body);
		return;
	}
	mm_gather_body(g, language, function->body,
	               strcasecmp(language, "plpgsql") == 0
	                   ? mm_code_create_statement(g->arena, function)
	                   : NULL);
}
