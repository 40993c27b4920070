/*
 * The structure of a new node is restored with pg_restore --exit-on-error -1
 * (restore_structure in src/spock_sync.c, 5.0.11): the first OWNER TO or GRANT
 * for a role that is not there rolls everything back. Replicated DDL runs as the
 * original role; where that is missing it is discarded (get_role_oid in
 * spock_execute_sql_command, src/spock_apply.c).
 */
#include "check.h"

#include <string.h>

#include "arena.h"
#include "map.h"

#include "banned.h"

/* The roles that a schema names, each once, and what for. */
struct used_roles {
	struct mm_arena *arena;
	struct mm_map *seen;
	struct mm_strings owners;
	struct mm_strings others; /* named in grants, policies, default privileges, mappings */
};

static bool is_of_postgres(const char *role)
{
	return strcmp(role, "PUBLIC") == 0 || strcmp(role, "public") == 0 ||
	       strncmp(role, "pg_", 3) == 0;
}

static void add(struct used_roles *used, struct mm_strings *list, char kind, const char *role)
{
	if (role == NULL || is_of_postgres(role))
		return;
	const char *key = mm_arena_printf(used->arena, "%c%s", kind, role);

	if (mm_map_get(used->seen, key, strlen(key)) != NULL)
		return;
	mm_map_set(used->seen, key, strlen(key), used);
	mm_strings_add(used->arena, list, role);
}

#define ADD_OWNERS(used, list)                                                                     \
	for (size_t i = 0; i < (list).count; i++)                                                  \
	add((used), &(used)->owners, 'o', (list).items[i]->owner)

static void gather_owners(const struct mm_catalog *c, struct used_roles *used)
{
	ADD_OWNERS(used, c->schemas);
	ADD_OWNERS(used, c->relations);
	ADD_OWNERS(used, c->sequences);
	ADD_OWNERS(used, c->types);
	ADD_OWNERS(used, c->functions);
	ADD_OWNERS(used, c->event_triggers);
	ADD_OWNERS(used, c->publications);
	ADD_OWNERS(used, c->foreign_servers);
}

static void gather_others(const struct mm_catalog *c, struct used_roles *used)
{
	for (size_t i = 0; i < c->privileges.count; i++)
		add(used, &used->others, 'g', c->privileges.items[i]->grantee);
	for (size_t i = 0; i < c->policies.count; i++)
		for (size_t k = 0; k < c->policies.items[i]->roles.count; k++)
			add(used, &used->others, 'g', c->policies.items[i]->roles.items[k]);
	for (size_t i = 0; i < c->foreign_servers.count; i++)
		for (size_t k = 0; k < c->foreign_servers.items[i]->mapped_users.count; k++)
			add(used, &used->others, 'g',
			    c->foreign_servers.items[i]->mapped_users.items[k]);
}

static void report_all(const struct mm_check_input *in, const struct used_roles *used,
                       struct mm_findings *out)
{
	struct mm_finding *f;

	if (used->owners.count + used->others.count == 0)
		return;
	f = mm_findings_add(out, MM_INFO, mm_object_database(in->catalog),
	                    "Roles that this schema names must exist on every node");
	mm_finding_discriminate(f, "summary");
	mm_meta_set(f, "owns", &used->owners);
	mm_meta_set(f, "is_granted", &used->others);
}

static bool is_missing(const struct mm_check_input *in, const char *role)
{
	return mm_catalog_find_role(in->catalog, role) == NULL;
}

static void report_missing(const struct mm_check_input *in, const struct mm_strings *roles,
                           struct mm_map *reported, bool owns, struct mm_findings *out)
{
	for (size_t i = 0; i < roles->count; i++) {
		const char *role = roles->items[i];
		struct mm_object object = mm_object_named("role", role);

		if (!is_missing(in, role) || mm_map_get(reported, role, strlen(role)) != NULL)
			continue;
		mm_map_set(reported, role, strlen(role), reported);
		struct mm_finding *f =
		    mm_findings_add(out, MM_CRITICAL, object, "Role %s must exist on every node",
		                    mm_display(out, object));

		mm_finding_detail(f, "The roles in this dump do not include it.");
		mm_meta_bool(f, "owns", owns);
		mm_meta_bool(f, "is_granted", !owns);
	}
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	struct used_roles used = { .arena = out->arena, .seen = mm_map_new() };

	gather_owners(in->catalog, &used);
	gather_others(in->catalog, &used);
	report_all(in, &used, out);
	if (in->catalog->parts[MM_PART_NUMBER_ROLES].is_present) {
		struct mm_map *reported = mm_map_new();

		report_missing(in, &used.owners, reported, true, out);
		report_missing(in, &used.others, reported, false, out);
		mm_map_free(reported);
	}
	mm_map_free(used.seen);
}

MM_CHECK(cluster_roles) = {
	.title = "Roles that must exist on every node",
	.why = "Roles belong to a server, not to a database, and neither a schema dump nor Spock "
	       "carries them. When Spock copies the structure to a new node, the first OWNER TO or "
	       "GRANT for a role that is missing there undoes the whole copy. Replicated DDL runs "
	       "as the role that issued it on the origin; where that role is missing, Spock 5 "
	       "discards the DDL, and later rows of a table that was to be created are lost with "
	       "it.",
	.evidence = "restore_structure in src/spock_sync.c and spock_execute_sql_command in "
	            "src/spock_apply.c (5.0.11); the discarded DDL ([SQLSTATE 42704] role does not "
	            "exist) was seen with 5.0.11.",
	.fix = "Create the roles on every node before the first subscription: pg_dumpall "
	       "--roles-only on one node, restored on the others.",
	.severities = MM_CAN(CRITICAL) | MM_CAN(INFO),
	.modes = MM_SCAN | MM_ANALYZE | MM_COMPARE,
	.needs = MM_PART(RELATIONS) | MM_PART(FUNCTIONS) | MM_PART(PRIVILEGES) | MM_PART(POLICIES),
	.uses = MM_PART(FOREIGN_SERVERS) | MM_PART(ROLES) | MM_PART(TABLESPACES),
	.from_dump = MM_DUMP_PARTLY,
	.other_sources = "live, pg_dumpall, nodes",
	.run = run,
};
