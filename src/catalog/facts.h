#ifndef MM_FACTS_H
#define MM_FACTS_H

#include <stdbool.h>
#include <stddef.h>

#include "list.h"

struct mm_function;
struct mm_relation;

/* What one piece of SQL does: a function body, a view's query, a rule, a default. */
enum mm_fact_kind {
	MM_FACT_READ,     /* a relation is read */
	MM_FACT_INSERT,   /* columns: those listed */
	MM_FACT_UPDATE,   /* columns: those assigned; increments: c = c + x among them */
	MM_FACT_DELETE,   /* MERGE gives one fact per action it holds */
	MM_FACT_TRUNCATE, /* one per table; CASCADE, RESTART */
	MM_FACT_COPY,     /* detail: "program", "file", or "stdin"; FROM sets WRITES */
	/* detail: command tag ("DROP TABLE"); one per object named. An index, trigger, rule,
	 * policy or constraint of a table: name is the table, columns its own name. */
	MM_FACT_DDL,
	/* A function or SQL value function ("current_timestamp"). Calls among its arguments are
	 * the facts after it. columns: the one that pg_get_serial_sequence() is given. */
	MM_FACT_CALL,
	MM_FACT_ASSIGN_NEW,   /* NEW.<columns[0]> is assigned from a call of schema.name(detail) */
	MM_FACT_NOTIFY,       /* detail: channel; also pg_notify() */
	MM_FACT_LISTEN,       /* detail: channel */
	MM_FACT_UNLISTEN,     /* detail: channel */
	MM_FACT_LOCK_TABLE,   /* detail: mode */
	MM_FACT_ROW_LOCK,     /* detail: "UPDATE", "NO KEY UPDATE", "SHARE", "KEY SHARE" */
	MM_FACT_LARGE_OBJECT, /* ALTER, COMMENT ON, GRANT ON, SECURITY LABEL ON LARGE OBJECT */
	MM_FACT_TWO_PHASE,    /* PREPARE TRANSACTION, COMMIT PREPARED, ROLLBACK PREPARED */
	MM_FACT_TRANSACTION,  /* COMMIT or ROLLBACK in a procedure; detail: which */
	MM_FACT_REFRESH,      /* of a materialized view; CONCURRENTLY */
	MM_FACT_SET,          /* name: setting, detail: value; also set_config() */
	MM_FACT_ISOLATION,    /* detail: "serializable" or "repeatable read" */
	MM_FACT_GAPLESS,  /* max(name) + 1 of a column; schema, detail: the table, as relation */
	MM_FACT_RAISE,    /* RAISE EXCEPTION or ASSERT */
	MM_FACT_DYNAMIC,  /* EXECUTE of text that could not be read */
	MM_FACT_EXTERNAL, /* reaches outside the server by the language's own means; detail: what */
};

enum mm_fact_flag {
	MM_FACT_CASCADE = 1 << 0,
	MM_FACT_RESTART = 1 << 1,   /* RESTART IDENTITY; ALTER SEQUENCE … RESTART */
	MM_FACT_TEMPORARY = 1 << 2, /* TEMP, or schema pg_temp, or made TEMP earlier in this code */
	MM_FACT_CONCURRENTLY = 1 << 3,
	MM_FACT_IF_EXISTS = 1 << 4,
	MM_FACT_FROM_QUERY = 1 << 5, /* CREATE TABLE AS, SELECT INTO */
	MM_FACT_VOLATILE = 1 << 6,   /* DDL whose query or default tells when or where it runs */
	MM_FACT_SECRET = 1 << 7,     /* role or user mapping DDL with a password */
	MM_FACT_SKIP_LOCKED = 1 << 8,
	MM_FACT_NOWAIT = 1 << 9,
	MM_FACT_UPSERT = 1 << 10,       /* the UPDATE of ON CONFLICT DO UPDATE */
	MM_FACT_DYNAMIC_TEXT = 1 << 11, /* from a constant text given to EXECUTE */
	MM_FACT_WRITES = 1 << 12,       /* COPY FROM */
	MM_FACT_ON_COMMIT_DROP = 1 << 13,
	MM_FACT_QUALIFIED = 1 << 14,   /* written with a schema */
	MM_FACT_AMBIGUOUS = 1 << 15,   /* several objects fit the name: candidates */
	MM_FACT_BUILTIN = 1 << 16,     /* CALL of a function of PostgreSQL itself */
	MM_FACT_MERGE = 1 << 17,       /* an action of MERGE */
	MM_FACT_LOCAL = 1 << 18,       /* SET LOCAL, or is_local of set_config() */
	MM_FACT_LIKE_SOURCE = 1 << 19, /* the table named by CREATE TABLE LIKE, or read by CTAS */
	MM_FACT_PARTITION = 1 << 20,   /* READ: the parent of PARTITION OF; DDL: ATTACH, DETACH */
};

struct mm_fact {
	enum mm_fact_kind kind;
	unsigned flags;     /* of mm_fact_flag */
	const char *schema; /* as written (folded), or found; NULL: unqualified and not found */
	const char *name;   /* relation, function, setting, or other object; NULL where none */
	const char *detail; /* see the kinds; CALL: the first argument, where it is a literal */
	int argument_count; /* CALL */
	size_t inner_count; /* DDL: how many facts after it come from inside it (query, defaults) */
	char volatility;    /* CALL: i s v of the function called; '\0' unknown */
	int line;           /* within the code, 1-based; 0 unknown */
	struct mm_strings columns;
	struct mm_strings increments;
	struct mm_strings candidates; /* with AMBIGUOUS: the display names */

	/* Found by mm_facts_resolve(); NULL where the catalog has no such object. */
	struct mm_relation *relation; /* a sequence or a type is not one */
	struct mm_function *function;
};

struct mm_facts {
	const struct mm_fact *items;
	size_t count;
	bool is_heuristic;       /* from tokens, or from another language's strings */
	bool is_opaque;          /* the code cannot be read at all (C, internal) */
	const char *parse_error; /* why tokens were used, or NULL */
};

/*
 * Calls visit() for each fact of `facts`, and, through CALL facts, of the functions
 * in scope that it calls, to a depth of 8, each function once, and the one that `facts` belongs to
 * not again when calls lead back to it. `culprit` is the function whose body holds the fact; NULL
 * at depth 0. visit() returns false to stop. A NULL `facts` holds none.
 */
typedef bool mm_fact_visitor(const struct mm_fact *fact, const struct mm_function *culprit,
                             void *data);
void mm_facts_walk(const struct mm_facts *facts, mm_fact_visitor *visit, void *data);

/* The first fact of that kind in the code itself, not through calls; NULL: none. */
const struct mm_fact *mm_facts_find(const struct mm_facts *facts, enum mm_fact_kind kind);
bool mm_fact_has(const struct mm_fact *fact, enum mm_fact_flag flag);

/* A CALL, or an assignment to NEW, of PostgreSQL's own function of that name. */
bool mm_fact_calls(const struct mm_fact *fact, const char *builtin);

#endif
