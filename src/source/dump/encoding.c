#include "encoding.h"

#include <string.h>

#include "arena.h"
#include "lex.h"
#include "meta.h"
#include "split.h"

#include "banned.h"

static void follow_set(const struct mm_piece *piece, struct mm_arena *arena, const char **encoding)
{
	struct mm_lexer lexer;
	struct mm_token token;

	mm_lexer_init(&lexer, piece->text, piece->len);
	if (!mm_lexer_next(&lexer, &token) || !mm_token_is(&token, "set"))
		return;
	mm_lexer_next(&lexer, &token);
	if (mm_token_is(&token, "session") || mm_token_is(&token, "local"))
		mm_lexer_next(&lexer, &token);
	if (!mm_token_is(&token, "client_encoding") && !mm_token_is(&token, "names"))
		return;
	while (mm_lexer_next(&lexer, &token))
		if (token.kind == MM_TOKEN_STRING)
			*encoding = mm_token_string(arena, &token);
		else if (token.kind == MM_TOKEN_IDENTIFIER && !mm_token_is(&token, "to"))
			*encoding = mm_token_identifier(arena, &token);
}

void mm_encoding_follow(const struct mm_piece *piece, struct mm_arena *arena, const char **encoding)
{
	struct mm_meta_command command;

	if (piece->len == 0)
		return;
	if (piece->kind == MM_PIECE_STATEMENT && (piece->text[0] == 'S' || piece->text[0] == 's') &&
	    piece->len < 200) {
		follow_set(piece, arena, encoding);
	} else if (piece->kind == MM_PIECE_META && strncmp(piece->text, "\\enc", 4) == 0) {
		mm_meta_command_read(piece->text, arena, &command);
		if (command.kind == MM_META_ENCODING && command.argument != NULL)
			*encoding = command.argument;
	}
}
