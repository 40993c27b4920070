#ifndef MM_CODE_UNITS_H
#define MM_CODE_UNITS_H

#include "facts.h"
#include "object.h"

struct mm_catalog;
struct mm_finding;
struct mm_findings;

/* A piece of code that runs by itself: a function, a rule, a view. */
struct mm_code_unit {
	struct mm_object object;
	const struct mm_facts *facts;       /* never NULL */
	const struct mm_function *function; /* NULL: a rule or view */
};

/*
 * Calls visit() for the code in scope that has facts: functions, views, then rules.
 * What a unit does through others is a unit of its own.
 */
typedef void mm_code_visitor(const struct mm_code_unit *unit, void *data);
void mm_code_walk(const struct mm_catalog *catalog, mm_code_visitor *visit, void *data);

/* "Function app.f(integer)", "Materialized view public.v": the beginning of a title. */
const char *mm_code_title(struct mm_findings *out, struct mm_object object);

/* Who does something: the units' display names by kind, and whether that was read for sure. */
struct mm_culprits {
	struct mm_strings functions;
	struct mm_strings rules;
	struct mm_strings views;
	bool is_certain;
};

void mm_culprits_add(struct mm_culprits *culprits, struct mm_findings *out,
                     const struct mm_code_unit *unit);
/* Metadata functions, rules and views, and is_heuristic. */
void mm_culprits_tell(const struct mm_culprits *culprits, struct mm_finding *finding);

#endif
