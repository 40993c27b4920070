#include "gather.h"

#include <string.h>
#include <strings.h>

#include "arena.h"
#include "buf.h"
#include "lex.h"

#include "banned.h"

/*
 * One statement that the grammar refuses, by its tokens: the verb and the name
 * after it, calls, row locks. Nothing here is certain; the facts are heuristic.
 */

struct reader {
	struct mm_gather *g;
	struct mm_lexer lexer;
	struct mm_token token; /* the current one; END at the end */
	int line;              /* of the statement */
};

static void advance(struct reader *r)
{
	if (!mm_lexer_next(&r->lexer, &r->token))
		r->token = (struct mm_token){ .kind = MM_TOKEN_END };
}

static bool accept(struct reader *r, const char *word)
{
	if (!mm_token_is(&r->token, word))
		return false;
	advance(r);
	return true;
}

static void skip_any(struct reader *r, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (accept(r, words[i]))
			i = (size_t)-1;
}
#define SKIP(r, ...)                                                                               \
	do {                                                                                       \
		static const char *const words_[] = { __VA_ARGS__ };                               \
		skip_any((r), words_, sizeof words_ / sizeof *words_);                             \
	} while (0)

/* schema.name or name at the current token. */
static void read_name(struct reader *r, struct mm_fact *fact)
{
	const char *schema = NULL;
	const char *name = mm_token_identifier(r->g->arena, &r->token);

	while (name != NULL) {
		const char *next;

		advance(r);
		if (!mm_token_is_char(&r->token, '.'))
			break;
		advance(r);
		next = mm_token_identifier(r->g->arena, &r->token);
		if (next == NULL)
			break;
		schema = name;
		name = next;
	}
	mm_gather_name(r->g, fact, schema, name);
}

static struct mm_fact *add_named(struct reader *r, enum mm_fact_kind kind)
{
	struct mm_fact *fact = mm_gather_add(r->g, kind, -1);

	read_name(r, fact);
	return fact;
}

static bool has_word(const struct reader *r, const char *word)
{
	struct mm_lexer lexer = r->lexer;
	struct mm_token token = r->token;

	do {
		if (mm_token_is(&token, word))
			return true;
	} while (mm_lexer_next(&lexer, &token));
	return false;
}

/* The words of a type of object, up to where the name begins. */
static void add_type(struct reader *r, struct mm_buf *tag)
{
	static const char *const longer[] = { "materialized", "foreign", "event", "user",   "text",
		                              "search",       "access",  "large", "default" };
	bool goes_on = true;

	while (goes_on && r->token.kind == MM_TOKEN_IDENTIFIER) {
		goes_on = false;
		for (size_t i = 0; i < sizeof longer / sizeof *longer; i++)
			goes_on = goes_on || mm_token_is(&r->token, longer[i]);
		mm_buf_addc(tag, ' ');
		for (size_t i = 0; i < r->token.len; i++)
			mm_buf_addc(tag, (char)(r->token.text[i] >= 'a' && r->token.text[i] <= 'z'
			                            ? r->token.text[i] - 'a' + 'A'
			                            : r->token.text[i]));
		advance(r);
	}
}

static void read_ddl(struct reader *r, const char *verb)
{
	bool is_create = strcmp(verb, "CREATE") == 0;
	struct mm_buf tag = { 0 };
	unsigned flags = 0;
	struct mm_fact *fact;

	advance(r);
	SKIP(r, "or", "replace", "unlogged", "unique", "recursive", "global", "local");
	if (accept(r, "temp") || accept(r, "temporary"))
		flags |= MM_FACT_TEMPORARY;
	mm_buf_adds(&tag, verb);
	add_type(r, &tag);
	if (accept(r, "concurrently"))
		flags |= MM_FACT_CONCURRENTLY;
	if (!is_create && mm_token_is(&r->token, "if"))
		flags |= MM_FACT_IF_EXISTS;
	SKIP(r, "if", "not", "exists", "only");
	fact = mm_gather_add(r->g, MM_FACT_DDL, -1);
	fact->detail = mm_arena_strdup(r->g->arena, tag.text);
	read_name(r, fact);
	fact->flags |= flags;
	if (is_create && (flags & MM_FACT_TEMPORARY) != 0 && fact->name != NULL)
		mm_gather_made_temporary(r->g, fact->name);
	mm_buf_release(&tag);
}

static void read_truncate(struct reader *r)
{
	struct mm_fact *fact;

	advance(r);
	SKIP(r, "table", "only");
	fact = add_named(r, MM_FACT_TRUNCATE);
	if (has_word(r, "cascade"))
		fact->flags |= MM_FACT_CASCADE;
	if (has_word(r, "restart"))
		fact->flags |= MM_FACT_RESTART;
}

static void read_channel(struct reader *r, enum mm_fact_kind kind)
{
	advance(r);
	mm_gather_add(r->g, kind, -1)->detail = mm_token_identifier(r->g->arena, &r->token);
}

static void read_refresh(struct reader *r)
{
	bool is_concurrent;
	struct mm_fact *fact;

	advance(r);
	SKIP(r, "materialized", "view");
	is_concurrent = accept(r, "concurrently");
	fact = add_named(r, MM_FACT_REFRESH);
	if (is_concurrent)
		fact->flags |= MM_FACT_CONCURRENTLY;
}

static void read_target(struct reader *r, enum mm_fact_kind kind)
{
	advance(r);
	SKIP(r, "into", "from", "only", "table");
	add_named(r, kind);
}

/* The verb at the beginning. */
static void read_verb(struct reader *r)
{
	static const struct {
		const char *word;
		enum mm_fact_kind kind;
	} verbs[] = { { "insert", MM_FACT_INSERT },    { "update", MM_FACT_UPDATE },
		      { "delete", MM_FACT_DELETE },    { "lock", MM_FACT_LOCK_TABLE },
		      { "notify", MM_FACT_NOTIFY },    { "listen", MM_FACT_LISTEN },
		      { "unlisten", MM_FACT_UNLISTEN } };

	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
		if (!mm_token_is(&r->token, verbs[i].word))
			continue;
		if (i < 4)
			read_target(r, verbs[i].kind);
		else
			read_channel(r, verbs[i].kind);
		return;
	}
	if (mm_token_is(&r->token, "create"))
		read_ddl(r, "CREATE");
	else if (mm_token_is(&r->token, "drop"))
		read_ddl(r, "DROP");
	else if (mm_token_is(&r->token, "alter"))
		read_ddl(r, "ALTER");
	else if (mm_token_is(&r->token, "truncate"))
		read_truncate(r);
	else if (mm_token_is(&r->token, "refresh"))
		read_refresh(r);
}

/* Words before a parenthesis that are not functions: syntax, and types with modifiers. */
static bool is_syntax(const char *name)
{
	static const char *const words[] = {
		"all",       "and",      "any",        "array",   "as",        "between",
		"bit",       "by",       "case",       "cast",    "char",      "character",
		"check",     "coalesce", "decimal",    "default", "distinct",  "else",
		"elsif",     "exists",   "extract",    "filter",  "float",     "foreach",
		"from",      "greatest", "group",      "having",  "if",        "in",
		"interval",  "into",     "join",       "key",     "lateral",   "least",
		"like",      "limit",    "not",        "null",    "nullif",    "numeric",
		"on",        "or",       "order",      "over",    "overlaps",  "partition",
		"position",  "primary",  "references", "return",  "returning", "row",
		"select",    "set",      "some",       "table",   "then",      "time",
		"timestamp", "unique",   "using",      "values",  "varchar",   "varying",
		"when",      "where",    "while",      "with",    "within"
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcasecmp(name, words[i]) == 0)
			return true;
	return false;
}

/* The arguments after an opening parenthesis: how many, and the first when it is a string. */
static void read_arguments(struct reader *r, struct mm_fact *fact)
{
	struct mm_lexer lexer = r->lexer;
	struct mm_token token;
	int depth = 1;

	/* A bound: each call looks at its own arguments again. */
	for (int seen = 0; seen < 1000 && depth > 0 && mm_lexer_next(&lexer, &token); seen++) {
		bool closes = mm_token_is_char(&token, ')') || mm_token_is_char(&token, ']');

		if (seen == 0 && !closes)
			fact->argument_count = 1;
		if (seen == 0 && token.kind == MM_TOKEN_STRING)
			fact->detail = mm_token_string(r->g->arena, &token);
		if (mm_token_is_char(&token, '(') || mm_token_is_char(&token, '['))
			depth++;
		else if (closes)
			depth--;
		else if (depth == 1 && mm_token_is_char(&token, ','))
			fact->argument_count++;
	}
}

static void add_call(struct reader *r, const char *schema, const char *name)
{
	struct mm_fact *fact = mm_gather_add(r->g, MM_FACT_CALL, -1);
	const char *channel;

	fact->schema = schema;
	fact->name = name;
	if (schema != NULL)
		fact->flags |= MM_FACT_QUALIFIED;
	read_arguments(r, fact);
	channel = fact->detail;
	if (strcmp(name, "pg_notify") == 0)
		mm_gather_add(r->g, MM_FACT_NOTIFY, -1)->detail = channel;
}

/* FOR [NO KEY] UPDATE, FOR [KEY] SHARE; the current token is what follows FOR. */
static void read_lock(struct reader *r)
{
	bool is_key = false;
	bool is_no = accept(r, "no");

	is_key = accept(r, "key");
	if (mm_token_is(&r->token, "update"))
		mm_gather_add(r->g, MM_FACT_ROW_LOCK, -1)->detail =
		    is_no ? "NO KEY UPDATE" : "UPDATE";
	else if (mm_token_is(&r->token, "share"))
		mm_gather_add(r->g, MM_FACT_ROW_LOCK, -1)->detail = is_key ? "KEY SHARE" : "SHARE";
}

/* A name that stands where a call may: schema.name( or name(. */
static void read_call(struct reader *r)
{
	const char *schema = NULL;
	const char *name = mm_token_identifier(r->g->arena, &r->token);
	bool is_quoted = r->token.kind == MM_TOKEN_QUOTED_IDENTIFIER;

	advance(r);
	while (mm_token_is_char(&r->token, '.')) {
		const char *next;

		advance(r);
		next = mm_token_identifier(r->g->arena, &r->token);
		if (next == NULL)
			return;
		schema = name;
		name = next;
		advance(r);
	}
	if (mm_token_is_char(&r->token, '(') && (is_quoted || schema != NULL || !is_syntax(name)))
		add_call(r, schema, name);
}

static bool is_name(const struct mm_token *token)
{
	return token->kind == MM_TOKEN_IDENTIFIER || token->kind == MM_TOKEN_QUOTED_IDENTIFIER;
}

/* A name after one of these is a relation, a type or an alias, with columns after it. */
static bool introduces_relation(const struct mm_token *token)
{
	return mm_token_is(token, "into") || mm_token_is(token, "table") ||
	       mm_token_is(token, "references") || mm_token_is(token, "as") ||
	       mm_token_is(token, "on");
}

void mm_gather_statement_tokens(struct mm_gather *g, const char *sql, int line)
{
	struct reader r = { .g = g, .line = line };
	bool is_relation = false;

	g->statement_line = line;
	g->text = NULL;
	mm_lexer_init(&r.lexer, sql, strlen(sql));
	advance(&r);
	read_verb(&r);
	mm_lexer_init(&r.lexer, sql, strlen(sql));
	advance(&r);
	while (r.token.kind != MM_TOKEN_END) {
		bool is_for = mm_token_is(&r.token, "for");
		bool introduces = introduces_relation(&r.token);

		if (is_for || introduces || is_relation || !is_name(&r.token)) {
			struct mm_fact ignored = { 0 };

			if (is_relation && is_name(&r.token))
				read_name(&r, &ignored);
			else
				advance(&r);
			is_relation = introduces;
			if (is_for)
				read_lock(&r);
			continue;
		}
		read_call(&r);
	}
}
