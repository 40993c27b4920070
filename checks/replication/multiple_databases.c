/*
 * Spock's catalog is one database's, and every node, subscription, slot and worker
 * belongs to one of them. A manager is started for every database that allows
 * connections; all workers share the places of max_worker_processes
 * (spock_worker_shmem_startup, src/spock_worker.c, 5.0.11). Several databases on a
 * server are supported, and each multiplies what max_replication_slots, max_wal_senders and
 * max_worker_processes must hold.
 */
#include <string.h>

#include "check.h"

#include "banned.h"

enum { MANY = 20 };

/* Databases that the server or its host keeps for itself. */
static bool is_housekeeping(const char *name)
{
	static const char *const names[] = { "postgres", "rdsadmin", "azure_maintenance",
		                             "cloudsqladmin", "azure_sys" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	struct mm_strings own = { 0 };
	struct mm_strings connectable = { 0 };
	struct mm_finding *f;

	for (size_t i = 0; i < in->catalog->databases.count; i++) {
		const struct mm_database *d = in->catalog->databases.items[i];

		if (d->is_not_connectable)
			continue;
		mm_strings_add(out->arena, &connectable, d->name);
		if (!d->is_template && !is_housekeeping(d->name))
			mm_strings_add(out->arena, &own, d->name);
	}
	if (own.count > 1)
		f = mm_findings_add(out, MM_CONSIDER, mm_object_server(),
		                    "This server holds several databases");
	else if (connectable.count > MANY)
		f = mm_findings_add(out, MM_INFO, mm_object_server(),
		                    "This server has many databases that allow connections");
	else
		return;
	const struct mm_strings *counted = own.count > 1 ? &own : &connectable;

	mm_meta_set(f, "databases", counted);
	mm_meta_int(f, "database_count", (int64_t)counted->count);
}

MM_CHECK(multiple_databases) = {
	.title = "Several databases on the server",
	.why = "Spock works within one database. Each database that is to replicate needs its "
	       "own nodes, subscriptions, replication slots and workers; nothing is replicated "
	       "from one database into another, and setting up one does nothing for the rest. "
	       "Several databases on a server are supported, but the settings that limit slots, "
	       "senders and workers have to hold that many times as much, and where they do not, "
	       "the subscriptions of the last database fail to start. A manager process is tried "
	       "for each database that allows connections, whether it uses Spock or not.",
	.evidence = "Workers and their places are in src/spock_worker.c (5.0.11).",
	.fix = "Decide which databases are to replicate, and give max_replication_slots, "
	       "max_wal_senders and max_worker_processes room for all of them together. The rest "
	       "can stay as they are, or be moved to another server.",
	.severities = MM_CAN(CONSIDER) | MM_CAN(INFO),
	.modes = MM_SCAN | MM_ANALYZE,
	.needs = MM_PART(DATABASES),
	.from_dump = MM_DUMP_PARTLY,
	.other_sources = "live",
	.run = run,
};
