/*
 * Spock's install script raises an error on a major release it was not built for:
 * 15 to 17 since 5.0.0, 18 since 5.0.3 (sql/spock--5.0.0.sql and the release
 * notes), 19 on v5_STABLE after 5.0.11 (commit 4647ba16) and in 6.0.0. Before 5.0.5
 * it crashes on 18.2 and later minors, whose internals moved.
 */
#include "check.h"

#include "arena.h"

#include "banned.h"

enum { OLDEST = 15, SPOCK_FOR_18 = 50003, SPOCK_FOR_18_2 = 50005, SPOCK_FOR_19 = 50012 };

static bool is_supported(int64_t major, int spock)
{
	if (major < OLDEST || major > 19)
		return false;
	if (major == 19)
		return spock >= SPOCK_FOR_19;
	return major < 18 || spock >= SPOCK_FOR_18;
}

/* "16"; "9.6" for the releases that had two numbers. */
static const char *major_name(struct mm_findings *out, int64_t version_num)
{
	if (version_num < 100000)
		return mm_arena_printf(out->arena, "%d.%d", (int)(version_num / 10000),
		                       (int)(version_num / 100 % 100));
	return mm_arena_printf(out->arena, "%d", (int)(version_num / 10000));
}

static void report_known(const struct mm_check_input *in, struct mm_findings *out, int64_t number)
{
	int spock = in->target->spock;
	int64_t major = number / 10000;
	const char *name = major_name(out, number);
	char version[32];
	struct mm_finding *f;

	mm_target_spock_name(spock, version);
	if (!is_supported(major, spock))
		f = mm_findings_add(out, MM_CRITICAL, mm_object_server(),
		                    "PostgreSQL %s is not supported by Spock %s", name, version);
	else if (major == 18 && number >= 180002 && spock < SPOCK_FOR_18_2)
		f = mm_findings_add(out, MM_WARNING, mm_object_server(),
		                    "PostgreSQL 18.2 and later crash Spock %s", version);
	else
		f = mm_findings_add(out, MM_INFO, mm_object_server(),
		                    "PostgreSQL %s is supported by Spock %s", name, version);
	mm_meta_text(f, "major", name);
	mm_meta_int(f, "version_num", number);
	mm_meta_text(f, "target_spock", version);
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	int64_t number = in->catalog->server.version_num;

	if (number != 0) {
		report_known(in, out, number);
		return;
	}
	struct mm_finding *f = mm_findings_add(out, MM_WARNING, mm_object_server(),
	                                       "The version of PostgreSQL is unknown");

	mm_finding_detail(f, "The file does not say which server it came from.");
}

MM_CHECK(pg_version) = {
	.title = "Whether Spock supports the PostgreSQL release",
	.why =
	    "Spock is built for certain major releases of PostgreSQL, and CREATE EXTENSION spock "
	    "stops with an error on any other. Spock 5.0 runs on PostgreSQL 15 to 18 (18 since "
	    "5.0.3), Spock 6.0 on 15 to 19. Releases of Spock before 5.0.5 crash the server on "
	    "PostgreSQL 18.2 and later minor releases.",
	.evidence = "sql/spock--5.0.0.sql checks the major release; commit 4647ba16 on v5_STABLE "
	            "(after 5.0.11) admits 19; Spock's release notes for 5.0.3 and 5.0.5.",
	.fix =
	    "Upgrade PostgreSQL first. Spock itself can carry out a major upgrade: add a node of "
	    "the new release to the cluster and move over. From a release that Spock does not "
	    "know, restore the dump into a supported one. Where the version is unknown, find it "
	    "with SHOW server_version.",
	.severities = MM_CAN(CRITICAL) | MM_CAN(WARNING) | MM_CAN(INFO),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT,
	.needs = MM_PART(SERVER),
	.from_dump = MM_DUMP_YES,
	.other_sources = "live",
	.run = run,
};
