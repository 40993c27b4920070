#ifndef MM_FACTS_TEXT_H
#define MM_FACTS_TEXT_H

struct mm_arena;

/*
 * The facts of a piece of SQL as mm_facts_print() writes them, in the arena. Not
 * resolved. `language` NULL: a statement; "": an expression; "ATOMIC": a body with
 * BEGIN ATOMIC or RETURN; else a function body (of a trigger function in PL/pgSQL).
 */
const char *facts_text(struct mm_arena *arena, const char *language, const char *code);

/* assert_facts(sql, "READ t @1\n"): of a statement. */
#define assert_facts(sql, expected) assert_facts_in(NULL, sql, expected)
#define assert_facts_in(language, code, expected)                                                  \
	do {                                                                                       \
		struct mm_arena *arena_ = mm_arena_new();                                          \
		assert_string_equal(facts_text(arena_, (language), (code)), (expected));           \
		mm_arena_free(arena_);                                                             \
	} while (0)

#endif
