#ifndef MM_CLASSIFY_H
#define MM_CLASSIFY_H

#include <stddef.h>

/* What to do with a statement, decided by its tokens. */
enum mm_class {
	MM_CLASS_PARSE,   /* the grammar decides */
	MM_CLASS_IGNORED, /* COMMENT ON …, INSERT INTO, COPY … FROM stdin: nothing for the catalog
	                   */
	MM_CLASS_SETVAL,          /* SELECT pg_catalog.setval('…', n, b) */
	MM_CLASS_SET_CONFIG,      /* SELECT pg_catalog.set_config('…', '…', b) */
	MM_CLASS_LARGE_OBJECT,    /* SELECT pg_catalog.lo_create('…') and its like */
	MM_CLASS_ON_LARGE_OBJECT, /* COMMENT ON, ALTER, GRANT … LARGE OBJECT n */
};

/* `text` is valid UTF-8 and a whole statement without its semicolon. */
enum mm_class mm_classify(const char *text, size_t len);

#endif
