#include "rename_text.h"

#include <string.h>

#include "arena.h"
#include "buf.h"
#include "lex.h"
#include "quote.h"

#include "banned.h"

/* Whether what follows makes the name one of a function. */
static bool is_call(struct mm_lexer lexer)
{
	struct mm_token next;

	return mm_lexer_next(&lexer, &next) && mm_token_is_char(&next, '(');
}

const char *mm_rename_in_text(struct mm_loader *loader, const char *text, const char *old_name,
                              const char *new_name)
{
	struct mm_buf renamed = { 0 };
	struct mm_lexer lexer;
	struct mm_token token;
	size_t done = 0;

	if (text == NULL)
		return NULL;
	mm_lexer_init(&lexer, text, strlen(text));
	while (mm_lexer_next(&lexer, &token)) {
		const char *name = mm_token_identifier(loader->scratch, &token);

		if (name == NULL || strcmp(name, old_name) != 0 || is_call(lexer))
			continue;
		mm_buf_add(&renamed, text + done, (size_t)(token.text - text) - done);
		mm_quote_ident(&renamed, new_name);
		done = (size_t)(token.text - text) + token.len;
	}
	if (done > 0) {
		mm_buf_adds(&renamed, text + done);
		text = mm_loader_text(loader, renamed.text);
	}
	mm_buf_release(&renamed);
	return text;
}

void mm_rename_in_list(struct mm_strings *list, const char *old_name, const char *new_name)
{
	for (size_t i = 0; i < list->count; i++)
		if (mm_same(list->items[i], old_name))
			list->items[i] = new_name;
}

void mm_rename_in_texts(struct mm_loader *loader, struct mm_strings *texts, const char *old_name,
                        const char *new_name)
{
	for (size_t i = 0; i < texts->count; i++)
		texts->items[i] = mm_rename_in_text(loader, texts->items[i], old_name, new_name);
}

/* "public.mood[]" of "public.mood" */
static bool respell(struct mm_loader *loader, const char **type, const char *old_spelling,
                    const char *new_spelling)
{
	size_t len = strlen(old_spelling);

	if (*type == NULL || strncmp(*type, old_spelling, len) != 0 ||
	    ((*type)[len] != '\0' && (*type)[len] != '[' && (*type)[len] != '('))
		return false;
	*type = mm_arena_printf(loader->catalog->arena, "%s%s", new_spelling, *type + len);
	return true;
}

static void respell_in_type(struct mm_loader *loader, struct mm_type *t, const char *old_spelling,
                            const char *new_spelling)
{
	bool is_changed = respell(loader, &t->base_type, old_spelling, new_spelling);

	is_changed |= respell(loader, &t->subtype, old_spelling, new_spelling);
	for (size_t k = 0; k < t->field_types.count; k++)
		is_changed |= respell(loader, &t->field_types.items[k], old_spelling, new_spelling);
	if (is_changed)
		mm_late_type(loader, t);
}

void mm_respell_type(struct mm_loader *loader, const struct mm_of_type *users,
                     const char *old_spelling, const char *new_spelling)
{
	for (size_t i = 0; i < users->columns.count; i++)
		if (respell(loader, &users->columns.items[i]->type, old_spelling, new_spelling))
			mm_late_column(loader, users->columns.items[i]);
	for (size_t i = 0; i < users->relations.count; i++)
		if (respell(loader, &users->relations.items[i]->of_type, old_spelling,
		            new_spelling))
			mm_late_relation(loader, users->relations.items[i]);
	for (size_t i = 0; i < users->types.count; i++)
		respell_in_type(loader, users->types.items[i], old_spelling, new_spelling);
}
