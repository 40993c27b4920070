#ifndef MM_FUNCTION_PARAMETERS_H
#define MM_FUNCTION_PARAMETERS_H

#include "loader.h"

/*
 * The type of a parameter or result, without modifiers, in the scratch arena.
 * table.column%TYPE gives the column's type where the table is known, as
 * PostgreSQL does; otherwise it is kept as written.
 */
const char *mm_function_type(struct mm_loader *loader, const PgQuery__TypeName *type);

/* Whether a parameter is part of the function's identity: IN, INOUT, VARIADIC. */
bool mm_parameter_is_input(const PgQuery__FunctionParameter *parameter);

/* Identity arguments of a list of FunctionParameter nodes, in the scratch arena. */
const char *mm_function_identity(struct mm_loader *loader, size_t count,
                                 PgQuery__Node **parameters);

/* Sets names, types, modes and the count of defaults of a new function. */
void mm_function_set_parameters(struct mm_loader *loader, struct mm_function *function,
                                size_t count, PgQuery__Node **parameters);

#endif
