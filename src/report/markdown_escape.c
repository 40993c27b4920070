#include "markdown_escape.h"

#include <string.h>

#include "escape.h"
#include "output.h"

#include "banned.h"

/* A comment between the sign and the word keeps GitHub from making a mention or reference. */
#define AT_SIGN   "@<!-- -->"
#define HASH_SIGN "#<!-- -->"

static void write_odd(struct mm_output *out, unsigned long code, bool is_byte)
{
	mm_output_addc(out, '\\');
	mm_escape_odd(out, code, is_byte);
}

static const struct mm_escape text_escape = {
	.ascii = { ['\\'] = "\\\\",
	           ['`'] = "\\`",
	           ['*'] = "\\*",
	           ['_'] = "\\_",
	           ['['] = "\\[",
	           [']'] = "\\]",
	           ['~'] = "\\~",
	           ['|'] = "\\|",
	           ['<'] = "&lt;",
	           ['>'] = "&gt;",
	           ['&'] = "&amp;",
	           ['$'] = "&#36;",
	           ['@'] = AT_SIGN,
	           ['#'] = HASH_SIGN },
	.odd = write_odd,
};

/* Inside <code> Markdown is still at work, mentions are not. */
static const struct mm_escape code_escape = {
	.ascii = { ['\\'] = "&#92;",
	           ['`'] = "&#96;",
	           ['*'] = "&#42;",
	           ['_'] = "&#95;",
	           ['['] = "&#91;",
	           [']'] = "&#93;",
	           ['~'] = "&#126;",
	           ['|'] = "&#124;",
	           ['<'] = "&lt;",
	           ['>'] = "&gt;",
	           ['&'] = "&amp;",
	           ['$'] = "&#36;",
	           ['@'] = "&#64;",
	           [':'] = "&#58;" },
	.odd = write_odd,
};

static const struct mm_escape block_escape = {
	.ascii = { ['\n'] = "\n", ['\t'] = "\t" },
	.odd = mm_escape_odd,
};

void mm_markdown_text(struct mm_output *out, const char *text)
{
	mm_escapes(out, &text_escape, text);
}

/* Whether the text can stand between two backticks. */
static bool is_simple(const char *text)
{
	size_t len = strlen(text);

	if (len == 0 || text[0] == ' ' || text[len - 1] == ' ')
		return false;
	for (size_t i = 0; i < len; i++)
		if (text[i] < 0x20 || text[i] == 0x7F || text[i] == '`' || text[i] == '|' ||
		    text[i] == '\\')
			return false;
	return true;
}

void mm_markdown_code(struct mm_output *out, const char *text)
{
	if (is_simple(text)) {
		mm_output_addc(out, '`');
		mm_output_adds(out, text);
		mm_output_addc(out, '`');
		return;
	}
	mm_output_adds(out, "<code>");
	mm_escapes(out, &code_escape, text);
	mm_output_adds(out, "</code>");
}

static int fence_length(const char *text)
{
	int longest = 2;
	int run = 0;

	for (; *text != '\0'; text++) {
		run = *text == '`' ? run + 1 : 0;
		if (run > longest)
			longest = run;
	}
	return longest + 1;
}

static void add_fence(struct mm_output *out, int length)
{
	for (int i = 0; i < length; i++)
		mm_output_addc(out, '`');
}

void mm_markdown_fence(struct mm_output *out, const char *language, const char *text)
{
	int length = fence_length(text);

	add_fence(out, length);
	mm_output_adds(out, language);
	mm_output_addc(out, '\n');
	mm_escapes(out, &block_escape, text);
	mm_output_addc(out, '\n');
	add_fence(out, length);
	mm_output_addc(out, '\n');
}
