#ifndef DUMP_LOADED_H
#define DUMP_LOADED_H

#include "catalog.h"
#include "dump.h"

/* Setup and teardown of a test that calls load_dump(). */
int dump_loaded_setup(void **state);
int dump_loaded_teardown(void **state);

/* Loads a script called "test.sql"; it lives until the test ends. Fails the test when it does not
 * load. */
const struct mm_dump *load_dump(void **state, const char *sql);
const struct mm_dump *load_dump_bytes(void **state, const void *bytes, size_t len);

/* "3 statements: 2 parsed (1 rewritten), 1 ignored, 0 unparsed; 0 meta, 0 data, 0 notes" */
const char *seen_in(void **state, const struct mm_catalog *catalog);
/* "test.sql:2:5: message" for each, one a line. */
const char *unparsed_in(void **state, const struct mm_catalog *catalog);
const char *notes_in(void **state, const struct mm_catalog *catalog);
/* The objects of one kind ("relation"), one a line: " schema=… name=…". */
const char *kind_in(void **state, const struct mm_catalog *catalog, const char *kind);

#endif
