#include "scope.h"

#include <fnmatch.h>
#include <string.h>

#include "catalog.h"

#include "banned.h"

bool mm_schema_is_system(const char *schema)
{
	return strncmp(schema, "pg_", 3) == 0 || strcmp(schema, "information_schema") == 0;
}

bool mm_schema_is_reserved(const char *schema)
{
	return strcmp(schema, "spock") == 0 || strcmp(schema, "snowflake") == 0 ||
	       strcmp(schema, "lolor") == 0 || strcmp(schema, "pgedge_ace") == 0;
}

static bool matches(const struct mm_strings *globs, const char *schema)
{
	for (size_t i = 0; i < globs->count; i++)
		if (fnmatch(globs->items[i], schema, 0) == 0)
			return true;
	return false;
}

static bool admits(const struct mm_scope *scope, const char *schema, const char *extension)
{
	if (mm_schema_is_system(schema) || mm_schema_is_reserved(schema) || extension != NULL)
		return false;
	if (scope == NULL)
		return true;
	return (scope->include.count == 0 || matches(&scope->include, schema)) &&
	       !matches(&scope->exclude, schema);
}

void mm_catalog_set_scope(struct mm_catalog *catalog, const struct mm_scope *scope)
{
	for (size_t i = 0; i < catalog->relations.count; i++) {
		struct mm_relation *r = catalog->relations.items[i];

		r->is_in_scope = r->persistence != 't' && admits(scope, r->schema, r->extension);
	}
	for (size_t i = 0; i < catalog->sequences.count; i++) {
		struct mm_sequence *s = catalog->sequences.items[i];

		s->is_in_scope = s->persistence != 't' && admits(scope, s->schema, s->extension);
	}
	for (size_t i = 0; i < catalog->types.count; i++) {
		struct mm_type *t = catalog->types.items[i];

		t->is_in_scope = admits(scope, t->schema, t->extension);
	}
	for (size_t i = 0; i < catalog->functions.count; i++) {
		struct mm_function *f = catalog->functions.items[i];

		f->is_in_scope = admits(scope, f->schema, f->extension);
	}
	for (size_t i = 0; i < catalog->triggers.count; i++) {
		struct mm_trigger *t = catalog->triggers.items[i];

		t->is_in_scope = !t->is_clone && t->relation != NULL && t->relation->is_in_scope;
	}
}
