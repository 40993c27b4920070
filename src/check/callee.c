#include "callee.h"

#include "object.h"
#include "quote.h"

#include "banned.h"

const char *mm_callee_display(struct mm_arena *arena, const struct mm_fact *call)
{
	struct mm_object object;

	if (call->function != NULL) {
		object = mm_object_of_function(call->function);
		return mm_object_display(arena, &object);
	}
	if (mm_fact_has(call, MM_FACT_BUILTIN) || mm_same(call->schema, "pg_catalog"))
		return call->name;
	return mm_qualified_name(arena, call->schema, call->name);
}

bool mm_callee_is_readable(const struct mm_fact *call)
{
	const struct mm_function *f = call->function;

	return f != NULL && f->is_in_scope && f->facts != NULL && !f->facts->is_opaque;
}

const char *mm_fact_relation_display(struct mm_arena *arena, const struct mm_fact *fact)
{
	if (fact->relation != NULL)
		return mm_qualified_name(arena, fact->relation->schema, fact->relation->name);
	return mm_qualified_name(arena, fact->schema, fact->name);
}
