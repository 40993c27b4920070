#ifndef MM_LATE_H
#define MM_LATE_H

#include "loader.h"

/*
 * What stands in a schema, uses a type or calls a function: lists that only
 * renaming and DROP … CASCADE need. They are made when the first such statement
 * comes, go on from where they were at the next one, and are told of changes by
 * mm_late_…(). An entry is a hint: it may have been dropped or changed since,
 * and may stand there twice.
 */
struct mm_in_schema {
	struct mm_relation_list relations;
	struct mm_sequence_list sequences;
	struct mm_type_list types;
	struct mm_function_list functions;
	struct mm_collation_list collations;
	struct mm_trigger_list triggers; /* that call a function of the schema */
};

struct mm_of_type {
	struct mm_column_list columns;
	struct mm_relation_list relations; /* OF the type */
	struct mm_type_list types;         /* that have it as base, subtype or field */
};

/*
 * The list as it is now, by value: entries that mm_late_…() adds under the same
 * name while it is being walked do not show. It is emptied: what stays under that
 * name must be told again.
 */
struct mm_in_schema mm_take_in_schema(struct mm_loader *loader, const char *schema);
struct mm_of_type mm_take_of_type(struct mm_loader *loader, const struct mm_type *type);
struct mm_trigger_list mm_take_callers(struct mm_loader *loader, const char *schema,
                                       const char *function);

/* Told when one of these came to another schema, type or function. */
void mm_late_relation(struct mm_loader *loader, struct mm_relation *relation);
void mm_late_sequence(struct mm_loader *loader, struct mm_sequence *sequence);
void mm_late_type(struct mm_loader *loader, struct mm_type *type);
void mm_late_collation(struct mm_loader *loader, struct mm_collation *collation);
void mm_late_trigger(struct mm_loader *loader, struct mm_trigger *trigger);
void mm_late_column(struct mm_loader *loader, struct mm_column *column);

#endif
