/*
 * Policies are added to a query by the rewriter (PostgreSQL,
 * src/backend/rewrite/rowsecurity.c). Spock's apply calls the executor row by row
 * (src/spock_apply_heap.c, 5.0.11) and the initial copy is run by a superuser, so no
 * policy, forced or not, is ever asked: every row of the table reaches every node.
 */
#include <string.h>

#include "arena.h"
#include "check.h"
#include "gathered.h"

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
			s->what = mm_arena_printf(
			    s->out->arena, "%s(), which may differ from node to node", session[i]);
	if (fact->kind == MM_FACT_READ && r != NULL && r->is_in_scope &&
	    (r->kind == 'r' || r->kind == 'p' || r->kind == 'f') && !mm_relation_replicates(r))
		s->what = mm_arena_printf(s->out->arena,
		                          "the table %s, whose rows are not the same on all nodes",
		                          mm_display(s->out, mm_object_of_relation(r)));
	return s->what == NULL;
}

/* The sentence about the first policy that differs from node to node; NULL: none does. */
static const char *difference(const struct mm_relation *table, struct mm_findings *out)
{
	struct local_state s = { .out = out };

	for (size_t i = 0; i < table->policies.count; i++) {
		const struct mm_policy *policy = table->policies.items[i];

		mm_facts_walk(policy->facts, note_state, &s);
		if (s.what != NULL)
			return mm_arena_printf(out->arena, "The policy %s depends on %s.",
			                       mm_display(out, mm_object_of_policy(policy)),
			                       s.what);
	}
	return NULL;
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
	const char *detail = difference(table, out);
	struct mm_finding *f = mm_findings_add(
	    out, detail == NULL ? MM_INFO : MM_CONSIDER, object,
	    "Row-level security on %s does not filter replication", mm_display(out, object));

	if (detail != NULL)
		mm_finding_detail(f, "%s", detail);
	add_metadata(f, table);
}

/* Partitions that have it while their root has not. */
static void report_root(struct mm_gathered *odd, struct mm_findings *out)
{
	struct mm_object object = mm_object_of_relation(odd->root);
	struct mm_finding *f =
	    mm_findings_add(out, odd->severity, object,
	                    "Row-level security on partitions of %s does not filter replication",
	                    mm_display(out, object));

	mm_finding_gathered(f, odd);
}

static void keep_for_root(struct mm_gathering *odd, const struct mm_relation *leaf,
                          struct mm_findings *out)
{
	const char *detail;
	struct mm_gathered *entry;

	if (leaf->root->row_security)
		return;
	detail = difference(leaf, out);
	entry = mm_gather(odd, leaf, detail == NULL ? MM_INFO : MM_CONSIDER);
	if (entry->detail == NULL)
		entry->detail = detail;
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	struct mm_gathering odd = { .arena = out->arena };

	for (size_t i = 0; i < in->catalog->relations.count; i++) {
		const struct mm_relation *table = in->catalog->relations.items[i];

		if (!table->row_security || !mm_relation_is_table(table))
			continue;
		if (mm_relation_is_partition(table))
			keep_for_root(&odd, table, out);
		else
			report(table, out);
	}
	for (size_t i = 0; i < odd.list.count; i++)
		report_root(odd.list.items[i], out);
	mm_gathering_release(&odd);
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
