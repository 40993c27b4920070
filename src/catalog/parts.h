#ifndef MM_PARTS_H
#define MM_PARTS_H

#include <stdbool.h>
#include <stdint.h>

/*
 * The parts of a catalog, named as in the table of the checks' specification. A
 * source claims the parts it filled; every other part is absent, with a reason
 * that a person can act on.
 */
#define MM_PARTS(P)                                                                                \
	P(SERVER, "server")                                                                        \
	P(RELATIONS, "relations")                                                                  \
	P(COLUMNS, "columns")                                                                      \
	P(CONSTRAINTS, "constraints")                                                              \
	P(INDEXES, "indexes")                                                                      \
	P(TYPES, "types")                                                                          \
	P(RULES, "rules")                                                                          \
	P(POLICIES, "policies")                                                                    \
	P(VIEWS, "views")                                                                          \
	P(SEQUENCES, "sequences")                                                                  \
	P(FUNCTIONS, "functions")                                                                  \
	P(TRIGGERS, "triggers")                                                                    \
	P(EVENT_TRIGGERS, "event_triggers")                                                        \
	P(EXTENSIONS, "extensions")                                                                \
	P(PUBLICATIONS, "publications")                                                            \
	P(SUBSCRIPTIONS, "subscriptions")                                                          \
	P(PRIVILEGES, "privileges")                                                                \
	P(FOREIGN_SERVERS, "foreign_servers")                                                      \
	P(TABLESPACES, "tablespaces")                                                              \
	P(DATABASES, "databases")                                                                  \
	P(ROLES, "roles")                                                                          \
	P(DB_ROLE_SETTINGS, "db_role_settings")                                                    \
	P(ENCODING, "encoding")                                                                    \
	P(COLLATIONS, "collations")                                                                \
	P(SETTINGS, "settings")                                                                    \
	P(HBA, "hba")                                                                              \
	P(STATEMENTS, "statements")                                                                \
	P(ACTIVITY, "activity")                                                                    \
	P(SESSIONS, "sessions")                                                                    \
	P(SLOTS, "slots")                                                                          \
	P(ORIGINS, "origins")                                                                      \
	P(SENDERS, "senders")                                                                      \
	P(LARGE_OBJECTS, "large_objects")                                                          \
	P(SIZES, "sizes")                                                                          \
	P(JOBS, "jobs")                                                                            \
	P(CLOCK, "clock")                                                                          \
	P(LOG, "log")                                                                              \
	P(SPOCK, "spock")                                                                          \
	P(SPOCK_NODES, "spock_nodes")                                                              \
	P(SPOCK_SUBSCRIPTIONS, "spock_subscriptions")                                              \
	P(SPOCK_SETS, "spock_sets")                                                                \
	P(SPOCK_TABLES, "spock_tables")                                                            \
	P(SPOCK_PROGRESS, "spock_progress")                                                        \
	P(SPOCK_LOGS, "spock_logs")                                                                \
	P(SPOCK_WORKERS, "spock_workers")

enum mm_part {
#define MM_PART_NUMBER(upper, lower) MM_PART_NUMBER_##upper,
	MM_PARTS(MM_PART_NUMBER)
#undef MM_PART_NUMBER
	    MM_PART_COUNT
};

/* A set of parts: MM_PART(RELATIONS) | MM_PART(INDEXES). */
typedef uint64_t mm_part_mask;
#define MM_PART(upper) (UINT64_C(1) << MM_PART_NUMBER_##upper)
_Static_assert((int)MM_PART_COUNT <= 64, "parts do not fit the mask");

/* "relations", "hba", … */
const char *mm_part_name(enum mm_part part);

/* Why a part is absent, as far as the verdict is concerned. */
enum mm_absence {
	MM_NOT_CARRIED,  /* this kind of input never has it: no harm to the verdict */
	MM_NOT_READABLE, /* it should have been seen and was not: the verdict is incomplete */
};

struct mm_part_state {
	bool is_present;
	enum mm_absence absence;
	const char *reason; /* when absent: what would make it present */
};

#endif
