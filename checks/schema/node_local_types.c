/*
 * OIDs, transaction ids and WAL positions mean something on one server only.
 * Between equal server versions Spock sends values in internal form
 * (check_binary_compatibility in src/spock_output_plugin.c, 5.0.11 and 6.0.0), so
 * a regclass arrives as the number it had on the origin. Columns of type oid are
 * left to large_objects.
 */
#include "arena.h"
#include "blockers.h"
#include "check.h"
#include "node_local.h"
#include "quote.h"

#include "banned.h"

struct search {
	struct mm_arena *arena;
	const char *found;
};

static bool note_node_local(const char *bare_name, const struct mm_type *entry, void *data)
{
	struct search *s = data;

	if (entry == NULL && mm_type_is_node_local(bare_name))
		s->found = mm_arena_strdup(s->arena, bare_name);
	return s->found == NULL;
}

/* The cast to text is the same for an array, element by element. */
static void fix(struct mm_finding *f, const struct mm_column *column, const char *type)
{
	const struct mm_relation *r = column->relation;
	const char *table = mm_qualified_name(f->arena, r->schema, r->name);
	const char *name = mm_quoted_ident(f->arena, column->name);
	const char *text = mm_type_is_array(column->type) ? "text[]" : "text";

	/* Of a domain or a composite type, the type is what has to change. */
	if (mm_same(mm_type_bare_name(f->arena, column->type), type))
		mm_finding_fix(f, MM_BEFORE, "ALTER TABLE %s ALTER COLUMN %s TYPE %s USING %s::%s;",
		               table, name, text, name, text);
}

static void report(const struct mm_column *column, const char *type,
                   const struct mm_blockers *blockers, struct mm_findings *out)
{
	struct mm_object object = mm_object_of_column(column);
	struct mm_finding *f =
	    mm_findings_add(out, MM_WARNING, object, "Column %s holds a node-local identifier (%s)",
	                    mm_display(out, object), type);

	mm_meta_text(f, "data_type", column->type);
	mm_meta_partitions(f, column->relation);
	if (mm_finding_blockers(f, blockers, column))
		fix(f, column, type);
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	struct mm_blockers blockers = { .arena = out->arena };

	mm_blockers_find(&blockers, in->catalog);
	for (size_t i = 0; i < in->catalog->columns.count; i++) {
		const struct mm_column *column = in->catalog->columns.items[i];
		struct search s = { .arena = out->arena };

		/* A partition's columns have the types of its root's. */
		if (!mm_relation_is_table(column->relation) ||
		    mm_relation_is_partition(column->relation))
			continue;
		mm_type_walk(in->catalog, column->type, note_node_local, &s);
		if (s.found != NULL)
			report(column, s.found, &blockers, out);
	}
	mm_blockers_release(&blockers);
}

MM_CHECK(node_local_types) = {
	.title = "Columns of types that mean something on one node only",
	.why = "A regclass or regrole is stored as an object's OID, an xid as the number of a "
	       "transaction, a pg_lsn as a position in one server's write-ahead log. Each server "
	       "gives out these numbers for itself. Between servers of the same version Spock "
	       "sends such a value in its internal form, so the number of the origin arrives "
	       "unchanged: on the other node it shows as a bare number, or it silently names "
	       "another object there. No error is raised.",
	.evidence = "check_binary_compatibility in src/spock_output_plugin.c (5.0.11 and 6.0.0); "
	            "seen on two nodes with 6.0.0 for regclass and regrole.",
	.fix = "Store the name in a column of type text (c::text) and resolve it where it is read, "
	       "with to_regclass(), to_regrole() and the like. A transaction id or WAL position "
	       "that only serves the node that wrote it can stay, in a table that is in no "
	       "replication set.",
	.severities = MM_CAN(WARNING),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT,
	.needs = MM_PART(COLUMNS) | MM_PART(TYPES),
	.uses = MM_PART(VIEWS) | MM_PART(RULES) | MM_PART(POLICIES) | MM_PART(TRIGGERS),
	.from_dump = MM_DUMP_YES,
	.run = run,
};
