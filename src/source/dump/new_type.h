#ifndef MM_NEW_TYPE_H
#define MM_NEW_TYPE_H

#include "names.h"

/*
 * The type that a statement creates, located at the statement. pg_dump writes
 * CREATE TYPE name; before the functions that a base type or a range needs: that
 * shell is filled in. NULL when there is a type of that name already.
 */
struct mm_type *mm_load_new_type(struct mm_loader *loader, struct mm_name name, char kind);

#endif
