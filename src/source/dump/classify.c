#include "classify.h"

#include <stdbool.h>
#include <string.h>

#include "lex.h"

#include "banned.h"

/* A look at the tokens, one at a time. */
struct look {
	struct mm_lexer lexer;
	struct mm_token token;
};

static bool next(struct look *look)
{
	return mm_lexer_next(&look->lexer, &look->token);
}

/* The next token is that word; it is used up. */
static bool word(struct look *look, const char *lower)
{
	return next(look) && mm_token_is(&look->token, lower);
}

static bool is_name(const struct mm_token *token)
{
	return token->kind == MM_TOKEN_IDENTIFIER || token->kind == MM_TOKEN_QUOTED_IDENTIFIER;
}

static bool is_whole_string(const struct mm_token *token)
{
	return token->kind == MM_TOKEN_STRING && !token->is_unterminated;
}

/* IS 'text' or IS NULL, and nothing after it. */
static bool ends_with_text(struct look *look)
{
	if (!next(look))
		return false;
	if (!is_whole_string(&look->token) && !mm_token_is(&look->token, "null"))
		return false;
	return !next(look);
}

/* COMMENT ON what IS 'text' */
static enum mm_class classify_comment(struct look *look)
{
	bool is_large_object;
	bool has_object = false;

	if (!word(look, "on") || !next(look))
		return MM_CLASS_PARSE;
	is_large_object = mm_token_is(&look->token, "large");
	while (next(look) && !mm_token_is(&look->token, "is")) {
		if (look->token.kind == MM_TOKEN_STRING || look->token.kind == MM_TOKEN_OTHER ||
		    look->token.kind == MM_TOKEN_DOLLAR_STRING)
			return MM_CLASS_PARSE;
		has_object = true;
	}
	if (!has_object || !mm_token_is(&look->token, "is") || !ends_with_text(look))
		return MM_CLASS_PARSE;
	return is_large_object ? MM_CLASS_ON_LARGE_OBJECT : MM_CLASS_IGNORED;
}

/* COPY t (a, b) FROM stdin: the rows are a piece of their own. */
static enum mm_class classify_copy(struct look *look)
{
	if (!next(look) || !is_name(&look->token))
		return MM_CLASS_PARSE;
	while (next(look) && !mm_token_is(&look->token, "from"))
		if (!is_name(&look->token) && look->token.kind != MM_TOKEN_PUNCTUATION)
			return MM_CLASS_PARSE;
	return word(look, "stdin") ? MM_CLASS_IGNORED : MM_CLASS_PARSE;
}

static enum mm_class classify_insert(struct look *look)
{
	return word(look, "into") && next(look) && is_name(&look->token) ? MM_CLASS_IGNORED
	                                                                 : MM_CLASS_PARSE;
}

/* 'x', -1, true: up to three constants and the closing parenthesis, and nothing after it. */
static bool has_constants_only(struct look *look)
{
	int arguments = 0;

	while (next(look) && !mm_token_is_char(&look->token, ')')) {
		bool is_constant =
		    is_whole_string(&look->token) || look->token.kind == MM_TOKEN_NUMBER ||
		    mm_token_is(&look->token, "true") || mm_token_is(&look->token, "false");

		if (is_constant)
			arguments++;
		else if (!mm_token_is_char(&look->token, ',') &&
		         !(look->token.len == 1 && look->token.text[0] == '-') &&
		         !(look->token.len == 2 && memcmp(look->token.text, "::", 2) == 0) &&
		         !mm_token_is(&look->token, "regclass"))
			return false;
	}
	return arguments > 0 && arguments <= 3 && mm_token_is_char(&look->token, ')') &&
	       !next(look);
}

static enum mm_class class_of_function(const struct mm_token *name)
{
	static const struct {
		const char *name;
		enum mm_class class;
	} functions[] = {
		{ "setval", MM_CLASS_SETVAL },          { "set_config", MM_CLASS_SET_CONFIG },
		{ "lo_create", MM_CLASS_LARGE_OBJECT }, { "lo_open", MM_CLASS_LARGE_OBJECT },
		{ "lowrite", MM_CLASS_IGNORED },        { "lo_close", MM_CLASS_IGNORED },
	};

	for (size_t i = 0; i < sizeof functions / sizeof functions[0]; i++)
		if (mm_token_is(name, functions[i].name))
			return functions[i].class;
	return MM_CLASS_PARSE;
}

/* SELECT pg_catalog.f(constants) */
static enum mm_class classify_select(struct look *look)
{
	enum mm_class class;

	if (!next(look))
		return MM_CLASS_PARSE;
	if (mm_token_is(&look->token, "pg_catalog") &&
	    (!next(look) || !mm_token_is_char(&look->token, '.') || !next(look)))
		return MM_CLASS_PARSE;
	class = class_of_function(&look->token);
	if (class == MM_CLASS_PARSE || !next(look) || !mm_token_is_char(&look->token, '('))
		return MM_CLASS_PARSE;
	return has_constants_only(look) ? class : MM_CLASS_PARSE;
}

enum mm_class mm_classify(const char *text, size_t len)
{
	struct look look;

	mm_lexer_init(&look.lexer, text, len);
	if (!next(&look))
		return MM_CLASS_PARSE;
	if (mm_token_is(&look.token, "comment"))
		return classify_comment(&look);
	if (mm_token_is(&look.token, "copy"))
		return classify_copy(&look);
	if (mm_token_is(&look.token, "insert"))
		return classify_insert(&look);
	if (mm_token_is(&look.token, "select"))
		return classify_select(&look);
	return MM_CLASS_PARSE;
}
