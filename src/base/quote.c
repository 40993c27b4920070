#include "quote.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "buf.h"

/*
 * PostgreSQL 17's keywords that are not unreserved (kwlist.h): quote_ident()
 * quotes those that are column names, type or function names, and reserved
 * ones alike. In the order of strcmp().
 */
static const char *const keywords[] = {
	"all",
	"analyse",
	"analyze",
	"and",
	"any",
	"array",
	"as",
	"asc",
	"asymmetric",
	"authorization",
	"between",
	"bigint",
	"binary",
	"bit",
	"boolean",
	"both",
	"case",
	"cast",
	"char",
	"character",
	"check",
	"coalesce",
	"collate",
	"collation",
	"column",
	"concurrently",
	"constraint",
	"create",
	"cross",
	"current_catalog",
	"current_date",
	"current_role",
	"current_schema",
	"current_time",
	"current_timestamp",
	"current_user",
	"dec",
	"decimal",
	"default",
	"deferrable",
	"desc",
	"distinct",
	"do",
	"else",
	"end",
	"except",
	"exists",
	"extract",
	"false",
	"fetch",
	"float",
	"for",
	"foreign",
	"freeze",
	"from",
	"full",
	"grant",
	"greatest",
	"group",
	"grouping",
	"having",
	"ilike",
	"in",
	"initially",
	"inner",
	"inout",
	"int",
	"integer",
	"intersect",
	"interval",
	"into",
	"is",
	"isnull",
	"join",
	"json",
	"json_array",
	"json_arrayagg",
	"json_exists",
	"json_object",
	"json_objectagg",
	"json_query",
	"json_scalar",
	"json_serialize",
	"json_table",
	"json_value",
	"lateral",
	"leading",
	"least",
	"left",
	"like",
	"limit",
	"localtime",
	"localtimestamp",
	"merge_action",
	"national",
	"natural",
	"nchar",
	"none",
	"normalize",
	"not",
	"notnull",
	"null",
	"nullif",
	"numeric",
	"offset",
	"on",
	"only",
	"or",
	"order",
	"out",
	"outer",
	"overlaps",
	"overlay",
	"placing",
	"position",
	"precision",
	"primary",
	"real",
	"references",
	"returning",
	"right",
	"row",
	"select",
	"session_user",
	"setof",
	"similar",
	"smallint",
	"some",
	"substring",
	"symmetric",
	"system_user",
	"table",
	"tablesample",
	"then",
	"time",
	"timestamp",
	"to",
	"trailing",
	"treat",
	"trim",
	"true",
	"union",
	"unique",
	"user",
	"using",
	"values",
	"varchar",
	"variadic",
	"verbose",
	"when",
	"where",
	"window",
	"with",
	"xmlattributes",
	"xmlconcat",
	"xmlelement",
	"xmlexists",
	"xmlforest",
	"xmlnamespaces",
	"xmlparse",
	"xmlpi",
	"xmlroot",
	"xmlserialize",
	"xmltable",
};

static int compare(const void *name, const void *keyword)
{
	return strcmp(name, *(const char *const *)keyword);
}

static bool is_lower_or_underscore(char c)
{
	return (c >= 'a' && c <= 'z') || c == '_';
}

bool mm_ident_needs_quotes(const char *name)
{
	if (!is_lower_or_underscore(*name))
		return true;
	for (const char *p = name; *p != '\0'; p++)
		if (!is_lower_or_underscore(*p) && !(*p >= '0' && *p <= '9'))
			return true;
	return bsearch(name, keywords, sizeof keywords / sizeof keywords[0], sizeof keywords[0],
	               compare) != NULL;
}

/* Doubles `a` and `b` in the text. */
static void add_doubled(struct mm_buf *buf, const char *text, char a, char b)
{
	for (; *text != '\0'; text++) {
		if (*text == a || *text == b)
			mm_buf_addc(buf, *text);
		mm_buf_addc(buf, *text);
	}
}

void mm_quote_ident(struct mm_buf *buf, const char *name)
{
	if (!mm_ident_needs_quotes(name)) {
		mm_buf_adds(buf, name);
		return;
	}
	mm_buf_addc(buf, '"');
	add_doubled(buf, name, '"', '"');
	mm_buf_addc(buf, '"');
}

void mm_quote_literal(struct mm_buf *buf, const char *text)
{
	mm_buf_adds(buf, strchr(text, '\\') == NULL ? "'" : "E'");
	add_doubled(buf, text, '\'', '\\');
	mm_buf_addc(buf, '\'');
}

const char *mm_quoted_ident(struct mm_arena *arena, const char *name)
{
	struct mm_buf buf = { 0 };
	const char *quoted;

	if (!mm_ident_needs_quotes(name))
		return mm_arena_strdup(arena, name);
	mm_quote_ident(&buf, name);
	quoted = mm_arena_strndup(arena, buf.text, buf.len);
	mm_buf_release(&buf);
	return quoted;
}

const char *mm_qualified_name(struct mm_arena *arena, const char *schema, const char *name)
{
	const char *quoted = mm_quoted_ident(arena, name);

	if (schema == NULL)
		return quoted;
	return mm_arena_printf(arena, "%s.%s", mm_quoted_ident(arena, schema), quoted);
}
