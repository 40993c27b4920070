#include "escape.h"

#include <string.h>

#include "output.h"

#include "banned.h"

/* The length of the UTF-8 character at `text`, and its code point; 0: it is none. */
static size_t decode(const unsigned char *text, size_t left, unsigned long *code)
{
	static const unsigned long smallest[] = { 0, 0, 0x80, 0x800, 0x10000 };
	unsigned char lead = text[0];
	size_t len = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;

	if (lead < 0xC2 || lead > 0xF4 || left < len)
		return 0;
	*code = lead & (0xFFu >> (len + 1));
	for (size_t i = 1; i < len; i++) {
		if ((text[i] & 0xC0) != 0x80)
			return 0;
		*code = *code << 6 | (text[i] & 0x3Fu);
	}
	if (*code < smallest[len] || *code > 0x10FFFF || (*code >= 0xD800 && *code < 0xE000))
		return 0;
	return len;
}

/* Invisible, or moves what stands around it: C1 controls, spaces of no width,
 * line separators, direction marks, tags, the byte order mark. */
static bool is_mark(unsigned long code)
{
	static const unsigned long ranges[][2] = {
		{ 0x80, 0x9F },     { 0xAD, 0xAD },       { 0x61C, 0x61C },   { 0x180E, 0x180E },
		{ 0x200B, 0x200F }, { 0x2028, 0x202E },   { 0x2060, 0x206F }, { 0xFEFF, 0xFEFF },
		{ 0xFFF9, 0xFFFB }, { 0xE0000, 0xE007F },
	};

	for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++)
		if (code >= ranges[i][0] && code <= ranges[i][1])
			return true;
	return false;
}

struct odd {
	unsigned long code;
	size_t width;
	bool is_byte;
};

/* Whether the character at `text` may not be written as it is. */
static bool is_odd(const struct mm_escape *how, const unsigned char *text, size_t left,
                   struct odd *odd)
{
	odd->code = text[0];
	odd->width = 1;
	odd->is_byte = false;
	if (text[0] < 0x80)
		return how->ascii[text[0]] != NULL || text[0] < 0x20 || text[0] == 0x7F;
	odd->width = decode(text, left, &odd->code);
	if (odd->width > 0)
		return !how->keeps_marks && is_mark(odd->code);
	*odd = (struct odd){ .code = text[0], .width = 1, .is_byte = true };
	return true;
}

void mm_escape(struct mm_output *out, const struct mm_escape *how, const char *text, size_t len)
{
	const unsigned char *bytes = (const unsigned char *)text;
	size_t start = 0;
	size_t at = 0;

	while (at < len) {
		struct odd odd;

		/* Nearly all of nearly every text. */
		if (bytes[at] >= 0x20 && bytes[at] < 0x7F && how->ascii[bytes[at]] == NULL) {
			at++;
			continue;
		}
		if (!is_odd(how, bytes + at, len - at, &odd)) {
			at += odd.width;
			continue;
		}
		mm_output_add(out, text + start, at - start);
		if (bytes[at] < 0x80 && how->ascii[bytes[at]] != NULL)
			mm_output_adds(out, how->ascii[bytes[at]]);
		else
			how->odd(out, odd.code, odd.is_byte);
		at += odd.width;
		start = at;
	}
	mm_output_add(out, text + start, at - start);
}

void mm_escapes(struct mm_output *out, const struct mm_escape *how, const char *text)
{
	if (text != NULL)
		mm_escape(out, how, text, strlen(text));
}

void mm_escape_odd(struct mm_output *out, unsigned long code, bool is_byte)
{
	if (is_byte)
		mm_output_addf(out, "\\x%02lx", code);
	else if (code == '\n')
		mm_output_adds(out, "\\n");
	else if (code == '\t')
		mm_output_adds(out, "\\t");
	else if (code == '\r')
		mm_output_adds(out, "\\r");
	else
		mm_output_addf(out, "\\u{%02lx}", code);
}

const struct mm_escape mm_escape_terminal = { .odd = mm_escape_odd };

const struct mm_escape mm_escape_terminal_lines = {
	.ascii = { ['\n'] = "\n", ['\t'] = "\t" },
	.odd = mm_escape_odd,
};
