#ifndef MM_VOLATILITY_H
#define MM_VOLATILITY_H

#include <stdbool.h>

/* Where a function that the program knows by itself comes from. */
enum mm_builtin_origin {
	MM_BUILTIN_UNKNOWN,
	MM_BUILTIN_CORE,    /* pg_catalog of PostgreSQL 15 */
	MM_BUILTIN_NEW,     /* pg_catalog of a later version: elsewhere it may be the user's own */
	MM_BUILTIN_CONTRIB, /* an extension that PostgreSQL ships */
};

/*
 * provolatile of a function of PostgreSQL or its contrib extensions: 'i', 's', 'v';
 * '\0' for any other name. SQL value functions ("current_timestamp") are stable.
 * Where overloads differ in it, `argument_count` decides; -1 when it is unknown:
 * then the most volatile one counts.
 */
char mm_builtin_volatility(const char *name, int argument_count);
enum mm_builtin_origin mm_builtin_origin(const char *name);

/*
 * Whether a call of it tells when, where, or in which session it runs: volatile
 * functions, stable ones without arguments, and a few more.
 */
bool mm_builtin_is_of_the_moment(const char *name, int argument_count);

#endif
