#include "format.h"

#include <string.h>
#include <strings.h>

#include "html.h"
#include "json.h"
#include "markdown.h"
#include "text.h"

#include "banned.h"

const struct mm_format mm_formats[] = {
	{ "html", "html", mm_html_write },
	{ "markdown", "md", mm_markdown_write },
	{ "json", "json", mm_json_write },
	{ "text", "txt", mm_text_write },
};
const size_t mm_format_count = sizeof mm_formats / sizeof mm_formats[0];

const struct mm_format *mm_format_find(const char *name)
{
	for (size_t i = 0; i < mm_format_count; i++)
		if (strcmp(mm_formats[i].name, name) == 0)
			return &mm_formats[i];
	return NULL;
}

const struct mm_format *mm_format_of_path(const char *path)
{
	const char *dot = strrchr(path, '.');

	if (dot == NULL || strchr(dot, '/') != NULL)
		return NULL;
	for (size_t i = 0; i < mm_format_count; i++)
		if (strcasecmp(mm_formats[i].extension, dot + 1) == 0)
			return &mm_formats[i];
	return NULL;
}
