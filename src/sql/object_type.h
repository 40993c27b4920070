#ifndef MM_OBJECT_TYPE_H
#define MM_OBJECT_TYPE_H

/* Internal to src/sql: the objects that DDL names. */

#include <pg_query/pg_query.pb-c.h>

#include "gather.h"

/* As in a command tag, "MATERIALIZED VIEW"; "" for what has no name there. */
const char *mm_object_type_name(PgQuery__ObjectType type);
/* "ALTER TABLE": the verb and the type's name; a part of a table gives the table's tag. */
const char *mm_object_tag(struct mm_gather *g, const char *verb, PgQuery__ObjectType type);
/* Gives the fact the name of the object that `node` holds in a DROP, COMMENT, GRANT …. */
void mm_object_name(struct mm_gather *g, struct mm_fact *fact, PgQuery__ObjectType type,
                    const PgQuery__Node *node);

#endif
