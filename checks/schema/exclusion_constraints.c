/*
 * Apply enforces exclusion constraints like unique ones, while Spock's search for
 * the conflicting row uses unique B-tree keys alone (src/spock_common.c, 5.0.11 and
 * 6.0.0): the second of two overlapping rows ends as an exception (23P01) on
 * both nodes. WITHOUT OVERLAPS keys of PostgreSQL 18 are exclusion indexes by
 * another name.
 */
#include "check.h"
#include "foreign_key.h"

#include "banned.h"

enum form { OTHER, EXCLUSION, TEMPORAL_KEY, TEMPORAL_FOREIGN_KEY };

static enum form form_of(const struct mm_constraint *c)
{
	if (c->type == 'x')
		return EXCLUSION;
	if (c->is_period && (c->type == 'p' || c->type == 'u'))
		return TEMPORAL_KEY;
	if (c->is_period && mm_is_foreign_key(c))
		return TEMPORAL_FOREIGN_KEY;
	return OTHER;
}

static struct mm_finding *add_finding(const struct mm_constraint *c, enum form form,
                                      struct mm_findings *out)
{
	static const char *const titles[] = {
		[EXCLUSION] = "Exclusion constraint",
		[TEMPORAL_KEY] = "Temporal key",
	};
	struct mm_object object = mm_object_of_constraint(c);

	if (form == TEMPORAL_FOREIGN_KEY)
		return mm_findings_add(out, MM_WARNING, object,
		                       "Temporal foreign key %s depends on a temporal key",
		                       mm_display(out, object));
	return mm_findings_add(out, MM_WARNING, object, "%s %s can stop remote transactions",
	                       titles[form], mm_display(out, object));
}

static void report(const struct mm_constraint *c, enum form form, struct mm_findings *out)
{
	static const char *const names[] = {
		[EXCLUSION] = "exclusion",
		[TEMPORAL_KEY] = "temporal key",
		[TEMPORAL_FOREIGN_KEY] = "temporal foreign key",
	};
	struct mm_finding *f = add_finding(c, form, out);
	struct mm_strings columns = { 0 };
	size_t expression = 0;

	for (size_t i = 0; i < c->columns.count; i++) {
		const char *column = c->columns.items[i];

		if (*column == '\0' && c->backing != NULL &&
		    expression < c->backing->expressions.count)
			column = c->backing->expressions.items[expression++];
		mm_strings_add(f->arena, &columns, column);
	}
	mm_meta_text(f, "constraint_type", names[form]);
	mm_meta_list(f, "operators", &c->operators);
	mm_meta_list(f, "columns", &columns);
	mm_meta_partitions(f, c->relation);
	if (form != EXCLUSION)
		mm_finding_detail(f, "No test of Spock covers temporal keys; what happens is "
		                     "concluded from how they are built.");
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	for (size_t i = 0; i < in->catalog->constraints.count; i++) {
		const struct mm_constraint *c = in->catalog->constraints.items[i];
		enum form form = form_of(c);

		if (form == OTHER || c->is_inherited || c->relation == NULL ||
		    !mm_relation_is_table(c->relation))
			continue;
		/* deferrable_constraints speaks of the keys that are not checked at all. */
		if (!c->is_deferrable || form == TEMPORAL_FOREIGN_KEY)
			report(c, form, out);
	}
}

MM_CHECK(exclusion_constraints) = {
	.title = "Exclusion constraints and temporal keys",
	.why =
	    "The nodes enforce an exclusion constraint when they apply a change, but Spock can "
	    "only resolve conflicts over unique keys. When two nodes accept rows that exclude each "
	    "other, each keeps its own and rejects the other's with SQLSTATE 23P01. With "
	    "spock.exception_behaviour at its default, the whole remote transaction is "
	    "discarded with it, so rows that conflict with nothing are lost on that node "
	    "as well. One notices it by rows in spock.exception_log on both nodes. Keys declared "
	    "WITHOUT OVERLAPS (PostgreSQL 18) are exclusion indexes and are expected to behave "
	    "alike; the foreign keys that point to them (PERIOD) are not checked on apply.",
	.evidence =
	    "Conflict search in src/spock_common.c (5.0.11); rejected rows and discarded "
	    "transactions seen on two nodes with 5.0.11 and 6.0.0. Temporal keys: concluded, "
	    "not run.",
	.fix =
	    "Write the rows that can exclude each other on one node only, for example by giving "
	    "each resource a home node. Or let the nodes' rows never meet: add a column that names "
	    "the node to the constraint, with =, and settle overlaps in the application. Decide "
	    "also what spock.exception_behaviour shall do with the rest of a rejected "
	    "transaction.",
	.severities = MM_CAN(WARNING),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT,
	.needs = MM_PART(CONSTRAINTS) | MM_PART(INDEXES),
	.uses = MM_PART(SERVER),
	.from_dump = MM_DUMP_YES,
	.run = run,
};
