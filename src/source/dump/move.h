#ifndef MM_MOVE_H
#define MM_MOVE_H

#include "loader.h"

/* New name or schema for an object, with all that follows it. Refused when the name is taken. */
void mm_move_relation(struct mm_loader *loader, struct mm_relation *relation, const char *schema,
                      const char *name);
void mm_move_index(struct mm_loader *loader, struct mm_index *index, const char *name);
void mm_move_type(struct mm_loader *loader, struct mm_type *type, const char *schema,
                  const char *name);
void mm_move_collation(struct mm_loader *loader, struct mm_collation *collation, const char *schema,
                       const char *name);
void mm_rename_constraint(struct mm_loader *loader, struct mm_relation *relation,
                          const char *old_name, const char *new_name);
/* ALTER SCHEMA … RENAME TO: everything in it moves. */
void mm_rename_schema(struct mm_loader *loader, const char *old_name, const char *new_name);

#endif
