#include "gather.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "arena.h"
#include "buf.h"

#include "banned.h"

/*
 * Perl, Python, JavaScript, Tcl and their like: what can be recognised without
 * a grammar. A word followed by "(" and a string is looked up as an SQL call; words that
 * lead out of the server are looked up wherever they stand outside comments and strings.
 */

struct scan {
	struct mm_gather *g;
	const char *p;
	int line;
	char comment; /* the character that begins a comment up to the end of the line */
};

static const char *const sql_calls[] = {
	"plpy.execute", "plpy.prepare", "plpy.cursor",    "spi_exec_query",  "spi_query",
	"spi_prepare",  "plv8.execute", "plv8.prepare",   "plv8.executeSql", "spi_exec",
	"pg.spi.exec",  "dbGetQuery",   "pg.spi.prepare", "server.execute",  "plr.execute",
};

/* A whole word, or its beginning up to a dot or colon. */
static const char *const ways_out[] = {
	"subprocess", "os.system", "os.popen",    "os.execv",       "urllib",  "urllib2",
	"requests",   "socket",    "http.client", "httplib",        "smtplib", "ftplib",
	"paramiko",   "boto3",     "redis",       "pika",           "kafka",   "psycopg2",
	"psycopg",    "LWP",       "HTTP",        "IO::Socket",     "Net",     "DBI",
	"exec",       "system",    "open",        "XMLHttpRequest", "fetch",   "require",
	"java.net",   "java.io",   "curl",
};
/* From here on in the list the words are common: they mean this only as calls. */
enum { FIRST_COMMON = 24 };

static bool is_word(char c)
{
	return isalnum((unsigned char)c) || c == '_' || c == '.' || (unsigned char)c >= 0x80;
}

static void skip_line(struct scan *s)
{
	s->p += strcspn(s->p, "\n");
}

static void skip_block(struct scan *s)
{
	const char *end = strstr(s->p + 2, "*/");
	const char *to = end == NULL ? s->p + strlen(s->p) : end + 2;

	for (; s->p < to; s->p++)
		s->line += *s->p == '\n';
}

static bool is_quote(char c)
{
	return c == '\'' || c == '"' || c == '`';
}

/* The value of the string at the scan's place, which moves behind it. Into `to` when not NULL. */
static void read_string(struct scan *s, struct mm_buf *to)
{
	char quote = *s->p;
	size_t width = s->p[1] == quote && s->p[2] == quote ? 3 : 1;

	s->p += width;
	while (*s->p != '\0') {
		bool ends =
		    *s->p == quote && (width == 1 || (s->p[1] == quote && s->p[2] == quote));

		if (ends) {
			s->p += width;
			return;
		}
		if (*s->p == '\\' && s->p[1] != '\0')
			s->p++;
		s->line += *s->p == '\n';
		if (to != NULL)
			mm_buf_addc(to, *s->p);
		s->p++;
	}
}

static void skip_space(struct scan *s)
{
	for (; isspace((unsigned char)*s->p); s->p++)
		s->line += *s->p == '\n';
}

static void gather_string(struct scan *s)
{
	struct mm_gather *g = s->g;
	unsigned flags = g->flags;
	struct mm_buf text = { 0 };
	const char *error;
	const char *sql;
	int line = s->line;

	mm_buf_adds(&text, "");
	read_string(s, &text);
	skip_space(s);
	sql = mm_arena_strndup(g->arena, text.text, text.len);
	g->flags |= MM_FACT_DYNAMIC_TEXT;
	if (!mm_gather_sql(g, sql, line, &error))
		mm_gather_statement_tokens(g, sql, line);
	g->flags = flags;
	mm_buf_release(&text);
	/* Something is joined to the string: not all of the statement is known. */
	if (*s->p != ')' && *s->p != ',') {
		g->statement_line = line;
		mm_gather_add(g, MM_FACT_DYNAMIC, -1);
	}
}

static bool is_sql_call(const char *word, size_t len)
{
	for (size_t i = 0; i < sizeof sql_calls / sizeof *sql_calls; i++)
		if (strlen(sql_calls[i]) == len && memcmp(sql_calls[i], word, len) == 0)
			return true;
	return false;
}

static const char *way_out(const struct scan *s, const char *word, size_t len)
{
	size_t count = sizeof ways_out / sizeof *ways_out;

	for (size_t i = 0; i < count; i++) {
		size_t known = strlen(ways_out[i]);
		bool fits = len >= known && memcmp(ways_out[i], word, known) == 0;

		if (fits && i >= FIRST_COMMON && *s->p != '(')
			fits = false;
		if (fits && (len == known || word[known] == '.' || word[known] == ':'))
			return ways_out[i];
	}
	return NULL;
}

static void gather_word(struct scan *s)
{
	const char *word = s->p;
	const char *out;
	size_t len;

	while (is_word(*s->p) || (s->p[0] == ':' && s->p[1] == ':') ||
	       (s->p > word && s->p[-1] == ':' && s->p[0] == ':'))
		s->p++;
	len = (size_t)(s->p - word);
	out = way_out(s, word, len);
	if (out != NULL) {
		struct mm_fact *fact;

		s->g->statement_line = s->line;
		fact = mm_gather_add(s->g, MM_FACT_EXTERNAL, -1);
		fact->detail = out;
	}
	if (!is_sql_call(word, len))
		return;
	skip_space(s);
	if (*s->p == '(')
		s->p++;
	skip_space(s);
	/* Prefixes of Python's strings. */
	if (strchr("rRuUbBfF", *s->p) != NULL && *s->p != '\0' && is_quote(s->p[1]))
		s->p++;
	if (is_quote(*s->p)) {
		gather_string(s);
	} else {
		s->g->statement_line = s->line;
		mm_gather_add(s->g, MM_FACT_DYNAMIC, -1);
	}
}

static char comment_of(const char *language)
{
	bool is_c_like = strncasecmp(language, "plv8", 4) == 0 ||
	                 strncasecmp(language, "pljava", 6) == 0 ||
	                 strcasecmp(language, "plcoffee") == 0 || strcasecmp(language, "plls") == 0;

	return is_c_like ? '/' : '#';
}

static bool begins_line_comment(const struct scan *s)
{
	return *s->p == s->comment && (s->comment == '#' || s->p[1] == '/');
}

void mm_gather_foreign(struct mm_gather *g, const char *language, const char *body)
{
	struct scan s = { .g = g, .p = body, .line = 1, .comment = comment_of(language) };

	g->is_heuristic = true;
	g->text = NULL;
	while (*s.p != '\0') {
		if (begins_line_comment(&s))
			skip_line(&s);
		else if (s.comment == '/' && s.p[0] == '/' && s.p[1] == '*')
			skip_block(&s);
		else if (is_quote(*s.p))
			read_string(&s, NULL);
		else if (is_word(*s.p))
			gather_word(&s);
		else
			s.line += *s.p++ == '\n';
	}
}
