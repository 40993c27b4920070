/*
 * build_delta_tuple in src/spock_apply_heap.c (Spock 5.0.11 and 6.0.0) tests
 * neither the new nor the local value for NULL before it calls the delta
 * function, and looks the function up by three arguments of exactly the
 * column's type. ALTER TABLE accepts the two attribute options on any column.
 * Options are not inherited: each partition has its own.
 */
#include "arena.h"
#include "check.h"
#include "delta.h"
#include "odd_leaves.h"
#include "qualified.h"
#include "quote.h"

#include "banned.h"

enum defect { NONE, NULLABLE, FUNCTION, IDENTITY, GENERATED, INCOMPLETE, NO_IDENTITY };

struct defect_text {
	const char *name; /* in the metadata and the id */
	enum mm_severity severity;
	const char *predicate; /* of the title */
	const char *detail;
};

static const struct defect_text texts[] = {
	[NULLABLE] = { "nullable", MM_CRITICAL, "is nullable",
	               "A NULL in it crashes the server or becomes an arbitrary number." },
	[FUNCTION] = { "function", MM_CRITICAL, "has no usable delta function",
	               "The function must exist and take and return exactly the column's type." },
	[IDENTITY] = { "identity", MM_CRITICAL, "is part of the replica identity",
	               "A key must not change while it is applied." },
	[GENERATED] = { "generated", MM_CRITICAL, "is generated",
	                "Its value is computed on each node." },
	[INCOMPLETE] = { "incomplete", MM_WARNING, "has only one of the two options",
	                 "Without the other one, the last update wins as for any column." },
	[NO_IDENTITY] = { "no_identity", MM_WARNING,
	                  "is in a table without a replica identity index",
	                  "Updates of such a table are not replicated at all." },
};

static bool is_nullable(const struct mm_catalog *catalog, const struct mm_column *column)
{
	const struct mm_type *domain = mm_type_is_array(column->type) ? NULL : column->user_type;

	if (column->is_not_null)
		return false;
	for (int depth = 0; depth < 32 && domain != NULL && domain->kind == 'd'; depth++) {
		if (domain->is_not_null)
			return false;
		domain = mm_catalog_type_of(catalog, domain->base_type);
	}
	return true;
}

static bool is_builtin_number(const char *type)
{
	static const char *const numbers[] = { "smallint", "integer",          "bigint", "numeric",
		                               "real",     "double precision", "money" };

	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
		if (mm_same(type, numbers[i]))
			return true;
	return false;
}

/* f(T, T, T) returns T. An unqualified name is looked for in every schema. */
static bool has_function(const struct mm_catalog *catalog, const struct mm_column *column,
                         const char *text, struct mm_arena *arena)
{
	const struct mm_function_list *overloads;
	const char *type = mm_type_bare_name(arena, column->type);
	struct mm_qualified q = mm_qualified_read(arena, text);

	if (mm_type_is_array(column->type))
		type = column->type;
	/* The extension's own; a dump leaves it out. */
	if (mm_same(q.schema, "spock") && mm_same(q.name, "delta_apply"))
		return is_builtin_number(type);
	const char *arguments = mm_arena_printf(arena, "%s, %s, %s", type, type, type);

	overloads = mm_catalog_overloads(catalog, q.schema, q.name);
	for (size_t i = 0; overloads != NULL && i < overloads->count; i++)
		if (mm_same(overloads->items[i]->arguments, arguments) &&
		    mm_same(overloads->items[i]->return_type, type))
			return true;
	return false;
}

static enum defect find_defect(const struct mm_catalog *catalog, const struct mm_column *column,
                               struct mm_arena *arena)
{
	struct mm_delta delta = mm_delta_of(column);

	if (!mm_delta_is_set(&delta))
		return NONE;
	/* The old value alone is never added up: a NULL in it does no harm. */
	if (delta.function != NULL && is_nullable(catalog, column))
		return NULLABLE;
	if (delta.function != NULL && !has_function(catalog, column, delta.function, arena))
		return FUNCTION;
	if (mm_column_is_identity(column))
		return IDENTITY;
	if (column->generated != '\0')
		return GENERATED;
	if (delta.function == NULL || !delta.logs_old_value)
		return INCOMPLETE;
	return column->relation->identity == NULL ? NO_IDENTITY : NONE;
}

static void fix(struct mm_finding *f, const struct mm_column *column, enum defect defect)
{
	const struct mm_relation *r = column->relation;
	struct mm_delta delta = mm_delta_of(column);
	const char *action = "RESET (log_old_value, delta_apply_function)";

	if (defect == NULLABLE)
		action = "SET NOT NULL";
	else if (defect == INCOMPLETE && delta.function != NULL)
		action = "SET (log_old_value=true)";
	else if (defect == INCOMPLETE)
		action = "RESET (log_old_value)";
	mm_finding_fix(f, MM_BEFORE, "ALTER TABLE %s ALTER COLUMN %s %s;",
	               mm_qualified_name(f->arena, r->schema, r->name),
	               mm_quoted_ident(f->arena, column->name), action);
}

static struct mm_finding *report(const struct mm_column *column, enum defect defect,
                                 struct mm_findings *out)
{
	struct mm_object object = mm_object_of_column(column);
	const struct defect_text *text = &texts[defect];
	struct mm_finding *f =
	    mm_findings_add(out, text->severity, object, "Delta-apply column %s %s",
	                    mm_display(out, object), text->predicate);

	mm_finding_detail(f, "%s", text->detail);
	mm_finding_discriminate(f, text->name);
	mm_meta_set(f, "options", &column->options);
	mm_meta_text(f, "defect", text->name);
	mm_meta_text(f, "data_type", column->type);
	return f;
}

/* A partition whose root's column has the same defect says nothing new. */
static void look_at_leaf(const struct mm_catalog *catalog, const struct mm_column *column,
                         enum defect defect, struct mm_odd_leaves *odd)
{
	const struct mm_column *root = mm_column_of_root(column);

	if (root != NULL && find_defect(catalog, root, odd->arena) == defect)
		return;
	mm_odd_leaves_add(odd, column, texts[defect].name, &texts[defect]);
}

static void report_odd(const struct mm_odd_leaf *odd, struct mm_findings *out)
{
	const struct defect_text *text = odd->data;
	struct mm_finding *f = report(odd->root, (enum defect)(text - texts), out);

	mm_finding_odd_leaves(f, odd);
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	struct mm_odd_leaves odd = { .arena = out->arena };

	for (size_t i = 0; i < in->catalog->columns.count; i++) {
		const struct mm_column *column = in->catalog->columns.items[i];
		enum defect defect;

		if (!mm_relation_is_table(column->relation) || column->options.count == 0)
			continue;
		defect = find_defect(in->catalog, column, out->arena);
		if (defect == NONE)
			continue;
		if (mm_relation_is_partition(column->relation)) {
			look_at_leaf(in->catalog, column, defect, &odd);
			continue;
		}
		struct mm_finding *f = report(column, defect, out);

		mm_meta_partitions(f, column->relation);
		fix(f, column, defect);
	}
	for (size_t i = 0; i < odd.list.count; i++)
		report_odd(odd.list.items[i], out);
	mm_odd_leaves_release(&odd);
}

MM_CHECK(delta_apply_columns) = {
	.title = "Delta-apply columns that are not set up completely",
	.why =
	    "A column with delta apply is merged by adding the difference between the new and the "
	    "old value to the local one. Spock does not test for NULL before it does so. For a "
	    "numeric column the apply worker crashes, and with it the whole server, again and "
	    "again: it restarts, applies the same row and crashes (42 times in two seconds), and "
	    "no client can connect. For integer, double precision and money columns the result is "
	    "an arbitrary number. When the delta function is missing, the worker fails every five "
	    "seconds and the exception log stays empty. log_old_value alone changes nothing: the "
	    "last update wins. ALTER TABLE checks none of this. Both options are known only to the "
	    "patched PostgreSQL server; on any other one, a dump that sets them does not restore "
	    "without an error. SECURITY LABEL FOR spock ON COLUMN configures nothing in 5.0.11.",
	.evidence = "build_delta_tuple in src/spock_apply_heap.c (5.0.11 and 6.0.0); crash, "
	            "arbitrary values, the missing function and the lone option were seen on two "
	            "nodes with both.",
	.fix =
	    "Make the column NOT NULL on all nodes before it gets the options, or take them off: "
	    "ALTER TABLE s.t ALTER COLUMN c RESET (log_old_value, delta_apply_function). A "
	    "complete setup is a NOT NULL column outside the key with log_old_value=true and "
	    "delta_apply_function=spock.delta_apply, in a table with a replica identity index. "
	    "Way out of a crash loop: start the server with shared_preload_libraries='', reset "
	    "the options, and restart.",
	.severities = MM_CAN(CRITICAL) | MM_CAN(WARNING),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT | MM_COMPARE,
	.needs = MM_PART(COLUMNS) | MM_PART(CONSTRAINTS) | MM_PART(INDEXES) | MM_PART(FUNCTIONS) |
	         MM_PART(EXTENSIONS),
	.uses = MM_PART(SPOCK_SETS),
	.from_dump = MM_DUMP_YES,
	.other_sources = "nodes",
	.run = run,
};
