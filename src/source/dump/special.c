#include "special.h"

#include <string.h>

#include "arena.h"
#include "lex.h"
#include "map.h"
#include "number.h"
#include "settings.h"

#include "banned.h"

void mm_special_large_object(struct mm_loader *loader, const char *number)
{
	size_t len = strlen(number);

	if (mm_map_get(loader->large_objects, number, len) != NULL)
		return;
	mm_map_set(loader->large_objects, number, len, loader->catalog);
	loader->catalog->large_objects.count++;
}

/* The arguments of the call in SELECT f('a', 1, true), as text: strings, numbers, words. */
static void read_arguments(struct mm_loader *loader, struct mm_strings *out)
{
	const char *sign = "";
	struct mm_lexer lexer;
	struct mm_token token;

	mm_lexer_init(&lexer, loader->text, loader->len);
	do {
		if (!mm_lexer_next(&lexer, &token))
			return;
	} while (!mm_token_is_char(&token, '('));
	while (mm_lexer_next(&lexer, &token)) {
		if (token.kind == MM_TOKEN_STRING)
			mm_strings_add(loader->scratch, out,
			               mm_token_string(loader->scratch, &token));
		else if (token.kind == MM_TOKEN_NUMBER)
			mm_strings_add(loader->scratch, out,
			               mm_arena_printf(loader->scratch, "%s%.*s", sign,
			                               (int)token.len, token.text));
		else if (mm_token_is(&token, "true") || mm_token_is(&token, "false"))
			mm_strings_add(loader->scratch, out,
			               mm_token_identifier(loader->scratch, &token));
		sign = token.len == 1 && token.text[0] == '-' ? "-" : "";
	}
}

static void set_value(struct mm_loader *loader, const struct mm_strings *arguments)
{
	bool is_called = arguments->count < 3 || strcmp(arguments->items[2], "true") == 0;
	long long value;

	if (arguments->count >= 2 &&
	    mm_number_parse(arguments->items[1], INT64_MIN, INT64_MAX, &value))
		mm_load_setval(loader, arguments->items[0], value, is_called);
}

static void set_config(struct mm_loader *loader, const struct mm_strings *arguments)
{
	struct mm_strings values = { 0 };

	if (arguments->count < 2)
		return;
	if (strcmp(arguments->items[0], "search_path") == 0)
		mm_setting_list(loader->scratch, arguments->items[1], &values);
	/* An empty path is one, not the default. */
	if (values.count == 0)
		mm_strings_add(loader->scratch, &values, arguments->items[1]);
	mm_setting_apply(loader, arguments->items[0], &values);
}

/* COMMENT ON LARGE OBJECT 16400 IS '…' */
static void comment_on_large_object(struct mm_loader *loader)
{
	struct mm_lexer lexer;
	struct mm_token token;

	mm_lexer_init(&lexer, loader->text, loader->len);
	while (mm_lexer_next(&lexer, &token) && token.kind != MM_TOKEN_NUMBER)
		;
	if (token.kind == MM_TOKEN_NUMBER)
		mm_special_large_object(loader,
		                        mm_arena_strndup(loader->scratch, token.text, token.len));
}

void mm_special_apply(struct mm_loader *loader, enum mm_class class)
{
	struct mm_strings arguments = { 0 };

	if (class == MM_CLASS_ON_LARGE_OBJECT) {
		comment_on_large_object(loader);
		return;
	}
	read_arguments(loader, &arguments);
	if (class == MM_CLASS_SETVAL)
		set_value(loader, &arguments);
	else if (class == MM_CLASS_SET_CONFIG)
		set_config(loader, &arguments);
	else if (class == MM_CLASS_LARGE_OBJECT && arguments.count > 0)
		mm_special_large_object(loader, arguments.items[0]);
}
