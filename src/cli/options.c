#include "options.h"

#include <string.h>

#include "arena.h"
#include "error.h"
#include "nearest.h"

#include "banned.h"

enum { EXIT_USAGE = 2, MOST_OPTIONS = 64 };

struct parser {
	const struct mm_option *options;
	size_t count;
	char *const *words; /* the next one */
	struct mm_settings *settings;
	struct mm_error *err;
};

static void add_parts(struct mm_arena *arena, struct mm_strings *list, const char *value)
{
	while (*value != '\0') {
		size_t len = strcspn(value, ",");

		if (len > 0)
			mm_strings_add(arena, list, mm_arena_strndup(arena, value, len));
		value += len + (value[len] == ',');
	}
}

static bool set(struct parser *p, const struct mm_option *option, const char *value)
{
	void *target = (char *)p->settings + option->target;

	switch (option->kind) {
	case MM_OPTION_FLAG:
		*(bool *)target = true;
		return true;
	case MM_OPTION_TEXT:
		*(const char **)target = value;
		return true;
	case MM_OPTION_LIST:
		add_parts(p->settings->arena, target, value);
		return true;
	case MM_OPTION_WORDS:
		mm_strings_add(p->settings->arena, target, value);
		return true;
	case MM_OPTION_CALL:
		break;
	}
	return option->take(p->settings, value, p->err);
}

static bool unknown_long(struct parser *p, const char *name, size_t len)
{
	const char *names[MOST_OPTIONS];
	char word[64];
	const char *near;

	for (size_t i = 0; i < p->count && i < MOST_OPTIONS; i++)
		names[i] = p->options[i].name;
	mm_error_set(p->err, EXIT_USAGE, "unknown option \"--%.*s\"", (int)(len < 256 ? len : 256),
	             name);
	if (len >= sizeof word)
		return false;
	memcpy(word, name, len);
	word[len] = '\0';
	near = mm_nearest(word, names, p->count < MOST_OPTIONS ? p->count : MOST_OPTIONS);
	if (near != NULL)
		mm_error_hint(p->err, "did you mean \"--%s\"?", near);
	return false;
}

static const struct mm_option *find_long(const struct parser *p, const char *name, size_t len)
{
	for (size_t i = 0; i < p->count; i++)
		if (strlen(p->options[i].name) == len &&
		    strncmp(p->options[i].name, name, len) == 0)
			return &p->options[i];
	return NULL;
}

static bool parse_long(struct parser *p, const char *word)
{
	size_t len = strcspn(word, "=");
	const struct mm_option *option = find_long(p, word, len);
	const char *value = word[len] == '=' ? word + len + 1 : "";

	if (option == NULL)
		return unknown_long(p, word, len);
	if (option->metavar == NULL && word[len] == '=')
		return mm_error_set(p->err, EXIT_USAGE, "option \"--%s\" takes no value",
		                    option->name);
	if (option->metavar != NULL && word[len] != '=') {
		value = *p->words;
		if (value == NULL)
			return mm_error_set(p->err, EXIT_USAGE, "option \"--%s\" needs a value: %s",
			                    option->name, option->metavar);
		p->words++;
	}
	return set(p, option, value);
}

static const struct mm_option *find_letter(const struct parser *p, char letter)
{
	if (letter == 'h')
		letter = '?';
	for (size_t i = 0; i < p->count; i++)
		if (p->options[i].letter == letter)
			return &p->options[i];
	return NULL;
}

/* One or more letters: -vq, -fhtml, -f html. */
static bool parse_letters(struct parser *p, const char *word)
{
	for (; *word != '\0'; word++) {
		const struct mm_option *option = find_letter(p, *word);
		const char *value = word + 1;

		if (option == NULL)
			return mm_error_set(p->err, EXIT_USAGE, "unknown option \"-%c\"", *word);
		if (option->metavar == NULL) {
			if (!set(p, option, ""))
				return false;
			continue;
		}
		if (*value == '\0')
			value = *p->words;
		if (value == NULL)
			return mm_error_set(p->err, EXIT_USAGE, "option \"-%c\" needs a value: %s",
			                    *word, option->metavar);
		p->words += value == *p->words;
		return set(p, option, value);
	}
	return true;
}

bool mm_options_parse(const struct mm_option *options, size_t count, char *const *words,
                      void *settings, struct mm_error *err)
{
	struct parser p = {
		.options = options, .count = count, .words = words, .settings = settings, .err = err
	};
	bool is_over = false;

	while (*p.words != NULL) {
		const char *word = *p.words++;

		if (is_over || word[0] != '-' || word[1] == '\0')
			mm_strings_add(p.settings->arena, &p.settings->operands, word);
		else if (strcmp(word, "--") == 0)
			is_over = true;
		else if (!(word[1] == '-' ? parse_long(&p, word + 2) : parse_letters(&p, word + 1)))
			return false;
	}
	return true;
}
