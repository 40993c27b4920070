#include "moment.h"

#include <stdlib.h>
#include <string.h>

#include "list.h"

#include "banned.h"

struct entry {
	const char *name;
	enum mm_moment moment;
};

/* In byte order. */
static const struct entry entries[] = {
	{ "clock_timestamp", MM_MOMENT_CLOCK },
	{ "current_catalog", MM_MOMENT_SESSION },
	{ "current_database", MM_MOMENT_SESSION },
	{ "current_date", MM_MOMENT_CLOCK },
	{ "current_query", MM_MOMENT_SESSION },
	{ "current_role", MM_MOMENT_SESSION },
	{ "current_schema", MM_MOMENT_SETTING },
	{ "current_schemas", MM_MOMENT_SETTING },
	{ "current_setting", MM_MOMENT_SETTING },
	{ "current_time", MM_MOMENT_CLOCK },
	{ "current_timestamp", MM_MOMENT_CLOCK },
	{ "current_user", MM_MOMENT_SESSION },
	{ "currval", MM_MOMENT_SEQUENCE },
	{ "gen_random_bytes", MM_MOMENT_RANDOM },
	{ "gen_random_uuid", MM_MOMENT_RANDOM },
	{ "get_current_ts_config", MM_MOMENT_SETTING },
	{ "inet_client_addr", MM_MOMENT_SESSION },
	{ "inet_client_port", MM_MOMENT_SESSION },
	{ "inet_server_addr", MM_MOMENT_SESSION },
	{ "inet_server_port", MM_MOMENT_SESSION },
	{ "lastval", MM_MOMENT_SEQUENCE },
	{ "localtime", MM_MOMENT_CLOCK },
	{ "localtimestamp", MM_MOMENT_CLOCK },
	{ "nextval", MM_MOMENT_SEQUENCE },
	{ "now", MM_MOMENT_CLOCK },
	{ "pg_backend_pid", MM_MOMENT_SESSION },
	{ "pg_conf_load_time", MM_MOMENT_SESSION },
	{ "pg_current_snapshot", MM_MOMENT_SESSION },
	{ "pg_current_wal_insert_lsn", MM_MOMENT_SESSION },
	{ "pg_current_wal_lsn", MM_MOMENT_SESSION },
	{ "pg_current_xact_id", MM_MOMENT_SESSION },
	{ "pg_current_xact_id_if_assigned", MM_MOMENT_SESSION },
	{ "pg_is_in_recovery", MM_MOMENT_SESSION },
	{ "pg_postmaster_start_time", MM_MOMENT_SESSION },
	{ "random", MM_MOMENT_RANDOM },
	{ "random_normal", MM_MOMENT_RANDOM },
	{ "session_user", MM_MOMENT_SESSION },
	{ "setval", MM_MOMENT_SEQUENCE },
	{ "statement_timestamp", MM_MOMENT_CLOCK },
	{ "timeofday", MM_MOMENT_CLOCK },
	{ "transaction_timestamp", MM_MOMENT_CLOCK },
	{ "txid_current", MM_MOMENT_SESSION },
	{ "txid_current_if_assigned", MM_MOMENT_SESSION },
	{ "txid_current_snapshot", MM_MOMENT_SESSION },
	{ "user", MM_MOMENT_SESSION },
	{ "uuid_generate_v1", MM_MOMENT_RANDOM },
	{ "uuid_generate_v1mc", MM_MOMENT_RANDOM },
	{ "uuid_generate_v4", MM_MOMENT_RANDOM },
	{ "uuidv4", MM_MOMENT_RANDOM },
	{ "uuidv7", MM_MOMENT_RANDOM },
};

static int by_name(const void *name, const void *entry)
{
	return strcmp(name, ((const struct entry *)entry)->name);
}

/* One argument leaves the text search configuration, or today, to be filled in. */
static enum mm_moment by_argument(const struct mm_fact *call)
{
	static const char *const searches[] = { "to_tsvector",          "to_tsquery",
		                                "plainto_tsquery",      "phraseto_tsquery",
		                                "websearch_to_tsquery", "ts_headline" };

	if (call->kind != MM_FACT_CALL || call->argument_count != 1)
		return MM_MOMENT_NONE;
	if (strcmp(call->name, "age") == 0)
		return MM_MOMENT_CLOCK;
	for (size_t i = 0; i < sizeof searches / sizeof searches[0]; i++)
		if (strcmp(call->name, searches[i]) == 0)
			return MM_MOMENT_SETTING;
	return MM_MOMENT_NONE;
}

enum mm_moment mm_moment_of(const struct mm_fact *call)
{
	const struct entry *found;

	if ((call->kind != MM_FACT_CALL && call->kind != MM_FACT_ASSIGN_NEW) ||
	    call->name == NULL || call->function != NULL)
		return MM_MOMENT_NONE;
	/* snowflake.nextval() and its like are what they are for. */
	if (call->schema != NULL && !mm_fact_has(call, MM_FACT_BUILTIN) &&
	    strncmp(call->name, "uuid", 4) != 0 && strncmp(call->name, "gen_random", 10) != 0)
		return MM_MOMENT_NONE;
	found = bsearch(call->name, entries, sizeof entries / sizeof entries[0], sizeof entries[0],
	                by_name);
	return found != NULL ? found->moment : by_argument(call);
}
