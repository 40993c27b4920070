#ifndef MM_BUF_H
#define MM_BUF_H

#include <stdarg.h>
#include <stddef.h>

/* Text that grows, on the heap. `text` is always NUL-terminated once anything
 * was added; a zeroed struct is an empty buffer whose text is NULL. */
struct mm_buf {
	char *text;
	size_t len;
	size_t capacity;
};

void mm_buf_add(struct mm_buf *buf, const char *text, size_t len);
void mm_buf_adds(struct mm_buf *buf, const char *text);
void mm_buf_addc(struct mm_buf *buf, char c);
void mm_buf_addf(struct mm_buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void mm_buf_vaddf(struct mm_buf *buf, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

/* Room for `len` more bytes; returns where they go. Add them with mm_buf_grown(). */
char *mm_buf_reserve(struct mm_buf *buf, size_t len);
void mm_buf_grown(struct mm_buf *buf, size_t len);

void mm_buf_clear(struct mm_buf *buf); /* keeps the memory */
void mm_buf_release(struct mm_buf *buf);

#endif
