/*
 * Changes of a partitioned table are decoded and applied under the leaf's name and
 * with the leaf's replica identity (Spock 5.0.11 and 6.0.0; PostgreSQL's
 * publish_via_partition_root has no counterpart there). REPLICA IDENTITY is set per leaf
 * and not inherited; a primary key made with ALTER TABLE ONLY reaches the
 * leaves one by one, through ALTER INDEX ... ATTACH PARTITION.
 */
#include <string.h>

#include "arena.h"
#include "check.h"
#include "leaves.h"
#include "quote.h"
#include "row_identity.h"

#include "banned.h"

enum { MOST_LEVELS = 64 };

/* The index that the leaves' identities are measured by; NULL: the root has other checks. */
static const struct mm_index *reference_index(const struct mm_relation *root)
{
	if (root->identity != NULL)
		return root->identity;
	if (root->replica_identity == 'd' && root->primary_key != NULL &&
	    root->primary_key->is_invalid && !root->primary_key->is_deferrable)
		return root->primary_key;
	return NULL;
}

/* The index stands below `top` in the tree of partitioned indexes. */
static bool is_attached(const struct mm_catalog *catalog, const struct mm_index *index,
                        const struct mm_index *top)
{
	for (int level = 0; level < MOST_LEVELS && index != NULL && index->parent != NULL;
	     level++) {
		index = mm_catalog_find_index(catalog, index->parent_schema, index->parent);
		if (index == top)
			return true;
	}
	return false;
}

static const struct mm_index *attached_index(const struct mm_catalog *catalog,
                                             const struct mm_relation *leaf,
                                             const struct mm_index *top)
{
	for (size_t i = 0; i < leaf->indexes.count; i++)
		if (is_attached(catalog, leaf->indexes.items[i], top))
			return leaf->indexes.items[i];
	return NULL;
}

static bool has_same_columns(const struct mm_index *a, const struct mm_index *b)
{
	if (a->columns.count != b->columns.count)
		return false;
	for (size_t i = 0; i < a->columns.count; i++)
		if (!mm_index_has_column(b, a->columns.items[i]))
			return false;
	return true;
}

enum defect { NONE, UNLOGGED, FOREIGN, HIDDEN, UNCHOSEN, KEYLESS, UNATTACHED, DIFFERENT };

static enum defect defect_without_identity(const struct mm_catalog *catalog,
                                           const struct mm_relation *leaf,
                                           const struct mm_index *top)
{
	const struct mm_index *copy = attached_index(catalog, leaf, top);

	if (mm_hidden_key(leaf) != NULL)
		return HIDDEN;
	return copy != NULL && !copy->is_primary ? UNCHOSEN : KEYLESS;
}

static enum defect defect_of(const struct mm_catalog *catalog, const struct mm_relation *leaf,
                             const struct mm_index *top)
{
	if (leaf->kind == 'f')
		return FOREIGN;
	if (leaf->persistence == 'u')
		return UNLOGGED;
	if (leaf->identity == NULL)
		return defect_without_identity(catalog, leaf, top);
	if (!has_same_columns(leaf->identity, top))
		return DIFFERENT;
	if (top->is_invalid && attached_index(catalog, leaf, top) == NULL)
		return UNATTACHED;
	return NONE;
}

static const char *defect_text(const struct mm_relation *leaf, enum defect defect)
{
	switch (defect) {
	case UNLOGGED:
		return "unlogged";
	case FOREIGN:
		return "foreign table";
	case HIDDEN:
		return leaf->replica_identity == 'f' ? "REPLICA IDENTITY FULL"
		       : leaf->replica_identity == 'n'
		           ? "REPLICA IDENTITY NOTHING"
		           : "REPLICA IDENTITY USING INDEX without index";
	case UNCHOSEN:
		return "identity index not chosen";
	case UNATTACHED:
		return "key not attached";
	case DIFFERENT:
		return "other key columns";
	default:
		break;
	}
	if (leaf->primary_key == NULL)
		return "no key";
	return leaf->primary_key->is_invalid ? "invalid key" : "deferrable key";
}

static struct mm_finding *add_finding(const struct mm_relation *leaf,
                                      const struct mm_relation *root, enum defect defect,
                                      struct mm_findings *out)
{
	struct mm_object object = mm_object_of_relation(leaf);
	const char *name = mm_display(out, object);
	const char *of = mm_display(out, mm_object_of_relation(root));

	switch (defect) {
	case UNLOGGED:
		return mm_findings_add(out, MM_CRITICAL, object,
		                       "Partition %s is unlogged although %s is not", name, of);
	case FOREIGN:
		return mm_findings_add(out, MM_WARNING, object,
		                       "Partition %s of %s is a foreign table", name, of);
	case DIFFERENT:
		return mm_findings_add(out, MM_WARNING, object,
		                       "Partition %s has another replica identity than %s", name,
		                       of);
	case UNATTACHED:
		return mm_findings_add(out, MM_CRITICAL, object,
		                       "Partition %s has a key that is not attached to that of %s",
		                       name, of);
	default:
		return mm_findings_add(out, MM_CRITICAL, object,
		                       "Partition %s has no replica identity although %s has one",
		                       name, of);
	}
}

/* Names end here in PostgreSQL, in bytes. */
enum { LONGEST_NAME = 63 };

/* The root's key can take the leaf's directly: it waits for it, and no level lies between. */
static bool can_attach(const struct mm_relation *leaf, const struct mm_index *top)
{
	return top->is_invalid && leaf->parents.count > 0 && leaf->parents.items[0] == leaf->root;
}

static void fix_keyless(struct mm_finding *f, const struct mm_catalog *catalog,
                        const struct mm_relation *leaf, const struct mm_index *top)
{
	const char *table = mm_qualified_name(f->arena, leaf->schema, leaf->name);
	const char *columns = mm_quoted_idents(f->arena, &top->columns);
	const char *key = mm_arena_printf(f->arena, "%s_pkey", leaf->name);

	if (leaf->primary_key != NULL)
		return;
	if (!can_attach(leaf, top) || strlen(key) > LONGEST_NAME ||
	    mm_catalog_find_index(catalog, leaf->schema, key) != NULL)
		mm_finding_fix(f, MM_BEFORE, "ALTER TABLE %s ADD PRIMARY KEY (%s);", table,
		               columns);
	else
		mm_finding_fix(f, MM_BEFORE,
		               "ALTER TABLE %s ADD CONSTRAINT %s PRIMARY KEY (%s);\n"
		               "ALTER INDEX %s ATTACH PARTITION %s;",
		               table, mm_quoted_ident(f->arena, key), columns,
		               mm_qualified_name(f->arena, top->schema, top->name),
		               mm_qualified_name(f->arena, leaf->schema, key));
}

static void fix(struct mm_finding *f, const struct mm_catalog *catalog,
                const struct mm_relation *leaf, const struct mm_index *top, enum defect defect)
{
	const char *table = mm_qualified_name(f->arena, leaf->schema, leaf->name);

	if (defect == UNLOGGED)
		mm_finding_fix(f, MM_BEFORE, "ALTER TABLE %s SET LOGGED;", table);
	else if (defect == HIDDEN)
		mm_finding_fix(f, MM_BEFORE, "ALTER TABLE %s REPLICA IDENTITY DEFAULT;", table);
	else if (defect == UNCHOSEN)
		mm_finding_fix(f, MM_BEFORE, "ALTER TABLE %s REPLICA IDENTITY USING INDEX %s;",
		               table,
		               mm_quoted_ident(f->arena, attached_index(catalog, leaf, top)->name));
	else if (defect == UNATTACHED && can_attach(leaf, top))
		mm_finding_fix(f, MM_BEFORE, "ALTER INDEX %s ATTACH PARTITION %s;",
		               mm_qualified_name(f->arena, top->schema, top->name),
		               mm_qualified_name(f->arena, leaf->schema, leaf->identity->name));
	else if (defect == KEYLESS)
		fix_keyless(f, catalog, leaf, top);
}

static void look(const struct mm_check_input *in, const struct mm_relation *root,
                 const struct mm_index *top, struct mm_findings *out)
{
	struct mm_relation_list leaves = { 0 };

	mm_leaves(out->arena, root, &leaves);
	for (size_t i = 0; i < leaves.count; i++) {
		const struct mm_relation *leaf = leaves.items[i];
		enum defect defect = defect_of(in->catalog, leaf, top);

		if (defect == NONE || !leaf->is_in_scope)
			continue;
		struct mm_finding *f = add_finding(leaf, root, defect, out);

		mm_finding_group(f, "identity", mm_object_of_relation(root));
		mm_meta_text(f, "root", mm_display(out, mm_object_of_relation(root)));
		mm_meta_text(f, "defect", defect_text(leaf, defect));
		mm_finding_detail(f, "What is wrong: %s.", defect_text(leaf, defect));
		fix(f, in->catalog, leaf, top, defect);
	}
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	for (size_t i = 0; i < in->catalog->relations.count; i++) {
		const struct mm_relation *root = in->catalog->relations.items[i];

		if (root->kind != 'p' || !mm_relation_is_table(root) ||
		    mm_relation_is_partition(root))
			continue;
		const struct mm_index *top = reference_index(root);

		if (top != NULL)
			look(in, root, top, out);
	}
}

MM_CHECK(partition_identity) = {
	.title = "Partitions whose replica identity differs from their root's",
	.why =
	    "Spock sends and applies a change of a partitioned table under the name of the "
	    "partition that holds the row, and finds the row by that partition's replica identity. "
	    "The setting is not inherited, and a primary key that was created on the root "
	    "ONLY reaches a partition when its index is attached. A partition that has none is "
	    "refused by the replication set \"default\"; where it stands in an insert-only set, "
	    "updates and deletes made through the root are not sent, and a row that moved to "
	    "another partition stands twice on the other nodes. Nothing is logged. With "
	    "automatic DDL replication, Spock 5 gives up at the first unlogged partition and "
	    "leaves "
	    "those after it in no set. A foreign table holds rows that no node sends, and a "
	    "partition with other key columns finds its rows by another rule than its "
	    "siblings.",
	.evidence = "replication_set_add_table in src/spock_repset.c and add_ddl_to_repset in "
	            "src/spock_executor.c (5.0.11); unsent updates and doubled rows seen on two "
	            "nodes with 6.0.0.",
	.fix =
	    "Give each partition the root's identity: attach its index (ALTER INDEX root_pkey "
	    "ATTACH PARTITION leaf_pkey) after creating the key where it is missing (ALTER TABLE "
	    "leaf ADD PRIMARY KEY (...)), set REPLICA IDENTITY DEFAULT or USING INDEX on the "
	    "partition, and make an unlogged one logged (ALTER TABLE leaf SET LOGGED). The rows of "
	    "a foreign table have to be brought into an ordinary partition if all nodes "
	    "should have them.",
	.severities = MM_CAN(CRITICAL) | MM_CAN(WARNING),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT,
	.needs = MM_PART(RELATIONS) | MM_PART(CONSTRAINTS) | MM_PART(INDEXES),
	.from_dump = MM_DUMP_YES,
	.run = run,
};
