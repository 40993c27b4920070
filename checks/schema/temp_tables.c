/*
 * Automatic DDL replication leaves out CREATE TEMP, but queues later DDL on the
 * temporary table: spock_auto_replicate_ddl (src/spock_functions.c, 5.0.11) looks
 * for CONCURRENTLY only when it meets a DROP. Inside functions this holds with
 * spock.allow_ddl_from_functions. The peer has no such table, fails with 42P01 and
 * discards the whole transaction, or has a permanent one of that name and drops it.
 */
#include <string.h>

#include "arena.h"
#include "check.h"
#include "code.h"

#include "banned.h"

enum { MOST_NAMES = 20 };

struct temp_use {
	struct mm_findings *out;
	const struct mm_catalog *catalog;
	struct mm_strings tables;
	struct mm_strings follow_up;
	struct mm_strings same_names;
	const char *noun; /* of the first one: "table", "sequence", "view" */
	bool is_hit;      /* DDL is sent that fails on a peer */
	bool drops;       /* a DROP is among it */
};

static const char *created_kind(const struct mm_fact *fact)
{
	static const char *const kinds[][2] = {
		{ "CREATE TABLE", "table" }, { "CREATE TABLE AS", "table" },
		{ "SELECT INTO", "table" },  { "CREATE SEQUENCE", "sequence" },
		{ "CREATE VIEW", "view" },
	};

	if (fact->kind != MM_FACT_DDL || fact->name == NULL || fact->detail == NULL ||
	    !mm_fact_has(fact, MM_FACT_TEMPORARY))
		return NULL;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(kinds[i][0], fact->detail) == 0)
			return kinds[i][1];
	return NULL;
}

static void note_creation(struct temp_use *use, const struct mm_fact *fact)
{
	const char *kind = created_kind(fact);

	if (kind == NULL)
		return;
	if (use->noun == NULL)
		use->noun = kind;
	mm_strings_add(use->out->arena, &use->tables, fact->name);
}

/* Not of the class of statements that are sent as DDL. */
static bool is_never_sent(const char *tag)
{
	return strcmp(tag, "VACUUM") == 0 || strcmp(tag, "ANALYZE") == 0 ||
	       strcmp(tag, "REINDEX") == 0;
}

/* On the peer an unqualified name means the permanent table. */
static void note_same_names(struct temp_use *use, const struct mm_fact *fact)
{
	const struct mm_relation_list *named;
	bool is_table =
	    strcmp(fact->detail, "DROP TABLE") == 0 || strcmp(fact->detail, "ALTER TABLE") == 0;

	if (!is_table || fact->name == NULL || mm_fact_has(fact, MM_FACT_QUALIFIED))
		return;
	named = mm_catalog_relations_named(use->catalog, fact->name);
	for (size_t i = 0; named != NULL && i < named->count; i++)
		if (mm_relation_is_table(named->items[i]) && use->same_names.count < MOST_NAMES)
			mm_strings_add_once(
			    use->out->arena, &use->same_names,
			    mm_display(use->out, mm_object_of_relation(named->items[i])));
}

static void note_follow_up(struct temp_use *use, const struct mm_fact *fact)
{
	if (fact->detail == NULL || is_never_sent(fact->detail))
		return;
	mm_strings_add(use->out->arena, &use->follow_up, fact->detail);
	note_same_names(use, fact);
	if (strncmp(fact->detail, "DROP ", strlen("DROP ")) == 0)
		use->drops = true;
	/* With IF EXISTS a missing table is worth a notice on the peer, no more. */
	if (!mm_fact_has(fact, MM_FACT_IF_EXISTS))
		use->is_hit = true;
}

/* CREATE TABLE … LIKE or AS a temporary table is sent, and the peer has no such table. */
static void note_copy(struct temp_use *use, const struct mm_fact *create)
{
	if (create == NULL || created_kind(create) != NULL)
		return;
	mm_strings_add(use->out->arena, &use->follow_up, create->detail);
	use->is_hit = true;
}

static void look(struct temp_use *use, const struct mm_facts *facts)
{
	const struct mm_fact *last = NULL; /* the DDL that what follows may belong to */

	for (size_t i = 0; i < facts->count; i++)
		note_creation(use, &facts->items[i]);
	for (size_t i = 0; use->noun != NULL && i < facts->count; i++) {
		const struct mm_fact *fact = &facts->items[i];

		if (fact->kind == MM_FACT_DDL)
			last = fact;
		if (fact->kind == MM_FACT_READ && mm_fact_has(fact, MM_FACT_LIKE_SOURCE) &&
		    mm_fact_has(fact, MM_FACT_TEMPORARY))
			note_copy(use, last);
		if (fact->kind == MM_FACT_DDL && created_kind(fact) == NULL &&
		    mm_fact_has(fact, MM_FACT_TEMPORARY))
			note_follow_up(use, fact);
	}
}

/* The function's own settings keep its DDL from being sent: the fix, applied. */
static bool is_kept_local(const struct mm_function *function)
{
	return mm_strings_has(&function->settings, "spock.enable_ddl_replication=off") ||
	       mm_strings_has(&function->settings, "spock.allow_ddl_from_functions=off");
}

/* trigger_side_effects speaks for those: on apply they cannot create it at all. */
static bool fires_on_apply(const struct mm_function *function)
{
	for (size_t i = 0; i < function->triggers.count; i++) {
		const struct mm_trigger *t = function->triggers.items[i];

		if (t->is_in_scope && (t->enabled == 'R' || t->enabled == 'A') &&
		    (t->is_row || mm_strings_has(&t->events, "TRUNCATE")))
			return true;
	}
	return false;
}

static enum mm_severity severity_of(const struct mm_function *function, const struct temp_use *use)
{
	if (is_kept_local(function))
		return MM_INFO;
	if (use->same_names.count > 0)
		return MM_CRITICAL;
	return use->is_hit ? MM_WARNING : MM_INFO;
}

static bool ends_transaction(const struct mm_fact *fact, const struct mm_function *culprit,
                             void *data)
{
	bool *found = data;

	(void)culprit;
	*found = fact->kind == MM_FACT_TRANSACTION;
	return !*found;
}

static void fix(struct mm_finding *f, const struct mm_function *function)
{
	bool commits = false;

	mm_facts_walk(function->facts, ends_transaction, &commits);
	/* PostgreSQL refuses COMMIT in a procedure that has a setting of its own. */
	if (commits)
		return;
	mm_finding_fix(f, MM_APPLICATION, "ALTER %s %s SET spock.enable_ddl_replication = off;",
	               function->kind == 'p' ? "PROCEDURE" : "FUNCTION", f->object_name);
}

static void report(const struct mm_function *function, struct temp_use *use)
{
	struct mm_object object = mm_object_of_function(function);
	enum mm_severity severity = severity_of(function, use);
	const char *also = "";

	if (use->follow_up.count > 0)
		also = use->drops ? " and drops" : " and changes";
	struct mm_finding *f = mm_findings_add(
	    use->out, severity, object, "%s %s creates%s a temporary %s%s",
	    mm_function_noun(function), mm_display(use->out, object), also, use->noun,
	    severity == MM_CRITICAL ? " named like a permanent one" : "");

	if (severity == MM_CRITICAL)
		mm_finding_detail(f, "On the other nodes the same statement means %s.",
		                  use->same_names.items[0]);
	else if (severity == MM_INFO && !is_kept_local(function) &&
	         mm_facts_find(function->facts, MM_FACT_DYNAMIC) != NULL)
		mm_finding_detail(f,
		                  "It also executes text that is known only when it runs; a "
		                  "DROP or ALTER of the %s in it would be sent to all nodes.",
		                  use->noun);
	mm_finding_group(f, "temp", object);
	f->is_heuristic = function->facts->is_heuristic;
	mm_meta_text(f, "language", function->language);
	mm_meta_set(f, "tables", &use->tables);
	mm_meta_set(f, "same_name_as", &use->same_names);
	mm_meta_set(f, "follow_up", &use->follow_up);
	if (severity > MM_INFO)
		fix(f, function);
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	for (size_t i = 0; i < in->catalog->functions.count; i++) {
		const struct mm_function *function = in->catalog->functions.items[i];
		struct temp_use use = { .out = out, .catalog = in->catalog };

		if (!function->is_in_scope || function->facts == NULL)
			continue;
		look(&use, function->facts);
		if (use.noun != NULL &&
		    (severity_of(function, &use) == MM_CRITICAL || !fires_on_apply(function)))
			report(function, &use);
	}
}

MM_CHECK(temp_tables) = {
	.title = "Functions that create temporary tables",
	.why = "Temporary tables belong to one session and are not replicated; Spock's automatic "
	       "DDL replication leaves their creation out. It does not recognise what is done to "
	       "them later. With spock.allow_ddl_from_functions on, a DROP, ALTER or CREATE "
	       "INDEX on a temporary table inside a function is sent to all nodes, where no such "
	       "table exists. It fails there with error 42P01, and the whole transaction is "
	       "discarded on that node, with the permanent rows it wrote. Where the other node "
	       "has a permanent table of that name, that one is dropped or changed instead, with "
	       "all its rows, and nothing is logged. DROP TABLE IF EXISTS without such a table "
	       "gives no more than a notice there, and ON COMMIT DROP is safe.",
	.evidence = "spock_auto_replicate_ddl in src/spock_functions.c (5.0.11). The lost "
	            "transaction was seen on two nodes with 5.0.11 and 6.0.0, the dropped "
	            "permanent table with 5.0.11.",
	.fix = "Create the table with ON COMMIT DROP and leave out the DROP, or keep the "
	       "function's DDL from being replicated: ALTER FUNCTION f(...) SET "
	       "spock.enable_ddl_replication = off. Never give a temporary table the name of a "
	       "permanent one.",
	.severities = MM_CAN(CRITICAL) | MM_CAN(WARNING) | MM_CAN(INFO),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT,
	.needs = MM_PART(FUNCTIONS) | MM_PART(RELATIONS),
	.uses = MM_PART(SETTINGS) | MM_PART(DB_ROLE_SETTINGS),
	.from_dump = MM_DUMP_YES,
	.run = run,
};
