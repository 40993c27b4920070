#ifndef MM_TABLES_H
#define MM_TABLES_H

#include "constraints.h"
#include "loader.h"

/* CREATE TABLE … (LIKE source INCLUDING …), in two steps: where the clause stands, and after the
 * table's own CHECKs. */
void mm_like_columns(struct mm_loader *loader, struct mm_relation *relation,
                     const PgQuery__TableLikeClause *like);
void mm_like_rest(struct mm_loader *loader, struct mm_relation *relation,
                  const PgQuery__TableLikeClause *like);

/* PARTITION BY; PARTITION OF and ATTACH PARTITION: "FOR VALUES …" or "DEFAULT". */
void mm_set_partition_key(struct mm_loader *loader, struct mm_relation *relation,
                          const PgQuery__PartitionSpec *spec);
void mm_set_partition_bound(struct mm_loader *loader, struct mm_relation *relation,
                            const PgQuery__PartitionBoundSpec *bound);
void mm_attach_partition(struct mm_loader *loader, struct mm_relation *parent,
                         const PgQuery__PartitionCmd *command);
void mm_detach_partition(struct mm_loader *loader, struct mm_relation *parent,
                         struct mm_relation *partition);

/* What a table gets when its statement names none: the tablespace in force (NULL: none). */
const char *mm_table_tablespace(struct mm_loader *loader, const char *given);
/* A new relation with location, persistence and schema of the name; NULL when the name is taken. */
struct mm_relation *mm_new_relation(struct mm_loader *loader, const PgQuery__RangeVar *name,
                                    char kind);

#endif
