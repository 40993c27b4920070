#include "code.h"

#include "banned.h"

const char *mm_function_noun(const struct mm_function *function)
{
	return function->kind == 'p' ? "Procedure" : "Function";
}

bool mm_fact_writes_rows(const struct mm_fact *fact)
{
	switch (fact->kind) {
	case MM_FACT_INSERT:
	case MM_FACT_UPDATE:
	case MM_FACT_DELETE:
	case MM_FACT_TRUNCATE:
		return true;
	case MM_FACT_COPY:
		return mm_fact_has(fact, MM_FACT_WRITES);
	default:
		return false;
	}
}

bool mm_fact_write_stays(const struct mm_fact *fact)
{
	const struct mm_relation *r = fact->relation;

	if (!mm_fact_writes_rows(fact) || r == NULL)
		return false;
	if (r->kind == 'f')
		return true;
	if (r->kind != 'r' && r->kind != 'p')
		return false;
	if (r->persistence == 'u')
		return true;
	return (fact->kind == MM_FACT_UPDATE || fact->kind == MM_FACT_DELETE) &&
	       r->identity == NULL;
}
