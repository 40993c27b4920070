#ifndef MM_BUILTIN_TABLE_H
#define MM_BUILTIN_TABLE_H

/*
 * Names from pg_proc in byte order, each after the letter of its volatility and
 * followed by a space; a capital letter marks one that PostgreSQL 15 did not have.
 * Left out: functions that take or return cstring or internal, and handlers. Where
 * overloads with the same number of arguments differ, a volatile one counts most and
 * an immutable one more than a stable one (date_trunc and extract are mostly given
 * a timestamp without time zone, or one argument that makes them immutable).
 */
extern const char mm_builtin_core_1[];
extern const char mm_builtin_core_2[];
extern const char mm_builtin_contrib[];

#endif
