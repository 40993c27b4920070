#include "gather.h"

#include <string.h>

#include "arena.h"
#include "lex.h"

#include "banned.h"

/*
 * A PL/pgSQL body that libpg_query refused. Its tokens are cut into pieces at
 * semicolons and at the words that begin a list of statements; each piece that
 * begins like a statement or holds an expression goes through the SQL grammar.
 */

struct span {
	const char *from;
	const char *to;
};

struct pieces {
	struct mm_gather *g;
	const char *line_at; /* up to where `line` counts */
	int line;
};

static const char *copy(struct pieces *p, struct span s)
{
	return mm_arena_strndup(p->g->arena, s.from, (size_t)(s.to - s.from));
}

static int line_of(struct pieces *p, const char *at)
{
	for (; p->line_at < at; p->line_at++)
		p->line += *p->line_at == '\n';
	return p->line;
}

static void lex(struct mm_lexer *lexer, struct span s)
{
	mm_lexer_init(lexer, s.from, (size_t)(s.to - s.from));
}

/* The first token outside parentheses that is one of the words; false: none. */
static bool find_word(struct span s, const char *const *words, struct mm_token *found)
{
	struct mm_lexer lexer;
	int depth = 0;

	lex(&lexer, s);
	while (mm_lexer_next(&lexer, found)) {
		if (mm_token_is_char(found, '(') || mm_token_is_char(found, '['))
			depth++;
		else if (mm_token_is_char(found, ')') || mm_token_is_char(found, ']'))
			depth--;
		for (size_t i = 0; depth == 0 && words[i] != NULL; i++)
			if (mm_token_is(found, words[i]) ||
			    (found->len == strlen(words[i]) &&
			     memcmp(found->text, words[i], found->len) == 0))
				return true;
	}
	return false;
}

#define WORDS(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* SQL that stands at `at` of the body. */
static void gather_text(struct pieces *p, const char *text, const char *at)
{
	const char *error;
	int line = line_of(p, at);

	if (!mm_gather_sql(p->g, text, line, &error))
		mm_gather_statement_tokens(p->g, text, line);
}

static void gather_sql(struct pieces *p, struct span s)
{
	gather_text(p, copy(p, s), s.from);
}

static void gather_value(struct pieces *p, struct span s)
{
	const char *text = copy(p, s);
	const char *error;
	int line = line_of(p, s.from);

	if (!mm_gather_expression(p->g, text, line, &error))
		mm_gather_statement_tokens(p->g, text, line);
}

/* EXECUTE expression [INTO …] [USING …] */
static void gather_execute(struct pieces *p, struct span s)
{
	struct mm_token end;

	if (find_word(s, WORDS("into", "using"), &end))
		s.to = end.text;
	mm_gather_dynamic(p->g, copy(p, s), line_of(p, s.from));
}

static struct span after(struct span s, const struct mm_token *token)
{
	return (struct span){ token->text + token->len, s.to };
}

/* A query, or EXECUTE and what follows it. */
static void gather_query(struct pieces *p, struct span s)
{
	struct mm_lexer lexer;
	struct mm_token first;

	lex(&lexer, s);
	if (!mm_lexer_next(&lexer, &first))
		return;
	if (mm_token_is(&first, "execute"))
		gather_execute(p, after(s, &first));
	else if (mm_token_is(&first, "select") || mm_token_is(&first, "with") ||
	         mm_token_is(&first, "values") || mm_token_is(&first, "insert") ||
	         mm_token_is(&first, "update") || mm_token_is(&first, "delete"))
		gather_sql(p, s);
	else
		mm_gather_statement_tokens(p->g, copy(p, s), line_of(p, s.from));
}

/* The column of the first NEW.x of the text; of its beginning only when `is_first`. */
static const char *new_column(struct pieces *p, struct span s, bool is_first)
{
	struct mm_lexer lexer;
	struct mm_token token;

	lex(&lexer, s);
	while (mm_lexer_next(&lexer, &token)) {
		if (mm_token_is(&token, "new") && mm_lexer_next(&lexer, &token) &&
		    mm_token_is_char(&token, '.') && mm_lexer_next(&lexer, &token))
			return mm_token_identifier(p->g->arena, &token);
		if (is_first)
			return NULL;
	}
	return NULL;
}

/* Where the targets after INTO end: names, dots, commas and subscripts. */
static const char *end_of_targets(struct span s)
{
	struct mm_lexer lexer;
	struct mm_token token;
	bool wants_name = true;
	const char *end = s.from;

	lex(&lexer, s);
	while (mm_lexer_next(&lexer, &token)) {
		bool is_name =
		    token.kind == MM_TOKEN_IDENTIFIER || token.kind == MM_TOKEN_QUOTED_IDENTIFIER;
		bool is_between = mm_token_is_char(&token, ',') || mm_token_is_char(&token, '.');

		if (mm_token_is(&token, "strict") && end == s.from) {
			end = token.text + token.len;
			continue;
		}
		if (wants_name ? !is_name : !is_between)
			break;
		wants_name = is_between;
		end = token.text + token.len;
	}
	return end;
}

/* An SQL statement; the targets of INTO are blanked out. */
static void gather_statement(struct pieces *p, struct span s, const struct mm_token *first)
{
	bool says_into = mm_token_is(first, "insert") || mm_token_is(first, "merge");
	struct span rest = after(s, first);
	size_t start = p->g->count;
	struct mm_token into;
	const char *column;
	char *text;
	char *blanks;
	const char *end;

	if (says_into && find_word(rest, WORDS("into"), &into))
		rest = after(rest, &into);
	if (!find_word(rest, WORDS("into"), &into)) {
		gather_sql(p, s);
		return;
	}
	rest = after(rest, &into);
	end = end_of_targets(rest);
	column = new_column(p, (struct span){ rest.from, end }, false);
	text = mm_arena_strndup(p->g->arena, s.from, (size_t)(s.to - s.from));
	blanks = text + (into.text - s.from);
	for (size_t i = 0; i < (size_t)(end - into.text); i++)
		if (blanks[i] != '\n')
			blanks[i] = ' ';
	gather_text(p, text, s.from);
	if (column != NULL)
		mm_gather_assign_new(p->g, start, column);
}

static void gather_raise(struct pieces *p, struct span s)
{
	struct mm_lexer lexer;
	struct mm_token level;

	lex(&lexer, s);
	if (!mm_lexer_next(&lexer, &level) ||
	    !(mm_token_is(&level, "debug") || mm_token_is(&level, "log") ||
	      mm_token_is(&level, "info") || mm_token_is(&level, "notice") ||
	      mm_token_is(&level, "warning"))) {
		p->g->statement_line = line_of(p, s.from);
		mm_gather_add(p->g, MM_FACT_RAISE, -1);
	}
	mm_gather_statement_tokens(p->g, copy(p, s), line_of(p, s.from));
}

static void gather_return(struct pieces *p, struct span s)
{
	struct mm_lexer lexer;
	struct mm_token word;

	lex(&lexer, s);
	if (!mm_lexer_next(&lexer, &word))
		return;
	if (mm_token_is(&word, "query"))
		gather_query(p, after(s, &word));
	else if (mm_token_is(&word, "next"))
		gather_value(p, after(s, &word));
	else
		gather_value(p, s);
}

/* Declarations and assignments. */
static void gather_assignment(struct pieces *p, struct span s)
{
	struct mm_token token;
	const char *column = new_column(p, s, true);
	size_t start = p->g->count;

	if (find_word(s, WORDS("cursor"), &token)) {
		if (find_word(after(s, &token), WORDS("for", "is"), &token))
			gather_query(p, after(s, &token));
		return;
	}
	if (!find_word(s, WORDS(":=", "=", "default"), &token))
		return;
	gather_value(p, after(s, &token));
	if (column != NULL)
		mm_gather_assign_new(p->g, start, column);
}

static bool is_one_of(const struct mm_token *token, const char *const *words)
{
	for (; *words != NULL; words++)
		if (mm_token_is(token, *words))
			return true;
	return false;
}

static void gather_loop(struct pieces *p, struct span rest, const char *word)
{
	struct mm_token token;

	if (find_word(rest, WORDS(word, "array"), &token))
		gather_query(p, after(rest, &token));
}

static void gather_piece(struct pieces *p, struct span s)
{
	static const char *const sql[] = { "select",   "insert", "update",   "delete",   "merge",
		                           "with",     "values", "truncate", "create",   "drop",
		                           "alter",    "copy",   "notify",   "listen",   "unlisten",
		                           "lock",     "set",    "reset",    "refresh",  "reindex",
		                           "cluster",  "vacuum", "analyze",  "grant",    "revoke",
		                           "comment",  "call",   "prepare",  "commit",   "rollback",
		                           "security", "do",     "import",   "reassign", NULL };
	struct mm_lexer lexer;
	struct mm_token first;
	struct span rest;

	lex(&lexer, s);
	if (!mm_lexer_next(&lexer, &first))
		return;
	rest = after(s, &first);
	if (is_one_of(&first, sql))
		gather_statement(p, (struct span){ first.text, s.to }, &first);
	else if (is_one_of(&first, WORDS("if", "elsif", "elseif", "while", "when", "perform")))
		gather_value(p, rest);
	else if (mm_token_is(&first, "execute"))
		gather_execute(p, rest);
	else if (mm_token_is(&first, "return"))
		gather_return(p, rest);
	else if (mm_token_is(&first, "raise") || mm_token_is(&first, "assert"))
		gather_raise(p, rest);
	else if (is_one_of(&first, WORDS("for", "foreach")))
		gather_loop(p, rest, "in");
	else if (mm_token_is(&first, "open"))
		gather_loop(p, rest, "for");
	else if (!is_one_of(&first, WORDS("end", "exception", "null", "fetch", "move", "close",
	                                  "get", "exit", "continue", "case", "loop")))
		gather_assignment(p, (struct span){ first.text, s.to });
}

/* A word that ends a piece, outside parentheses and CASE expressions. */
static bool is_boundary(const struct mm_token *token)
{
	return mm_token_is_char(token, ';') ||
	       is_one_of(token, WORDS("then", "loop", "else", "begin", "declare"));
}

static int case_change(const struct mm_token *token, bool is_first)
{
	if (is_first)
		return 0;
	return mm_token_is(token, "case") ? 1 : mm_token_is(token, "end") ? -1 : 0;
}

void mm_gather_tokens(struct mm_gather *g, const char *body)
{
	struct pieces p = { .g = g, .line_at = body, .line = 1 };
	struct span piece = { body, body };
	struct mm_lexer lexer;
	struct mm_token token;
	bool is_first = true;
	int parentheses = 0;
	int cases = 0;

	mm_lexer_init(&lexer, body, strlen(body));
	while (mm_lexer_next(&lexer, &token)) {
		int change = case_change(&token, is_first);

		cases = cases + change < 0 ? 0 : cases + change;
		parentheses += mm_token_is_char(&token, '(') - mm_token_is_char(&token, ')');
		is_first = false;
		if (!is_boundary(&token) ||
		    (!mm_token_is_char(&token, ';') && (cases > 0 || parentheses > 0)))
			continue;
		piece.to = token.text;
		gather_piece(&p, piece);
		piece.from = token.text + token.len;
		is_first = true;
		cases = 0;
		parentheses = 0;
	}
	piece.to = body + strlen(body);
	gather_piece(&p, piece);
}
