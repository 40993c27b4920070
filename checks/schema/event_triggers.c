/*
 * Queued DDL is run on the peer through ProcessUtility while session_replication_role
 * is replica (src/spock_apply.c, 5.0.11): event triggers that are ENABLE REPLICA or
 * ENABLE ALWAYS fire there, ordinary ones do not. An event trigger that runs DDL or
 * adds tables to sets then does so once more on every node.
 */
#include <string.h>

#include "check.h"
#include "code.h"
#include "quote.h"

#include "banned.h"

/* What it does once more on each node. */
struct repeated {
	const char *what;
};

static bool note_work(const struct mm_fact *fact, const struct mm_function *culprit, void *data)
{
	struct repeated *r = data;

	(void)culprit;
	if (fact->kind == MM_FACT_CALL && mm_same(fact->schema, "spock") && fact->name != NULL &&
	    (strncmp(fact->name, "repset_", strlen("repset_")) == 0 ||
	     strcmp(fact->name, "replicate_ddl") == 0))
		r->what = "It changes replication sets or replicates DDL by itself.";
	else if (mm_fact_has(fact, MM_FACT_TEMPORARY))
		return true;
	else if (fact->kind == MM_FACT_DDL)
		r->what = "Its function runs DDL.";
	else if (mm_fact_writes_rows(fact))
		r->what = "Its function writes tables.";
	return r->what == NULL;
}

static bool fires_on_apply(const struct mm_event_trigger *t)
{
	return t->enabled == 'R' || t->enabled == 'A';
}

/* Apply workers do not log in, whatever the trigger is set to. */
static bool is_at_login(const struct mm_event_trigger *t)
{
	return mm_same(t->event, "login");
}

static struct mm_finding *add_finding(const struct mm_event_trigger *t, struct mm_findings *out)
{
	struct mm_object object = mm_object_named("event trigger", t->name);
	const char *name = mm_display(out, object);
	const struct mm_facts *facts = t->calls == NULL ? NULL : t->calls->facts;
	struct repeated r = { 0 };

	object.location = t->location;
	if (is_at_login(t))
		return mm_findings_add(out, MM_INFO, object,
		                       "Event trigger %s fires at login on each node", name);
	if (!fires_on_apply(t))
		return mm_findings_add(out, MM_INFO, object,
		                       "Event trigger %s does not fire where DDL is applied", name);
	mm_facts_walk(facts, note_work, &r);
	struct mm_finding *f =
	    mm_findings_add(out, r.what != NULL ? MM_WARNING : MM_CONSIDER, object,
	                    "Event trigger %s fires again where DDL is applied", name);

	if (r.what != NULL)
		mm_finding_detail(f, "%s", r.what);
	f->is_heuristic = facts != NULL && facts->is_heuristic;
	mm_finding_fix(f, MM_BEFORE, "ALTER EVENT TRIGGER %s ENABLE;", name);
	return f;
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	for (size_t i = 0; i < in->catalog->event_triggers.count; i++) {
		const struct mm_event_trigger *t = in->catalog->event_triggers.items[i];

		if (t->enabled == 'D' || t->extension != NULL)
			continue;
		struct mm_finding *f = add_finding(t, out);

		mm_meta_text(f, "event", t->event);
		mm_meta_text(f, "enabled", (const char[]){ t->enabled, '\0' });
		mm_meta_text(f, "function",
		             mm_qualified_name(f->arena, t->function_schema, t->function));
		mm_meta_set(f, "tags", &t->tags);
	}
}

MM_CHECK(event_triggers) = {
	.title = "Event triggers",
	.why = "DDL that Spock replicates is run again on each node, in a session whose "
	       "session_replication_role is replica. Event triggers set to ENABLE ALWAYS or "
	       "ENABLE REPLICA fire there a second time; ordinary ones fire only on the node "
	       "where the user ran the statement. One that creates objects or writes tables then "
	       "does it once for every node: the second creation fails and the replicated "
	       "statement ends in the exception log, or rows appear twice. One that adds new "
	       "tables to a replication set does the same work as the setting "
	       "spock.include_ddl_repset, and the two get into each other's way.",
	.evidence = "src/spock_apply.c (5.0.11) sets session_replication_role and runs queued "
	            "DDL through ProcessUtility.",
	.fix = "Set the event trigger to fire on the node of origin only: ALTER EVENT TRIGGER "
	       "name ENABLE. What it creates there by DDL is replicated only with "
	       "spock.allow_ddl_from_functions on. An event trigger that puts new tables into "
	       "replication sets can be dropped in favour of spock.include_ddl_repset.",
	.severities = MM_CAN(WARNING) | MM_CAN(CONSIDER) | MM_CAN(INFO),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT,
	.needs = MM_PART(EVENT_TRIGGERS) | MM_PART(FUNCTIONS),
	.uses = MM_PART(SETTINGS),
	.from_dump = MM_DUMP_YES,
	.run = run,
};
