#include "rewrite.h"

#include <string.h>

#include "arena.h"
#include "buf.h"
#include "lex.h"
#include "mem.h"
#include "rewrite_grant.h"

#include "banned.h"

/*
 * One walk over the tokens of a CREATE TABLE or ALTER TABLE. An element is a
 * column or constraint between commas, or a command of ALTER TABLE.
 */
struct pass {
	const char *text;
	size_t len;
	struct mm_token *tokens;
	size_t count;
	struct mm_arena *arena;
	struct mm_rewrite *rewrite;
	struct mm_buf out;
	size_t copied; /* of the text */
	bool is_changed;

	bool is_alter;
	long element_depth; /* of parentheses at which elements stand */
	long depth;
	size_t start;         /* of the element: a token */
	size_t kept_elements; /* before this one */
	const char *column;   /* that the element is about, or NULL */
	const char *name;     /* of the constraint to come, or NULL */
	struct mm_rewritten_constraint current;
	struct mm_rewritten_constraint *noted; /* current, once something is said about it */
};

static bool is_word(const struct pass *p, size_t i, const char *word)
{
	return i < p->count && mm_token_is(&p->tokens[i], word);
}

static bool are_words(const struct pass *p, size_t i, const char *first, const char *second)
{
	return is_word(p, i, first) && is_word(p, i + 1, second);
}

static bool is_char(const struct pass *p, size_t i, char c)
{
	return i < p->count && mm_token_is_char(&p->tokens[i], c);
}

static const char *name_at(const struct pass *p, size_t i)
{
	return i < p->count ? mm_token_identifier(p->arena, &p->tokens[i]) : NULL;
}

static size_t offset_of(const struct pass *p, size_t i)
{
	return i < p->count ? (size_t)(p->tokens[i].text - p->text) : p->len;
}

/* Puts `text` in the place of tokens `from` to `to` (exclusive); line ends stay. */
static void replace(struct pass *p, size_t from, size_t to, const char *text)
{
	size_t start = offset_of(p, from);
	size_t end = to > from ? offset_of(p, to - 1) + p->tokens[to - 1].len : start;

	if (start < p->copied)
		return;
	mm_buf_add(&p->out, p->text + p->copied, start - p->copied);
	mm_buf_addc(&p->out, ' ');
	mm_buf_adds(&p->out, text);
	for (size_t i = start; i < end; i++)
		if (p->text[i] == '\n')
			mm_buf_addc(&p->out, '\n');
	mm_buf_addc(&p->out, ' ');
	p->copied = end;
	p->is_changed = true;
}

/* After the ')' that closes the '(' at token i. */
static size_t after_parentheses(const struct pass *p, size_t i)
{
	long depth = 0;

	for (; i < p->count; i++) {
		depth += is_char(p, i, '(') - is_char(p, i, ')');
		if (depth == 0)
			return i + 1;
	}
	return i;
}

/* The ',' or ')' after the element, or the end. */
static size_t end_of_element(const struct pass *p, size_t i)
{
	long depth = 0;

	for (; i < p->count; i++) {
		if (depth == 0 && (is_char(p, i, ',') || is_char(p, i, ')')))
			return i;
		depth += is_char(p, i, '(') - is_char(p, i, ')');
	}
	return i;
}

static struct mm_rewritten_constraint *note_current(struct pass *p)
{
	if (p->noted == NULL) {
		p->noted = mm_arena_zalloc(p->arena, 1, sizeof *p->noted);
		*p->noted = p->current;
		mm_list_add(p->arena, &p->rewrite->constraints, p->noted);
	}
	return p->noted;
}

static void begin_constraint(struct pass *p, char type)
{
	size_t *count = &p->rewrite->type_counts[(unsigned char)type];

	p->current = (struct mm_rewritten_constraint){ .name = p->name,
		                                       .type = type,
		                                       .ordinal = (*count)++ };
	p->name = NULL;
	p->noted = NULL;
}

/* Which column a command of ALTER TABLE or an element of CREATE TABLE is about. */
static void find_column(struct pass *p, size_t i)
{
	static const char *const others[] = { "constraint", "check",   "unique", "primary",
		                              "foreign",    "exclude", "like",   "not" };

	if (p->is_alter) {
		if (!is_word(p, i, "add") && !is_word(p, i, "alter"))
			return;
		i++;
		i += is_word(p, i, "column");
		if (are_words(p, i, "if", "not"))
			i += 3;
	}
	for (size_t k = 0; k < sizeof others / sizeof others[0]; k++)
		if (is_word(p, i, others[k]))
			return;
	p->column = name_at(p, i);
}

/* [CONSTRAINT n] NOT NULL column …, as an element of its own. Returns the column's token, or 0. */
static size_t table_not_null(const struct pass *p, size_t i)
{
	if (p->is_alter && !is_word(p, i++, "add"))
		return 0;
	if (is_word(p, i, "constraint"))
		i += 2;
	return are_words(p, i, "not", "null") && name_at(p, i + 2) != NULL ? i + 2 : 0;
}

/* The element goes, and one of the commas beside it. */
static size_t drop_element(struct pass *p, size_t i, size_t end)
{
	if (p->kept_elements > 0) {
		replace(p, i - 1, end, "");
		return end;
	}
	replace(p, i, end + is_char(p, end, ','), "");
	return end + is_char(p, end, ',');
}

static size_t take_not_null(struct pass *p, size_t i, size_t column)
{
	size_t end = end_of_element(p, i);

	if (p->is_alter) {
		const struct mm_token *t = &p->tokens[column];

		replace(p, i, end,
		        mm_arena_printf(p->arena, "ALTER %.*s SET NOT NULL", (int)t->len, t->text));
		return end;
	}
	mm_strings_add(p->arena, &p->rewrite->not_null_columns, name_at(p, column));
	return drop_element(p, i, end);
}

/* ALTER CONSTRAINT n [NOT] ENFORCED or [NO] INHERIT. A command must stay: one without effect. */
static size_t take_alter_constraint(struct pass *p, size_t i)
{
	size_t end = end_of_element(p, i);

	p->current = (struct mm_rewritten_constraint){ .name = name_at(p, i + 2) };
	p->noted = NULL;
	for (size_t k = i + 3; k < end; k++)
		if (is_word(p, k, "deferrable") || is_word(p, k, "initially"))
			return i;
	for (size_t k = i + 3; k < end; k++) {
		if (!is_word(p, k, "enforced"))
			continue;
		note_current(p)->is_not_enforced = is_word(p, k - 1, "not");
		note_current(p)->is_enforced = !is_word(p, k - 1, "not");
	}
	replace(p, i, end, "RESET (mm_ready)");
	return end;
}

/* Returns where to go on: `i` when the element needs a closer look. */
static size_t begin_element(struct pass *p, size_t i)
{
	size_t column = table_not_null(p, i);

	p->start = i;
	p->column = NULL;
	p->name = NULL;
	p->noted = NULL;
	p->current = (struct mm_rewritten_constraint){ 0 };
	if (column > 0)
		return take_not_null(p, i, column);
	p->kept_elements++;
	if (p->is_alter && are_words(p, i, "alter", "constraint"))
		return take_alter_constraint(p, i);
	find_column(p, i);
	return i;
}

/* GENERATED ALWAYS AS (…) [VIRTUAL], GENERATED AS IDENTITY. Returns the last token looked at. */
static size_t take_generated(struct pass *p, size_t i)
{
	size_t after;

	if (are_words(p, i + 1, "as", "identity") && is_word(p, i - 1, "add")) {
		replace(p, i, i + 1, "GENERATED ALWAYS");
		mm_strings_add(p->arena, &p->rewrite->odd_identities,
		               p->column == NULL ? "" : p->column);
		return i;
	}
	if (!are_words(p, i + 1, "always", "as") || !is_char(p, i + 3, '('))
		return i;
	after = after_parentheses(p, i + 3);
	if (is_word(p, after, "stored") || p->column == NULL)
		return after - 1;
	mm_strings_add(p->arena, &p->rewrite->virtual_columns, p->column);
	replace(p, after, after + is_word(p, after, "virtual"), "STORED");
	return after - 1;
}

static size_t take_enforced(struct pass *p, size_t i)
{
	bool is_not = is_word(p, i, "not");

	note_current(p)->is_not_enforced = is_not;
	replace(p, i, i + 1 + is_not, "");
	return i + is_not;
}

static void watch_constraints(struct pass *p, size_t i)
{
	if (is_word(p, i, "constraint"))
		p->name = name_at(p, i + 1);
	else if (is_word(p, i, "check"))
		begin_constraint(p, 'c');
	else if (are_words(p, i, "foreign", "key") ||
	         (is_word(p, i, "references") && p->column != NULL))
		begin_constraint(p, 'f');
	else if (are_words(p, i, "primary", "key"))
		begin_constraint(p, 'p');
	else if (is_word(p, i, "unique"))
		begin_constraint(p, 'u');
}

/* A word of an element, outside of parentheses. Returns the last token that it took. */
static size_t take_word(struct pass *p, size_t i)
{
	watch_constraints(p, i);
	if (is_word(p, i, "generated"))
		return take_generated(p, i);
	/* Before a constraint the word is a name. */
	if ((p->current.type != '\0' || p->current.name != NULL) &&
	    (is_word(p, i, "enforced") || are_words(p, i, "not", "enforced")))
		return take_enforced(p, i);
	if (i > p->start && are_words(p, i, "not", "null") &&
	    are_words(p, i + 2, "no", "inherit")) {
		replace(p, i + 2, i + 4, "");
		return i + 3;
	}
	if (i > p->start + 1 && !p->is_alter && is_word(p, i, "storage") &&
	    name_at(p, i + 1) != NULL) {
		replace(p, i, i + 2, "");
		return i + 1;
	}
	return i;
}

/* A word inside the parentheses of a key. */
static size_t take_key_word(struct pass *p, size_t i)
{
	bool is_key = p->current.type == 'p' || p->current.type == 'u';

	if (is_key && are_words(p, i, "without", "overlaps")) {
		note_current(p)->is_period = true;
		replace(p, i, i + 2, "");
		return i + 1;
	}
	if (p->current.type == 'f' && is_word(p, i, "period") && is_char(p, i - 1, ',') &&
	    name_at(p, i + 1) != NULL) {
		note_current(p)->is_period = true;
		replace(p, i, i + 1, "");
	}
	return i;
}

/* The token after the name of the table, or the end when the statement is of another kind. */
static size_t find_elements(struct pass *p)
{
	size_t i = is_word(p, 0, "alter") || is_word(p, 0, "create") ? 1 : p->count;

	p->is_alter = is_word(p, 0, "alter");
	while (i < p->count && i < 5 && !is_word(p, i, "table"))
		i++;
	if (!is_word(p, i++, "table"))
		return p->count;
	if (is_word(p, i, "if"))
		i += is_word(p, i + 1, "not") ? 3 : 2;
	for (i += is_word(p, i, "only"); is_char(p, i + 1, '.');)
		i += 2;
	i++;
	p->element_depth = p->is_alter ? 0 : 1;
	while (!p->is_alter && i < p->count && !is_char(p, i, '('))
		i++;
	return i;
}

/* Looks at token *i, and moves *i to the last one that it took; true before a new element. */
static bool step(struct pass *p, size_t *i)
{
	if (is_char(p, *i, '('))
		return ++p->depth == p->element_depth && p->start == 0;
	if (is_char(p, *i, ')'))
		p->depth--;
	else if (p->depth == p->element_depth && is_char(p, *i, ','))
		return true;
	else if (p->depth == p->element_depth)
		*i = take_word(p, *i);
	else if (p->depth == p->element_depth + 1)
		*i = take_key_word(p, *i);
	else if (p->depth == 0 && !p->is_alter && are_words(p, *i, "with", "oids"))
		replace(p, *i, *i + 2, "");
	return false;
}

static void walk(struct pass *p, size_t i)
{
	bool is_beginning = p->is_alter;

	for (; i < p->count; i++) {
		size_t next = is_beginning ? begin_element(p, i) : i;

		if (next > i) {
			is_beginning = is_char(p, next - 1, ',');
			i = next - 1;
		} else {
			is_beginning = step(p, &i);
		}
	}
}

static void read_tokens(struct pass *p)
{
	struct mm_lexer lexer;
	struct mm_token token;
	size_t capacity = 0;

	mm_lexer_init(&lexer, p->text, p->len);
	for (; mm_lexer_next(&lexer, &token); p->tokens[p->count++] = token) {
		if (p->count < capacity)
			continue;
		capacity = 2 * capacity + 256;
		p->tokens = mm_mem_realloc(p->tokens, capacity * sizeof *p->tokens);
	}
}

const char *mm_rewrite_text(const char *text, size_t len, struct mm_arena *arena,
                            struct mm_rewrite **out)
{
	struct pass p = { .text = text, .len = len, .arena = arena };
	const char *result = mm_rewrite_grant(text, len, arena);

	p.rewrite = mm_arena_zalloc(arena, 1, sizeof *p.rewrite);
	read_tokens(&p);
	walk(&p, find_elements(&p));
	if (p.is_changed) {
		mm_buf_add(&p.out, text + p.copied, len - p.copied);
		result = mm_arena_strndup(arena, p.out.text, p.out.len);
	}
	*out = result == NULL ? NULL : p.rewrite;
	mm_buf_release(&p.out);
	mm_mem_free(p.tokens);
	return result;
}
