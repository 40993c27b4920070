#include "meta.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "arena.h"
#include "buf.h"

#include "banned.h"

/* The next word of a meta-command, quotes taken off; NULL at the end. */
static const char *next_word(const char **text, struct mm_arena *arena)
{
	struct mm_buf word = { 0 };
	const char *p = *text;
	const char *result;
	char quote = '\0';

	while (isspace((unsigned char)*p))
		p++;
	if (*p == '\0')
		return NULL;
	mm_buf_adds(&word, "");
	for (; *p != '\0' && (quote != '\0' || !isspace((unsigned char)*p)); p++) {
		if (quote == '\0' && (*p == '"' || *p == '\'')) {
			quote = *p;
		} else if (*p != quote || quote == '\0') {
			mm_buf_addc(&word, *p);
		} else if (p[1] == quote) {
			mm_buf_addc(&word, *p++);
		} else {
			quote = '\0';
		}
	}
	*text = p;
	result = mm_arena_strndup(arena, word.text == NULL ? "" : word.text, word.len);
	mm_buf_release(&word);
	return result;
}

/* The value of dbname in "host=x dbname='a b'"; backslashes escape. NULL: there is none. */
static const char *database_of_conninfo(const char *conninfo, struct mm_arena *arena)
{
	const char *p = strstr(conninfo, "dbname");
	struct mm_buf value = { 0 };
	const char *result;
	char quote = '\0';

	if (p == NULL)
		return NULL;
	p += strlen("dbname");
	while (isspace((unsigned char)*p) || *p == '=')
		p++;
	if (*p == '\'')
		quote = *p++;
	mm_buf_adds(&value, "");
	for (; *p != '\0' && *p != quote; p++) {
		if (quote == '\0' && isspace((unsigned char)*p))
			break;
		if (*p == '\\' && p[1] != '\0')
			p++;
		mm_buf_addc(&value, *p);
	}
	result = mm_arena_strndup(arena, value.text == NULL ? "" : value.text, value.len);
	mm_buf_release(&value);
	return result;
}

/* postgresql://user@host:port/name?parameters */
static const char *database_of_uri(const char *uri, struct mm_arena *arena)
{
	const char *slash = strchr(strstr(uri, "://") + 3, '/');

	if (slash == NULL)
		return NULL;
	return mm_arena_strndup(arena, slash + 1, strcspn(slash + 1, "?"));
}

static const char *connect_target(const char *text, struct mm_arena *arena)
{
	const char *word = next_word(&text, arena);

	while (word != NULL && strncmp(word, "-reuse-previous=", 16) == 0)
		word = next_word(&text, arena);
	if (word == NULL || strcmp(word, "-") == 0)
		return NULL;
	if (strncmp(word, "postgres://", 11) == 0 || strncmp(word, "postgresql://", 13) == 0)
		return database_of_uri(word, arena);
	return strchr(word, '=') == NULL ? word : database_of_conninfo(word, arena);
}

static bool has_word(const char *text, const char *wanted)
{
	size_t len = strlen(wanted);

	for (const char *p = text; *p != '\0'; p += strcspn(p, " \t\r\n")) {
		p += strspn(p, " \t\r\n");
		if (strncasecmp(p, wanted, len) == 0 && strcspn(p, " \t\r\n;") == len)
			return true;
	}
	return false;
}

static bool is_one_of(const char *word, const char *const *words)
{
	for (; *words != NULL; words++)
		if (strcmp(word, *words) == 0)
			return true;
	return false;
}

void mm_meta_command_read(const char *text, struct mm_arena *arena, struct mm_meta_command *out)
{
	static const char *const includes[] = { "i", "ir", "include", "include_relative", NULL };
	static const char *const connects[] = { "c", "connect", NULL };
	const char *name;

	*out = (struct mm_meta_command){ .kind = MM_META_OTHER };
	text += *text == '\\';
	name = mm_arena_strndup(arena, text, strcspn(text, " \t\r\n\f\v"));
	text += strlen(name);
	if (is_one_of(name, connects)) {
		out->kind = MM_META_CONNECT;
		out->argument = connect_target(text, arena);
	} else if (is_one_of(name, includes)) {
		out->kind = MM_META_INCLUDE;
		out->argument = next_word(&text, arena);
	} else if (strcmp(name, "encoding") == 0) {
		out->kind = MM_META_ENCODING;
		out->argument = next_word(&text, arena);
	} else if (strcmp(name, "copy") == 0 && has_word(text, "from") &&
	           !has_word(text, "stdin") && !has_word(text, "pstdin")) {
		out->kind = MM_META_COPY;
	}
}
