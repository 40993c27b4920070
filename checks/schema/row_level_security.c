/*
 * Policies are added to a query by the rewriter (PostgreSQL,
 * src/backend/rewrite/rowsecurity.c). Spock's apply calls the executor row by row
 * (src/spock_apply_heap.c, 5.0.11) and the initial copy is run by a superuser, so no
 * policy, forced or not, is ever asked: every row of the table reaches every node.
 */
#include <string.h>

#include "arena.h"
#include "check.h"
#include "map.h"

#include "banned.h"

/* What a policy asks that has another answer on each node; empty: nothing. */
struct local_state {
	struct mm_findings *out;
	const char *what;
};

static bool note_state(const struct mm_fact *fact, const struct mm_function *culprit, void *data)
{
	static const char *const session[] = { "current_setting", "inet_client_addr",
		                               "inet_client_port", "inet_server_addr",
		                               "inet_server_port" };
	struct local_state *s = data;
	const struct mm_relation *r = fact->relation;

	(void)culprit;
	for (size_t i = 0; i < sizeof session / sizeof *session; i++)
		if (mm_fact_calls(fact, session[i]))
			s->what = mm_arena_printf(s->out->arena, "%s()", session[i]);
	if (fact->kind == MM_FACT_READ && r != NULL && r->is_in_scope &&
	    (r->kind == 'r' || r->kind == 'p' || r->kind == 'f') && !mm_relation_replicates(r))
		s->what = mm_arena_printf(s->out->arena, "the table %s, which does not replicate",
		                          mm_display(s->out, mm_object_of_relation(r)));
	return s->what == NULL;
}

static void explain(struct mm_finding *f, const struct mm_relation *table, struct mm_findings *out)
{
	struct local_state s = { .out = out };
	size_t i = 0;

	for (; i < table->policies.count && s.what == NULL; i++)
		mm_facts_walk(table->policies.items[i]->facts, note_state, &s);
	if (s.what == NULL)
		return;
	f->severity = MM_CONSIDER;
	mm_finding_detail(f, "The policy %s depends on %s, which may differ from node to node.",
	                  mm_display(out, mm_object_of_policy(table->policies.items[i - 1])),
	                  s.what);
}

static void add_metadata(struct mm_finding *f, const struct mm_relation *table)
{
	struct mm_strings names = { 0 };

	for (size_t i = 0; i < table->policies.count; i++)
		mm_strings_add(f->arena, &names, table->policies.items[i]->name);
	mm_meta_bool(f, "rls_forced", table->force_row_security);
	mm_meta_int(f, "policy_count", (int64_t)table->policies.count);
	mm_meta_set(f, "policies", &names);
	mm_meta_partitions(f, table);
}

static void report(const struct mm_relation *table, struct mm_findings *out)
{
	struct mm_object object = mm_object_of_relation(table);
	struct mm_finding *f = mm_findings_add(
	    out, MM_INFO, object, "Row-level security on %s does not filter replication",
	    mm_display(out, object));

	explain(f, table, out);
	add_metadata(f, table);
}

/* Partitions that have it while their root has not. */
struct odd_leaves {
	struct mm_strings names;
};

enum { MOST_EXAMPLES = 5 };

static void report_root(const struct mm_relation *root, struct odd_leaves *odd,
                        struct mm_findings *out)
{
	struct mm_object object = mm_object_of_relation(root);
	struct mm_finding *f =
	    mm_findings_add(out, MM_INFO, object,
	                    "Row-level security on partitions of %s does not filter replication",
	                    mm_display(out, object));

	mm_finding_discriminate(f, "partitions");
	mm_meta_int(f, "partitions", (int64_t)odd->names.count);
	mm_strings_sort_unique(&odd->names);
	if (odd->names.count > MOST_EXAMPLES)
		odd->names.count = MOST_EXAMPLES;
	mm_meta_list(f, "partition_examples", &odd->names);
}

static void keep_for_root(struct mm_map *roots, const struct mm_relation *leaf,
                          struct mm_findings *out)
{
	const struct mm_relation *root = leaf->root;
	struct odd_leaves *odd;

	if (root == NULL || root->row_security)
		return;
	odd = mm_map_get(roots, (const char *)&root, sizeof root);
	if (odd == NULL) {
		odd = mm_arena_zalloc(out->arena, 1, sizeof *odd);
		mm_map_set(roots, (const char *)&root, sizeof root, odd);
	}
	mm_strings_add(out->arena, &odd->names, mm_display(out, mm_object_of_relation(leaf)));
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	const struct mm_relation_list *relations = &in->catalog->relations;
	struct mm_map *roots = mm_map_new();

	for (size_t i = 0; i < relations->count; i++) {
		const struct mm_relation *table = relations->items[i];

		if (!table->row_security || !mm_relation_is_table(table))
			continue;
		if (mm_relation_is_partition(table))
			keep_for_root(roots, table, out);
		else
			report(table, out);
	}
	for (size_t i = 0; i < relations->count; i++) {
		const struct mm_relation *root = relations->items[i];
		struct odd_leaves *odd = mm_map_get(roots, (const char *)&root, sizeof root);

		if (odd != NULL)
			report_root(root, odd, out);
	}
	mm_map_free(roots);
}

MM_CHECK(row_level_security) = {
	.title = "Row-level security",
	.why = "Policies of row-level security limit what a user's statements see and change. "
	       "Replication is not such a statement: the initial copy is made by a superuser, "
	       "and changes are applied row by row below the level at which policies act, even "
	       "where they are forced upon the owner. Every row therefore reaches every node "
	       "that receives the table, and there the policies of that node decide who sees it. "
	       "A policy does not keep rows of one tenant or region from leaving a node. One "
	       "that looks at a setting, at the client's address, or at a table that is not "
	       "replicated can let a user see other rows on one node than on the next.",
	.evidence = "src/spock_apply_heap.c (5.0.11); a forced policy that admits nothing did "
	            "not stop apply on two nodes with 5.0.11 and 6.0.0.",
	.fix = "Keep tables whose rows may not leave a node out of the replication sets, or add "
	       "them with a row filter. Create the same policies and roles on every node, and "
	       "have them depend on what is the same everywhere: the user, columns of the row, "
	       "tables that replicate.",
	.severities = MM_CAN(CONSIDER) | MM_CAN(INFO),
	.modes = MM_SCAN | MM_ANALYZE,
	.needs = MM_PART(RELATIONS) | MM_PART(POLICIES) | MM_PART(FUNCTIONS),
	.from_dump = MM_DUMP_YES,
	.run = run,
};
