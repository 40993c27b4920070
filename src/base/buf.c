#include "buf.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "mem.h"

char *mm_buf_reserve(struct mm_buf *buf, size_t len)
{
	if (len > SIZE_MAX / 4 || buf->len > SIZE_MAX / 4)
		mm_mem_fail("allocation size overflow");
	if (buf->len + len + 1 > buf->capacity) {
		size_t capacity = buf->capacity < 64 ? 64 : buf->capacity * 2;

		while (capacity < buf->len + len + 1)
			capacity *= 2;
		buf->text = mm_mem_realloc(buf->text, capacity);
		buf->capacity = capacity;
	}
	return buf->text + buf->len;
}

void mm_buf_grown(struct mm_buf *buf, size_t len)
{
	buf->len += len;
	buf->text[buf->len] = '\0';
}

void mm_buf_add(struct mm_buf *buf, const char *text, size_t len)
{
	char *to = mm_buf_reserve(buf, len);

	if (len > 0)
		memcpy(to, text, len);
	mm_buf_grown(buf, len);
}

void mm_buf_adds(struct mm_buf *buf, const char *text)
{
	mm_buf_add(buf, text, strlen(text));
}

void mm_buf_addc(struct mm_buf *buf, char c)
{
	*mm_buf_reserve(buf, 1) = c;
	mm_buf_grown(buf, 1);
}

void mm_buf_vaddf(struct mm_buf *buf, const char *format, va_list args)
{
	va_list again;

	va_copy(again, args);
	int len = vsnprintf(NULL, 0, format, args);

	if (len > 0) {
		vsnprintf(mm_buf_reserve(buf, (size_t)len), (size_t)len + 1, format, again);
		mm_buf_grown(buf, (size_t)len);
	}
	va_end(again);
}

void mm_buf_addf(struct mm_buf *buf, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	mm_buf_vaddf(buf, format, args);
	va_end(args);
}

void mm_buf_clear(struct mm_buf *buf)
{
	buf->len = 0;
	if (buf->text != NULL)
		buf->text[0] = '\0';
}

void mm_buf_release(struct mm_buf *buf)
{
	mm_mem_free(buf->text);
	*buf = (struct mm_buf){ 0 };
}
