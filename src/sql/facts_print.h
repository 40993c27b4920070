#ifndef MM_FACTS_PRINT_H
#define MM_FACTS_PRINT_H

struct mm_buf;
struct mm_facts;

/*
 * One line per fact: kind, name, detail, columns, volatility, flags, what was found, line;
 * before them "opaque" or "heuristic" where that holds. For tests. NULL prints nothing.
 */
void mm_facts_print(struct mm_buf *to, const struct mm_facts *facts);

#endif
