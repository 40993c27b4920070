#ifndef MM_FUNCTION_OPTIONS_H
#define MM_FUNCTION_OPTIONS_H

#include "loader.h"

/*
 * Applies the options of CREATE and ALTER FUNCTION to a function: language, body
 * in a string, volatility, STRICT, SECURITY, PARALLEL, WINDOW and SET. Others say
 * nothing to the catalog.
 */
void mm_function_apply_options(struct mm_loader *loader, struct mm_function *function, size_t count,
                               PgQuery__Node **options);

/* A one-letter code of a volatility or parallel word: 'i', 's', 'v', 'r', 'u'; '\0' for NULL. */
char mm_function_letter(const char *word);

#endif
