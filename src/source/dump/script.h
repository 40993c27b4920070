#ifndef MM_SCRIPT_H
#define MM_SCRIPT_H

#include <stdbool.h>
#include <stddef.h>

struct mm_dump;
struct mm_error;
struct mm_item;

/*
 * A script as it is applied, item by item: the databases that it fills, the one
 * it is connected to, and what was seen. Internal to this layer.
 */
struct mm_script;

struct mm_script *mm_script_new(void);
void mm_script_free(struct mm_script *script); /* NULL is allowed */

/* The items that follow come from this file. */
void mm_script_begin_file(struct mm_script *script, const char *name);
/* Applies an item that mm_batch_parse() has been over. */
void mm_script_apply(struct mm_script *script, const struct mm_item *item);
/* `bytes` of text were in the file. */
void mm_script_end_file(struct mm_script *script, unsigned long long bytes);

/* Whether any database holds an object, and whether any statement was understood. */
bool mm_script_has_objects(const struct mm_script *script);
bool mm_script_has_sense(const struct mm_script *script);

/* Finishes the catalogs and hands those of the databases that count over to *out. */
void mm_script_finish(struct mm_script *script, struct mm_dump *out);

#endif
