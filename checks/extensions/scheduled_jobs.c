/*
 * A scheduler keeps its jobs in tables of its own, per server. Set up on each node, a
 * job that writes does so once per node, and its rows replicate; with automatic
 * DDL replication each REFRESH or CREATE of a partition is sent to all nodes as
 * well (spock_auto_replicate_ddl in src/spock_functions.c, 5.0.11).
 */
#include "check.h"

#include <string.h>

#include "banned.h"

static const char *const schedulers[] = { "pg_cron", "pgagent", "pg_timetable", "timescaledb" };

static bool is_scheduler(const char *name)
{
	for (size_t i = 0; i < sizeof schedulers / sizeof *schedulers; i++)
		if (strcmp(schedulers[i], name) == 0)
			return true;
	return false;
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	for (size_t i = 0; i < in->catalog->extensions.count; i++) {
		const struct mm_extension *e = in->catalog->extensions.items[i];
		struct mm_object object = mm_object_named("extension", e->name);

		if (!e->is_installed || !is_scheduler(e->name))
			continue;
		object.location = e->location;
		struct mm_finding *f =
		    mm_findings_add(out, MM_CONSIDER, object, "Jobs of %s run on every node",
		                    mm_display(out, object));

		mm_finding_detail(f, "The jobs themselves could not be read.");
		mm_meta_text(f, "version", e->version);
	}
}

MM_CHECK(scheduled_jobs) = {
	.title = "Scheduled jobs that run on every node",
	.why =
	    "A scheduler keeps its jobs per server and knows nothing of the other nodes. Once the "
	    "same jobs are set up on N nodes, each runs N times: a job that deletes or inserts "
	    "does its work N times over, and its rows replicate besides. With automatic DDL "
	    "replication a REFRESH MATERIALIZED VIEW or the creation of a partition is also sent "
	    "to all the others, so it runs N times N times.",
	.evidence = "spock_auto_replicate_ddl in src/spock_functions.c (5.0.11).",
	.fix = "Schedule each job on one node only, or let it begin with a test of which node it "
	       "runs on, such as a look into spock.local_node. Which questions to answer: which of "
	       "the jobs write, refresh or run DDL, and on which node should they run?",
	.severities = MM_CAN(WARNING) | MM_CAN(CONSIDER),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT,
	.needs = MM_PART(EXTENSIONS) | MM_PART(FUNCTIONS),
	.uses = MM_PART(JOBS) | MM_PART(SETTINGS),
	.from_dump = MM_DUMP_PARTLY,
	.other_sources = "live",
	.run = run,
};
