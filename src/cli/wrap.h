#ifndef MM_WRAP_H
#define MM_WRAP_H

struct mm_output;

/* Writes prose in lines of at most 80 columns, indented by two. */
void mm_wrap(struct mm_output *out, const char *text);

#endif
