#include "seen.h"

#include <limits.h>
#include <string.h>

#include "arena.h"
#include "catalog.h"
#include "lex.h"

#include "banned.h"

static void add(struct mm_catalog *catalog, struct mm_unparsed_list *list, struct mm_location where,
                const char *message)
{
	struct mm_unparsed *u = mm_arena_zalloc(catalog->arena, 1, sizeof *u);

	u->location = where;
	u->message = mm_catalog_text(catalog, message);
	mm_list_add(catalog->arena, list, u);
}

void mm_seen_note(struct mm_catalog *catalog, struct mm_location where, const char *message)
{
	add(catalog, &catalog->coverage.notes, where, message);
}

void mm_seen_unparsed(struct mm_catalog *catalog, struct mm_location where, const char *message)
{
	add(catalog, &catalog->coverage.unparsed, where, message);
}

struct mm_location mm_seen_place(struct mm_location start, const char *text, size_t characters)
{
	for (const char *p = text; *p != '\0' && characters > 0; p++) {
		if (*p == '\n' && start.line < INT_MAX) {
			start.line++;
			start.column = 1;
		} else if (start.column < INT_MAX) {
			start.column++;
		}
		if (((unsigned char)p[1] & 0xC0) != 0x80)
			characters--;
	}
	return start;
}

/* The last string of DO LANGUAGE 'plpgsql' $$ … $$ is its code, if it is a dollar string. */
static bool find_code(const char *text, size_t len, struct mm_token *code)
{
	struct mm_lexer lexer;
	struct mm_token token;
	bool is_found = false;

	mm_lexer_init(&lexer, text, len);
	while (mm_lexer_next(&lexer, &token)) {
		bool is_dollar = token.kind == MM_TOKEN_DOLLAR_STRING;

		if (!is_dollar && (token.kind != MM_TOKEN_STRING || is_found))
			continue;
		*code = token;
		is_found = true;
	}
	return is_found;
}

bool mm_seen_block_changes(const char *text, size_t len, struct mm_arena *scratch)
{
	static const char *const words[] = { "create", "alter", "drop", "execute" };
	struct mm_lexer lexer;
	struct mm_token token;
	const char *code;

	if (!find_code(text, len, &token))
		return false;
	code = mm_token_string(scratch, &token);
	mm_lexer_init(&lexer, code, strlen(code));
	while (mm_lexer_next(&lexer, &token))
		for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
			if (mm_token_is(&token, words[i]))
				return true;
	return false;
}
