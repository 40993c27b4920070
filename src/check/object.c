#include "object.h"

#include <sha2.h>
#include <stdio.h>
#include <string.h>

#include "arena.h"
#include "buf.h"
#include "catalog.h"
#include "quote.h"

#include "banned.h"

static const char *relation_kind(char kind)
{
	switch (kind) {
	case 'p':
		return "partitioned table";
	case 'f':
		return "foreign table";
	case 'v':
		return "view";
	case 'm':
		return "materialized view";
	default:
		return "table";
	}
}

struct mm_object mm_object_of_relation(const struct mm_relation *r)
{
	return (struct mm_object){ .kind = relation_kind(r->kind),
		                   .schema = r->schema,
		                   .name = r->name,
		                   .location = r->location };
}

/* The kinds that stand behind a relation or domain. */
#define BEHIND_TABLE(kind_, x)                                                                     \
	((struct mm_object){ .kind = (kind_),                                                      \
	                     .schema = (x)->schema,                                                \
	                     .table = (x)->table,                                                  \
	                     .name = (x)->name,                                                    \
	                     .location = (x)->location })

#define IN_SCHEMA(kind_, x)                                                                        \
	((struct mm_object){ .kind = (kind_),                                                      \
	                     .schema = (x)->schema,                                                \
	                     .name = (x)->name,                                                    \
	                     .location = (x)->location })

struct mm_object mm_object_of_column(const struct mm_column *column)
{
	return BEHIND_TABLE("column", column);
}

struct mm_object mm_object_of_constraint(const struct mm_constraint *constraint)
{
	return BEHIND_TABLE("constraint", constraint);
}

struct mm_object mm_object_of_trigger(const struct mm_trigger *trigger)
{
	return BEHIND_TABLE("trigger", trigger);
}

struct mm_object mm_object_of_rule(const struct mm_rule *rule)
{
	return BEHIND_TABLE("rule", rule);
}

struct mm_object mm_object_of_policy(const struct mm_policy *policy)
{
	return BEHIND_TABLE("policy", policy);
}

struct mm_object mm_object_of_index(const struct mm_index *index)
{
	return IN_SCHEMA("index", index);
}

struct mm_object mm_object_of_sequence(const struct mm_sequence *sequence)
{
	return IN_SCHEMA("sequence", sequence);
}

struct mm_object mm_object_of_type(const struct mm_type *type)
{
	return IN_SCHEMA(type->kind == 'd' ? "domain" : "type", type);
}

struct mm_object mm_object_of_function(const struct mm_function *function)
{
	struct mm_object object =
	    IN_SCHEMA(function->kind == 'p' ? "procedure" : "function", function);

	object.arguments = function->arguments;
	return object;
}

struct mm_object mm_object_named(const char *kind, const char *name)
{
	return (struct mm_object){ .kind = kind, .name = name };
}

struct mm_object mm_object_database(const struct mm_catalog *catalog)
{
	return (struct mm_object){ .kind = "database", .name = catalog->server.database };
}

struct mm_object mm_object_server(void)
{
	return (struct mm_object){ .kind = "server" };
}

const char *mm_object_display(struct mm_arena *arena, const struct mm_object *object)
{
	struct mm_buf buf = { 0 };

	if (object->name == NULL)
		return object->kind;
	if (object->schema != NULL) {
		mm_quote_ident(&buf, object->schema);
		mm_buf_addc(&buf, '.');
	}
	if (object->table != NULL) {
		mm_quote_ident(&buf, object->table);
		mm_buf_addc(&buf, '.');
	}
	mm_quote_ident(&buf, object->name);
	if (object->arguments != NULL)
		mm_buf_addf(&buf, "(%s)", object->arguments);
	const char *text = mm_arena_strndup(arena, buf.text, buf.len);

	mm_buf_release(&buf);
	return text;
}

static void add_part(SHA2_CTX *context, const char *text)
{
	static const uint8_t separator[1] = { 0x1f };

	SHA256Update(context, separator, 1);
	SHA256Update(context, (const uint8_t *)text, strlen(text));
}

/* A finding on the whole database or server has one empty part: its name may differ by source. */
static bool is_whole(const struct mm_object *object)
{
	return strcmp(object->kind, "database") == 0 || strcmp(object->kind, "server") == 0;
}

void mm_object_id(const char *check, const struct mm_object *object,
                  const struct mm_strings *discriminators, char *to)
{
	SHA2_CTX context;
	uint8_t digest[SHA256_DIGEST_LENGTH];

	SHA256Init(&context);
	SHA256Update(&context, (const uint8_t *)check, strlen(check));
	add_part(&context, object->kind);
	if (is_whole(object)) {
		add_part(&context, "");
	} else {
		if (object->schema != NULL)
			add_part(&context, object->schema);
		if (object->table != NULL)
			add_part(&context, object->table);
		add_part(&context, object->name == NULL ? "" : object->name);
		if (object->arguments != NULL)
			add_part(&context, object->arguments);
	}
	if (discriminators->count == 0)
		add_part(&context, "");
	for (size_t i = 0; i < discriminators->count; i++)
		add_part(&context, discriminators->items[i]);
	SHA256Final(digest, &context);
	for (size_t i = 0; i < 8; i++)
		snprintf(to + 2 * i, 3, "%02x", digest[i]);
}
