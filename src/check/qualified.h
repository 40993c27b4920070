#ifndef MM_QUALIFIED_H
#define MM_QUALIFIED_H

struct mm_arena;

struct mm_qualified {
	const char *schema; /* NULL: none was written */
	const char *name;
};

/*
 * Reads a name as regclass and regproc do: schema.name, database.schema.name or
 * name, each part quoted or folded to lower case. Anything after it is passed over.
 */
struct mm_qualified mm_qualified_read(struct mm_arena *arena, const char *text);

#endif
