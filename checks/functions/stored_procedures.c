/*
 * Spock decodes rows from WAL. A function is not run again on the other nodes (its
 * rows arrive), so all it does besides is done once, on one node: files, programs,
 * other servers. PREPARE TRANSACTION is sent at COMMIT PREPARED only, and under
 * session_replication_role = replica ordinary triggers and foreign keys do not act.
 */
#include <string.h>

#include "check.h"
#include "code.h"
#include "code_units.h"
#include "outside.h"

#include "banned.h"

/* The worst first: one finding names the first that holds. */
enum class {
	FILES,
	TWO_PHASE,
	REPLICATION_ROLE,
	REMOTE_WRITES,
	DYNAMIC,
	EXTERNAL,
	TRANSACTIONS,
	CLASS_COUNT
};

static const struct {
	const char *name;
	enum mm_severity severity;
	const char *title;
} classes[] = {
	{ "server_files", MM_WARNING, "works on files or programs of the server" },
	{ "two_phase", MM_WARNING, "prepares transactions for two-phase commit" },
	{ "session_replication_role", MM_WARNING, "sets session_replication_role" },
	{ "remote_writes", MM_WARNING, "writes to another server" },
	{ "dynamic_sql", MM_CONSIDER, "runs SQL that cannot be read" },
	{ "external_calls", MM_CONSIDER, "calls other servers or programs" },
	{ "transactions", MM_CONSIDER,
	  "ends transactions between writes to different replication sets" },
};

struct uses {
	bool of[CLASS_COUNT];
	bool ends_transactions;
	bool writes_keyed;   /* tables that join the set "default" */
	bool writes_keyless; /* and those that join "default_insert_only" */
};

static void note_outside(struct uses *uses, enum mm_outside outside)
{
	if (outside == MM_OUTSIDE_FILES)
		uses->of[FILES] = true;
	else if (outside == MM_OUTSIDE_WRITES)
		uses->of[REMOTE_WRITES] = true;
	else if (outside == MM_OUTSIDE_REACHES)
		uses->of[EXTERNAL] = true;
}

static void note_write(struct uses *uses, const struct mm_fact *fact)
{
	if (!mm_fact_writes_rows(fact) || fact->relation == NULL ||
	    !mm_relation_is_table(fact->relation))
		return;
	if (mm_relation_replicates(fact->relation))
		uses->writes_keyed = true;
	else
		uses->writes_keyless = true;
}

static void note(struct uses *uses, const struct mm_fact *fact)
{
	switch (fact->kind) {
	case MM_FACT_TWO_PHASE:
		uses->of[TWO_PHASE] = true;
		break;
	case MM_FACT_SET:
		if (mm_same(fact->name, "session_replication_role"))
			uses->of[REPLICATION_ROLE] = true;
		break;
	case MM_FACT_DYNAMIC:
		uses->of[DYNAMIC] = true;
		break;
	case MM_FACT_TRANSACTION:
		uses->ends_transactions = true;
		break;
	default:
		note_outside(uses, mm_outside_of(fact));
		note_write(uses, fact);
		break;
	}
}

/* CREATE FUNCTION … SET session_replication_role */
static bool has_role_setting(const struct mm_function *function)
{
	static const char prefix[] = "session_replication_role=";

	for (size_t i = 0; i < function->settings.count; i++)
		if (strncmp(function->settings.items[i], prefix, sizeof prefix - 1) == 0)
			return true;
	return false;
}

static struct uses uses_of(const struct mm_function *function)
{
	struct uses uses = { .of = { false } };

	for (size_t i = 0; function->facts != NULL && i < function->facts->count; i++)
		note(&uses, &function->facts->items[i]);
	if (has_role_setting(function))
		uses.of[REPLICATION_ROLE] = true;
	uses.of[TRANSACTIONS] = uses.ends_transactions && uses.writes_keyed && uses.writes_keyless;
	return uses;
}

static const char *volatility_name(char volatility)
{
	if (volatility == 'i')
		return "immutable";
	return volatility == 's' ? "stable" : "volatile";
}

static void report(const struct mm_function *function, const struct uses *uses, int worst,
                   struct mm_findings *out)
{
	struct mm_object object = mm_object_of_function(function);
	struct mm_finding *f = mm_findings_add(out, classes[worst].severity, object, "%s %s",
	                                       mm_code_title(out, object), classes[worst].title);
	struct mm_strings facts = { 0 };

	for (int class = 0; class < CLASS_COUNT; class ++)
		if (uses->of[class])
			mm_strings_add(out->arena, &facts, classes[class].name);
	mm_finding_discriminate(f, classes[worst].name);
	mm_meta_text(f, "kind", object.kind);
	mm_meta_text(f, "language", function->language);
	mm_meta_text(f, "volatility", volatility_name(function->volatility));
	mm_meta_set(f, "facts", &facts);
	mm_meta_bool(f, "is_dynamic", uses->of[DYNAMIC]);
	f->is_heuristic = function->facts != NULL && function->facts->is_heuristic;
}

static void look_at(const struct mm_function *function, struct mm_findings *out)
{
	struct uses uses = uses_of(function);

	for (int class = 0; class < CLASS_COUNT; class ++) {
		if (uses.of[class]) {
			report(function, &uses, class, out);
			return;
		}
	}
}

/* Not all of what it does can be known. */
static bool is_unreadable(const struct mm_function *function)
{
	const struct mm_facts *facts = function->facts;

	return facts != NULL && (facts->is_opaque || facts->parse_error != NULL ||
	                         mm_facts_find(facts, MM_FACT_DYNAMIC) != NULL);
}

static void summarise(const struct mm_catalog *catalog, int64_t total, int64_t unreadable,
                      struct mm_findings *out)
{
	struct mm_finding *f;

	if (total == 0)
		return;
	f = mm_findings_add(out, MM_INFO, mm_object_database(catalog),
	                    "Functions act on one node, and the rows they change on all");
	mm_finding_discriminate(f, "summary");
	mm_meta_int(f, "total_count", total);
	mm_meta_int(f, "unreadable_count", unreadable);
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	int64_t total = 0;
	int64_t unreadable = 0;

	for (size_t i = 0; i < in->catalog->functions.count; i++) {
		const struct mm_function *function = in->catalog->functions.items[i];

		/* An aggregate has no code but that of its functions. */
		if (!function->is_in_scope || function->kind == 'a')
			continue;
		total++;
		unreadable += is_unreadable(function);
		look_at(function, out);
	}
	summarise(in->catalog, total, unreadable, out);
}

MM_CHECK(stored_procedures) = {
	.title = "Functions that do more than change rows",
	.why = "Spock sends the rows that a function changed, and does not run the function again. "
	       "What it did besides stays on the node that ran it: a file that COPY wrote, a "
	       "program it started, a request to another server. Rows that it writes to another "
	       "node directly are sent on from there as that node's own, and arrive twice or in "
	       "conflict. Under session_replication_role = replica ordinary triggers and foreign "
	       "key checks do not act, and what they would have done is missing on every node. "
	       "Prepared transactions reach the other nodes only when they are committed. SQL that "
	       "is put together at run time cannot be read here: each such place is a question to "
	       "its author.",
	.evidence =
	    "src/spock_output_plugin.c (5.0.11) decodes rows only; triggers and rules that do "
	    "not run on apply were seen on two nodes with 5.0.11 and 6.0.0.",
	.fix = "Files and programs: let one node do it, or each for itself on purpose. Writes to "
	       "another node: remove them, since Spock sends the rows. session_replication_role: "
	       "use it only in maintenance, on rows that are complete without triggers. Dynamic "
	       "SQL: read it, and look for DDL, temporary tables, TRUNCATE and sequences. "
	       "Procedures that end transactions: keep what belongs together in one transaction.",
	.severities = MM_CAN(WARNING) | MM_CAN(CONSIDER) | MM_CAN(INFO),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT,
	.needs = MM_PART(FUNCTIONS),
	.from_dump = MM_DUMP_YES,
	.run = run,
};
