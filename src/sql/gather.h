#ifndef MM_GATHER_H
#define MM_GATHER_H

/* Internal to src/sql: what the extraction of facts shares between its files. */

#include <stdbool.h>
#include <stddef.h>

#include <pg_query/pg_query.pb-c.h>

#include "facts.h"

struct mm_arena;
struct mm_map;

/*
 * Facts of one piece of code while they are collected. Zeroed but for `arena`,
 * then used by mm_gather_…(), then given to mm_gather_finish(). Everything lives in
 * the arena, except the maps, which mm_gather_finish() frees.
 */
struct mm_gather {
	struct mm_arena *arena;
	struct mm_fact *items;
	size_t count;
	size_t capacity;

	const char *text; /* the statement that is being walked: for lines */
	size_t text_len;
	int first_line;     /* of that text, within the code */
	int statement_line; /* of the statement of it that is being walked */
	size_t line_offset;
	int line;

	struct mm_map *ctes;  /* names of WITH in force */
	struct mm_map *temps; /* names made TEMP so far */

	unsigned flags;      /* added to every fact */
	unsigned read_flags; /* added to every READ */
	int queries;         /* how many queries are around: a RangeVar is then read */
	int nesting;         /* of DO blocks and EXECUTE texts in one another */
	bool is_heuristic;
	bool is_opaque;
	const char *parse_error;
};

/* DO in EXECUTE in DO …: a text inside so many others is no longer read. */
enum { MM_GATHER_MOST_NESTING = 8 };

/* A new fact at that byte of the current text (negative: unknown). Valid until the next one. */
struct mm_fact *mm_gather_add(struct mm_gather *g, enum mm_fact_kind kind, int location);
/* Gives the fact a name; says QUALIFIED and TEMPORARY where that holds. */
void mm_gather_name(struct mm_gather *g, struct mm_fact *fact, const char *schema,
                    const char *name);
struct mm_fact *mm_gather_add_relation(struct mm_gather *g, enum mm_fact_kind kind,
                                       const PgQuery__RangeVar *relation);
/* From now on the unqualified name means a temporary object. */
void mm_gather_made_temporary(struct mm_gather *g, const char *name);
bool mm_gather_is_temporary(const struct mm_gather *g, const char *schema, const char *name);

/*
 * Parses SQL and adds its facts; `line` is that of its first byte. Returns false when it does
 * not parse; *error is then the parser's message.
 */
bool mm_gather_sql(struct mm_gather *g, const char *sql, int line, const char **error);
/* The same for one expression. */
bool mm_gather_expression(struct mm_gather *g, const char *expression, int line,
                          const char **error);

/* A body, or the argument of DO, in this language. `create` is its whole CREATE FUNCTION. */
void mm_gather_body(struct mm_gather *g, const char *language, const char *body,
                    const char *create);
void mm_gather_plpgsql(struct mm_gather *g, const char *create, const char *body);
/* By tokens: PL/pgSQL that did not parse. */
void mm_gather_tokens(struct mm_gather *g, const char *body);
/* One statement that did not parse, by its tokens. */
void mm_gather_statement_tokens(struct mm_gather *g, const char *sql, int line);
/* The strings in recognisable SQL calls of another language, and its ways out of the server. */
void mm_gather_foreign(struct mm_gather *g, const char *language, const char *body);
/* The SQL expression given to EXECUTE. */
void mm_gather_dynamic(struct mm_gather *g, const char *expression, int line);
/* Makes ASSIGN_NEW facts for the calls among the facts from `first` on. */
void mm_gather_assign_new(struct mm_gather *g, size_t first, const char *column);

/* The text as a string constant. */
const char *mm_gather_quote(struct mm_gather *g, const char *text);

/* The walk over a parse tree; NULL is allowed everywhere. */
void mm_gather_node(struct mm_gather *g, const PgQuery__Node *node);
void mm_gather_nodes(struct mm_gather *g, PgQuery__Node *const *nodes, size_t count);
void mm_gather_message(struct mm_gather *g, const ProtobufCMessage *message);
void mm_gather_children(struct mm_gather *g, const ProtobufCMessage *message);
#define mm_gather_part(g, part) mm_gather_message((g), (const ProtobufCMessage *)(part))

/* Statements and expressions that mean something; see the files of these names. */
void mm_gather_select(struct mm_gather *g, const PgQuery__SelectStmt *s);
void mm_gather_insert(struct mm_gather *g, const PgQuery__InsertStmt *s);
void mm_gather_update(struct mm_gather *g, const PgQuery__UpdateStmt *s);
void mm_gather_delete(struct mm_gather *g, const PgQuery__DeleteStmt *s);
void mm_gather_merge(struct mm_gather *g, const PgQuery__MergeStmt *s);
void mm_gather_range(struct mm_gather *g, const PgQuery__RangeVar *r);
void mm_gather_call(struct mm_gather *g, const PgQuery__FuncCall *c);
void mm_gather_value_function(struct mm_gather *g, const PgQuery__SQLValueFunction *f);
/* max(column) + 1: `from` is the table, where there is one. */
void mm_gather_gapless(struct mm_gather *g, const PgQuery__SelectStmt *s);
/* Columns assigned by the target list, and those of them that are incremented. */
void mm_gather_targets(struct mm_gather *g, struct mm_fact *fact, PgQuery__Node *const *targets,
                       size_t count, const PgQuery__RangeVar *relation);
/* Utility statements and DDL. False when the node is none of them. */
bool mm_gather_utility(struct mm_gather *g, const PgQuery__Node *node);
bool mm_gather_ddl(struct mm_gather *g, const PgQuery__Node *node);
bool mm_gather_table_ddl(struct mm_gather *g, const PgQuery__Node *node);

/* The result, in g->arena; frees the maps. */
struct mm_facts *mm_gather_finish(struct mm_gather *g);

#endif
