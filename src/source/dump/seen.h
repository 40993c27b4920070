#ifndef MM_SEEN_H
#define MM_SEEN_H

#include <stdbool.h>
#include <stddef.h>

#include "record.h"

struct mm_arena;
struct mm_catalog;

/* Adds to the coverage of a catalog; the message is copied. */
void mm_seen_note(struct mm_catalog *catalog, struct mm_location where, const char *message);
void mm_seen_unparsed(struct mm_catalog *catalog, struct mm_location where, const char *message);

/* The place `characters` after that of `start`, where `text` begins. */
struct mm_location mm_seen_place(struct mm_location start, const char *text, size_t characters);

/* Whether the code of a DO statement creates, alters, drops or executes anything. */
bool mm_seen_block_changes(const char *text, size_t len, struct mm_arena *scratch);

#endif
