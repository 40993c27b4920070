#include "lob.h"

#include "banned.h"

static const char *const writers[] = {
	"lo_create", "lo_creat",  "lo_put",      "lowrite",       "lo_from_bytea",
	"lo_import", "lo_unlink", "lo_truncate", "lo_truncate64",
};

const char *mm_lob_writing_call(const struct mm_fact *fact)
{
	for (size_t i = 0; i < sizeof writers / sizeof *writers; i++)
		if (mm_fact_calls(fact, writers[i]))
			return writers[i];
	if (fact->kind != MM_FACT_LARGE_OBJECT)
		return NULL;
	return fact->detail != NULL ? fact->detail : "LARGE OBJECT";
}

/* A user's own function of that name does something else. */
bool mm_trigger_is_lo_manage(const struct mm_trigger *trigger)
{
	return trigger->is_in_scope && trigger->enabled != 'D' &&
	       mm_same(trigger->function, "lo_manage") &&
	       (trigger->calls == NULL || trigger->calls->extension != NULL ||
	        mm_same(trigger->calls->language, "c"));
}

void mm_lob_group(struct mm_finding *finding)
{
	mm_finding_group(finding, "lob", mm_object_named("large objects", NULL));
}
