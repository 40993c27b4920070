#include "split_words.h"

#include <string.h>

#include "split_scan.h"
#include "sql_chars.h"

#include "banned.h"

static bool word_is(const struct mm_scan *scan, const char *keyword)
{
	size_t len = strlen(keyword);

	return scan->word_len == len && memcmp(scan->word, keyword, len) == 0;
}

static enum mm_scan_verb verb_of(const struct mm_scan *scan)
{
	if (word_is(scan, "insert"))
		return MM_VERB_INSERT;
	if (word_is(scan, "copy"))
		return MM_VERB_COPY;
	return word_is(scan, "set") ? MM_VERB_SET : MM_VERB_OTHER;
}

/* The initial of a word that CREATE [OR REPLACE] FUNCTION or PROCEDURE has, or 0. */
static char initial_of(const struct mm_scan *scan)
{
	static const char *const words[] = { "create", "or", "replace", "function", "procedure" };

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (word_is(scan, words[i]))
			return words[i][0];
	return '\0';
}

/* The first words tell what the statement is, as in psql's own scanner. */
static void note_first_words(struct mm_scan *scan)
{
	const char *at = scan->initials;
	size_t name;

	if (scan->word_count == 0) {
		scan->verb = verb_of(scan);
		memset(scan->initials, 0, sizeof scan->initials);
	}
	scan->word_count++;
	if (at[0] != 'c' && scan->word_count > 1)
		return;
	scan->initials[scan->word_count - 1] = initial_of(scan);
	name = at[1] == 'o' && at[2] == 'r' ? 3 : 1;
	scan->is_routine =
	    at[0] == 'c' && scan->word_count > name && (at[name] == 'f' || at[name] == 'p');
}

/*
 * The body of a routine in standard SQL holds semicolons. BEGIN opens it only
 * together with ATOMIC; the grammar allows no BEGIN inside, so that a column
 * of that name does no harm. A name after a dot or AS is no keyword either.
 */
static void note_body_word(struct mm_scan *scan)
{
	if (scan->paren_depth > 0 || scan->before == MM_BEFORE_DOT || scan->before == MM_BEFORE_AS)
		return;
	if (scan->body_depth == 0)
		scan->body_depth = scan->before == MM_BEFORE_BEGIN && word_is(scan, "atomic");
	else if (word_is(scan, "case"))
		scan->body_depth++;
	else if (word_is(scan, "end"))
		scan->body_depth--;
}

void mm_scan_note_word(struct mm_scan *scan)
{
	enum mm_scan_before before = MM_BEFORE_OTHER;

	if (scan->word_count < sizeof scan->initials)
		note_first_words(scan);
	if (scan->is_routine) {
		note_body_word(scan);
		before = word_is(scan, "begin") ? MM_BEFORE_BEGIN
		         : word_is(scan, "as")  ? MM_BEFORE_AS
		                                : MM_BEFORE_OTHER;
	} else if (scan->verb == MM_VERB_COPY && scan->paren_depth == 0) {
		if (scan->before == MM_BEFORE_FROM && word_is(scan, "stdin"))
			scan->is_copy_from_stdin = true;
		before = word_is(scan, "from") ? MM_BEFORE_FROM : MM_BEFORE_OTHER;
	}
	scan->before = before;
}

void mm_scan_keep_word(struct mm_scan *scan, const char *text, size_t len)
{
	for (size_t i = 0; i < len && scan->word_len < sizeof scan->word; i++)
		scan->word[scan->word_len++] = mm_char_lower(text[i]);
}

/* Only some statements have words that matter after the first few. */
bool mm_scan_words_matter(const struct mm_scan *scan)
{
	return scan->word_count < sizeof scan->initials || scan->is_routine ||
	       scan->verb == MM_VERB_COPY;
}
