#ifndef MM_DEFAULTS_H
#define MM_DEFAULTS_H

#include "loader.h"

/*
 * A default's text (NULL allowed), where it is nextval() of a known sequence as
 * pg_get_expr() has it: with the sequence's schema and ::regclass.
 */
const char *mm_normal_default(struct mm_loader *loader, const char *text);

#endif
