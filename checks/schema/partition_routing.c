/*
 * The apply worker opens the leaf that the origin names (Spock 5.0.11 and 6.0.0) and
 * the executor checks the leaf's bound against the row. hashenum() in
 * PostgreSQL hashes the OID of the label, which each CREATE TYPE hands out anew: the
 * same label belongs to another HASH partition on another node. Types that hold
 * OIDs, transaction ids or WAL positions are as bad; text under a libc or ICU
 * collation is ordered as the library's version orders it.
 */
#include <string.h>

#include "arena.h"
#include "check.h"
#include "collation_use.h"
#include "map.h"
#include "node_local.h"
#include "quote.h"

#include "banned.h"

/* The worst that the key of one level, or of a whole tree, gives cause for. */
struct cause {
	enum mm_severity severity; /* INFO: none */
	const struct mm_relation *level;
	const char *reason;
};

struct view {
	const struct mm_catalog *catalog;
	struct mm_findings *out;
	struct mm_map *collations;
};

static void blame(struct cause *cause, enum mm_severity severity, const char *reason)
{
	if (severity <= cause->severity)
		return;
	cause->severity = severity;
	cause->reason = reason;
}

/* What a hashed type is made of. */
struct parts {
	bool has_enum;
	bool has_node_local;
};

static bool note_part(const char *bare_name, const struct mm_type *entry, void *data)
{
	struct parts *parts = data;

	if (entry != NULL && entry->kind == 'e')
		parts->has_enum = true;
	if (mm_type_is_node_local(bare_name))
		parts->has_node_local = true;
	return true;
}

static void look_at_hashed(const struct view *v, const struct mm_column *column,
                           struct cause *cause)
{
	struct parts parts = { 0 };
	const char *name = mm_quoted_ident(v->out->arena, column->name);

	mm_type_walk(v->catalog, column->type, note_part, &parts);
	if (parts.has_enum)
		blame(cause, MM_CRITICAL,
		      mm_arena_printf(v->out->arena, "%s is hashed by the OIDs of enum labels (%s)",
		                      name, column->type));
	else if (parts.has_node_local)
		blame(cause, MM_WARNING,
		      mm_arena_printf(v->out->arena, "%s holds a node-local identifier (%s)", name,
		                      column->type));
}

static bool is_text(const struct view *v, const struct mm_column *column)
{
	const char *base = mm_type_base_name(v->catalog, v->out->arena, column->type);
	const char *dot = strrchr(base, '.');

	return mm_same(base, "text") || mm_same(base, "character varying") ||
	       mm_same(base, "character") || mm_same(base, "bpchar") ||
	       mm_same(dot == NULL ? base : dot + 1, "citext");
}

/* The database's default is known to order by bytes. */
static bool is_default_fixed(const struct mm_server *server)
{
	if (server->provider != NULL && strcmp(server->provider, "libc") != 0)
		return strcmp(server->provider, "builtin") == 0;
	return mm_same(server->collation, "C") || mm_same(server->collation, "POSIX");
}

static void look_at_ranged(const struct view *v, const struct mm_column *column,
                           const char *spelling, struct cause *cause)
{
	const char *name = mm_quoted_ident(v->out->arena, column->name);

	if (!is_text(v, column))
		return;
	if (spelling == NULL && !is_default_fixed(&v->catalog->server))
		blame(cause, MM_CONSIDER,
		      mm_arena_printf(v->out->arena,
		                      "%s is ordered by the database's default collation%s", name,
		                      v->catalog->server.collation == NULL
		                          ? ", which this input does not name"
		                          : ""));
	if (spelling != NULL &&
	    !mm_collation_is_fixed(spelling, mm_collation_spelled(v->collations, spelling)))
		blame(cause, MM_CONSIDER,
		      mm_arena_printf(v->out->arena, "%s is ordered by the collation %s", name,
		                      spelling));
}

/* An expression of a HASH key calls one of the user's own functions. */
static void look_at_expressions(const struct view *v, const struct mm_relation *level,
                                struct cause *cause)
{
	for (size_t i = 0; level->facts != NULL && i < level->facts->count; i++) {
		const struct mm_function *called = level->facts->items[i].function;

		if (called != NULL && called->is_in_scope)
			blame(cause, MM_WARNING,
			      mm_arena_printf(v->out->arena, "the key is computed by %s",
			                      mm_display(v->out, mm_object_of_function(called))));
	}
}

static struct cause cause_of(const struct view *v, const struct mm_relation *level)
{
	struct cause cause = { .level = level };

	for (size_t i = 0; i < level->partition_columns.count; i++) {
		const struct mm_column *column =
		    mm_relation_find_column(level, level->partition_columns.items[i]);

		if (column == NULL || column->type == NULL)
			continue;
		if (level->partition_strategy == 'h')
			look_at_hashed(v, column, &cause);
		if (level->partition_strategy == 'r')
			look_at_ranged(v, column, mm_partition_collation(level, i), &cause);
	}
	if (level->partition_strategy == 'h')
		look_at_expressions(v, level, &cause);
	return cause;
}

/* "region, lower(name)" */
static const char *key_of(struct mm_arena *arena, const struct mm_relation *level)
{
	struct mm_strings parts = { 0 };
	size_t next = 0;

	for (size_t i = 0; i < level->partition_columns.count; i++) {
		const char *column = level->partition_columns.items[i];

		if (column[0] != '\0')
			mm_strings_add(arena, &parts, mm_quoted_ident(arena, column));
		else if (next < level->partition_expressions.count)
			mm_strings_add(arena, &parts, level->partition_expressions.items[next++]);
	}
	return mm_strings_join(arena, &parts, ", ");
}

static void report(const struct mm_relation *root, const struct cause *cause,
                   struct mm_findings *out)
{
	struct mm_object object = mm_object_of_relation(root);
	struct mm_finding *f =
	    mm_findings_add(out, cause->severity, object,
	                    "Partitioning of %s depends on values that differ between nodes",
	                    mm_display(out, object));

	if (cause->level != root)
		mm_finding_detail(f, "This concerns the partitions of %s below it.",
		                  mm_display(out, mm_object_of_relation(cause->level)));
	mm_meta_text(f, "strategy", cause->level->partition_strategy == 'h' ? "HASH" : "RANGE");
	mm_meta_text(f, "key", key_of(f->arena, cause->level));
	mm_meta_text(f, "reason", cause->reason);
	mm_meta_partitions(f, root);
}

/* Keeps the worst of a tree, the first by name among equals. */
static void keep(struct mm_map *roots, const struct mm_relation *level, const struct cause *cause,
                 struct mm_arena *arena)
{
	const struct mm_relation *root = level->root != NULL ? level->root : level;
	struct cause *worst = mm_map_get(roots, (const char *)&root, sizeof root);

	if (cause->severity == MM_INFO || (worst != NULL && cause->severity <= worst->severity))
		return;
	worst = mm_arena_zalloc(arena, 1, sizeof *worst);
	*worst = *cause;
	mm_map_set(roots, (const char *)&root, sizeof root, worst);
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	const struct mm_relation_list *relations = &in->catalog->relations;
	struct mm_map *roots = mm_map_new();
	struct view v = { .catalog = in->catalog,
		          .out = out,
		          .collations = mm_collations_by_spelling(in->catalog) };

	for (size_t i = 0; i < relations->count; i++)
		if (relations->items[i]->kind == 'p' && mm_relation_is_table(relations->items[i])) {
			struct cause cause = cause_of(&v, relations->items[i]);

			keep(roots, relations->items[i], &cause, out->arena);
		}
	for (size_t i = 0; i < relations->count; i++) {
		const struct mm_relation *root = relations->items[i];
		const struct cause *cause = mm_map_get(roots, (const char *)&root, sizeof root);

		if (cause != NULL)
			report(root, cause, out);
	}
	mm_map_free(v.collations);
	mm_map_free(roots);
}

MM_CHECK(partition_routing) = {
	.title = "Partition keys whose values differ between nodes",
	.why = "A row is copied and applied to the partition that it had on the node of origin, "
	       "found by name, and PostgreSQL then checks the row against that partition's "
	       "bound. The bound must therefore mean the same on all nodes. It does not when a "
	       "HASH key contains an enum: PostgreSQL hashes the internal number of the label, "
	       "which differs between nodes, so rows belong to one partition here and to another "
	       "there. They are refused with error 23514, end in the exception log, and their "
	       "whole transaction is lost on that node; the initial copy is expected to fail in "
	       "the same way. Types that hold OIDs, transaction ids or WAL positions differ just "
	       "so, and a function of your own may. A RANGE key of text under an operating "
	       "system's or ICU's collation depends on the version of that library, which "
	       "decides on which side of a bound a text falls.",
	.evidence = "hashenum() in PostgreSQL's src/backend/access/hash/hashfunc.c; rows of a "
	            "HASH partition on an enum refused with 23514 seen on two nodes.",
	.fix = "Partition by another column, or use LIST instead of HASH for an enum: LIST "
	       "compares the labels themselves. Changing the key means a new table and copying "
	       "the rows. For text ranges, give the key column COLLATE \"C\", or keep the same "
	       "operating system and ICU version on all nodes and upgrade them together.",
	.severities = MM_CAN(CRITICAL) | MM_CAN(WARNING) | MM_CAN(CONSIDER),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT,
	.needs = MM_PART(RELATIONS) | MM_PART(COLUMNS) | MM_PART(TYPES),
	.uses = MM_PART(COLLATIONS),
	.from_dump = MM_DUMP_YES,
	.run = run,
};
