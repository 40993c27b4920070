/*
 * An index on text keeps its entries in the order that the collation had when they
 * were made. glibc and ICU change that order between versions; PostgreSQL records
 * the version (collversion) and warns when it differs. The apply worker looks rows
 * up through such indexes (src/spock_apply_heap.c, 5.0.11). A nondeterministic
 * collation calls texts equal that differ in bytes.
 */
#include <string.h>

#include "arena.h"
#include "check.h"
#include "collation_use.h"
#include "map.h"
#include "quote.h"

#include "banned.h"

/* What uses one collation. */
struct uses {
	struct mm_strings indexes;
	bool is_used;
};

struct state {
	struct mm_findings *out;
	struct mm_map *by_spelling; /* to struct mm_collation */
	struct mm_map *uses;        /* from spelling to struct uses */
};

static struct uses *uses_of(struct state *s, const char *spelling)
{
	struct uses *u = mm_map_get(s->uses, spelling, strlen(spelling));

	if (u == NULL) {
		u = mm_arena_zalloc(s->out->arena, 1, sizeof *u);
		mm_map_set(s->uses, spelling, strlen(spelling), u);
	}
	u->is_used = true;
	return u;
}

static void report_index(struct state *s, const struct mm_index *index,
                         const struct mm_strings *columns, const struct mm_strings *collations,
                         const char *provider)
{
	struct mm_object object = mm_object_of_index(index);
	struct mm_finding *f =
	    mm_findings_add(s->out, MM_CONSIDER, object,
	                    "Unique index %s compares text by a nondeterministic collation",
	                    mm_display(s->out, object));

	mm_meta_text(f, "provider", provider);
	mm_meta_text(f, "table", mm_qualified_name(f->arena, index->schema, index->relation->name));
	mm_meta_set(f, "columns", columns);
	mm_meta_set(f, "collations", collations);
	mm_meta_partitions(f, index->relation);
}

static void look_at_index(struct state *s, const struct mm_index *index)
{
	struct mm_strings columns = { 0 };
	struct mm_strings collations = { 0 };
	const char *provider = NULL;

	for (size_t i = 0; i < index->columns.count; i++) {
		const char *spelling = mm_index_collation(index, i);
		const struct mm_collation *c = mm_collation_spelled(s->by_spelling, spelling);

		if (c == NULL)
			continue;
		mm_strings_add(s->out->arena, &uses_of(s, spelling)->indexes,
		               mm_qualified_name(s->out->arena, index->schema, index->name));
		if (!c->is_nondeterministic || !index->is_unique)
			continue;
		if (index->columns.items[i][0] != '\0')
			mm_strings_add(s->out->arena, &columns, index->columns.items[i]);
		mm_strings_add(s->out->arena, &collations, spelling);
		provider = c->provider;
	}
	if (collations.count > 0)
		report_index(s, index, &columns, &collations, provider);
}

static void look_at_partition_key(struct state *s, const struct mm_relation *root)
{
	for (size_t i = 0; i < root->partition_columns.count; i++) {
		const char *spelling = mm_partition_collation(root, i);

		if (spelling != NULL)
			uses_of(s, spelling);
	}
}

/* Known by its bare name where it is PostgreSQL's own. */
static struct mm_object object_of(const struct mm_collation *c)
{
	struct mm_object object = mm_object_named("collation", c->name);

	if (strcmp(c->schema, "pg_catalog") != 0)
		object.schema = c->schema;
	object.location = c->location;
	return object;
}

/* The statements in their order: the version is refreshed when nothing old is left. */
static void fix_version(struct mm_finding *f, const struct mm_collation *c, const struct uses *uses)
{
	struct mm_strings statements = { 0 };
	enum { MOST_STATEMENTS = 20 };

	if (uses->indexes.count > MOST_STATEMENTS)
		return;
	for (size_t i = 0; i < uses->indexes.count; i++)
		mm_strings_add(
		    f->arena, &statements,
		    mm_arena_printf(f->arena, "REINDEX INDEX %s;", uses->indexes.items[i]));
	mm_strings_add(f->arena, &statements,
	               mm_arena_printf(f->arena, "ALTER COLLATION %s REFRESH VERSION;",
	                               mm_qualified_name(f->arena, c->schema, c->name)));
	mm_finding_fix(f, MM_BEFORE, "%s", mm_strings_join(f->arena, &statements, "\n"));
}

static void look_at_version(struct state *s, const struct mm_collation *c)
{
	const char *spelling = mm_qualified_name(s->out->arena, c->schema, c->name);
	struct uses *uses = mm_map_get(s->uses, spelling, strlen(spelling));
	struct mm_object object = object_of(c);

	if (uses == NULL || c->version == NULL || c->actual_version == NULL ||
	    strcmp(c->version, c->actual_version) == 0 || mm_collation_is_fixed(spelling, c))
		return;
	struct mm_finding *f =
	    mm_findings_add(s->out, MM_WARNING, object,
	                    "Collation %s was built with another version than it now has",
	                    mm_display(s->out, object));

	mm_strings_sort_unique(&uses->indexes);
	mm_finding_discriminate(f, "version");
	mm_meta_text(f, "provider", c->provider);
	mm_meta_text(f, "recorded_version", c->version);
	mm_meta_text(f, "actual_version", c->actual_version);
	mm_meta_list(f, "indexes", &uses->indexes);
	fix_version(f, c, uses);
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	const struct mm_catalog *catalog = in->catalog;
	struct state s = { .out = out,
		           .by_spelling = mm_collations_by_spelling(catalog),
		           .uses = mm_map_new() };

	for (size_t i = 0; i < catalog->indexes.count; i++)
		if (!catalog->indexes.items[i]->is_partition &&
		    catalog->indexes.items[i]->relation->is_in_scope)
			look_at_index(&s, catalog->indexes.items[i]);
	for (size_t i = 0; i < catalog->relations.count; i++)
		if (catalog->relations.items[i]->is_in_scope)
			look_at_partition_key(&s, catalog->relations.items[i]);
	for (size_t i = 0; i < catalog->collations.count; i++)
		look_at_version(&s, catalog->collations.items[i]);
	mm_map_free(s.by_spelling);
	mm_map_free(s.uses);
}

MM_CHECK(collations) = {
	.title = "Collations that differ in version or compare loosely",
	.why = "The operating system's C library or ICU decides how text is ordered, and their "
	       "newer versions order some texts differently. An index that was built under "
	       "another version than the present one can miss rows that are there. The apply "
	       "worker finds rows through such indexes: a replicated update then finds no row, "
	       "or a unique index admits a second copy of a key. Nodes whose libraries differ "
	       "disagree in the same way about which key is taken and which partition a text "
	       "belongs to. Under a nondeterministic collation, texts that differ in bytes count "
	       "as equal: two nodes can each accept their own spelling of a key, and one "
	       "replaces the other when they meet.",
	.evidence = "PostgreSQL's documentation of CREATE COLLATION and ALTER COLLATION ... "
	            "REFRESH VERSION; the apply worker's look-ups in src/spock_apply_heap.c "
	            "(5.0.11).",
	.fix = "Run the same operating system and ICU version on all nodes and upgrade them "
	       "together. Where the version has changed, REINDEX what depends on the collation, "
	       "then ALTER COLLATION ... REFRESH VERSION, or ALTER DATABASE ... REFRESH "
	       "COLLATION VERSION for the database's default. For keys under a nondeterministic "
	       "collation, ask whether two nodes may come to write different spellings of one "
	       "key; if so, store the key in one form, for instance in lower case under a "
	       "deterministic collation.",
	.severities = MM_CAN(WARNING) | MM_CAN(CONSIDER),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT | MM_COMPARE,
	.needs = MM_PART(COLLATIONS) | MM_PART(COLUMNS) | MM_PART(INDEXES) | MM_PART(ENCODING),
	.from_dump = MM_DUMP_PARTLY,
	.other_sources = "live, nodes",
	.run = run,
};
