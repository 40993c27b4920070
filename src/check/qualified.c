#include "qualified.h"

#include <string.h>

#include "arena.h"

#include "banned.h"

static const char *skip_blanks(const char *p)
{
	return p + strspn(p, " \t\r\n\f\v");
}

/* One part, copied to `to` with its NUL. Returns where it ends. */
static const char *read_part(const char *p, char *to)
{
	if (*p == '"') {
		for (p++; *p != '\0' && (*p != '"' || p[1] == '"'); p++) {
			if (*p == '"')
				p++;
			*to++ = *p;
		}
		*to = '\0';
		return *p == '"' ? p + 1 : p;
	}
	for (; *p != '\0' && *p != '.' && strchr(" \t\r\n\f\v", *p) == NULL; p++)
		*to++ = (char)(*p >= 'A' && *p <= 'Z' ? *p + ('a' - 'A') : *p);
	*to = '\0';
	return p;
}

struct mm_qualified mm_qualified_read(struct mm_arena *arena, const char *text)
{
	struct mm_qualified q = { 0 };
	const char *p = text;
	size_t size = strlen(text) + 1;

	for (;;) {
		char *part = mm_arena_alloc(arena, size);

		p = skip_blanks(read_part(skip_blanks(p), part));
		q.schema = q.name;
		q.name = part;
		if (*p != '.')
			return q;
		p++;
	}
}
