#include "mentions.h"

#include <ctype.h>
#include <string.h>

#include "banned.h"

enum kind { END, NAME, MARK };

/* A piece of the text: a name with its quotes, or one other character. */
struct piece {
	enum kind kind;
	const char *text;
	size_t len;
};

static bool is_name_byte(char c)
{
	return isalnum((unsigned char)c) || c == '_' || c == '$' || (unsigned char)c >= 128;
}

/* The end of what `quote` opened at p; a doubled one stands for itself. */
static const char *skip_quoted(const char *p, char quote, bool has_escapes)
{
	for (p++; *p != '\0'; p++) {
		if ((has_escapes && *p == '\\' && p[1] != '\0') || (*p == quote && p[1] == quote))
			p++;
		else if (*p == quote)
			return p + 1;
	}
	return p;
}

static const char *skip_comment(const char *p)
{
	int depth = 1;

	if (*p == '-')
		return p + strcspn(p, "\n");
	for (p += 2; *p != '\0' && depth > 0; p++) {
		if ((p[0] == '/' && p[1] == '*') || (p[0] == '*' && p[1] == '/')) {
			depth += p[0] == '/' ? 1 : -1;
			p++;
		}
	}
	return p;
}

static bool is_blank_or_comment(const char *p)
{
	return isspace((unsigned char)*p) || (p[0] == '-' && p[1] == '-') ||
	       (p[0] == '/' && p[1] == '*');
}

static struct piece next_piece(const char **at)
{
	const char *p = *at;
	struct piece piece = { .kind = MARK };

	while (*p != '\0' && is_blank_or_comment(p))
		p = isspace((unsigned char)*p) ? p + 1 : skip_comment(p);
	piece.text = p;
	if (*p == '\0') {
		piece.kind = END;
	} else if (*p == '"') {
		piece.kind = NAME;
		p = skip_quoted(p, '"', false);
	} else if (*p == '\'') {
		p = skip_quoted(p, '\'', false);
	} else if ((*p == 'E' || *p == 'e') && p[1] == '\'') {
		p = skip_quoted(p + 1, '\'', true);
	} else if (is_name_byte(*p)) {
		piece.kind = isdigit((unsigned char)*p) ? MARK : NAME;
		while (is_name_byte(*p))
			p++;
	} else {
		p++;
	}
	piece.len = (size_t)(p - piece.text);
	*at = p;
	return piece;
}

static bool is_quoted_name(const struct piece *piece, const char *name)
{
	const char *p = piece->text + 1;
	const char *end = piece->text + piece->len - 1;

	for (; p < end && *name != '\0'; p++, name++) {
		if (*p == '"')
			p++;
		if (*p != *name)
			return false;
	}
	return p == end && *name == '\0';
}

/* The piece is this name, as PostgreSQL folds it. */
static bool is_name(const struct piece *piece, const char *name)
{
	if (piece->kind != NAME)
		return false;
	if (piece->text[0] == '"')
		return is_quoted_name(piece, name);
	if (strlen(name) != piece->len)
		return false;
	for (size_t i = 0; i < piece->len; i++) {
		char c = piece->text[i];

		if ((c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c) != name[i])
			return false;
	}
	return true;
}

static bool is_mark(const struct piece *piece, char c)
{
	return piece->kind == MARK && piece->len == 1 && piece->text[0] == c;
}

/* Words that stand behind a table in FROM and are no alias. */
static bool is_clause_word(const struct piece *piece)
{
	static const char *const words[] = {
		"and",       "cross",  "except",  "fetch",     "for",         "full",
		"group",     "having", "inner",   "intersect", "join",        "lateral",
		"left",      "limit",  "natural", "offset",    "on",          "order",
		"returning", "right",  "select",  "set",       "tablesample", "union",
		"using",     "values", "where",   "window",    "with",
	};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (is_name(piece, words[i]))
			return true;
	return false;
}

static bool is_same_name(const struct piece *a, const struct piece *b)
{
	return a->kind == NAME && a->len == b->len && memcmp(a->text, b->text, a->len) == 0;
}

enum { MOST_ALIASES = 16 };

struct search {
	const struct mm_relation *relation;
	const char *column;
	bool is_own;
	struct piece aliases[MOST_ALIASES]; /* spelled as where they are defined */
	size_t alias_count;
	bool has_more; /* any qualifier may then be one */
};

/* "table alias" and "table AS alias", after the table's name. */
static void note_alias(struct search *s, const char *rest)
{
	struct piece piece = next_piece(&rest);

	if (is_name(&piece, "as"))
		piece = next_piece(&rest);
	if (piece.kind != NAME || is_clause_word(&piece))
		return;
	if (s->alias_count == MOST_ALIASES)
		s->has_more = true;
	else
		s->aliases[s->alias_count++] = piece;
}

static void find_aliases(struct search *s, const char *text)
{
	for (;;) {
		struct piece piece = next_piece(&text);

		if (piece.kind == END)
			return;
		if (is_name(&piece, s->relation->name))
			note_alias(s, text);
	}
}

static bool is_qualifier(const struct search *s, const struct piece *piece)
{
	if (s->has_more || is_name(piece, s->relation->name))
		return true;
	if (s->is_own && (is_name(piece, "new") || is_name(piece, "old")))
		return true;
	for (size_t i = 0; i < s->alias_count; i++)
		if (is_same_name(piece, &s->aliases[i]))
			return true;
	return false;
}

/* `before`: what stands before the piece, and what stands before that. */
static bool is_mention(const struct search *s, const struct piece *before,
                       const struct piece *piece, const char *rest)
{
	bool is_star = is_mark(piece, '*');
	struct piece after;

	if (!is_star && !is_name(piece, s->column))
		return false;
	if (is_mark(&before[0], '.'))
		return is_qualifier(s, &before[1]);
	if (is_star)
		return is_name(&before[0], "select") || is_name(&before[0], "distinct") ||
		       is_mark(&before[0], ',');
	after = next_piece(&rest);
	return !is_mark(&after, '.') && !is_mark(&after, '(') && !is_name(&before[0], "as");
}

bool mm_mentions_column(const char *text, const struct mm_relation *relation, const char *column,
                        bool is_own)
{
	struct search s = { .relation = relation, .column = column, .is_own = is_own };
	struct piece before[2] = { 0 };

	if (text == NULL)
		return false;
	find_aliases(&s, text);
	for (;;) {
		struct piece piece = next_piece(&text);

		if (piece.kind == END)
			return false;
		if (is_mention(&s, before, &piece, text))
			return true;
		before[1] = before[0];
		before[0] = piece;
	}
}
