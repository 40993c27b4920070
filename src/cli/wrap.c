#include "wrap.h"

#include <string.h>

#include "output.h"

#include "banned.h"

enum { WIDTH = 80, INDENT = 2 };

void mm_wrap(struct mm_output *out, const char *text)
{
	size_t column = 0;

	while (*text != '\0') {
		size_t len = strcspn(text, " \n");

		if (column > 0 && column + 1 + len > WIDTH) {
			mm_output_addc(out, '\n');
			column = 0;
		}
		mm_output_adds(out, column == 0 ? "  " : " ");
		mm_output_add(out, text, len);
		column += len + (column == 0 ? INDENT : 1);
		text += len;
		text += strspn(text, " \n");
	}
	mm_output_addc(out, '\n');
}
