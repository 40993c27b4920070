#include "utf8.h"

#include <iconv.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "arena.h"

size_t mm_utf8_encode(unsigned long code, char *to)
{
	if (code < 0x80) {
		to[0] = (char)code;
		return 1;
	}
	if (code < 0x800) {
		to[0] = (char)(0xC0 | (code >> 6));
		to[1] = (char)(0x80 | (code & 0x3F));
		return 2;
	}
	if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000))
		code = 0xFFFD;
	if (code < 0x10000) {
		to[0] = (char)(0xE0 | (code >> 12));
		to[1] = (char)(0x80 | ((code >> 6) & 0x3F));
		to[2] = (char)(0x80 | (code & 0x3F));
		return 3;
	}
	to[0] = (char)(0xF0 | (code >> 18));
	to[1] = (char)(0x80 | ((code >> 12) & 0x3F));
	to[2] = (char)(0x80 | ((code >> 6) & 0x3F));
	to[3] = (char)(0x80 | (code & 0x3F));
	return 4;
}

static size_t skip_ascii(const unsigned char *text, size_t len, size_t at)
{
	while (len - at >= sizeof(uint64_t)) {
		uint64_t word;

		memcpy(&word, text + at, sizeof word);
		if ((word & UINT64_C(0x8080808080808080)) != 0)
			break;
		at += sizeof word;
	}
	while (at < len && text[at] < 0x80)
		at++;
	return at;
}

/* How many bytes the character has, or 0: the second byte's range keeps out
 * overlong forms, surrogates and what lies past U+10FFFF. */
static size_t sequence_length(const unsigned char *text, size_t left)
{
	unsigned char lead = text[0];
	unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
	unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
	size_t len = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;

	if (lead < 0xC2 || lead > 0xF4 || left < len || text[1] < low || text[1] > high)
		return 0;
	for (size_t i = 2; i < len; i++)
		if ((text[i] & 0xC0) != 0x80)
			return 0;
	return len;
}

bool mm_utf8_is_valid(const char *text, size_t len)
{
	const unsigned char *bytes = (const unsigned char *)text;
	size_t at = skip_ascii(bytes, len, 0);

	while (at < len) {
		size_t sequence = sequence_length(bytes + at, len - at);

		if (sequence == 0)
			return false;
		at = skip_ascii(bytes, len, at + sequence);
	}
	return true;
}

/* PostgreSQL's names (mb/encnames.c) and what iconv calls them. */
static const char *const encodings[][2] = {
	{ "UTF8", "UTF-8" },
	{ "UNICODE", "UTF-8" },
	{ "LATIN1", "ISO-8859-1" },
	{ "LATIN2", "ISO-8859-2" },
	{ "LATIN3", "ISO-8859-3" },
	{ "LATIN4", "ISO-8859-4" },
	{ "LATIN5", "ISO-8859-9" },
	{ "LATIN6", "ISO-8859-10" },
	{ "LATIN7", "ISO-8859-13" },
	{ "LATIN8", "ISO-8859-14" },
	{ "LATIN9", "ISO-8859-15" },
	{ "LATIN10", "ISO-8859-16" },
	{ "ISO_8859_5", "ISO-8859-5" },
	{ "ISO_8859_6", "ISO-8859-6" },
	{ "ISO_8859_7", "ISO-8859-7" },
	{ "ISO_8859_8", "ISO-8859-8" },
	{ "WIN866", "CP866" },
	{ "ALT", "CP866" },
	{ "WIN874", "CP874" },
	{ "WIN1250", "CP1250" },
	{ "WIN1251", "CP1251" },
	{ "WIN", "CP1251" },
	{ "WIN1252", "CP1252" },
	{ "WIN1253", "CP1253" },
	{ "WIN1254", "CP1254" },
	{ "WIN1255", "CP1255" },
	{ "WIN1256", "CP1256" },
	{ "WIN1257", "CP1257" },
	{ "WIN1258", "CP1258" },
	{ "TCVN", "CP1258" },
	{ "ABC", "CP1258" },
	{ "VSCII", "CP1258" },
	{ "KOI8R", "KOI8-R" },
	{ "KOI8", "KOI8-R" },
	{ "KOI8U", "KOI8-U" },
	{ "EUC_JP", "EUC-JP" },
	{ "EUC_JIS_2004", "EUC-JISX0213" },
	{ "EUC_CN", "EUC-CN" },
	{ "EUC_KR", "EUC-KR" },
	{ "EUC_TW", "EUC-TW" },
	{ "SJIS", "CP932" },
	{ "SHIFT_JIS", "CP932" },
	{ "MSKANJI", "CP932" },
	{ "WIN932", "CP932" },
	{ "SHIFTJIS", "CP932" },
	{ "SHIFT_JIS_2004", "SHIFT_JISX0213" },
	{ "BIG5", "BIG5" },
	{ "WIN950", "CP950" },
	{ "GBK", "GBK" },
	{ "WIN936", "CP936" },
	{ "GB18030", "GB18030" },
	{ "UHC", "CP949" },
	{ "WIN949", "CP949" },
	{ "JOHAB", "JOHAB" },
};

static const char *iconv_name(const char *encoding)
{
	for (size_t i = 0; encoding != NULL && i < sizeof encodings / sizeof encodings[0]; i++)
		if (strcasecmp(encoding, encodings[i][0]) == 0)
			return encodings[i][1];
	return NULL;
}

static char *from_latin1(struct mm_arena *arena, const char *bytes, size_t len)
{
	char *text = mm_arena_alloc(arena, 2 * len + 1);
	size_t at = 0;

	for (size_t i = 0; i < len; i++)
		at += mm_utf8_encode((unsigned char)bytes[i], text + at);
	text[at] = '\0';
	return text;
}

/* NULL when the bytes do not fit the encoding. */
static char *convert(struct mm_arena *arena, const char *bytes, size_t len, const char *name)
{
	/* No character set makes more than 3 bytes of one; a few pairs from two bytes take 6. */
	size_t room = 4 * len + 1;
	char *text = mm_arena_alloc(arena, room);
	char *out = text;
	char *in = mm_arena_strndup(arena, bytes, len); /* iconv's type is not const */
	iconv_t converter = iconv_open("UTF-8", name);
	bool is_whole;

	/* iconv_open() fails with this very value. */
	if (converter == (iconv_t)-1) /* NOLINT(performance-no-int-to-ptr) */
		return NULL;
	room--;
	is_whole = iconv(converter, &in, &len, &out, &room) != (size_t)-1 &&
	           iconv(converter, NULL, NULL, &out, &room) != (size_t)-1;
	iconv_close(converter);
	*out = '\0';
	return is_whole ? text : NULL;
}

char *mm_utf8_from(struct mm_arena *arena, const char *bytes, size_t len, const char *encoding)
{
	const char *name = iconv_name(encoding);
	char *text = name == NULL ? NULL : convert(arena, bytes, len, name);

	return text == NULL ? from_latin1(arena, bytes, len) : text;
}
