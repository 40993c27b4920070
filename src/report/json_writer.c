#include "json_writer.h"

#include <string.h>

#include "escape.h"
#include "output.h"

#include "banned.h"

static void write_odd(struct mm_output *out, unsigned long code, bool is_byte)
{
	if (is_byte)
		mm_output_adds(out, "\xEF\xBF\xBD");
	else
		mm_output_addf(out, "\\u%04lx", code);
}

static const struct mm_escape json_escape = {
	.ascii = { ['"'] = "\\\"",
	           ['\\'] = "\\\\",
	           ['\n'] = "\\n",
	           ['\r'] = "\\r",
	           ['\t'] = "\\t" },
	.keeps_marks = true,
	.odd = write_odd,
};

static void write_string(struct mm_json *j, const char *text)
{
	mm_output_addc(j->out, '"');
	mm_escapes(j->out, &json_escape, text);
	mm_output_addc(j->out, '"');
}

static void write_integer(struct mm_json *j, int64_t number)
{
	char digits[24];
	size_t at = sizeof digits;
	uint64_t left = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;

	do {
		digits[--at] = (char)('0' + left % 10);
		left /= 10;
	} while (left > 0);
	if (number < 0)
		digits[--at] = '-';
	mm_output_add(j->out, digits + at, sizeof digits - at);
}

static void new_line(struct mm_json *j)
{
	static const char spaces[] = "\n                ";
	size_t most = sizeof spaces - 2;
	size_t depth = (size_t)j->depth;

	mm_output_add(j->out, spaces, 1 + (depth < most ? depth : most));
}

/* What stands before a value: comma, line end, key. */
static void begin(struct mm_json *j, const char *key)
{
	if (j->has_before)
		mm_output_addc(j->out, ',');
	if (j->inline_depth == 0 && j->depth > 0)
		new_line(j);
	else if (j->has_before)
		mm_output_addc(j->out, ' ');
	j->has_before = true;
	if (key == NULL)
		return;
	mm_output_addc(j->out, '"');
	mm_output_adds(j->out, key);
	mm_output_add(j->out, "\": ", 3);
}

static void open_level(struct mm_json *j, const char *key, char bracket, bool is_inline)
{
	begin(j, key);
	mm_output_addc(j->out, bracket);
	j->depth++;
	j->has_before = false;
	if (is_inline && j->inline_depth == 0)
		j->inline_depth = j->depth;
}

static void close_level(struct mm_json *j, char bracket)
{
	bool is_inline = j->inline_depth > 0;

	if (j->inline_depth == j->depth)
		j->inline_depth = 0;
	j->depth--;
	if (!is_inline && j->has_before)
		new_line(j);
	mm_output_addc(j->out, bracket);
	if (j->depth == 0)
		mm_output_addc(j->out, '\n');
	j->has_before = true;
}

void mm_json_object(struct mm_json *j, const char *key)
{
	open_level(j, key, '{', false);
}

void mm_json_list(struct mm_json *j, const char *key)
{
	open_level(j, key, '[', false);
}

void mm_json_inline_object(struct mm_json *j, const char *key)
{
	open_level(j, key, '{', true);
}

void mm_json_inline_list(struct mm_json *j, const char *key)
{
	open_level(j, key, '[', true);
}

void mm_json_end_object(struct mm_json *j)
{
	close_level(j, '}');
}

void mm_json_end_list(struct mm_json *j)
{
	close_level(j, ']');
}

void mm_json_text(struct mm_json *j, const char *key, const char *text)
{
	begin(j, key);
	if (text == NULL)
		mm_output_adds(j->out, "null");
	else
		write_string(j, text);
}

void mm_json_text_if(struct mm_json *j, const char *key, const char *text)
{
	if (text != NULL)
		mm_json_text(j, key, text);
}

void mm_json_int(struct mm_json *j, const char *key, int64_t number)
{
	begin(j, key);
	write_integer(j, number);
}

void mm_json_bool(struct mm_json *j, const char *key, bool value)
{
	begin(j, key);
	mm_output_adds(j->out, value ? "true" : "false");
}

void mm_json_strings(struct mm_json *j, const char *key, const struct mm_strings *list)
{
	mm_json_inline_list(j, key);
	for (size_t i = 0; i < list->count; i++)
		mm_json_text(j, NULL, list->items[i]);
	mm_json_end_list(j);
}
