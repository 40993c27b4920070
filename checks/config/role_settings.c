/*
 * The sync of a new node runs pg_dump, pg_restore and COPY as ordinary sessions
 * (src/spock_sync.c, 5.0.11), which inherit ALTER DATABASE … SET and ALTER ROLE …
 * SET. A setting that ends long sessions or makes them read-only stops the sync;
 * one that changes the replication role skips triggers and keys on the origin.
 */
#include "check.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "arena.h"

#include "banned.h"

enum { SHORT_TIMEOUT_MS = 10 * 60 * 1000 };

static bool is_on(const char *value)
{
	static const char *const words[] = { "on", "true", "yes", "1", "t" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcasecmp(value, words[i]) == 0)
			return true;
	return false;
}

static bool is_off(const char *value)
{
	static const char *const words[] = { "off", "false", "no", "0", "f" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcasecmp(value, words[i]) == 0)
			return true;
	return false;
}

/* As PostgreSQL reads a setting in milliseconds: '30s', '5 min', '90000'. -1: cannot tell. */
static double milliseconds(const char *value)
{
	static const struct {
		const char *unit;
		double factor;
	} units[] = { { "", 1 },        { "us", 0.001 },  { "ms", 1 },      { "s", 1000 },
		      { "min", 60000 }, { "h", 3600000 }, { "d", 86400000 } };
	char *rest;
	double number = strtod(value, &rest);

	if (rest == value)
		return -1;
	while (*rest == ' ')
		rest++;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (strcmp(rest, units[i].unit) == 0)
			return number * units[i].factor;
	return -1;
}

static bool is_short_timeout(const char *value)
{
	double ms = milliseconds(value);

	return ms > 0 && ms < SHORT_TIMEOUT_MS;
}

/* Spock connects as a superuser: a role known to be none is not Spock's. */
static bool may_be_spocks(const struct mm_check_input *in, const struct mm_db_role_setting *s)
{
	const struct mm_role *role;

	if (s->role == NULL)
		return true;
	role = mm_catalog_find_role(in->catalog, s->role);
	return role != NULL && role->is_superuser;
}

static bool is_timeout(const char *name)
{
	static const char *const names[] = { "statement_timeout", "lock_timeout",
		                             "transaction_timeout",
		                             "idle_in_transaction_session_timeout" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(name, names[i]) == 0)
			return true;
	return false;
}

/* Whether the setting trips, and how badly. */
static bool judge(const struct mm_check_input *in, const struct mm_db_role_setting *s,
                  enum mm_severity *severity)
{
	const char *value = s->value == NULL ? "" : s->value;

	*severity = MM_CRITICAL;
	if (strcmp(s->name, "default_transaction_read_only") == 0)
		return is_on(value) && may_be_spocks(in, s);
	if (strcmp(s->name, "session_replication_role") == 0)
		return strcasecmp(value, "origin") != 0;
	*severity = MM_WARNING;
	if (is_timeout(s->name))
		return is_short_timeout(value) && may_be_spocks(in, s);
	if (strcmp(s->name, "snowflake.node") == 0 || strcmp(s->name, "lolor.node") == 0)
		return true;
	*severity = MM_CONSIDER;
	if (strcmp(s->name, "row_security") == 0 || strcmp(s->name, "event_triggers") == 0)
		return is_off(value);
	return strcmp(s->name, "search_path") == 0 && s->role != NULL;
}

/* "role app", "database shop", "role app in database shop", "all roles" */
static const char *holder(struct mm_findings *out, const struct mm_db_role_setting *s)
{
	const struct mm_object role = mm_object_named("role", s->role);
	const struct mm_object database = mm_object_named("database", s->database);

	if (s->role != NULL && s->database != NULL)
		return mm_arena_printf(out->arena, "role %s in database %s", mm_display(out, role),
		                       mm_display(out, database));
	if (s->role != NULL)
		return mm_arena_printf(out->arena, "role %s", mm_display(out, role));
	if (s->database != NULL)
		return mm_arena_printf(out->arena, "database %s", mm_display(out, database));
	return "all roles";
}

static void add_fix(struct mm_finding *f, struct mm_findings *out,
                    const struct mm_db_role_setting *s)
{
	const struct mm_object role = mm_object_named("role", s->role);
	const struct mm_object database = mm_object_named("database", s->database);

	if (s->role != NULL && s->database != NULL)
		mm_finding_fix(f, MM_BEFORE, "ALTER ROLE %s IN DATABASE %s RESET %s;",
		               mm_display(out, role), mm_display(out, database), s->name);
	else if (s->role != NULL)
		mm_finding_fix(f, MM_BEFORE, "ALTER ROLE %s RESET %s;", mm_display(out, role),
		               s->name);
	else if (s->database != NULL)
		mm_finding_fix(f, MM_BEFORE, "ALTER DATABASE %s RESET %s;",
		               mm_display(out, database), s->name);
	else
		mm_finding_fix(f, MM_BEFORE, "ALTER ROLE ALL RESET %s;", s->name);
}

static void report(const struct mm_db_role_setting *s, enum mm_severity severity,
                   struct mm_findings *out)
{
	struct mm_finding *f = mm_findings_add(
	    out, severity, mm_object_named("setting", s->name), "%s is %s for %s", s->name,
	    s->value == NULL || *s->value == '\0' ? "empty" : s->value, holder(out, s));

	mm_finding_discriminate(f, s->role == NULL ? "" : s->role);
	mm_finding_discriminate(f, s->database == NULL ? "" : s->database);
	mm_meta_text(f, "role", s->role);
	mm_meta_text(f, "database", s->database);
	mm_meta_text(f, "value", s->value);
	add_fix(f, out, s);
}

static bool is_of_this_database(const struct mm_check_input *in, const struct mm_db_role_setting *s)
{
	return s->database == NULL || in->catalog->server.database == NULL ||
	       strcmp(s->database, in->catalog->server.database) == 0;
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	for (size_t i = 0; i < in->catalog->db_role_settings.count; i++) {
		const struct mm_db_role_setting *s = in->catalog->db_role_settings.items[i];
		enum mm_severity severity;

		if (is_of_this_database(in, s) && judge(in, s, &severity))
			report(s, severity, out);
	}
}

MM_CHECK(role_settings) = {
	.title = "Settings of a role or database that reach Spock's connections",
	.why =
	    "ALTER DATABASE ... SET and ALTER ROLE ... SET act on every session that begins, and "
	    "Spock's copy of a new node is made by ordinary sessions: pg_dump, pg_restore and "
	    "COPY. default_transaction_read_only makes them fail, a short timeout ends them in "
	    "the middle and the whole copy is rolled back. A role whose "
	    "session_replication_role is not origin skips ordinary triggers and foreign keys "
	    "when it writes, while its rows replicate: every node then holds rows that no "
	    "constraint has seen. A Snowflake or LOLOR node number set for one role gives one "
	    "server two numbers, and two servers may hand out the same ids. With automatic DDL "
	    "replication, a search_path of a role decides where unqualified names of its DDL "
	    "land on the other nodes.",
	.evidence = "src/spock_sync.c (5.0.11) runs pg_dump, pg_restore and COPY over ordinary "
	            "connections.",
	.fix =
	    "Take the setting back for the database and for the superuser that Spock uses: ALTER "
	    "ROLE ... RESET ...; ALTER DATABASE ... RESET .... A timeout may stay for the "
	    "application's own roles. Set snowflake.node and lolor.node with ALTER SYSTEM only.",
	.severities = MM_CAN(CRITICAL) | MM_CAN(WARNING) | MM_CAN(CONSIDER),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT,
	.needs = MM_PART(DB_ROLE_SETTINGS),
	.uses = MM_PART(SETTINGS),
	.from_dump = MM_DUMP_PARTLY,
	.other_sources = "live, settings, pg_dumpall",
	.run = run,
};
