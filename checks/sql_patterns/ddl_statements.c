/*
 * AutoDDL (spock_auto_replicate_ddl in src/spock_functions.c, 5.0.11) queues the text
 * of a statement that PostgreSQL classes as LOGSTMT_DDL, and the peers run it again.
 * At top level that is always so while spock.enable_ddl_replication is on, inside
 * functions only with spock.allow_ddl_from_functions. Spock 6 skips tablespaces
 * and what REFRESH ... CONCURRENTLY runs inside.
 */
#include <string.h>

#include "check.h"
#include "code_units.h"

#include "banned.h"

enum class {
	REEXECUTED,
	FAILS_ON_PEERS,
	CARRIES_SECRET,
	NOT_REPLICATED,
	RUNS_IN_FUNCTIONS,
	REPLICATED,
	CLASS_COUNT
};

static const struct {
	const char *name;
	enum mm_severity severity;
	const char *title;
	const char *detail;
} classes[] = {
	{ "reexecuted", MM_WARNING, "DDL that gives other values on each node",
	  "Each node runs the statement for itself, with its own time, random numbers, sequences "
	  "and rows." },
	{ "fails_on_peers", MM_WARNING, "DDL that fails on the other nodes",
	  "The statement is sent, and the whole transaction is lost where it fails." },
	{ "carries_secret", MM_WARNING, "DDL that carries a password",
	  "The text of the statement, password included, stays in spock.queue on every node." },
	{ "not_replicated", MM_CONSIDER, "DDL that stays on the node that runs it",
	  "It has to be run on every node where its effect is wanted." },
	{ "runs_in_functions", MM_CONSIDER, "DDL that runs inside functions",
	  "It is sent only while spock.allow_ddl_from_functions is on. While that is off it stays "
	  "on "
	  "its node, and no message says so." },
	{ "replicated", MM_INFO, "DDL that is sent to the other nodes as text", NULL },
};

struct tally {
	struct mm_culprits culprits;
	struct mm_strings kinds;
	int64_t count;
};

struct state {
	const struct mm_check_input *in;
	struct mm_findings *out;
	struct tally tallies[CLASS_COUNT];
};

static bool is_spock_6(const struct state *s)
{
	return s->in->target->spock >= MM_SPOCK_6;
}

static bool begins(const char *tag, const char *with)
{
	return strncmp(tag, with, strlen(with)) == 0;
}

/* "CREATE TABLESPACE", "DROP TABLESPACE" … */
static bool is_about(const char *tag, const char *what)
{
	const char *space = strchr(tag, ' ');

	return space != NULL && strcmp(space + 1, what) == 0;
}

static bool is_maintenance(const char *tag)
{
	return strcmp(tag, "REINDEX") == 0 || strcmp(tag, "VACUUM") == 0 ||
	       strcmp(tag, "ANALYZE") == 0;
}

/* The facts of its query tell of a temporary table: LIKE or AS. */
static bool takes_from_temporary(const struct mm_facts *facts, size_t at)
{
	size_t last = at + facts->items[at].inner_count;

	for (size_t i = at + 1; i <= last && i < facts->count; i++)
		if (mm_fact_has(&facts->items[i], MM_FACT_LIKE_SOURCE) &&
		    mm_fact_has(&facts->items[i], MM_FACT_TEMPORARY))
			return true;
	return false;
}

/* CLASS_COUNT: AutoDDL leaves it alone, and rightly. */
static enum class class_of_temporary(const char *tag) {
	return begins(tag, "CREATE ") && strcmp(tag, "CREATE INDEX") != 0 ? CLASS_COUNT
	       : is_maintenance(tag)                                      ? CLASS_COUNT
	                                                                  : FAILS_ON_PEERS;
}

static enum class class_of_ddl(const struct state *s, const struct mm_facts *facts, size_t at) {
	const struct mm_fact *fact = &facts->items[at]; const char *tag = fact->detail;

	if (mm_fact_has(fact, MM_FACT_TEMPORARY)) return class_of_temporary(tag);
	if (mm_fact_has(fact, MM_FACT_CONCURRENTLY) || is_maintenance(tag) ||
	    is_about(tag, "DATABASE") || is_about(tag, "SYSTEM") ||
	    is_about(tag, "SUBSCRIPTION")) return NOT_REPLICATED;
	if (is_about(tag, "TABLESPACE")) return is_spock_6(s) ? NOT_REPLICATED : FAILS_ON_PEERS;
	if (!is_spock_6(s) &&
	    (takes_from_temporary(facts, at) ||
	     (strcmp(tag, "CLUSTER") == 0 && fact->name == NULL))) return FAILS_ON_PEERS;
	if (mm_fact_has(fact, MM_FACT_SECRET)) return CARRIES_SECRET;
	if (mm_fact_has(fact, MM_FACT_FROM_QUERY) ||
	    mm_fact_has(fact, MM_FACT_VOLATILE)) return REEXECUTED;
	return REPLICATED;
}

static void note(struct state *s, enum class class, const char *tag,
                 const struct mm_code_unit *unit)
{
	struct tally *tally = &s->tallies[class];

	tally->count++;
	mm_strings_add_once(s->out->arena, &tally->kinds, tag);
	mm_culprits_add(&tally->culprits, s->out, unit);
}

static void look_at(const struct mm_code_unit *unit, void *data)
{
	struct state *s = data;

	for (size_t i = 0; i < unit->facts->count; i++) {
		const struct mm_fact *fact = &unit->facts->items[i];
		const char *tag = fact->detail;
		enum class class = CLASS_COUNT;

		if (fact->kind == MM_FACT_DDL && tag != NULL) {
			class = class_of_ddl(s, unit->facts, i);
		} else if (fact->kind == MM_FACT_REFRESH) {
			tag = "REFRESH MATERIALIZED VIEW";
			class = mm_fact_has(fact, MM_FACT_CONCURRENTLY) && !is_spock_6(s)
			            ? FAILS_ON_PEERS
			            : REEXECUTED;
		}
		if (class == CLASS_COUNT)
			continue;
		note(s, class, tag, unit);
		if (class != NOT_REPLICATED)
			note(s, RUNS_IN_FUNCTIONS, tag, unit);
	}
}

static void report(const struct state *s, enum class class)
{
	const struct tally *tally = &s->tallies[class];
	struct mm_finding *f =
	    mm_findings_add(s->out, classes[class].severity, mm_object_database(s->in->catalog),
	                    "%s", classes[class].title);

	if (classes[class].detail != NULL)
		mm_finding_detail(f, "%s", classes[class].detail);
	mm_finding_discriminate(f, classes[class].name);
	mm_culprits_tell(&tally->culprits, f);
	mm_meta_int(f, "ddl_count", tally->count);
	mm_meta_set(f, "kinds", &tally->kinds);
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	struct state s = { .in = in, .out = out };

	mm_code_walk(in->catalog, look_at, &s);
	for (int class = 0; class < CLASS_COUNT; class ++)
		if (s.tallies[class].count > 0)
			report(&s, (enum class) class);
}

MM_CHECK(ddl_statements) = {
	.title = "DDL in code, by what Spock's AutoDDL makes of it",
	.why = "Automatic DDL replication sends the text of a statement, not its effect, and each "
	       "node runs the text again. CREATE TABLE AS, SELECT INTO, a new column with a "
	       "default such as random() and REFRESH MATERIALIZED VIEW therefore give other rows "
	       "on each node, without an error. Some statements are sent although the other nodes "
	       "cannot run them, and the whole transaction is lost there; some are never sent. "
	       "Inside functions nothing is sent unless spock.allow_ddl_from_functions is on: a "
	       "table that a function creates then exists on one node only.",
	.evidence =
	    "spock_auto_replicate_ddl in src/spock_functions.c (5.0.11); the classes seen on "
	    "two nodes with 5.0.11 and 6.0.0.",
	.fix = "Add a column without a default, fill it by UPDATE, then set the default. Replace "
	       "CREATE TABLE AS by CREATE TABLE and INSERT. Create temporary tables ON COMMIT DROP "
	       "instead of dropping them. Give passwords already encrypted, or set them on each "
	       "node with spock.enable_ddl_replication off. Run on every node what is not sent. "
	       "Decide for all nodes alike whether functions may send DDL "
	       "(spock.allow_ddl_from_functions).",
	.severities = MM_CAN(WARNING) | MM_CAN(CONSIDER) | MM_CAN(INFO),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT | MM_MONITOR,
	.needs = MM_PART(FUNCTIONS),
	.uses = MM_PART(STATEMENTS) | MM_PART(SETTINGS),
	.from_dump = MM_DUMP_PARTLY,
	.other_sources = "statements, log",
	.run = run,
};
