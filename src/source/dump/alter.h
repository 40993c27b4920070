#ifndef MM_ALTER_H
#define MM_ALTER_H

#include "loader.h"

/* An ALTER TABLE statement while its commands are applied, one by one. */
struct mm_alter {
	struct mm_loader *loader;
	struct mm_relation *relation;
	bool is_recursive; /* written without ONLY */
	size_t position;   /* in the text: what was looked for so far stands before it */
};

/* Each returns whether the command was its own. */
bool mm_alter_column(struct mm_alter *alter, const PgQuery__AlterTableCmd *command);
bool mm_alter_column_kind(struct mm_alter *alter, const PgQuery__AlterTableCmd *command);
bool mm_alter_constraint(struct mm_alter *alter, const PgQuery__AlterTableCmd *command);
bool mm_alter_trigger(struct mm_alter *alter, const PgQuery__AlterTableCmd *command);
bool mm_alter_relation(struct mm_alter *alter, const PgQuery__AlterTableCmd *command);

/* Removes or replaces those of the same name in a list of "name=value". */
void mm_set_options(struct mm_loader *loader, struct mm_strings *options, size_t count,
                    PgQuery__Node **defs, bool is_reset);
bool mm_is_cascade(const PgQuery__AlterTableCmd *command);

#endif
