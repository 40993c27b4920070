#include "split_window.h"

#include <string.h>

#include "copy_scan.h"
#include "input.h"
#include "mem.h"

#include "banned.h"

enum { READ_SIZE = 256 * 1024, ROOMY = 16 };

void mm_window_init(struct mm_window *window, struct mm_input *input)
{
	*window = (struct mm_window){ .input = input, .read_size = READ_SIZE, .line = 1 };
}

void mm_window_release(struct mm_window *window)
{
	mm_mem_free(window->bytes);
	window->bytes = NULL;
}

static void count_up_to(struct mm_window *window, size_t at)
{
	size_t from = (size_t)(window->counted - window->base);
	size_t len = at - from;
	const char *newline;

	if (at <= from)
		return;
	newline = memrchr(window->bytes + from, '\n', len);
	window->line += mm_count_lines(window->bytes + from, len);
	if (newline != NULL)
		window->line_start = window->base + (size_t)(newline - window->bytes) + 1;
	window->counted = window->base + at;
}

static void forget(struct mm_window *window, size_t keep)
{
	if (keep == 0)
		return;
	count_up_to(window, keep);
	memmove(window->bytes, window->bytes + keep, window->len - keep);
	window->len -= keep;
	window->position -= keep;
	window->base += keep;
}

/* Room for one more read, by half as much again; a buffer that one huge
 * statement has left behind is given back. */
static void make_room(struct mm_window *window)
{
	size_t need = window->len + window->read_size + 1;

	if (need > window->capacity)
		window->capacity = need + window->capacity / 2;
	else if (window->capacity / ROOMY > need)
		window->capacity = need;
	else
		return;
	window->bytes = mm_mem_realloc(window->bytes, window->capacity);
}

bool mm_window_fill(struct mm_window *window, size_t keep, struct mm_error *err)
{
	size_t got = 0;

	forget(window, keep);
	make_room(window);
	if (!mm_input_read(window->input, window->bytes + window->len, window->read_size, &got,
	                   err))
		return false;
	window->len += got;
	window->is_last = got == 0;
	return true;
}

void mm_window_locate(struct mm_window *window, size_t at, unsigned long long *line,
                      unsigned long long *column)
{
	count_up_to(window, at);
	*line = window->line;
	*column = window->base + at - window->line_start + 1;
}
