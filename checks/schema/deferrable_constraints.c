/*
 * A deferrable constraint is checked by a trigger that runs after the row is
 * in, and that trigger is an ordinary one: it does not fire on apply (Spock 5.0.11 and
 * 6.0.0). Its index is not immediate, so PostgreSQL does not take it for the replica
 * identity (RelationGetIndexList), and Spock's conflict search passes over it
 * (IsIndexUsableForInsertConflict in src/spock_common.c).
 */
#include <string.h>

#include "arena.h"
#include "check.h"
#include "quote.h"
#include "row_identity.h"

#include "banned.h"

static const char *type_text(char type)
{
	return type == 'p' ? "primary key" : type == 'u' ? "unique" : "exclusion";
}

static const char *title_word(char type)
{
	return type == 'p'   ? "Primary key"
	       : type == 'u' ? "Unique constraint"
	                     : "Exclusion constraint";
}

/* An index that is, or could at once be, the table's identity instead of this key. */
static const struct mm_index *other_identity(const struct mm_constraint *c)
{
	const struct mm_index *index = c->relation->identity;

	if (index == NULL)
		index = mm_identity_candidate(c->relation, c->backing);
	if (index == NULL || index == c->backing)
		return NULL;
	for (size_t i = 0; i < index->columns.count; i++) {
		const struct mm_column *column =
		    mm_relation_find_column(c->relation, index->columns.items[i]);

		if (column == NULL || !column->is_not_null)
			return NULL;
	}
	return index;
}

/* "(a, b WITHOUT OVERLAPS) INCLUDE (c)": the key as a table constraint spells it. */
static const char *key_list(struct mm_arena *arena, const struct mm_constraint *c)
{
	const char *included = "";

	if (c->backing->included.count > 0)
		included = mm_arena_printf(arena, " INCLUDE (%s)",
		                           mm_quoted_idents(arena, &c->backing->included));
	return mm_arena_printf(arena, "(%s%s)%s", mm_quoted_idents(arena, &c->columns),
	                       c->is_period ? " WITHOUT OVERLAPS" : "", included);
}

/* The elements of an exclusion constraint; NULL when the catalog does not hold all of them. */
static const char *exclusion_list(struct mm_arena *arena, const struct mm_constraint *c)
{
	struct mm_strings elements = { 0 };
	size_t expression = 0;

	if (c->operators.count != c->columns.count || c->columns.count == 0)
		return NULL;
	for (size_t i = 0; i < c->columns.count; i++) {
		const char *element = c->columns.items[i];

		if (*element != '\0')
			element = mm_quoted_ident(arena, element);
		else if (expression < c->backing->expressions.count)
			element = mm_arena_printf(arena, "(%s)",
			                          c->backing->expressions.items[expression++]);
		else
			return NULL;
		mm_strings_add(
		    arena, &elements,
		    mm_arena_printf(arena, "%s WITH %s", element, c->operators.items[i]));
	}
	return mm_strings_join(arena, &elements, ", ");
}

static const char *definition(struct mm_arena *arena, const struct mm_constraint *c)
{
	const char *elements;

	if (c->type == 'p')
		return mm_arena_printf(arena, "PRIMARY KEY %s", key_list(arena, c));
	if (c->type == 'u')
		return mm_arena_printf(arena, "UNIQUE %s%s",
		                       c->backing->has_nulls_not_distinct ? "NULLS NOT DISTINCT "
		                                                          : "",
		                       key_list(arena, c));
	elements = exclusion_list(arena, c);
	if (elements == NULL)
		return NULL;
	return mm_arena_printf(arena, "EXCLUDE USING %s (%s)%s",
	                       mm_quoted_ident(arena, c->backing->method), elements,
	                       c->backing->predicate == NULL
	                           ? ""
	                           : mm_arena_printf(arena, " WHERE (%s)", c->backing->predicate));
}

/* Names end at 63 bytes in PostgreSQL. */
enum { LONGEST_NAME = 63, MOST_TRIES = 100 };

/* A free name for the new index, made of the constraint's. */
static const char *new_index_name(struct mm_arena *arena, const struct mm_catalog *catalog,
                                  const struct mm_constraint *c)
{
	for (int i = 1; i <= MOST_TRIES; i++) {
		const char *suffix =
		    i == 1 ? "_immediate" : mm_arena_printf(arena, "_immediate%d", i);
		size_t length = strlen(c->name);

		if (length + strlen(suffix) > LONGEST_NAME)
			length = LONGEST_NAME - strlen(suffix);
		while (length > 0 && ((unsigned char)c->name[length] & 0xc0) == 0x80)
			length--;
		const char *name = mm_arena_printf(arena, "%.*s%s", (int)length, c->name, suffix);

		if (mm_catalog_find_index(catalog, c->schema, name) == NULL &&
		    mm_catalog_find_relation(catalog, c->schema, name) == NULL)
			return name;
	}
	return NULL;
}

/* The index is built beside the old one, so that the table is locked for an instant only. */
static void fix_by_index(struct mm_finding *f, const struct mm_constraint *c, const char *index)
{
	const char *table = mm_qualified_name(f->arena, c->schema, c->table);
	const char *name = mm_quoted_ident(f->arena, c->name);
	const char *quoted = mm_quoted_ident(f->arena, index);

	mm_finding_fix(f, MM_BEFORE,
	               "CREATE UNIQUE INDEX CONCURRENTLY %s ON %s %s%s;\n"
	               "ALTER TABLE %s DROP CONSTRAINT %s, ADD CONSTRAINT %s %s USING INDEX %s;",
	               quoted, table, key_list(f->arena, c),
	               c->backing->has_nulls_not_distinct ? " NULLS NOT DISTINCT" : "", table, name,
	               name, c->type == 'p' ? "PRIMARY KEY" : "UNIQUE", quoted);
}

static void fix(struct mm_finding *f, const struct mm_catalog *catalog,
                const struct mm_constraint *c)
{
	const char *name = mm_quoted_ident(f->arena, c->name);
	/* Neither a partitioned table nor an exclusion can take a finished index. */
	bool takes_index = c->type != 'x' && !c->is_period && c->relation->kind == 'r';
	const char *index = takes_index ? new_index_name(f->arena, catalog, c) : NULL;
	const char *text;

	if (c->backing == NULL)
		return;
	if (index != NULL) {
		fix_by_index(f, c, index);
		return;
	}
	text = definition(f->arena, c);
	if (text != NULL)
		mm_finding_fix(f, MM_BEFORE,
		               "ALTER TABLE %s DROP CONSTRAINT %s, ADD CONSTRAINT %s %s;",
		               mm_qualified_name(f->arena, c->schema, c->table), name, name, text);
}

static void report(const struct mm_catalog *catalog, const struct mm_constraint *c,
                   struct mm_findings *out)
{
	struct mm_object object = mm_object_of_constraint(c);
	struct mm_finding *f =
	    mm_findings_add(out, c->type == 'p' ? MM_CRITICAL : MM_WARNING, object,
	                    "%s %s is deferrable", title_word(c->type), mm_display(out, object));

	mm_meta_text(f, "constraint_type", type_text(c->type));
	mm_meta_bool(f, "initially_deferred", c->is_deferred);
	if (c->type == 'p') {
		const struct mm_index *other = other_identity(c);

		mm_finding_group(f, "identity", mm_object_of_relation(c->relation));
		if (other != NULL)
			mm_meta_text(f, "other_identity",
			             mm_qualified_name(f->arena, other->schema, other->name));
	}
	mm_meta_partitions(f, c->relation);
	fix(f, catalog, c);
}

static bool is_deferrable_key(const struct mm_constraint *c)
{
	return c->is_deferrable && !c->is_inherited &&
	       (c->type == 'p' || c->type == 'u' || c->type == 'x') && c->relation != NULL &&
	       mm_relation_is_table(c->relation);
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	for (size_t i = 0; i < in->catalog->constraints.count; i++)
		if (is_deferrable_key(in->catalog->constraints.items[i]))
			report(in->catalog, in->catalog->constraints.items[i], out);
}

MM_CHECK(deferrable_constraints) = {
	.title = "Deferrable primary keys, unique and exclusion constraints",
	.why =
	    "A deferrable constraint is enforced by a trigger after the row is stored, and that "
	    "trigger does not fire when Spock applies a change. Two nodes that take the same value "
	    "at the same time therefore both keep both rows: the violation stands on every node, "
	    "and nothing is logged. A deferrable primary key is worse: PostgreSQL does not accept "
	    "it as the replica identity, so the replication set \"default\" refuses the table, "
	    "and after concurrent inserts each node holds two rows with one primary key. Spock's "
	    "search for conflicting rows passes over such indexes too, so no conflict is resolved "
	    "or recorded.",
	.evidence =
	    "IsIndexUsableForInsertConflict in src/spock_common.c and replication_set_add_table "
	    "in src/spock_repset.c (5.0.11); doubled primary keys and kept violations of "
	    "UNIQUE seen on two nodes with 5.0.11 and 6.0.0, of EXCLUDE with 6.0.0.",
	.fix =
	    "Replace the constraint by an immediate one. For PRIMARY KEY and UNIQUE, build the "
	    "index first and swap the constraint in one statement: CREATE UNIQUE INDEX "
	    "CONCURRENTLY i ON s.t (...); then ALTER TABLE s.t DROP CONSTRAINT c, ADD CONSTRAINT "
	    "c PRIMARY KEY USING INDEX i. An exclusion constraint has to be dropped and added "
	    "NOT DEFERRABLE, which locks the table for as long as the index takes. ALTER "
	    "CONSTRAINT ... NOT DEFERRABLE works for foreign keys only. Look first at the "
	    "application: statements that swap or shift key values within one transaction need "
	    "the deferral and have to be rewritten.",
	.severities = MM_CAN(CRITICAL) | MM_CAN(WARNING),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT,
	.needs = MM_PART(CONSTRAINTS) | MM_PART(INDEXES),
	.from_dump = MM_DUMP_YES,
	.run = run,
};
