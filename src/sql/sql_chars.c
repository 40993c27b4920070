#include "sql_chars.h"

#include "banned.h"

const unsigned char mm_char_classes[256] = {
	[' '] = MM_CHAR_SPACE,          ['\t'] = MM_CHAR_SPACE,         ['\n'] = MM_CHAR_SPACE,
	['\r'] = MM_CHAR_SPACE,         ['\f'] = MM_CHAR_SPACE,         ['\v'] = MM_CHAR_SPACE,
	['a' ... 'z'] = MM_CHAR_LETTER, ['A' ... 'Z'] = MM_CHAR_LETTER, ['_'] = MM_CHAR_LETTER,
	[128 ... 255] = MM_CHAR_LETTER, ['0' ... '9'] = MM_CHAR_DIGIT,  ['$'] = MM_CHAR_DOLLAR,
	['\''] = MM_CHAR_QUOTE,         ['"'] = MM_CHAR_DOUBLE_QUOTE,   ['~'] = MM_CHAR_OPERATOR,
	['!'] = MM_CHAR_OPERATOR,       ['@'] = MM_CHAR_OPERATOR,       ['#'] = MM_CHAR_OPERATOR,
	['^'] = MM_CHAR_OPERATOR,       ['&'] = MM_CHAR_OPERATOR,       ['|'] = MM_CHAR_OPERATOR,
	['`'] = MM_CHAR_OPERATOR,       ['?'] = MM_CHAR_OPERATOR,       ['+'] = MM_CHAR_OPERATOR,
	['-'] = MM_CHAR_OPERATOR,       ['*'] = MM_CHAR_OPERATOR,       ['/'] = MM_CHAR_OPERATOR,
	['%'] = MM_CHAR_OPERATOR,       ['<'] = MM_CHAR_OPERATOR,       ['>'] = MM_CHAR_OPERATOR,
	['='] = MM_CHAR_OPERATOR,       ['('] = MM_CHAR_PUNCTUATION,    [')'] = MM_CHAR_PUNCTUATION,
	['['] = MM_CHAR_PUNCTUATION,    [']'] = MM_CHAR_PUNCTUATION,    [','] = MM_CHAR_PUNCTUATION,
	[';'] = MM_CHAR_PUNCTUATION,    ['.'] = MM_CHAR_PUNCTUATION,    [':'] = MM_CHAR_PUNCTUATION,
	['\\'] = MM_CHAR_BACKSLASH,
};
