#ifndef MM_INDEXES_H
#define MM_INDEXES_H

#include "loader.h"

/* A new index without columns; `tablespace` may be "" (the one in force). */
struct mm_index *mm_new_index(struct mm_loader *loader, struct mm_relation *relation,
                              const char *name, const char *method, const char *tablespace);
/*
 * The expression of a list element such as `(a || b) COLLATE "C" DESC` or
 * `lower(a) text_ops`, without the rest and without its parentheses.
 */
const char *mm_element_expression(struct mm_loader *loader, const char *element);
/* Adds a key column or expression. `text` is the element as the statement has it, or NULL. */
void mm_add_index_element(struct mm_loader *loader, struct mm_index *index,
                          const PgQuery__IndexElem *element, const char *text);
void mm_add_index_column(struct mm_loader *loader, struct mm_index *index, const char *column);
/* Adds the INCLUDE columns (String or IndexElem nodes). */
void mm_add_index_included(struct mm_loader *loader, struct mm_index *index, size_t count,
                           PgQuery__Node **names);

/*
 * The names PostgreSQL gives to the columns of an index with these elements
 * (repeated ones are numbered): the name of an unnamed index is made of them.
 */
struct mm_strings mm_index_column_names(struct mm_loader *loader, size_t count,
                                        PgQuery__Node **elements, size_t included_count,
                                        PgQuery__Node **included);
/* Remembers them, for copies of the index; and gives them again. */
void mm_keep_index_names(struct mm_loader *loader, struct mm_index *index,
                         const struct mm_strings *names);
struct mm_strings mm_kept_index_names(struct mm_loader *loader, const struct mm_index *index);

/* Drops it with the indexes attached below it and the constraint it implements. */
void mm_drop_index_tree(struct mm_loader *loader, struct mm_index *index);
/* REPLICA IDENTITY USING INDEX; NULL: no index is marked. */
void mm_mark_replica_identity(struct mm_relation *relation, struct mm_index *index);

/* Where a keyword stands: at depth 0 at or after `offset`, before the ')' that closes it; -1:
 * nowhere. */
long mm_find_word(const struct mm_loader *loader, size_t offset, const char *word);

#endif
