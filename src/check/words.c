#include "words.h"

#include <stdbool.h>

#include "arena.h"

#include "banned.h"

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* Bytes of other alphabets are taken as small letters. */
static bool is_lower(char c)
{
	return (c >= 'a' && c <= 'z') || (unsigned char)c >= 128;
}

/* A word ends before p[1]: between "qT" and, in "PTo", between P and To. */
static bool ends_at(const char *p)
{
	if (!is_upper(p[1]) && !is_lower(p[1]))
		return true;
	if (!is_upper(p[1]))
		return false;
	return is_lower(p[0]) || is_lower(p[2]);
}

static void add_word(struct mm_arena *arena, const char *from, const char *end,
                     struct mm_strings *to)
{
	char *word = mm_arena_strndup(arena, from, (size_t)(end - from));

	for (char *p = word; *p != '\0'; p++)
		if (is_upper(*p))
			*p = (char)(*p + ('a' - 'A'));
	mm_strings_add(arena, to, word);
}

void mm_words_of(struct mm_arena *arena, const char *name, struct mm_strings *to)
{
	const char *from = name;

	for (const char *p = name; *p != '\0'; p++) {
		if (!is_upper(*p) && !is_lower(*p)) {
			from = p + 1;
		} else if (ends_at(p)) {
			add_word(arena, from, p + 1, to);
			from = p + 1;
		}
	}
}
