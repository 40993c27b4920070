/*
 * spock.repset_add_table() on a plain parent adds that table alone:
 * find_all_inheritors() is called for partitioned tables only
 * (src/spock_functions.c, 5.0.11). Keys are not inherited in PostgreSQL either,
 * so each child needs an identity and a membership of its own.
 */
#include "arena.h"
#include "check.h"
#include "quote.h"

#include "banned.h"

/* A temporary one belongs to a session, and no node waits for its rows. */
static bool is_child(const struct mm_relation *child)
{
	return child->persistence != 't';
}

/* Children by INHERITS, of any kind that holds rows; partitions hang below kind p. */
static bool is_parent(const struct mm_relation *table)
{
	bool has_child = false;

	if (!mm_relation_is_table(table) || table->kind != 'r')
		return false;
	for (size_t i = 0; i < table->children.count; i++)
		has_child = has_child || is_child(table->children.items[i]);
	return has_child;
}

static bool needs_identity(const struct mm_relation *child)
{
	return is_child(child) && child->kind == 'r' && child->identity == NULL;
}

/* Gives the keyless children the columns of the parent's primary key as theirs. */
static void fix_children(struct mm_finding *f, const struct mm_relation *parent)
{
	const struct mm_constraint *key = mm_relation_primary_key(parent);
	struct mm_strings columns = { 0 };
	struct mm_strings statements = { 0 };

	if (key == NULL)
		return;
	for (size_t i = 0; i < key->columns.count; i++)
		mm_strings_add(f->arena, &columns,
		               mm_quoted_ident(f->arena, key->columns.items[i]));
	const char *list = mm_strings_join(f->arena, &columns, ", ");

	for (size_t i = 0; i < parent->children.count; i++) {
		const struct mm_relation *child = parent->children.items[i];

		if (needs_identity(child) && child->primary_key == NULL)
			mm_strings_add(
			    f->arena, &statements,
			    mm_arena_printf(f->arena, "ALTER TABLE %s ADD PRIMARY KEY (%s);",
			                    mm_qualified_name(f->arena, child->schema, child->name),
			                    list));
	}
	if (statements.count > 0)
		mm_finding_fix(f, MM_BEFORE, "%s", mm_strings_join(f->arena, &statements, "\n"));
}

static void report(const struct mm_relation *parent, struct mm_findings *out)
{
	struct mm_object object = mm_object_of_relation(parent);
	struct mm_strings children = { 0 };
	struct mm_strings keyless = { 0 };
	struct mm_finding *f = mm_findings_add(
	    out, MM_CONSIDER, object, "Table %s has inheritance children", mm_display(out, object));

	for (size_t i = 0; i < parent->children.count; i++) {
		const struct mm_relation *child = parent->children.items[i];
		const char *name = mm_display(out, mm_object_of_relation(child));

		if (!is_child(child))
			continue;
		mm_strings_add(f->arena, &children, name);
		if (needs_identity(child))
			mm_strings_add(f->arena, &keyless, name);
	}
	mm_meta_set(f, "children", &children);
	mm_meta_set(f, "children_without_identity", &keyless);
	fix_children(f, parent);
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	for (size_t i = 0; i < in->catalog->relations.count; i++)
		if (is_parent(in->catalog->relations.items[i]))
			report(in->catalog->relations.items[i], out);
}

MM_CHECK(inheritance) = {
	.title = "Tables with inheritance children",
	.why =
	    "To Spock, a parent and its INHERITS children are separate tables. Adding the parent "
	    "to a replication set does not add the children, and a query of the parent shows rows "
	    "that live in them: rows of a child that is in no set never arrive on the other nodes. "
	    "A primary key of the parent does not hold for the children, so each of them "
	    "needs its own before it can replicate updates and deletes. A child that is a foreign "
	    "table does not replicate at all.",
	.evidence =
	    "find_all_inheritors is called for partitioned tables only in "
	    "src/spock_functions.c (5.0.11); rows of a child outside the set did not arrive "
	    "on two nodes with 6.0.0.",
	.fix =
	    "Give every child a primary key of its own, and add every child to a replication set "
	    "when Spock is installed. Where the children split one set of rows by a key, "
	    "declarative partitioning does both by itself.",
	.severities = MM_CAN(CONSIDER),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT,
	.needs = MM_PART(RELATIONS) | MM_PART(CONSTRAINTS),
	.from_dump = MM_DUMP_YES,
	.run = run,
};
