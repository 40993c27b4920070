#include "claims.h"

#include "catalog.h"

#include "banned.h"

#define LIVE "not in a dump: only a live database tells"

static const struct {
	enum mm_part part;
	const char *reason;
} never[] = {
	{ MM_PART_NUMBER_SETTINGS,
	  "not in a schema dump: only a live database or its settings tell" },
	{ MM_PART_NUMBER_HBA, "not in a dump: only a live database or its pg_hba.conf tells" },
	{ MM_PART_NUMBER_STATEMENTS,
	  "not in a dump: only pg_stat_statements of a live database tells" },
	{ MM_PART_NUMBER_ACTIVITY, LIVE },
	{ MM_PART_NUMBER_SESSIONS, LIVE },
	{ MM_PART_NUMBER_SLOTS, LIVE },
	{ MM_PART_NUMBER_ORIGINS, LIVE },
	{ MM_PART_NUMBER_SENDERS, LIVE },
	{ MM_PART_NUMBER_SIZES, LIVE },
	{ MM_PART_NUMBER_JOBS, LIVE },
	{ MM_PART_NUMBER_CLOCK, LIVE },
	{ MM_PART_NUMBER_LOG, "not in a dump: only the server's log tells" },
	{ MM_PART_NUMBER_SPOCK, LIVE },
	{ MM_PART_NUMBER_SPOCK_NODES, LIVE },
	{ MM_PART_NUMBER_SPOCK_SUBSCRIPTIONS, LIVE },
	{ MM_PART_NUMBER_SPOCK_SETS, LIVE },
	{ MM_PART_NUMBER_SPOCK_TABLES, LIVE },
	{ MM_PART_NUMBER_SPOCK_PROGRESS, LIVE },
	{ MM_PART_NUMBER_SPOCK_LOGS, LIVE },
	{ MM_PART_NUMBER_SPOCK_WORKERS, LIVE },
};

#define ALWAYS                                                                                     \
	(MM_PART(SERVER) | MM_PART(RELATIONS) | MM_PART(COLUMNS) | MM_PART(CONSTRAINTS) |          \
	 MM_PART(INDEXES) | MM_PART(TYPES) | MM_PART(RULES) | MM_PART(POLICIES) | MM_PART(VIEWS) | \
	 MM_PART(SEQUENCES) | MM_PART(FUNCTIONS) | MM_PART(TRIGGERS) | MM_PART(EVENT_TRIGGERS) |   \
	 MM_PART(EXTENSIONS) | MM_PART(PUBLICATIONS) | MM_PART(SUBSCRIPTIONS) |                    \
	 MM_PART(PRIVILEGES) | MM_PART(FOREIGN_SERVERS) | MM_PART(COLLATIONS))

/* Claims the part when it is there; otherwise the input does not carry it. */
static void decide(struct mm_catalog *catalog, enum mm_part part, bool is_there, const char *reason)
{
	if (is_there)
		mm_catalog_claim(catalog, UINT64_C(1) << part);
	else
		mm_catalog_lacks(catalog, part, MM_NOT_CARRIED, reason);
}

void mm_claims_make(struct mm_catalog *catalog, const struct mm_claims *claims)
{
	mm_catalog_claim(catalog, ALWAYS);
	for (size_t i = 0; i < sizeof never / sizeof never[0]; i++)
		mm_catalog_lacks(catalog, never[i].part, MM_NOT_CARRIED, never[i].reason);
	decide(catalog, MM_PART_NUMBER_ROLES, claims->is_cluster && catalog->roles.count > 0,
	       "not in the dump of one database: add the output of pg_dumpall --globals-only");
	decide(catalog, MM_PART_NUMBER_TABLESPACES, claims->is_cluster,
	       "not in the dump of one database: add the output of pg_dumpall --globals-only");
	decide(catalog, MM_PART_NUMBER_DATABASES, claims->is_cluster && claims->has_connected,
	       "not in the dump of one database: pg_dumpall writes it");
	decide(catalog, MM_PART_NUMBER_DB_ROLE_SETTINGS,
	       claims->is_cluster || claims->has_connected || catalog->db_role_settings.count > 0,
	       "not in this dump: pg_dump --create or pg_dumpall writes it");
	decide(catalog, MM_PART_NUMBER_ENCODING, catalog->server.encoding != NULL,
	       "neither CREATE DATABASE nor client_encoding is in the dump: pg_dump --create "
	       "writes it");
	decide(catalog, MM_PART_NUMBER_LARGE_OBJECTS, catalog->large_objects.count > 0,
	       "no large object is in the dump, and one of the schema only carries none: a dump "
	       "with data or a live database tells");
}
