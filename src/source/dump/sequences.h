#ifndef MM_SEQUENCES_H
#define MM_SEQUENCES_H

#include "loader.h"

/* What makes a sequence belong to a column. */
enum mm_sequence_use {
	MM_SEQUENCE_SERIAL,   /* pg_depend 'a' */
	MM_SEQUENCE_IDENTITY, /* pg_depend 'i' */
};

/*
 * The sequence of a serial or identity column, with the options of the clause
 * (DefElems; SEQUENCE NAME among them). The column's type is known.
 */
struct mm_sequence *mm_add_column_sequence(struct mm_loader *loader, struct mm_column *column,
                                           enum mm_sequence_use use, size_t option_count,
                                           PgQuery__Node **options);
/* ALTER COLUMN … SET GENERATED and SET sequence options. */
void mm_set_sequence_options(struct mm_loader *loader, struct mm_sequence *sequence, size_t count,
                             PgQuery__Node **options);
/* A new type takes the bounds along that were those of the old type. */
void mm_set_sequence_type(struct mm_sequence *sequence, const char *type);
/* Gives a new column sequence all settings of another (LIKE INCLUDING IDENTITY). */
void mm_copy_sequence_settings(struct mm_sequence *to, const struct mm_sequence *from);

/* Ties the sequence to the column, or to none. */
void mm_own_sequence(struct mm_sequence *sequence, struct mm_column *column, char dependency);

/* nextval('public.t_id_seq'::regclass), in the catalog's arena */
const char *mm_nextval_text(struct mm_loader *loader, const struct mm_sequence *sequence);
/* Renames it, the nextval() of the column that owns it too. */
void mm_rename_sequence(struct mm_loader *loader, struct mm_sequence *sequence, const char *schema,
                        const char *name);
/* The sequence that a regclass text such as public."Seq" names, or NULL. */
struct mm_sequence *mm_sequence_of_text(struct mm_loader *loader, const char *text);

#endif
