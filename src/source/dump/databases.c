#include "databases.h"

#include <string.h>

#include "arena.h"
#include "describe.h"
#include "map.h"
#include "settings.h"

#include "banned.h"

void mm_dumped_init(struct mm_dumped_list *list)
{
	*list = (struct mm_dumped_list){ .shared = mm_catalog_new(),
		                         .arena = mm_arena_new(),
		                         .scratch = mm_arena_new() };
}

static void release_one(struct mm_dumped *d)
{
	mm_catalog_free(d->loader.catalog);
	mm_map_free(d->loader.grants);
	mm_map_free(d->loader.large_objects);
}

void mm_dumped_release(struct mm_dumped_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		release_one(list->items[i]);
	mm_catalog_free(list->shared);
	mm_arena_free(list->arena);
	mm_arena_free(list->scratch);
}

struct mm_dumped *mm_dumped_find(struct mm_dumped_list *list, const char *name)
{
	for (size_t i = 0; i < list->count; i++)
		if (mm_same(list->items[i]->name, name))
			return list->items[i];
	return NULL;
}

struct mm_dumped *mm_dumped_add(struct mm_dumped_list *list, const char *name)
{
	struct mm_dumped *d = mm_arena_zalloc(list->arena, 1, sizeof *d);

	d->name = mm_arena_strdup(list->arena, name);
	d->loader.catalog = mm_catalog_new();
	d->loader.catalog->server.database = mm_catalog_text(d->loader.catalog, name);
	d->loader.shared = list->shared;
	d->loader.scratch = list->scratch;
	d->loader.grants = mm_map_new();
	d->loader.large_objects = mm_map_new();
	mm_loader_reset(&d->loader);
	/* Every database has it until it is dropped; pg_dump does not create it. */
	mm_catalog_add_schema(d->loader.catalog, "public");
	mm_list_add(list->arena, list, d);
	return d;
}

bool mm_dumped_has_objects(const struct mm_dumped *database)
{
	const struct mm_catalog *c = database->loader.catalog;

	return c->relations.count + c->sequences.count + c->types.count + c->functions.count +
	               c->event_triggers.count + c->extensions.count + c->publications.count +
	               c->subscriptions.count + c->foreign_servers.count + c->collations.count >
	           0 ||
	       c->schemas.count > 1;
}

static bool is_kept(const struct mm_dumped *d)
{
	if (mm_dumped_has_objects(d))
		return true;
	return d->name != NULL && strcmp(d->name, "postgres") != 0 &&
	       strcmp(d->name, "template1") != 0;
}

static void move_list(struct mm_catalog *to, struct mm_unparsed_list *into,
                      const struct mm_unparsed_list *from)
{
	for (size_t i = 0; i < from->count; i++) {
		struct mm_unparsed *u = mm_arena_zalloc(to->arena, 1, sizeof *u);

		*u = *from->items[i];
		u->location.file = mm_catalog_text(to, u->location.file);
		u->message = mm_catalog_text(to, u->message);
		mm_list_add(to->arena, into, u);
	}
}

static void move_coverage(struct mm_catalog *to, const struct mm_coverage *from)
{
	struct mm_coverage *c = &to->coverage;

	c->statements += from->statements;
	c->parsed += from->parsed;
	c->rewritten += from->rewritten;
	c->ignored += from->ignored;
	c->meta_commands += from->meta_commands;
	c->data_blocks += from->data_blocks;
	c->bytes += from->bytes;
	c->is_truncated = c->is_truncated || from->is_truncated;
	move_list(to, &c->unparsed, &from->unparsed);
	move_list(to, &c->notes, &from->notes);
}

void mm_dumped_keep(struct mm_dumped_list *list)
{
	struct mm_dumped *first = NULL;
	size_t kept = 0;

	for (size_t i = 0; i < list->count && first == NULL; i++)
		if (is_kept(list->items[i]))
			first = list->items[i];
	if (first == NULL)
		first = list->items[list->count - 1];
	for (size_t i = 0; i < list->count; i++) {
		struct mm_dumped *d = list->items[i];

		if (d == first || is_kept(d)) {
			list->items[kept++] = d;
			continue;
		}
		move_coverage(first->loader.catalog, &d->loader.catalog->coverage);
		release_one(d);
	}
	list->count = kept;
}

static void copy_fields(struct mm_catalog *to, const struct mm_object_type *type, void *target,
                        const void *source)
{
	for (size_t i = 0; i < type->field_count; i++) {
		const struct mm_field *field = &type->fields[i];
		void *value = (char *)target + field->offset;
		const void *old = (const char *)source + field->offset;

		if (field->kind == MM_FIELD_STRING) {
			*(const char **)value = mm_catalog_text(to, *(const char *const *)old);
		} else if (field->kind == MM_FIELD_STRINGS) {
			const struct mm_strings *strings = old;
			struct mm_strings *copy = value;

			*copy = (struct mm_strings){ 0 };
			for (size_t k = 0; k < strings->count; k++)
				mm_strings_add(to->arena, copy,
				               mm_catalog_text(to, strings->items[k]));
		}
	}
}

static const struct mm_object_type *type_of_part(enum mm_part part)
{
	for (size_t i = 0; i < mm_object_type_count; i++)
		if (mm_object_types[i].part == part)
			return &mm_object_types[i];
	return NULL;
}

/* The struct's own members come along with the assignment, its strings by copy_fields(). */
#define COPY_ALL(list, number, add)                                                                \
	for (size_t i = 0; i < from->list.count; i++) {                                            \
		if (from->list.items[i]->is_dropped)                                               \
			continue;                                                                  \
		*add(to, from->list.items[i]->name) = *from->list.items[i];                        \
		copy_fields(to, type_of_part(number), to->list.items[to->list.count - 1],          \
		            from->list.items[i]);                                                  \
		to->list.items[to->list.count - 1]->location.file =                                \
		    mm_catalog_text(to, from->list.items[i]->location.file);                       \
	}

static void copy_shared(struct mm_catalog *to, const struct mm_catalog *from)
{
	COPY_ALL(roles, MM_PART_NUMBER_ROLES, mm_catalog_add_role)
	COPY_ALL(tablespaces, MM_PART_NUMBER_TABLESPACES, mm_catalog_add_tablespace)
	COPY_ALL(databases, MM_PART_NUMBER_DATABASES, mm_catalog_add_database)
	COPY_ALL(db_role_settings, MM_PART_NUMBER_DB_ROLE_SETTINGS, mm_catalog_add_db_role_setting)
	mm_settings_keep_last(to);
}

void mm_dumped_share(const struct mm_dumped_list *list, struct mm_dumped *database)
{
	struct mm_catalog *c = database->loader.catalog;

	copy_shared(c, list->shared);
	for (size_t i = 0; database->name != NULL && i < c->databases.count; i++) {
		const struct mm_database *d = c->databases.items[i];

		if (strcmp(d->name, database->name) != 0)
			continue;
		if (d->encoding != NULL) {
			c->server.encoding = d->encoding;
			c->server.is_encoding_inferred = false;
		}
		c->server.collation = d->collation;
		c->server.ctype = d->ctype;
		c->server.provider = d->provider;
		c->server.tablespace = d->tablespace;
	}
}
