#ifndef MM_SCHEMA_OBJECTS_H
#define MM_SCHEMA_OBJECTS_H

#include "object_lists.h"

/* Schemas, and what stands in one beside tables. See objects.h. */

#define MM_SCHEMA_FIELDS(F)                                                                        \
	F(STRING, name)                                                                            \
	F(STRING, owner)                                                                           \
	F(STRING, extension) /* the extension that owns it */

struct mm_schema {
	MM_SCHEMA_FIELDS(MM_MEMBER)
	struct mm_location location;
	bool is_dropped;
};

#define MM_SEQUENCE_FIELDS(F)                                                                      \
	F(STRING, schema)                                                                          \
	F(STRING, name)                                                                            \
	F(LETTER, persistence)                                                                     \
	F(STRING, owner)                                                                           \
	F(STRING, data_type)                                                                       \
	F(INT, start)                                                                              \
	F(INT, increment)                                                                          \
	F(INT, minimum)                                                                            \
	F(INT, maximum)                                                                            \
	F(INT, cache)                                                                              \
	F(BOOL, is_cycled)                                                                         \
	F(LETTER, dependency) /* pg_depend.deptype to the column: a owned, i identity */           \
	F(STRING, table_schema)                                                                    \
	F(STRING, table)                                                                           \
	F(STRING, column)                                                                          \
	F(BOOL, has_last_value)                                                                    \
	F(INT, last_value)                                                                         \
	F(STRING, extension)

struct mm_sequence {
	MM_SEQUENCE_FIELDS(MM_MEMBER)
	struct mm_location location;
	bool is_dropped;

	struct mm_column *column_of; /* the owning column, or NULL */
	bool is_in_scope;
};

/* pg_type: enums, domains, composite and range types, base types by name. */
#define MM_TYPE_FIELDS(F)                                                                          \
	F(STRING, schema)                                                                          \
	F(STRING, name)                                                                            \
	F(LETTER, kind) /* typtype: e d c r m b */                                                 \
	F(STRING, owner)                                                                           \
	F(STRINGS, labels)   /* of an enum, in order */                                            \
	F(STRING, base_type) /* of a domain */                                                     \
	F(BOOL, is_not_null) /* of a domain */                                                     \
	F(STRING, default_expression)                                                              \
	F(STRING, collation)                                                                       \
	F(STRINGS, field_names) /* of a composite type */                                          \
	F(STRINGS, field_types)                                                                    \
	F(STRING, subtype) /* of a range or multirange */                                          \
	F(STRING, extension)

struct mm_type {
	MM_TYPE_FIELDS(MM_MEMBER)
	struct mm_location location;
	bool is_dropped;
	const struct mm_map *index; /* the catalog's: finds its constraints by name */

	struct mm_constraint_list constraints; /* CHECKs of a domain */
	bool is_in_scope;
};

#define MM_FUNCTION_FIELDS(F)                                                                      \
	F(STRING, schema)                                                                          \
	F(STRING, name)                                                                            \
	F(STRING, arguments)       /* identity arguments: "integer, text" */                       \
	F(LETTER, kind)            /* prokind: f p a w */                                          \
	F(STRINGS, argument_names) /* all, "" when unnamed */                                      \
	F(STRINGS, argument_types) /* all, with OUT and TABLE */                                   \
	F(STRINGS, argument_modes) /* "i" "o" "b" "v" "t" */                                       \
	F(INT, default_count)                                                                      \
	F(STRING, return_type) /* NULL for a procedure */                                          \
	F(BOOL, returns_set)                                                                       \
	F(STRING, language)                                                                        \
	F(LETTER, volatility) /* provolatile: i s v */                                             \
	F(BOOL, is_strict)                                                                         \
	F(BOOL, is_security_definer)                                                               \
	F(LETTER, parallel)       /* s r u */                                                      \
	F(STRINGS, settings)      /* proconfig, "search_path=app" */                               \
	F(STRING, body)           /* prosrc, or the text of BEGIN ATOMIC … END / RETURN … */   \
	F(BOOL, is_standard_body) /* prosqlbody: BEGIN ATOMIC or RETURN */                         \
	F(STRING, owner)                                                                           \
	F(STRING, extension)

struct mm_function {
	MM_FUNCTION_FIELDS(MM_MEMBER)
	struct mm_location location;
	bool is_dropped;

	const struct mm_facts *facts; /* of the body; NULL: the language's body says nothing */
	struct mm_trigger_list triggers;
	bool is_in_scope;
};

#define MM_COLLATION_FIELDS(F)                                                                     \
	F(STRING, schema)                                                                          \
	F(STRING, name)                                                                            \
	F(STRING, provider) /* "libc", "icu", "builtin", "default" */                              \
	F(STRING, locale)                                                                          \
	F(BOOL, is_nondeterministic)                                                               \
	F(STRING, version)        /* collversion */                                                \
	F(STRING, actual_version) /* pg_collation_actual_version() */                              \
	F(STRING, extension)

struct mm_collation {
	MM_COLLATION_FIELDS(MM_MEMBER)
	struct mm_location location;
	bool is_dropped;
};

MM_LIST(mm_schema);
MM_LIST(mm_collation);

#endif
