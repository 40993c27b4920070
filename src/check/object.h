#ifndef MM_OBJECT_H
#define MM_OBJECT_H

#include "objects.h"

struct mm_arena;
struct mm_catalog;

/* What a finding is about, in raw names. */
struct mm_object {
	const char *kind;   /* "table", "column", … as in the checks' conventions */
	const char *schema; /* NULL where the kind has none */
	const char
	    *table; /* of a column, constraint, trigger, rule or policy: the relation or domain */
	const char *name;      /* NULL: the database or server as a whole, name unknown */
	const char *arguments; /* of a function or procedure */
	struct mm_location location;
};

struct mm_object mm_object_of_relation(const struct mm_relation *relation);
struct mm_object mm_object_of_column(const struct mm_column *column);
struct mm_object mm_object_of_constraint(const struct mm_constraint *constraint);
struct mm_object mm_object_of_index(const struct mm_index *index);
struct mm_object mm_object_of_sequence(const struct mm_sequence *sequence);
struct mm_object mm_object_of_type(const struct mm_type *type);
struct mm_object mm_object_of_function(const struct mm_function *function);
struct mm_object mm_object_of_trigger(const struct mm_trigger *trigger);
struct mm_object mm_object_of_rule(const struct mm_rule *rule);
struct mm_object mm_object_of_policy(const struct mm_policy *policy);
/* A kind with a plain name: "extension", "setting", "role", "event trigger", "large objects" … */
struct mm_object mm_object_named(const char *kind, const char *name);
/* The whole database: its name is shown, and is not part of ids. */
struct mm_object mm_object_database(const struct mm_catalog *catalog);
struct mm_object mm_object_server(void);

/*
 * As shown to people and executed: quoted like quote_ident(), qualified:
 * public."Order Items", public.orders.id, app.f(integer, text), trigger names
 * behind their table (public.orders.audit).
 */
const char *mm_object_display(struct mm_arena *arena, const struct mm_object *object);

/*
 * The finding id: first 16 hex digits of SHA-256 over check, kind, the object's
 * parts and the discriminators, as the checks' conventions lay down. `to` holds
 * 17 bytes.
 */
void mm_object_id(const char *check, const struct mm_object *object,
                  const struct mm_strings *discriminators, char *to);

#endif
