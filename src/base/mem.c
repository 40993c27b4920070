#include "mem.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

void mm_mem_fail(const char *what)
{
	fprintf(stderr, "mm-ready: error: %s\n", what);
	_Exit(70);
}

void *mm_mem_alloc(size_t size)
{
	void *p = malloc(size == 0 ? 1 : size);

	if (p == NULL)
		mm_mem_fail("out of memory");
	return p;
}

void *mm_mem_zalloc(size_t count, size_t size)
{
	void *p = calloc(count == 0 ? 1 : count, size == 0 ? 1 : size);

	if (p == NULL)
		mm_mem_fail("out of memory");
	return p;
}

void *mm_mem_realloc(void *p, size_t size)
{
	p = realloc(p, size == 0 ? 1 : size);
	if (p == NULL)
		mm_mem_fail("out of memory");
	return p;
}

void mm_mem_free(void *p)
{
	free(p);
}
