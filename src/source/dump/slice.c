#include "slice.h"

#include <string.h>

#include "arena.h"
#include "lex.h"

#include "banned.h"

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

static const char *copy_trimmed(struct mm_loader *loader, size_t start, size_t end)
{
	while (start < end && is_blank(loader->text[start]))
		start++;
	while (end > start && is_blank(loader->text[end - 1]))
		end--;
	return start == end ? NULL : mm_loader_text_n(loader, loader->text + start, end - start);
}

static bool start_at(struct mm_lexer *lexer, const struct mm_loader *loader, size_t offset)
{
	if (offset >= loader->len)
		return false;
	mm_lexer_init(lexer, loader->text, loader->len);
	lexer->position = offset;
	return true;
}

static size_t offset_of(const struct mm_loader *loader, const struct mm_token *token)
{
	return (size_t)(token->text - loader->text);
}

/* The places just inside the first pair of parentheses. */
static bool find_parentheses(struct mm_loader *loader, size_t offset, size_t *start, size_t *end)
{
	struct mm_lexer lexer;
	struct mm_token token;

	if (!start_at(&lexer, loader, offset))
		return false;
	do {
		if (!mm_lexer_next(&lexer, &token))
			return false;
	} while (!mm_token_is_char(&token, '('));
	*start = offset_of(loader, &token) + 1;
	*end = mm_lex_skip_parentheses(loader->text, loader->len, *start - 1);
	if (*end <= *start || loader->text[*end - 1] != ')')
		return false;
	(*end)--;
	return true;
}

const char *mm_slice_parentheses(struct mm_loader *loader, size_t offset)
{
	size_t start;
	size_t end;

	return find_parentheses(loader, offset, &start, &end) ? copy_trimmed(loader, start, end)
	                                                      : NULL;
}

/* Follows brackets: +1, -1 or 0. */
static int depth_change(const struct mm_token *token)
{
	if (mm_token_is_char(token, '(') || mm_token_is_char(token, '['))
		return 1;
	return mm_token_is_char(token, ')') || mm_token_is_char(token, ']') ? -1 : 0;
}

static bool is_one_of(const struct mm_token *token, const char *const *words)
{
	for (; *words != NULL; words++)
		if (mm_token_is(token, *words))
			return true;
	return false;
}

/* How far an expression has been followed. */
struct walk {
	long depth;       /* of parentheses, brackets and CASE */
	bool is_complete; /* what was read so far could end here */
	bool is_to_comma; /* SET DEFAULT: no clause of a column follows */
};

static bool ends_expression(const struct walk *walk, const struct mm_token *token)
{
	static const char *const clauses[] = { "constraint", "not",       "null",
		                               "unique",     "primary",   "check",
		                               "references", "generated", "collate",
		                               "deferrable", "initially", "compression",
		                               "storage",    "default",   NULL };

	if (walk->depth > 0)
		return false;
	if (mm_token_is_char(token, ',') || mm_token_is_char(token, ')') ||
	    mm_token_is_char(token, ';'))
		return true;
	return !walk->is_to_comma && walk->is_complete && is_one_of(token, clauses);
}

/* After these an operand must follow, so that a NOT or NULL there belongs to the expression. */
static bool wants_operand(const struct mm_token *token)
{
	static const char *const words[] = { "not",  "and",  "or",   "is",   "distinct", "from",
		                             "when", "then", "else", "case", NULL };

	if (token->kind == MM_TOKEN_OPERATOR)
		return true;
	if (token->kind == MM_TOKEN_PUNCTUATION)
		return depth_change(token) >= 0;
	return is_one_of(token, words);
}

static void step(struct walk *walk, const struct mm_token *token)
{
	walk->depth += depth_change(token);
	if (mm_token_is(token, "case"))
		walk->depth++;
	else if (mm_token_is(token, "end") && walk->depth > 0)
		walk->depth--;
	walk->is_complete = !wants_operand(token);
}

/* Whether the word before `offset` is SET, as in ALTER COLUMN c SET DEFAULT x. */
static bool follows_set(const struct mm_loader *loader, size_t offset)
{
	const char *text = loader->text;

	while (offset > 0 && is_blank(text[offset - 1]))
		offset--;
	return offset >= 4 && is_blank(text[offset - 4]) &&
	       (text[offset - 3] == 'S' || text[offset - 3] == 's') &&
	       (text[offset - 2] == 'E' || text[offset - 2] == 'e') &&
	       (text[offset - 1] == 'T' || text[offset - 1] == 't');
}

const char *mm_slice_default(struct mm_loader *loader, size_t offset)
{
	struct mm_lexer lexer;
	struct mm_token token;
	struct walk walk = { 0 };
	size_t start;
	size_t end;

	if (!start_at(&lexer, loader, offset))
		return NULL;
	do {
		if (!mm_lexer_next(&lexer, &token))
			return NULL;
	} while (!mm_token_is(&token, "default"));
	walk.is_to_comma = follows_set(loader, offset_of(loader, &token));
	start = lexer.position;
	end = start;
	while (mm_lexer_next(&lexer, &token) && !ends_expression(&walk, &token)) {
		step(&walk, &token);
		end = offset_of(loader, &token) + token.len;
	}
	return copy_trimmed(loader, start, end);
}

const char *mm_slice_after(struct mm_loader *loader, size_t offset, const char *word)
{
	struct mm_lexer lexer;
	struct mm_token token;
	long depth = 0;

	if (!start_at(&lexer, loader, offset))
		return NULL;
	do {
		if (!mm_lexer_next(&lexer, &token))
			return NULL;
		depth += depth_change(&token);
	} while (depth != 0 || !mm_token_is(&token, word));
	return copy_trimmed(loader, lexer.position, loader->len);
}

bool mm_slice_list(struct mm_loader *loader, size_t offset, struct mm_strings *out)
{
	struct mm_lexer lexer;
	struct mm_token token;
	size_t start;
	size_t end;
	long depth = 0;

	if (!find_parentheses(loader, offset, &start, &end))
		return false;
	mm_lexer_init(&lexer, loader->text, end);
	lexer.position = start;
	while (mm_lexer_next(&lexer, &token)) {
		depth += depth_change(&token);
		if (depth != 0 || !mm_token_is_char(&token, ','))
			continue;
		mm_strings_add(loader->catalog->arena, out,
		               copy_trimmed(loader, start, offset_of(loader, &token)));
		start = offset_of(loader, &token) + 1;
	}
	mm_strings_add(loader->catalog->arena, out, copy_trimmed(loader, start, end));
	return true;
}
