#ifndef MM_BANNED_H
#define MM_BANNED_H

/*
 * Calls that this project does not make, as compile errors. Every .c file
 * outside src/base includes it last. Memory comes from an arena or from mem.h;
 * text is built with buf.h; numbers are read with number.h.
 */
#define MM_BANNED(name) name##_is_banned_see_banned_h

#undef strcpy
#define strcpy(a, b) MM_BANNED(strcpy)
#undef strcat
#define strcat(a, b) MM_BANNED(strcat)
#undef sprintf
#define sprintf(...) MM_BANNED(sprintf)
#undef strtok
#define strtok(a, b) MM_BANNED(strtok)
#undef atoi
#define atoi(a) MM_BANNED(atoi)
#undef localtime
#define localtime(a) MM_BANNED(localtime)
#undef malloc
#define malloc(a) MM_BANNED(malloc)
#undef calloc
#define calloc(a, b) MM_BANNED(calloc)
#undef realloc
#define realloc(a, b) MM_BANNED(realloc)
#undef free
#define free(a) MM_BANNED(free)
#undef strdup
#define strdup(a) MM_BANNED(strdup)
#undef strndup
#define strndup(a, b) MM_BANNED(strndup)

#endif
