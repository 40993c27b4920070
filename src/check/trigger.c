#include "trigger.h"

#include "arena.h"
#include "identity.h"
#include "quote.h"

#include "banned.h"

const char *mm_trigger_title(struct mm_findings *out, const struct mm_trigger *trigger)
{
	return mm_arena_printf(out->arena, "Trigger %s on %s",
	                       mm_quoted_ident(out->arena, trigger->name),
	                       mm_qualified_name(out->arena, trigger->schema, trigger->table));
}

bool mm_trigger_is_for_apply(const struct mm_trigger *trigger)
{
	return trigger->is_in_scope && trigger->relation != NULL &&
	       (trigger->enabled == 'R' || trigger->enabled == 'A') &&
	       mm_relation_is_table(trigger->relation);
}

void mm_trigger_dead_events(struct mm_arena *arena, const struct mm_trigger *trigger,
                            struct mm_strings *to)
{
	for (size_t i = 0; i < trigger->events.count; i++) {
		const char *event = trigger->events.items[i];

		if (mm_same(event, "TRUNCATE"))
			continue;
		if (!trigger->is_row || (mm_same(event, "UPDATE") && trigger->columns.count > 0))
			mm_strings_add(arena, to, event);
	}
}

const char *mm_trigger_function(struct mm_findings *out, const struct mm_trigger *trigger)
{
	if (trigger->calls != NULL)
		return mm_display(out, mm_object_of_function(trigger->calls));
	if (trigger->function == NULL)
		return NULL;
	return mm_arena_printf(
	    out->arena, "%s()",
	    mm_qualified_name(out->arena, trigger->function_schema, trigger->function));
}
