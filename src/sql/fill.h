#ifndef MM_FILL_H
#define MM_FILL_H

struct mm_catalog;

/*
 * Computes the facts of every function body, query of a view, rule, policy, default
 * or generation expression, CHECK, index expression or predicate and partition key of a
 * finished catalog, and resolves them. An object whose text cannot hold a fact keeps
 * NULL. Objects with the same text in the same schema share their facts.
 */
void mm_sql_fill_facts(struct mm_catalog *catalog);

#endif
