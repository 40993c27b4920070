#include "html_escape.h"

#include <sha2.h>
#include <string.h>

#include "escape.h"
#include "output.h"

#include "banned.h"

#define MARKUP ['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;", ['\''] = "&#39;"

static const struct mm_escape text_escape = { .ascii = { MARKUP }, .odd = mm_escape_odd };

static const struct mm_escape lines_escape = {
	.ascii = { MARKUP, ['\n'] = "\n", ['\t'] = "\t" },
	.odd = mm_escape_odd,
};

void mm_html_text(struct mm_output *out, const char *text)
{
	mm_escapes(out, &text_escape, text);
}

void mm_html_lines(struct mm_output *out, const char *text)
{
	mm_escapes(out, &lines_escape, text);
}

static void write_base64(const uint8_t *bytes, size_t len, char *to)
{
	static const char letters[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=";

	for (size_t i = 0; i < len; i += 3) {
		size_t left = len - i;
		unsigned long group = (unsigned long)bytes[i] << 16;

		group |= left > 1 ? (unsigned long)bytes[i + 1] << 8 : 0;
		group |= left > 2 ? bytes[i + 2] : 0;
		for (size_t k = 0; k < 4; k++)
			*to++ = letters[k > left ? 64 : group >> (18 - 6 * k) & 63];
	}
	*to = '\0';
}

const char *mm_html_hash(const char *text, char *to)
{
	static const char prefix[] = "sha256-";
	uint8_t digest[SHA256_DIGEST_LENGTH];
	SHA2_CTX context;

	SHA256Init(&context);
	SHA256Update(&context, (const uint8_t *)text, strlen(text));
	SHA256Final(digest, &context);
	memcpy(to, prefix, sizeof prefix);
	write_base64(digest, sizeof digest, to + sizeof prefix - 1);
	return to;
}
